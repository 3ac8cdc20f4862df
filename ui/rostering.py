"""The Rooster screen in the window; whom it names is called through the duty panel."""

from functools import partial
from typing import TYPE_CHECKING

from desk.directory_rows import OnCallRow
from ui.panels.host import PanelHost
from ui.screen_place import ScreenPlace
from ui.session import Session
from ui.window import MainWindow

if TYPE_CHECKING:
    from ui.roster.screen import RosterScreen


class Rostering(ScreenPlace["RosterScreen"]):
    """Joins a session, its window and its panels where it is about the roster."""

    def __init__(self, window: MainWindow, session: Session, panels: PanelHost) -> None:
        super().__init__(window, session, panels, self._made, partial(window.top.choose_tab, roster=True))

    def _made(self) -> "RosterScreen":
        from ui.roster.screen import RosterScreen

        screen = RosterScreen(self._session, self._window.body)
        screen.wants.connect(self._wanted)
        screen.called.connect(self._called)
        return screen

    def _called(self, row: OnCallRow) -> None:
        provider = row.provider.replace("|", "/")
        self._panels.open("duty", "backup" if row.nobody else f"{row.role}|{provider}|{row.name}")
