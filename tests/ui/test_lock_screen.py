"""The lock screen, house rule by house rule: help goes on, nothing is read, no typed word is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from door_desk import LEAD, NIGHT_CODE, TELEPHONIST, enter, page, signs_in, staffed_home, text_question, without_account
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from windows import NIGHT, held, press, running, type_in

from desk.access.night import Came
from desk.clock import SetClock
from desk.intake.calls import SetCallerNumber
from desk.intake.promises import PromiseCallback
from ui.app import Program
from ui.dialing import GUARD_MS
from ui.panes.door_page import DoorPage

ENTER, ESC, F2, F6, F7, F8, F9 = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F2),
    *(Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9),
)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CHILD, NUMBER = "Zonneschijntje", "0687654321"


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NIGHT)


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot, clock: SetClock) -> Iterator[Program]:
    """Sanne Bakker is signed in."""
    with running(staffed_home(tmp_path), qtbot, clock=clock) as program:
        enter(program.desk, TELEPHONIST)
        yield program


def locked(program: Program) -> DoorPage:
    press("l", CONTROL)
    return page(program)


def report_about(program: Program) -> str:
    """A report about a child, with somebody's number, after its call: promised to call back."""
    session = program.session
    report = session.new_report(NUMBER)
    text_question(program)
    type_in(f"{CHILD} is weggelopen")
    session.do(SetCallerNumber(report, NUMBER))
    session.do(PromiseCallback(report, who=f"moeder van {CHILD}", number=NUMBER))
    assert not program.desk.in_call()
    return report


def texts(window: QWidget) -> str:
    """Every word in the window, shown or not, and what a screen reader would get."""
    found = []
    for part in window.findChildren(QWidget):
        if isinstance(part, QLabel | QLineEdit | QAbstractButton):
            found.append(part.text())
        if isinstance(part, QPlainTextEdit):
            found.append(part.toPlainText())
        found += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
    return "\n".join(found)


def test_rule_1_the_screen_is_not_locked_in_a_call_and_says_why(program: Program, clock: SetClock) -> None:
    press("n", CONTROL)
    press("l", CONTROL)
    assert not program.desk.shut
    assert "loopt een gesprek" in program.window.trouble.text
    program.wiring.locking.idle.since = lambda: 3600.0
    program.session.tick()
    assert not program.desk.shut


def test_rule_1_a_call_on_the_lock_screen_is_a_report_at_once_and_goes_on_after_signing_in(
    program: Program, qtbot: QtBot, clock: SetClock
) -> None:
    locked(program)
    program.session.new_report(NUMBER)
    assert program.desk.in_call()
    assert "A-0001" in page(program).call
    clock.advance(seconds=34)
    program.session.tick()
    assert page(program).call.startswith("0:34")
    assert CHILD not in page(program).said
    # Hung up: the page is as it was.
    press(F7)
    assert not program.desk.in_call()
    assert page(program).call == ""
    press("n", CONTROL)
    assert "A-0002" in page(program).call
    without_account(program, qtbot)
    assert program.session.row is not None
    assert program.session.row.card.reference == "A-0002"
    assert program.desk.in_call()


@pytest.mark.parametrize("at", ["sign-in", "locked"])
def test_rule_2_112_is_one_key_away_and_the_next_dials(program: Program, qtbot: QtBot, at: str) -> None:
    if at == "locked":
        locked(program)
    else:
        program.wiring.locking.sign_out()
    assert isinstance(held(), QLineEdit)
    milliseconds = [0]
    program.wiring.route_keys.elapsed = lambda: milliseconds[0]
    press(F9)
    assert program.wiring.panels.name == "route"
    assert program.session.phone.numbers == []
    milliseconds[0] += GUARD_MS
    press(F9)
    assert program.session.phone.numbers == ["112"]
    assert program.desk.in_call()
    press(ESC)
    assert program.wiring.panels.name == ""
    assert page(program).isAncestorOf(held())
    # The report that came of it is that of whoever sits down now.
    # Who is on call is one key away too.
    press(F8)
    assert program.wiring.panels.name == "duty"
    press(ESC)
    without_account(program, qtbot)
    assert [promise.route for promise in program.session.row.promises] == ["112"]


def test_rule_4_a_promise_rings_on_the_lock_screen_without_a_name_and_can_be_taken(
    program: Program, clock: SetClock
) -> None:
    report_about(program)
    shown = locked(program)
    clock.advance(minutes=40)
    program.session.tick()
    alarm = program.window.alarm
    assert alarm.isVisible()
    assert "A-0001" in alarm.text
    assert alarm.row.sound
    assert "vóór" in "\n".join(shown.rings.texts)
    assert CHILD not in alarm.text + shown.said
    press(F6)
    assert program.wiring.panels.name == ""
    press(F6, SHIFT)
    program.session.tick()
    assert alarm.row is None or alarm.row.quiet


def test_rule_8_what_is_looked_at_after_unlocking_is_looked_at_by_who_unlocked(program: Program, qtbot: QtBot) -> None:
    report = report_about(program)
    program.session.open_report("")
    shown = locked(program)
    assert "Sanne Bakker" in shown.said
    # Nobody looks at what stands behind a lock.
    program.session.open_report(report)
    program.session.refresh()
    assert program.session.row is None
    signs_in(program, qtbot, LEAD)
    program.session.open_report(report)
    program.session.tick()
    looks = [row.who for row in program.desk.who_saw(report) if row.kind == "view"]
    assert sorted(set(looks)) == ["Anna Visser", "Sanne Bakker"]


def test_rule_11_no_typed_word_is_lost_to_a_lock(program: Program, qtbot: QtBot) -> None:
    report_about(program)
    field = text_question(program)
    field.moveCursor(field.textCursor().MoveOperation.End)
    type_in(", en het is koud bui")
    locked(program)
    signs_in(program, qtbot)
    assert program.session.row.card.reference == "A-0001"
    assert text_question(program).text().endswith("en het is koud bui")


def test_rule_11_what_was_half_typed_waits_for_who_typed_it(program: Program, qtbot: QtBot) -> None:
    program.wiring.panels.open("request")
    type_in(f"oma van {CHILD}")
    words = held().text()
    locked(program)
    without_account(program, qtbot)
    program.wiring.panels.open("request")
    assert CHILD not in texts(program.window)
    locked(program)
    signs_in(program, qtbot)
    program.wiring.panels.open("request")
    assert held().text() == words


def test_rule_11_what_was_typed_when_a_night_without_account_ended_is_kept(
    program: Program, qtbot: QtBot, clock: SetClock
) -> None:
    locked(program)
    without_account(program, qtbot)
    report = report_about(program)
    program.session.open_report(report)
    field = text_question(program)
    field.moveCursor(field.textCursor().MoveOperation.End)
    type_in(" naar opa")
    clock.advance(hours=13)
    program.session.tick()
    assert program.desk.shut
    assert page(program).form.isVisible()
    without_account(program, qtbot)
    assert program.desk.me.name == "Invaller Ans"
    assert program.desk.drafts() == {}, "another night is another person"
    enter(program.desk, LEAD)
    assert "naar opa" in repr(program.desk.sheet(report)), "a shift lead finds it"


def test_who_works_without_an_account_opens_the_lock_with_their_code_and_nobody_with_their_name(
    program: Program, qtbot: QtBot
) -> None:
    locked(program)
    without_account(program, qtbot)
    report = report_about(program)
    shown = locked(program)
    assert "Ans" not in shown.said
    press(F2)
    type_in("invaller ans")
    press(ENTER)
    assert held() is shown.form.night.field
    assert shown.form.night.field.echoMode() == QLineEdit.EchoMode.Password
    press(ENTER)
    assert program.desk.shut, "a name alone"
    type_in("anders")
    press(ENTER)
    qtbot.waitUntil(lambda: "andere code" in shown.form.said, timeout=10000)
    assert program.desk.shut
    assert CHILD not in texts(program.window)
    assert held() is shown.form.night.field
    assert shown.form.night.text == ""
    type_in(NIGHT_CODE)
    press(ENTER)
    qtbot.waitUntil(lambda: not program.desk.shut, timeout=10000)
    assert program.desk.sheet(report) is not None


def test_a_line_is_written_with_what_rings_and_whoever_unlocks_is_told(
    program: Program, qtbot: QtBot, clock: SetClock
) -> None:
    report = report_about(program)
    shown = locked(program)
    assert shown.note.isHidden(), "nothing rings"
    clock.advance(hours=1)
    program.session.tick()
    assert not shown.note.isHidden()
    assert "A-0001" in shown.note.field.accessibleName()
    assert held() is shown.form.password.field, "who signs in is not in the way of it"
    press(Qt.Key.Key_F4)
    assert held() is shown.note.field
    assert shown.note.visibleRegion().boundingRect() == shown.note.rect(), "in sight, label and all"
    type_in("moeder belde zelf")
    press(ENTER)
    assert shown.note.text == ""
    assert "A-0001" in shown.said
    assert "moeder" not in texts(program.window)
    type_in("en nog eens")
    shown.take_keyboard()
    assert shown.note.text == ""
    without_account(program, qtbot)
    assert "A-0001" in program.window.trouble.text, "who may not read it says it to somebody else"
    assert program.desk.sheet(report) is None
    locked(program)
    signs_in(program, qtbot)
    words = repr(program.desk.timeline(report))
    assert "onbekend door wie: moeder belde zelf" in words
    assert "onbekend door wie: en nog eens" in words
    assert "A-0001" in program.window.trouble.text


def test_wrong_codes_wait_and_112_does_not(program: Program, qtbot: QtBot, clock: SetClock) -> None:
    locked(program)
    without_account(program, qtbot)
    shown = locked(program)
    for _ in range(6):
        program.desk.door.come(Came("wrong", "Invaller Ans", "Nee."))
    press(F2)
    type_in("Invaller Ans")
    press(ENTER)
    type_in(NIGHT_CODE)
    press(ENTER)
    qtbot.waitUntil(lambda: shown.form.waits > 0, timeout=10000)
    assert not shown.form.act.isEnabled()
    press(F9)
    assert program.wiring.panels.name == "route"
    press(ESC)
    clock.advance(seconds=61)
    program.session.tick()
    assert shown.form.waits == 0
    assert shown.form.act.isEnabled()


def test_rule_12_nothing_of_a_report_is_left_for_a_screen_reader_and_all_controls_have_names(
    program: Program, clock: SetClock
) -> None:
    report_about(program)
    for name in ("search", "timeline", "today", "handover"):
        program.wiring.panels.open(name)
    program.wiring.triaging.enter()
    program.wiring.triaging.leave()
    assert CHILD in texts(program.window)
    shown = locked(program)
    QApplication.sendPostedEvents(None, 52)
    everything = texts(program.window)
    assert CHILD not in everything
    assert NUMBER[-8:] not in everything.replace(" ", "").replace("-", "")
    for part in shown.findChildren(QWidget):
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            told = QAccessible.queryAccessibleInterface(part)
            assert told.text(QAccessible.Text.Name), part
    for button in (*shown.help_buttons, shown.form.act, shown.form.other):
        assert button.accessibleName()


def test_a_screen_that_nobody_touches_locks_itself_after_the_minutes_agreed_on(program: Program) -> None:
    idle = program.wiring.locking.idle
    # A key is noted where it comes in.
    QTest.qWait(30)
    before = idle.since()
    assert before >= 0.03
    QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_Shift)
    assert idle.since() < before
    seconds = [599.0]
    idle.since = lambda: seconds[0]
    program.session.tick()
    assert not program.desk.shut
    seconds[0] = 600.0
    program.session.tick()
    assert program.desk.shut
    assert "Vanzelf" in page(program).said
    # The clock and the light of the store stay in sight; what is behind them does not open.
    QApplication.processEvents()
    assert program.window.foot.light.isVisible()
    assert program.window.top._clock.isVisible()
    program.window.foot.store.emit()
    press("k", CONTROL)
    assert program.wiring.panels.name == ""


def test_with_large_letters_the_field_its_label_and_112_are_in_sight(tmp_path: Path, qtbot: QtBot) -> None:
    with running(staffed_home(tmp_path), qtbot, scale=2.0) as program:
        QApplication.processEvents()
        shown = page(program)
        for line in (shown.form.password, shown.form.name):
            line.setFocus()
            QApplication.processEvents()
            for part in (line, shown.help_buttons[0]):
                assert part.visibleRegion().boundingRect().height() == part.height()
