"""Desks that sign and desks that do not: what is folded, what is kept and said."""

from dataclasses import replace

import pytest
from signing_desks import REPORT, Court, Desk, bare, later

from desk.facts.access import DeskAdmitted, DeskEnrolled
from desk.facts.answers import NoteTyped
from desk.incarnation import Incarnation, Voucher
from desk.signing.enrolling import enrolment, signed
from desk.signing.keys import DeskKeys, Signer, fresh_keys, is_signed, keys_from
from desk.trust.standing import DeskStanding


def test_what_a_desk_signed_is_folded_without_a_word() -> None:
    desk = Desk()
    assert Court().whys(desk.enrolment, desk.says(), desk.says()) == ["", "", ""]


def test_after_it_enrolled_a_fact_without_its_signature_is_kept_and_not_folded() -> None:
    desk = Desk()
    assert Court().whys(desk.enrolment, bare(desk.says()), desk.says()) == ["", "-signature-missing", ""]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda fact: replace(fact, signature=bytes([fact.signature[0] ^ 1]) + fact.signature[1:]),
        lambda fact: replace(fact, signature=fact.signature[:-1]),
        lambda fact: replace(fact, signature=bytes(64)),
        lambda fact: replace(fact, signature="x" * 64),
        lambda fact: replace(fact, author="f" * 32),
        lambda fact: replace(fact, seq=fact.seq + 1),
        lambda fact: replace(fact, subject="f" * 32),
        lambda fact: replace(fact, happened_at=fact.happened_at - 1),
        lambda fact: replace(fact, recorded_at=fact.recorded_at + 1),
        lambda fact: replace(fact, replaces=("f" * 32,)),
        lambda fact: replace(fact, digest=bytes(32)),
        lambda fact: replace(fact, type="report_closed"),
    ],
)
def test_a_signature_covers_the_whole_header(spoil: object) -> None:
    desk = Desk()
    (_, why) = Court().whys(desk.enrolment, spoil(desk.says()))
    assert why == "-signature-wrong"


def test_the_key_of_another_desk_does_not_fit() -> None:
    desk, hostile = Desk(), Desk()
    forged = signed(replace(hostile.says(), desk=desk.id, seq=2), Signer(hostile.as_voucher().keys))
    assert Court().whys(desk.enrolment, hostile.enrolment, forged) == ["", "", "-signature-wrong"]


def test_a_desk_that_never_enrolled_is_folded_and_said_once_any_desk_signs() -> None:
    old, desk = Desk(), Desk()
    assert Court().whys(bare(old.says()), desk.enrolment, bare(old.says())) == ["", "", "unsigned"]


def test_what_stood_before_a_desk_enrolled_stands_also_when_a_healed_store_brings_it_late() -> None:
    desk = Desk()
    first, late = bare(desk.says()), bare(desk.says())
    there = enrolment(desk.id, 4, 0, Signer(desk.as_voucher().keys))
    after = signed(replace(desk.says(), seq=5), Signer(desk.as_voucher().keys))
    assert Court().whys(first, there, after, late) == ["", "", "", ""]


def test_nobody_enrols_another_desk() -> None:
    desk, hostile = Desk(), Desk()
    theirs = replace(hostile.enrolment, desk=desk.id)
    about = signed(replace(hostile.enrolment, subject=desk.id), Signer(hostile.as_voucher().keys))
    court = Court()
    assert court.whys(theirs, about) == ["-enrolled-wrong", "-enrolled-wrong"]
    assert court.whys(desk.enrolment, desk.says()) == ["", ""]


def test_a_desk_has_one_key_for_good() -> None:
    desk = Desk()
    other = Signer(fresh_keys())
    mine = Signer(desk.as_voucher().keys)
    stolen = enrolment(desk.id, 2, 0, other)
    new_key = signed(replace(enrolment(desk.id, 3, 0, other), signature=b""), mine)
    again = enrolment(desk.id, 4, 0, mine)
    found = Court().whys(desk.enrolment, stolen, new_key, again)
    assert found == ["", "-signature-wrong", "-enrolled-twice", ""]


def test_the_first_of_a_store_admits_itself_and_the_next_waits() -> None:
    first, second, court = Desk(), Desk(), Court()
    court.hears(*first.set_up(), *second.set_up())
    assert (court.knows(first), court.knows(second)) == (True, False)
    assert court.whys(first.admits(second)) == [""]
    assert court.knows(second)


def test_a_roster_that_was_read_in_before_the_first_desk_takes_its_place_from_nobody() -> None:
    roster, first, second, court = Desk(), Desk(), Desk(), Court()
    court.hears(roster.enrolment, roster.says(), *first.set_up(), second.enrolment)
    assert (court.knows(roster), court.knows(first), court.knows(second)) == (True, True, False)


def test_desks_that_shared_before_any_signed_are_known() -> None:
    old, new, first, court = Desk(), Desk(), Desk(), Court()
    court.hears(bare(old.says()), *first.set_up(), bare(new.says()))
    for desk in (old, new):
        court.hears(enrolment(desk.id, 3, 0, Signer(desk.as_voucher().keys)))
    assert (court.knows(old), court.knows(new)) == (True, False)


def test_a_stranger_admits_neither_itself_nor_a_friend() -> None:
    first, stranger, friend, court = Desk(), Desk(), Desk(), Court()
    court.hears(*first.set_up(), stranger.enrolment, friend.enrolment)
    assert court.whys(stranger.admits(stranger), stranger.admits(friend)) == ["-not-allowed", "-not-allowed"]
    assert court.whys(bare(first.admits(friend))) == ["-signature-missing"]
    assert not court.knows(friend)


def test_a_desk_is_admitted_with_the_key_that_somebody_looked_at() -> None:
    first, second, court = Desk(), Desk(), Court()
    court.hears(*first.set_up(), second.enrolment)
    assert court.whys(first.says(DeskAdmitted(Desk().public), second.id)) == ["-not-allowed"]
    assert not court.knows(second)


def test_the_command_line_of_a_known_desk_is_known_by_its_word() -> None:
    first, court = Desk(), Court()
    helper = Desk(voucher=first.as_voucher())
    court.hears(*first.set_up(), helper.enrolment)
    assert court.knows(helper)


def test_the_word_of_a_stranger_or_a_forged_one_helps_nobody() -> None:
    first, stranger, court = Desk(), Desk(), Court()
    by_stranger = Desk(voucher=stranger.as_voucher())
    forged = Desk(voucher=Voucher(first.id, fresh_keys()))
    court.hears(*first.set_up(), stranger.enrolment, by_stranger.enrolment, forged.enrolment)
    assert not court.knows(by_stranger)
    assert not court.knows(forged)


def test_an_enrolment_with_words_that_are_no_keys_is_none() -> None:
    desk = Desk()
    for signing in ("", "zz" * 32, "ab" * 31, " " * 64):
        payload = desk.says(DeskEnrolled(signing, signing, "f" * 32, "geen"), desk.id)
        assert Court().whys(payload) == ["-enrolled-wrong"]


def test_keys_come_back_from_the_journal_as_they_went_in_and_are_never_shown() -> None:
    keys = fresh_keys()
    assert keys_from(keys.to_text()) == keys
    assert keys.signing.hex() not in repr(keys) + str(keys)
    assert isinstance(keys, DeskKeys)


def test_a_signature_holds_for_its_own_words_and_key_alone() -> None:
    one, other = Signer(fresh_keys()), Signer(fresh_keys())
    words = b"het gaat door"
    assert is_signed(one.public, one.sign(words), words)
    assert not is_signed(other.public, one.sign(words), words)
    assert not is_signed(one.public, one.sign(words), words + b".")
    assert not is_signed("geen sleutel", one.sign(words), words)


def test_what_is_known_of_a_desk_is_its_keys_and_its_number() -> None:
    desk, court = Incarnation(later()), Court()
    court.hears(desk.enrolment, desk.fact(NoteTyped("x"), REPORT, later()))
    found = court.ledger.get(DeskStanding, desk.id)
    assert found is not None
    assert (found.since, found.first, len(found.signing), len(found.sealing)) == (1, 1, 64, 64)
