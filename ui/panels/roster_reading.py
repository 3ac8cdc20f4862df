"""Reads a roster file beside the window: its rows, then what they would change; says how far it is, can be stopped."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from desk.errors import Fault, Refused, SurroundingsFailed
from desk.home import Home
from desk.record import record
from desk.roster_import import PLAIN, Choices, Given, Import, Preview, Watch, keep, prepare, read, read_file, span_of
from desk.words.fold import fold_text
from ui.aside import Aside
from ui.session import Session

_AROUND, _AHEAD = timedelta(days=62), timedelta(days=400)
"""So long after its time is looked for what a file had before and no longer has: a list, and a calendar."""


@record
class FileRead:
    """A file that was read: its name and bytes, and its rows."""

    name: str
    data: bytes
    found: Import


class Reading(QObject):
    """One file at a time. Signals, all in the window's thread: `progressed(done, total)`; `shown(Preview)` at each
    look at what would change; `kept()` the original is in the desk's folder; `failed(str)` why not, in Dutch."""

    progressed = Signal(int, int)
    shown = Signal(object)
    kept = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._stopped = False
        self._read: FileRead | None = None
        self._again: Callable[[], None] | None = None
        self._aside = Aside("rooster", self)
        self._aside.ended.connect(self._ended, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether something is being read or looked at."""
        return self._aside.busy

    @property
    def file(self) -> FileRead | None:
        """The file that was read last."""
        return self._read

    def begin(self, path: str, given: Given) -> None:
        """Read a file; what was being read before is stopped first."""
        self.stop()
        file, now = Path(path).expanduser(), self._session.desk.now()
        self._read = None

        def work() -> FileRead | str:
            watch = Watch(self.progressed.emit, lambda: self._stopped)
            try:
                data = read_file(file)
                return FileRead(file.name, data, read(data, file.name, now, given, watch))
            except (SurroundingsFailed, Refused) as why:
                return str(why)

        self._start(work)

    def look(
        self, answers: Mapping[str, str], *, draft: bool, nobody: Collection[str] = (), choices: Choices = PLAIN
    ) -> None:
        """Look again at what would change, with names that somebody answered; those that are `nobody` have no duty.

        `choices` are what somebody said of the file as a whole.
        """
        file = self._read
        if file is None:
            return
        found = without(file.found, nobody, file.name)
        span, known = span_of(file.found), dict(answers)
        desk = self._session.desk
        now = desk.now()
        start, until = span or (now, now)
        # What the file no longer has lies before or after its time; an event of a calendar may lie anywhere.
        around = _AHEAD if file.found.ended else _AROUND
        book = desk.roster(min(start, now), max(until, now) + around)

        def work() -> Preview:
            return prepare(found, book, now, file.name, file.data, answers=known, draft=draft, choices=choices)

        self._start(work)

    def keep(self, home: Home) -> None:
        """Keep the original in the desk's folder."""
        file = self._read
        if file is None:
            return

        def work() -> str | None:
            try:
                keep(home, file.data, file.name)
            except SurroundingsFailed as why:
                return str(why)
            return None

        self._start(work)

    def stop(self) -> None:
        """Nobody waits for it any more; what comes of it is not shown."""
        self._stopped = True
        self._again = None

    def _start(self, work: Callable[[], object]) -> None:
        def go() -> None:
            self._stopped = False
            self._aside.do(work)

        if self._aside.busy:
            # As soon as the former one has noticed that it is to stop.
            self._again = go
        else:
            go()

    def _ended(self, result: object) -> None:
        again, self._again = self._again, None
        stopped = self._stopped
        if again is not None:
            again()
        elif stopped:
            self.failed.emit(result if isinstance(result, str) else "")
        elif isinstance(result, FileRead):
            self._read = result
            self.look({}, draft=True)
        elif isinstance(result, str):
            self.failed.emit(result)
        elif result is None:
            self.kept.emit()
        else:
            self.shown.emit(result)


def without(found: Import, nobody: Collection[str], file: str) -> Import:
    """The rows without those of names that mean nobody: each is refused, and says that it is left empty."""
    # Asked by the name, or with the provider where somebody has that name already.
    names = {fold_text(name) for name in nobody}

    def means_nobody(name: str, provider: str) -> bool:
        return fold_text(name) in names or fold_text(f"{name}, {provider}") in names

    left = [row for row in found.duties if means_nobody(row.name, row.provider)]
    if not left:
        return found
    faults = (
        Fault(file, f"regel {row.row}", f"'{row.name}' is niemand", "deze dienst blijft leeg: overgeslagen")
        for row in left
    )
    kept = tuple(row for row in found.duties if not means_nobody(row.name, row.provider))
    return replace(found, duties=kept, faults=(*found.faults, *faults))


def within(preview: Preview) -> tuple[datetime, datetime] | None:
    """From when until when the good rows of a file lie."""
    starts = [row.start for row in preview.rows if row.start is not None]
    ends = [row.until for row in preview.rows if row.until is not None]
    return (min(starts), max(ends)) if starts and ends else None
