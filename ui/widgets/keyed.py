"""Keeps one widget per row in a box layout: known rows are shown in place, others come, go and move."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QBoxLayout, QWidget

Row = TypeVar("Row")
Part = TypeVar("Part", bound=QWidget)


class Keyed(Generic[Row, Part]):
    """The widgets of `layout` by key, from place `first` on.

    `key` names a row; `make` builds the widget of a new row; `show` shows a row in the widget that is there and
    says whether it could: False has it built anew. A widget that stays keeps the keyboard and its place on screen.
    """

    def __init__(
        self,
        layout: QBoxLayout,
        *,
        key: Callable[[Row], str],
        make: Callable[[Row], Part],
        show: Callable[[Part, Row], bool],
        first: int = 0,
    ) -> None:
        self._layout = layout
        self._key = key
        self._make = make
        self._show = show
        self._first = first
        self._parts: dict[str, Part] = {}
        self._ready: dict[str, Part] = {}

    @property
    def parts(self) -> dict[str, Part]:
        """The widgets by key, in the order of the rows."""
        return dict(self._parts)

    def show_rows(self, rows: Sequence[Row], new: int | None = None) -> bool:
        """Shows `rows`, in their order; at most so many of them that are `new`. Whether all stand there."""
        former, self._parts, self._ready = {**self._ready, **self._parts}, {}, {}
        made, left = 0, False
        for row in rows:
            key = self._key(row)
            part = former.pop(key, None)
            if part is not None and not self._show(part, row):
                self._drop(part)
                part = None
            if part is None and new is not None and made >= new:
                left = True
                continue
            made += part is None
            self._parts[key] = part if part is not None else self._make(row)
        for gone in former.values():
            self._drop(gone)
        for at, part in enumerate(self._parts.values(), start=self._first):
            if self._layout.indexOf(part) != at:
                self._layout.removeWidget(part)
                self._layout.insertWidget(at, part)
        return not left

    def prepare(self, rows: Sequence[Row], new: int) -> bool:
        """Makes widgets of rows that have none, at most so many that are `new`, and shows none of them yet: what comes
        one by one would have the column laid out each time. Whether `show_rows` has nothing to make any more."""
        missing = [row for row in rows if self._key(row) not in self._parts and self._key(row) not in self._ready]
        for row in missing[:new]:
            part = self._ready[self._key(row)] = self._make(row)
            part.ensurePolished()
            for inside in part.findChildren(QWidget):
                inside.ensurePolished()
        return len(missing) <= new

    def _drop(self, part: Part) -> None:
        self._layout.removeWidget(part)
        part.hide()
        part.deleteLater()
