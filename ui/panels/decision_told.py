"""What Enter says before it notes a decision: each thing once, and then it goes on; nothing is held up."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.care_rows.deciding import DecidingRow
from ui.look.look import look
from ui.widgets.announce import announce
from ui.widgets.sign_line import SignLine

# So many of the open questions are named; the rest is a count.
_NAMED = 3
_DANGER, _STANDING = "danger", "standing"


class DecisionTold(QWidget):
    """Two lines above the button of Enter: a decision of another that came in meanwhile, and danger nobody asked about.

    `begin` for a child: what stood then is told by the panel itself. `stops` says what was not told yet.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: frozenset[str] = frozenset()
        self._told: set[tuple[str, ...]] = set()
        self._pending = False
        self._lines = {name: SignLine("danger", parent=self) for name in (_STANDING, _DANGER)}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for line in self._lines.values():
            line.hide()
            self._column.addWidget(line)
        self.hide()
        self.rescale()

    @property
    def pending(self) -> bool:
        """Whether Enter said something, and the next one notes it all the same."""
        return self._pending

    @property
    def words(self) -> str:
        """What stands there."""
        return " ".join(line.text for line in self._lines.values() if not line.isHidden())

    def begin(self, row: DecidingRow | None) -> None:
        """The form opens for a child, with these decisions above it."""
        self._told.clear()
        self._pending = False
        self._seen = frozenset(one.id for one in row.standing) if row is not None else frozenset()
        for line in self._lines.values():
            line.hide()
        self.hide()

    def refresh(self, row: DecidingRow | None) -> None:
        """A decision that came in is told at once; what no longer holds is told no more."""
        said = self._things(row)
        self._pending = bool(said) and {(name, *key) for name, (key, _) in said.items()} <= self._told
        for name, line in self._lines.items():
            key, words = said.get(name, ((), ""))
            shown = bool(words) and (name == _STANDING or (name, *key) in self._told)
            line.say(words)
            line.setVisible(shown)
        self.setVisible(any(not line.isHidden() for line in self._lines.values()))

    def stops(self, row: DecidingRow | None) -> bool:
        """Whether something has to be told first; it stands there now, and the next time this goes on."""
        fresh = {(name, *key) for name, (key, _) in self._things(row).items()} - self._told
        self._told |= fresh
        self.refresh(row)
        if fresh:
            announce(self, self.words, urgent=True)
        return bool(fresh)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(4))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _things(self, row: DecidingRow | None) -> dict[str, tuple[tuple[str, ...], str]]:
        """What there is to tell: by which it is known again, and the words."""
        found: dict[str, tuple[tuple[str, ...], str]] = {}
        if row is None:
            return found
        new = [one for one in row.standing if one.id not in self._seen]
        if new:
            words = self.tr("Just decided: {what}")
            what = "; ".join(one.text for one in new)
            found[_STANDING] = (tuple(sorted(one.id for one in new)), words.format(what=what))
        if row.unsure:
            named, left = [*row.unasked[:_NAMED]], len(row.unasked) - _NAMED
            if left > 0:
                named.append(self.tr("and {count} more").format(count=left))
            words = self.tr("Still {open}: {named}")
            found[_DANGER] = (row.unasked, words.format(open=row.unsure, named="; ".join(named)))
        return found
