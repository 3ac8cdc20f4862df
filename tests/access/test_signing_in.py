"""What signing in rests on: passwords, the second factor, and a wait that grows and never lasts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.access import passwords, second, slowing
from desk.access.accounts import account_row, named
from desk.errors import Refused
from desk.fact import Fact
from desk.facts.access import AccountSet, FirstPasswordGiven, SecondFactorSet
from desk.intake import New
from desk.sealing import Place, sealed

ACCOUNT, ANNA = "a" * 32, "b" * 32
GOOD = "vier natte schapen"


def facts(*payloads: object) -> list[Fact]:
    return sealed([New(one, ACCOUNT) for one in payloads], 0, Place("c" * 32, ANNA, 1, lambda _kind, _subject: ""))


def test_a_password_fits_its_own_verifier_and_opens_its_own_key() -> None:
    verifier, key = passwords.verifier_of(GOOD), passwords.new_own_key(GOOD)
    assert passwords.fits(verifier, GOOD)
    assert not passwords.fits(verifier, GOOD + "!")
    assert GOOD not in verifier
    private = passwords.opened(key.wrapped, GOOD)
    assert len(private) == 32
    assert passwords.opened(key.wrapped, "iets anders dan dat") == b""
    again = passwords.rewrapped(key.wrapped, GOOD, "een heel ander woord")
    assert passwords.opened(again, "een heel ander woord") == private
    assert passwords.rewrapped(key.wrapped, "iets anders dan dat", "x") == ""


def test_a_signature_of_a_person_is_checked_with_their_public_half() -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key = passwords.new_own_key(GOOD)
    written = passwords.signed_by(passwords.opened(key.wrapped, GOOD), b"hier")
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.public)).verify(bytes.fromhex(written), b"hier")


def test_an_accent_is_one_whichever_keyboard_it_was_typed_on() -> None:
    assert passwords.fits(passwords.verifier_of("ren\u00e9e en de schapen"), "rene\u0301e en de schapen")


@pytest.mark.parametrize("broken", ["", "zz", "00", "$argon2id$v=19$m=1", "ab" * 60])
def test_what_is_damaged_opens_nothing_and_breaks_nothing(broken: str) -> None:
    assert not passwords.fits(broken, GOOD)
    assert passwords.opened(broken, GOOD) == b""


def test_a_password_that_others_try_first_is_refused_in_words() -> None:
    for bad in ("kort", "aaaaaaaaaaaaaaaa", "annavisser1!"):
        assert passwords.too_easy(bad, "Annavisser")
    assert not passwords.too_easy(GOOD, "Anna Visser")
    with pytest.raises(Refused):
        passwords.verifier_of("")


def test_a_code_counts_around_its_half_minute_and_only_once() -> None:
    import pyotp

    secret, at = second.new_secret(), 1_800_000_000.0
    code = pyotp.TOTP(secret).at(int(at))
    step = second.step_of(secret, f" {code[:3]} {code[3:]} ", at)
    assert step == int(at) // second.STEP
    assert second.step_of(secret, code, at, used=step) == 0
    assert second.step_of(secret, code, at + second.STEP) == step
    assert second.step_of(secret, code, at + 3 * second.STEP) == 0
    for wrong in ("", "12345", "1234567", "abcdef", "\u0661\u0662\u0663\u0664\u0665\u0666"):
        assert second.step_of(secret, wrong, at) == 0


def test_the_second_factor_is_read_in_as_a_picture_or_typed_over() -> None:
    secret = second.new_secret()
    where = second.address(secret, "anna", "Nachtwacht")
    assert secret in where
    rows = second.picture(where).rows
    assert len({len(row) for row in rows} | {len(rows)}) == 1
    assert not any(rows[0])
    assert second.in_groups(secret).replace(" ", "") == secret


@given(st.lists(st.floats(0, 5000), max_size=40).map(sorted), st.floats(0, 10_000))
def test_nobody_ever_waits_longer_than_a_minute(slips: list[float], now: float) -> None:
    pause = slowing.wait(slips, now)
    assert 0 <= pause <= slowing.LONGEST
    assert slowing.wait(slips, now + slowing.LONGEST) == 0 or any(at > now for at in slips)


def test_three_slips_cost_nothing_and_then_the_wait_grows() -> None:
    waits = [slowing.wait([0.0] * count, 0.0) for count in range(12)]
    assert waits[:4] == [0, 0, 0, 0]
    assert waits[4:] == sorted(waits[4:])
    assert waits[-1] == slowing.LONGEST
    assert slowing.wait([0.0] * 50, slowing.FORGOTTEN + 1) == 0


def test_an_account_is_what_was_said_of_it_last() -> None:
    made = AccountSet(ANNA, "Anna", ("telephonist",), verifier="x")
    row = account_row(ACCOUNT, facts(made, FirstPasswordGiven("nieuw"), SecondFactorSet({"d": "11", "c": "22"})))
    assert row is not None
    assert row.first
    assert row.secret_for(["e", "d"]) == ("d", "11")
    changed = account_row(ACCOUNT, facts(made, FirstPasswordGiven(), AccountSet(ANNA, "Anna", ("triagist",), "y")))
    assert changed is not None
    assert (changed.first, changed.roles) == (False, ("triagist",))
    assert named({ACCOUNT: row}, "  ANNA ") == row
    assert named({ACCOUNT: row}, "") is None
    closed = account_row(ACCOUNT, facts(made, AccountSet(ANNA, "Anna", (), "x", closed=True)))
    assert closed is not None
    assert named({ACCOUNT: closed}, "anna") is None
