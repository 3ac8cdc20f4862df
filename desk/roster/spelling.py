"""A provider or a role in a file is written as the desk knows it: `ggz  noord` and `GGZ Noord` are one post. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from desk.roster.book import Book
from desk.roster.duty_row import DutyRow, Import
from desk.roster_rows import Duty
from desk.words.fold import fold_text


def as_known(found: Import, book: Book) -> Import:
    """What was read, with each provider and role as it is written on the desk; else as the file has it first."""
    standing = [duty for shift in book.shifts.values() for duty in (*shift.pieces, shift.draft) if duty is not None]
    said: list[tuple[str, str]] = [(row.role, row.provider) for row in book.needs.values()]
    said += [(row.role, row.provider) for row in book.rotations.values()]
    said += [(row.role, row.provider) for row in book.chains.values()]
    # What people set once for a post goes before what files wrote.
    providers = _spellings(
        [provider for _, provider in said],
        [duty.provider for duty in standing],
        [person.provider for person in book.people.values() if not person.gone],
        [row.provider for row in found.duties],
    )
    roles = _spellings([role for role, _ in said], _roles(standing), _roles(found.duties))
    changed = tuple(_spelled(row, roles, providers) for row in found.duties)
    return found if changed == found.duties else replace(found, duties=changed)


def _roles(rows: Iterable[Duty | DutyRow]) -> list[str]:
    return [row.role for row in rows]


def _spellings(*lists: list[str]) -> Mapping[str, str]:
    """By search form the spelling that counts: of the first list that has it the usual one, alike at every desk."""
    found: dict[str, str] = {}
    for each in lists:
        usual = sorted(Counter(filter(None, each)).items(), key=lambda one: (-one[1], one[0]))
        for text, _ in usual:
            found.setdefault(fold_text(text), text)
    return found


def _spelled(row: DutyRow, roles: Mapping[str, str], providers: Mapping[str, str]) -> DutyRow:
    role = roles.get(fold_text(row.role), row.role)
    provider = providers.get(fold_text(row.provider), row.provider)
    return row if (role, provider) == (row.role, row.provider) else replace(row, role=role, provider=provider)
