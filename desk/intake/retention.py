"""What may be destroyed: approved one by one by somebody who may, or held back with a reason. Pure.

Jeugdwet 7.3.8 and 7.3.9, AVG 5 and 17. What is said of it stays for ever: a ground is a word of retention.toml.
"""

from collections.abc import Iterable

from desk.errors import Refused
from desk.facts.retention import DestructionHeld, Erased, HoldLifted, RepeatKept
from desk.intake.context import Context, New, decides
from desk.profile.retention import TERM, terms_in
from desk.record import record
from desk.retention.destroyable import Destroyable, Part

AT_ONCE = 500
"""So many facts one fact names: what guards the files reads all of it for each of them."""


@record
class ApproveDestruction:
    """A report whose term is over is destroyed, with what went on in it."""

    report: str


@record
class EraseFacts:
    """A closed report is destroyed because somebody asked for it; `ground` is a word of retention.toml."""

    report: str
    ground: str


@record
class HoldDestruction:
    """A report may not be destroyed; `ground` is a word of retention.toml, `reason` says more."""

    report: str
    ground: str
    reason: str = ""


@record
class LiftHold:
    """What held a report back is over."""

    report: str
    reason: str = ""


@record
class EraseAccount:
    """The account of somebody who left: name, verifier and keys go. What they wrote stays under their person id."""

    account: str


@decides(EraseAccount)
def _erase_account(command: EraseAccount, context: Context) -> tuple[New, ...]:
    row = context.accounts().get(command.account)
    if row is None or not row.closed:
        raise Refused("Sluit dit account eerst; een account dat open is wordt niet gewist.")
    found = context.destroyable(command.account)
    if found is None or not found.parts:
        # By those it is judged who might change accounts and destroy.
        raise Refused("Wie ooit dienstleider of beheerder was blijft bekend: daaraan is te zien wie wat mocht.")
    return _erased(found, TERM, context)


@decides(ApproveDestruction)
def _approve(command: ApproveDestruction, context: Context) -> tuple[New, ...]:
    found = _found(command.report, context)
    if not found.late and (found.due is None or not found.due.over):
        until = f" tot en met {found.due.ended:%d-%m-%Y}" if found.due is not None else ""
        raise Refused(
            f"{found.reference} wordt nog bewaard{until}. Vraagt iemand om vernietiging, doe het dan op verzoek."
            if until
            else f"{found.reference} is nog open. Rond de melding eerst af."
        )
    return _erased(found, TERM, context)


@decides(EraseFacts)
def _erase(command: EraseFacts, context: Context) -> tuple[New, ...]:
    found = _found(command.report, context)
    ground = terms_in(context.profile.files).ground(command.ground)
    if ground is None or not ground.asked:
        raise Refused("Zeg op welke grond deze melding vernietigd wordt.")
    if found.due is None and not found.late:
        raise Refused(f"{found.reference} is nog open. Rond de melding eerst af, met een uitkomst.")
    return _erased(found, command.ground, context)


@decides(HoldDestruction)
def _hold(command: HoldDestruction, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    if command.ground not in terms_in(context.profile.files).holds:
        raise Refused("Zeg waarom deze melding bewaard moet blijven: bezwaar, klacht of rechtszaak.")
    said = DestructionHeld(command.ground, " ".join(command.reason.split()))
    if said in state.holds.values():
        return ()
    return (New(said, command.report),)


@decides(LiftHold)
def _lift(command: LiftHold, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    if not state.holds:
        return ()
    return (New(HoldLifted(" ".join(command.reason.split())), command.report, replaces=tuple(state.holds)),)


def _found(report: str, context: Context) -> Destroyable:
    found = context.destroyable(report)
    if found is None:
        raise Refused("Deze melding is hier niet bekend, of er is al niets meer van.")
    if found.due is not None and found.due.holds:
        raise Refused(f"{found.reference} mag niet vernietigd worden. Hef eerst op wat haar tegenhoudt.")
    return found


def _erased(found: Destroyable, ground: str, context: Context) -> tuple[New, ...]:
    context.must_count()
    # First what stays true of others; it would have nobody to say it after that.
    kept = [New(RepeatKept(found.days), other) for other in found.repeats]
    return (*kept, *(new for part in found.parts for new in _part(part, found, ground, context)))


def _part(part: Part, found: Destroyable, ground: str, context: Context) -> Iterable[New]:
    subject, due = context.new_id(), found.due
    term, closed, ended = (due.term.id, f"{due.closed}", f"{due.ended}") if due is not None else ("", "", "")
    for first in range(0, len(part.facts), AT_ONCE):
        figures = dict(part.figures) if not first else {}
        said = (
            part.facts[first : first + AT_ONCE],
            part.what,
            part.thing,
            ground,
            figures,
            part.code,
            part.number,
            term,
            closed,
            ended,
        )
        yield New(Erased(*said), subject)
