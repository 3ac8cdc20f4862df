"""The line under the alarm for what is the matter with the desk itself, or why something could not be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.rows import HealthRow
from ui.widgets.banner import Banner
from ui.widgets.box import Action


class TroubleBar(QWidget):
    """One message at a time; what was just refused before what the desk has to tell.

    `seen(notice)` when somebody read a notice of the desk; `clock_is_right()` when somebody looked at the clock of
    the computer and says that it is right; `said()` when it says something else, or nothing.
    """

    said = Signal()
    seen = Signal(str)
    clock_is_right = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: HealthRow | None = None
        self._said = ""
        self._seen: set[str] = set()
        self._banner = Banner()
        self._banner.acted.connect(self._act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when there is nothing to say."""
        return self._banner.text

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """What can be done: first that it was read."""
        return self._banner.action_row.buttons

    def set_low(self, *, low: bool) -> None:
        """Where a panel needs the height: one line without buttons; Esc does what the button does."""
        self._banner.set_low(low=low)

    def show_health(self, row: HealthRow) -> None:
        """How the desk is; what was seen comes back only after it was gone."""
        self._row = row
        self._seen &= set(row.notices)
        self._show()

    def say(self, text: str) -> None:
        """Something could not be done: why. Stands there until somebody read it or something else is said."""
        self._said = text
        self._show()

    def forget(self) -> None:
        """What was refused to whoever sat here is nobody else's; what the desk has to tell stays."""
        self._said = ""
        self._show()

    def read(self) -> None:
        """Somebody read what stands there: the next one, or nothing."""
        if self._said:
            self._said = ""
        elif notices := self._notices():
            self._seen.add(notices[0])
            self.seen.emit(notices[0])
        self._show()

    def _notices(self) -> list[str]:
        return [notice for notice in self._row.notices if notice not in self._seen] if self._row else []

    def _show(self) -> None:
        waiting = [*([self._said] if self._said else []), *self._notices()]
        self.setVisible(bool(waiting))
        if waiting:
            self._tell(waiting)
        else:
            self._banner.show_message("warn", "")
        self.said.emit()

    def _tell(self, waiting: list[str]) -> None:
        actions = [Action("seen", self.tr("Seen"), "Esc")]
        if self._row is not None and waiting[0] == self._row.clock:
            actions.append(Action("clock", self.tr("The clock is right")))
        more = self.tr("and %1 more").replace("%1", str(len(waiting) - 1)) if len(waiting) > 1 else ""
        bad = self._row is not None and self._row.level == "bad" and not self._said
        self._banner.show_message("bad" if bad else "warn", " · ".join((waiting[0], *filter(None, [more]))), actions)

    def _act(self, name: str) -> None:
        if name == "clock":
            self.clock_is_right.emit()
        self.read()
