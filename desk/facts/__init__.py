"""What happened: one frozen dataclass for each type of fact, past tense, never changed once released."""

from desk.facts import answers, call, decisions, desk, ownership, promises, roster

__all__ = ["answers", "call", "decisions", "desk", "ownership", "promises", "roster"]
