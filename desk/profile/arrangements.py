"""Reads profile.toml: the working arrangements of a region, without its numbers and people."""

import re
from collections.abc import Mapping
from datetime import date

from desk.profile import codes
from desk.profile.model import CALL_MINUTES, SEEN_MINUTES, Choice, Clock, Entry, Opening, ProviderFirst, Urgency
from desk.profile.tomlfile import Section, suggestion
from desk.record import record

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00", re.ASCII)
MOST_SEEN = 15
"""So many minutes at most does "Gezien" mute what is late: a mute of a night would undo house rule 4."""
_HOURS = ("office", "outside-office", "always")

ASPECTS: Mapping[str, str] = {
    "scope": "1.1 leeftijd en doelgroep",
    "level": "1.2 regionaal of lokaal",
    "scale": "1.3 welke regio",
    "definition": "1.4 hoe lang een crisis duurt",
    "municipal_role": "1.5 rol van de gemeente",
    "host": "2.1-2.5 waar de dienst is ondergebracht",
    "access": "3.1 ingangen",
    "availability": "3.2 bereikbaarheid",
    "staffing": "3.3 bemensing",
    "functions": "3.4 functies",
}
"""The aspects of the 2014 checklist with their 26 choices (B2-002..B2-027). Here they are text; what changes the
desk's behaviour is a setting elsewhere in the file: scope `max_age`, access `entries`, availability `office_hours`
and `provider_first`, functions `pathways`, definition `clocks`."""


@record
class Arrangements:
    """What profile.toml says; the fields are those of `Profile`."""

    name: str
    title: str
    version: str
    valid_from: date
    municipalities: tuple[str, ...]
    max_age: int
    office_hours: tuple[Opening, ...]
    choices: Mapping[str, str]
    entries: tuple[Entry, ...]
    clocks: Mapping[str, Clock]
    urgencies: tuple[Urgency, ...]
    pathways: tuple[Choice, ...]
    outcomes: tuple[Choice, ...]
    reasons: Mapping[str, tuple[Choice, ...]]
    feedback: tuple[Choice, ...]
    provider_first: ProviderFirst
    decided_by: tuple[str, ...]
    refusal_counts_of: tuple[str, ...]
    opening_lines: tuple[str, ...]
    notice: str
    seen_minutes: int
    call_minutes: int


def read_arrangements(top: Section) -> Arrangements:
    """Everything in profile.toml; each fault goes into the section's list, and what is missing gets a bland value."""
    urgencies = _urgencies(top)
    arrangements = Arrangements(
        name=read_id(top, "name"),
        title=top.text("title"),
        version=top.text("version"),
        valid_from=top.day("valid_from") or date.min,
        municipalities=_distinct(top, "municipalities"),
        max_age=_max_age(top),
        office_hours=read_openings(top, "office_hours"),
        choices=_choices_2014(top),
        entries=_entries(top),
        urgencies=urgencies,
        clocks=_clocks(top, tuple(level.id for level in urgencies)),
        pathways=read_choices(top, "pathways"),
        outcomes=read_choices(top, "outcomes"),
        reasons=_reasons(top),
        feedback=read_choices(top, "feedback"),
        provider_first=_provider_first(top),
        decided_by=_roles(top, "decided_by"),
        refusal_counts_of=top.texts("refusal_counts_of"),
        opening_lines=top.texts("opening_lines"),
        notice=top.text("notice"),
        seen_minutes=_seen_minutes(top),
        call_minutes=top.whole("call_minutes", least=15) if top.has("call_minutes") else CALL_MINUTES,
    )
    top.done()
    return arrangements


def read_id(section: Section, key: str = "id") -> str:
    """An id: ASCII small letters, digits and hyphens."""
    value = section.text(key)
    if value and not ID.fullmatch(value):
        section.fault(key, f"'{value}' is geen goede naam", "gebruik a-z, 0-9 en streepjes, bijvoorbeeld lokaal-team")
    return value


def unique_ids(sections: list[Section], ids: list[str]) -> None:
    """A fault for every id that was used before in the same list."""
    seen: set[str] = set()
    for section, name in zip(sections, ids, strict=True):
        if name and name in seen:
            section.fault("id", f"'{name}' staat er twee keer in", "geef elk een eigen id")
        seen.add(name)


def _entries(top: Section) -> tuple[Entry, ...]:
    """How reports come in. One that is called so is written in profiles of before that could be said."""
    sections = top.tables("entries")
    found = []
    for entry in sections:
        name = read_id(entry)
        found.append(Entry(name, entry.text("label"), entry.flag("written", default=name == codes.WRITTEN)))
        entry.done()
    unique_ids(sections, [entry.id for entry in found])
    return tuple(found)


def read_choices(section: Section, key: str) -> tuple[Choice, ...]:
    """A list of { id, label }."""
    return _choices(section.tables(key))


def _choices(sections: list[Section]) -> tuple[Choice, ...]:
    choices = [Choice(read_id(entry), entry.text("label")) for entry in sections]
    unique_ids(sections, [choice.id for choice in choices])
    for entry in sections:
        entry.done()
    return tuple(choices)


def read_openings(section: Section, key: str, *, needed: bool = True) -> tuple[Opening, ...]:
    """Opening times; `end` at or before `start` runs into the next day."""
    openings = []
    for entry in section.tables(key, needed=needed):
        days, start, end = entry.wholes("days"), entry.text("start"), entry.text("end")
        if entry.has("days") and (not days or any(not 1 <= day <= 7 for day in days) or len(set(days)) < len(days)):
            entry.fault(
                "days", "de dagen kloppen niet", "gebruik elk van 1 (maandag) tot en met 7 (zondag) hooguit eens"
            )
        for name, value in (("start", start), ("end", end)):
            if value and not _TIME.fullmatch(value):
                entry.fault(name, f"'{value}' is geen tijd", "schrijf uren en minuten, bijvoorbeeld 08:30")
        entry.done()
        openings.append(Opening(days, start, end))
    return tuple(openings)


def _distinct(top: Section, key: str) -> tuple[str, ...]:
    values = top.texts(key)
    for value in sorted({value for value in values if values.count(value) > 1}):
        top.fault(key, f"'{value}' staat er twee keer in", "haal er een weg")
    return values


def _max_age(top: Section) -> int:
    age = top.whole("max_age", least=1)
    if age > 120:
        top.fault(
            "max_age", f"{age} is geen leeftijdsgrens", "vul de eerste leeftijd in die er niet meer bij hoort: 18"
        )
    return age


def _seen_minutes(top: Section) -> int:
    minutes = top.whole("seen_minutes", least=1) if top.has("seen_minutes") else SEEN_MINUTES
    if minutes > MOST_SEEN:
        cure = f"neem hooguit {MOST_SEEN}: wat te laat is, moet weer te horen zijn"
        top.fault("seen_minutes", f"{minutes} minuten stil is te lang", cure)
    return minutes


def _choices_2014(top: Section) -> Mapping[str, str]:
    section = top.table("choices", needed=False)
    if section is None:
        return {}
    choices = {name: section.text(name) for name in ASPECTS if section.has(name)}
    for name in section.keys():  # noqa: SIM118  (a section is not a mapping)
        if name not in ASPECTS:
            section.fault(name, f"'{name}' is geen keuzeaspect van 2014", suggestion(name, ASPECTS))
    return choices


def _urgencies(top: Section) -> tuple[Urgency, ...]:
    sections = top.tables("urgencies")
    levels = []
    for entry in sections:
        danger = entry.flag("danger", default=False)
        levels.append(Urgency(read_id(entry), entry.whole("rank"), entry.text("label"), danger))
        entry.done()
    unique_ids(sections, [level.id for level in levels])
    if sections and sorted(level.rank for level in levels) != list(range(1, len(levels) + 1)):
        cure = "nummer ze 1, 2, 3 ... zonder gaten; 1 is het dringendst"
        top.fault("urgencies", "de rangen van de urgenties kloppen niet", cure)
    return tuple(sorted(levels, key=lambda level: level.rank))


def _clocks(top: Section, urgencies: tuple[str, ...]) -> Mapping[str, Clock]:
    sections = top.tables("clocks")
    clocks = [_clock(entry, urgencies) for entry in sections]
    unique_ids(sections, [clock.id for clock in clocks])
    return {clock.id: clock for clock in clocks}


def _clock(entry: Section, urgencies: tuple[str, ...]) -> Clock:
    workdays = entry.whole("due_workdays", 0)
    clock = Clock(
        id=read_id(entry),
        label=entry.text("label"),
        starts=_known(entry, "starts", codes.STARTS),
        closes=_known(entry, "closes", codes.CLOSES),
        warn=entry.whole("warn", 0 if workdays else None),
        due=entry.whole("due", 0) if workdays else entry.whole("due", least=1),
        escalates_to=entry.texts("escalates_to"),
        by_urgency=_minutes(entry, urgencies),
        due_workdays=workdays,
        source=entry.text("source"),
        decisions=entry.texts("decisions", ()),
        trajectories=entry.texts("trajectories", ()),
        pathways=entry.texts("pathways", ()),
        repeats=entry.flag("repeats", default=False),
    )
    for name in clock.escalates_to:
        if name not in codes.ESCALATES_TO:
            entry.fault("escalates_to", f"'{name}' is niemand", suggestion(name, codes.ESCALATES_TO))
    if entry.has("due") and entry.has("warn") and 1 <= clock.due <= clock.warn:
        cure = f"vul bij warn minder dan {clock.due} minuten in"
        entry.fault("warn", f"de waarschuwing ({clock.warn}) komt niet voor de grens ({clock.due})", cure)
    if workdays and clock.due:
        entry.fault("due", "due en due_workdays staan er allebei", "laat een van de twee weg")
    entry.done()
    return clock


def _minutes(entry: Section, urgencies: tuple[str, ...]) -> Mapping[str, int]:
    section = entry.table("by_urgency", needed=False)
    if section is None:
        return {}
    minutes = {}
    for name in section.keys():  # noqa: SIM118
        if name not in urgencies:
            section.fault(name, f"'{name}' is geen urgentie", suggestion(name, urgencies))
            continue
        minutes[name] = section.whole(name, least=1)
    return minutes


def _known(entry: Section, key: str, known: tuple[str, ...]) -> str:
    value = entry.text(key)
    if value and value not in known:
        entry.fault(key, f"'{value}' is geen bekend moment", suggestion(value, known))
    return value


def _reasons(top: Section) -> Mapping[str, tuple[Choice, ...]]:
    section = top.table("reasons", needed=True)
    if section is None:
        return {}
    reasons = {name: read_choices(section, name) for name in codes.REASONS}
    reasons[codes.TAKEOVER] = tuple(Choice(*choice) for choice in codes.TAKEOVER_REASONS)
    if section.has(codes.TAKEOVER):
        reasons[codes.TAKEOVER] = read_choices(section, codes.TAKEOVER)
    section.done()
    return reasons


def _provider_first(top: Section) -> ProviderFirst:
    section = top.table("provider_first", needed=True)
    if section is None:
        return ProviderFirst("always", (), "")
    hours = section.text("hours")
    if hours and hours not in _HOURS:
        section.fault("hours", f"'{hours}' is geen bekende tijd", suggestion(hours, _HOURS))
    first = ProviderFirst(hours, section.texts("care_statuses"), section.text("text"))
    section.done()
    return first


def _roles(top: Section, key: str) -> tuple[str, ...]:
    roles = top.texts(key)
    for role in roles:
        if role not in codes.ROLES:
            top.fault(key, f"'{role}' is geen rol", suggestion(role, codes.ROLES))
    return roles
