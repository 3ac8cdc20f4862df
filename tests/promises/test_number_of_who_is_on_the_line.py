"""A promise is made on the number of who is on the line; one that was taken back or given by another says so."""

from builders import Paper, paper

from desk.intake.answers import GiveAnswer
from desk.intake.calls import HangUp, JoinCall, SetCallerNumber
from desk.intake.merging import MergeReport
from desk.intake.promises import PromiseCallback
from desk.rows import PromiseRow

FIRST, SECOND, NEW = "0687654321", "0633333333", "0622222222"


def promised(desk: Paper, **said: str) -> str:
    """Ed called, gave a number, and is called back."""
    report = desk.rings(FIRST)
    desk.says(report, callback_number="0515 12 34 56", caller_name="Ed de Wit", **said)
    desk.waits(minutes=1)
    desk.do(PromiseCallback(report, "Ed de Wit", safe="yes", voicemail="yes"))
    desk.waits(minutes=1)
    return report


def told(row: PromiseRow) -> tuple[str, bool, bool, str]:
    return row.number, row.said_since, row.numberless, row.numbers.replace("\N{NO-BREAK SPACE}", " ")


UNKNOWN = (
    *("", True, True),
    "geen nummer (sindsdien: nummer onbekend; beloofd: 0515 12 34 56, veilig, voicemail mag)",
)


def test_a_number_that_was_taken_back_is_not_called_as_if_nothing_was_said() -> None:
    desk = paper()
    report = promised(desk)
    desk.do(GiveAnswer(report, "", desk.link("callback_number"), ()))
    assert told(desk.promise_row(report)) == UNKNOWN
    assert desk.promise_row(report).before.startswith("sindsdien: nummer onbekend; beloofd: ")


def test_unknown_is_told_and_after_a_newer_number_it_does_not_fall_back_to_the_first() -> None:
    desk = paper()
    report = promised(desk)
    desk.says(report, callback_number="unknown")
    assert told(desk.promise_row(report)) == UNKNOWN
    desk.says(report, callback_number=NEW)
    assert desk.promise_row(report).number == "06 22 22 22 22"
    desk.waits(minutes=1)
    desk.says(report, callback_number="unknown")
    assert told(desk.promise_row(report)) == UNKNOWN


def test_unknown_at_a_question_that_nobody_answered_takes_nothing_back() -> None:
    desk = paper()
    report = desk.rings(FIRST)
    desk.do(PromiseCallback(report))
    desk.waits(minutes=1)
    desk.says(report, callback_number="unknown")
    assert told(desk.promise_row(report))[:3] == ("06 87 65 43 21", False, False)


def test_a_promise_without_a_number_takes_that_of_who_is_on_the_line() -> None:
    desk = paper()
    report = desk.rings(FIRST)
    desk.says(report, callback_number="0515 12 34 56")
    desk.do(HangUp(report))
    desk.waits(minutes=5)
    desk.do(JoinCall(report, SECOND))
    sheet = desk.sheet(report)
    assert sheet.to_call == ("06 33 33 33 33", "0515 12 34 56", "06 87 65 43 21")
    desk.do(PromiseCallback(report))
    assert desk.promise(report).number == SECOND
    assert desk.sheet(report).to_call[0] == "06 33 33 33 33"


def test_the_same_caller_again_is_called_on_the_number_they_gave() -> None:
    desk = paper()
    report = promised(desk)
    desk.do(JoinCall(report, FIRST))
    sheet = desk.sheet(report)
    assert (sheet.to_call[0], sheet.to_call_who) == ("0515 12 34 56", "Ed de Wit")


def test_one_number_in_two_spellings_is_one_and_two_are_never_one_text() -> None:
    desk = paper()
    other = desk.rings("0612345604")
    desk.says(other, callback_number="0612345604", caller_role="other", youth_name="Noor")
    desk.do(HangUp(other))
    report = desk.rings("0612345604")
    desk.says(report, callback_number="06 12 34 56 04", caller_name="Wijkteam Voorbeeld")
    desk.do(MergeReport(other, report))
    assert desk.sheet(report).to_call == ("06 12 34 56 04",)
    assert desk.sheet(report).place.endswith("06 12 34 56 04")
    row = desk.question(report, "callback_number")
    assert (" / " in row.text_value, row.values) == (False, ())


def test_a_second_caller_is_not_promised_under_the_first_one_s_name() -> None:
    desk = paper()
    report = promised(desk, caller_role="parent")
    desk.do(JoinCall(report, SECOND))
    sheet = desk.sheet(report)
    assert (sheet.to_call[0], sheet.to_call_who) == ("06 33 33 33 33", "")
    desk.waits(seconds=10)
    desk.says(report, caller_name="Ria")
    assert desk.sheet(report).to_call_who == "Ria"


def test_a_number_that_another_caller_gave_stands_under_that_caller_s_name() -> None:
    desk = paper()
    report = promised(desk)
    desk.waits(minutes=8)
    desk.do(JoinCall(report, ""))
    desk.waits(seconds=10)
    desk.says(report, callback_number=SECOND)
    row = desk.promise_row(report)
    assert (row.number, row.number_by) == ("06 33 33 33 33", "de beller van 03:50")
    assert row.to_whom == "de beller van 03:50 (beloofd aan Ed de Wit)"
    assert "sindsdien gezegd door de beller van 03:50" in row.changed
    desk.says(report, caller_name="Piet de Wit")
    assert desk.promise_row(report).number_by == "Piet de Wit"


def test_the_same_caller_s_new_number_stays_under_their_name() -> None:
    desk = paper()
    report = promised(desk)
    desk.do(JoinCall(report, FIRST))
    desk.waits(seconds=10)
    desk.says(report, callback_number=NEW)
    assert (desk.promise_row(report).number_by, desk.promise_row(report).to_whom) == ("", "Ed de Wit")


def test_whoever_is_called_back_and_gives_another_number_is_no_other_caller() -> None:
    desk = paper()
    report = promised(desk)
    desk.do(JoinCall(report, "0515123456", "out"))
    desk.waits(seconds=10)
    desk.says(report, callback_number=NEW)
    assert desk.promise_row(report).number_by == ""


def test_the_caller_s_own_number_corrected_to_unknown_is_told_too() -> None:
    desk = paper()
    report = desk.rings(FIRST)
    desk.do(PromiseCallback(report))
    desk.waits(minutes=1)
    desk.do(SetCallerNumber(report, ""))
    assert desk.promise_row(report).since == "sindsdien: nummer onbekend"
