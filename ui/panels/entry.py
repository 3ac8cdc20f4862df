"""Ctrl+Shift+M: a new report that comes in otherwise than by a telephone that rings now, by the profile's entries.

A written one has no call: no clock of a call runs, and the minute in which it came in is kept beside the one of now.
"""

from PySide6.QtWidgets import QWidget

from desk.intake.calls import OpenReport
from ui.panels.desk_panel import DeskPanel
from ui.panels.lines import MomentLine
from ui.panels.pick_field import PickField, options
from ui.session import Session
from ui.widgets.words import Words


class EntryPanel(DeskPanel):
    """Which of the profile's entries: a digit opens the report."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("New report: how does it come in?"), width=480)
        self.entries = PickField()
        self.at = MomentLine(
            self.tr("Came in at"), self.tr("now; or 03:25, or 15 for minutes ago"), session.desk.now, ahead=False
        )
        self._told = Words(
            "small", self.tr("What is written has no call: nobody is on the line, no clock of a call runs.")
        )
        for part in (self.entries, self.at, self._told):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.digits_to(self.entries.chips)
        self.entries.picked.connect(self.begin)
        self.at.go_on.connect(self.entries.take_keyboard)

    def show_for(self, _argument: str) -> None:
        """The entries of the profile in force; nothing is typed yet."""
        self.entries.start_over()
        self.at.fill("")
        self.refresh()

    def first_stop(self) -> QWidget | None:
        return self.entries.stop

    def refresh(self) -> None:
        profile = self._session.desk.profile
        entries = profile.entries if profile is not None else ()
        self.entries.ask(self.tr("Which way?"), options((entry.id, entry.label) for entry in entries))

    def begin(self, entry: str) -> None:
        """The report of this entry comes in the middle."""
        profile = self._session.desk.profile
        found = next((one for one in profile.entries if one.id == entry), None) if profile is not None else None
        if found is None:
            return
        if self.at.unread:
            self.turn_to(self.at.field)
            return
        report = self._session.desk.new_id()
        kind = "written" if found.written else "call"
        if self._session.do(OpenReport(report, kind=kind, entry=entry, said_at=self.at.at)):
            self._session.open_report(report)
            self.close_panel()
