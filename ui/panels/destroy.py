""" "Vernietigingslijst": reports whose term is over, approved one by one or all at once, or held back with a reason.

What is done here cannot be undone, so each act is asked twice: once by its key, once by Enter (Jeugdwet 7.3.8, 7.3.9).
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desk.intake.retention import ApproveDestruction, EraseFacts, HoldDestruction, LiftHold
from desk.retention_rows import DestructionRow
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.desk_panel import DeskPanel
from ui.panels.destroy_lines import DestroyWords
from ui.panels.line_list import LineList
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

RIGHT = "retention.approve"
LIST, ONE, HOLD, SURE, ALL = "list", "one", "hold", "sure", "all"


class DestroyPanel(DeskPanel):
    """The list; one report with what can be done; and whether that is meant. Backspace goes back."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Reports to destroy"), width=560)
        self._step = LIST
        self._report = self._ground = ""
        self._rows: dict[str, DestructionRow] = {}
        self._words = DestroyWords(self)
        self._about = Words("small")
        self.list = LineList(self.tr("Reports whose term is over"))
        self._one = Words("body")
        self.grounds = ChoiceField(self.tr("On whose request?"), keeps=False)
        self.holds = ChoiceField(self.tr("Why may it not be destroyed?"))
        self.reason = LabelledLine(self.tr("In a few words"), name=self.tr("In a few words"))
        self._said = SignLine("ok")
        self.all = self.key_button(self.tr("Destroy the whole list"), "A")
        self.asked = self.key_button(self.tr("Destroy the report in the middle, on request"), "R")
        self.approve = self.key_button(self.tr("Destroy"), "V", "primary")
        self.hold = self.key_button(self.tr("Do not destroy"), "N")
        self.lift = self.key_button(self.tr("May be destroyed again"), "O")
        self._sure = KeyButton("", "Enter", "primary")
        self.back = KeyButton(self.tr("Back"), "Backspace", "quiet")
        parts: tuple[QWidget, ...] = (self._about, self.list, self._one, self.grounds, self.holds, self.reason)
        for part in (*parts, self._said):
            self.body.addWidget(part, 1 if part is self.list else 0)
        # In the place of the list, so that what is said stands on top.
        self._room = QWidget()
        self.body.addWidget(self._room, 1)
        for button in (self.approve, self.hold, self.lift, self.all, self.asked, self._sure, self.back):
            self._foot.addWidget(button)
        self._said.hide()
        self.list.installEventFilter(self)
        self.list.taken.connect(self._take)
        self.reason.go_on.connect(self.confirm)
        self.grounds.picked.connect(self._asked_by)
        self.holds.picked.connect(self._held_by)
        self.all.clicked.connect(lambda: self._go(ALL))
        self.asked.clicked.connect(lambda: self._take("", session.report))
        self.approve.clicked.connect(self._meant)
        self.hold.clicked.connect(lambda: self._go(HOLD))
        self.lift.clicked.connect(self._lift)
        self._sure.clicked.connect(self.confirm)
        self.back.clicked.connect(self.go_back)

    @property
    def step(self) -> str:
        """Where the panel is: `list`, `one`, `hold`, `sure` or `all`."""
        return self._step

    @property
    def said(self) -> str:
        """What came of what was done last."""
        return "" if self._said.isHidden() else self._said.text

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """The list, or one report by its id."""
        self._said.hide()
        self._load()
        self.list.start_at_top()
        self._report, self._step = argument, ONE if argument else LIST

    def first_stop(self) -> QWidget | None:
        stops = {LIST: self.list, HOLD: self.holds, ALL: self._sure, SURE: self._sure}
        found = stops.get(self._step, self.approve if self._row is not None else self.grounds)
        return found if not found.isHidden() else None

    def refresh(self) -> None:
        desk, step, row = self._session.desk, self._step, self._row
        verdict = desk.may(RIGHT)
        may = verdict.allowed
        self._about.say(self._words.about(desk.not_erased) if may else verdict.reason)
        self._about.setVisible(step == LIST)
        self.list.setVisible(may and step == LIST and bool(self._rows))
        self._room.setVisible(self.list.isHidden())
        self.list.show_lines([self._words.line(one) for one in self._rows.values()])
        if may and step == LIST and not self._rows:
            self._about.say(self._words.none_due())
        self._one.setVisible(may and step != LIST)
        self._one.say(self._words.one(row, desk.reference_of(self._report)) if step in (ONE, HOLD) else self._told())
        held = bool(row.held) if row is not None else False
        self.grounds.setVisible(may and step == ONE and row is None)
        self.grounds.offer(numbered((one.id, one.label) for one in desk.grounds()) if step == ONE else ())
        self.holds.setVisible(may and step == HOLD)
        self.holds.offer(numbered(desk.terms.holds.items()), self._ground)
        self.reason.setVisible(may and step == HOLD)
        self.approve.setVisible(may and step == ONE and row is not None and not held)
        self.hold.setVisible(may and step == ONE and not held)
        self.lift.setVisible(may and step == ONE and held)
        self.all.setVisible(may and step == LIST and bool(self._free()))
        card = desk.card(self._session.report) if self._session.report else None
        self.asked.setVisible(may and step == LIST and card is not None and card.state == "closed")
        self._sure.setVisible(may and step in (HOLD, SURE, ALL))
        self._sure.set_caption(self._words.sure(step, len(self._free())))
        self.back.setVisible(may and step != LIST)
        self.digits_to(self.grounds if step == ONE else self.holds if step == HOLD else None)

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Enter: what stands on the button; on the list, open what is marked."""
        match self._step:
            case "list":
                self.list.take_current()
            case "one":
                self._meant()
            case "hold":
                self._do(HoldDestruction(self._report, self._ground, self.reason.text), self._words.is_held())
            case "sure":
                ground = self._ground
                asked = EraseFacts(self._report, ground) if ground else ApproveDestruction(self._report)
                self._do(asked, self._words.is_destroyed(1))
            case "all":
                self._all()

    def go_back(self) -> None:
        """One step back."""
        self._go(ONE if self._step in (HOLD, SURE) else LIST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and self._step != LIST:
            self.go_back()
            event.accept()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A list would look for a line that begins with the letter: here letters are the keys of the panel."""
        pressed = watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.text().isalpha() and self._take_key(event.text()):
            return True
        return super().eventFilter(watched, event)

    # -- inside ---------------------------------------------------------------------------------------------------

    @property
    def _row(self) -> DestructionRow | None:
        return self._rows.get(self._report)

    def _free(self) -> list[DestructionRow]:
        return [row for row in self._rows.values() if not row.held]

    def _load(self) -> None:
        self._rows = {row.report: row for row in self._session.desk.destruction()}

    def _go(self, step: str) -> None:
        self._step = step
        if step in (LIST, ONE, HOLD):
            self._ground = ""
        self.to_start()

    def _take(self, _kind: str, report: str) -> None:
        self._report = report
        self._said.hide()
        self._go(ONE)

    def _meant(self) -> None:
        if self._row is not None and not self._row.held:
            self._go(SURE)

    def _asked_by(self, ground: str) -> None:
        self._step, self._ground = SURE, ground
        self.to_start()

    def _held_by(self, ground: str) -> None:
        self._ground = ground
        self.turn_to(self.reason.field)

    def _lift(self) -> None:
        self._do(LiftHold(self._report), self._words.is_free())

    def _told(self) -> str:
        if self._step == ALL:
            return self._words.meant_all([row.reference for row in self._free()])
        row = self._row
        return self._words.meant(row.reference if row is not None else self._session.desk.reference_of(self._report))

    def _do(self, command: object, said: str) -> None:
        refusal = self._session.reason_against(command)
        if refusal:
            self._tell(refusal, "bad")
            return
        self._rows.pop(self._report, None)
        self._after(said)

    def _all(self) -> None:
        done = 0
        for row in self._free():
            refusal = self._session.reason_against(ApproveDestruction(row.report))
            if refusal:
                self._tell(refusal, "bad")
                break
            done += 1
            del self._rows[row.report]
        if done:
            self._after(self._words.is_destroyed(done))

    def _after(self, said: str) -> None:
        self._tell(said, "ok")
        if self._step in (HOLD, ONE):
            self._load()
        self._report = ""
        self._go(LIST)

    def _tell(self, text: str, kind: str) -> None:
        self._said.setVisible(True)
        self._said.say(text, kind)
