"""What the fuzz broke once, each by the smallest input that did: refused in words now, or taken."""

from dataclasses import replace
from json import dumps, loads
from pathlib import Path
from time import monotonic

import pytest
from fuzz_parsers import ICS, NOW, PROFILES, REFUSED, roster
from made_facts import made
from papers_night import decided, night
from rostering import Planner

from desk.access.rights import rights_of
from desk.agreed import Agreed, Cursor
from desk.checklist.typed import malformed
from desk.copies import MANIFEST, read_manifest
from desk.decision.load import load_table
from desk.errors import DeskBug, Fault, FaultyFile, SurroundingsFailed
from desk.fact import link
from desk.keys.slots import read as read_slots
from desk.presence import Neighbour, Presence, heard
from desk.profile.tomlfile import read as read_toml
from desk.replica.judging import FileLedger
from desk.reports.decision_words import decision_more
from desk.storage.facts import from_values, to_values
from desk.sync.address import parse, without_secrets
from desk.sync.exchange import Skipped, check
from desk.sync.snapshot_file import label_of, label_path
from desk.trust.standing import DeskStanding
from desk.words.birth import read_birth
from ui.handing_over import message_in


def test_a_number_of_four_hundred_digits_is_no_answer() -> None:
    assert malformed("Decimal", 10**400) == "dit is geen getal"
    assert malformed("Quantity", -(10**400)) == "dit is geen getal"


def test_another_start_that_says_something_very_deep_says_nothing() -> None:
    assert message_in(b"[" * 100_000) is None
    assert message_in(b'{"call": ' * 100_000) is None


def test_a_zone_with_a_name_that_no_file_has_is_a_fault_of_that_event() -> None:
    assert roster(ICS.replace("Europe/Amsterdam", "Europe/" + "x" * 400).encode()) == REFUSED


def test_an_age_of_fifteen_thousand_digits_is_not_known() -> None:
    assert read_birth("9" * 15_000, NOW.date()).precision == "unknown"
    assert read_birth(f"1-{'1' * 5_000}-2011", NOW.date()).precision == "unknown"


@pytest.mark.parametrize("ends_on", ["morgen", "\ud800", "9" * 40])
def test_a_decision_of_another_program_that_ends_on_no_day_is_shown_as_it_says(ends_on: str) -> None:
    desk, report, child = night()
    decided(desk, report, child)
    (one,) = desk.state(report).decisions_for(child)
    odd = replace(one.noted, ends_on=ends_on)
    assert any(ends_on in line for line in decision_more(desk.profile, odd))


def test_keys_that_ask_for_an_endless_stretch_are_damaged(tmp_path: Path) -> None:
    cost = '"salt": "00", "sealed": "00", "rounds": 1e999, "memory": 1, "lanes": 1'
    known = '"format": 1, "id": "00", "check": "00", "noted": true, "passphrase": null, "desks": [], "asking": []'
    (tmp_path / "sleutels.json").write_text(f'{{{known}, "stores": {{}}, "joining": {{}}, "recovery": {{{cost}}}}}')
    with pytest.raises(SurroundingsFailed, match=r"sleutels\.json: kan niet worden gelezen"):
        read_slots(tmp_path)


def test_a_copy_of_an_endless_size_is_damaged(tmp_path: Path) -> None:
    said = '"desks": [], "versions": {}, "made": "", "desk": "", "store": "", "head": 1e999, "chain": ""'
    (tmp_path / MANIFEST).write_text(f'{{{said}, "files": {{}}}}')
    with pytest.raises(SurroundingsFailed, match="is beschadigd"):
        read_manifest(tmp_path)


@pytest.mark.parametrize("row", [{"a": "ja"}, "ja", 3])
def test_a_right_without_words_is_named(row: object) -> None:
    with pytest.raises(DeskBug, match=r"rights\.toml, x"):
        rights_of({"roles": {"a": "een rol"}, "rights": {"x": row}})


def test_an_address_as_long_as_a_book_is_refused_at_once() -> None:
    begun = monotonic()
    for words in ("//" + ":" * 60_000, "postgresql://" + "a:" * 60_000, "//a" * 40_000):
        without_secrets(words)
        with pytest.raises(SurroundingsFailed):
            parse(words)
    assert monotonic() - begun < 5


def test_a_sign_of_life_that_is_none_is_passed_over_and_the_others_are_heard() -> None:
    good = Presence("a" * 32, "Desk 1", "A", "", (), False, 1, 2)
    for odd in (b"", b"[]", b"{}", b"[" * 100_000, good.to_bytes().replace(b"false", b"[]"), b"\xff"):
        assert heard([(odd, 1), (good.to_bytes(), 5)]) == (Neighbour(good, 5),)


@pytest.mark.parametrize("half", ["kind", "type", "author"])
def test_half_characters_in_a_header_stop_at_the_place_where_they_stand(half: str) -> None:
    odd = replace(made("b" * 32, 1), **{half: "\ud800"})
    with pytest.raises(Skipped):
        check(Cursor(), [Agreed(1, odd, link(Cursor().chain, odd))])


def test_a_number_in_the_place_of_an_id_stops_there_too() -> None:
    values = list(to_values(made("b" * 32, 1)))
    values[0] = 1.5
    odd = from_values(values)
    with pytest.raises(Skipped):
        check(Cursor(), [Agreed(1, odd, link(Cursor().chain, odd))])


def test_a_fact_that_names_no_desk_is_judged_like_any_other() -> None:
    assert FileLedger(lambda *_: []).get(DeskStanding, "geen desk") is None


def test_a_duty_of_ages_holds_no_check_of_the_roster() -> None:
    planner = Planner()
    planner.plans("age", "Dijkstra", "0100-01-01 12:00", "9000-01-01 12:00")
    (duty,) = planner.book().shifts.values()
    assert duty.now is not None
    assert (duty.now.until - duty.now.start).days == 400


@pytest.mark.parametrize("name", ["null", "7", '"' + "x" * 400 + '"', '"\\u0000"', "[]"])
def test_a_label_of_a_snapshot_that_names_no_file_is_none(tmp_path: Path, name: str) -> None:
    store = tmp_path / "store.db"
    label_path(store).write_text(f'{{"form": "x", "position": 1, "chain": "", "name": {name}}}')
    assert label_of(store) is None
    label_path(store).write_text('{"position": 1e999, "form": "x", "chain": "", "name": "x"}')
    assert label_of(store) is None
    label_path(store).write_text("[" * 100_000)
    assert label_of(store) is None


def test_a_name_of_thousands_of_parts_in_a_profile_is_refused_at_once() -> None:
    begun, found = monotonic(), list[Fault]()
    assert read_toml("profile.toml", b"title = 'x'\n" + b"a." * 25_000 + b"b = 1", found) is None
    assert [fault.where for fault in found] == ["regel 2"]
    assert monotonic() - begun < 5


def test_an_arrow_of_a_decision_table_that_begins_at_no_name_is_a_fault() -> None:
    table = loads((PROFILES / "voorbeeld" / "urgency.json").read_bytes())
    table["edges"][0]["sourceId"] = {}
    with pytest.raises(FaultyFile, match="verbindingen"):
        load_table(dumps(table).encode(), "urgency.json")
