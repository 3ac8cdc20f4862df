"""Who answers for a report: taken over, handed on, and why. Never by itself: writing in it changes no owner."""

from desk.errors import Refused
from desk.facts.ownership import OwnershipReasoned, ReportOwned
from desk.intake.context import Context, New, decides, must_go_on_here
from desk.record import record
from desk.reports.state import ReportState

FREELY = 20_000_000
"""µs after the last change of owner in which taking over asks for no reason: two desks answered one telephone."""


@record
class TakeReport:
    """ "Neem over": mine from now on. Works at once; a reason is asked only later than 20 seconds, and may follow."""

    report: str
    reason: str = ""


@record
class HandReport:
    """A colleague answers for it from now on; `desk` is where they sit, if they sit somewhere."""

    report: str
    person: str
    desk: str = ""


@record
class GiveTakeoverReason:
    """Why it was taken over, afterwards; `owned` is the fact that took it."""

    report: str
    owned: str
    reason: str


@decides(TakeReport)
def _take(command: TakeReport, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    must_go_on_here(context, state)
    if not context.author:
        raise Refused("Kies eerst wie hier zit (Ctrl+P); dan kan de melding van u worden.")
    owners = [*state.owners.values()]
    if [(owner.person, owner.desk) for owner in owners] == [(context.author, context.desk)]:
        return ()
    how = "claimed" if free_to_take(state, context) else "taken"
    return (New(ReportOwned(context.author, how, command.reason), state.id, replaces=tuple(state.owners)),)


def free_to_take(state: ReportState, context: Context) -> bool:
    """Whether nobody asks why: it is nobody's, one's own (also at another desk), or changed owner just now."""
    owners = state.owners.values()
    if not owners or any(owner.person == context.author for owner in owners):
        return True
    return context.now - max(owner.at for owner in owners) <= FREELY


@decides(HandReport)
def _hand(command: HandReport, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    must_go_on_here(context, state)
    if not command.person:
        raise Refused("Kies aan wie u de melding geeft; tot dan blijft die waar hij is.")
    if [owner.person for owner in state.owners.values()] == [command.person]:
        return ()
    handed = ReportOwned(command.person, "handed", desk=command.desk)
    return (New(handed, state.id, replaces=tuple(state.owners)),)


@decides(GiveTakeoverReason)
def _reason(command: GiveTakeoverReason, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    owner = state.owners.get(command.owned)
    if owner is None and command.owned not in state.replaced:
        raise Refused("Deze overname staat niet in de melding.")
    if owner is not None and owner.reason == command.reason:
        return ()
    standing = state.standing.get(("reason", command.owned))
    given = OwnershipReasoned(command.owned, command.reason)
    return (New(given, state.id, replaces=(standing,) if standing else ()),)
