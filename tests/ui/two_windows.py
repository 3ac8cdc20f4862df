"""Two windows of two desks over one store in memory, each with a line that can be cut, for tests with pytest-qt.

with two_windows(tmp_path, qtbot) as (here, there): ...
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import shiboken6
from desks import Line, LinedStore
from keyed import KEY
from night_desk import NIGHT, Dialled, profile_of
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.bootstrap import open_desk
from desk.clock import SetClock
from desk.fact import to_ticks
from desk.home import Home
from desk.intake.desk import SetUpDesk, TakeSeat
from desk.rows import QuestionRow
from desk.sync.memory_store import MemoryLog, MemoryStore
from ui.bridge import Bridge
from ui.look.apply import Dresser
from ui.look.theme import DARK
from ui.session import Session
from ui.window import MainWindow
from ui.wiring import Wiring

NAMES = ("Telefonist Voorbeeld", "Tweede Telefonist Voorbeeld")


class Place:
    """One window with its desk; `line` is cut and mended, `code` is the letter of the desk."""

    def __init__(self, home: Path, log: MemoryLog, clock: SetClock, code: str, person: str, qtbot: QtBot) -> None:
        self.line, self._bridge, self._qtbot = Line(), Bridge(), qtbot
        self.desk = open_desk(
            Home(home, KEY),
            self._bridge.post,
            clock=clock,
            open_store=lambda: LinedStore(MemoryStore(log), self.line),
            backoff=(0.01,),
        )
        self.desk.do(SetUpDesk(f"Desk {code}", code, profile_of("friesland")))
        self.desk.do(TakeSeat(next(row.id for row in self.desk.people() if row.name == person)))
        self.session = Session(self.desk)
        self.session.phone = Dialled()
        self.window = MainWindow()
        self.window.resize(1366, 768)
        self.wiring = Wiring(self.window, self.session, Dresser(QApplication.instance(), DARK, 1.0))  # type: ignore[arg-type]
        self.window.top.set_ready(ready=True)
        self.window.show()
        self.session.start()
        self.session.freeze()
        self.session.tick()

    def activate(self) -> None:
        """Keys go to this window."""
        self.window.activateWindow()
        self._qtbot.waitUntil(self._has_keys)

    def _has_keys(self) -> bool:
        held = QApplication.focusWidget()
        return self.window.isActiveWindow() and (held is None or held.window() is self.window)

    def waits(self, until: Callable[[], bool]) -> None:
        """Until something is so here; what came meanwhile is shown."""

        def shown() -> bool:
            self.session.tick()
            self.session.refresh()
            return until()

        self._qtbot.waitUntil(shown, timeout=30000)

    def question(self, code: str) -> QuestionRow:
        """A question of the report in the middle, as it stands on the screen."""
        assert self.session.row is not None
        rows = [row for section in self.session.row.sections for row in section.questions]
        return next(row for row in rows if row.code == code)

    def stop(self) -> None:
        """Close the window and the desk."""
        self.line.cut = False
        self.wiring.unwire()
        self.session.stop()
        written = self.desk.stop()
        shiboken6.delete(self._bridge)
        self.window.close()
        shiboken6.delete(self.window)
        assert written


@contextmanager
def two_windows(home: Path, qtbot: QtBot, clock: SetClock) -> Iterator[tuple[Place, Place]]:
    """Desk A with one telephonist, desk B with another, each knowing of the other."""
    log = MemoryLog(clock=lambda: to_ticks(clock.wall()))
    places: list[Place] = []
    try:
        for code, person in zip("AB", NAMES, strict=True):
            places.append(Place(home / code, log, clock, code, person, qtbot))
        here, there = places
        for place in places:
            place.waits(lambda place=place: place.desk.health().pending == 0)
        yield here, there
    finally:
        for place in places:
            place.stop()


def night() -> SetClock:
    """The clock of both."""
    return SetClock(NIGHT)
