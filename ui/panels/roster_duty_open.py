"""The duty that a panel is open for: as it stands in the roster now, and whether another changed it since."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desk.roster_rows import STANDS_BY, Duty, RemarkRow, ShiftRow
from ui.panels.roster_about import about, instant_about
from ui.panels.roster_lines import hours
from ui.session import Session


class OpenDuty:
    """`look_for` says which. What another desk decides since is not written over unseen: `fact` is what was looked at.

    `given` is what the panel was opened with (`ui.panels.roster_about`), `id` is empty for a new duty.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.given: dict[str, str] = {}
        self.id = self.fact = ""

    def look_for(self, given: dict[str, str]) -> None:
        """Another duty, or the same as it stands by now."""
        self.given, self.id = given, given.get("duty", "")
        shift = self.shift
        self.fact = shift.fact if shift is not None else ""

    @property
    def shift(self) -> ShiftRow | None:
        """Its row; None for a new one, and for one that is gone."""
        return self._session.desk.roster(*self.span).shifts.get(self.id) if self.id else None

    @property
    def planned(self) -> Duty | None:
        """What is or will be in force; for what goes, what it was."""
        shift = self.shift
        return (shift.planned or shift.now) if shift is not None else None

    @property
    def span(self) -> tuple[datetime | None, datetime | None]:
        """The hours that the panel was opened for: of a duty where to look for it, of a new one the proposal."""
        return instant_about(self.given, "start"), instant_about(self.given, "until")

    @property
    def about(self) -> str:
        """The argument for another panel about the same duty."""
        start, until = self.span
        if self.planned is not None:
            start, until = self.planned.start, self.planned.until
        return about(duty=self.id, start=start, until=until)

    @property
    def back(self) -> str:
        """Where to go on once it is done."""
        return self.given.get("back", "")

    @property
    def named_backup(self) -> str:
        """Who was named behind this person."""
        planned = self.planned
        return planned.backup if planned is not None and planned.backup != STANDS_BY else ""

    @property
    def remark(self) -> RemarkRow | None:
        """The note on the shift."""
        shift = self.shift
        return shift.remarks[-1] if shift is not None and shift.remarks else None

    @property
    def changed(self) -> bool:
        """Whether another changed it, or took it away, since it was looked at."""
        shift = self.shift
        return bool(self.id) and (shift is None or shift.fact != self.fact)

    @property
    def odd(self) -> bool:
        """Whether somebody has to look at it again."""
        shift = self.shift
        return shift is not None and (shift.disputed or self.changed)

    @property
    def has_it(self) -> str:
        """Who really has it, where that is not whom the roster names."""
        shift = self.shift
        duty = shift.now if shift is not None else None
        return self._session.desk.planning.has_it(self.id, duty.start, duty.until) if duty is not None else ""

    @property
    def words(self) -> str:
        """How it stands, where that is worth a line: changed meanwhile, a draft, gone; empty for what is in force."""
        shift, say = self.shift, QCoreApplication.translate
        if shift is None:
            return ""
        if self.changed:
            now = shift.planned
            stands = " · ".join((now.name, hours(now, self._session.desk.now()))) if now is not None else ""
            gone = say("OpenDuty", "Taken off the roster.")
            return say("OpenDuty", "Changed meanwhile: {duty}").format(duty=stands or gone)
        if shift.disputed:
            return say(
                "OpenDuty", "Two desks changed this duty without knowing of each other: look whether it is right."
            )
        if shift.leaving:
            return say("OpenDuty", "Goes once the roster is published.")
        if shift.draft is not None:
            return say("OpenDuty", "Draft: not in force before it is published.")
        return "" if shift.standing else say("OpenDuty", "Taken off the roster.")
