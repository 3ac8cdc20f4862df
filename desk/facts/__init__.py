"""What happened: one frozen dataclass for each type of fact, past tense, never changed once released."""

from desk.facts import (
    access,
    agreements,
    answers,
    call,
    care,
    decisions,
    desk,
    law,
    ownership,
    promises,
    retention,
    roster,
    triage,
)

__all__ = [
    "access",
    "agreements",
    "answers",
    "call",
    "care",
    "decisions",
    "desk",
    "law",
    "ownership",
    "promises",
    "retention",
    "roster",
    "triage",
]
