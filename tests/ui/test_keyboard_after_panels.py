"""The keyboard is never lost: after a panel it is back where it was, or at the report that was opened."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from windows import held, press, running, set_up, type_in

from desk.intake.answers import GiveAnswer
from ui.widgets.question_card import QuestionCard

ENTER, ESC, DOWN, CTRL = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier


def in_question() -> bool:
    part = held()
    while part is not None:
        if isinstance(part, QuestionCard):
            return part.isVisible()
        part = part.parentWidget()
    return False


def test_a_report_opened_from_a_panel_has_the_keyboard_at_its_questions(tmp_path: Path, qtbot: QtBot) -> None:
    with running(set_up(tmp_path), qtbot) as program:
        session = program.session
        assert session is not None
        first = session.new_report("0612345678")
        press(Qt.Key.Key_N, CTRL)
        assert session.report != first
        for panel_key in (Qt.Key.Key_K, Qt.Key.Key_O):
            session.open_report(next(card.id for card in session.desk.board() if card.id != first))
            press(panel_key, CTRL)
            assert isinstance(held(), QLineEdit)
            type_in("a-0001")
            press(ENTER)
            assert session.report == first
            qtbot.waitUntil(in_question)


def test_a_panel_gives_the_keyboard_back_to_the_question_it_came_from(tmp_path: Path, qtbot: QtBot) -> None:
    with running(set_up(tmp_path), qtbot):
        press(Qt.Key.Key_N, CTRL)
        press(Qt.Key.Key_2)
        press(ENTER)
        came_from = held()
        for key in (Qt.Key.Key_K, Qt.Key.Key_Y, Qt.Key.Key_E, Qt.Key.Key_M, Qt.Key.Key_H, Qt.Key.Key_P, Qt.Key.Key_O):
            press(key, CTRL)
            assert not came_from.hasFocus()
            press(ESC)
            assert came_from.hasFocus()


PANEL_KEYS = {
    "settings": (Qt.Key.Key_Comma, CTRL),
    "people": (Qt.Key.Key_P, CTRL),
    "handover": (Qt.Key.Key_H, CTRL),
    "today": (Qt.Key.Key_O, CTRL),
    "decision": (Qt.Key.Key_R, CTRL),
    "search": (Qt.Key.Key_K, CTRL),
    "request": (Qt.Key.Key_T, CTRL),
    "timeline": (Qt.Key.Key_Y, CTRL),
    "more": (Qt.Key.Key_M, CTRL),
    "close": (Qt.Key.Key_E, CTRL),
    "own": (Qt.Key.Key_O, CTRL | Qt.KeyboardModifier.ShiftModifier),
    "store": (Qt.Key.Key_G, CTRL | Qt.KeyboardModifier.ShiftModifier),
    "duty": (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
    "callback": (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier),
}


def test_the_key_of_an_open_panel_keeps_it_open_and_no_digit_reaches_the_report(tmp_path: Path, qtbot: QtBot) -> None:
    with running(set_up(tmp_path), qtbot) as program:
        press(Qt.Key.Key_N, CTRL)
        session, panels = program.session, program.wiring.panels
        assert session is not None

        def answers() -> int:
            assert session is not None
            return len(session.desk.timeline(session.report))

        for name, (key, modifiers) in PANEL_KEYS.items():
            press(key, modifiers)
            first, answered = held(), answers()
            assert panels.name == name
            press(Qt.Key.Key_Tab)
            press(key, modifiers)
            assert panels.name == name
            assert held() is first, name
            press(Qt.Key.Key_0)
            assert answers() == answered, name
            press(ESC)
            assert panels.name == "", name


def test_what_is_being_typed_stays_when_the_key_of_its_panel_is_pressed_again(tmp_path: Path, qtbot: QtBot) -> None:
    with running(set_up(tmp_path), qtbot) as program:
        press(Qt.Key.Key_N, CTRL)
        for name in ("request", "timeline", "callback"):
            press(*PANEL_KEYS[name])
            type_in("moe")
            press(*PANEL_KEYS[name])
            type_in("der")
            field = held()
            assert (field.text() if isinstance(field, QLineEdit) else field.toPlainText()) == "moeder", name
            assert program.wiring.panels.name == name
            press(ESC)


def test_a_question_that_went_meanwhile_does_not_take_the_keyboard_with_it(tmp_path: Path, qtbot: QtBot) -> None:
    with running(set_up(tmp_path), qtbot) as program:
        session = program.session
        assert session is not None
        press(Qt.Key.Key_N, CTRL)
        report = session.report
        profile = session.desk.profile
        assert profile is not None
        wish, plan = (profile.checklist.by_code(code) for code in ("wish_to_die", "suicide_plan"))
        assert wish is not None
        assert plan is not None
        session.do(GiveAnswer(report, session.child, wish.link_id, ("yes",)))
        program.window.intake.go_to_question(plan.link_id)
        qtbot.waitUntil(lambda: in_question() and held().row.link == plan.link_id)
        gone = held()
        press(Qt.Key.Key_Y, CTRL)
        session.do(GiveAnswer(report, session.child, wish.link_id, ("no",)))
        qtbot.waitUntil(lambda: all(card is not gone for card in program.window.intake.questions.cards))
        qtbot.waitUntil(lambda: not isValid(gone))
        press(ESC)
        qtbot.waitUntil(in_question)


def test_what_is_typed_in_the_bar_goes_on_in_the_panel(tmp_path: Path, qtbot: QtBot) -> None:
    with running(set_up(tmp_path), qtbot) as program:
        program.window.top.search.field.setFocus()
        type_in("s")
        assert isinstance(held(), QLineEdit)
        assert held() is not program.window.top.search.field
        type_in("em")
        assert held().text() == "sem"
        assert program.window.top.search.field.text() == ""
