"""A second on a full board, for `nachtwacht-admin bench`: 200 reports with their rings, beside a plain table of 200.

    python -m ui.bench_board --rows 200 --runs N

Both windows are of one size and stand in one process; a second goes by in each in turn, until it was painted. Lines:
`board SECONDS` and `table SECONDS`.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from desk.rows import CardRow, PromiseRow
from desk.words.times import minutes_text
from ui.bench import SIZE, say
from ui.look.apply import apply
from ui.look.theme import DARK
from ui.panes.board import BoardPane

NOW = datetime(2026, 11, 21, 2, 40, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_Index = QModelIndex | QPersistentModelIndex


def rows(count: int) -> tuple[CardRow, ...]:
    """So many open reports, each with a promise that still runs, as the board gets them."""
    return tuple(_card(number) for number in range(count))


def _card(number: int) -> CardRow:
    report, begun = f"{number:032x}", NOW - timedelta(minutes=number % 19)
    promise = PromiseRow(
        id=f"p{report}",
        report=report,
        reference=f"A-{number:04d}",
        kind="callback",
        label="Terugbellen",
        who="moeder",
        number="06 12 34 56 78",
        second_number="",
        safe="veilig",
        voicemail="",
        opening_line="",
        owner="",
        owner_name="Anna",
        started_at=begun,
        warn_at=begun + timedelta(minutes=20),
        due_at=begun + timedelta(minutes=25),
        state="open",
        tries=0,
        next_try_at=None,
        closed_at=None,
        closing="",
        note="",
        danger=number % 7 == 0,
    )
    return CardRow(
        id=report,
        reference=f"A-{number:04d}",
        kind="call",
        state="waiting",
        title=f"A-{number:04d} · meisje, {10 + number % 8}",
        subtitle="moeder · Heerenveen",
        badge="wacht op terugbellen",
        badge_kind="wait",
        rank=1 + number % 4,
        danger=number % 7 == 0,
        opened_at=begun,
        call_started_at=None,
        closed_at=None,
        caller_name="",
        caller_number="",
        number_key="",
        children=(),
        promises=(promise,),
        agreements=(),
        core_done=True,
        open_danger=0,
    )


class Table(QAbstractTableModel):
    """The same reports as plain words: reference, who, and what is left."""

    def __init__(self, shown: Sequence[CardRow]) -> None:
        super().__init__()
        self._rows, self._now = shown, NOW

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = self._rows[index.row()]
        if index.column() < 2:
            return (row.title, row.subtitle)[index.column()]
        return minutes_text((row.promises[0].due_at - self._now).total_seconds())

    def tick(self, now: datetime) -> None:
        """A second went by."""
        self._now = now
        last = self.rowCount() - 1
        self.dataChanged.emit(self.index(0, 2), self.index(last, 2), [Qt.ItemDataRole.DisplayRole])


class Painted(QObject):
    """Sees that a window was painted again."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.seen = False
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.UpdateRequest
        return False


def main(arguments: Sequence[str] | None = None) -> int:
    """Both sides, each second of each in turn."""
    parser = argparse.ArgumentParser(prog="ui.bench_board")
    parser.add_argument("--rows", type=int, default=200)
    parser.add_argument("--runs", type=int, default=60)
    given = parser.parse_args(arguments)
    app = QApplication(sys.argv[:1])
    apply(app, DARK)
    shown = rows(given.rows)
    pane, table = BoardPane(), Table(shown)
    pane.show_rows(shown)
    view = QTableView()
    view.setModel(table)
    sides = [("board", _window(pane), pane.tick), ("table", _window(view), table.tick)]
    watched = {name: Painted(window) for name, window, _ in sides}
    for _ in range(20):
        app.processEvents()
    now = NOW
    for number in range(given.runs):
        now += _SECOND
        for name, _, tick in sides if number % 2 else sides[::-1]:
            app.processEvents()
            watched[name].seen = False
            begun = perf_counter()
            tick(now)
            while not watched[name].seen:
                app.processEvents()
            say(f"{name} {perf_counter() - begun:.6f}")
    return 0


def _window(inside: BoardPane | QTableView) -> QMainWindow:
    window = QMainWindow()
    window.setCentralWidget(inside)
    window.resize(*SIZE)
    window.show()
    return window


if __name__ == "__main__":
    sys.exit(main())
