"""The middle column: the bar of sections and the list of questions."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from widget_page import show_alone
from widget_rows import question, sections, situation, text_question

from desk.rows import QuestionRow
from ui.widgets.question_list import QuestionList
from ui.widgets.section_bar import SectionBar


def page_of(qtbot: QtBot, *rows: QuestionRow, height: int = 600) -> QuestionList:
    page = QuestionList()
    page.show_rows(rows)
    show_alone(qtbot, page, 640, height)
    return page


def many(count: int, section: str = "s") -> tuple[QuestionRow, ...]:
    return tuple(question(f"Vraag {at}?", link=f"{section}{at}") for at in range(count))


def bar_of(qtbot: QtBot, width: int = 900) -> SectionBar:
    bar = SectionBar()
    bar.show_rows(sections(), "s4")
    show_alone(qtbot, bar, width, 60)
    return bar


def test_sections_are_done_now_or_ahead(qtbot: QtBot) -> None:
    assert [tab.state for tab in bar_of(qtbot).tabs] == ["done", "done", "done", "now", "ahead", "ahead", "ahead"]


def test_a_click_or_alt_and_the_number_asks_for_a_section(qtbot: QtBot) -> None:
    bar = bar_of(qtbot)
    with qtbot.waitSignal(bar.chosen, timeout=0, raising=True) as told:
        qtbot.mouseClick(bar.tabs[5], Qt.MouseButton.LeftButton)
    assert told.args == ["s6"]
    with qtbot.waitSignal(bar.chosen, timeout=0, raising=True) as told:
        qtbot.keyClick(bar.window(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert told.args == ["s2"]


def test_the_bar_keeps_its_tabs_when_rows_come(qtbot: QtBot) -> None:
    bar = bar_of(qtbot)
    tabs = bar.tabs
    bar.show_rows([replace(row, answered=row.total) for row in sections()], "s5")
    assert bar.tabs == tabs
    assert [tab.state for tab in tabs][3:5] == ["done", "now"]
    bar.show_rows(sections()[:3], "s1")
    assert len(bar.tabs) == 3


def test_open_danger_in_a_section_is_said_and_signed(qtbot: QtBot) -> None:
    bar = bar_of(qtbot)
    bar.show_rows([replace(row, open_danger=2) if row.link == "s5" else row for row in sections()], "s4")
    assert "2" in bar.tabs[4].accessibleDescription()
    assert bar.tabs[4].words == "! 5 Veiligheid"


def test_the_bar_takes_more_lines_when_the_window_is_narrow(qtbot: QtBot) -> None:
    bar = bar_of(qtbot)
    assert bar.heightForWidth(900) == bar.heightForWidth(1200)
    assert bar.heightForWidth(300) > 2 * bar.heightForWidth(900)


def test_enter_walks_down_the_questions_and_past_the_end(qtbot: QtBot) -> None:
    page = page_of(qtbot, *situation())
    page.go_to("q-wish")
    for link in ("q-means", "q-adult", "q-words"):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        held = page.card(link)
        assert held is not None
        assert held is QApplication.focusWidget() or held.isAncestorOf(QApplication.focusWidget())
    with qtbot.waitSignal(page.past_end, timeout=0, raising=True):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_shift_enter_on_the_first_question_goes_before_the_start(qtbot: QtBot) -> None:
    page = page_of(qtbot, *situation())
    page.go_to("q-means")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is page.card("q-wish")
    with qtbot.waitSignal(page.before_start, timeout=0, raising=True):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)


def test_a_question_that_appears_moves_neither_keyboard_nor_the_cards_above_it(qtbot: QtBot) -> None:
    first, second, third = many(3)
    page = page_of(qtbot, first, third)
    page.go_to("s0")
    above = page.cards[0]
    place = above.geometry()
    page.show_rows([first, second, third])
    QApplication.processEvents()
    assert [card.row.link for card in page.cards] == ["s0", "s1", "s2"]
    assert page.cards[0] is above
    assert above.geometry() == place
    assert QApplication.focusWidget() is above


def test_a_new_row_leaves_the_place_on_the_page_alone(qtbot: QtBot) -> None:
    rows = many(12)
    page = page_of(qtbot, *rows, height=300)
    page.go_to("s6")
    QApplication.processEvents()
    place = page.verticalScrollBar().value()
    assert place > 0
    page.show_rows([replace(row, answered=True, options=row.options) for row in rows])
    QApplication.processEvents()
    assert page.verticalScrollBar().value() == place


def test_what_has_the_keyboard_is_in_sight(qtbot: QtBot) -> None:
    page = page_of(qtbot, *many(12), height=300)
    page.go_to("s11")
    last = page.cards[-1]
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect().height() == last.height(), timeout=2000)


def test_another_section_starts_at_its_top(qtbot: QtBot) -> None:
    page = page_of(qtbot, *many(12), height=300)
    page.verticalScrollBar().setValue(200)
    page.show_rows(many(12, "t"))
    assert page.verticalScrollBar().value() == 0


def test_what_was_typed_is_handed_over_before_its_question_goes(qtbot: QtBot) -> None:
    page = page_of(qtbot, text_question())
    page.go_to("q-words")
    QTest.keyClicks(QApplication.focusWidget(), "pillen")
    with qtbot.waitSignal(page.left, timeout=0, raising=True) as told:
        page.show_rows(many(2))
    assert told.args == ["q-words", "pillen"]


def test_the_first_open_question_gets_the_keyboard(qtbot: QtBot) -> None:
    page = page_of(qtbot, question(chosen="yes", link="a"), question(link="b"))
    page.go_to_first_open()
    assert QApplication.focusWidget() is page.card("b")
    assert not page.go_to("not here")


@pytest.mark.parametrize("count", [0, 1, 9])
def test_a_section_of_any_length_can_be_shown(qtbot: QtBot, count: int) -> None:
    page = page_of(qtbot, *many(count))
    page.go_to_first_open()
    assert len(page.cards) == count


def test_answers_reach_the_page_with_their_question(qtbot: QtBot) -> None:
    page = page_of(qtbot, *many(3))
    page.go_to("s2")
    with qtbot.waitSignal(page.chosen, timeout=0, raising=True) as told:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    assert told.args == ["s2", "yes"]
