"""What the report of a child is about, as somebody says it at the end: for the figures, never required."""

from desk.errors import Refused
from desk.facts.triage import NatureNoted
from desk.intake.context import Context, New, decides, must_go_on_here
from desk.record import record
from desk.reports.nature_terms import SYSTEMIC, nature_terms
from desk.reports.state import ReportState


@record
class NoteNature:
    """Primary and further natures and whether it is a systemic crisis, in place of what was said before (C6-015).

    Codes of resources/learning/natures.toml; `systemic` is `yes`, `no` or empty. All empty takes it back.
    """

    report: str
    child: str
    primary: str = ""
    also: tuple[str, ...] = ()
    systemic: str = ""


@record
class SettleNature:
    """Two desks said what it is about; somebody looked and chose the one of `fact`."""

    report: str
    child: str
    fact: str


@decides(NoteNature)
def _note(command: NoteNature, context: Context) -> tuple[New, ...]:
    state = _must(context, command.report)
    if command.child not in state.children and command.child not in state.children_aside:
        raise Refused("Dit kind staat niet in de melding.")
    order = [one.id for one in nature_terms()]
    unknown = {command.primary, *command.also} - {"", *order}
    if unknown or command.systemic not in {"", *SYSTEMIC}:
        raise Refused("Deze aard staat niet in de lijst; kies een andere.")
    also = tuple(one for one in order if one in command.also and one != command.primary)
    noted = NatureNoted(command.child, command.primary, also, command.systemic)
    register = state.care.natures.get((command.child, ""), {})
    standing = [one.value for one in register.values()]
    if standing == [noted] or (not standing and noted == NatureNoted(command.child, "")):
        return ()
    return (New(noted, state.id, replaces=tuple(register)),)


@decides(SettleNature)
def _settle(command: SettleNature, context: Context) -> tuple[New, ...]:
    state = _must(context, command.report)
    register = state.care.natures.get((command.child, ""), {})
    if command.fact not in register:
        raise Refused("Deze aard is intussen vervangen; kijk nog een keer.")
    return (New(register[command.fact].value, state.id, replaces=tuple(register)),)


def _must(context: Context, report: str) -> ReportState:
    state = context.must(report)
    must_go_on_here(context, state)
    return state
