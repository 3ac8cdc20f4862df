"""The Qt side of `nachtwacht-admin bench`, run as a child of it: says on stdout, line by line, what happened.

    python -m ui.bench bare [--sqlalchemy] [--rest SECONDS]
    python -m ui.bench ours --home FOLDER [--rest SECONDS]
    python -m ui.bench answer --home FOLDER --report ID --link LINK --runs N

Lines: `paint` (the first paint is done), `ready` (the board is shown), `memory MIB`, `answer SECONDS`.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

if TYPE_CHECKING:
    from ui.app import Program

SIZE = (1366, 768)
"""Of both windows."""

BETWEEN_MS = 150


def say(line: str) -> None:
    """One line to whoever measures, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Paints(QObject):
    """Watches one window being painted: `first()` when its first paint is done; `seen` that it was painted again.

    On the window alone: a filter in Python on the whole application would be part of what is measured.
    """

    first = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.seen = False
        self._begun = False
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self.seen = True
        elif event.type() == QEvent.Type.Paint and not self._begun:
            self._begun = True
            QTimer.singleShot(0, self, self.first.emit)
        return False


def bare(given: argparse.Namespace) -> int:
    """A bare main window; `ready` comes after SQLAlchemy was imported, if that is asked for."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Nachtwacht"))
    window.resize(*SIZE)

    def painted() -> None:
        say("paint")
        if given.sqlalchemy:
            __import__("sqlalchemy")
        say("ready")
        leave(app, given.rest)

    paints = Paints(window)
    paints.first.connect(painted)
    window.show()
    return app.exec()


def ours(given: argparse.Namespace) -> int:
    """The program on a home, from its `run` on."""

    def began(program: "Program") -> None:
        paints = Paints(program.window)
        paints.first.connect(lambda: say("paint"))

        def shown() -> None:
            paints.seen = False
            QTimer.singleShot(0, painted)

        def painted() -> None:
            # The board has to be on the screen, not only in the window.
            if not paints.seen:
                QTimer.singleShot(0, painted)
                return
            say("ready")
            leave(application(), given.rest)

        program.shown.connect(shown)

    return run(given.home, began)


def answer(given: argparse.Namespace) -> int:
    """Keys 1 and 2 on one question of an open report, each timed until the window was painted again."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QKeyEvent

    left = [given.runs]

    def began(program: "Program") -> None:
        paints = Paints(program.window)

        def ready() -> None:
            assert program.session is not None
            program.session.open_report(given.report)
            program.window.intake.go_to_question(given.link)
            QTimer.singleShot(BETWEEN_MS, press)

        def press() -> None:
            app, key = application(), (Qt.Key.Key_1, Qt.Key.Key_2)[left[0] % 2]
            program.window.intake.go_to_question(given.link)
            app.processEvents()
            paints.seen = False
            begun = perf_counter()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                typed = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, chr(key))
                app.sendEvent(app.focusWidget() or program.window, typed)
            while not paints.seen:
                app.processEvents()
            say(f"answer {perf_counter() - begun:.6f}")
            left[0] -= 1
            if left[0]:
                QTimer.singleShot(BETWEEN_MS, press)
            else:
                app.quit()

        program.ready.connect(ready)

    return run(given.home, began)


def run(home: Path, began: "Callable[[Program], None]") -> int:
    """The program on a home, as people start it."""
    from ui import main

    return main.run(main.read(["--size", "x".join(map(str, SIZE))]), home, began)


def application() -> QApplication:
    """The one that runs."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def leave(app: QApplication, rest: float) -> None:
    """End at once, or after a rest with the memory that is in use then."""
    if rest <= 0:
        app.quit()
        return

    def rested() -> None:
        say(f"memory {memory():.1f}")
        app.quit()

    QTimer.singleShot(int(rest * 1000), rested)


def memory() -> float:
    """MiB of this process in the computer's memory now; where that is not told, the most that it was."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one side of one measure."""
    parser = argparse.ArgumentParser(prog="ui.bench")
    sides = parser.add_subparsers(required=True)
    for name, measure in (("bare", bare), ("ours", ours), ("answer", answer)):
        side = sides.add_parser(name)
        side.set_defaults(run=measure)
        side.add_argument("--sqlalchemy", action="store_true")
        side.add_argument("--rest", type=float, default=0.0)
        side.add_argument("--home", type=Path)
        side.add_argument("--report", default="")
        side.add_argument("--link", default="")
        side.add_argument("--runs", type=int, default=1)
    given = parser.parse_args(arguments)
    code: int = given.run(given)
    return code


if __name__ == "__main__":
    sys.exit(main())
