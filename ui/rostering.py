"""The Rooster screen in the window; whom it names is called through the duty panel."""

from typing import TYPE_CHECKING

from desk.directory_rows import OnCallRow
from ui.screen_place import ScreenPlace

if TYPE_CHECKING:
    from ui.roster.screen import RosterScreen


class Rostering(ScreenPlace["RosterScreen"]):
    """Joins a session, its window and its panels where it is about the roster."""

    def _made(self) -> "RosterScreen":
        from ui.roster.screen import RosterScreen

        screen = RosterScreen(self._session, self._window.body)
        screen.wants.connect(self._wanted)
        screen.called.connect(self._called)
        return screen

    def _choose_tab(self) -> None:
        self._window.top.choose_tab(roster=True)

    def _called(self, row: OnCallRow) -> None:
        provider = row.provider.replace("|", "/")
        self._panels.open("duty", "backup" if row.nobody else f"{row.role}|{provider}|{row.name}")
