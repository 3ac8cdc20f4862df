"""Route panels and who is on call, as rows: numbers with their standing, open or not, loudly where nobody is."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from desk.directory_rows import NumberRow, OnCallRow, RouteRow
from desk.profile.model import Opening, PhoneNumber, Profile, Route, is_open
from desk.profile.numbers import checked
from desk.roster.answers import Answer, OnPost, Watch
from desk.roster.behind import BACKUP
from desk.roster.reasons import NOT_PLANNED, too_few
from desk.roster.roles import ROLE_LABELS, STATE_WORDS
from desk.words.fold import fold_text
from desk.words.phone import read_number
from desk.words.times import holidays, local, until_text

_DAYS = ("", "ma", "di", "wo", "do", "vr", "za", "zo")
TRIAGIST, TELEPHONIST = "triagist", "telephonist"
SHOWN_ROLES = (TRIAGIST, BACKUP, "case-dispatcher", "shift-lead")
"""The roles that a call asks for first, in order."""


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
    read = read_number(number.number)
    return NumberRow(
        read.key or number.number, read.shown or number.number, number.label, checked(number), number.source
    )


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


def on_call_rows(watch: Watch, now: datetime) -> tuple[OnCallRow, ...]:
    """Who is on call now, by role and provider, those who are there first: the roles of a call, then all others.

    The triagist always has a row, so that a gap is seen. Whoever stands behind somebody (a standby duty, or a name or
    number in its column) is a row of the backup.
    """
    answers = watch.answers(now)
    rows = [row for answer in answers for row in _answer_rows(answer, _is_one_of_many(answer, answers), now)]
    if not any(answer.role == TRIAGIST for answer in answers):
        note = "Niemand van dienst" if answers else "Geen rooster ingelezen"
        rows.append(_nobody_row(TRIAGIST, "", note))
    there = {(fold_text(row.name), row.number) for row in rows} | {(fold_text(row.name), "") for row in rows}
    for answer in answers:
        for step in answer.backup if answer.role == TRIAGIST else ():
            for one in step.people if step.role == BACKUP else ():
                row = _on_call_row(step.role, one, "", "", now)
                if (fold_text(row.name), row.number) not in there and (fold_text(row.name), "") not in there:
                    there.add((fold_text(row.name), row.number))
                    rows.append(row)

    def place(row: OnCallRow) -> tuple[object, ...]:
        # Of several on one post whoever may not be there comes last.
        return _place(row.role), row.label, row.nobody, fold_text(row.provider), bool(row.doubt)

    return tuple(sorted(rows, key=place))


def _is_one_of_many(answer: Answer, answers: Iterable[Answer]) -> bool:
    """Whether other providers have this role too, so that a gap must say whose it is."""
    return sum(other.role == answer.role for other in answers) > 1


def _place(role: str) -> int:
    if role == TELEPHONIST:
        # Whoever picks up is the one who asks.
        return len(SHOWN_ROLES) + 1
    return SHOWN_ROLES.index(role) if role in SHOWN_ROLES else len(SHOWN_ROLES)


def _answer_rows(answer: Answer, of_many: bool, now: datetime) -> Iterator[OnCallRow]:
    behind = [one for step in answer.backup if step.role == BACKUP for one in step.people]
    names = [f"{one.duty.name} ({one.doubt})" if one.doubt else one.duty.name for one in behind]
    backup = ", ".join(dict.fromkeys(names))
    if answer.gap:
        whose = f" bij {answer.provider}" if of_many and answer.provider else ""
        ends = f" {until_text(answer.until, now)}" if answer.until else ""
        why = "" if answer.why == NOT_PLANNED else f". {answer.why[:1].upper()}{answer.why[1:]}"
        yield _nobody_row(answer.role, answer.provider, f"Niemand van dienst{whose}{ends}{why}", backup)
    short = too_few(answer.missing)
    for one in answer.people:
        yield _on_call_row(answer.role, one, backup, short, now)


def _nobody_row(role: str, provider: str, note: str, backup: str = "") -> OnCallRow:
    label = ROLE_LABELS.get(role, role)
    return OnCallRow(role, label, "", provider, "", "", None, "", backup, nobody=True, note=note)


def _on_call_row(role: str, one: OnPost, backup: str, short: str, now: datetime) -> OnCallRow:
    duty = one.duty
    return OnCallRow(
        role=role,
        label=ROLE_LABELS.get(role, role),
        name=duty.name,
        provider=duty.provider,
        number=duty.phone,
        number_shown=read_number(duty.phone).shown or duty.phone,
        until=one.until,
        until_text=until_text(one.until, now),
        backup=backup,
        nobody=False,
        note="; ".join(part for part in ("" if duty.phone else "geen nummer in het rooster", short) if part),
        person=duty.person,
        duty=duty.id,
        state=one.state,
        state_text=one.doubt or STATE_WORDS.get(one.state, one.state),
        why=duty.why,
        remark=one.remark,
        doubt=one.doubt,
    )
