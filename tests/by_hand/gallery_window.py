"""The main window of the design, put together from the toolkit and the made-up rows: only for pictures."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from widget_rows import NOW, night, on_call, proposal, routes, sections, situation

from ui.look.look import look
from ui.widgets.card import Card
from ui.widgets.clock_label import ClockLabel
from ui.widgets.heading import Heading
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import SearchField
from ui.widgets.on_call_box import OnCallBox
from ui.widgets.promise_box import PromiseBox
from ui.widgets.proposal_box import ProposalBox
from ui.widgets.question_list import QuestionList
from ui.widgets.route_button import RouteButton
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.section_bar import SectionBar
from ui.widgets.sign_line import Sign, SignLine
from ui.widgets.words import Words

# Below this the left column is a strip of rings and the right one opens over the edge (design.md 5).
NARROW = 1228


def frame(bar: str) -> QFrame:
    made = QFrame()
    made.setProperty("bar", bar)
    return made


class MainWindowPicture(QWidget):
    """Top bar, three columns, status bar."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        self.wide_only: tuple[QWidget, ...] = ()
        self.left, self.middle, self.right = self._left(), self._middle(), self._right()
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.left)
        columns.addWidget(self.middle, 1)
        columns.addWidget(self.right)
        page.addWidget(self._top())
        page.addLayout(columns, 1)
        page.addWidget(self._bottom())

    def settle(self, width: int, scale: float) -> None:
        """Three columns, or the strip when the window is narrow."""
        now = look()
        strip = width < NARROW * scale
        for card in self.cards:
            card.set_strip(strip)
        self.heading.setVisible(not strip)
        for button in self.commands:
            button.setVisible(not strip)
        self.left.setFixedWidth(now.px(100) if strip else now.px(320))
        self.right.setFixedWidth(now.px(348))
        self.right.setVisible(not strip)
        for part in self.wide_only:
            part.setVisible(not strip)

    def _top(self) -> QWidget:
        now = look()
        bar = frame("top")
        bar.setFixedHeight(now.px(56))
        line = QHBoxLayout(bar)
        line.setContentsMargins(now.px(16), 0, now.px(19), 0)
        line.setSpacing(now.px(8))
        line.addWidget(Sign("brand"))
        brand = Words("strong", "Nachtwacht", wrap=False)
        line.addWidget(brand)
        line.addSpacing(now.px(14))
        for text, checked in (("Meldingen", True), ("Rooster", False)):
            tab = QPushButton(text)
            tab.setProperty("kind", "nav")
            tab.setCheckable(True)
            tab.setChecked(checked)
            line.addWidget(tab)
        line.addStretch(1)
        search = SearchField("Zoek naam, nummer, kenmerk", "Ctrl+K")
        search.setMaximumWidth(now.px(310))
        line.addWidget(search, 3)
        line.addSpacing(now.px(10))
        person = Words("quiet", "Telefonist Voorbeeld · desk A", wrap=False)
        line.addWidget(person)
        line.addSpacing(now.px(10))
        clock = ClockLabel()
        clock.show_time(NOW)
        line.addWidget(clock)
        self.wide_only = (person, brand)
        return bar

    def _left(self) -> QWidget:
        now = look()
        column = frame("left")
        outer = QVBoxLayout(column)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn(gap=10, margin=(14, 16, 13, 14))
        outer.addWidget(scroll)
        lines = scroll.column
        self.heading = Heading("Lopende meldingen (4)", "gevaar eerst, dan tijd")
        lines.addWidget(self.heading)
        lines.addSpacing(now.px(2))
        self.cards = [Card(row, NOW) for row in night()]
        for card in self.cards:
            lines.addWidget(card)
        self.cards[0].set_selected(True)
        lines.addSpacing(now.px(4))
        self.commands = [
            KeyButton("Nieuwe melding", "Ctrl+N", "quiet", spread=True),
            KeyButton("Terugbelverzoek", "Ctrl+T", "quiet", spread=True),
        ]
        commands = QVBoxLayout()
        commands.setSpacing(0)
        for button in self.commands:
            commands.addWidget(button)
        lines.addLayout(commands)
        lines.addStretch(1)
        return column

    def _middle(self) -> QWidget:
        now = look()
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(now.px(25), now.px(17), now.px(14), 0)
        lines.setSpacing(now.px(5))
        head = QHBoxLayout()
        head.setSpacing(now.px(14))
        head.addWidget(Words("title", "A-0419 · jongen, 14 jaar", wrap=False), 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(Words("small", "opgenomen 03:38:41 · gesprek 3:36 · bewaard"), 1, Qt.AlignmentFlag.AlignBottom)
        lines.addLayout(head)
        place = "Nu thuis, Dorpsstraat 1, Heerenveen · terug te bellen: moeder 06 12 34 56 78, veilig, geen voicemail"
        lines.addWidget(Words("small", place))
        lines.addSpacing(now.px(10))
        self.bar = SectionBar()
        self.bar.show_rows(sections(), "s4")
        shifted = QHBoxLayout()
        shifted.setContentsMargins(now.px(1), 0, now.px(13), 0)
        shifted.addWidget(self.bar)
        lines.addLayout(shifted)
        lines.addSpacing(now.px(3))
        self.questions = QuestionList()
        self.questions.show_rows(situation())
        lines.addWidget(self.questions, 1)
        return column

    def _right(self) -> QWidget:
        now = look()
        column = frame("right")
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, now.px(16), 0, 0)
        lines.setSpacing(now.px(10))
        heading = Heading("Direct doorverwijzen", "twee keer = bellen")
        shifted = QHBoxLayout()
        shifted.setContentsMargins(now.px(14), 0, now.px(14), 0)
        shifted.addWidget(heading)
        lines.addLayout(shifted)
        lines.addSpacing(now.px(2))
        scroll = ScrollColumn(gap=8, margin=(14, 0, 14, 14))
        lines.addWidget(scroll, 1)
        for row in routes():
            scroll.column.addWidget(RouteButton(row, alarm=row.key == "F9"))
        box = ProposalBox()
        box.show_row(proposal())
        scroll.column.addWidget(box)
        duty = OnCallBox("Bel triagist", "F8")
        duty.show_row(on_call())
        scroll.column.addWidget(duty)
        callback = PromiseBox("Terugbellen", "F7")
        callback.show_preview("Bij ophangen: beloofd voor 04:02 (20 min)")
        scroll.column.addWidget(callback)
        scroll.column.addStretch(1)
        return column

    def _bottom(self) -> QWidget:
        now = look()
        bar = frame("bottom")
        line = QHBoxLayout(bar)
        line.setContentsMargins(now.px(16), now.px(8), now.px(18), now.px(8))
        line.addWidget(SignLine("ok", "Gelijk met gedeelde opslag"), 1)
        line.addWidget(Words("small", "Profiel friesland · 2026-11", wrap=False))
        return bar
