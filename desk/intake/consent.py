"""Consent and custody per person, legal frames, and the steps of the Meldcode: noted, never required (house rule 1)."""

from desk.errors import Refused
from desk.facts.law import ConsentNoted, FrameNoted, MeldcodeNoted
from desk.intake.context import Context, New, decides, must_go_on_here
from desk.record import record
from desk.reports.care import Noted
from desk.reports.state import ReportState

YOUTH = "youth"
"""The child itself, as a person of its own consents: the same one at every desk."""


@record
class NoteConsent:
    """Where one person stands; fields as in `desk.facts.law.ConsentNoted`. Without `person` it is somebody new."""

    report: str
    child: str
    relation: str
    name: str = ""
    custody: str = "unknown"
    consent: str = ""
    reason: str = ""
    note: str = ""
    person: str = ""


@record
class NoteFrame:
    """A legal frame; fields as in `desk.facts.law.FrameNoted`."""

    report: str
    child: str
    frame: str
    state: str
    called: str = ""
    note: str = ""


@record
class NoteMeldcode:
    """One step; fields as in `desk.facts.law.MeldcodeNoted`. Without `who` it is whoever sits here."""

    report: str
    child: str
    step: str
    conclusion: str = ""
    who: str = ""
    note: str = ""


@decides(NoteConsent)
def _consent(command: NoteConsent, context: Context) -> tuple[New, ...]:
    state = _must(context, command.report, command.child)
    person = command.person or (YOUTH if command.relation == YOUTH else context.new_id())
    noted = ConsentNoted(
        person=person,
        child=command.child,
        name=command.name.strip(),
        relation=command.relation,
        custody=command.custody,
        consent=command.consent,
        reason=command.reason.strip(),
        note=command.note.strip(),
    )
    return _in_place_of(state, noted, state.care.consents.get((command.child, person), {}))


@decides(NoteFrame)
def _frame(command: NoteFrame, context: Context) -> tuple[New, ...]:
    state = _must(context, command.report, command.child)
    noted = FrameNoted(
        command.child, command.frame, command.state, called=command.called.strip(), note=command.note.strip()
    )
    return _in_place_of(state, noted, state.care.frames.get((command.child, command.frame), {}))


@decides(NoteMeldcode)
def _meldcode(command: NoteMeldcode, context: Context) -> tuple[New, ...]:
    state = _must(context, command.report, command.child)
    who = command.who.strip() or context.author_name
    noted = MeldcodeNoted(command.child, command.step, who, conclusion=command.conclusion, note=command.note.strip())
    return _in_place_of(state, noted, state.care.meldcode.get((command.child, command.step), {}))


def _must(context: Context, report: str, child: str) -> ReportState:
    state = context.must(report)
    must_go_on_here(context, state)
    if child not in state.children and child not in state.children_aside:
        raise Refused("Dit kind staat niet in de melding.")
    return state


def _in_place_of(state: ReportState, noted: object, standing: dict[str, Noted]) -> tuple[New, ...]:
    """The value in place of all that stands; nothing when it stands there already, and alone."""
    if [one.value for one in standing.values()] == [noted]:
        return ()
    return (New(noted, state.id, replaces=tuple(standing)),)
