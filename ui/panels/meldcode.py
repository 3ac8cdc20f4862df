"""The Meldcode as a strip of five steps and the kindcheck: optional, and nothing in it reports by itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.care_rows.meldcode import MeldcodeRow
from desk.intake.consent import NoteMeldcode
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept, fill
from ui.panels.meldcode_step import MeldcodeStep
from ui.session import Session
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLines
from ui.widgets.words import Words


class MeldcodePanel(DeskPanel):
    """The child in the middle. A digit notes what came out of the step that has the keyboard, by who and with the note
    that stand above; T shows the route to Veilig Thuis, where people call themselves."""

    def __init__(self, session: Session, host: QWidget) -> None:
        self._places = QVBoxLayout()
        super().__init__(session, host, "", width=620)
        self._subject = ("", "")
        self._row: MeldcodeRow | None = None
        self._kept = Kept(session, "meldcode", self)
        self._nothing = Words("lead", self.tr("No report open. Open one first."))
        self._child = ChoiceField(self.tr("About which child?"))
        self._signs = SignLines("warn")
        self.call = self.key_button("", "T")
        self.who = LabelledLine(self.tr("Who does this step? (empty: you)"), self.tr("triagist, colleague"))
        self.note = LabelledLine(self.tr("Note with the next step"), self.tr("what was seen, heard or agreed"))
        self._check = Words("small")
        self.steps: dict[str, MeldcodeStep] = {}
        for part in (self._nothing, self._child, self._signs):
            self.body.addWidget(part)
        typed = QHBoxLayout()
        for line in (self.who, self.note):
            typed.addWidget(line, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(typed)
        self.body.addLayout(self._places)
        self.body.addWidget(self._check)
        self.body.addStretch(1)
        self._foot.addWidget(self.call)
        self._lines = {"who": self.who, "note": self.note}
        self._child.picked.connect(session.choose_child)
        self.call.clicked.connect(self._call)
        for name, line in self._lines.items():
            line.setObjectName(name)
            line.typed.connect(self._typed)
            line.go_on.connect(self._on)
            line.go_back.connect(self._back)

    def show_for(self, _argument: str) -> None:
        """The child in the middle."""
        self._subject = ("", "")
        self._show()

    def first_stop(self) -> QWidget | None:
        if self._row is None:
            return None
        still = [one.id for one in self._row.steps if not one.line]
        return self.steps[still[0]].field if still else self.call

    def refresh(self) -> None:
        if self._subject[0] != self._session.report:
            # Another report came in the middle: these steps are of the one before.
            self.close_panel()
            return
        self._show()

    def confirm(self) -> None:
        """Enter where nothing is typed: on to the next step."""
        self._on()

    def rescale(self) -> None:
        super().rescale()
        self._places.setSpacing(look().px(8))

    # -- inside ---------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        session = self._session
        anew = self._subject != (session.report, session.child)
        self._subject = (session.report, session.child)
        self._row = row = session.desk.care.meldcode(*self._subject) if session.report else None
        self._nothing.setVisible(row is None)
        for part in (*self._lines.values(), *self.steps.values(), self._check):
            part.setVisible(row is not None)
        if row is None:
            for part in (self._child, self._signs, self.call):
                part.hide()
            self.set_title(self.tr("Meldcode"))
            return
        self.set_title(self.tr("Meldcode · {whose}").format(whose=row.child_name or row.reference))
        self._child.setVisible(bool(row.children))
        self._child.offer([Offer(one.code, one.label, one.key) for one in row.children], row.child)
        self._signs.show_texts(row.signs)
        self.call.setVisible(bool(row.route))
        self.call.set_caption(self.tr("Call Veilig Thuis: {number}").format(number=row.number))
        self.call.set_kind("danger" if row.points else "plain")
        self._check.say(row.check)
        self._show_steps(row)
        if anew:
            for name, line in self._lines.items():
                fill(line, self._kept.text(row.report, f"{name} {row.child}"))

    def _show_steps(self, row: MeldcodeRow) -> None:
        for one in row.steps:
            if one.id in self.steps:
                self.steps[one.id].show_row(one, row.points)
                continue
            step = self.steps[one.id] = MeldcodeStep(one)
            step.show_row(one, row.points)
            step.noted.connect(self._noted)
            self._places.addWidget(step)

    def _noted(self, outcome: str) -> None:
        row, step = self._row, self.sender()
        if row is None or not isinstance(step, MeldcodeStep):
            return
        noted = NoteMeldcode(row.report, row.child, step.id, outcome, self.who.text, self.note.text)
        if self._session.do(noted):
            self._kept.forget(row.report, f"note {row.child}")
            fill(self.note, "")
            self.refresh()
            self.in_sight_soon(step)

    def _call(self) -> None:
        if self._row is not None and self._row.route:
            self.wants.emit("route", self._row.route)

    def _typed(self, text: str) -> None:
        field = self.sender()
        if field is not None and self._row is not None:
            self._kept.typed(self._row.report, f"{field.objectName()} {self._row.child}", text)

    def _on(self) -> None:
        self.focusNextPrevChild(True)

    def _back(self) -> None:
        self.focusNextPrevChild(False)
