"""Somebody without an account, for one night: a code of their own opens the lock, and a name opens nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from clear_bytes import found_in
from staffed import Staff, staffed

from desk.access.night import Came, check
from desk.access.policy import policy
from desk.desk import Desk, Done, Refusal
from desk.intake.calls import HangUp, OpenReport

CHEAP = PasswordHasher(1, 8, 1).hash
CODE, NAME = "zeven7", "Invaller Ans"


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[Staff]:
    made = staffed(tmp_path / "home")
    made.signs_in("shift-lead")
    made.account("telephonist")
    yield made
    assert made.desk.stop()


def comes(desk: Desk, code: str = CODE, name: str = NAME) -> Done | Refusal:
    """A name, Enter, a code, Enter."""
    return desk.door.come(check(desk.door.guest(name, code), hashed=CHEAP))


def a_call(desk: Desk) -> str:
    report = desk.new_id()
    assert isinstance(desk.do(OpenReport(report, "0612345678")), Done)
    return report


def locked(desk: Desk) -> str:
    """A report of somebody who works for the night, who locked the screen; half a word is typed in it."""
    assert isinstance(comes(desk), Done)
    report = a_call(desk)
    desk.do(HangUp(report))
    desk.draft(report, "", link(desk), "half")
    assert isinstance(desk.door.lock(), Done)
    return report


def link(desk: Desk) -> str:
    profile = desk.profile
    assert profile is not None
    return next(item.link_id for item in profile.checklist.questions() if item.type in ("string", "text"))


def test_the_name_on_the_screen_opens_nothing(staff: Staff) -> None:
    desk = staff.desk
    report = locked(desk)
    for code in ("", "     ", "ander8", NAME):
        done = comes(desk, code)
        assert isinstance(done, Refusal)
        assert desk.shut
        assert desk.sheet(report) is None
    assert isinstance(comes(desk), Done)
    assert desk.sheet(report) is not None
    assert list(desk.drafts().values()) == ["half"]


@pytest.mark.parametrize("code", ["", "abc", "  a b ", "invaller  ans", "Invaller Ans"])
def test_a_code_has_four_characters_and_is_not_the_name(staff: Staff, code: str) -> None:
    done = comes(staff.desk, code)
    assert isinstance(done, Refusal)
    assert "4 tekens" in done.reason
    assert staff.desk.sitting is not None
    assert staff.desk.sitting.how == "password", "the one before still sits there"


def test_wrong_codes_slow_down_as_wrong_passwords_do_and_no_other_name_waits(staff: Staff) -> None:
    desk = staff.desk
    report = locked(desk)
    for _ in range(3):
        assert isinstance(comes(desk, "ander8"), Refusal)
        assert desk.door.guest(NAME, CODE).wait == 0
    comes(desk, "ander8")
    attempt = desk.door.guest(" invaller  ANS", CODE)
    assert 0 < attempt.wait <= 60
    assert check(attempt).kind == "wait", "also the right one waits"
    assert desk.door.guest("Ans twee", CODE).wait == 0
    staff.seat.clock.advance(seconds=61)  # type: ignore[attr-defined]
    assert isinstance(comes(desk), Done)
    assert desk.sheet(report) is not None
    assert desk.door.guest(NAME, "").wait == 0, "the right one ends it"


def test_who_forgot_the_code_begins_anew_under_another_name_and_a_shift_lead_opens_what_waits(staff: Staff) -> None:
    desk = staff.desk
    report = locked(desk)
    refused = comes(desk, "ander8")
    assert isinstance(refused, Refusal)
    assert "achter uw naam" in refused.reason
    assert isinstance(comes(desk, "ander8", f"{NAME} 2"), Done)
    assert desk.sheet(report) is None
    assert desk.drafts() == {}
    desk.door.leave()
    staff.signs_in("telephonist")
    assert desk.drafts() == {}
    staff.signs_in("shift-lead")
    assert desk.sheet(report) is not None
    assert list(desk.drafts().values()) == ["half"]
    desk.draft(report, "", link(desk), "half en heel")
    assert list(desk.drafts().values()) == ["half en heel"]


def test_a_shift_lead_finds_no_half_word_of_a_colleague_with_an_account(staff: Staff) -> None:
    desk = staff.desk
    staff.signs_in("telephonist")
    report = a_call(desk)
    desk.do(HangUp(report))
    desk.draft(report, "", link(desk), "van haar")
    staff.signs_in("shift-lead")
    assert desk.drafts() == {}


def test_who_gave_the_seat_over_comes_back_with_the_code_and_goes_on_till_the_end_of_that_night(staff: Staff) -> None:
    desk = staff.desk
    report = locked(desk)
    staff.signs_in("telephonist")
    staff.seat.clock.advance(hours=1)  # type: ignore[attr-defined]
    assert isinstance(comes(desk), Done)
    assert desk.sheet(report) is not None
    staff.seat.clock.advance(hours=policy().temp_hours - 1, seconds=1)  # type: ignore[attr-defined]
    assert desk.shut
    assert isinstance(comes(desk), Done)
    assert desk.sheet(report) is None, "another night, another person"


def test_after_a_restart_nobody_is_known_by_a_code(staff: Staff) -> None:
    report = locked(staff.desk)
    staff.seat.kept(staff.desk)
    assert staff.desk.stop()
    staff.desk = staff.seat.open()
    assert isinstance(comes(staff.desk), Done)
    assert staff.desk.sheet(report) is None


def test_the_code_stands_nowhere(staff: Staff) -> None:
    attempt = staff.desk.door.guest(NAME, "geheim-woord")
    came = check(attempt)
    assert came.verifier.startswith("$argon2id$")
    assert "geheim-woord" not in repr(attempt) + repr(came)
    assert isinstance(staff.desk.door.come(came), Done)
    staff.desk.door.lock()
    assert isinstance(comes(staff.desk, "geheim-wrd"), Refusal)
    staff.seat.agreed(staff.desk)
    said = repr([fact.payload for fact in staff.desk._shown.facts(staff.desk.id)])
    assert "geheim" not in said
    assert "argon2id" not in said
    assert not found_in([staff.seat.home.path], ["geheim-woord", came.verifier])


def test_a_code_that_was_judged_before_somebody_else_sat_down_is_still_theirs(staff: Staff) -> None:
    desk = staff.desk
    report = locked(desk)
    came = check(desk.door.guest(NAME, CODE))
    staff.signs_in("telephonist")
    assert isinstance(desk.door.come(came), Done)
    assert desk.sheet(report) is not None
    assert isinstance(desk.door.come(Came("in", NAME, person="0" * 32)), Refusal), "nobody who is known here"


def test_who_comes_under_the_name_of_somebody_with_an_account_is_not_taken_for_them(staff: Staff) -> None:
    desk = staff.desk
    lead = staff.account("shift-lead").person
    assert isinstance(comes(desk, CODE, " medewerker  SHIFT-lead"), Done)
    assert desk.me is not None
    assert desk.me.id != lead
    assert desk.me.name == "medewerker SHIFT-lead (zonder bewijs)"
    assert isinstance(desk.door.lock(), Done)
    assert isinstance(comes(desk, CODE, "Medewerker shift-lead"), Done)
    assert isinstance(comes(desk, CODE, "Medewerker"), Done)
    assert desk.me.name == "Medewerker"
