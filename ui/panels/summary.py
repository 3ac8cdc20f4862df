"""Shift+F7: the report on one page, read aloud to the triagist in a minute, from the top; and as text to take along."""

from PySide6.QtWidgets import QApplication, QWidget

from desk.intake.papers import HandOut
from desk.rows import ChildRow, SheetRow
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.desk_panel import DeskPanel
from ui.session import Session
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.sign_line import SignLine
from ui.widgets.summary_view import SummaryView
from ui.widgets.words import Words


class SummaryPanel(DeskPanel):
    """The summary of the child in the middle. It asks nothing; Enter goes on to the decision."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Summary"), width=640)
        self._nothing = Words("lead", self.tr("No report open. Open one first, then read its summary."))
        self._child = ChoiceField(self.tr("About which child?"))
        self.view = SummaryView()
        self._acts = QWidget()
        self._copy = self.key_button(self.tr("Copy as text"), "K")
        self._call = self.key_button(self.tr("Triagist on call"), "T")
        self._told = SignLine("ok")
        self._decide = KeyButton(self.tr("Note the decision"), "Enter", "primary")
        self._build()

    def _build(self) -> None:
        flow = FlowLayout(self._acts, gap=8)
        for button in (self._copy, self._call):
            flow.addWidget(button)
        for part in (self._nothing, self._child, self.view, self._told, self._acts):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._foot.addWidget(self._decide)
        self.digits_to(self._child)
        self._told.hide()
        self._child.picked.connect(self._session.choose_child)
        self._copy.clicked.connect(self.copy)
        self._call.clicked.connect(lambda: self.wants.emit("duty", "triagist"))
        self._decide.clicked.connect(self.confirm)

    def show_for(self, _argument: str) -> None:
        """The report in the middle."""
        self._told.hide()
        self.refresh()

    def first_stop(self) -> QWidget | None:
        return self.view if self.view.row is not None else None

    def refresh(self) -> None:
        row, session = self._session.row, self._session
        made = session.desk.care.summary(session.report, session.child) if row is not None else None
        self._nothing.setVisible(made is None)
        for part in (self._acts, self._decide):
            part.setVisible(made is not None)
        self.view.show_row(made)
        self._show_children(row)
        self.set_title(
            self.tr("Summary of {reference}").format(reference=made.reference) if made else self.tr("Summary")
        )

    def confirm(self) -> None:
        """Enter: what was read leads to a decision."""
        if self._session.row is not None:
            self.wants.emit("decision", "")

    def copy(self) -> None:
        """The words on the clipboard, for whoever pastes them; that they left the desk is a fact."""
        row, session = self.view.row, self._session
        if row is None:
            return
        QApplication.clipboard().setText(self.view.text)
        session.do(HandOut(row.report, "summary", "text", self.tr("the clipboard"), "other", (row.child,)))
        self._told.say(self.tr("Copied. Paste it only where it is safe."), "ok")
        self._told.show()
        self.in_sight_soon(self._told)

    def _show_children(self, row: SheetRow | None) -> None:
        children = row.card.children if row is not None else ()
        self._child.setVisible(len(children) > 1)
        offers = numbered((child.id, self._named(child)) for child in children)
        self._child.offer(offers, row.child if row is not None else "")

    def _named(self, child: ChildRow) -> str:
        return ", ".join(part for part in (child.name, child.sex, child.age) if part) or self.tr("unknown child")
