"""The Rooster screen in the window: made when it is first asked for, in place of the columns, a call one key away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk.directory_rows import OnCallRow
from ui.panels.host import PanelHost
from ui.session import Session
from ui.window import MainWindow

if TYPE_CHECKING:
    from ui.roster.screen import RosterScreen


class Rostering(QObject):
    """Joins a session, its window and its panels where it is about the roster."""

    def __init__(self, window: MainWindow, session: Session, panels: PanelHost) -> None:
        super().__init__(window)
        self._window, self._session, self._panels = window, session, panels
        self._screen: RosterScreen | None = None

    @property
    def screen(self) -> "RosterScreen | None":
        """The screen, once it was opened."""
        return self._screen

    @property
    def in_sight(self) -> bool:
        """Whether the roster is shown now."""
        return self._screen is not None and self._window.pages.currentWidget() is self._screen

    def toggle(self) -> None:
        """The key: the roster comes, or the reports come back."""
        if self.in_sight:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """The roster in place of the columns."""
        if self.in_sight:
            return
        self._panels.close()
        if self._screen is None:
            self._screen = self._made()
        self._window.show_page(self._screen, self._screen.toggle_side)
        self._window.top.choose_tab(roster=True)
        self._window.pages.activate()
        self._screen.open()

    def leave(self) -> None:
        """The columns again: a report is opened, or somebody goes back to them."""
        if not self.in_sight:
            return
        self._window.show_desk()
        self._window.top.choose_tab(roster=False)
        self._window.intake.go_to_first()

    def take_keyboard(self) -> bool:
        """The keyboard goes to the lanes, if they are in sight; says whether they are."""
        if not self.in_sight or self._screen is None:
            return False
        self._screen.take_keyboard()
        return True

    def _made(self) -> "RosterScreen":
        # Imported here: a start does without.
        from ui.roster.screen import RosterScreen

        screen = RosterScreen(self._session, self._window.body)
        screen.wants.connect(self._wanted)
        screen.called.connect(self._called)
        return screen

    def _wanted(self, name: str, argument: str) -> None:
        self._panels.open(name, argument)

    def _called(self, row: OnCallRow) -> None:
        provider = row.provider.replace("|", "/")
        self._panels.open("duty", "backup" if row.nobody else f"{row.role}|{provider}|{row.name}")
