"""What the tests of regions ask a desk on paper: what it proposes, which clocks a decision begins, what it warns of."""

from datetime import UTC, datetime, timedelta

from builders import Paper

from desk.fact import from_ticks
from desk.intake.decisions import NoteDecision
from desk.intake.referral import MakeReferral
from desk.intake.referral_steps import StartHelp
from desk.reports.deciding import Picked, deciding_row
from desk.words.times import local

MONDAY_TEN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def proposed(desk: Paper, **answers: str) -> tuple[str, str]:
    """Pathway and route proposed for a new report with these answers; the report is the last of the desk."""
    report = desk.rings()
    desk.says(report, danger_now="no", medical_now="no", **answers)
    proposal = desk.sheet(report).proposal
    assert proposal is not None
    return proposal.pathway, proposal.route


def decided(desk: Paper, report: str, **more: str) -> None:
    """A decision for the first child."""
    desk.do(NoteDecision(report, desk.children(report)[0], "Triagist Voorbeeld", urgency="within-4h", **more))


def helped(desk: Paper, report: str) -> None:
    """A provider was asked, and its help began."""
    state = desk.state(report)
    if not state.care.referrals:
        desk.do(MakeReferral(report, desk.children(report)[0], name="Aanbieder"))
    *_, referral = desk.state(report).care.referrals
    desk.do(StartHelp(report, referral))


def spans(desk: Paper, report: str) -> dict[str, timedelta]:
    """How long each open promise of a report has, by its clock."""
    return {
        promise.made.clock: from_ticks(promise.due_at) - from_ticks(promise.made.started_at)
        for promise in desk.state(report).open_promises()
    }


def due_at(desk: Paper, report: str, clock: str) -> str:
    """When the promise on this clock is late, as the wall shows it: `2026-12-31 17:00`."""
    (found,) = [promise for promise in desk.state(report).open_promises() if promise.made.clock == clock]
    return f"{local(from_ticks(found.due_at)):%Y-%m-%d %H:%M}"


def warned(desk: Paper, report: str, **picked: str) -> list[str]:
    """The region's cautions for what is picked on the form, each with its source in brackets."""
    child = desk.children(report)[0]
    row = deciding_row(desk.view(report), child, Picked(**picked), None, desk.now)
    assert row is not None
    return [f"{caution.text} ({caution.source})" for caution in row.cautions]
