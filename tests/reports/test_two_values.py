"""Two desks write one thing while apart: both stand side by side with who and when, and choosing one settles it."""

from datetime import timedelta

import pytest
from builders import ANNA, NAMES, Paper, two_desks

from desk.intake.answers import GiveAnswer, SettleAnswer
from desk.intake.calls import SetCallerNumber, SettleNumber
from desk.intake.closing import SetOutcome, SettleOutcome
from desk.intake.decisions import NoteDecision, SettleDecision
from desk.intake.merging import MergeReport
from desk.intake.promises import ExtendPromise, PromiseCallback, SettleMinute
from desk.reports.choices import closing_row
from desk.reports.state import ReportState
from desk.rows import QuestionRow, ValueRow

Both = tuple[Paper, Paper, str]


@pytest.fixture
def both() -> Both:
    """Two desks that know the same report."""
    here, there = two_desks()
    report = here.rings("0612345678")
    there.sees(here.log)
    return here, there, report


def meet(*desks: Paper) -> None:
    for desk in desks:
        for other in desks:
            desk.sees(other.log)


def words(values: tuple[ValueRow, ...]) -> set[tuple[str, str]]:
    return {(value.shown, value.who.split()[0]) for value in values}


def outcomes(desk: Paper, report: str) -> tuple[ValueRow, ...]:
    view = desk.view(report)
    row = closing_row(view, desk.sheet(report), lambda person: NAMES.get(person, ""))
    return row.outcomes[0].values


def test_two_numbers_of_one_caller(both: Both) -> None:
    here, there, report = both
    here.do(SetCallerNumber(report, "0611111111"))
    there.do(SetCallerNumber(report, "0622222222"))
    meet(here, there)
    for desk in (here, there):
        assert words(desk.sheet(report).number_values) == {("06 11 11 11 11", "Anna"), ("06 22 22 22 22", "Bram")}
    chosen = next(value.fact for value in here.sheet(report).number_values if value.who.startswith("Anna"))
    there.do(SettleNumber(report, chosen))
    meet(here, there)
    for desk in (here, there):
        assert desk.sheet(report).number_values == ()
        assert desk.state(report).caller_number == "0611111111"
    assert "intussen vervangen" in here.refused(SettleNumber(report, chosen))


def test_two_numbers_to_call_back_are_two_to_choose_from_never_one_text(both: Both) -> None:
    here, there, report = both
    here.says(report, callback_number="0611111111")
    there.says(report, callback_number="0622222222")
    meet(here, there)
    link = here.link("callback_number")

    def asked() -> QuestionRow:
        sections = here.sheet(report).sections
        return next(row for one in sections for row in one.questions if row.link == link)

    assert words(asked().values) == {("0611111111", "Anna"), ("0622222222", "Bram")}
    assert (asked().text_value, asked().hint, asked().answered) == ("", "", True)
    here.do(GiveAnswer(report, "", link, ()))
    assert len(asked().values) == 2, "that the field is empty takes none of them back"
    chosen = next(value.fact for value in asked().values if value.who.startswith("Bram"))
    here.do(SettleAnswer(report, "", link, chosen))
    assert (asked().text_value, asked().values) == ("0622222222", ())
    here.do(GiveAnswer(report, "", link, ()))
    assert not asked().answered


def test_a_number_that_one_desk_corrects_twice_is_one_number(both: Both) -> None:
    here, _, report = both
    here.do(SetCallerNumber(report, "0611111111"))
    here.do(SetCallerNumber(report, "0622222222"))
    assert here.sheet(report).number_values == ()
    assert here.card(report).caller_number == "06 22 22 22 22"


def test_typing_the_number_again_also_settles_it(both: Both) -> None:
    here, there, report = both
    here.do(SetCallerNumber(report, "0611111111"))
    there.do(SetCallerNumber(report, "0622222222"))
    meet(here, there)
    here.do(SetCallerNumber(report, here.state(report).caller_number))
    assert here.sheet(report).number_values == ()


def test_two_outcomes_for_one_child(both: Both) -> None:
    here, there, report = both
    (child,) = here.children(report)
    here.do(SetOutcome(report, child, "advice"))
    there.do(SetOutcome(report, child, "ambulatory"))
    meet(here, there)
    for desk in (here, there):
        assert words(outcomes(desk, report)) == {("Advies gegeven", "Anna"), ("Ambulante spoedhulp", "Bram")}
        assert set(desk.card(report).children[0].outcome.split(" / ")) == {"Advies gegeven", "Ambulante spoedhulp"}
    chosen = next(value.fact for value in outcomes(here, report) if value.shown == "Advies gegeven")
    here.do(SettleOutcome(report, child, chosen))
    meet(here, there)
    for desk in (here, there):
        assert outcomes(desk, report) == ()
        assert desk.card(report).children[0].outcome == "Advies gegeven"
    assert "intussen vervangen" in here.refused(SettleOutcome(report, child, chosen))


def test_two_outcomes_go_along_with_a_merge(both: Both) -> None:
    here, there, report = both
    (child,) = here.children(report)
    here.do(SetOutcome(report, child, "advice"))
    there.do(SetOutcome(report, child, "ambulatory"))
    meet(here, there)
    into = here.rings("0612345678")
    for one in (report, into):
        here.says(one, youth_name="Sem", youth_birth_date="14 jaar")
    here.do(MergeReport(report, into))
    assert {value.shown for value in outcomes(here, into)} == {"Advies gegeven", "Ambulante spoedhulp"}


def decide(desk: Paper, report: str, who: str, urgency: str) -> None:
    desk.do(NoteDecision(report, desk.children(report)[0], who, urgency))


def counting(state: ReportState, desk: Paper, report: str) -> list[str]:
    assert state.decisions
    return [row.decided_by for row in desk.sheet(report).decisions if row.counts]


def test_of_two_decisions_the_more_urgent_counts_until_somebody_chooses(both: Both) -> None:
    here, there, report = both
    decide(here, report, "Triagist Een", "within-24h")
    decide(there, report, "Triagist Twee", "direct")
    meet(here, there)
    for desk in (here, there):
        assert words(desk.sheet(report).decision_values) == {
            ("Triagist Een, 4 · binnen 24 uur", "Anna"),
            ("Triagist Twee, 1 · direct", "Bram"),
        }
        assert counting(desk.state(report), desk, report) == ["Triagist Twee"]
    calm = next(value.fact for value in here.sheet(report).decision_values if "24" in value.shown)
    here.do(SettleDecision(report, calm))
    meet(here, there)
    for desk in (here, there):
        assert desk.sheet(report).decision_values == ()
        assert counting(desk.state(report), desk, report) == ["Triagist Een"]
        # Nothing that was decided is struck out.
        assert not any(line.corrected for line in desk.lines(report))
    assert here.do(SettleDecision(report, calm)) == []


def test_a_later_decision_takes_the_place_of_the_one_before_it(both: Both) -> None:
    here, _, report = both
    decide(here, report, "Triagist Een", "direct")
    decide(here, report, "Triagist Een", "within-24h")
    assert here.sheet(report).decision_values == ()
    assert [row.urgency for row in here.sheet(report).decisions if row.counts] == ["within-24h"]
    first = here.state(report).decisions[0].noted.decision
    assert "intussen vervangen" in here.refused(SettleDecision(report, first))


def test_a_decision_that_was_followed_by_another_stays_so_after_a_merge(both: Both) -> None:
    here, _, report = both
    decide(here, report, "Triagist Een", "direct")
    decide(here, report, "Triagist Een", "within-24h")
    into = here.rings("0612345678")
    for one in (report, into):
        here.says(one, youth_name="Sem", youth_birth_date="14 jaar")
    here.do(MergeReport(report, into))
    assert len(here.state(into).decisions) == 2
    assert [row.urgency for row in here.sheet(into).decisions if row.counts] == ["within-24h"]


def test_of_two_later_minutes_the_soonest_counts_until_somebody_chooses(both: Both) -> None:
    here, there, report = both
    here.do(PromiseCallback(report, "moeder"))
    meet(here, there)
    promise = here.promise(report).made.promise
    here.do(ExtendPromise(report, promise, here.now + timedelta(minutes=50)))
    there.do(ExtendPromise(report, promise, here.now + timedelta(minutes=40)))
    meet(here, there)
    for desk in (here, there):
        (row,) = desk.sheet(report).promises
        assert words(row.minutes) == {("04:30", "Anna"), ("04:20", "Bram")}
        assert row.due_at == here.now + timedelta(minutes=40)
    later = next(value.fact for value in here.sheet(report).promises[0].minutes if value.who == NAMES[ANNA])
    there.do(SettleMinute(report, promise, later))
    meet(here, there)
    for desk in (here, there):
        (row,) = desk.sheet(report).promises
        assert row.minutes == ()
        assert row.due_at == here.now + timedelta(minutes=50)
    assert "intussen vervangen" in here.refused(SettleMinute(report, promise, later))


def test_a_minute_that_one_desk_moves_twice_is_the_last_one(both: Both) -> None:
    here, _, report = both
    here.do(PromiseCallback(report, "moeder"))
    promise = here.promise(report).made.promise
    for minutes in (40, 60):
        here.do(ExtendPromise(report, promise, here.now + timedelta(minutes=minutes)))
    (row,) = here.sheet(report).promises
    assert (row.minutes, row.due_at) == ((), here.now + timedelta(minutes=60))
