"""Whose reports these are, for one window: shown on cards and over the report, told to others, taken with one key."""

from PySide6.QtCore import QObject

from desk.hold_rows import HoldRow
from ui.panels.host import PanelHost
from ui.session import Session
from ui.window import MainWindow


class Holding(QObject):
    """Joins a session, its window and its panels where it is about who answers for a report."""

    def __init__(self, window: MainWindow, session: Session, panels: PanelHost) -> None:
        super().__init__(window)
        self._window, self._session, self._panels = window, session, panels
        self._told: tuple[tuple[str, ...], bool] | None = None
        self._rows: dict[str, HoldRow] = {}
        self._me = ""
        session.board.connect(self._changed)
        session.sheet.connect(self._changed)
        session.ticked.connect(self._changed)
        window.intake.hold.asked.connect(self.press)

    @property
    def rows(self) -> dict[str, HoldRow]:
        """In whose hands the reports are, as last shown."""
        return self._rows

    def press(self) -> None:
        """The key: a colleague's report is mine at once; of my own, why I took it, or whom to give it to."""
        from desk.intake.ownership import TakeReport

        report = self._session.report
        row = self._rows.get(report)
        if row is None:
            return
        if not row.mine:
            if not self._session.do(TakeReport(report)):
                return
            self._show()
            # Why, with one key: asked only where it is asked at all.
            if not self._rows[report].reasonless:
                return
        self._panels.bring("own")

    def _changed(self, _what: object) -> None:
        self._tell()
        self._show()

    def _tell(self) -> None:
        """What is open here, to the other desks; once when it changes."""
        report = self._session.report
        now = ((report,) if report else (), self._session.desk.in_call())
        if now != self._told:
            self._told = now
            self._session.desk.present(*now)

    def _show(self) -> None:
        desk, report = self._session.desk, self._session.report
        me = desk.me.id if desk.me is not None else ""
        rows = self._session.hands()
        if rows != self._rows:
            if me == self._me:
                self._say_taken(rows)
            self._rows, self._me = rows, me
        self._window.board.show_holds(rows)
        # Of a report that may not be read nothing stands over it; its card says whose it is.
        self._window.intake.hold.show_row(rows.get(report) if self._session.row is not None else None)

    def _say_taken(self, rows: dict[str, HoldRow]) -> None:
        """A report of mine has another owner now: never without a word."""
        for name, row in rows.items():
            before = self._rows.get(name)
            if before is None or not before.mine or row.mine:
                continue
            card = self._session.desk.card(name)
            self._window.say_refused(f"{card.reference if card else ''}: {row.words}.")
