"""Ctrl+M, "Meer": the rarer acts on a report, each behind one digit, and one more for with what."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desk.choice_rows import ActsRow
from desk.intake.promises import MakePromise
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept
from ui.panels.more_promise import PromiseForm
from ui.panels.more_steps import JOIN, MERGE, MERGE_SURE, MOVE, MOVE_TO, NO, OWN, PROMISE, UNMERGE, MoreSteps, command
from ui.panels.pick_field import PickField
from ui.session import Session
from ui.widgets.box import Action, Actions
from ui.widgets.key_button import KeyButton


class MorePanel(DeskPanel):
    """Acts on the report in the middle. `show_for(act)` opens at an act of `more_steps`, without one at the menu."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("More"), width=460)
        self._report = ""
        self._act = ""
        self._link = ""
        self._clock = ""
        self._row: ActsRow | None = None
        self._steps = MoreSteps(self)
        self._back = KeyButton(self.tr("Back"), "Backspace", "quiet")
        self.choices = PickField()
        self.form = PromiseForm(session.desk.now, Kept(session, "more", self))
        self.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.choices)
        self.body.addWidget(self.form)
        # Not in the foot: with large letters that would leave no room for what is asked.
        self.elsewhere = Actions()
        self.body.addWidget(self.elsewhere)
        self.body.addStretch(1)
        self.elsewhere.show_actions(
            [
                Action("entry", self.tr("New report, written"), "Ctrl+Shift+M", "quiet"),
                Action("settings", self.tr("Settings"), "Ctrl+,", "quiet"),
                Action("store", self.tr("Shared store"), "Ctrl+Shift+G", "quiet"),
            ]
        )
        self.unmerge = self.key_button(self.tr("Take the merge back"), "Z", "quiet")
        self.seen = self.key_button(self.tr("Who saw this"), "W", "quiet")
        self.own_data = self.key_button(self.tr("Own data, for the child"), "E", "quiet")
        self.destruction = self.key_button(self.tr("Reports to destroy"), "V", "quiet")
        self._foot.addWidget(self.seen, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.insertWidget(self.body.count() - 1, self.unmerge, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.insertWidget(self.body.count() - 1, self.own_data, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.insertWidget(self.body.count() - 1, self.destruction, 0, Qt.AlignmentFlag.AlignLeft)
        self.elsewhere.acted.connect(self._elsewhere)
        self._back.clicked.connect(self.go_back)
        self.seen.clicked.connect(lambda: self._elsewhere("seen"))
        self.unmerge.clicked.connect(self._take_back)
        self.own_data.clicked.connect(lambda: self._elsewhere("own-data"))
        self.destruction.clicked.connect(lambda: self._elsewhere("destroy"))
        self.choices.picked.connect(self._picked)
        self.form.made.connect(self._make)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._make)
        self.digits_to(self.choices.chips)
        session.opened.connect(self._another)

    @property
    def act(self) -> str:
        """At which act the panel is; empty for the menu."""
        return self._act

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """The report in the middle, at the menu or at one act."""
        self._report = self._session.report
        self._act, self._link, self._clock = argument, "", ""
        self.choices.start_over()
        self.refresh()

    def first_stop(self) -> QWidget | None:
        return self.choices.stop if not self.choices.isHidden() else self.form.who.field

    def refresh(self) -> None:
        row = self._session.desk.acts(self._report, self._session.child) if self._report else None
        self._row = row
        self.seen.setVisible(row is not None)
        # Whoever may not has nothing to press: the right is the shift lead's.
        self.own_data.setVisible(row is not None and self._session.desk.may_give(self._report).allowed)
        self.destruction.setVisible(self._session.desk.may("retention.approve").allowed)
        self.unmerge.setVisible(row is not None and bool(row.unmerge[0]) and not self._act)
        if row is None:
            self.choices.ask(self.tr("No report open"), ())
            self._back.hide()
            self.form.hide()
            return
        self.set_title(self.tr("More · {reference}").format(reference=row.reference))
        if self._act and not self._steps.step(self._act, row, self._link).choices:
            # Meanwhile it cannot be done any more, here or by another desk.
            self._act, self._link, self._clock = "", "", ""
        now = self._steps.step(self._act, row, self._link)
        self.choices.ask(now.question, now.choices)
        self.choices.setVisible(not self._clock)
        self.form.setVisible(bool(self._clock))
        self._back.setVisible(bool(self._act))

    # -- acts -----------------------------------------------------------------------------------------------------

    def go_back(self) -> None:
        """One step back: from the fields to what is promised, from the child to the answer, from an act to the menu."""
        if self._clock:
            self._clock = ""
        elif self._link:
            self._act, self._link = MERGE if self._act == MERGE_SURE else MOVE, ""
        else:
            self._act = ""
        self._show_step()

    def _elsewhere(self, name: str) -> None:
        self.wants.emit(name, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and self._act and not event.isAutoRepeat():
            self.go_back()
            return
        super().keyPressEvent(event)

    def _picked(self, chosen: str) -> None:
        row = self._row
        if row is None:
            return
        if not self._act and chosen == OWN:
            self.wants.emit("own", "")
        elif not self._act and chosen != JOIN:
            self._act = chosen
            self._show_step()
        elif self._act == MERGE:
            self._act, self._link = MERGE_SURE, chosen
            self._show_step()
        elif self._act in (MERGE_SURE, UNMERGE) and chosen == NO:
            self.go_back()
        elif self._act == MOVE:
            self._act, self._link = MOVE_TO, chosen
            self._show_step()
        elif self._act == PROMISE:
            self._clock = chosen
            self.form.show_for(self._report, next(clock for clock in row.clocks if clock.code == chosen))
            self._show_step()
        else:
            self._do(self._act or JOIN, chosen, row)

    def _take_back(self) -> None:
        """Z: asked once more, as merging is."""
        if self._row is not None and self._row.unmerge[0]:
            self._act = UNMERGE
            self._show_step()

    def _do(self, act: str, chosen: str, row: ActsRow) -> None:
        asked = command(act, chosen, row, self._link)
        if asked is None or not self._session.do(asked):
            return
        if act == MERGE_SURE:
            self._session.open_report(chosen)
        self.close_panel()

    def _make(self) -> None:
        if not self._clock:
            return
        made = MakePromise(
            self._report,
            self._clock,
            who=self.form.who.text.strip(),
            number=self.form.number.text.strip(),
            note=self.form.note.text.strip(),
            child=self._row.child if self._row else "",
            due_at=self.form.at.at,
        )
        if self._session.do(made):
            self.form.forget()
            self.close_panel()

    def _show_step(self) -> None:
        self.refresh()
        first = self.first_stop()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _another(self, _report: str) -> None:
        if not self.isHidden() and self._session.report != self._report:
            self.show_for("")
            self._show_step()
