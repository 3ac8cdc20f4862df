"""The working-hours law over a roster: each person's duties against their profile, as warnings in Dutch. Pure.

All roles and providers of one person count together (ATW 5:15 lid 6: several employers). These are warnings: they name
their article and stop nobody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from desk.finding_rows import FindingRow
from desk.roster.law import MINUTES, Law, Laws, advice, is_least, title_of, unit_of
from desk.roster.law_calls import call_breaches, presence_breaches
from desk.roster.law_time import WEEK, instant, minute, services
from desk.roster.law_work import Breach, work_breaches
from desk.roster.said import hours_text, who
from desk.roster_rows import Duty, PersonRow
from desk.words.spans import period_text


def law_findings(
    duties: Iterable[Duty],
    people: Mapping[str, PersonRow],
    laws: Laws,
    start: datetime,
    until: datetime,
) -> Iterator[FindingRow]:
    """What breaks a limit and touches [start, until).

    `duties` reach back as far as is to be counted (`Laws.weeks`).
    """
    first, last = minute(start), minute(until)
    for mine in by_person(duties).values():
        for breach, law in breaches(mine, people, laws, first):
            if breach.start < last and first < breach.until:
                yield _finding(breach, law, mine, start)


def by_person(duties: Iterable[Duty]) -> dict[str, list[Duty]]:
    """Everybody's duties by whose they are (`desk.roster.said.who`)."""
    found: defaultdict[str, list[Duty]] = defaultdict(list)
    for duty in duties:
        found[who(duty)].append(duty)
    return found


def breaches(
    mine: Iterable[Duty], people: Mapping[str, PersonRow], laws: Laws, since: int = 0
) -> tuple[tuple[Breach, Law], ...]:
    """What the duties of one person break, with the profile that says so; the same thing is said once.

    What is counted over a stretch of time is left out where the stretch ends before the minute `since`.
    """
    spans: dict[str, list[tuple[int, int]]] = {"work": [], "on-call": [], "presence": []}
    profiles: dict[str, Law] = {}
    before: dict[str, Duty] = {}
    for duty in sorted(mine, key=lambda duty: duty.start):
        person = people.get(duty.person)
        law = laws.of(duty.role, person.law if person else "")
        # A week more than is counted over: averages run from a Monday.
        if law.kind not in spans or minute(duty.until) < since - (law.weeks + 1) * WEEK:
            continue
        profiles[law.name] = law
        known, begins, last = spans[law.kind], minute(duty.start), before.get(law.kind)
        # One duty in pieces, or two at the same time, are one service.
        if last is not None and (begins < known[-1][1] or (last.id == duty.id and begins == known[-1][1])):
            known[-1] = known[-1][0], max(known[-1][1], minute(duty.until))
        else:
            known.append((begins, minute(duty.until)))
        before[law.kind] = duty
    work = services(spans["work"])
    found: dict[tuple[str, int, int], tuple[Breach, Law]] = {}
    for law in profiles.values():
        match law.kind:
            case "work":
                broken = work_breaches(work, law.limits, since)
            case "on-call":
                broken = call_breaches(spans["on-call"], spans["presence"], work, law.limits, since)
            case _:
                broken = presence_breaches(spans["presence"], work, law.limits, since)
        for breach in broken:
            found.setdefault((breach.limit, breach.start, breach.until), (breach, law))
    return tuple(found.values())


def value_text(limit: str, value: int) -> str:
    """A measured value in its unit: `10 u 30`, `4 keer`."""
    return hours_text(value) if unit_of(limit) == MINUTES else f"{value} keer"


def _finding(breach: Breach, law: Law, mine: list[Duty], now: datetime) -> FindingRow:
    limit, start, until = breach.limit, instant(breach.start), instant(breach.until)
    bound = "minstens" if is_least(limit) else "hooguit"
    text = f"{value_text(limit, breach.found)}, {bound} {value_text(limit, breach.allowed)}"
    if breach.once:
        text += "; zo kort mag eens per 7 dagen"
    # The duty to look at: the one that comes too soon, else the latest within.
    duty = max((one for one in mine if one.start <= until and start <= one.until), key=lambda one: one.start)
    return FindingRow(
        kind="law",
        severity="warning",
        title=title_of(limit),
        text=f"{duty.name} · {period_text(start, until, now)}: {text} ({law.articles[limit]})",
        mend=advice(limit),
        role=duty.role,
        provider=duty.provider,
        start=start,
        until=until,
        person=duty.person,
        name=duty.name,
        duty=duty.id,
        article=law.articles[limit],
    )
