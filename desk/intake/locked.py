"""A line that somebody writes on the lock screen, with what rings or is on the line there: nobody knows who it was."""

from desk.errors import Refused
from desk.facts.answers import NoteTyped
from desk.intake.context import Context, New, decides
from desk.record import record

LONGEST = 500
"""Characters: one line, of somebody who stands at a screen that is not theirs."""


@record
class NoteAtLock:
    """One line with a report that rings or is on the line here, while the screen is locked."""

    report: str
    text: str


@decides(NoteAtLock)
def _note(command: NoteAtLock, context: Context) -> tuple[New, ...]:
    context.must(command.report)
    text = " ".join(command.text.split())[:LONGEST]
    if not text:
        raise Refused("Er is nog niets getypt.")
    return (New(NoteTyped(f"Op het vergrendelde scherm getypt, onbekend door wie: {text}"), command.report),)
