"""Opens panels over the window by name, one at a time; imports and makes each when it is first asked for."""

from importlib import import_module
from typing import Protocol, cast

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.panels.desk_panel import DeskPanel
from ui.session import Session
from ui.widgets.panel import Panel

PANELS = {
    "account": ("ui.panels.account", "AccountPanel"),
    "accounts": ("ui.panels.accounts", "AccountsPanel"),
    "agreements": ("ui.panels.agreements", "AgreementsPanel"),
    "callback": ("ui.panels.callback", "CallbackPanel"),
    "close": ("ui.panels.closing", "ClosingPanel"),
    "consent": ("ui.panels.consent", "ConsentPanel"),
    "decision": ("ui.panels.decision", "DecisionPanel"),
    "destroy": ("ui.panels.destroy", "DestroyPanel"),
    "duty": ("ui.panels.duty", "DutyPanel"),
    "entry": ("ui.panels.entry", "EntryPanel"),
    "follow": ("ui.panels.follow", "FollowPanel"),
    "glass": ("ui.panels.glass", "GlassPanel"),
    "handover": ("ui.panels.handover", "HandoverPanel"),
    "own-data": ("ui.panels.own_data", "OwnDataPanel"),
    "own": ("ui.panels.own", "OwnPanel"),
    "meldcode": ("ui.panels.meldcode", "MeldcodePanel"),
    "more": ("ui.panels.more", "MorePanel"),
    "papers": ("ui.panels.papers", "PapersPanel"),
    "people": ("ui.panels.people", "PeoplePanel"),
    "promise": ("ui.panels.promise", "PromisePanel"),
    "referral": ("ui.panels.referral", "ReferralPanel"),
    "request": ("ui.panels.request", "RequestPanel"),
    "roster-duty": ("ui.panels.roster_duty", "RosterDutyPanel"),
    "roster-replace": ("ui.panels.roster_replace", "RosterReplacePanel"),
    "roster-import": ("ui.panels.roster_import", "RosterImportPanel"),
    "roster-absence": ("ui.panels.roster_absence", "RosterAbsencePanel"),
    "roster-people": ("ui.panels.roster_people", "RosterPeoplePanel"),
    "roster-swap": ("ui.panels.roster_swap", "RosterSwapPanel"),
    "roster-split": ("ui.panels.roster_split", "RosterSplitPanel"),
    "roster-fairness": ("ui.panels.roster_fairness", "RosterFairnessPanel"),
    "roster-month": ("ui.panels.roster_month", "RosterMonthPanel"),
    "roster-chain": ("ui.panels.roster_chain", "RosterChainPanel"),
    "roster-days": ("ui.panels.roster_days", "RosterDaysPanel"),
    "roster-law": ("ui.panels.roster_law", "RosterLawPanel"),
    "roster-needs": ("ui.panels.roster_needs", "RosterNeedsPanel"),
    "roster-rotation": ("ui.panels.roster_rotation", "RosterRotationPanel"),
    "roster-list": ("ui.panels.roster_list", "RosterListPanel"),
    "roster-menu": ("ui.panels.roster_menu", "RosterMenuPanel"),
    "roster-news": ("ui.panels.roster_news", "RosterNewsPanel"),
    "roster-numbers": ("ui.panels.roster_numbers", "RosterNumbersPanel"),
    "roster-publish": ("ui.panels.roster_publish", "RosterPublishPanel"),
    "keys": ("ui.panels.keys", "KeysPanel"),
    "route": ("ui.panels.route", "RoutePanel"),
    "safety": ("ui.panels.safety", "SafetyPanel"),
    "seat": ("ui.panels.seat", "SeatPanel"),
    "search": ("ui.panels.search", "SearchPanel"),
    "seen": ("ui.panels.seen", "SeenPanel"),
    "settings": ("ui.panels.settings", "SettingsPanel"),
    "store": ("ui.panels.store", "StorePanel"),
    "timeline": ("ui.panels.timeline", "TimelinePanel"),
    "summary": ("ui.panels.summary", "SummaryPanel"),
    "today": ("ui.panels.today", "TodayPanel"),
    "visit": ("ui.panels.visit", "VisitPanel"),
}


class SessionPanel(Protocol):
    """What every panel offers: fill it for an argument (a promise, a route, ...) before it opens."""

    def show_for(self, argument: str) -> None:
        """Shows what belongs to `argument`, which may be empty."""


class PanelHost(QObject):
    """The panels of one window.

    `opened(name)`, `closed(name)`; passed on from the panels: `wanted(name, argument)` when one asks for another,
    `question(link)` when the intake should go to a question.
    """

    opened = Signal(str)
    closed = Signal(str)
    wanted = Signal(str, str)
    question = Signal(str)

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(host)
        self._session, self._host = session, host
        self._made: dict[str, Panel] = {}
        self._name = ""
        # What the open panel was opened for: its argument, and the report in the middle.
        self._about = ("", "")

    @property
    def name(self) -> str:
        """The panel that is open, or ''."""
        return self._name

    @property
    def panel(self) -> Panel | None:
        """The panel that is open."""
        return self._made.get(self._name)

    def open(self, name: str, argument: str = "") -> Panel:
        """Opens a panel, closing the one that was open."""
        if self._name and self._name != name:
            self.close()
        panel = self._made.get(name) or self._make(name)
        cast("SessionPanel", panel).show_for(argument)
        self._name, self._about = name, (argument, self._session.report)
        panel.open()
        self.opened.emit(name)
        return panel

    def bring(self, name: str, argument: str = "") -> None:
        """A panel's key: opens it; open for the same already it stays so, and the keyboard goes to its first field.

        It never closes, that is for Esc: whoever presses the key twice would give the next digit to the report.
        """
        panel = self.panel
        same = self._about == (argument or self._about[0], self._session.report)
        if self._name == name and same and isinstance(panel, DeskPanel):
            panel.to_start()
        else:
            self.open(name, argument)

    def close(self) -> None:
        """Closes the panel that is open."""
        panel = self.panel
        if panel is not None:
            panel.close_panel()

    def forget(self) -> None:
        """Somebody else sits here: what panels showed and what was typed in them is gone from the window.

        What is kept of it comes back for whoever typed it. An open panel stays: a call of 112 goes on.
        """
        for name in [name for name in self._made if name != self._name]:
            panel = self._made.pop(name)
            panel.setParent(None)
            panel.deleteLater()

    def _make(self, name: str) -> Panel:
        module, class_name = PANELS[name]
        kind = getattr(import_module(module), class_name)
        before = set(self._host.children())
        try:
            panel = cast("Panel", kind(self._session, self._host))
        except Exception:
            # Half a panel would stay in the window without its Python half, and bring all of it down later.
            for half in set(self._host.children()) - before:
                shiboken6.delete(half)
            raise
        panel.closed.connect(self._was_closed)
        if isinstance(panel, DeskPanel):
            panel.wants.connect(self.wanted)
            panel.question.connect(self.question)
        self._made[name] = panel
        return panel

    def _was_closed(self) -> None:
        name, self._name = self._name, ""
        self.closed.emit(name)
