"""A section stands at once as it will stay: nothing is painted squeezed for one frame."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from widget_rows import situation

from ui.widgets.question_card import QuestionCard
from ui.widgets.question_list import QuestionList


class Painted(QObject):
    """Notes how high each card was at each paint."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: dict[str, set[int]] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QuestionCard):
            self.heights.setdefault(watched.row.link, set()).add(watched.height())
        return False


def test_a_card_of_a_section_that_opens_is_painted_in_one_height_only(qtbot: QtBot) -> None:
    page = QuestionList()
    qtbot.addWidget(page)
    page.resize(700, 600)
    with qtbot.waitExposed(page):
        page.show()
    page.show_rows(situation())
    qtbot.waitUntil(lambda: page.cards[0].height() > 60)
    painted = Painted()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(painted)
    others = [replace(row, link=f"other-{row.link}") for row in situation()]
    page.show_rows(others)
    qtbot.waitUntil(lambda: others[0].link in painted.heights)
    page.viewport().update()
    qtbot.waitUntil(lambda: page.cards[-1].height() > 60)
    app.removeEventFilter(painted)
    assert all(len(heights) == 1 for heights in painted.heights.values())


def test_a_section_that_opens_has_its_height_before_anything_else_happens(qtbot: QtBot) -> None:
    page = QuestionList()
    qtbot.addWidget(page)
    page.resize(700, 300)
    with qtbot.waitExposed(page):
        page.show()
    page.show_rows(situation())
    page.show_rows([replace(row, link=f"other-{row.link}") for row in situation()])
    # No event was handled since: what looks now, a picture or a screen reader, sees the cards whole.
    assert [card.height() for card in page.cards] == [card.heightForWidth(card.width()) for card in page.cards]
    assert page.inside.height() > page.viewport().height()


def test_a_question_that_is_higher_than_the_room_shows_what_is_asked_first(qtbot: QtBot) -> None:
    page = QuestionList()
    qtbot.addWidget(page)
    page.resize(700, 90)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.show_rows(situation())
    chips = [card for card in page.cards[1:] if card.focusPolicy() != Qt.FocusPolicy.NoFocus]
    card = next(card for card in chips if card.height() > page.viewport().height())
    page.go_to(card.row.link)
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    assert QApplication.focusWidget() is card
    assert card.mapTo(page.viewport(), QPoint(0, 0)).y() == 0
