"""A pattern repeated: the turns of a rotation in a period become drafts, as often as people ask."""

from datetime import datetime

from desk.errors import Refused
from desk.intake.context import Context, New, decide, decides
from desk.intake.roster_common import book_now, span
from desk.intake.roster_duties import DropDrafts, PlanDuties
from desk.intake.roster_editing import repeat
from desk.record import record
from desk.roster.book import Book
from desk.roster.wall import day_of


@record
class RepeatRotation:
    """Plan the turns of a rotation that begin in [start, until), as drafts.

    What was published, or changed by hand, stays as it is; drafts of turns that are no more are given up.
    """

    rotation: str
    start: datetime
    until: datetime


def asked_for(command: RepeatRotation, book: Book) -> tuple[PlanDuties | DropDrafts, ...]:
    """What repeating comes to, as commands. `book` holds the duties of the period."""
    rotation = book.rotations.get(command.rotation)
    if rotation is None:
        raise Refused("Deze wisseldienst staat niet (meer) in het rooster.")
    # Imported here: reading the calendar of holidays takes its time, and little else needs it.
    from desk.roster.holidays import calendar, iso_day

    last = day_of(command.until)
    days = calendar(book.holidays.values(), iso_day(rotation.anchor, last), last)
    return repeat(book, rotation, days, command.start, command.until)


@decides(RepeatRotation)
def _repeat(command: RepeatRotation, context: Context) -> tuple[New, ...]:
    span(command.start, command.until, context)
    book = book_now(context, command.start, command.until)
    return tuple(fact for one in asked_for(command, book) for fact in decide(one, context))
