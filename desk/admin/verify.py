"""`journal verify`: looks through journal, replica and store and names each fact that is not as it was written.

The chain and the running numbers tell what is gone or was moved, digests and signatures what was changed or forged. The
replica is the witness of what the store agreed on, the journal of what this desk wrote. Nothing is changed, and a
window may be at work meanwhile.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import lru_cache
from typing import Any

from desk.admin.files import check_current, connection_to
from desk.admin.hints import counted
from desk.admin.output import note, say, say_json
from desk.admin.stores import at_store
from desk.admin.verify_heads import head_words, shared_head
from desk.admin.verify_rows import (
    agreed_rows,
    archives_in,
    at_one_moment,
    away_words,
    journal_rows,
    server_rows,
    thin_in,
)
from desk.agreed import Cursor
from desk.errors import SurroundingsFailed
from desk.fact import Fact
from desk.facts.call import ReportOpened
from desk.facts.codec import decode
from desk.facts.desk import DeskSetUp, PersonAdded
from desk.facts.roster import StaffNoted
from desk.home import Home
from desk.journal import twins
from desk.journal.journal import desks_of
from desk.record import record
from desk.settings import read
from desk.signing.keys import is_signed
from desk.storage.files import DatabaseError
from desk.sync.address import Address, PostgresAddress
from desk.sync.opening import address_of, open_store, store_key
from desk.trust.compare import Beside, Heads, OwnFacts, side_by_side
from desk.trust.findings import FORGED, Finding, Row
from desk.trust.judge import Judge
from desk.trust.standing import MemoryLedger
from desk.trust.walk import Walk
from desk.trust.words import line, without

_SHOWN = 200
NOWHERE = Cursor()
_TELL = 100_000


@record
class Verified:
    """What was found: `findings` in the order of the logs, how many facts each log holds, the desks that wrote without
    a signature since any desk signs, who was written for without proof (by desk and person) as our own program does
    too, why a log could not be looked through (by `store`, `replica`, `journal`), and where the log ends."""

    findings: tuple[Finding, ...]
    facts: dict[str, int]
    unsigned: dict[str, int]
    without: dict[tuple[str, str], int]
    rescued: tuple[Finding, ...]
    trouble: dict[str, str]
    names: "Names"
    end: Cursor
    away: tuple[tuple[str, int], ...] = ()
    archive: bool = False


class Names:
    """What people call reports, desks and each other, from the facts themselves."""

    def __init__(self) -> None:
        self.desks: dict[str, str] = {}
        self.references: dict[str, str] = {}
        self.people: dict[str, str] = {}

    def see(self, fact: Fact) -> None:
        """Learn what a fact says of names."""
        if fact.type not in ("report_opened", "desk_set_up", "person_added", "staff_noted"):
            return
        match decode(fact):
            case ReportOpened(code=code, number=number):
                self.references.setdefault(fact.subject, f"{code}-{number:04d}")
            case DeskSetUp(name=name):
                self.desks[fact.subject] = name
            case PersonAdded(name=name) | StaffNoted(name=name):
                self.people[fact.subject] = name


def verify_all(home: Home, *, as_json: bool, noted: Cursor = NOWHERE) -> int:
    """Say what `verify` finds; 1 unless everything is as it was written."""
    found = verify(home, noted)
    sound = not found.findings and not found.trouble
    names = found.names
    if as_json:
        say_json(
            {
                "sound": sound,
                "facts": found.facts,
                "findings": [_data(finding, names) for finding in found.findings],
                "unsigned": [
                    {"desk": desk, "name": names.desks.get(desk, ""), "facts": count}
                    for desk, count in found.unsigned.items()
                ],
                "without_proof": [
                    {"desk": desk, "person": person, "name": names.people.get(person, ""), "facts": count}
                    for (desk, person), count in found.without.items()
                ],
                "rescued": [_data(finding, names) for finding in found.rescued],
                "away": dict(found.away),
                "archive": found.archive,
                "trouble": found.trouble,
                "head": head_words(found.end),
            }
        )
        return 0 if sound else 1
    for finding in found.findings[:_SHOWN]:
        say(line(finding, names.desks, names.references, names.people))
    if len(found.findings) > _SHOWN:
        say(f"en nog {len(found.findings) - _SHOWN}; --json noemt ze alle")
    for why in found.trouble.values():
        say(f"niet nagekeken: {why}")
    for desk, count in found.unsigned.items():
        facts = counted(count, "feit", "feiten")
        note(f"let op: {names.desks.get(desk) or f'desk {desk}'} schreef {facts} zonder handtekening; werk hem bij")
    for finding in found.rescued:
        note(f"let op: {line(finding, names.desks, names.references, names.people)}")
    for (desk, person), count in found.without.items():
        whose = names.people.get(person) or f"medewerker {person}"
        where = names.desks.get(desk) or f"desk {desk}"
        note(f"let op: {without(whose, where, counted(count, 'feit', 'feiten'))}")
    looked = ", ".join(f"{where} {found.facts[name]}" for name, where in _LOOKED if name in found.facts)
    note(f"nagekeken: {looked}")
    if found.end.position:
        head = head_words(found.end)
        note(f"stand: {head} (op papier bewijst dit later dat er niets van af is: journal verify --stand {head})")
    for told in away_words(found.away, archive=found.archive):
        note(told)
    if sound:
        say("Alles staat zoals het is geschreven.")
    else:
        note("Zet niets terug en wis niets voordat iemand hiernaar heeft gekeken; maak eerst een kopie van de map.")
    return 0 if sound else 1


_LOOKED = (("journal", "journaal"), ("replica", "overzicht"), ("store", "opslag"))


def verify(home: Home, noted: Cursor = NOWHERE) -> Verified:
    """Look through all three, and whether the log still goes through the place that somebody `noted` (its chain may be
    the beginning alone). Raises SurroundingsFailed when there is no desk in `home`."""
    check_current(home.journal, "journal", home.key)
    check_current(home.replica, "replica", home.key)
    return _Looking(home, noted).look()


class _Looking:
    def __init__(self, home: Home, noted: Cursor) -> None:
        self._home = home
        self._noted = noted
        self._heads = Heads([noted])
        self._names = Names()
        self._found: list[Finding] = []
        self._trouble: dict[str, str] = {}
        # Both copies of a fact are looked at one after the other.
        self._is_signed = lru_cache(maxsize=64)(is_signed)
        self._erased: set[str] = set()
        self._archive = False
        self._walks = {
            where: Walk(where, self._judge(), self._erased, chained=where != "journal")
            for where in ("replica", "store", "journal")
        }

    def look(self) -> Verified:
        """All of it, each log as it is at one moment: what is agreed first, then what may be ahead of it."""
        home = self._home
        with ExitStack() as held:
            replica = held.enter_context(at_one_moment(held.enter_context(connection_to(home.replica, home.key))))
            store = self._store(held)
            journal = held.enter_context(at_one_moment(held.enter_context(connection_to(home.journal, home.key))))
            written = list(self._rows("journal", journal_rows(journal)))
            for where, connection in (("replica", replica), ("journal", journal)):
                self._walks[where].thin = thin_in(connection)
            self._archive = not archives_in(replica).isdisjoint(_desks(journal))
            self._heads = Heads([shared_head(journal), self._noted])
            self._logs(self._rows("replica", agreed_rows(replica)), store, self._own(journal, written))
            for row in written:
                self._found += self._walks["journal"].step(row)
        for walk in self._walks.values():
            self._found += walk.end()
        facts = {where: walk.facts for where, walk in self._walks.items() if where not in self._trouble}
        walk = self._walks["store" if "store" in facts else "replica"]
        if not {"store", "replica"} & self._trouble.keys():
            self._found += self._heads.found()
        found = tuple(dict.fromkeys(self._found))
        about = walk.unsigned, walk.without, tuple(walk.rescued)
        about_away = tuple((where, walk.away) for where, walk in self._walks.items() if walk.away)
        return replace(
            Verified(found, facts, *about, self._trouble, self._names, self._heads.end),
            away=about_away,
            archive=self._archive,
        )

    def _judge(self) -> Judge:
        return Judge(MemoryLedger(), self._is_signed)

    def _store(self, held: ExitStack) -> Iterator[Row] | None:
        """The rows of the store; None where it cannot be looked at, which is noted."""
        try:
            return self._opened(held, address_of(self._home, read(self._home.path)))
        except (SurroundingsFailed, DatabaseError) as error:
            self._trouble["store"] = str(error)
            return None

    def _opened(self, held: ExitStack, address: Address) -> Iterator[Row]:
        if isinstance(address, PostgresAddress):
            store: Any = held.enter_context(at_store(address, opens=open_store))
            return self._rows("store", server_rows(store, store.head().position))
        if not address.path.exists():
            raise SurroundingsFailed(f"{address.path}: hier staat geen opslag")
        connection = held.enter_context(connection_to(address.path, store_key(self._home, address)))
        return self._rows("store", agreed_rows(held.enter_context(at_one_moment(connection))))

    def _own(self, journal: Any, written: Iterable[Row]) -> OwnFacts:
        # Beyond those numbers another desk under the same name was agreed on; this one wrote them again.
        notes = journal.execute("SELECT key, value FROM meta WHERE key LIKE ?", (twins.ended("%"),))
        ended = {key.decode(): int(value) for key, value in notes}
        own = OwnFacts(_present(journal))
        for row in written:
            if row.fact is not None and row.fact.seq <= ended.get(twins.ended(row.fact.desk), row.fact.seq):
                own.add(row.fact)
        return own

    def _logs(self, replica: Iterator[Row], store: Iterator[Row] | None, own: OwnFacts) -> None:
        beside, end = Beside("store"), 0
        for mine, theirs in side_by_side(replica, store or iter(())):
            end = mine.position if mine is not None else end
            for where, row in (("replica", mine), ("store", theirs)):
                if row is not None:
                    wrong = list(self._walks[where].step(row))
                    self._heads.add(row, where)
                    self._found += [*wrong, *own.found(row, where, forged=any(one.what == FORGED for one in wrong))]
            if store is not None:
                beside.add(mine, theirs)
        if "store" not in self._trouble:
            self._found += beside.found(end)

    def _rows(self, where: str, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows; where reading breaks off that is noted."""
        try:
            for number, row in enumerate(rows, 1):
                if row.fact is not None:
                    self._names.see(row.fact)
                if number % _TELL == 0:
                    note(f"{dict(_LOOKED)[where]}: {number} feiten")
                yield row
        except (SurroundingsFailed, DatabaseError) as error:
            self._trouble[where] = str(error)


def _present(journal: Any) -> str:
    return _desks(journal)[-1]


def _desks(journal: Any) -> tuple[str, ...]:
    words, journal.text_factory = journal.text_factory, str
    try:
        return desks_of(journal)
    finally:
        journal.text_factory = words


def _data(finding: Finding, names: Names) -> dict[str, Any]:
    """The shape that other programs read: `reference` of the report if it is about one, `words` the whole line."""
    return {
        "where": finding.where,
        "position": finding.position,
        "what": finding.what,
        "why": finding.why,
        "desk": finding.desk,
        "desk_name": names.desks.get(finding.desk, ""),
        "seq": finding.seq,
        "upto": finding.upto or finding.seq,
        "id": finding.id,
        "kind": finding.kind,
        "subject": finding.subject,
        "reference": names.references.get(finding.subject, ""),
        "type": finding.type,
        "author": finding.author,
        "words": line(finding, names.desks, names.references, names.people),
    }
