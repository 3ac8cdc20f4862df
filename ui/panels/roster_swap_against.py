"""What speaks against the swaps that wait: the law, absence, a second duty; looked up a moment later, one by one."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from desk.roster_rows import Duty
from ui.session import Session

_SOON_MS = 100

Asked = tuple[str, Duty, str]
"""A swap, a duty with who would get it as its person, and the duty that they give for it (an id, or empty)."""


class SwapsAgainst(QObject):
    """`found()` once more is known; `of` gives the words. Weeks of duties are read for each: never all at once."""

    found = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._book: object = None
        self._known: dict[str, list[str]] = {}
        self._left: list[Asked] = []
        self._timer = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._timer.timeout.connect(self._look)

    def of(self, swap: str) -> str:
        """What speaks against a swap, in a line; empty for nothing, and while nobody looked yet."""
        return "; ".join(self._known.get(swap, ()))

    def ask(self, asked: Iterable[Asked]) -> None:
        """Which swaps wait; looks again only where the roster changed."""
        book, wanted = self._session.desk.roster(), list(asked)
        if book is self._book and {one[0] for one in wanted} <= set(self._known):
            return
        self._book, self._left = book, wanted
        self._known = {swap: self._known.get(swap, []) for swap, *_ in wanted}
        self._timer.start()

    def _look(self) -> None:
        if not self._left:
            return
        swap = self._left[0][0]
        mine = [one for one in self._left if one[0] == swap]
        self._left = [one for one in self._left if one[0] != swap]
        self._known[swap] = [said for _, duty, given in mine if (said := self._against(duty, given))]
        self.found.emit()
        if self._left:
            self._timer.start()

    def _against(self, duty: Duty, given: str) -> str:
        rows = self._session.desk.planning.suggestions(replace(duty, name="", phone=""), but=(given,))
        row = next((row for row in rows if row.person == duty.person), None)
        if row is None:
            person = self._session.desk.roster().people.get(duty.person)
            return self.tr("{name} does not have this role").format(name=person.name if person is not None else "?")
        return "" if row.fits else f"{row.name}: {', '.join(row.against)}"
