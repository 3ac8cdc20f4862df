"""Who is needed when: so many people of a role, on which days, between which times; gaps are measured against it."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QWidget

from desk.intake.roster_needs import HOLIDAYS, SetNeed, WithdrawNeed
from desk.roster.typed import clock_minutes, read_day
from desk.roster_rows import NeedRow
from desk.words.spans import validity_text
from desk.words.times import WEEKDAYS, local
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.kept import fill
from ui.panels.line_list import Line
from ui.panels.pick_field import PickField, options
from ui.panels.roster_about import read_about
from ui.panels.roster_fields import ALL_DAYS, ClockLine, DaysField, side_by_side, whole_number
from ui.panels.roster_form import RosterFormPanel
from ui.panels.roster_panel import role_word
from ui.session import Session
from ui.widgets.line_edit import LabelledLine


class RosterNeedsPanel(RosterFormPanel):
    """All needs; the form of one."""

    def __init__(self, session: Session, host: QWidget) -> None:
        none = self.tr("Nothing said yet. Without it only an empty post is a gap; add who is needed when.")
        super().__init__(session, host, self.tr("Who is needed when"), none=none, new=self.tr("Add a need"))
        self._role = self._provider = ""
        self.role, self.provider = PickField(), PickField()
        self.new_provider = LabelledLine(self.tr("Or another provider"))
        self.days = DaysField(self.tr("On which days does it begin"))
        self.start, self.until = ClockLine(self.tr("From"), "17:00"), ClockLine(self.tr("Until"), "08:00")
        self.least, self.most = LabelledLine(self.tr("At least"), "1"), LabelledLine(self.tr("At most"), self.tr("any"))
        self.holidays = ChoiceField(self.tr("On holidays"))
        self.since = LabelledLine(self.tr("Valid from"), self.tr("always"))
        self.ends = LabelledLine(self.tr("Up to"), self.tr("always"))
        self._hours, self._valid = (
            side_by_side(self.start, self.until, self.least, self.most),
            side_by_side(self.since, self.ends),
        )
        self.add_form(self.role, self.provider, self.new_provider, self.days, self._hours, self.holidays, self._valid)
        words = (
            self.tr("like any other day"),
            self.tr("also then"),
            self.tr("not then"),
            self.tr("only then"),
        )
        self.holidays.offer(numbered(zip(HOLIDAYS, words, strict=True)), HOLIDAYS[0])
        for picks in (self.role, self.provider):
            picks.go_on.connect(self.next_stop)
        self.role.picked.connect(self._pick_role)
        self.provider.picked.connect(self._pick_provider)
        for line in (self.new_provider, self.start, self.until, self.least, self.most, self.since, self.ends):
            line.go_on.connect(self.next_stop)
            line.go_back.connect(self.previous_stop)

    def show_for(self, argument: str) -> None:
        """The list; with a `role` the form of a new need of it."""
        given = read_about(argument)
        self.tell("")
        self.opened = None
        if given.get("role"):
            self.open_form("")
            self._role, self._provider = given["role"], given.get("provider", "")
        self.refresh()

    def lines(self) -> Iterable[Line]:
        rows = self._session.desk.roster().needs.values()
        for row in sorted(rows, key=lambda one: (role_word(one.role), one.provider, one.days, one.start)):
            post = f"{role_word(row.role)} {row.provider}".strip()
            count = str(row.least) if row.most in (0, row.least) else f"{row.least}–{row.most}"
            yield Line("need", row.id, post, self._words(row), count, "info")

    def _words(self, row: NeedRow) -> str:
        days = self.tr("every day") if row.days == ALL_DAYS else " ".join(WEEKDAYS[day - 1] for day in row.days)
        hours = f"{clock_minutes(row.start)}–{clock_minutes(row.until)}"
        words = {chip.row.code: chip.row.label for chip in self.holidays.chips.chips}
        holidays = ""
        if row.holidays != HOLIDAYS[0]:
            holidays = self.tr("on holidays: {how}").format(how=words[row.holidays])
        valid = validity_text(row.valid_from, row.valid_until, self.now)
        return " · ".join(part for part in (days, hours, holidays, valid) if part)

    def fill_form(self, what: str) -> None:
        row = self._session.desk.roster().needs.get(what)
        self._role, self._provider = (row.role, row.provider) if row is not None else ("", "")
        self.days.show_days(row.days if row is not None else ALL_DAYS)
        self.holidays.choose(row.holidays if row is not None else HOLIDAYS[0])
        fill(self.start, clock_minutes(row.start) if row is not None else "")
        fill(self.until, clock_minutes(row.until) if row is not None else "")
        fill(self.least, str(row.least) if row is not None else "1")
        fill(self.most, str(row.most) if row is not None and row.most else "")
        fill(self.since, _typed(row.valid_from) if row is not None else "")
        fill(self.ends, _typed(row.valid_until) if row is not None else "")
        fill(self.new_provider, "")

    def refresh_form(self) -> None:
        self.role.ask(self.tr("Role"), options(self.roles(self._role), self._role))
        providers = self.providers([self._provider])
        self.provider.ask(
            self.tr("Provider (none: whoever's they are)"), options(((one, one) for one in providers), self._provider)
        )
        self.provider.setVisible(bool(providers))

    def form_start(self) -> QWidget | None:
        return self.role.stop if not self._role else self.start.field

    # -- acts -----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keeps the need, whole; it counts for the checks at once."""
        start, until = self.start.minutes, self.until.minutes
        if start is None or until is None:
            self.tell(self.tr("From when until when?"), "bad")
            self.turn_to((self.start if start is None else self.until).field)
            return
        least, most = whole_number(self.least.text, 1), whole_number(self.most.text, 0)
        if least is None or most is None:
            self.tell(self.tr("How many? Write a number."), "bad")
            self.turn_to((self.least if least is None else self.most).field)
            return
        days = [self._day(line) for line in (self.since, self.ends)]
        if None in days:
            self.tell(self.tr("Valid from or up to which day? Write 21-11-2026, or nothing."), "bad")
            self.turn_to((self.since if days[0] is None else self.ends).field)
            return
        command = SetNeed(
            self.opened or self._session.desk.new_id(),
            self._role,
            self.new_provider.text.strip() or self._provider,
            self.days.days,
            start,
            until,
            least,
            most,
            self.holidays.chosen,
            valid_from=days[0] or "",
            valid_until=days[1] or "",
        )
        if self.act(command, self.tr("Kept.")):
            self.show_all()
        elif not self._role:
            self.turn_to(self.role.stop)

    def withdraw(self) -> None:
        """It is needed no longer."""
        if self.opened and self.act(WithdrawNeed(self.opened), self.tr("Off the list.")):
            self.show_all()

    def _day(self, line: LabelledLine) -> str | None:
        """The day that stands there in ISO, empty for none; None when it cannot be read."""
        if not line.text.strip():
            return ""
        today: date = local(self.now).date()
        day = read_day(line.text, today)
        return day.isoformat() if day is not None else None

    def _pick_role(self, role: str) -> None:
        self._role = role
        self.refresh_form()

    def _pick_provider(self, provider: str) -> None:
        self._provider = "" if provider == self._provider else provider
        self.refresh_form()


def _typed(day: str) -> str:
    """An ISO date as people type it."""
    return "-".join(reversed(day.split("-"))) if day else ""
