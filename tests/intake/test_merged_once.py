"""A report opened twice: everything that was said and promised goes on in one of them, exactly once."""

import pytest
from builders import Paper, paper, two_desks

from desk.intake.answers import AddChild, GiveAnswer, SettleAnswer, ToggleAnswer
from desk.intake.calls import HangUp
from desk.intake.closing import CloseReport, ReopenReport, SetAside
from desk.intake.merging import MergeReport
from desk.intake.promises import MakePromise, PromiseCallback
from desk.reports.timeline import timeline


def twice(desk: Paper) -> tuple[str, str]:
    """The same boy, reported by his mother and by his father; a promise to each."""
    reports = []
    for number, who in (("0612345678", "moeder"), ("0611111111", "vader")):
        report = desk.rings(number)
        desk.says(report, youth_name="Sem", youth_birth_date="14 jaar")
        desk.do(PromiseCallback(report, who=who))
        desk.waits(seconds=30)
        reports.append(report)
    return reports[0], reports[1]


def whom(desk: Paper, report: str) -> list[str]:
    return [promise.made.who for promise in desk.state(report).open_promises()]


def test_open_promises_go_along_once_with_their_minute_and_owner_and_are_closed_where_they_were() -> None:
    desk = paper()
    into, report = twice(desk)
    before = desk.promise_row(report)
    desk.do(MergeReport(report, into))
    assert whom(desk, into) == ["moeder", "vader"]
    assert whom(desk, report) == []
    moved = next(row for row in desk.card(into).promises if row.who == "vader")
    assert (moved.due_at, moved.number, moved.owner) == (before.due_at, before.number, before.owner)
    desk.waits(minutes=21)
    assert [alarm.promise.who for alarm in desk.alarms()] == ["moeder", "vader"]


def test_a_closed_promise_stays_where_it_was() -> None:
    desk = paper()
    into, report = twice(desk)
    desk.do(PromiseCallback(report, who="oma"))
    desk.do(MergeReport(report, into))
    assert len(desk.state(into).promises) == 2


def test_two_desks_that_merge_at_once_merge_once() -> None:
    here, there = two_desks()
    into, report = twice(here)
    there.sees(here.log)
    here.do(MergeReport(report, into))
    there.do(MergeReport(report, into))
    here.sees(there.log)
    assert whom(here, into) == ["moeder", "vader"]
    assert here.question(into, "youth_name").values == ()
    assert len(here.children(into)) == 1
    assert here.card(report).state == "merged"


def test_what_one_desk_promised_while_another_merged_still_rings() -> None:
    here, there = two_desks()
    into, report = twice(here)
    there.sees(here.log)
    here.do(MergeReport(report, into))
    there.do(MakePromise(report, "feedback", "verwijzer"))
    here.sees(there.log)
    here.waits(minutes=40)
    assert "verwijzer" in [alarm.promise.who for alarm in here.alarms()]


def test_two_answers_stand_side_by_side_until_somebody_chooses() -> None:
    desk = paper()
    into, report = twice(desk)
    desk.says(into, wish_to_die="no")
    desk.says(report, wish_to_die="yes")
    desk.do(MergeReport(report, into))
    values = desk.question(into, "wish_to_die").values
    assert {value.shown for value in values} == {"Ja", "Nee"}
    assert desk.card(into).danger
    desk.do(SettleAnswer(into, "", desk.link("wish_to_die"), values[0].fact))
    assert desk.question(into, "wish_to_die").values == ()


def test_both_references_stay_and_each_says_where_it_went() -> None:
    desk = paper()
    into, report = twice(desk)
    desk.do(MergeReport(report, into))
    assert desk.sheet(report).merged_into == into
    assert desk.state(into).merged == ["A-0002"]
    assert desk.lines(report)[-1].text == "Samengevoegd met A-0001"
    assert "A-0002 hierin samengevoegd" in [line.text for line in desk.lines(into)]
    assert desk.said(report, "youth_name") == ("Sem",)


def test_a_merged_report_goes_on_in_the_other_and_nowhere_else() -> None:
    desk = paper()
    into, report = twice(desk)
    desk.do(MergeReport(report, into))
    for command in (ReopenReport(report), MergeReport(into, report)):
        assert desk.refused(command) == "A-0002 gaat verder in A-0001; open die."
    assert desk.refused(MergeReport(report, into)) == "A-0002 is al afgerond."
    assert desk.refused(MergeReport(into, into)) == "Een melding kan niet met zichzelf worden samengevoegd."


def test_an_answer_typed_in_a_report_that_was_merged_meanwhile_is_kept() -> None:
    here, there = two_desks()
    into, report = twice(here)
    there.sees(here.log)
    here.do(MergeReport(report, into))
    there.do(GiveAnswer(report, "", there.link("what_happened"), ("nog iets",)))
    here.sees(there.log)
    assert here.said(report, "what_happened") == ("nog iets",)
    facts = {one: [fact for fact in here.log if fact.subject == one] for one in (into, report)}
    shown = timeline(facts[into], here.profile, lambda _: "", lambda _: False, [("A-0002", facts[report])])
    assert [line.text for line in shown if "nog iets" in line.text and line.kind == "merged"]
    assert not [line.text for line in shown if "Sem" in line.text and line.kind == "merged"]


def test_what_is_said_in_a_report_that_was_merged_belongs_in_the_other() -> None:
    desk = paper()
    into, report = twice(desk)
    desk.do(MergeReport(report, into))
    for command in (
        GiveAnswer(report, "", desk.link("danger_now"), ("yes",)),
        ToggleAnswer(report, "", desk.link("already_called"), "gp"),
        AddChild(report, desk.new_id()),
    ):
        assert desk.refused(command) == "A-0002 gaat verder in A-0001; open die."


# -- set aside, closed, opened again --------------------------------------------------------------------------------


@pytest.mark.parametrize("end", [CloseReport, lambda report: SetAside(report, "mistake")])
def test_a_report_that_is_over_ends_its_call_and_can_go_on(end: object) -> None:
    desk = paper()
    report = desk.rings()
    desk.do(end(report))
    assert desk.state(report).live_call is None
    assert desk.card(report).state in ("closed", "set-aside")
    assert desk.card(report).closed_at == desk.now
    for again in (CloseReport(report), SetAside(report, "mistake")):
        assert desk.refused(again) == "A-0001 is al afgerond."
    desk.do(ReopenReport(report, "called-again"))
    assert (desk.card(report).state, desk.card(report).closed_at) == ("open", None)
    assert desk.refused(ReopenReport(report)) == "A-0001 is al open."


def test_what_was_set_aside_keeps_its_promises_ringing() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PromiseCallback(report))
    desk.do(SetAside(report, "mistake"))
    desk.waits(minutes=21)
    assert desk.alarm().level == "late"


def test_hanging_up_is_not_closing() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(HangUp(report))
    assert desk.card(report).badge == "Geen afspraak open"
