"""What may be asked of the desk: commands, and the pure decision that turns each into facts or a refusal.

A decision is known once the module of its command is imported. Those of the roster (`roster_*`) are imported by whoever
asks: a start does without them.
"""

from desk.intake import answers, calls, clock, closing, decisions, desk, merging, ownership, promises, routes
from desk.intake.context import Context, New, decide

__all__ = [
    "Context",
    "New",
    "answers",
    "calls",
    "clock",
    "closing",
    "decide",
    "decisions",
    "desk",
    "merging",
    "ownership",
    "promises",
    "routes",
]
