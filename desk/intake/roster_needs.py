"""What is needed and how it is filled: needs, rotations, escalation chains, law profiles, holidays. Each said whole."""

from desk.errors import Refused
from desk.facts import roster as f
from desk.intake.context import Context, New, decides
from desk.intake.roster_common import book_now, known_person, named, one_of, place, valid_days, wall_minute, weekdays
from desk.intake.roster_common import day as iso_day
from desk.record import record

HOLIDAYS = ("as-usual", "also", "never", "only")


@record
class SetNeed:
    """So many of a role are needed; fields as in `desk.facts.roster.NeedSet`."""

    id: str
    role: str
    provider: str
    days: tuple[int, ...]
    start: int
    until: int
    least: int
    most: int = 0
    holidays: str = "as-usual"
    holiday_class: str = ""
    valid_from: str = ""
    valid_until: str = ""


@record
class WithdrawNeed:
    """It is needed no longer."""

    id: str
    reason: str = ""


@record
class SetRotation:
    """People who take turns; fields as in `desk.facts.roster.RotationSet`."""

    id: str
    role: str
    provider: str
    groups: tuple[str, ...]
    anchor: str
    length: int
    handoff: int
    start: int
    until: int
    days: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
    working_days: bool = False
    valid_from: str = ""
    valid_until: str = ""


@record
class WithdrawRotation:
    """Nobody takes turns like this any more."""

    id: str
    reason: str = ""


@record
class SetChain:
    """Who is called one after the other when `role` of `provider` (empty: of any) has to be reached."""

    role: str
    provider: str
    roles: tuple[str, ...]
    minutes: tuple[int, ...]


@record
class WithdrawChain:
    """The shipped chain counts again."""

    role: str
    provider: str
    reason: str = ""


@record
class SetLaw:
    """The limits of a law profile as somebody edited them, by name; those that are left out are as shipped."""

    name: str
    limits: dict[str, int]
    note: str = ""


@record
class SetHoliday:
    """A day (ISO) is a holiday."""

    day: str
    name: str
    kind: str = "cao"


@record
class WithdrawHoliday:
    """A day is an ordinary one, whatever the calendar says; `name` is what the calendar calls it."""

    day: str
    name: str = ""
    reason: str = ""


def chain_subject(role: str, provider: str) -> str:
    """The subject of the chain of a role and a provider."""
    return named("chain", role, provider)


def law_subject(name: str) -> str:
    """The subject of a law profile."""
    return named("law", name)


def holiday_subject(day: str) -> str:
    """The subject of a day (ISO)."""
    return named("holiday", day)


@decides(SetNeed)
def _need(command: SetNeed, _: Context) -> tuple[New, ...]:
    role, provider = place(command.role, command.provider)
    if command.least < 0 or (command.most and command.most < command.least):
        raise Refused("Het hoogste aantal is lager dan het laagste; verbeter een van de twee.")
    need = f.NeedSet(
        role,
        provider,
        weekdays(command.days) if command.holidays != "only" or command.days else (),
        wall_minute(command.start),
        wall_minute(command.until, end=True),
        command.least,
        command.most,
        one_of(command.holidays, HOLIDAYS, "regel voor feestdagen"),
        command.holiday_class,
        *valid_days(command.valid_from, command.valid_until),
    )
    return (New(need, command.id),)


@decides(WithdrawNeed)
def _no_need(command: WithdrawNeed, context: Context) -> tuple[New, ...]:
    if command.id not in book_now(context).needs:
        raise Refused("Deze behoefte staat niet (meer) in het rooster.")
    return (New(f.NeedWithdrawn(command.reason), command.id),)


@decides(SetRotation)
def _rotation(command: SetRotation, context: Context) -> tuple[New, ...]:
    role, provider = place(command.role, command.provider)
    book = book_now(context)
    groups = tuple("+".join(dict.fromkeys(filter(None, group.split("+")))) for group in command.groups)
    for person in (person for group in groups for person in group.split("+") if person):
        known_person(book, person)
    if not any(groups):
        raise Refused("Kies ten minste één persoon voor de wisseldienst.")
    if command.length < 1:
        raise Refused("Een beurt duurt ten minste één dag.")
    rotation = f.RotationSet(
        role,
        provider,
        groups,
        iso_day(command.anchor),
        command.length,
        wall_minute(command.handoff),
        wall_minute(command.start),
        wall_minute(command.until, end=True),
        weekdays(command.days),
        command.working_days,
        *valid_days(command.valid_from, command.valid_until),
    )
    old = book.rotations.get(command.id)
    return (New(rotation, command.id, (old.fact,) if old else ()),)


@decides(WithdrawRotation)
def _no_rotation(command: WithdrawRotation, context: Context) -> tuple[New, ...]:
    if command.id not in book_now(context).rotations:
        raise Refused("Deze wisseldienst staat niet (meer) in het rooster.")
    return (New(f.RotationWithdrawn(command.reason), command.id),)


@decides(SetChain)
def _chain(command: SetChain, _: Context) -> tuple[New, ...]:
    role, provider = place(command.role, command.provider)
    roles = tuple(one.strip() for one in command.roles)
    if not roles or not all(roles) or len(roles) != len(command.minutes):
        raise Refused("Geef elke stap van de keten een rol en een aantal minuten.")
    if min(command.minutes) < 1:
        raise Refused("Elke stap van de keten duurt ten minste één minuut.")
    return (New(f.ChainSet(role, provider, roles, command.minutes), chain_subject(role, provider)),)


@decides(WithdrawChain)
def _no_chain(command: WithdrawChain, context: Context) -> tuple[New, ...]:
    subject = chain_subject(command.role, command.provider)
    if subject not in book_now(context).chains:
        raise Refused("Deze keten staat niet (meer) in het rooster; de keten van het programma geldt.")
    return (New(f.ChainWithdrawn(command.reason), subject),)


@decides(SetLaw)
def _law(command: SetLaw, _: Context) -> tuple[New, ...]:
    if not command.name:
        raise Refused("Kies een wetsprofiel.")
    if any(value < 0 for value in command.limits.values()):
        raise Refused("Een grens is niet lager dan nul.")
    return (New(f.LawSet(command.name, dict(command.limits), command.note.strip()), law_subject(command.name)),)


@decides(SetHoliday)
def _holiday(command: SetHoliday, _: Context) -> tuple[New, ...]:
    when, name = iso_day(command.day), command.name.strip()
    if not name:
        raise Refused("Geef de feestdag een naam.")
    return (New(f.HolidaySet(when, name, command.kind), holiday_subject(when)),)


@decides(WithdrawHoliday)
def _no_holiday(command: WithdrawHoliday, context: Context) -> tuple[New, ...]:
    when = iso_day(command.day)
    subject = holiday_subject(when)
    row = book_now(context).holidays.get(subject)
    if row is not None and row.off:
        return ()
    withdrawn = New(f.HolidayWithdrawn(command.reason), subject)
    # What only the calendar knows is noted first: the fact then says which day it is.
    return (withdrawn,) if row is not None else (New(f.HolidaySet(when, command.name or when), subject), withdrawn)
