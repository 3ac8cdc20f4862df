"""The working-hours law as warnings: per profile its limits with their articles, each to be set as HR says."""

from PySide6.QtWidgets import QWidget

from desk.finding_rows import LawLimitRow, LawProfileRow
from desk.intake.roster_needs import SetLaw
from desk.roster.typed import clock_minutes
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.kept import fill
from ui.panels.line_list import Line
from ui.panels.roster_lines import FitList
from ui.panels.roster_panel import RosterPanel
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.words import Words

_MINUTES = "min"


class RosterLawPanel(RosterPanel):
    """A profile is chosen by digit; Enter on a limit, a value, Enter. Nothing here stops anybody."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Working hours: limits"), width=640)
        self._profile = ""
        self._limit = ""
        self._profiles: tuple[LawProfileRow, ...] = ()
        self.profile = ChoiceField(self.tr("Profile"))
        self._source = Words("small")
        self.list = FitList(self.tr("Limits"), most=8)
        self.value = LabelledLine(self.tr("The limit: hours as 11 or 10:30, or a number of times; 0 is not checked"))
        self._keep = KeyButton(self.tr("Keep this limit"), "Enter", "primary")
        for part in (self.profile, self._source, self.list, self.value):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._foot.addWidget(self._keep)
        self.digits_to(self.profile)
        self.profile.picked.connect(self._other_profile)
        self.list.taken.connect(self._taken)
        self.value.go_on.connect(self.keep)
        self._keep.clicked.connect(self.keep)

    def show_for(self, _argument: str) -> None:
        """The profiles with their limits."""
        self._limit = ""
        self.tell("")
        self.refresh()

    def refresh(self) -> None:
        self._profiles = self._session.desk.planning.laws()
        if self._profiles and self._profile not in {row.name for row in self._profiles}:
            self._profile = self._profiles[0].name
        self.profile.offer(numbered((row.name, row.label) for row in self._profiles), self._profile)
        row = self._row
        said = (row.source, row.checked, row.advice, row.note) if row is not None else ()
        self._source.say(" · ".join(part for part in said if part))
        self.list.show_lines([self._line(limit) for limit in (row.limits if row is not None else ())])
        limit = self._limit_row
        self.value.setVisible(limit is not None)
        self._keep.setVisible(limit is not None)

    def first_stop(self) -> QWidget | None:
        return self.profile

    def _line(self, limit: LawLimitRow) -> Line:
        changed = limit.value != limit.usual
        usual = self.tr("usual {value}").format(value=_shown(limit.usual, limit.unit)) if changed else ""
        detail = " · ".join(part for part in (limit.article, usual) if part)
        value = _shown(limit.value, limit.unit) if limit.value else self.tr("not checked")
        return Line("limit", limit.name, limit.label, detail, value, "warn" if changed else "muted")

    def keep(self) -> None:
        """Keeps the limit; the others of the profile stay as they are."""
        row, limit = self._row, self._limit_row
        if row is None or limit is None:
            return
        value = _read(self.value.text, limit.unit)
        if value is None:
            self.tell(self.tr("Which value? Write hours as 11 or 10:30, or a number of times; 0: not checked."), "bad")
            self.turn_to(self.value.field)
            return
        changed = {one.name: one.value for one in row.limits if one.value != one.usual}
        changed[limit.name] = value
        if self.act(SetLaw(row.name, changed, row.note), self.tr("Kept: {what}.").format(what=limit.label)):
            self._limit = ""
            self.refresh()
            self.list.setFocus()

    def _taken(self, _kind: str, limit: str) -> None:
        self._limit = limit
        self.refresh()
        row = self._limit_row
        if row is not None:
            fill(self.value, _shown(row.value, row.unit))
            self.value.field.setAccessibleName(row.label)
            self.turn_to(self.value.field)

    def _other_profile(self, name: str) -> None:
        self._profile, self._limit = name, ""
        self.refresh()

    @property
    def _row(self) -> LawProfileRow | None:
        return next((row for row in self._profiles if row.name == self._profile), None)

    @property
    def _limit_row(self) -> LawLimitRow | None:
        row = self._row
        return next((one for one in row.limits if one.name == self._limit), None) if row is not None else None


def _shown(value: int, unit: str) -> str:
    if unit != _MINUTES:
        return str(value)
    return clock_minutes(value) if value % 60 else f"{value // 60}:00"


def _read(text: str, unit: str) -> int | None:
    """A limit as it was typed, in its unit; None when it cannot be read."""
    hours, colon, minutes = text.strip().replace(".", ":").partition(":")
    if not hours.isdecimal() or (colon and not minutes.isdecimal()) or len(hours) > 4:
        return None
    if unit != _MINUTES:
        return None if colon else int(hours)
    return int(hours) * 60 + int(minutes or 0)
