"""How long the toolkit takes, printed and never asserted: an answer shown and painted, a section, a whole page.

    python tests/by_hand/question_speed.py

The measure for an answer is one frame of 16 ms.
"""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "ui_widgets")]

from PySide6.QtCore import QEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from widget_rows import options, question  # noqa: E402

from desk.rows import QuestionRow  # noqa: E402
from ui.look.apply import apply  # noqa: E402
from ui.look.theme import DARK, LIGHT  # noqa: E402
from ui.widgets.question_list import QuestionList  # noqa: E402

RUNS = 200


def timed(act: Callable[[], None], runs: int) -> float:
    """The median of `runs`, in milliseconds."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)


def section(count: int) -> list[QuestionRow]:
    return [question(f"Vraag {at} van de vragenlijst?", link=f"q{at}") for at in range(count)]


def main() -> None:
    app = QApplication([])
    apply(app, DARK)
    page = QuestionList()
    page.resize(720, 700)
    page.show()
    rows = section(9)
    page.show_rows(rows)
    app.processEvents()
    turn = [0]

    def settle() -> None:
        app.processEvents()
        # Without a running event loop Qt keeps what is to be deleted; here it would pile up.
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def answer() -> None:
        turn[0] += 1
        chosen = ("yes", "no")[turn[0] % 2]
        rows[4] = replace(rows[4], options=options(chosen=(chosen,), danger=("yes",)), answered=True)
        page.show_rows(rows)
        settle()

    def other_section() -> None:
        turn[0] += 1
        page.show_rows([replace(row, link=f"{row.link}-{turn[0]}") for row in rows])
        settle()

    def sixty() -> None:
        turn[0] += 1
        page.show_rows([replace(row, link=f"{row.link}-{turn[0]}") for row in section(60)])
        settle()

    def theme() -> None:
        turn[0] += 1
        apply(app, (DARK, LIGHT)[turn[0] % 2])
        settle()

    print(f"answer shown and painted: {timed(answer, RUNS):.2f} ms (frame: 16 ms)")
    print(f"another section of 9:     {timed(other_section, 20):.1f} ms")
    print(f"a page of 60:             {timed(sixty, 5):.1f} ms")
    page.show_rows(rows)
    print(f"another theme:            {timed(theme, 10):.1f} ms")
    page.close()


if __name__ == "__main__":
    main()
