"""The window of sign_in.py: the real program, whose clock goes on when it is told to, and which writes down what stands
on its screen for somebody to read: the secret for an app, a first password. python sign_in_window.py ROOM --home ...
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from PySide6.QtCore import QTimer  # noqa: E402

from desk.clock import SetClock  # noqa: E402
from ui import main  # noqa: E402
from ui.app import Program  # noqa: E402

LOOK_MS = 200


def run(room: Path, arguments: list[str]) -> int:
    """The program, watched."""
    clock, told = SetClock(datetime.now(UTC), running=True), {"secret": "", "password": "", "now": ""}

    def look(program: Program) -> None:
        advance = room / "advance"
        if advance.exists():
            clock.advance(minutes=int(advance.read_text("utf-8")))
            advance.unlink()
        panel = program.wiring.panels.panel if program.wiring is not None else None
        shown = getattr(panel, "secret", "")
        if shown:
            told["password" if "-" in shown else "secret"] = shown
        told["now"] = str(clock.wall().timestamp())
        fresh = room / "told.new"
        fresh.write_text(json.dumps(told), "utf-8")
        fresh.replace(room / "told.json")

    def began(program: Program) -> None:
        program._clock = clock
        timer = QTimer(program, interval=LOOK_MS)
        timer.timeout.connect(lambda: look(program))
        timer.start()

    options = main.read(arguments)
    return main.run(options, Path(options.home), began)


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), sys.argv[2:]))
