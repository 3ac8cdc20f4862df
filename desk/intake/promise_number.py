"""A promise is kept on another number: the one that was said after it, or a former one. One key, and one back."""

from desk.errors import Refused
from desk.facts.promises import PromiseRenumbered
from desk.intake.context import Context, New, decides
from desk.intake.promises import open_promise
from desk.record import record
from desk.reports.call_numbers import facts_of, said_since
from desk.reports.state import ReportState
from desk.words.phone import read_number, same_number


@record
class SetPromiseNumber:
    """It is kept on this number from now on: the one that was said since, a former one, or the promised one still."""

    report: str
    promise: str
    number: str


@decides(SetPromiseNumber)
def _renumber(command: SetPromiseNumber, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    promise = open_promise(state, command.promise)
    number = read_number(command.number).key or command.number.strip()
    if not number:
        raise Refused("Hier hoort een nummer; tot dan blijft het nummer van de afspraak.")
    same = same_number(number, promise.number)
    if same and not said_since(state, promise, context.clock(promise.made.clock)):
        return ()
    return (renumbered(state, command.promise, promise.number if same else number),)


def renumbered(state: ReportState, promise: str, number: str) -> New:
    """The fact that a promise is kept on this number."""
    return New(PromiseRenumbered(promise, number, facts_of(state, number)), state.id)
