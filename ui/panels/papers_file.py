"""A paper as a file: made and written beside the window, below the folder for copies or the home of the desk."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desk.errors import SurroundingsFailed
from desk.paper import put
from desk.words.reasons import why
from ui.aside import Aside
from ui.session import Session

OUT = "uit"
"""What leaves the desk has a folder of its own, so that people can clear it."""


class PaperFile(QObject):
    """One file at a time. `ended(trouble)`: empty when it stands there, at `made`; else why not, in Dutch."""

    ended = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.made: Path | None = None
        """The file that was made last."""
        self._aside = Aside("papier", self)
        self._aside.ended.connect(self._done)

    @property
    def busy(self) -> bool:
        """Whether the former one is still being written."""
        return self._aside.busy

    def write(self, folder: Path, name: str, data: Callable[[], bytes]) -> None:
        """Have it made and written; `data` touches no widget."""

        def work() -> Path | str:
            try:
                # Not its parents: a network folder that is gone must not come back on this disk.
                folder.mkdir(mode=0o700, exist_ok=True)
                return put(folder, name, data())
            except SurroundingsFailed as failure:
                return str(failure)
            except OSError as error:
                return f"{folder}: de map is niet gemaakt ({why(error)}). Kies bij Instellingen een andere map."

        self._aside.do(work)

    def _done(self, result: Path | str) -> None:
        if isinstance(result, str):
            self.ended.emit(result)
            return
        self.made = result
        self.ended.emit("")


def folder_of(session: Session) -> Path:
    """Where papers go: `uit` in the folder for copies of the settings, else in the home of the desk."""
    if session.chosen is None:
        return Path.home()
    chosen = session.chosen.now.copies
    return (Path(chosen) if chosen else session.chosen.home) / OUT
