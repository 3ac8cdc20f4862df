"""Signing in at the window by keys alone: password, code, slips, a night without an account, what is owed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from door_desk import GOOD, NEW, TELEPHONIST, enter, plain_home, staffed_home
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from windows import NIGHT, desk_in, held, press, running, type_in

from desk.clock import SetClock
from desk.intake.calls import HangUp, OpenReport
from ui.app import Program
from ui.panes.door_page import DoorPage

ENTER, F2, F9 = Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_F9
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NIGHT)


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot, clock: SetClock) -> Iterator[Program]:
    with running(staffed_home(tmp_path), qtbot, clock=clock) as program:
        yield program


def page(program: Program) -> DoorPage:
    page = program.window.pages.currentWidget()
    assert isinstance(page, DoorPage)
    return page


def judged(program: Program, qtbot: QtBot) -> None:
    """What was typed was looked at."""
    qtbot.waitUntil(lambda: not page_form(program).busy, timeout=10000)


def page_form(program: Program):
    return program.wiring.locking.page.form


def signs_in(program: Program, qtbot: QtBot, name: str, password: str = GOOD) -> None:
    form = page(program).form
    form.name.setFocus()
    form.name.field.selectAll()
    type_in(name)
    press(ENTER)
    type_in(password)
    press(ENTER)
    judged(program, qtbot)


def test_nobody_signs_in_where_no_account_stands(tmp_path: Path, qtbot: QtBot) -> None:
    with running(plain_home(tmp_path), qtbot) as program:
        assert program.wiring.locking.page is None
        assert not program.desk.asked
        press("l", CONTROL)
        assert program.window.pages.currentWidget() is program.window.desk_page
        assert "meldt zich niemand aan" in program.window.trouble.text


def test_the_name_of_before_stands_there_and_a_password_and_enter_are_enough(program: Program, qtbot: QtBot) -> None:
    assert page(program).form.name.text == TELEPHONIST
    assert held() is page(program).form.password.field
    assert program.window.board.cards == ()
    for key in ("k", "o", "h", "p", ","):
        press(key, CONTROL)
        assert program.wiring.panels.name == ""
    assert not program.window.top.search.isVisible()
    type_in(GOOD)
    press(ENTER)
    judged(program, qtbot)
    assert not program.desk.shut
    assert program.desk.me.name == "Sanne Bakker"
    assert program.window.top.search.isVisible()
    assert program.window.pages.currentWidget() is program.window.desk_page
    assert page_form(program).password.text == ""
    press("n", CONTROL)
    assert program.session.row is not None


def test_a_wrong_password_is_said_and_typed_again_and_too_many_count_down(
    program: Program, qtbot: QtBot, clock: SetClock
) -> None:
    form = page(program).form
    for _ in range(4):
        type_in("iets heel anders")
        press(ENTER)
        judged(program, qtbot)
        assert held() is form.password.field
        assert form.password.text == ""
    assert form.waits == 2
    assert not form.act.isEnabled()
    type_in(GOOD)
    press(ENTER)
    assert not form.busy
    clock.advance(seconds=1)
    program.session.tick()
    assert form.waits == 1
    clock.advance(seconds=1)
    program.session.tick()
    assert form.waits == 0
    press(ENTER)
    judged(program, qtbot)
    assert not program.desk.shut


def test_while_a_password_is_checked_112_is_one_key_away(program: Program, qtbot: QtBot) -> None:
    form = page(program).form
    type_in(GOOD)
    press(ENTER)
    assert form.busy
    assert "gecontroleerd" in form.said
    press(F9)
    assert program.wiring.panels.name == "route"
    judged(program, qtbot)
    # Whoever sits down in the middle of it goes on with it.
    assert program.wiring.panels.name == "route"
    assert not program.desk.shut


def test_a_code_is_asked_where_this_desk_does_not_trust_the_account_yet(
    tmp_path: Path, qtbot: QtBot, clock: SetClock
) -> None:
    from door_desk import code

    home = staffed_home(tmp_path)
    clock.advance(days=8)
    with running(home, qtbot, clock=clock) as program:
        form = page(program).form
        assert form.code.isVisible()
        type_in(GOOD)
        press(ENTER)
        assert held() is form.code.field
        type_in("000000")
        press(ENTER)
        judged(program, qtbot)
        assert held() is form.code.field
        assert "code klopt niet" in form.said
        type_in(code(clock.wall().timestamp()))
        press(ENTER)
        judged(program, qtbot)
        assert not program.desk.shut


def test_what_is_owed_is_asked_after_signing_in_and_may_wait(program: Program, qtbot: QtBot) -> None:
    signs_in(program, qtbot, NEW)
    press(ENTER)
    judged(program, qtbot)
    assert program.desk.sitting.owes == ("password", "second")
    panel = program.wiring.panels.panel
    assert program.wiring.panels.name == "account"
    assert panel.step == "password"
    press(Qt.Key.Key_Escape)
    assert program.wiring.panels.name == ""
    press("n", CONTROL)
    assert program.session.row is not None


def test_an_own_password_and_the_app_are_set_up_by_keys(program: Program, qtbot: QtBot, clock: SetClock) -> None:
    import pyotp

    signs_in(program, qtbot, NEW)
    press(ENTER)
    judged(program, qtbot)
    panel = program.wiring.panels.panel
    own = "zeven droge laarzen"
    for text in (GOOD, own, own):
        type_in(text)
        press(ENTER)
    qtbot.waitUntil(lambda: panel.step == "second" and bool(panel.secret), timeout=10000)
    assert panel.picture.rows
    assert held() is panel.code.field
    type_in(pyotp.TOTP(panel.secret.replace(" ", "")).at(int(clock.wall().timestamp())))
    press(ENTER)
    qtbot.waitUntil(lambda: program.desk.sitting.owes == (), timeout=10000)
    assert (panel.step, panel.secret, panel.picture.rows) == ("", "", ())


def test_rule_11_what_somebody_was_typing_when_the_desk_was_killed_is_there_once_they_sign_in(
    tmp_path: Path, qtbot: QtBot
) -> None:
    home = staffed_home(tmp_path)
    with desk_in(home) as desk:
        enter(desk, TELEPHONIST)
        report = desk.new_id()
        desk.do(OpenReport(report))
        sheet = desk.sheet(report)
        link = next(q.link for section in sheet.sections for q in section.questions if q.kind == "text")
        desk.draft(report, sheet.child, link, "hij is nog niet thu")
        desk.do(HangUp(report))
    with running(home, qtbot) as program:
        assert program.desk.drafts() == {}
        enter(program.desk, TELEPHONIST)
        assert program.desk.drafts() == {}
        row = program.desk.sheet(report)
        said = [q.text_value for section in row.sections for q in section.questions if q.link == link]
        assert said == ["hij is nog niet thu"]
