"""Numbers that are due for a test, by day or at the start of a shift: one key for what came of it; never at night."""

from PySide6.QtWidgets import QWidget

from desk.change_rows import NumberCheckRow
from desk.intake.roster_people import TestNumber
from ui.panels.line_list import Line
from ui.panels.number_card import NumberCard
from ui.panels.roster_about import about
from ui.panels.roster_lines import FitList
from ui.panels.roster_panel import RosterPanel, role_word
from ui.session import Session
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.sign_line import SignLine

_OK, _NO_ANSWER, _WRONG = "ok", "no-answer", "wrong"


class RosterNumbersPanel(RosterPanel):
    """The marked number stands large; people dial themselves. Enter opens whose it is."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Numbers to test"), width=540)
        self._rows: tuple[NumberCheckRow, ...] = ()
        self._head = Heading("")
        self._night = SignLine("warn", self.tr("Nobody is called for a test now: it is night, or they have to sleep."))
        self._card = NumberCard()
        self._results = QWidget()
        self._works = self.key_button(self.tr("Works"), "W")
        self._no_answer = self.key_button(self.tr("No answer"), "G")
        self._wrong = self.key_button(self.tr("Wrong number"), "F")
        self.list = FitList(self.tr("Numbers to test"), most=8)
        flow = FlowLayout(self._results, gap=8)
        for button, outcome in ((self._works, _OK), (self._no_answer, _NO_ANSWER), (self._wrong, _WRONG)):
            button.setObjectName(outcome)
            button.clicked.connect(self._note)
            flow.addWidget(button)
        for part in (self._head, self._night, self._card, self._results, self.list, self.list.whole):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.list.taken.connect(self._open)
        self.list.selectionModel().currentChanged.connect(self._moved)

    def show_for(self, _argument: str) -> None:
        """Everything that is due."""
        self.tell("")

    def refresh(self) -> None:
        self._rows = self._session.desk.number_checks()
        self.list.show_lines([self._line(row) for row in self._rows])
        count = len(self._rows)
        said = self.tr("{count} to test").format(count=count) if count else self.tr("Every number was tested")
        wrong = sum(row.wrong for row in self._rows)
        self._head.say(said, self.tr("{count} wrong").format(count=wrong) if wrong else "")
        self._head.setAccessibleName(said)
        self._show_marked()

    def first_stop(self) -> QWidget | None:
        return self.list if self._rows else None

    def _line(self, row: NumberCheckRow) -> Line:
        badge, kind = self.tr("not now"), "muted"
        if row.wrong:
            badge, kind = self.tr("wrong"), "danger"
        elif row.proposed:
            badge, kind = self.tr("to test"), "warn"
        said = (row.number_shown, row.why, ", ".join(map(role_word, row.roles)), row.provider)
        detail = " · ".join(part for part in said if part)
        return Line("number", f"{row.person}|{row.number}", row.name, detail, badge, kind)

    def _marked(self) -> NumberCheckRow | None:
        current = self.list.current
        return next((row for row in self._rows if current and current[1] == f"{row.person}|{row.number}"), None)

    def _show_marked(self) -> None:
        row = self._marked()
        self._card.setVisible(row is not None)
        self._results.setVisible(row is not None)
        # A test call at night wakes whoever has to be fit when it counts.
        self._night.setVisible(row is not None and not row.proposed and not row.wrong)
        if row is not None:
            whose = " · ".join(part for part in (row.name, row.provider) if part)
            self._card.show_number(row.number_shown, whose=whose, line=row.why)

    def _moved(self) -> None:
        self._show_marked()

    def _note(self) -> None:
        row = self._marked()
        if row is None:
            return
        outcome = self.sender().objectName()
        said = {
            _OK: self.tr("{name}: {number} works."),
            _NO_ANSWER: self.tr("{name}: no answer on {number}; try again later."),
            _WRONG: self.tr("{name}: {number} is wrong; ask for another one."),
        }[outcome]
        if self.act(TestNumber(row.person, row.number, outcome), said.format(name=row.name, number=row.number_shown)):
            self.refresh()
            self.list.setFocus()

    def _open(self, _kind: str, what: str) -> None:
        self.wants.emit("roster-people", about(person=what.partition("|")[0]))
