"""What was chosen at this desk (settings.json), for the window: read it, change it, be told."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from desk.home import Home
    from desk.settings import Settings


class Chosen(QObject):
    """The settings of the home in `home`. `changed(names)` after each change that was kept: what was set."""

    changed = Signal(object)

    def __init__(self, home: Path, parent: QObject | None = None, key: bytes = b"", *, practice: bool = False) -> None:
        super().__init__(parent)
        self.home, self._key = home, key
        # An exercise looks at no store of anybody.
        self.practice = practice
        self._now: Settings | None = None

    @property
    def desk_home(self) -> "Home":
        """The home with the key of its files, for what of the core works in it."""
        from desk.home import Home

        return Home(self.home, self._key)

    @property
    def now(self) -> "Settings":
        """What holds. Where the file may not be read, nothing was chosen."""
        from desk.errors import SurroundingsFailed
        from desk.settings import Settings, read

        if self._now is None:
            try:
                self._now = read(self.home)
            except SurroundingsFailed as failure:
                self._now = Settings(notices=(str(failure),))
        return self._now

    def change(self, **values: Any) -> str:
        """Keep something else; gives why it could not be kept, in Dutch, empty when it was."""
        from desk.errors import SurroundingsFailed
        from desk.settings import change

        try:
            self._now = change(self.home, **values)
        except SurroundingsFailed as failure:
            return str(failure)
        self.changed.emit(frozenset(values))
        return ""
