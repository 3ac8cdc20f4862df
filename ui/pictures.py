"""`--screenshot`: every screen of the exercise as a picture, with the clock standing still. Works offscreen.

Ends the program: with 0 when every picture was made, with 1 when a screen failed or a picture cannot be written.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desk.lane_rows import ZOOMS
from ui.app import Program
from ui.look.theme import THEMES
from ui.panels.host import PANELS
from ui.wiring import Wiring

SETTLE_MS = 60


class Pictures(QObject):
    """Walks through the screens and saves `<screen>-<theme>.png`; then the program ends."""

    FAILED = 1

    def __init__(self, program: Program, folder: Path, theme: str | None) -> None:
        super().__init__(program)
        self._program, self._folder = program, folder
        self._themes = [theme] if theme in THEMES else list(THEMES)
        self._steps: list[Callable[[], None]] = []
        self._first: QWidget | None = None
        self._after = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._after.timeout.connect(self._next)

    def start(self) -> None:
        """The desk is open: begin."""
        wiring = self._program.wiring
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._cannot_write()
        if wiring is None or self._program.bugs:
            QApplication.exit(self.FAILED)
            return
        wiring.session.freeze()
        for theme in self._themes:
            self._plan(wiring, theme)
        self._steps.append(self._end)
        self._after.start()

    def _plan(self, wiring: Wiring, theme: str) -> None:
        session, window, panels = wiring.session, wiring.window, wiring.panels
        report = session.desk.board()[0].id

        def look_like() -> None:
            wiring.wear(THEMES[theme])
            panels.close()
            session.open_report(report)
            window.intake.go_to_first()

        def at_section(number: int) -> Callable[[], None]:
            def go() -> None:
                row = session.row
                assert row is not None
                window.intake.go_to_section(row.sections[number].link)

            return go

        def nothing_open() -> None:
            session.open_report("")

        self._steps.append(look_like)
        for number, name in enumerate(("danger", "caller", "youth", "situation", "safety", "help", "agreement")):
            self._shot(f"intake-{name}", theme, at_section(number))
        self._shot("intake", theme, at_section(3))
        for name in sorted(PANELS):
            self._shot(name, theme, self._open(wiring, name))
        self._steps.append(panels.close)
        for zoom in ZOOMS:
            self._shot(f"rooster-{zoom.replace(' ', '-')}", theme, self._roster(wiring, zoom))
        self._steps.append(wiring.rostering.leave)
        self._shot("triage", theme, wiring.triaging.enter)
        self._steps.append(wiring.triaging.leave)
        self._shot("nothing-open", theme, nothing_open)
        self._shot("first-start", theme, self._ask_first)
        self._steps.append(self._back_to_work)

    def _open(self, wiring: Wiring, name: str) -> Callable[[], None]:
        arguments = {"route": "112", "duty": "triagist", "search": "sem"}

        def go() -> None:
            argument = arguments.get(name, "")
            if name == "promise":
                argument = next((promise.id for promise in wiring.session.desk.promises()), "")
            wiring.panels.open(name, argument)

        return go

    @staticmethod
    def _roster(wiring: Wiring, zoom: str) -> Callable[[], None]:
        def go() -> None:
            wiring.rostering.enter()
            screen = wiring.rostering.screen
            assert screen is not None
            screen.work.zoom(zoom)

        return go

    def _shot(self, name: str, theme: str, act: Callable[[], None]) -> None:
        def save() -> None:
            picture = self._program.window.grab()
            if not picture.save(str(self._folder / f"{name}-{theme}.png")):
                self._cannot_write()

        self._steps += [act, save]

    def _next(self) -> None:
        step = self._steps.pop(0)
        if self._steps:
            # Armed first: a screen that fails is told, and the others still get their picture.
            self._after.start()
        step()

    def _ask_first(self) -> None:
        window = self._program.window
        page = self._program.first_start()
        self._first = page
        window.top.set_ready(ready=False)
        window.show_page(page, still=True)
        page.take_keyboard()

    def _back_to_work(self) -> None:
        window = self._program.window
        window.show_desk()
        window.top.set_ready(ready=True)
        if self._first is not None:
            self._first.deleteLater()

    def _cannot_write(self) -> None:
        text = f"{self._folder}: hier kunnen geen beelden worden geschreven. Kies een andere map."
        sys.stderr.write(text + "\n")
        self._program.tell(text)

    def _end(self) -> None:
        failed = self._program.bugs
        self._program.window.close()
        QApplication.exit(self.FAILED if failed else 0)
