"""The middle: who it is about, what stays in view, the sections of the checklist and the questions of one of them."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.rows import SectionRow, SheetRow
from ui.look.look import look
from ui.panes.asked_box import ASKED, AskedBox
from ui.panes.call_bar import CallBar
from ui.panes.caller_row import CallerRow
from ui.panes.child_tabs import ChildTabs
from ui.panes.known import KnownBox
from ui.widgets.clash_box import ClashBox
from ui.widgets.hold_line import HoldLine
from ui.widgets.question_list import QuestionList
from ui.widgets.section_bar import SectionBar
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

LOW = 520


class IntakePane(QWidget):
    """The report in hand. Passes on the signals of its questions; see `QuestionList`.

    Other signals: `child_chosen(child)`, `acted(id)` for the buttons of the call bar, `report_asked(report)` for an
    earlier report that somebody wants to see, `number_picked(fact)` where two desks typed a number for the caller,
    `agreements_asked()` for what was agreed beforehand.
    """

    chosen = Signal(str, str)
    toggled_answer = Signal(str, str)
    typed = Signal(str, str)
    left = Signal(str, str)
    picked = Signal(str, str)
    child_chosen = Signal(str)
    acted = Signal(str)
    report_asked = Signal(str)
    agreements_asked = Signal()
    number_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: SheetRow | None = None
        self._section = ""
        self._report = ""
        self._title = Words("title", wrap=True)
        self._state = Words("small", wrap=True)
        self._place = Words("small")
        self._decided = SignLine("ok")
        self.hold = HoldLine()
        self.numbers = ClashBox()
        self._danger = SignLine("danger")
        self.asked = AskedBox()
        self._asks = SignLine("warn")
        self._known = KnownBox()
        self._children = ChildTabs()
        self._calls = CallBar()
        self.caller = CallerRow()
        self._bar = SectionBar()
        self._questions = QuestionList()
        self._core = SignLine("ok")
        self._nothing = self.tr("No report open. Ctrl+N opens a new one, Ctrl+T a callback request.")
        self._empty = Words("body", self._nothing)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 0)
        self._head.addWidget(self._state, 1)
        self._acts = QWidget()
        self._acts_column = QVBoxLayout(self._acts)
        self._acts_column.setContentsMargins(0, 0, 0, 0)
        acts: tuple[QWidget, ...] = (self._calls, self.asked, self._known, self.caller, self.numbers)
        for act in acts:
            self._acts_column.addWidget(act)
        self._low = False
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        said = (self._decided, self._place, self.hold, self._danger, self._asks)
        for part in (*said, self._acts, self._children, self._bar, self._core):
            self._column.addWidget(part)
        self._column.addWidget(self._questions, 1)
        self._column.addWidget(self._empty, 1)
        self._questions.chosen.connect(self.chosen)
        self._questions.toggled_answer.connect(self.toggled_answer)
        self._questions.typed.connect(self.typed)
        self._questions.left.connect(self.left)
        self._questions.picked.connect(self.picked)
        self._questions.past_end.connect(self.next_section)
        self._questions.before_start.connect(self.previous_section)
        self._bar.chosen.connect(self.go_to_section)
        self._children.chosen.connect(self.child_chosen)
        self._calls.acted.connect(self.acted)
        self.caller.go_on.connect(self.go_to_first)
        self._known.asked.connect(self.report_asked)
        self._known.agreed.connect(self.agreements_asked)
        self.numbers.picked.connect(self.number_picked)
        self.setAccessibleName(self.tr("Report in hand"))
        self.rescale()
        self.show_row(None)

    @property
    def questions(self) -> QuestionList:
        """The questions of the section that is open."""
        return self._questions

    @property
    def section(self) -> str:
        """The link of the section that is open."""
        return self._section

    @property
    def state(self) -> str:
        """The words beside the title."""
        return self._state.text()

    def show_row(self, row: SheetRow | None) -> None:
        """Shows the report in place; another report starts at its first section."""
        self._row = row
        always: tuple[QWidget, ...] = (
            self._title,
            self._state,
            self._place,
            self._calls,
            self.caller,
            self._bar,
            self._questions,
        )
        for part in always:
            part.setVisible(row is not None)
        self._empty.setVisible(row is None)
        if row is None:
            self._report = ""
            sometimes: tuple[QWidget, ...] = (self.hold, self._danger, self._known, self._children, self._core)
            for part in (*sometimes, self.asked, self._asks, self._decided):
                part.hide()
            return
        if row.card.id != self._report or self._find(self._section) is None:
            self._report = row.card.id
            self._section = row.sections[0].link if row.sections else ""
        self._title.say(row.heading)
        self._say_place(row)
        self._say_danger(row)
        self.asked.show_row(row)
        self._say_asked()
        self._known.show_row(row)
        self._children.show_rows(row.card.children, row.child)
        self._calls.show_row(row)
        self.caller.show_row(row)
        self.numbers.show_values(row.number_values)
        self._bar.show_rows(row.sections, self._section)
        self._say_core(row)
        section = self._find(self._section)
        self._questions.show_rows(section.questions if section else ())

    def forget(self) -> None:
        """Somebody else may sit down: no word of the former report is left, not even where nothing is shown."""
        for words in (self._title, self._state, self._place):
            words.say("")
        for line in (self._decided, self._danger, self._asks, self._core):
            line.say("")
        self._questions.show_rows(())
        self._children.show_rows((), "")
        self.numbers.show_values(())
        for part in (self._known, self.caller, self.asked):
            part.forget()

    def say_state(self, text: str) -> None:
        """The words beside the title: since when, how long, kept or not."""
        self._state.say(text)

    def say_closed(self, text: str) -> None:
        """The desk is not open, or the report that was asked for: why; empty says that none is open."""
        self._empty.say(text or self._nothing)

    @property
    def closed(self) -> str:
        """What it says in place of a report."""
        return self._empty.text()

    def go_to_section(self, link: str) -> None:
        """Opens a section, keyboard on its first open question."""
        if self._row is None or self._find(link) is None:
            return
        self._section = link
        self.show_row(self._row)
        self._questions.go_to_first_open()

    def go_to_question(self, link: str) -> None:
        """Brings the keyboard to a question wherever it stands, or to what the triagist asks (ASKED)."""
        if self._row is None:
            return
        if link == ASKED and not self.asked.isHidden():
            self.asked.line.field.setFocus()
            return
        for section in self._row.sections:
            if any(question.link == link for question in section.questions):
                self._section = section.link
                self.show_row(self._row)
                self._questions.go_to(link)
                return

    def go_to_first(self) -> None:
        """Brings the keyboard to the first open question of the open section."""
        self._questions.go_to_first_open()

    def next_section(self) -> None:
        """Opens the section after this one."""
        self._step(1)

    def previous_section(self) -> None:
        """Opens the section before this one."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self._row is None:
            return
        links = [section.link for section in self._row.sections]
        at = links.index(self._section) + by if self._section in links else 0
        if 0 <= at < len(links):
            self.go_to_section(links[at])

    def _find(self, link: str) -> SectionRow | None:
        if self._row is None:
            return None
        return next((section for section in self._row.sections if section.link == link), None)

    def _say_danger(self, row: SheetRow) -> None:
        lines = []
        if row.propose_112:
            lines.append(self.tr("Line dropped, nobody reached twice, danger open: call 112 (F9)."))
        if row.on_line == "stay":
            lines.append(self.tr("Stay on the line."))
        elif row.on_line == "dropped":
            lines.append(self.tr("Line dropped: call back within a minute."))
        if row.constrained:
            lines.append(self.tr("Caller cannot speak freely: ask yes/no questions only."))
        if row.provider_first:
            lines.append(row.provider_first)
        self._danger.say(" ".join(lines))
        self._danger.setVisible(bool(lines))

    def _say_place(self, row: SheetRow) -> None:
        """Where the child is; that a decision stands has a line of its own where there is room for one."""
        self._decided.say(row.decided, "ok")
        self._decided.setVisible(bool(row.decided) and not self._low)
        self._place.say(" · ".join(part for part in (row.decided if self._low else "", row.place) if part))

    def _say_asked(self) -> None:
        """In a low window the box of a question stands below the questions: up here it is said that it does."""
        asked = self.asked.words if self._row is not None and self._row.asked else ""
        self._asks.say(self.tr("Triagist asks: “%1” Answer at the bottom.").replace("%1", asked) if asked else "")
        self._asks.setVisible(bool(asked) and self._low)

    def _say_core(self, row: SheetRow) -> None:
        if row.core_total == 0:
            self._core.hide()
            return
        done = row.core_answered == row.core_total
        if done and row.on_line in ("calling", "stay"):
            self._core.say(self.tr("Core done, you can hang up with a promise (F7)."), "ok")
        self._core.setVisible(done and row.on_line in ("calling", "stay"))

    def _arrange(self) -> None:
        """In a low window (large text) the acts scroll with the questions, below them, so that a question fits."""
        low = self.height() < look().px(LOW)
        if low == self._low:
            return
        self._low = low
        if low:
            self._questions.column.addWidget(self._acts)
        else:
            self._column.insertWidget(self._column.indexOf(self._children), self._acts)
        self._acts.show()
        self._say_asked()
        if self._row is not None:
            self._say_place(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        self._column.setContentsMargins(now.px(25), now.px(18), now.px(25), 0)
        self._column.setSpacing(now.px(8))
        self._head.setSpacing(now.px(14))
        self._acts_column.setSpacing(now.px(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
