"""Route panels and who is on call, as rows: numbers with their standing, open or not, loudly where nobody is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from desk.profile.model import Opening, PhoneNumber, Profile, Route, is_open
from desk.roster.on_call import on_call
from desk.roster.roles import ROLE_LABELS
from desk.roster_rows import Duty
from desk.rows import NumberRow, OnCallRow, RouteRow
from desk.words.fold import fold_text
from desk.words.phone import find_number, read_number
from desk.words.times import holidays, local, until_text

_DAYS = ("", "ma", "di", "wo", "do", "vr", "za", "zo")
SHOWN_ROLES = ("triagist", "backup", "case-dispatcher", "shift-lead")


def route_rows(profile: Profile, now: datetime) -> tuple[RouteRow, ...]:
    """The routes of a profile; one that points at this desk itself is left out."""
    own = {read_number(number).key for number in profile.own_numbers}
    rows = []
    for route in profile.routes:
        keys = {read_number(number.number).key for number in route.numbers}
        if keys and keys <= own:
            continue
        rows.append(route_row(route, now))
    return tuple(rows)


def route_row(route: Route, now: datetime) -> RouteRow:
    """One route for its button and panel."""
    here = local(now)
    opened = is_open(route.opening, here)
    return RouteRow(
        id=route.id,
        key=route.key,
        label=route.label,
        subtitle=route.subtitle,
        numbers=tuple(number_row(number) for number in route.numbers),
        say=route.say,
        open_now=("open" if opened else "nu gesloten") if route.opening else "dag en nacht",
        hours=_hours(route.opening, here.date()),
        is_open=opened,
        closing=route.closing,
    )


def number_row(number: PhoneNumber) -> NumberRow:
    """A number with its standing: nobody checked it until somebody did (house rule 6)."""
    verified = f"gecontroleerd {number.verified_on:%d-%m-%Y}" if number.verified_on else ""
    read = read_number(number.number)
    return NumberRow(read.key or number.number, read.shown or number.number, number.label, verified, number.source)


def _hours(opening: tuple[Opening, ...], today: date) -> str:
    """The times in words; on a holiday also that today is no ordinary day."""
    if not opening:
        return "dag en nacht"
    times = ", ".join(f"{_days(part.days)} {part.start}-{part.end}" for part in opening)
    name = holidays(today.year).get(today)
    return f"{times}; vandaag als op zondag ({name})" if name else times


def _days(days: tuple[int, ...]) -> str:
    if len(days) > 2 and list(days) == list(range(days[0], days[-1] + 1)):
        return f"{_DAYS[days[0]]}-{_DAYS[days[-1]]}"
    return " ".join(_DAYS[day] for day in days)


def on_call_rows(duties: Iterable[Duty], now: datetime) -> tuple[OnCallRow, ...]:
    """Who is on call now for the roles of the desk; the triagist always has a row, so that a gap is seen.

    Whoever stands behind somebody (a standby duty, or a name or number in its column) is a row of the backup.
    """
    known = list(duties)
    rows: list[OnCallRow] = []
    for role in SHOWN_ROLES:
        found = on_call(known, now, role)
        label = ROLE_LABELS.get(role, role)
        if found.nobody:
            if role == "triagist" or any(duty.role == role for duty in known):
                gap = f"tot {until_text(found.gap_until, now).removeprefix('tot ')}" if found.gap_until else ""
                note = f"Niemand van dienst {gap}".strip() if known else "Geen rooster ingelezen"
                rows.append(OnCallRow(role, label, "", "", "", "", None, "", "", nobody=True, note=note))
            continue
        rows.extend(_on_call_row(role, duty, found.backup, now) for duty in found.now)
        rows.extend(_on_call_row("backup", duty, "", now) for duty in found.standby)
    named = {fold_text(row.name) for row in rows if not row.nobody}
    behind = [row for row in rows if row.role == "triagist" and row.backup and fold_text(row.backup) not in named]
    if not any(row.role == "backup" and not row.nobody for row in rows):
        rows.extend(_behind(row) for row in behind)
    order = {role: place for place, role in enumerate(SHOWN_ROLES)}
    return tuple(sorted(rows, key=lambda row: order[row.role]))


def _behind(row: OnCallRow) -> OnCallRow:
    """The backup as the triagist's own duty names it: a number, or a name without one."""
    found = find_number(row.backup)
    return replace(
        row,
        role="backup",
        label=ROLE_LABELS["backup"],
        name=row.backup,
        provider="",
        number=found.key if found else "",
        number_shown=found.shown if found else "",
        backup="",
        note="" if found else "geen nummer in het rooster",
    )


def _on_call_row(role: str, duty: Duty, backup: str, now: datetime) -> OnCallRow:
    return OnCallRow(
        role=role,
        label=ROLE_LABELS.get(role, role),
        name=duty.name,
        provider=duty.provider,
        number=duty.phone,
        number_shown=read_number(duty.phone).shown or duty.phone,
        until=duty.until,
        until_text=until_text(duty.until, now),
        backup=backup,
        nobody=False,
        note="" if duty.phone else "geen nummer in het rooster",
    )
