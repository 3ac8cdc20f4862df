"""The roster as it is drawn: lanes of bars over days, frozen rows, and the one scale between days and instants. Pure.

Instants are UTC, half-open, on whole minutes. Places on the scale are days: 0 is the first midnight, 1.5 the noon of
the second day. Every day is equally wide, also those of 23 and 25 hours.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from desk.finding_rows import FindingRow
from desk.record import record

STEP = 15
"""Minutes: what is drawn, moved or stretched by hand lies on quarters of an hour."""
WEEK, FOUR_WEEKS, MONTH = "week", "4 weeks", "month"
ZOOMS = (WEEK, FOUR_WEEKS, MONTH)


@record
class DayRow:
    """One Dutch day from midnight to midnight. `label` is `za 21`; `holiday` its name or empty."""

    day: date
    start: datetime
    until: datetime
    label: str
    weekend: bool
    holiday: str = ""


@record
class Scale:
    """From instants to places and back, for the days in sight."""

    days: tuple[DayRow, ...]

    def place(self, at: datetime) -> float:
        """Where an instant lies, in days from the first midnight; below 0 and beyond the last it goes on evenly."""
        first, last = self.days[0], self.days[-1]
        if at < first.start:
            return (at - first.start) / timedelta(days=1)
        if at >= last.until:
            return len(self.days) + (at - last.until) / timedelta(days=1)
        # Days are 23 to 25 hours long: the guess is never more than one off.
        number = min(len(self.days) - 1, int((at - first.start) / timedelta(days=1)))
        while at < self.days[number].start:
            number -= 1
        while at >= self.days[number].until:
            number += 1
        day = self.days[number]
        return number + (at - day.start) / (day.until - day.start)

    def instant(self, place: float, step: int = STEP) -> datetime:
        """The instant at a place, on the nearest whole `step` minutes."""
        number = min(len(self.days) - 1, max(0, int(place // 1)))
        day = self.days[number]
        exact = day.start + (place - number) * (day.until - day.start)
        minutes = round((exact - datetime(2000, 1, 1, tzinfo=UTC)) / timedelta(minutes=step)) * step
        return datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)


@record
class BarRow:
    """One bar of a lane: who has a post from when until when, or that nobody has.

    `kind` is `duty` or `gap`. `duties` are what it stands for: ids of planned duties, several for a pair, or of the
    override that put somebody there; `fixed` says that it cannot be moved (an override, a part of a duty that changed
    hands). `line` is its row in the lane. `draft`: not in force yet; `leaving`: goes once published. `mark` is empty,
    `note`, `warning` or `danger`, and `marks` say why in Dutch. `start` and `until` are its hours, `names` who,
    `hours` and `said` the words for it. `facts` are, duty by duty, what decided when it was drawn (`ShiftRow.fact`).
    """

    kind: str
    duties: tuple[str, ...]
    people: tuple[str, ...]
    names: str
    start: datetime
    until: datetime
    hours: str
    said: str
    line: int = 0
    draft: bool = False
    leaving: bool = False
    fixed: bool = False
    mark: str = ""
    marks: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, tuple[str, ...], datetime]:
        """What a bar is known by while the roster is edited around it."""
        return self.kind, self.duties, self.start


@record
class LaneRow:
    """One role of one provider, with its bars in order of time and the number of `lines` that they take."""

    role: str
    provider: str
    label: str
    bars: tuple[BarRow, ...]
    lines: int

    @property
    def post(self) -> tuple[str, str]:
        """Role and provider."""
        return self.role, self.provider


@record
class LanesRow:
    """All of the roster from `start` until `until`. `title` names the days, `aside` counts who is in it.

    `findings` are what people should look at in the time ahead, `drafts` how many duties wait to be published.
    `checked`: the findings are of this roster; else of how it was a moment ago, and the checks go on.
    """

    zoom: str
    start: datetime
    until: datetime
    title: str
    aside: str
    scale: Scale
    lanes: tuple[LaneRow, ...]
    findings: tuple[FindingRow, ...]
    drafts: int
    checked: bool = True


def busy_elsewhere(
    lanes: Iterable[LaneRow], people: Iterable[str], start: datetime, until: datetime, but: Iterable[str]
) -> BarRow | None:
    """The first bar of one of `people` that runs at the same time, but for the duties `but`: while it is moved."""
    mine, own = {one for one in people if one}, set(but)
    bars = (bar for lane in lanes for bar in lane.bars if bar.kind == "duty" and not bar.leaving)
    return next(
        (
            bar
            for bar in bars
            if mine & set(bar.people) and not own & set(bar.duties) and bar.start < until and start < bar.until
        ),
        None,
    )
