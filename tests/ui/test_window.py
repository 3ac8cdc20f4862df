"""The window as a whole: several callers and children at once, wide and narrow, and what it says about itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from windows import NIGHT, held, kept, press, running, set_up, type_in

from desk.clock import SetClock
from desk.rows import HealthRow
from ui.app import Program
from ui.widgets.question_card import QuestionCard

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NIGHT)


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot, clock: SetClock) -> Iterator[Program]:
    with running(set_up(tmp_path), qtbot, clock=clock) as made:
        yield made
        kept(made, qtbot)


def at(program: Program, code: str) -> QuestionCard:
    """The keyboard goes to the question of this code."""
    asked = (q for section in program.session.row.sections for q in section.questions)
    link = next(question.link for question in asked if question.code == code)
    program.window.intake.go_to_question(link)
    QApplication.processEvents()
    card = program.window.intake.questions.card(link)
    assert card is not None
    return card


def in_sight(part: QWidget) -> set[str]:
    return {label.text() for label in part.findChildren(QLabel) if label.isVisible()}


# -- more than one --------------------------------------------------------------------------------------------------


def test_a_new_caller_while_one_is_on_the_line_gets_a_report_of_their_own(program: Program) -> None:
    press("n", CONTROL)
    first = program.session.report
    at(program, "what_happened")
    type_in("loopt weg van huis")
    press("n", CONTROL)
    second = program.session.report
    assert second != first
    assert program.window.intake.questions.cards[0].row.answered is False
    assert {card.id for card in program.desk.board()} == {first, second}
    press(TAB, CONTROL)
    assert program.session.report == first
    assert at(program, "what_happened").field.text() == "loopt weg van huis"
    press(TAB, CONTROL)
    assert program.session.report == second


def test_each_child_has_answers_of_its_own_and_what_was_typed_stays_with_it(program: Program) -> None:
    press("n", CONTROL)
    at(program, "youth_name")
    type_in("Sem")
    press("i", CONTROL)
    assert len(program.session.row.card.children) == 2
    assert at(program, "youth_name").field.text() == ""
    type_in("Fenna")
    press("i", CONTROL | SHIFT)
    assert at(program, "youth_name").field.text() == "Sem"
    press("i", CONTROL | SHIFT)
    assert at(program, "youth_name").field.text() == "Fenna"
    assert {child.name for child in program.session.row.card.children} == {"Sem", "Fenna"}


def test_who_speaks_follows_from_the_answer_and_can_be_said_otherwise(program: Program) -> None:
    press("n", CONTROL)
    at(program, "caller_role")
    press("1")
    assert program.session.row.speaker == "parent"
    program.session.speaker("child")
    assert program.session.row.speaker == "child"


def test_a_core_that_is_done_says_that_people_can_hang_up(program: Program) -> None:
    press("n", CONTROL)
    asked = [q for section in program.session.row.sections for q in section.questions if q.core]
    for question in asked:
        program.window.intake.go_to_question(question.link)
        QApplication.processEvents()
        if question.options and question.kind in ("choice", "choices"):
            press("2")
        else:
            type_in("onbekend adres")
        press(ENTER)
    left = program.session.row.core_total - program.session.row.core_answered
    assert left == 0
    assert any("ophangen" in text for text in in_sight(program.window.intake))


# -- wide and narrow ------------------------------------------------------------------------------------------------


def test_narrowed_the_cards_become_rings_and_the_routes_come_over_the_edge(program: Program) -> None:
    press("n", CONTROL)
    window = program.window
    assert window.directions.isVisible()
    wide = window.board.width()
    for width in (1229, 1000, 640):
        window.resize(width, 700)
        QApplication.processEvents()
        assert window.width() == width
        narrow = width < 1228
        assert window.directions.isVisible() is not narrow
        assert (window.board.width() < wide) is narrow
    press("u", CONTROL)
    assert window.directions.isVisible()
    right = window.directions.mapTo(window, QPoint(window.directions.width(), 0)).x()
    assert right == window.width()
    press("u", CONTROL)
    assert not window.directions.isVisible()
    window.resize(1366, 768)
    QApplication.processEvents()
    assert window.directions.isVisible()


@pytest.mark.parametrize(
    ("size", "scale"),
    [((1366, 768), 1.0), ((1366, 768), 2.0), ((1024, 700), 1.0), ((1024, 700), 2.0), ((640, 480), 1.0)],
)
def test_a_question_and_112_are_in_sight_at_every_size(
    size: tuple[int, int], scale: float, tmp_path: Path, qtbot: QtBot
) -> None:
    with running(set_up(tmp_path), qtbot, size=size, scale=scale) as program:
        press("n", CONTROL)
        QApplication.processEvents()
        qtbot.waitUntil(lambda: isinstance(held(), QuestionCard))
        card, window = held(), program.window
        inside = QRect(card.mapTo(window, QPoint(0, 0)), card.size())
        assert not inside.intersected(window.rect()).isEmpty()
        assert inside.left() >= 0
        assert inside.right() <= window.width()
        press(Qt.Key.Key_F9)
        panel = program.wiring.panels.panel
        assert window.rect().contains(QRect(panel.mapTo(window, QPoint(0, 0)), panel.size()))
        assert "112" in in_sight(panel)
        kept(program, qtbot)


# -- what it says about itself --------------------------------------------------------------------------------------


def test_away_from_the_store_the_foot_says_as_of_when_and_how_much_waits(program: Program) -> None:
    program.window.show_health(HealthRow("warn", "Gedeelde opslag niet bereikbaar", NIGHT, 3, 0, (), away=True))
    light = program.window.foot.light
    assert light.isVisible()
    assert light.text == "Geen gedeelde opslag; stand van 03:40 · nog te delen: 3"


def test_the_clock_and_the_length_of_the_call_go_on(program: Program, clock: SetClock) -> None:
    press("n", CONTROL)
    program.session.tick()
    before = program.window.intake.state
    clock.advance(seconds=90)
    program.session.tick()
    assert program.window.intake.state != before
    assert "1:30" in program.window.intake.state


def test_who_sits_here_and_at_which_desk_is_in_the_bar(program: Program) -> None:
    names = {part.accessibleName() for part in program.window.top.findChildren(QWidget) if part.isVisible()}
    assert "Telefonist Voorbeeld · Desk A" in names
