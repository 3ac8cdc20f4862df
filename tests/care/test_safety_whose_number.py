"""Who is called in the morning: the family, never the office of whoever reported; and no number is said plainly."""

import pytest
from builders import Paper, paper

from desk.care_rows.safety import SafetiesRow, SafetyRow
from desk.intake.calls import HangUp, JoinCall, SetSpeaker
from desk.intake.promise_number import SetPromiseNumber
from desk.intake.promises import PromiseCallback
from desk.intake.safety import AgreeSafety
from desk.reports.safety import safeties_row, standing_rows
from desk.rows import PromiseRow

NUMBER = "06 12 34 56 04"


def called(**answers: str) -> tuple[Paper, str]:
    desk = paper()
    report = desk.rings("0612345604")
    desk.says(report, **answers)
    return desk, report


def form(desk: Paper, report: str) -> SafetiesRow:
    return safeties_row(desk.view(report), "", lambda _: "")


def agreed(desk: Paper, report: str) -> SafetyRow:
    (row,) = standing_rows(desk.view(report), lambda _: "")
    return row


def next_call(desk: Paper, report: str) -> PromiseRow:
    (row,) = [row for row in desk.card(report).promises if row.step == "safety"]
    return row


@pytest.mark.parametrize(
    "answers",
    [
        {"caller_role": "professional"},
        {"caller_role": "professional", "caller_with_youth": "yes"},
        {"caller_role": "professional", "callback_number": "0582333838"},
        {"caller_organisation": "Wijkteam", "caller_with_youth": "yes"},
        {"caller_role": "family"},
        {"caller_role": "other", "caller_with_youth": "no"},
        {"caller_role": "unknown"},
        {},
    ],
)
def test_nobody_s_number_is_filled_in_who_is_not_the_family_or_with_the_child(answers: dict[str, str]) -> None:
    assert form(*called(**answers)).number == ""


@pytest.mark.parametrize(
    "answers",
    [
        {"caller_role": "parent"},
        {"caller_role": "child"},
        {"caller_role": "family", "caller_with_youth": "yes"},
        {"caller_with_youth": "yes"},
    ],
)
def test_the_number_of_the_family_or_of_who_is_with_the_child_is_filled_in(answers: dict[str, str]) -> None:
    assert form(*called(**answers)).number == NUMBER


def test_a_professional_who_speaks_now_or_gave_the_number_keeps_it_out() -> None:
    desk, report = called(caller_role="parent")
    desk.do(SetSpeaker(report, "professional"))
    assert form(desk, report).number == ""
    desk.says(report, callback_number="0582333838")
    desk.do(SetSpeaker(report, "parent"))
    assert form(desk, report).number == ""


def test_the_number_to_be_called_back_on_goes_before_the_one_that_called_and_an_office_that_we_called() -> None:
    desk, report = called(caller_role="parent", callback_number="0688776655")
    assert form(desk, report).number == "06 88 77 66 55"
    desk, report = called(caller_role="parent")
    desk.do(HangUp(report))
    desk.do(JoinCall(report, "0582333838", "out"))
    assert form(desk, report).number == NUMBER


def test_an_agreement_without_a_number_is_kept_and_says_that_nobody_can_be_called() -> None:
    desk, report = called(caller_role="professional")
    desk.do(AgreeSafety(report, desk.children(report)[0]))
    row = next_call(desk, report)
    assert (row.number, row.numberless, row.numbers) == ("", True, "geen nummer")
    assert "voor 07:40 is er geen nummer" in agreed(desk, report).open
    assert "voor 07:40 is er geen nummer" in desk.card(report).safety[0]
    desk.do(PromiseCallback(report))
    assert desk.card(report).clocks == ("07:40 · Bellen volgens veiligheidsafspraak · geen nummer",)


def test_the_number_that_is_found_later_goes_into_the_promise_with_the_next_agreement() -> None:
    desk, report = called(caller_role="professional")
    child = desk.children(report)[0]
    desk.do(AgreeSafety(report, child))
    desk.waits(minutes=5)
    desk.do(AgreeSafety(report, child, "moeder", number="+31688776655"))
    row = next_call(desk, report)
    assert (row.number, row.numberless) == ("06 88 77 66 55", False)
    assert not any("nummer" in words for words in agreed(desk, report).open)


def test_a_number_that_was_agreed_and_changed_in_the_promise_is_said_at_the_agreement() -> None:
    desk, report = called(caller_role="parent")
    desk.do(AgreeSafety(report, desk.children(report)[0], number=NUMBER))
    desk.do(SetPromiseNumber(report, next_call(desk, report).id, "0688776655"))
    said = [words.replace("\N{NO-BREAK SPACE}", " ") for words in agreed(desk, report).open]
    assert "nummer: 06 88 77 66 55 (eerst: 06 12 34 56 04)" in said


def test_the_caller_s_number_corrected_corrects_the_family_s_that_was_agreed_on_it() -> None:
    desk, report = called(caller_role="parent", callback_number=NUMBER)
    desk.do(AgreeSafety(report, desk.children(report)[0], number=NUMBER))
    desk.waits(minutes=1)
    desk.says(report, callback_number="0688776655")
    assert next_call(desk, report).number == "06 88 77 66 55"
    own, family = called(caller_role="professional", callback_number=NUMBER)
    own.do(AgreeSafety(family, own.children(family)[0], number="0644444444"))
    own.waits(minutes=1)
    own.says(family, callback_number="0688776655")
    assert next_call(own, family).number == "06 44 44 44 44"


def test_that_they_do_not_hold_it_is_told_to_the_panel() -> None:
    desk, report = called()
    assert not form(desk, report).cannot_hold
    desk.says(report, can_hold="no")
    assert form(desk, report).cannot_hold
