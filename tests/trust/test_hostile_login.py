"""Somebody with the login of a desk on the PostgreSQL store, and somebody with all rights there and no desk's key."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from hostile_store import OTHER, Shared, named, shared
from made_facts import several
from postgres import server
from signing_desks import Desk, bare

from desk.admin.verify import Verified, verify
from desk.fact import Fact
from desk.facts.answers import NoteTyped
from desk.settings import change
from desk.signing.enrolling import signed
from desk.signing.keys import Signer
from desk.sync.postgres.arrays import byteas, columns, register
from desk.sync.postgres.store import APPEND, PostgresStore
from desk.sync.store import Agreed, Cursor


class Night:
    """A store on the server, a home that is level with it, and whoever does harm there."""

    def __init__(self, room: Path) -> None:
        self.database = server().store().rpartition("dbname=")[2]
        self.shared: Shared = shared(room, self.store)
        url = f"postgresql+psycopg://desk@/{self.database}?host={server().folder}"
        change(self.shared.home.path, store=url)

    def store(self) -> PostgresStore:
        """As a desk opens it."""
        return PostgresStore(server().conninfo(self.database, "desk"), "test")

    def log(self) -> list[Agreed]:
        """All that is agreed."""
        with closing(self.store()) as store:
            return store.pull(Cursor(), 1000)

    def theirs(self) -> Agreed:
        """A fact of the other desk with others before and after it."""
        return [row for row in self.log() if row.fact.subject == OTHER][2]

    def with_a_login(self, facts: list[Fact], **spoilt: bytes) -> None:
        """What the function of desks takes, from a program of one's own; `spoilt` are columns that say otherwise."""
        names = ("ids", "desks", "seqs", "kinds", "subjects", "types")
        with closing(self.store()) as store:
            head = store.head()
        values = columns(facts)
        for name, value in spoilt.items():
            values[names.index(name)] = byteas([value])
        with psycopg.connect(server().conninfo(self.database, "desk"), autocommit=True) as line:
            register(line)
            line.execute(APPEND, (head.position, head.chain, *values), binary=True)

    def with_all_rights(self, statement: str) -> None:
        """What the owner of the database does, past the triggers."""
        names = ("fact_append_only", "fact_only_erased")
        off, on = (
            " ".join(f"ALTER TABLE nachtwacht.fact {how} TRIGGER {name};" for name in names)
            for how in ("DISABLE", "ENABLE ALWAYS")
        )
        server().admin(f"{off} {statement}; {on}", self.database)

    def looked_through(self) -> Verified:
        """What journal verify finds."""
        return verify(self.shared.home)


@pytest.fixture
def night(tmp_path: Path) -> Night:
    return Night(tmp_path)


def whats(found: Verified, fact: Fact, position: int = 0) -> set[str]:
    return {finding.what for finding in named(found, fact, position)}


def test_what_nobody_touched_is_sound(night: Night) -> None:
    found = night.looked_through()
    assert (found.findings, found.trouble, found.unsigned) == ((), {}, {})
    assert found.facts["store"] == found.facts["replica"] > 0


def test_a_login_that_writes_in_the_name_of_another_desk_is_named(night: Night) -> None:
    hostile = Desk()
    forged = replace(hostile.says(NoteTyped("gerustgesteld"), OTHER), desk=night.shared.other.id, seq=8)
    by_another = signed(replace(forged, id="f" * 32, seq=9), Signer(hostile.as_voucher().keys))
    night.with_a_login([bare(forged), by_another])
    found = night.looked_through()
    assert whats(found, forged) == whats(found, by_another) == {"forged"}


def test_a_login_that_writes_under_its_own_name_alone_is_said_to_be_unsigned(night: Night) -> None:
    facts = several("9" * 32, 2)
    night.with_a_login(facts)
    found = night.looked_through()
    assert (found.findings, found.unsigned) == ((), {"9" * 32: 2})


def test_a_row_whose_header_and_columns_differ_is_named(night: Night) -> None:
    (fact,) = several("9" * 32, 1)
    night.with_a_login([fact], kinds=b"desk")
    assert whats(night.looked_through(), fact) == {"changed"}


def test_words_that_are_no_text_are_named_and_stop_no_looking(night: Night) -> None:
    (fact,) = several("9" * 32, 1)
    night.with_a_login([fact], types=b"\xff\xfe")
    night_after = several("8" * 32, 1)
    night.with_a_login(night_after)
    found = night.looked_through()
    assert whats(found, fact) == {"changed"}
    assert found.facts["store"] == len(found.findings) + found.facts["replica"] + 1


@pytest.mark.parametrize(
    ("act", "what"),
    [
        ("UPDATE nachtwacht.fact SET payload = '\\x6e' WHERE position = {at}", {"changed"}),
        ("UPDATE nachtwacht.fact SET author = '\\x66' WHERE position = {at}", {"changed", "forged"}),
        ("UPDATE nachtwacht.fact SET signature = '' WHERE position = {at}", {"changed", "forged"}),
        ("DELETE FROM nachtwacht.fact WHERE position = {at}", {"missing"}),
        ("UPDATE nachtwacht.fact SET position = 4711 WHERE position = {at}", {"missing", "reordered"}),
    ],
)
def test_whoever_has_all_rights_there_is_found_out(night: Night, act: str, what: set[str]) -> None:
    row = night.theirs()
    night.with_all_rights(act.format(at=row.position))
    assert whats(night.looked_through(), row.fact, row.position) == what
