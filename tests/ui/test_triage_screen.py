"""The Triage screen by keyboard: the queue, the summary beside it, one key to confirm, a question back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import NIGHT, held, kept, press, running, set_up, type_in

from desk.clock import SetClock
from desk.intake.answers import GiveAnswer
from desk.intake.calls import HangUp
from desk.intake.closing import CloseReport, SetOutcome
from desk.intake.decisions import NoteDecision
from ui.app import Program
from ui.triage.screen import TriageScreen

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
ENTER, ESC, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Up


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    with running(set_up(tmp_path), qtbot, clock=SetClock(NIGHT)) as program:
        yield program
        kept(program, qtbot)


def told(program: Program, name: str, **answers: str) -> str:
    """A report with answers, nobody on the line."""
    session = program.session
    report = session.new_report("0612345678")
    for code, value in {"youth_name": name, **answers}.items():
        link = program.desk.profile_of(report).checklist.by_code(code).link_id
        assert session.do(GiveAnswer(report, session.child, link, (value,)))
    session.do(HangUp(report))
    return report


def decided(program: Program, report: str) -> None:
    child = program.desk.sheet(report).child
    assert program.session.do(NoteDecision(report, child, "Noor de Vries", "within-4h", "ambulatory"))


def screen(program: Program) -> TriageScreen:
    if not program.wiring.triaging.in_sight:
        press(Qt.Key.Key_E, CONTROL | SHIFT)
    QApplication.processEvents()
    found = program.wiring.triaging.screen
    assert found is not None
    return found


def lines(program: Program) -> list[str]:
    return [line.title for line in screen(program).queue.lines.lines]


def test_the_key_brings_the_queue_with_danger_first_and_the_summary_of_the_first(program: Program) -> None:
    calm = told(program, "Daan", danger_now="no")
    told(program, "Sem", wish_to_die="yes")
    decided(program, calm)
    assert lines(program) == ["! A-0002 · Sem", "A-0001 · Daan"]
    found = screen(program)
    assert held() is found.queue
    assert found.summary.text.startswith("Melding A-0002\nGevaar: wil dood")
    assert found.count == "besluit nodig: 1 · te bevestigen: 1"
    assert program.window.top.queue.isChecked()
    press(DOWN)
    assert found.told.words[1].startswith("Besluit van Noor de Vries, 03:40, genoteerd door ")


def test_one_key_confirms_and_a_second_press_confirms_no_other(program: Program) -> None:
    for name in ("Daan", "Lotte"):
        decided(program, told(program, name, danger_now="no"))
    found = screen(program)
    press(Qt.Key.Key_B)
    assert found.told.words[0] == ("Bevestigd door Telefonist Voorbeeld, 03:40, door dezelfde persoon genoteerd")
    assert found.queue.lines.lines[0].badge == "bevestigd"
    press(Qt.Key.Key_B)
    QApplication.processEvents()
    assert found.count == "te bevestigen: 1 · door een ander te bevestigen: 1"
    assert len(lines(program)) == 2
    press(DOWN)
    assert lines(program) == ["A-0002 · Lotte", "A-0001 · Daan"]
    press(Qt.Key.Key_B)
    assert [row.kind for row in program.desk.care.waiting()] == ["second", "second"]


def test_one_key_takes_a_slip_of_the_confirming_key_back_and_the_decision_waits_again(program: Program) -> None:
    decided(program, told(program, "Daan", danger_now="no"))
    found = screen(program)
    back = found._buttons["T"]
    assert not back.isVisible()
    press(Qt.Key.Key_T)
    assert len(program.desk.care.waiting()) == 1
    press(Qt.Key.Key_B)
    assert back.isVisible()
    assert [row.kind for row in program.desk.care.waiting()] == ["second"]
    press(Qt.Key.Key_T)
    assert [row.kind for row in program.desk.care.waiting()] == ["confirm"]
    assert not back.isVisible()
    assert not any(line.startswith("Bevestigd") for line in found.told.words)
    assert held() is found.queue


def test_a_held_key_confirms_nothing_more(program: Program) -> None:
    decided(program, told(program, "Daan", danger_now="no"))
    found = screen(program)
    held_key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier, "b", True)
    QApplication.sendEvent(found.queue, held_key)
    assert len(program.desk.care.waiting()) == 1


def test_a_question_back_stands_in_the_report_and_is_answered_there(program: Program) -> None:
    report = told(program, "Sem", wish_to_die="yes")
    found = screen(program)
    press(Qt.Key.Key_V)
    type_in("Is oma er nog?")
    press(ENTER)
    assert held() is found.queue
    assert any("nog geen antwoord" in line for line in found.told.words)
    press(ENTER)
    QApplication.processEvents()
    assert not program.wiring.triaging.in_sight
    assert program.session.report == report
    asked = program.window.intake.asked
    assert asked.isVisible()
    assert asked.words == "Is oma er nog?"
    asked.line.setFocus()
    type_in("Ja, tot zes uur")
    press(ENTER)
    QApplication.processEvents()
    assert not asked.isVisible()
    assert any("Ja, tot zes uur" in line for line in (screen(program).told.words))


def test_a_question_that_is_left_with_esc_is_there_again(program: Program) -> None:
    told(program, "Sem", wish_to_die="yes")
    found = screen(program)
    press(Qt.Key.Key_V)
    type_in("Is oma")
    press(ESC)
    assert not found.ask.isVisible()
    press(Qt.Key.Key_V)
    assert found.ask.line.text == "Is oma"


def test_what_is_typed_as_an_answer_belongs_to_its_report(program: Program) -> None:
    from desk.intake.triage import AskBack

    first, second = told(program, "Sem", wish_to_die="yes"), told(program, "Daan", wish_to_die="yes")
    for report in (first, second):
        program.session.do(AskBack(report, f"Vraag over {report[:4]}"))
    program.session.open_report(first)
    asked = program.window.intake.asked
    asked.line.setFocus()
    type_in("half ")
    program.session.open_report(second)
    QApplication.processEvents()
    assert asked.line.text == ""
    program.session.open_report(first)
    QApplication.processEvents()
    assert asked.line.text.strip() == "half"


def test_d_opens_the_report_with_the_decision_over_it(program: Program) -> None:
    report = told(program, "Sem", wish_to_die="yes")
    screen(program)
    press(Qt.Key.Key_D)
    QApplication.processEvents()
    assert not program.wiring.triaging.in_sight
    assert program.session.report == report
    assert program.wiring.panels.name == "decision"


def test_an_incoming_call_is_one_key_away(program: Program) -> None:
    told(program, "Sem", wish_to_die="yes")
    screen(program)
    press(Qt.Key.Key_N, CONTROL)
    assert not program.wiring.triaging.in_sight
    assert program.session.row.card.reference == "A-0002"


@pytest.mark.parametrize(
    ("key", "modifiers", "panel"),
    [
        (Qt.Key.Key_F9, PLAIN, "route"),
        (Qt.Key.Key_F8, PLAIN, "duty"),
        (Qt.Key.Key_F7, SHIFT, "summary"),
        (Qt.Key.Key_R, CONTROL, "decision"),
        (Qt.Key.Key_V, CONTROL | SHIFT, "follow"),
    ],
)
def test_a_key_about_a_report_is_about_the_one_that_is_marked(
    program: Program, key: Qt.Key, modifiers: Qt.KeyboardModifier, panel: str
) -> None:
    marked = told(program, "Sem", wish_to_die="yes", current_location="Kerkstraat 12")
    told(program, "Daan", danger_now="no")
    screen(program)
    press(key, modifiers)
    QApplication.processEvents()
    assert program.wiring.panels.name == panel
    assert program.session.report == marked
    assert not program.wiring.triaging.in_sight


def test_in_a_call_112_is_for_the_caller_and_not_for_what_is_marked(program: Program) -> None:
    told(program, "Sem", wish_to_die="yes")
    calling = program.session.new_report("0687654321")
    screen(program)
    press(Qt.Key.Key_F9)
    QApplication.processEvents()
    assert program.wiring.panels.name == "route"
    assert program.session.report == calling
    assert not program.wiring.triaging.in_sight


def test_nothing_that_waits_is_said_in_words(program: Program) -> None:
    found = screen(program)
    assert not found.queue.isVisible()
    assert found.isVisible()
    press(Qt.Key.Key_B)
    press(Qt.Key.Key_V)
    assert not found.ask.isVisible()
    press(Qt.Key.Key_E, CONTROL | SHIFT)
    assert not program.wiring.triaging.in_sight


def test_in_a_low_window_one_of_the_two_has_the_room_and_a_key_brings_the_other(program: Program) -> None:
    told(program, "Sem", wish_to_die="yes")
    found = screen(program)
    program.window.resize(683, 400)
    QApplication.processEvents()
    assert found.queue.isVisible()
    assert not found.summary.isVisible()
    press(Qt.Key.Key_U, CONTROL)
    assert held() is found.summary
    assert not found.queue.isVisible()
    press(Qt.Key.Key_V)
    type_in("Is oma er nog?")
    press(ENTER)
    QApplication.processEvents()
    assert held() is found.queue
    press(ENTER)
    QApplication.processEvents()
    assert "Is oma er nog?" in program.window.intake._asks.text


def test_a_report_that_was_closed_at_night_waits_for_who_confirms_in_the_morning(
    program: Program, qtbot: QtBot
) -> None:
    report = told(program, "Sem", danger_now="no")
    decided(program, report)
    child = program.desk.sheet(report).child
    assert program.session.do(SetOutcome(report, child, "advice"))
    assert program.session.do(CloseReport(report))
    # Agreed on: it comes from the replica now, as on any other desk.
    qtbot.waitUntil(lambda: program.desk.health().pending == 0)
    assert program.desk.card(report).state in ("closed", "waiting")
    assert lines(program) == ["A-0001 · Sem"]
