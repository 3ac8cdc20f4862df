"""Ctrl+Shift+B, "Noodgreep": one digit for why, and what the rights keep closed opens at once, for some minutes."""

from PySide6.QtWidgets import QWidget

from desk.access.policy import policy
from desk.access.reasons import glass_reasons
from desk.results import Refusal
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.desk_panel import DeskPanel
from ui.session import Session
from ui.widgets.announce import announce
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words


class GlassPanel(DeskPanel):
    """`show_for(report)` opens that report after the reason, else the one that was asked for stays in the middle."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Emergency access"), width=460)
        self._report = ""
        self._about = Words("body")
        self.reasons = ChoiceField(self.tr("Why?"), keeps=False)
        self._state, self._said = SignLine("warn"), SignLine("bad")
        for part in (self._state, self._about, self.reasons, self._said):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.reasons.picked.connect(self._picked)
        self.digits_to(self.reasons)

    @property
    def said(self) -> str:
        """Why it did not open; empty when it did."""
        return "" if self._said.isHidden() else self._said.text

    def show_for(self, argument: str) -> None:
        """For this report, or for whatever is asked for next."""
        self._report = argument or self._session.report
        self._said.hide()
        self.refresh()

    def first_stop(self) -> QWidget | None:
        return self.reasons

    def refresh(self) -> None:
        desk = self._session.desk
        sitting, minutes = desk.sitting, policy().glass_minutes
        self._about.say(
            self.tr(
                "What your rights keep closed opens at once, for {minutes} minutes. That you did, and why, is in the "
                "log, and a shift lead sees it."
            ).format(minutes=minutes)
        )
        self._state.say(self.tr("Nobody signs in at this desk: nothing is closed."))
        if sitting is not None and sitting.glass is not None:
            self._state.say(self.tr("Open already: {reason}").format(reason=sitting.reason))
        self._state.setVisible(not desk.asked or (sitting is not None and sitting.glass is not None))
        chosen = ((str(at), reason) for at, reason in enumerate(glass_reasons()))
        self.reasons.offer(numbered(chosen), "")

    def _picked(self, which: str) -> None:
        self._break(glass_reasons()[int(which)])

    def _break(self, reason: str) -> None:
        session = self._session
        done = session.desk.door.break_glass(reason)
        if isinstance(done, Refusal):
            self._said.say(done.reason, "bad")
            self._said.show()
            announce(self, done.reason, urgent=True)
            return
        self.close_panel()
        if self._report:
            session.open_report(self._report)
        session.refresh()
