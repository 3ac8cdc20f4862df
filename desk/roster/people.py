"""The facts of one person become a row: name, numbers, aliases, live state, tests of numbers. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from desk.fact import Fact, from_ticks
from desk.facts import roster as f
from desk.facts.codec import decode
from desk.facts.desk import PersonAdded
from desk.roster_rows import PersonRow, TestRow

_TESTS = 6
"""So many tests are kept in the row at least, the newest last; all of them are facts."""


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
            before = dict.fromkeys((*known.former, *known.phones))
            row = replace(
                known,
                name=payload.name,
                provider=payload.provider,
                roles=payload.roles,
                phones=payload.phones,
                former=tuple(number for number in before if number not in payload.phones),
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
            row = replace(row, tests=_kept((*row.tests, test)))
    return row


def _kept(tests: tuple[TestRow, ...]) -> tuple[TestRow, ...]:
    """The newest tests, and of each number the last one, however long ago: what was wrong is so until it is mended."""
    last = {test.number: test for test in tests}
    older = tuple(test for test in tests[:-_TESTS] if last[test.number] is test)
    return (*older, *tests[-_TESTS:])
