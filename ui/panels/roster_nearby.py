"""The newest files that may be a roster, each behind a digit: nobody has to type a place at night."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from desk.roster_import import Nearby, newest_files
from desk.words.times import moment_text
from ui.aside import Aside
from ui.panels.choice_field import ChoiceField, numbered


class RosterNearby(QObject):
    """Looks in the folders of downloads and documents beside the window. `picked(str)`: the place of a file.

    `found()`: other files than before. `folders` None: those of this computer.
    """

    picked = Signal(str)
    found = Signal()

    def __init__(self, parent: QObject, folders: Sequence[Path] | None = None) -> None:
        super().__init__(parent)
        self.folders = folders
        self.files: tuple[Nearby, ...] = ()
        self.field = ChoiceField(self.tr("Or one digit: the newest in downloads and documents"), keeps=False)
        self.field.picked.connect(self.picked)
        self._aside = Aside("mappen", self)
        self._aside.ended.connect(self._ended, Qt.ConnectionType.QueuedConnection)

    def look(self) -> None:
        """Look again; what was found before stands until then."""
        folders = self.folders
        self._aside.do(lambda: newest_files(folders))

    def show_files(self, now: datetime) -> None:
        """The files as they were found, each with its folder and when it was written."""
        self.field.setVisible(bool(self.files))
        self.field.offer(
            numbered(
                (f"{one.path}", f"{one.path.name} · {one.path.parent.name} · {moment_text(one.at, now)}")
                for one in self.files
            )
        )

    def at(self, text: str) -> str:
        """The place of the file behind a digit; empty for any other text."""
        place = int(text) - 1 if len(text) == 1 and text in "123456789" else -1
        return f"{self.files[place].path}" if 0 <= place < len(self.files) else ""

    def _ended(self, result: object) -> None:
        if isinstance(result, tuple) and result != self.files:
            self.files = result
            self.found.emit()
