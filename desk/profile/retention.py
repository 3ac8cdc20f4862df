"""How long what is kept: classes with terms by outcome and kind of decision, grounds to destroy and reasons to keep.

Data: resources/retention/retention.toml, or the profile's own retention.toml in its place (Jeugdwet 7.3.8 and 7.3.9,
AVG 5 and 17).
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from desk.errors import DeskBug, Fault, FaultyFile
from desk.profile.arrangements import read_id, unique_ids
from desk.profile.tomlfile import Section, read, suggestion
from desk.record import record
from resources import resource

RETENTION = "retention.toml"
TERM = "term"
"""The ground that every list goes by: the term is over. The others are asked for, by a client."""


@record
class Class:
    """Reports that are kept equally long: `years` or `days` after the last change. Which: those with one of these
    `outcomes` or `kinds` of decision for a child, or those that were `set_aside`. `example`: no law says so."""

    id: str
    label: str
    years: int
    days: int
    source: str
    outcomes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    set_aside: bool = False
    example: bool = False


@record
class Ground:
    """Why something is destroyed; `asked`: because somebody asked for it, whatever the term."""

    id: str
    label: str
    source: str
    asked: bool = False


@record
class Terms:
    """All of a retention.toml. `otherwise` is the class of reports that fit in none, `holds` are reasons to keep."""

    classes: tuple[Class, ...]
    otherwise: str
    grounds: tuple[Ground, ...]
    holds: Mapping[str, str]

    def of(self, name: str) -> Class | None:
        """The class with this id."""
        return next((one for one in self.classes if one.id == name), None)

    def ground(self, name: str) -> Ground | None:
        """The ground with this id."""
        return next((one for one in self.grounds if one.id == name), None)


def read_terms(content: bytes, file: str = RETENTION) -> Terms:
    """The terms that a file says. Raises FaultyFile with every fault in it."""
    faults: list[Fault] = []
    top = read(file, content, faults)
    found = _terms(top) if top is not None else None
    if faults or found is None:
        raise FaultyFile(faults)
    return found


@cache
def shipped_terms() -> Terms:
    """Those of the file that ships with the program. Raises DeskBug if that has a fault."""
    try:
        return read_terms(resource("retention", RETENTION).read_bytes())
    except FaultyFile as error:
        raise DeskBug(f"resources/retention: {error}") from error


def terms_in(files: Mapping[str, bytes] | None) -> Terms:
    """The terms of a profile with these files; those that ship with the program where it has none of its own."""
    own = (files or {}).get(RETENTION)
    return read_terms(own) if own is not None else shipped_terms()


def _terms(top: Section) -> Terms:
    sections = top.tables("classes")
    classes = tuple(_class(entry) for entry in sections)
    unique_ids(sections, [one.id for one in classes])
    names = [one.id for one in classes]
    otherwise = top.text("otherwise")
    if otherwise and otherwise not in names:
        top.fault("otherwise", f"'{otherwise}' is geen klasse", suggestion(otherwise, names))
    _only_once(sections, classes)
    grounds = top.tables("grounds")
    known = tuple(_ground(entry) for entry in grounds)
    unique_ids(grounds, [one.id for one in known])
    if TERM not in {one.id for one in known}:
        top.fault("grounds", f"de grond '{TERM}' ontbreekt", f'voeg een [[grounds]] met id = "{TERM}" toe')
    holds = top.table("holds", needed=True)
    reasons = {name: holds.text(name) for name in holds.keys()} if holds else {}  # noqa: SIM118
    top.done()
    return Terms(classes, otherwise, known, MappingProxyType(reasons))


def _class(entry: Section) -> Class:
    years, days = entry.whole("years", 0), entry.whole("days", 0)
    if entry.has("years") == entry.has("days"):
        entry.fault("years", "hier hoort één termijn: years of days", "geef years = 20, of days = 90, en niet allebei")
    elif not years and not days:
        entry.fault("years" if entry.has("years") else "days", "een termijn van 0", "vul 1 of meer in")
    # A term that no calendar holds would never come to its end, unseen.
    if years > 200 or days > 73_000:
        entry.fault("years" if years > 200 else "days", "een termijn van meer dan 200 jaar", "vul een kortere in")
    made = Class(
        *(read_id(entry), entry.text("label"), years, days, entry.text("source")),
        *(entry.texts("outcomes", ()), entry.texts("kinds", ())),
        set_aside=entry.flag("set_aside", default=False),
        example=entry.flag("example", default=False),
    )
    entry.done()
    return made


def _ground(entry: Section) -> Ground:
    made = Ground(read_id(entry), entry.text("label"), entry.text("source"), entry.flag("asked", default=False))
    entry.done()
    return made


def _only_once(sections: list[Section], classes: tuple[Class, ...]) -> None:
    """One outcome in two classes is most often one that was moved and forgotten in the other."""
    for field in ("outcomes", "kinds"):
        seen: dict[str, str] = {}
        for entry, one in zip(sections, classes, strict=True):
            for name in getattr(one, field):
                if name in seen:
                    entry.fault(
                        field, f"'{name}' staat ook bij klasse '{seen[name]}'", "haal het bij een van beide weg"
                    )
                seen.setdefault(name, one.id)
