"""Somebody with the store's file, its key and a program of their own: whatever they do to a fact, it is named."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from desks import KEY
from hostile_store import OTHER, Burglar, Shared, named, shared, whats
from signing_desks import Desk, bare

from desk.admin.verify import verify, verify_all
from desk.fact import Fact, seal
from desk.facts.answers import NoteTyped
from desk.home import Home
from desk.signing.enrolling import enrolment, signed
from desk.signing.keys import Signer, fresh_keys
from desk.sync.sqlite_store import SqliteStore


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Made once; each test does its harm in a copy."""
    return shared(tmp_path_factory.mktemp("night"))


@pytest.fixture
def home(night: Shared, tmp_path: Path) -> Home:
    return night.copied(tmp_path / "home")


@pytest.fixture
def burglar(home: Home) -> Burglar:
    return Burglar(home)


def theirs(burglar: Burglar) -> Fact:
    """A fact of the other desk with others before and after it."""
    return [fact for fact in burglar.facts() if fact.subject == OTHER][2]


def saying(fact: Fact, text: str = "er is niets aan de hand") -> Fact:
    """The same fact with other words, sealed as it should be."""
    payload = json.dumps({"text": text}, separators=(",", ":")).encode()
    salt, digest = seal(payload)
    return replace(fact, payload=payload, salt=salt, digest=digest)


def instead(burglar: Burglar, fact: Fact, *others: Fact) -> None:
    """Put others in the place of a fact, in a chain that holds."""
    burglar.put([put for there in burglar.facts() for put in (others if there.id == fact.id else (there,))])


def test_what_nobody_touched_is_sound(home: Home) -> None:
    found = verify(home)
    assert (found.findings, found.trouble, found.unsigned) == ((), {}, {})
    assert found.facts["store"] == found.facts["replica"] > found.facts["journal"] > 0


def test_words_that_were_changed_are_named(home: Home, burglar: Burglar) -> None:
    fact = theirs(burglar)
    burglar.does("UPDATE fact SET payload = ? WHERE id = ?", b'{"text":"niets"}', bytes.fromhex(fact.id))
    assert whats(home, fact) == {"changed"}


def test_words_that_were_changed_with_seal_and_chain_are_named(home: Home, burglar: Burglar) -> None:
    fact = theirs(burglar)
    instead(burglar, fact, saying(fact))
    assert whats(home, fact) == {"changed", "forged"}


def test_words_without_their_salt_are_no_erasure(home: Home, burglar: Burglar) -> None:
    fact = theirs(burglar)
    burglar.does("UPDATE fact SET payload = x'7b7d', salt = NULL WHERE id = ?", bytes.fromhex(fact.id))
    assert whats(home, fact) == {"changed"}


def test_words_that_went_over_into_the_salt_are_named(home: Home, burglar: Burglar) -> None:
    fact = theirs(burglar)
    assert fact.salt is not None
    assert fact.payload is not None
    burglar.does(
        "UPDATE fact SET salt = ?, payload = ? WHERE id = ?",
        fact.salt + fact.payload[:3],
        fact.payload[3:],
        bytes.fromhex(fact.id),
    )
    assert whats(home, fact) == {"changed"}


def test_words_that_were_wiped_without_an_erasure_are_named(home: Home, burglar: Burglar) -> None:
    fact = theirs(burglar)
    burglar.does("UPDATE fact SET salt = NULL, payload = NULL WHERE id = ?", bytes.fromhex(fact.id))
    assert whats(home, fact) == {"missing"}


@pytest.mark.parametrize("chain", ["mended", "left"])
def test_another_author_hour_or_subject_is_named(home: Home, burglar: Burglar, chain: str) -> None:
    fact = theirs(burglar)
    for spoilt in (
        replace(fact, author="f" * 32),
        replace(fact, happened_at=fact.happened_at - 60_000_000),
        replace(fact, subject="f" * 32),
    ):
        if chain == "mended":
            instead(burglar, fact, spoilt)
        else:
            values = spoilt.author, spoilt.happened_at, bytes.fromhex(spoilt.subject), bytes.fromhex(fact.id)
            burglar.does("UPDATE fact SET author = ?, happened_at = ?, subject = ? WHERE id = ?", *values)
        assert whats(home, fact) == {"changed", "forged"}


def test_a_fact_that_was_taken_out_is_named(home: Home, burglar: Burglar) -> None:
    fact = theirs(burglar)
    burglar.does("DELETE FROM fact WHERE id = ?", bytes.fromhex(fact.id))
    assert whats(home, fact) == {"missing"}


def test_a_fact_that_was_taken_out_of_a_chain_made_anew_is_named(home: Home, burglar: Burglar) -> None:
    fact = theirs(burglar)
    instead(burglar, fact)
    found = named(verify(home), fact)
    assert {finding.what for finding in found} == {"missing"}
    # No other fact is said to be anything.
    assert {(finding.desk, finding.seq) for finding in verify(home).findings} == {(fact.desk, fact.seq)}


def test_an_end_that_was_cut_off_is_named_fact_by_fact(home: Home, burglar: Burglar) -> None:
    facts = burglar.facts()
    burglar.put(facts[:-3])
    assert {finding.id for finding in verify(home).findings} == {fact.id for fact in facts[-3:]}


def test_all_of_the_store_taken_away_is_named(home: Home, burglar: Burglar) -> None:
    facts = burglar.facts()
    burglar.put([])
    assert {finding.id for finding in verify(home).findings} == {fact.id for fact in facts}


def test_facts_in_another_order_are_named(home: Home, burglar: Burglar) -> None:
    facts = burglar.facts()
    moved = facts.pop(-6)
    burglar.put([*facts, moved])
    assert whats(home, moved) == {"reordered"}


def test_facts_of_two_desks_in_another_order_are_named(home: Home, burglar: Burglar) -> None:
    facts = burglar.facts()
    at = next(n for n, fact in enumerate(facts) if n and fact.desk != facts[n - 1].desk)
    facts[at - 1], facts[at] = facts[at], facts[at - 1]
    burglar.put(facts)
    found = verify(home).findings
    assert {finding.what for finding in found} == {"reordered"}
    assert {finding.id for finding in found} <= {facts[at - 1].id, facts[at].id}


@pytest.mark.parametrize("where", ["between", "at the end"])
def test_a_fact_in_the_name_of_a_desk_that_signs_is_named(
    night: Shared, home: Home, burglar: Burglar, where: str
) -> None:
    facts, hostile = burglar.facts(), Desk()
    forged = replace(hostile.says(NoteTyped("gerustgesteld"), OTHER), desk=night.other.id, seq=99)
    at = len(facts) if where == "at the end" else 8
    for fact in (bare(forged), forged, signed(forged, Signer(hostile.as_voucher().keys))):
        burglar.put([*facts[:at], fact, *facts[at:]])
        assert whats(home, fact) >= {"forged"}


def test_a_fact_in_the_name_of_this_desk_is_named(home: Home, burglar: Burglar) -> None:
    facts = burglar.facts()
    mine = facts[-1]
    forged = bare(replace(saying(mine), id="f" * 32, seq=mine.seq + 1))
    burglar.put([*facts, forged])
    assert whats(home, forged) == {"forged"}


def test_a_signature_that_was_taken_off_is_named(home: Home, burglar: Burglar) -> None:
    fact = theirs(burglar)
    burglar.does("UPDATE fact SET signature = x'' WHERE id = ?", bytes.fromhex(fact.id))
    assert whats(home, fact) == {"changed", "forged"}


def test_a_desk_that_is_written_all_anew_with_another_key_is_named(night: Shared, home: Home, burglar: Burglar) -> None:
    stranger = Signer(fresh_keys())
    desk = night.other.id
    anew = [
        enrolment(desk, 1, 0, stranger)
        if fact.desk == desk and fact.seq == 1
        else signed(fact, stranger)
        if fact.desk == desk
        else fact
        for fact in burglar.facts()
    ]
    burglar.put(anew)
    found = verify(home)
    assert all(named(found, fact) for fact in anew if fact.desk == desk)


def test_an_enrolment_that_was_taken_away_is_named(night: Shared, home: Home, burglar: Burglar) -> None:
    fact = next(fact for fact in burglar.facts() if fact.id == night.other.enrolment.id)
    instead(burglar, fact)
    assert "missing" in whats(home, fact)


def test_words_where_a_number_belongs_are_named_and_stop_nothing(home: Home, burglar: Burglar) -> None:
    fact = theirs(burglar)
    for column, value in (("seq", "zeven"), ("kind", b"\xff\xfe"), ("desk", 7), ("digest", "x"), ("signature", 5)):
        burglar.does(f"UPDATE fact SET {column} = ? WHERE id = ?", value, bytes.fromhex(fact.id))
        found = [finding for finding in verify(home).findings if finding.id == fact.id]
        assert {finding.what for finding in found} >= {"changed"}, column


def test_a_file_that_is_no_store_any_more_is_said(home: Home) -> None:
    home.store.write_bytes(b"weg" * 4096)
    found = verify(home)
    assert list(found.trouble) == ["store"]
    assert found.facts.keys() == {"journal", "replica"}


def test_what_was_changed_on_this_computer_is_named_too(home: Home) -> None:
    for path, where in ((home.replica, "replica"), (home.journal, "journal")):
        burglar = Burglar(home)
        burglar._path = path
        burglar.does("UPDATE fact SET payload = x'7b7d' WHERE seq = 5")
        assert {(finding.where, finding.what) for finding in verify(home).findings} >= {(where, "changed")}


def test_a_hostile_desk_that_appends_as_all_do_is_named_and_kept_out_of_the_rows(night: Shared, home: Home) -> None:
    with closing(SqliteStore(home.store, key=KEY)) as store:
        forged = replace(Desk().says(NoteTyped("gerustgesteld"), OTHER), desk=night.other.id, seq=8)
        store.append(store.head(), [forged])
    assert whats(home, forged) == {"forged"}


def test_it_is_said_in_dutch_with_the_report_and_the_desk(
    home: Home, burglar: Burglar, capsys: pytest.CaptureFixture[str]
) -> None:
    fact = theirs(burglar)
    burglar.does("UPDATE fact SET payload = x'7b7d' WHERE id = ?", bytes.fromhex(fact.id))
    assert verify_all(home, as_json=False) == 1
    words = f"van Desk B (melding B-0007, note_typed, {fact.id}): gewijzigd, de inhoud is niet die van het feit"
    assert words in capsys.readouterr().out
    assert verify_all(home, as_json=True) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["sound"] is False
    assert {(row["what"], row["reference"], row["desk_name"], row["seq"]) for row in data["findings"]} == {
        ("changed", "B-0007", "Desk B", fact.seq)
    }


def test_what_is_sound_is_said_so(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify_all(home, as_json=False) == 0
    assert capsys.readouterr().out == "Alles staat zoals het is geschreven.\n"
    assert verify_all(home, as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["sound"] is True
