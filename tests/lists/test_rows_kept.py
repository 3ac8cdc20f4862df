"""Rows and facts are filled past the guard of their frozen classes: they are the same as any other all the same."""

import dataclasses
import json

import pytest
from lists_night import Night

from desk.board import row_with
from desk.fact import Fact
from desk.facts.answers import AnswerGiven
from desk.facts.codec import Unknown, decode, encode
from desk.intake.promises import MakePromise
from desk.replica.rowjson import from_json, to_json
from desk.rows import CardRow
from desk.storage.facts import fact_from


def the_card(night: Night) -> CardRow:
    report = night.call("0612345678", youth_name="Sem", youth_birth_date="14")
    night.do(MakePromise(report, "callback", who="moeder"))
    card = night.desk.card(report)
    assert card is not None
    assert card.promises
    return card


def fact(payload: bytes) -> Fact:
    return fact_from(
        "1" * 32, "2" * 32, 1, "report", "3" * 32, "answer_given", 1, "", 5, 6, (), "", b"", payload, b"", b""
    )


def test_a_row_comes_back_as_it_was_kept(night: Night) -> None:
    card = the_card(night)
    again = from_json(CardRow, to_json(card))
    assert again == card
    assert hash(again) == hash(card)
    assert dataclasses.replace(again, title="x") == dataclasses.replace(card, title="x") == row_with(card, title="x")
    with pytest.raises(dataclasses.FrozenInstanceError):
        again.title = "anders"  # type: ignore[misc]


def test_a_row_of_another_version_has_the_defaults_and_lacks_what_is_new(night: Night) -> None:
    card = dataclasses.replace(the_card(night), call_desk="")
    kept = json.loads(to_json(card))
    del kept["call_desk"]
    kept["of_later"] = {"more": 1}
    again = from_json(CardRow, json.dumps(kept))
    assert again == card
    assert not hasattr(again, "of_later")


def test_a_fact_filled_at_once_is_a_fact_like_any_other() -> None:
    filled = fact(b"{}")
    made = Fact(*(getattr(filled, part.name) for part in dataclasses.fields(Fact)))
    assert type(filled) is Fact
    assert filled == made
    assert hash(filled) == hash(made)
    assert filled.header() == made.header()
    with pytest.raises(dataclasses.FrozenInstanceError):
        filled.seq = 2  # type: ignore[misc]


def test_a_payload_is_the_same_however_it_was_written() -> None:
    said = AnswerGiven("naam", "youth_name", "", ("Sem", 3, True), "child")
    wide = json.dumps(json.loads(encode(said)), indent=1).encode()
    turned = json.dumps(dict(reversed(json.loads(encode(said)).items()))).encode()
    newer = json.dumps({**json.loads(encode(said)), "later": 1}).encode()
    assert [decode(fact(written)) for written in (encode(said), wide, turned, newer)] == [said] * 4
    with pytest.raises(dataclasses.FrozenInstanceError):
        decode(fact(encode(said))).link = "x"


@pytest.mark.parametrize("values", ['["a",null]', '[["a"]]', '"a"', "null", "{}", '[{"a":1}]'])
def test_a_payload_with_something_else_in_a_list_is_unknown(values: str) -> None:
    payload = '{"child":"","code":"c","link":"l","said_by":"","values":' + values + "}"
    assert decode(fact(payload.encode())) == Unknown("answer_given")


@pytest.mark.parametrize("payload", [b"", b"[]", b"{", b'{"a":1}{', b"\xff", b"7", b" {}", b'{"child":""}'])
def test_a_payload_that_is_none_is_unknown(payload: bytes) -> None:
    assert decode(fact(payload)) == Unknown("answer_given")
