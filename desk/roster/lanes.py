"""The roster becomes lanes: a lane for each role of each provider, its duties as bars on few lines. Pure.

A night is one bar across midnight. Duties that begin at the same time of the day stand on one line, so that days and
nights read as rows. Gaps and what else is wrong are marks on the bars, from the checks' findings.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache, reduce

from desk.finding_rows import FindingRow
from desk.lane_rows import FOUR_WEEKS, MONTH, BarRow, DayRow, LaneRow, LanesRow, Scale
from desk.roster.book import Book
from desk.roster.holidays import iso_day
from desk.roster.posts import Key
from desk.roster.roles import ROLE_LABELS
from desk.roster.wall import day_hours
from desk.roster_rows import STANDS_BY, Duty, HolidayRow, ShiftRow
from desk.words.times import LONG_MONTHS, MONTHS, WEEKDAYS, clock_text, dated_text, holidays, local

GAPS = ("gap", "short", "pair")
"""Kinds of findings that are a place where somebody is missing."""
PAIR = "pair"
_OF_POSTS = ("chain", "no-need")
"""Kinds that are about how a post is, and not about any of its duties."""
_LONG = timedelta(hours=24)
_USUAL_LINES = 2
_SEVERITIES = ("", "note", "warning", "danger")
_LAST = ("shift-lead",)
Kept = dict[Key, tuple[object, LaneRow]]
"""Lanes by post, with what they were made of (`lay_out`)."""


def first_day(day: date, zoom: str) -> date:
    """The day with which the view that holds `day` begins: a Monday, or the first of the month."""
    return day.replace(day=1) if zoom == MONTH else day - timedelta(days=day.weekday())


def days_in(day: date, zoom: str) -> int:
    """How many days that view has."""
    if zoom != MONTH:
        return 28 if zoom == FOUR_WEEKS else 7
    first = first_day(day, zoom)
    return ((first + timedelta(days=31)).replace(day=1) - first).days


def scale_of(day: date, zoom: str, named: Mapping[date, str]) -> Scale:
    """The days of the view that holds `day`; `named` are the names of holidays."""
    first = first_day(day, zoom)
    return Scale(tuple(_day(first + timedelta(days=number), named) for number in range(days_in(day, zoom))))


def holiday_names(rows: Iterable[HolidayRow], first: date, last: date) -> Mapping[date, str]:
    """What the days from `first` up to `last` are called when they are holidays, with what people set on top.

    The days on which offices are closed, as everywhere on screen: the table of the roster's holidays, which counts for
    needs, knows more classes and takes half a second to be read.
    """
    names = {day: name for year in range(first.year, last.year + 1) for day, name in holidays(year).items()}
    for row in rows:
        names[iso_day(row.day, date.min)] = "" if row.off else row.name
    return names


def lay_out(
    book: Book,
    duties: Iterable[Duty],
    scale: Scale,
    zoom: str,
    findings: Sequence[FindingRow] = (),
    kept: Kept | None = None,
    *,
    checked: bool = True,
) -> LanesRow:
    """The lanes of the days of `scale`. `duties` are those that count once the drafts are in force, whole
    (`desk.roster.resolve.effective`); what leaves with the drafts is drawn besides, as such.

    `checked`: `findings` are of this roster. `kept` remembers each lane with what it was made of; one that is made of
    the same is not laid out again.
    """
    start, until = scale.days[0].start, scale.days[-1].until
    # Also a post that nobody has these days keeps its lane, or its gap would not be seen.
    found: dict[Key, list[Duty]] = {key: [] for key in book.posts}
    for duty in (*duties, *_leaving(book, start, until)):
        if duty.start < until and start < duty.until and duty.start < duty.until:
            found.setdefault((duty.role, duty.provider), []).append(duty)
    marks, lanes, known = _Findings(findings), [], {} if kept is None else kept
    for key in sorted(found, key=_order):
        there = [(duty, book.shifts.get(duty.id)) for duty in found[key]]
        made_of = there, marks.of_lane(key, found[key]), start, until
        if key not in known or known[key][0] != made_of:
            bars = [_bar(duty, shift) for duty, shift in there]
            marked = _marked(_paired(bars) if key[0] == PAIR else bars, key, marks, start, until)
            known[key] = made_of, _lane(key, marked, start)
        lanes.append(known[key][1])
    title, aside = _title(scale, zoom), _aside(lanes)
    return LanesRow(zoom, start, until, title, aside, scale, tuple(lanes), tuple(findings), len(book.waiting), checked)


# -- lanes ------------------------------------------------------------------------------------------------------------


def _order(key: Key) -> tuple[int, str, str]:
    """The desk's own roles as a call meets them, those of others by name, and who answers for all of it last."""
    role, provider = key
    roles = [one for one in ROLE_LABELS if one not in _LAST]
    rank = len(roles) + 1 if role in _LAST else roles.index(role) if role in roles else len(roles)
    return rank, ROLE_LABELS.get(role, role), provider


def _lane(key: Key, bars: Iterable[BarRow], since: datetime) -> LaneRow:
    placed = _placed(sorted(bars, key=lambda bar: (bar.start, bar.until, bar.names)), since)
    label = ROLE_LABELS.get(key[0], key[0])
    lines = max((bar.line for bar in placed), default=0) + 1
    return LaneRow(*key, label[:1].upper() + label[1:], tuple(placed), lines)


def _placed(bars: Sequence[BarRow], since: datetime) -> list[BarRow]:
    """Each bar on its line: those that begin at one time of the day together, none over another."""
    usual = Counter(_kind(bar) for bar in bars if bar.kind == "duty" and bar.start >= since)
    ranked = [kind for kind, _ in sorted(usual.items(), key=lambda one: (-one[1], one[0]))]
    wished = {kind: min(place, _USUAL_LINES - 1) for place, kind in enumerate(ranked)}
    ends: list[datetime] = []
    lines = []
    for bar in bars:
        line = wished.get(_kind(bar), 0)
        free = [one for one in range(len(ends)) if ends[one] <= bar.start]
        if line < len(ends) and line not in free:
            line = free[0] if free else len(ends)
        ends += [bar.start] * (line + 1 - len(ends))
        ends[line] = bar.until
        lines.append(line)
    # Lines on which nothing came to stand are left out.
    place = {line: number for number, line in enumerate(sorted(set(lines)))}
    return [
        bar if bar.line == place[line] else replace(bar, line=place[line])
        for bar, line in zip(bars, lines, strict=True)
    ]


def _kind(bar: BarRow) -> int:
    """The time of the day at which a bar begins, in minutes; long ones are of one kind."""
    if bar.until - bar.start >= _LONG:
        return -1
    here = local(bar.start)
    return here.hour * 60 + here.minute


# -- bars -------------------------------------------------------------------------------------------------------------


def _bar(duty: Duty, shift: ShiftRow | None) -> BarRow:
    planned = shift.planned if shift is not None else None
    fixed = planned is None or (duty.start, duty.until, duty.person, duty.name) != (
        *(planned.start, planned.until, planned.person),
        duty.name if duty.person else planned.name,
    )
    leaving = shift is not None and shift.leaving
    name = f"{duty.name} (achterwacht)" if duty.backup == STANDS_BY and duty.role != "backup" else duty.name
    draft = shift is not None and shift.draft is not None and not leaving
    words = _said(name, duty, draft=draft, leaving=leaving)
    hours = hours_text(duty.start, duty.until)
    return BarRow(
        *("duty", (duty.id,), (duty.person,), name, duty.start, duty.until, hours, words),
        draft=draft,
        leaving=leaving,
        fixed=fixed and not leaving,
        facts=(shift.fact if shift is not None else "",),
    )


def _said(name: str, duty: Duty, *, draft: bool, leaving: bool) -> str:
    role = ROLE_LABELS.get(duty.role, duty.role)
    said = [name, f"{role} {duty.provider}".strip(), hours_text(duty.start, duty.until)]
    said += [duty.why] if duty.why else []
    said += ["concept"] if draft else ["vervalt bij publiceren"] if leaving else []
    return ", ".join(said)


def _leaving(book: Book, start: datetime, until: datetime) -> Iterable[Duty]:
    for shift in book.waiting:
        now = shift.now
        if shift.leaving and now is not None and now.start < until and start < now.until:
            yield now


def _paired(bars: Iterable[BarRow]) -> list[BarRow]:
    """Two who go out together are one bar."""
    found: dict[tuple[datetime, datetime, bool], BarRow] = {}
    for bar in sorted(bars, key=lambda one: (one.names, one.duties)):
        key = (bar.start, bar.until, bar.leaving)
        first = found.get(key)
        if first is None:
            found[key] = bar
            continue
        names = f"{first.names} + {bar.names}"
        found[key] = replace(
            first,
            duties=(*first.duties, *bar.duties),
            people=(*first.people, *bar.people),
            facts=(*first.facts, *bar.facts),
            names=names,
            said=first.said.replace(first.names, names, 1),
            draft=first.draft or bar.draft,
            fixed=first.fixed or bar.fixed,
        )
    return list(found.values())


# -- marks ------------------------------------------------------------------------------------------------------------


class _Findings:
    """What was found, by what it is about: a lane asks for its own only."""

    def __init__(self, findings: Iterable[FindingRow]) -> None:
        self.gaps: list[FindingRow] = []
        self._of_duty: dict[str, list[FindingRow]] = {}
        self._of_person: dict[str, list[FindingRow]] = {}
        self._of_role: dict[str, list[FindingRow]] = {}
        for finding in findings:
            if finding.kind in GAPS:
                self.gaps.append(finding)
            elif finding.duty:
                self._of_duty.setdefault(finding.duty, []).append(finding)
            elif finding.person:
                self._of_person.setdefault(finding.person, []).append(finding)
            elif finding.kind not in _OF_POSTS:
                self._of_role.setdefault(finding.role, []).append(finding)

    def of_lane(self, key: Key, duties: Iterable[Duty]) -> list[FindingRow]:
        """All that may be about a lane with these duties."""
        people, ids = {duty.person: None for duty in duties}, {duty.id: None for duty in duties}
        found = [one for duty in ids for one in self._of_duty.get(duty, ())]
        found += [one for person in people for one in self._of_person.get(person, ())]
        return [*found, *self._of_role.get(key[0], ()), *(one for one in self.gaps if _is_here(one, key))]

    def about(self, bar: BarRow, key: Key) -> list[FindingRow]:
        """What was found about a bar of a lane."""
        found = [one for duty in bar.duties for one in self._of_duty.get(duty, ())]
        others = [one for person in bar.people for one in self._of_person.get(person, ())]
        others += [one for one in self._of_role.get(key[0], ()) if _is_here(one, key)]
        return [*found, *(one for one in others if bar.start < one.until and one.start < bar.until)]


def _marked(bars: Iterable[BarRow], key: Key, found: _Findings, start: datetime, until: datetime) -> list[BarRow]:
    marked = [reduce(_with, found.about(bar, key), bar) for bar in bars]
    gaps = [one for one in found.gaps if _is_here(one, key) and one.start < until and start < one.until]
    return [*marked, *(_gap(finding, key) for finding in gaps)]


def _is_here(finding: FindingRow, key: Key) -> bool:
    # A need that asks for nobody's people in particular is shown at every provider that has the role.
    return finding.role == key[0] and finding.provider in ("", key[1])


def _with(bar: BarRow, finding: FindingRow) -> BarRow:
    worse = max(bar.mark, finding.severity, key=_SEVERITIES.index)
    return replace(bar, mark=worse, marks=tuple(dict.fromkeys((*bar.marks, finding.title))))


def _gap(finding: FindingRow, key: Key) -> BarRow:
    name = "leeg" if finding.kind == "gap" else "te weinig"
    hours = hours_text(finding.start, finding.until)
    # The title names the role, and says what is wrong.
    said = ", ".join(part for part in (finding.title, key[1], hours) if part)
    return BarRow(
        *("gap", (), (), name, finding.start, finding.until, hours, said),
        fixed=True,
        mark=finding.severity,
    )


# -- words ------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def hours_text(start: datetime, until: datetime) -> str:
    """`vr 20 nov 23:00 – za 08:00`; the date of the end where the weekday alone would not tell."""
    first, last = local(start), local(until)
    far = (last.date() - first.date()).days > 6
    end = f"{WEEKDAYS[last.weekday()]} "
    if far:
        end += f"{last.day} {MONTHS[last.month - 1]} "
    begin = dated_text(start, start)
    return f"{begin} – {end if last.date() != first.date() else ''}{clock_text(until)}"


def _day(day: date, named: Mapping[date, str]) -> DayRow:
    start, until = day_hours(day)
    label = f"{WEEKDAYS[day.weekday()]} {day.day}"
    return DayRow(day, start, until, label, day.weekday() > 4, named.get(day, ""))


def _title(scale: Scale, zoom: str) -> str:
    first, last = scale.days[0].day, scale.days[-1].day
    ending = f"{LONG_MONTHS[last.month - 1]} {last.year}"
    if zoom == MONTH:
        return ending
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {last.day} {ending}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {MONTHS[first.month - 1]}{year} – {last.day} {MONTHS[last.month - 1]} {last.year}"


def _aside(lanes: Iterable[LaneRow]) -> str:
    count = len({lane.provider for lane in lanes if lane.provider})
    return "" if not count else "1 aanbieder" if count == 1 else f"{count} aanbieders"
