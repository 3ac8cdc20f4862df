"""The facts of one person become a row: name, numbers, aliases, live state, tests of numbers. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from desk.fact import Fact, from_ticks
from desk.facts import roster as f
from desk.facts.codec import decode
from desk.facts.desk import PersonAdded
from desk.roster_rows import PersonRow, TestRow

_TESTS = 6
"""So many tests are kept in the row, the newest last; all of them are facts."""


def person_row(subject: str, facts: Iterable[Fact]) -> PersonRow | None:
    """Somebody as they are known now."""
    row: PersonRow | None = None
    for fact in facts:
        payload, at = decode(fact), from_ticks(fact.recorded_at)
        if isinstance(payload, PersonAdded):
            # A profile in force names its people again and again; what the roster knows of them stays.
            row = replace(
                row or PersonRow(subject, "", ()), name=payload.name, roles=payload.roles, desk=True, gone=False
            )
        elif isinstance(payload, f.StaffNoted):
            known = row or PersonRow(subject, "", (), desk=False)
            row = replace(
                known,
                name=payload.name,
                provider=payload.provider,
                roles=payload.roles,
                phones=payload.phones,
                private=payload.private,
                email=payload.email,
                law=payload.law,
                gone=False,
            )
        elif row is None:
            continue
        elif isinstance(payload, f.AliasNoted):
            row = replace(row, aliases=tuple(dict.fromkeys((*row.aliases, payload.alias))))
        elif isinstance(payload, f.StaffLeft):
            row = replace(row, gone=True)
        elif isinstance(payload, f.StateSet):
            until = from_ticks(payload.until) if payload.until else None
            row = replace(row, state=payload.state, state_at=at, state_until=until, state_by=fact.author)
        elif isinstance(payload, f.NumberTested):
            test = TestRow(payload.number, payload.outcome, at, fact.author)
            row = replace(row, tests=(*row.tests, test)[-_TESTS:])
    return row
