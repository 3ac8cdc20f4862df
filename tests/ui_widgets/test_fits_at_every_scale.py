"""At 100, 150 and 200 % text nothing is cut: words wrap, buttons grow, columns scroll."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from widget_page import show_alone
from widget_rows import (
    ASIDE,
    NOW,
    card,
    list_question,
    on_call,
    options,
    promise,
    proposal,
    question,
    route,
    sections,
    text_question,
    two_values,
)

from desk.rows import Saved
from ui.look.apply import apply
from ui.look.theme import DARK
from ui.widgets.banner import Banner
from ui.widgets.box import Action
from ui.widgets.card import Card
from ui.widgets.heading import Heading
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.on_call_box import OnCallBox
from ui.widgets.pill import Pill
from ui.widgets.promise_box import PromiseBox
from ui.widgets.proposal_box import ProposalBox
from ui.widgets.question_card import QuestionCard
from ui.widgets.route_button import RouteButton
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.section_bar import SectionBar, SectionTab
from ui.widgets.words import Words

LONG = (
    ("a", "Ja, maar het staat op een andere plek dan waar hij nu is", "1"),
    ("b", "Aansprakelijkheidsverzekeringsmaatschappij", "2"),
    *ASIDE,
)


def filled_card() -> QWidget:
    return Card(card("A-0419 · onbekende jongen, ongeveer 14 jaar oud"), NOW)


def filled_question() -> QWidget:
    row = question(
        "Heeft Sem gezegd of geschreven dat hij dood wil, en zo ja, tegen wie heeft hij dat gezegd?",
        options=options(LONG, chosen=("b",), danger=("b",)),
        answered=True,
        prefix="4.11",
        help="Vraag het zo letterlijk mogelijk.",
        flags=("laat hem niet alleen. Blijf aan de lijn tot iemand bij hem is.",),
        kept=True,
        values=two_values("Ja, vanmiddag nog tegen zijn zusje", "Nee"),
        saved=Saved.SAVING,
    )
    return QuestionCard(row)


def filled_route() -> QWidget:
    return RouteButton(route("F10", "Huisartsenspoedpost Noordoost", "regio Friesland", "dicht, open vanaf 17:00"))


def filled_proposal() -> QWidget:
    box = ProposalBox()
    box.show_row(proposal(kept=("Heeft hij iets bij de hand? (4.2)",), route_label="Spoedeisende psychiatrie"))
    return box


def filled_duty() -> QWidget:
    box = OnCallBox("Bel triagist", "F8")
    box.show_row(on_call(number_shown="06 12 34 56 01"))
    return box


def filled_promise() -> QWidget:
    box = PromiseBox("Terugbellen", "F7")
    row = promise(-2, tries=2, opening_line="U spreekt met het meldpunt.", second_number="058 123 45 67")
    box.show_promise(replace(row, note="Bel niet na 05:00"), NOW)
    box.show_actions((Action("call", "Bellen", "F7", "primary"), Action("tried", "Geen antwoord gekregen")))
    return box


def filled_banner() -> QWidget:
    banner = Banner()
    banner.show_message("bad", "Terugbellen A-0418 is 2:14 te laat: bel nu", (Action("take", "Ik neem over", "F6"),))
    return banner


def filled_sections() -> QWidget:
    bar = SectionBar()
    bar.show_rows([replace(row, open_danger=1) for row in sections()], "s4")
    return bar


def filled_line() -> QWidget:
    line = LabelledLine("Telefoonnummer beller")
    line.show_note("Te kort: er ontbreken nog zes cijfers", wrong=True)
    return line


MAKERS: list[Callable[[], QWidget]] = [
    filled_card,
    filled_question,
    lambda: QuestionCard(list_question("heerenveen")),
    lambda: QuestionCard(text_question("06", "line", options=options(ASIDE), hint="te kort", saved=Saved.DRAFT)),
    lambda: QuestionCard(text_question("Vader slaapt. " * 20, options=options(ASIDE))),
    filled_route,
    filled_proposal,
    filled_duty,
    filled_promise,
    filled_banner,
    filled_sections,
    filled_line,
    lambda: Heading("Lopende meldingen (4)", "gevaar eerst, dan tijd"),
    lambda: KeyButton("Terugbelverzoek aannemen", "Ctrl+T", "quiet", spread=True),
]


def cut(part: QWidget) -> str:
    """What of `part` does not fit in it; empty when everything does."""
    if isinstance(part, QLabel) and part.text():
        if part.wordWrap():
            needed = part.heightForWidth(part.width())
            fits = needed <= part.height() and part.minimumSizeHint().width() <= part.width()
        else:
            fits = part.sizeHint().width() <= part.width() and part.sizeHint().height() <= part.height()
        return "" if fits else part.text()
    if isinstance(part, (KeyButton, Pill, SectionTab)):
        wide = part.minimumSizeHint().width() <= part.width()
        return "" if wide and part.heightForWidth(part.width()) <= part.height() else part.accessibleName()
    return ""


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [320, 700])
@pytest.mark.parametrize("make", MAKERS)
def test_no_word_is_cut(
    qapp: QApplication, qtbot: QtBot, make: Callable[[], QWidget], width: int, scale: float
) -> None:
    apply(qapp, DARK, scale, contrast=False)
    column = ScrollColumn()
    column.column.addWidget(make())
    column.column.addStretch(1)
    show_alone(qtbot, column, width, 2000)
    for _ in range(3):
        qapp.processEvents()
    parts = [part for part in column.inside.findChildren(QWidget) if part.isVisible()]
    assert [cut(part) for part in parts if cut(part)] == []
    outside = [part for part in parts if part.parentWidget() and not _inside(part)]
    assert [type(part).__name__ for part in outside] == []


def _inside(part: QWidget) -> bool:
    if part.objectName().startswith("qt_") or type(part) is QWidget:
        return True
    around = part.parentWidget()
    return around is None or QRect(0, 0, around.width(), around.height()).contains(part.geometry())


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("make", MAKERS)
def test_what_can_be_pressed_is_at_least_32_pixels_high(
    qapp: QApplication, qtbot: QtBot, make: Callable[[], QWidget], scale: float
) -> None:
    apply(qapp, DARK, scale, contrast=False)
    column = ScrollColumn()
    column.column.addWidget(make())
    column.column.addStretch(1)
    show_alone(qtbot, column, 700, 1500)
    qapp.processEvents()
    pressed = [part for part in column.findChildren(QPushButton) if part.isVisible() and part.isEnabled()]
    assert [part.accessibleName() for part in pressed if part.height() < 32 * scale] == []


def test_a_wrapped_answer_is_drawn_whole(qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, DARK, 2.0, contrast=False)
    shown = QuestionCard(question(options=options(LONG)))
    show_alone(qtbot, shown, 500, 900)
    chip = shown.chips.chips[0]
    one = QFontMetrics(chip.font()).lineSpacing()
    assert chip.height() > 2 * one


def test_the_measure_sees_what_is_cut(qtbot: QtBot) -> None:
    """The tests above are worth nothing if this one fails."""
    button, label = KeyButton("Geen antwoord gekregen"), Words("body", "Aansprakelijkheidsverzekering")
    for part in (button, label):
        show_alone(qtbot, part)
        part.setFixedSize(60, 35)
    assert (cut(button), cut(label)) == ("Geen antwoord gekregen", "Aansprakelijkheidsverzekering")


def test_a_column_grows_with_the_longest_word_that_comes_into_it(qtbot: QtBot) -> None:
    column, label = ScrollColumn(), Words("title", "kort")
    column.column.addWidget(label)
    window = show_alone(qtbot, column, 100, 100)
    label.say("Aansprakelijkheidsverzekeringsmaatschappij")
    qtbot.waitUntil(lambda: window.width() >= label.minimumSizeHint().width(), timeout=2000)
    assert cut(label) == ""
