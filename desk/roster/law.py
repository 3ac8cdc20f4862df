"""Which limits of the working-hours law count for whom: the shipped profiles with what people edited on top. Pure.

`resources/roster/law.toml` names profiles, limits, articles and where they were read; a `LawSet` fact gives a profile
other values (a cao, or advice of HR). What follows from them are warnings (`desk.roster.law_check`).
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from desk.finding_rows import LawLimitRow, LawProfileRow
from desk.record import record
from desk.roster_rows import LawRow, PersonRow
from resources import resource

MINUTES, TIMES = "min", "times"


@record
class Law:
    """One profile in force: its limits by name (0: not checked). `kind` as in `LawProfileRow`.

    `weeks` is over how many weeks the longest of its limits counts, of those that are checked.
    """

    name: str
    kind: str
    limits: Mapping[str, int]
    articles: Mapping[str, str]
    weeks: int = 0

    def __hash__(self) -> int:
        """By name: there is one of a name at a time."""
        return hash(self.name)


class Laws:
    """All profiles in force, and which one counts for a role."""

    def __init__(self, profiles: Mapping[str, Law], roles: Mapping[str, str]) -> None:
        self.profiles = profiles
        self._roles = roles

    def of(self, role: str, person: str = "") -> Law:
        """The profile of a duty: the one that the person names, else that of the role."""
        found = self.profiles.get(person)
        return found or self.profiles[self._roles.get(role, self._roles["otherwise"])]

    def weeks(self, people: Iterable[PersonRow]) -> int:
        """How many weeks back a duty may count for one of to-day, by the profiles of all roles and of these people."""
        named = {*self._roles.values(), *(person.law for person in people)}
        return max(law.weeks for law in self.profiles.values() if law.name in named)


def laws(edited: Iterable[LawRow]) -> Laws:
    """The shipped profiles with the edited limits on top, the latest edit last; names that are not known count not."""
    values = {name: dict(profile["values"]) for name, profile in _shipped()["profiles"].items()}
    for row in sorted(edited, key=lambda row: row.at):
        if row.name in values:
            known = _shipped()["limits"]
            values[row.name] |= {limit.name: limit.value for limit in row.limits if limit.name in known}
    profiles = {
        name: Law(name, profile["kind"], MappingProxyType(values[name]), _articles(profile), _weeks(values[name]))
        for name, profile in _shipped()["profiles"].items()
    }
    return Laws(MappingProxyType(profiles), _shipped()["roles"])


def law_rows(edited: Iterable[LawRow]) -> tuple[LawProfileRow, ...]:
    """The profiles as people see and edit them."""
    known = tuple(edited)
    shipped, notes = _shipped(), {row.name: row.note for row in sorted(known, key=lambda row: row.at)}
    head = shipped["checked"], shipped["advice"]
    return tuple(
        LawProfileRow(
            name,
            str(shipped["profiles"][name]["label"]),
            law.kind,
            _limits(law),
            _source(law),
            *head,
            notes.get(name, ""),
        )
        for name, law in laws(known).profiles.items()
    )


def title_of(limit: str) -> str:
    """What is wrong when this limit is passed, in Dutch."""
    return str(_shipped()["limits"][limit]["title"])


def unit_of(limit: str) -> str:
    """In what a limit is measured: `MINUTES` or `TIMES`."""
    return str(_shipped()["limits"][limit].get("unit", MINUTES))


def is_least(limit: str) -> bool:
    """Whether there has to be at least so much of it, and not at most."""
    return bool(_shipped()["limits"][limit].get("least", False))


def advice(limit: str) -> str:
    """What to do about a warning, in Dutch, and what else may be allowed, mostly by a collective agreement only."""
    said = _shipped()["limits"][limit].get("besides", "")
    return f"{_shipped()['advice']} {said}".rstrip()


def _source(law: Law) -> str:
    """Where the limits of a profile stand, each text once; ATW and Atb also where none of them sets a limit."""
    named = {"ATW", "Atb"} | {law.articles[limit].split()[0] for limit in law.limits}
    return "; ".join(text for begin, text in _shipped()["sources"].items() if begin in named)


def _limits(law: Law) -> tuple[LawLimitRow, ...]:
    usual = _shipped()["profiles"][law.name]["values"]
    return tuple(
        LawLimitRow(name, title_of(name), value, usual.get(name, 0), unit_of(name), law.articles[name])
        for name, value in law.limits.items()
    )


def _articles(profile: Mapping[str, Any]) -> Mapping[str, str]:
    usual = {name: limit["article"] for name, limit in _shipped()["limits"].items()}
    return MappingProxyType(usual | profile.get("articles", {}))


def _weeks(values: Mapping[str, int]) -> int:
    limits = _shipped()["limits"]
    return max((int(limits[name].get("weeks", 2)) for name, value in values.items() if value), default=0)


@cache
def _shipped() -> dict[str, Any]:
    return tomllib.loads(resource("roster", "law.toml").read_text(encoding="utf-8"))
