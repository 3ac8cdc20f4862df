"""Reads directory.toml: routes, providers, people, and numbers with where they came from."""

from uuid import UUID

from desk.profile import codes
from desk.profile.arrangements import read_id, read_openings, unique_ids
from desk.profile.model import Person, PhoneNumber, Provider, Route
from desk.profile.tomlfile import Section, suggestion
from desk.record import record
from desk.words.phone import read_number

_KEYS = ("F9", "F10", "F11", "F12")
_CLOSING = ("control-room", "person")


@record
class Directory:
    """What directory.toml says; the fields are those of `Profile`, and no route is hidden yet."""

    own_numbers: tuple[str, ...]
    routes: tuple[Route, ...]
    providers: tuple[Provider, ...]
    people: tuple[Person, ...]


def read_directory(top: Section) -> Directory:
    """Everything in directory.toml; each fault goes into the section's list."""
    own = []
    for number in top.texts("own_numbers"):
        normal = normal_number(number)
        if normal is None:
            top.fault("own_numbers", f"'{number}' is geen telefoonnummer", _NUMBER_CURE)
        elif normal == "112":
            top.fault("own_numbers", "112 is niet het nummer van deze dienst", "haal het weg")
        else:
            own.append(normal)
    routes = _routes(top)
    providers, people = _providers(top), _people(top)
    top.done()
    return Directory(tuple(own), routes, providers, people)


_NUMBER_CURE = "schrijf een nummer zoals 0800-2000, 06 12 34 56 78 of 112"


def normal_number(text: str) -> str | None:
    """A number as E.164, or its digits for a short one such as 112 or 113; None if it cannot be dialled."""
    number = read_number(text)
    if not number.complete or number.kind == "unknown" or any(char.isalpha() for char in text):
        return None
    return number.key or number.shown.replace(" ", "")


def visible(directory: Directory) -> tuple[Route, ...]:
    """The routes without those of which every number is this desk's own (design 4)."""
    own = set(directory.own_numbers)
    return tuple(
        route for route in directory.routes if not route.numbers or any(n.number not in own for n in route.numbers)
    )


def _number(entry: Section) -> PhoneNumber:
    written = entry.text("number")
    normal = normal_number(written)
    if written and normal is None:
        entry.fault("number", f"'{written}' is geen telefoonnummer", _NUMBER_CURE)
    verified = entry.day("verified_on") if entry.has("verified_on") else None
    number = PhoneNumber(normal or written, entry.text("label", ""), entry.text("source"), verified)
    entry.done()
    return number


def _routes(top: Section) -> tuple[Route, ...]:
    sections = top.tables("routes")
    routes = [_route(entry) for entry in sections]
    unique_ids(sections, [route.id for route in routes])
    taken: set[str] = set()
    for entry, route in zip(sections, routes, strict=True):
        if route.key and route.key in taken:
            entry.fault("key", f"toets {route.key} is al van een andere route", "geef elke toets aan één route")
        taken.add(route.key)
    emergency = [route for route in routes if route.key == "F9"]
    if not emergency:
        cure = 'maak een route met id = "112", key = "F9" en nummer 112'
        top.fault("routes", "er is geen route onder F9", cure)
    elif emergency[0].id != "112" or [number.number for number in emergency[0].numbers] != ["112"]:
        at = sections[routes.index(emergency[0])]
        at.fault("key", "F9 is niet 112", 'F9 is altijd de route met id = "112" en alleen het nummer 112')
    return tuple(routes)


def _route(entry: Section) -> Route:
    key = entry.text("key", "")
    if key and key not in _KEYS:
        entry.fault("key", f"'{key}' is geen toets voor een route", suggestion(key, _KEYS))
    closing = entry.text("closing", "person")
    if closing not in _CLOSING:
        entry.fault("closing", f"'{closing}' is geen manier van sluiten", suggestion(closing, _CLOSING))
    route = Route(
        id=read_id(entry),
        key=key,
        label=entry.text("label"),
        subtitle=entry.text("subtitle", ""),
        numbers=tuple(_number(number) for number in entry.tables("numbers", needed=False)),
        say=entry.text("say", ""),
        opening=read_openings(entry, "opening", needed=False),
        takeover=entry.text("takeover"),
        closing=closing,
    )
    entry.done()
    return route


def _providers(top: Section) -> tuple[Provider, ...]:
    sections = top.tables("providers", needed=False)
    providers = []
    for entry in sections:
        day = entry.table("day", needed=True) if entry.has("day") else None
        night = entry.table("night", needed=True) if entry.has("night") else None
        providers.append(
            Provider(
                id=read_id(entry),
                label=entry.text("label"),
                day=_number(day) if day else None,
                night=_number(night) if night else None,
                kinds=entry.texts("kinds", ()),
            )
        )
        entry.done()
    unique_ids(sections, [provider.id for provider in providers])
    return tuple(providers)


def _people(top: Section) -> tuple[Person, ...]:
    sections = top.tables("people", needed=False)
    people = []
    for entry in sections:
        person = Person(entry.text("id"), entry.text("name"), entry.texts("roles"))
        if person.id and not _is_uuid(person.id):
            entry.fault("id", f"'{person.id}' is geen UUID", "maak er een, het blijft voor altijd van deze persoon")
        for role in person.roles:
            if role not in codes.ROLES:
                entry.fault("roles", f"'{role}' is geen rol", suggestion(role, codes.ROLES))
        entry.done()
        people.append(person)
    unique_ids(sections, [person.id for person in people])
    return tuple(people)


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
