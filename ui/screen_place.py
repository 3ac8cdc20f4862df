"""A screen in place of the columns (Rooster, Triage): made when it is first asked for, and a call is one key away."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.panels.host import PanelHost
from ui.session import Session
from ui.window import MainWindow


class Screen(Protocol):
    """What the place asks of its screen, which is a widget."""

    def open(self) -> None: ...
    def toggle_side(self) -> None: ...
    def take_keyboard(self) -> None: ...


S = TypeVar("S", bound=Screen)


class ScreenPlace(QObject, Generic[S]):
    """Joins a session, its window and its panels where it is about one screen. `make` gives the screen (imported there:
    a start does without), `choose_tab` shows its tab."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        panels: PanelHost,
        make: Callable[[], S],
        choose_tab: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._panels = window, session, panels
        self._make, self._choose_tab = make, choose_tab
        self._screen: S | None = None

    @property
    def screen(self) -> S | None:
        """The screen, once it was opened."""
        return self._screen

    @property
    def in_sight(self) -> bool:
        """Whether it is shown now."""
        shown: object = self._window.pages.currentWidget()
        return self._screen is not None and shown is self._screen

    def toggle(self) -> None:
        """The key: the screen comes, or the reports come back."""
        if self.in_sight:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """The screen in place of the columns."""
        if self.in_sight:
            return
        self._panels.close()
        if self._screen is None:
            self._screen = self._make()
        page = self._screen
        assert isinstance(page, QWidget)
        self._window.show_page(page, self._screen.toggle_side)
        self._choose_tab()
        self._window.pages.activate()
        self._screen.open()

    def leave(self) -> None:
        """The columns again: a report is opened, or somebody goes back to them."""
        if not self.in_sight:
            return
        self._window.show_desk()
        self._window.top.choose_tab()
        self._window.intake.go_to_first()

    def take_keyboard(self) -> bool:
        """The keyboard goes to the screen, if it is in sight; says whether it is."""
        if not self.in_sight or self._screen is None:
            return False
        self._screen.take_keyboard()
        return True

    def _wanted(self, name: str, argument: str) -> None:
        self._panels.open(name, argument)
