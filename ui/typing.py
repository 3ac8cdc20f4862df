"""When typed text is kept: as a draft at the end of a word or after 400 ms, as a fact after 5 s (house rule 11)."""

from PySide6.QtCore import QObject, QTimer, Signal

DRAFT_MS = 400
FACT_MS = 5000
Field = tuple[str, str, str]


class Typing(QObject):
    """Watches one field at a time; another field, `leave` or five quiet seconds settle the former.

    Signals: `draft(report, child, link, text)` to keep what stands there; `settled(report, child, link, text)` when
    it has to become a fact; `begun()` when there is something that is neither yet. `draft_ms` and `fact_ms` are
    how long it takes at most, and after the last key.
    """

    begun = Signal()
    draft = Signal(str, str, str, str)
    settled = Signal(str, str, str, str)

    def __init__(self, parent: QObject | None = None, *, draft_ms: int = DRAFT_MS, fact_ms: int = FACT_MS) -> None:
        super().__init__(parent)
        self._field: Field | None = None
        self._text = ""
        self._drafted = ""
        self._pause = QTimer(self, singleShot=True, interval=draft_ms)
        self._quiet = QTimer(self, singleShot=True, interval=fact_ms)
        self._pause.timeout.connect(self._keep)
        self._quiet.timeout.connect(self.settle)

    def typed(self, report: str, child: str, link: str, text: str) -> None:
        """One more change in a field."""
        field = (report, child, link)
        if self._field != field:
            self.settle()
            self._field, self._drafted = field, ""
            self.begun.emit()
        self._text = text
        self._quiet.start()
        if not text or not text[-1].isalnum():
            self._keep()
        elif not self._pause.isActive():
            # Not restarted at every key: somebody who types without a pause loses 400 ms at most, too.
            self._pause.start()

    def left(self, report: str, child: str, link: str, text: str) -> None:
        """The field was left, or Enter pressed: its text stands."""
        if self._field == (report, child, link):
            self._text = text
            self.settle()
        elif self._field is not None:
            self.settle()

    def settle(self) -> None:
        """What is being typed becomes a fact now."""
        self._pause.stop()
        self._quiet.stop()
        if self._field is None:
            return
        field, text = self._field, self._text
        self._field = None
        self.settled.emit(*field, text)

    def _keep(self) -> None:
        self._pause.stop()
        if self._field is not None and self._text != self._drafted:
            self._drafted = self._text
            self.draft.emit(*self._field, self._text)
