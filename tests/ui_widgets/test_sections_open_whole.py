"""A section stands at once as it will stay: nothing is painted squeezed for one frame."""

from dataclasses import replace

from pytestqt.qtbot import QtBot
from widget_rows import situation

from ui.widgets.question_list import QuestionList


def test_the_cards_of_a_section_that_opens_have_their_height_before_the_next_paint(qtbot: QtBot) -> None:
    page = QuestionList()
    qtbot.addWidget(page)
    page.resize(700, 600)
    with qtbot.waitExposed(page):
        page.show()
    page.show_rows(situation())
    qtbot.waitUntil(lambda: page.cards[0].height() > 40)
    page.show_rows([replace(row, link=f"other-{row.link}") for row in situation()])
    at_once = [card.height() for card in page.cards]
    qtbot.waitUntil(lambda: not page.inside.layout().isEmpty())
    page.grab()
    assert at_once == [card.height() for card in page.cards]
    assert min(at_once) > 60
