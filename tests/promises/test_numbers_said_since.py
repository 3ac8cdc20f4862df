"""A number that was corrected after a promise: the new one goes first, and nothing of the old one is glued to it."""

from builders import BRAM, NIGHT, Paper, paper, two_desks

from desk.board import board
from desk.emergency import emergency_card
from desk.intake.calls import HangUp, JoinCall, OpenReport, SetCallerNumber
from desk.intake.merging import MergeReport
from desk.intake.promise_number import SetPromiseNumber
from desk.intake.promises import PromiseCallback, RequestCallback, TryPromise
from desk.rows import PromiseRow


def promised(desk: Paper, **more: str) -> str:
    """A callback on the number of question 1.4, which is safe, with a message if nobody answers."""
    report = desk.rings("0612345603")
    desk.says(report, callback_number="06 12 34 56 03")
    desk.waits(minutes=1)
    desk.do(PromiseCallback(report, "moeder", **{"safe": "yes", "voicemail": "yes", **more}))
    desk.waits(minutes=1)
    return report


def told(row: PromiseRow) -> tuple[str, bool, str]:
    return row.number, row.said_since, on_one_line(row.former)


def on_one_line(words: str) -> str:
    """Words in which a number keeps together, with ordinary spaces."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_the_number_that_was_said_since_is_the_one_to_call_and_the_promised_one_stands_beside_it() -> None:
    desk = paper()
    report = promised(desk)
    assert told(desk.promise_row(report)) == ("06 12 34 56 03", False, "")
    desk.says(report, callback_number="0688776655")
    row = desk.promise_row(report)
    assert told(row) == ("06 88 77 66 55", True, "beloofd: 06 12 34 56 03, veilig, voicemail mag")
    assert (row.safe, row.voicemail) == ("", "")
    assert desk.promise(report).number == "06 12 34 56 03"


def test_one_key_takes_it_into_the_promise_and_one_puts_the_former_back() -> None:
    desk = paper()
    report = promised(desk)
    desk.says(report, callback_number="0688776655")
    promise = desk.promise_row(report).id
    desk.do(SetPromiseNumber(report, promise, "06 88 77 66 55"))
    row = desk.promise_row(report)
    assert told(row) == ("06 88 77 66 55", False, "eerst: 06 12 34 56 03, veilig, voicemail mag")
    assert (row.safe, row.voicemail, row.former_number) == ("", "", "06 12 34 56 03")
    assert "nummer is nu 06 88 77 66 55" in desk.lines(report)[-1].text
    desk.waits(seconds=5)
    desk.do(SetPromiseNumber(report, promise, "06 12 34 56 03"))
    row = desk.promise_row(report)
    assert told(row) == ("06 12 34 56 03", False, "eerst: 06 88 77 66 55")
    assert (row.safe, row.voicemail) == ("veilig", "voicemail mag")


def test_who_keeps_to_the_promised_number_is_not_asked_again_until_another_is_said() -> None:
    desk = paper()
    report = promised(desk)
    desk.says(report, callback_number="0688776655")
    desk.waits(minutes=1)
    desk.do(SetPromiseNumber(report, desk.promise_row(report).id, "0612345603"))
    assert told(desk.promise_row(report)) == ("06 12 34 56 03", False, "")
    desk.waits(minutes=1)
    desk.says(report, callback_number="0611111111")
    assert desk.promise_row(report).number == "06 11 11 11 11"


def test_the_same_number_written_otherwise_changes_nothing() -> None:
    desk = paper()
    report = promised(desk)
    for said in ("+31612345603", "06-12345603"):
        desk.says(report, callback_number=said)
        assert told(desk.promise_row(report)) == ("06 12 34 56 03", False, "")


def test_a_number_that_was_promised_against_the_report_s_own_stays_the_one_to_call() -> None:
    desk = paper()
    report = promised(desk, number="0622222222")
    assert told(desk.promise_row(report)) == ("06 22 22 22 22", False, "")


def test_the_caller_s_own_number_corrected_counts_where_no_other_was_given() -> None:
    desk = paper()
    report = desk.rings("0612345603")
    desk.do(PromiseCallback(report))
    desk.waits(minutes=1)
    desk.do(SetCallerNumber(report, "0688776655"))
    assert told(desk.promise_row(report))[:2] == ("06 88 77 66 55", True)
    withheld = desk.rings("")
    desk.do(PromiseCallback(withheld))
    desk.waits(minutes=1)
    assert desk.promise_row(withheld).numberless
    desk.says(withheld, callback_number="0688776655")
    row = desk.promise_row(withheld)
    assert (*told(row), row.numberless) == ("06 88 77 66 55", True, "", False)


def test_another_caller_s_number_is_no_correction_of_the_one_that_was_promised() -> None:
    desk = paper()
    report = desk.rings("0612345603")
    desk.do(PromiseCallback(report))
    desk.waits(minutes=1)
    desk.do(JoinCall(report, "0677777777"))
    desk.do(SetCallerNumber(report, "0688888888"))
    desk.do(HangUp(report))
    assert desk.promise_row(report).number == "06 12 34 56 03"


def test_whoever_only_asked_to_be_called_back_has_the_corrected_number_too() -> None:
    desk = paper()
    report = desk.new_id()
    desk.do(RequestCallback(report, "vader", "0612345603"))
    desk.waits(minutes=1)
    desk.says(report, callback_number="0688776655")
    assert told(desk.promise_row(report)) == ("06 88 77 66 55", True, "beloofd: 06 12 34 56 03")


def test_the_reporter_who_is_to_hear_the_decision_is_called_on_the_new_number() -> None:
    from desk.intake.decisions import NoteDecision

    desk = paper()
    report = desk.rings("0612345603")
    child = desk.children(report)[0]
    desk.do(NoteDecision(report, child, urgency="advice", decided_by="Dijkstra"))
    desk.waits(minutes=1)
    desk.says(report, callback_number="0688776655")
    (row,) = [row for row in desk.card(report).promises if row.kind in ("feedback", "decision-told")]
    assert told(row)[:2] == ("06 88 77 66 55", True)


def test_two_desks_apart_a_promise_made_on_a_number_that_was_corrected_elsewhere_says_so() -> None:
    here, there = two_desks()
    report = here.rings("0612345603")
    here.says(report, callback_number="06 12 34 56 03")
    there.sees(here.log)
    there.waits(seconds=30)
    there.says(report, callback_number="0688776655")
    here.waits(minutes=2)
    here.do(PromiseCallback(report, safe="yes"))
    here.sees(there.log)
    assert told(here.promise_row(report)) == ("06 88 77 66 55", True, "beloofd: 06 12 34 56 03, veilig")


def test_a_dropped_line_and_a_callback_end_when_the_caller_is_back_on_the_new_number() -> None:
    desk = paper()
    report = desk.rings("0612345603")
    desk.do(HangUp(report, "dropped"))
    desk.waits(seconds=20)
    desk.says(report, callback_number="0688776655")
    desk.do(JoinCall(report, "0688776655"))
    assert desk.state(report).open_promises() == []


def test_a_try_is_a_try_on_the_number_that_was_called() -> None:
    desk = paper()
    report = promised(desk)
    desk.says(report, callback_number="0688776655")
    desk.do(TryPromise(report, desk.promise_row(report).id))
    assert desk.promise(report).tries[-1][1].number == "0688776655"


def test_lists_and_the_card_on_paper_have_both_numbers() -> None:
    desk = paper()
    report = promised(desk)
    desk.says(report, callback_number="0688776655")
    row = desk.promise_row(report)
    assert (
        on_one_line(row.numbers) == "06 88 77 66 55 (sindsdien gezegd; beloofd: 06 12 34 56 03, veilig, voicemail mag)"
    )
    cards = board([desk.card(report)], desk.now)
    seen = {"routes": (), "on_call": (), "cards": cards, "now": desk.now, "store_as_of": None}
    tables = emergency_card(desk="Desk A", promises=[row], **seen).tables
    text = " ".join(cell for table in tables for cells in table.rows for cell in cells)
    text = on_one_line(text)
    assert "06 88 77 66 55" in text
    assert "beloofd: 06 12 34 56 03, veilig, voicemail mag" in text
    assert "niet gevraagd of bellen veilig is" in text


def test_both_numbers_go_along_when_two_reports_become_one() -> None:
    desk = paper()
    report = promised(desk)
    other = desk.rings("0633333333")
    desk.says(report, callback_number="0688776655")
    desk.waits(seconds=1)
    desk.do(SetPromiseNumber(report, desk.promise_row(report).id, "0688776655"))
    desk.do(MergeReport(report, other))
    assert told(desk.promise_row(other)) == ("06 88 77 66 55", False, "eerst: 06 12 34 56 03, veilig, voicemail mag")


def test_a_report_that_comes_along_does_not_change_the_number_of_another_caller() -> None:
    desk = paper()
    report = promised(desk)
    desk.waits(minutes=1)
    neighbour = desk.new_id()
    desk.do(OpenReport(neighbour, "0622222222"))
    desk.says(neighbour, callback_number="0622222222")
    desk.do(MergeReport(neighbour, report))
    assert desk.promise_row(report).number == "06 12 34 56 03"


def test_an_earlier_report_is_found_by_both_numbers() -> None:
    from desk.reports.card import keys_of

    desk = paper(person=BRAM, now=NIGHT)
    report = promised(desk, number="0622222222")
    desk.do(SetPromiseNumber(report, desk.promise_row(report).id, "0644444444"))
    assert {"n:+31622222222", "n:+31644444444"} <= keys_of(desk.view(report))
