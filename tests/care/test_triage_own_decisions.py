"""Who may let a decision of their own stand unseen, and that the Triage screen and Vervolg say the same of it."""

from builders import ANNA, BRAM, NAMES, Paper, paper, two_desks

from desk.agreement_rows import AgreedRow
from desk.care_rows.follow import FollowStepRow
from desk.care_rows.triage import TriageRow
from desk.intake.closing import CloseReport
from desk.intake.decisions import NoteDecision
from desk.intake.triage import ConfirmDecision
from desk.reports.card import card_row
from desk.reports.follow import follow_row
from desk.reports.triage import queue

NOTHING: tuple[AgreedRow, ...] = ()


def name_of(person: str) -> str:
    return NAMES.get(person, "")


def told(desk: Paper, *, whole: bool = True) -> str:
    """A report in which nothing alarms; `whole`: every danger question that was asked has its answer."""
    report = desk.rings()
    desk.says(report, danger_now="no")
    while whole and (proposal := desk.view(report).children[0].proposal) is not None and proposal.open:
        item = desk.profile.checklist.by_link(proposal.open[0])
        assert item is not None
        desk.says(report, **{item.code: "yes" if item.code == "adult_present" else "no"})
    return report


def decides(desk: Paper, report: str, **who: str) -> str:
    said = {"decided_by": name_of(desk.person), "urgency": "advice", "pathway": "advice", **who}
    desk.do(NoteDecision(report, desk.children(report)[0], **said))
    return desk.state(report).decisions[-1].noted.decision


def waiting(desk: Paper, **names: object) -> list[TriageRow]:
    cards = [card_row(desk.view(report)) for report in desk.reports]
    return [row for row in queue(cards, desk.now, name_of, lambda _: (), **names) if row.kind == "confirm"]


def step(desk: Paper, report: str) -> FollowStepRow:
    row = follow_row(desk.view(report), "", name_of, desk.now, NOTHING)
    return next(one for one in row.steps if one.id == "decision")


def test_advice_that_a_telephonist_gave_alone_waits_for_the_triagist() -> None:
    desk = paper()
    report = told(desk)
    decision = decides(desk, report, role="telephonist")
    (row,) = waiting(desk)
    assert row.decision == decision
    assert "Nog niet bevestigd" in step(desk, report).more


def test_a_triagist_who_noted_their_own_decision_need_not_confirm_it() -> None:
    for role in ("triagist", "triagist ggz", "psychiatrist", "case-dispatcher"):
        desk = paper()
        report = told(desk)
        decides(desk, report, role=role)
        assert waiting(desk) == [], role
        assert "Nog niet bevestigd" not in step(desk, report).more


def test_while_danger_is_open_also_a_triagists_own_decision_is_looked_at() -> None:
    desk = paper()
    report = told(desk, whole=False)
    decision = decides(desk, report, role="triagist")
    assert [row.decision for row in waiting(desk)] == [decision]
    assert "Nog niet bevestigd" in step(desk, report).more
    desk.do(ConfirmDecision(report, decision))
    assert waiting(desk) == []
    said = "Bevestigd door Anna Voorbeeld, 03:40, door dezelfde persoon genoteerd"
    assert said in step(desk, report).more


def test_somebody_of_the_same_name_is_somebody_else() -> None:
    desk = paper()
    report = told(desk)
    decides(desk, report, role="triagist", decider=BRAM)
    assert len(waiting(desk)) == 1
    assert desk.state(report).decisions[-1].noted.decider == BRAM


def test_whoever_is_named_by_their_own_name_or_by_none_is_known_by_id() -> None:
    desk = paper()
    report = told(desk)
    decides(desk, report)
    decides(desk, report, decided_by="")
    decides(desk, report, decided_by="dokter Postma")
    assert [one.noted.decider for one in desk.state(report).decisions] == [ANNA, ANNA, ""]


def test_one_name_at_two_desks_is_told_apart_by_the_desk() -> None:
    here, there = two_desks()
    report = told(here)
    there.person = ANNA
    there.sees(here.log)
    decides(there, report)
    (row,) = waiting(there, name_at=lambda person, desk: f"{name_of(person)} ({'Desk ' + desk[0].upper()})")
    assert row.decided.startswith("Besluit van Anna Voorbeeld, 03:40, genoteerd door Anna Voorbeeld (Desk B)")


def queued(desk: Paper) -> list[TriageRow]:
    return list(queue([card_row(desk.view(report)) for report in desk.reports], desk.now, name_of, lambda _: ()))


def test_who_noted_it_and_confirms_it_leaves_it_for_somebody_else_below_what_is_open() -> None:
    here, there = two_desks()
    report = told(here, whole=False)
    decision = decides(here, report, role="triagist", decided_by="Triagist Voorbeeld", urgency="direct")
    assert queued(here)[0].kind == "confirm"
    here.do(ConfirmDecision(report, decision))
    here.waits(minutes=1)
    open_one = told(here)
    decides(here, open_one, role="telephonist")
    rows = queued(here)
    assert [(row.report, row.kind) for row in rows] == [(open_one, "confirm"), (report, "second")]
    assert (rows[1].word, rows[1].decision) == ("nog door een ander te bevestigen", decision)
    assert here.do(ConfirmDecision(report, decision)) == []
    there.sees(here.log)
    there.now = here.now
    there.do(ConfirmDecision(report, decision))
    assert [row.report for row in queued(there)] == [open_one]
    assert there.do(ConfirmDecision(report, decision)) == []


def test_a_decision_of_a_closed_report_asks_nobody_else() -> None:
    desk = paper()
    report = told(desk)
    decision = decides(desk, report, role="telephonist")
    desk.do(ConfirmDecision(report, decision))
    assert [row.kind for row in queued(desk)] == ["second"]
    desk.do(CloseReport(report))
    assert queued(desk) == []
