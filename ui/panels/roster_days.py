"""The table of holidays: what the calendar says of a year, and what this desk made of it; needs and shares go by it."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QWidget

from desk.intake.roster_needs import SetHoliday, WithdrawHoliday
from desk.roster.typed import read_day
from desk.roster_rows import HolidayRow
from desk.words.times import date_text, local
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.kept import fill
from ui.panels.line_list import Line
from ui.panels.roster_form import RosterFormPanel
from ui.session import Session
from ui.widgets.line_edit import LabelledLine

KINDS = ("cao", "official")
_YEARS = 4


class RosterDaysPanel(RosterFormPanel):
    """The days of one year; the form of one."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(
            session, host, self.tr("Holidays"), none=self.tr("No holidays in this year."), new=self.tr("Add a day")
        )
        self._year = local(session.desk.now()).year
        self._rows: dict[str, HolidayRow] = {}
        self.year = ChoiceField(self.tr("Year"))
        self.body.insertWidget(0, self.year)
        self.day = LabelledLine(self.tr("Day"), "24-12-2026")
        self.name = LabelledLine(self.tr("Name"))
        self.kind = ChoiceField(self.tr("For whom"))
        self.add_form(self.day, self.name, self.kind)
        words = (self.tr("a holiday by the cao"), self.tr("official, not in the cao"))
        self.kind.offer(numbered(zip(KINDS, words, strict=True)), KINDS[0])
        self.digits_to(self.year)
        self.year.picked.connect(self._other_year)
        for line in (self.day, self.name):
            line.go_on.connect(self.next_stop)
            line.go_back.connect(self.previous_stop)

    def show_for(self, _argument: str) -> None:
        """The days of this year, or the one that was chosen."""
        first = local(self.now).year
        self.year.offer(numbered((str(year), str(year)) for year in range(first, first + _YEARS)), str(self._year))
        self.tell("")
        self.opened = None
        self.refresh()

    def refresh(self) -> None:
        super().refresh()
        self.year.setVisible(self.opened is None)

    def lines(self) -> Iterable[Line]:
        rows = self._session.desk.planning.holidays(self._year)
        self._rows = {row.day: row for row in rows}
        words = {chip.row.code: chip.row.label for chip in self.kind.chips.chips}
        for row in rows:
            day = date.fromisoformat(row.day)
            said = date_text(day)
            if row.off:
                yield Line("day", row.day, row.name, said, self.tr("an ordinary day"), "warn")
            else:
                yield Line("day", row.day, row.name, said, words.get(row.kind, row.kind), "info")

    def fill_form(self, what: str) -> None:
        row = self._rows.get(what)
        day = date.fromisoformat(what) if what else None
        fill(self.day, f"{day:%d-%m-%Y}" if day is not None else "")
        fill(self.name, row.name if row is not None else "")
        self.kind.choose(row.kind if row is not None and row.kind in KINDS else KINDS[0])

    def form_start(self) -> QWidget | None:
        return self.day.field if not self.opened else self.kind

    def save(self) -> None:
        """Keeps the day; a day that changes its date is another one."""
        day = read_day(self.day.text, local(self.now).date())
        if day is None:
            self.tell(self.tr("Which day? Write 24-12-2026."), "bad")
            self.turn_to(self.day.field)
            return
        former, iso = self.opened or "", day.isoformat()
        if not self.act(SetHoliday(iso, self.name.text, self.kind.chosen), self.tr("Kept.")):
            self.turn_to(self.name.field)
            return
        if former and former != iso:
            self.act(
                WithdrawHoliday(former, self.name.text.strip()), self.tr("Kept; the former day is an ordinary one.")
            )
        self.show_all()

    def withdraw(self) -> None:
        """An ordinary day, whatever the calendar says."""
        row = self._rows.get(self.opened or "")
        if row is not None and self.act(WithdrawHoliday(row.day, row.name), self.tr("An ordinary day now.")):
            self.show_all()

    def _other_year(self, year: str) -> None:
        self._year = int(year)
        self.refresh()
