"""The parts that the main window of the design does not show: long lists, two values, panels, banners, gaps."""

from PySide6.QtWidgets import QGridLayout, QWidget
from widget_rows import (
    ASIDE,
    NOW,
    list_question,
    on_call,
    options,
    promise,
    proposal,
    question,
    text_question,
    two_values,
)

from desk.rows import Saved
from ui.look.look import look
from ui.widgets.banner import Banner
from ui.widgets.box import Action
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.on_call_box import OnCallBox
from ui.widgets.panel import Panel
from ui.widgets.promise_box import PromiseBox
from ui.widgets.proposal_box import ProposalBox
from ui.widgets.question_card import QuestionCard
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.words import Words


def _column(*parts: QWidget) -> ScrollColumn:
    column = ScrollColumn(gap=10, margin=(0, 0, 13, 0))
    for part in parts:
        column.column.addWidget(part)
    column.column.addStretch(1)
    return column


def parts_page() -> QWidget:
    """One page with a panel open over it."""
    page = QWidget()
    grid = QGridLayout(page)
    grid.setSpacing(look().px(16))
    banner = Banner(page)
    banner.show_message(
        "bad",
        "Terugbellen A-0418 is 2:14 te laat: bel Triagist Voorbeeld, 06 12 34 56 01",
        (Action("take", "Ik neem over", "F6", "primary"), Action("mute", "Gezien")),
    )
    grid.addWidget(banner, 0, 0, 1, 3)
    several = (("hits", "Slaat", "1"), ("cuts", "Snijdt zichzelf", "2"), ("runs", "Loopt weg", "3"), *ASIDE)
    grid.addWidget(
        _column(
            QuestionCard(list_question("heerenveen")),
            QuestionCard(
                question(
                    "Wat ziet u dat hij doet?",
                    kind="choices",
                    prefix="4.5",
                    options=options(several, chosen=("cuts", "runs"), danger=("cuts",)),
                    saved=Saved.SAVING,
                    answered=True,
                    kept=True,
                )
            ),
        ),
        1,
        0,
    )
    date = text_question("2011", "date", help="Ongeveer mag ook.", hint="2011, december 2011 of ongeveer 15")
    grid.addWidget(
        _column(
            QuestionCard(question(values=two_values(), chosen="yes", prefix="4.3")),
            QuestionCard(
                text_question(
                    "Half get", options=options(ASIDE), saved=Saved.DRAFT, help="Letterlijk, niet samengevat."
                )
            ),
            QuestionCard(date),
        ),
        1,
        1,
    )
    gap, none, kept, late = OnCallBox(), ProposalBox(), ProposalBox(), PromiseBox("Terugbellen", "F7")
    gap.show_row(on_call(nobody=True, note="Tot za 08:00 staat er niemand in het rooster."))
    none.show_row(None)
    kept.show_row(
        proposal(danger=False, rank=4, label="4 · binnen 24 uur", kept=("Wil dood (4.1)",), provisional=False)
    )
    late.show_promise(promise(-1, tries=2, opening_line="U spreekt met het meldpunt.", second_number="058 123"), NOW)
    late.show_actions((Action("call", "Bellen", "F7", "primary"), Action("tried", "Geen antwoord")))
    grid.addWidget(_column(gap, none, kept, late), 1, 2)
    grid.setRowStretch(1, 1)
    for at in range(3):
        grid.setColumnStretch(at, 1)

    panel = Panel(page, "112 bellen", place="centre", width=460)
    panel.body.addWidget(Words("number", "112"))
    panel.body.addWidget(Words("body", "Zeg: jongen van 14, heeft pillen bij de hand. Dorpsstraat 1, Heerenveen."))
    line = LabelledLine("Telefoonnummer beller", "06 12 34 56 78")
    line.show_note("Mobiel, Nederland")
    panel.body.addWidget(line)
    panel.body.addWidget(KeyButton("Bel", kind="danger", by_mouse_only=True))
    panel.open()
    return page
