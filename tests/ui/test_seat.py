"""Who sits here, in the window: a seat handed over in a call, broken glass, accounts made and mended by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from door_desk import (
    GOOD,
    LEAD,
    NEW,
    TELEPHONIST,
    enter,
    own_key,
    plain_home,
    staffed_home,
    text_question,
    verifier,
    without_account,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import NIGHT, held, press, running, type_in

from desk.clock import SetClock
from desk.desk import Done
from desk.intake.access import MakeAccount
from desk.intake.calls import HangUp
from ui.app import Program

ENTER, ESC, F2, F3 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_F3
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NIGHT)


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot, clock: SetClock) -> Iterator[Program]:
    """Sanne Bakker sits there."""
    with running(staffed_home(tmp_path), qtbot, clock=clock) as program:
        enter(program.desk, TELEPHONIST)
        QApplication.processEvents()
        assert not program.desk.shut
        yield program


def takes_over(program: Program, qtbot: QtBot, name: str) -> None:
    press("p", CONTROL)
    assert program.wiring.panels.name == "seat"
    type_in(name)
    press(ENTER)
    type_in(GOOD)
    press(ENTER)
    qtbot.waitUntil(lambda: program.desk.sitting.name == "Anna Visser", timeout=10000)


def test_a_seat_is_handed_over_in_a_call_and_the_call_its_report_and_words_go_on(
    program: Program, qtbot: QtBot, clock: SetClock
) -> None:
    press("n", CONTROL)
    report = program.session.report
    text_question(program)
    type_in("zij zegt dat")
    clock.advance(seconds=40)
    started = program.session.row.card.call_started_at
    # The panel leaves the call bar in sight; Esc goes back to the words.
    press("p", CONTROL)
    panel = program.wiring.panels.panel
    buttons = program.window.intake._calls
    left = panel.mapTo(program.window, panel.rect().topLeft()).x()
    assert buttons.mapTo(program.window, buttons.rect().bottomLeft()).x() < left
    press(ESC)
    assert program.wiring.panels.name == ""
    takes_over(program, qtbot, LEAD)
    assert program.session.report == report
    assert program.desk.talking(report)
    assert program.session.row.card.call_started_at == started
    assert text_question(program).text() == "zij zegt dat"
    type_in(" hij weg is")
    press(ENTER, CONTROL)
    rows = program.desk.timeline(report)
    assert {row.author for row in rows if hasattr(row, "author")} <= {"Sanne Bakker", "Anna Visser"}
    assert program.window.top._seat.caption.startswith("Anna Visser")
    assert program.session.do(HangUp(report))


def test_the_bar_on_top_says_until_when_somebody_without_an_account_sits_here(program: Program, qtbot: QtBot) -> None:
    press("p", CONTROL)
    press(F3)
    assert program.desk.shut
    without_account(program, qtbot)
    assert program.window.top._seat.caption.startswith("Invaller Ans t/m 15:40")


def test_what_is_withheld_says_so_and_one_key_and_a_digit_open_it(program: Program, qtbot: QtBot) -> None:
    report = program.session.new_report()
    program.session.do(HangUp(report))
    program.wiring.locking.sign_out()
    without_account(program, qtbot)
    program.session.open_report(report)
    assert program.session.row is None
    assert "Ctrl+Shift+B" in program.window.intake.closed
    program.wiring.panels.open("search", "melding")
    assert "Ctrl+Shift+B" in program.wiring.panels.panel.said
    program.wiring.panels.close()
    press("b", CONTROL | SHIFT)
    assert program.wiring.panels.name == "glass"
    press("2")
    assert program.session.row is not None
    assert program.session.row.card.id == report
    assert "04:10" in program.window.top._glass.text()
    # The shift lead is told at the start, and sees it where people are.
    takes_over(program, qtbot, LEAD)
    assert "Iemand belt terug" in program.window.trouble.text
    press("p", CONTROL)
    (line,) = program.wiring.panels.panel.broken
    assert "Invaller Ans" in line
    assert "Iemand belt terug" in line


def test_the_first_shift_lead_is_made_where_no_account_stands_and_nobody_has_to(tmp_path: Path, qtbot: QtBot) -> None:
    own = "vier natte schapen"
    with running(plain_home(tmp_path), qtbot) as program:
        press("n", CONTROL)
        program.session.do(HangUp(program.session.report))
        program.wiring.panels.open("settings")
        press("a", CONTROL | SHIFT)
        panel = program.wiring.panels.panel
        assert panel.step == "first"
        panel.maker.password.setFocus()
        type_in(own)
        press(ENTER)
        type_in(own)
        press(ENTER)
        qtbot.waitUntil(lambda: program.desk.asked, timeout=10000)
        # From now on people sign in here, and this one knows how.
        assert program.desk.shut
        type_in(own)
        press(ENTER)
        press(ENTER)
        qtbot.waitUntil(lambda: not program.desk.shut, timeout=10000)
        assert program.desk.sitting.roles == ("shift-lead", "telephonist")
        assert program.wiring.panels.name == "account"


def test_a_shift_lead_makes_an_account_gives_a_password_resets_an_app_and_closes_it(
    program: Program, qtbot: QtBot
) -> None:
    enter(program.desk, LEAD)
    QApplication.processEvents()
    press("a", CONTROL | SHIFT)
    panel = program.wiring.panels.panel
    press("1")
    assert panel.step == "new"
    type_in("Kees de Boer")
    assert panel.maker.sign_in.text == "k.boer"
    press(ENTER)
    press(ENTER)
    assert held() is panel.maker.roles
    press("2")
    press(ENTER)
    qtbot.waitUntil(lambda: bool(panel.secret), timeout=10000)
    line = next(one for one in program.desk.door.lines() if one.sign_in == "k.boer")
    assert (line.roles, line.first) == (("telephonist", "triagist"), True)
    assert len(panel.secret) == 19
    press(ESC)
    assert program.wiring.panels.name == ""
    panel.show_for(line.id)
    assert panel.secret == ""
    other = next(one for one in program.desk.door.lines() if one.sign_in == TELEPHONIST)
    program.wiring.panels.open("accounts", other.id)
    assert panel.maker.roles.press("2")
    panel.confirm()
    assert next(one for one in program.desk.door.lines() if one.id == other.id).roles == ("telephonist", "triagist")
    program.wiring.panels.open("accounts", other.id)
    panel.acts.acted.emit("reset")
    assert not next(one for one in program.desk.door.lines() if one.sign_in == TELEPHONIST).second
    panel.acts.acted.emit("password")
    qtbot.waitUntil(lambda: bool(panel.secret), timeout=10000)
    panel.acts.acted.emit("close")
    assert next(one for one in program.desk.door.lines() if one.sign_in == TELEPHONIST).closed
    assert panel.step == ""


def test_who_does_not_manage_accounts_is_told_who_does(program: Program) -> None:
    press("a", CONTROL | SHIFT)
    panel = program.wiring.panels.panel
    assert not panel.list.isVisible()
    assert "dienstleider" in panel._about.text()
    assert NEW not in panel._about.text()


def test_when_the_first_account_comes_in_the_middle_of_a_call_the_call_goes_on(tmp_path: Path, qtbot: QtBot) -> None:
    with running(plain_home(tmp_path), qtbot) as program:
        press("n", CONTROL)
        report = program.session.report
        text_question(program)
        type_in("zij zegt dat")
        _make_lead(program)
        program.session.tick()
        assert program.desk.asked
        assert not program.desk.shut
        assert program.desk.sitting.how == "temp"
        assert program.session.report == report
        assert program.session.row is not None
        type_in(" hij weg is")
        assert held().text() == "zij zegt dat hij weg is"


def _make_lead(program: Program) -> None:
    desk = program.desk
    command = MakeAccount(
        *(desk.new_id(), desk.new_id(), LEAD, ("shift-lead",), verifier(), own_key().public, own_key().wrapped),
        name="Anna Visser",
        first=False,
    )
    assert isinstance(desk.do(command), Done)
