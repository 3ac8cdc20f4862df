"""What a name without a password, a closed account and a call of one's own do not open."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from staffed import Staff, staffed

from desk.access.reasons import glass_reasons
from desk.access.sitting import NOBODY, Session, who
from desk.desk import Desk, Done, Refusal
from desk.intake.access import (
    ChangeAccount,
    CloseAccount,
    GiveFirstPassword,
    MakeAccount,
    ProtectReport,
    SetOwnPassword,
)
from desk.intake.answers import TypeNote
from desk.intake.calls import HangUp, OpenReport
from desk.intake.locked import NoteAtLock
from desk.intake.promises import PromiseCallback
from desk.signing.keys import Signer, fresh_keys


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[Staff]:
    made = staffed(tmp_path / "home")
    yield made
    assert made.desk.stop()


def a_call(desk: Desk) -> str:
    report = desk.new_id()
    desk.do(OpenReport(report, "0612345678"))
    return report


def test_a_closed_account_that_still_sits_there_breaks_no_glass(staff: Staff) -> None:
    staff.signs_in("shift-lead")
    row = staff.account("telephonist")
    broken = Session(row.person, "s", row.id, glass=10)
    assert who(broken, row, 5, second_factor=False).how == "break-glass"
    assert who(broken, replace(row, closed=True), 5, second_factor=False) == NOBODY
    assert who(Session("p", "s", glass=10), None, 5, second_factor=False).how == "break-glass", "a temp has no account"


def test_a_name_without_a_password_opens_no_glass_that_was_broken_before_the_lock(staff: Staff) -> None:
    desk = staff.desk
    staff.signs_in("shift-lead")
    report = a_call(desk)
    desk.do(HangUp(report))
    desk.door.temp("Sanne")
    desk.door.break_glass(glass_reasons()[0])
    assert desk.sheet(report) is not None
    desk.door.lock()
    desk.door.temp("sanne")
    assert desk.sheet(report) is None


def test_a_call_of_ones_own_gives_no_right_that_has_nothing_to_do_with_helping_now(staff: Staff) -> None:
    desk = staff.desk
    staff.signs_in("shift-lead")
    staff.signs_in("telephonist")
    report = a_call(desk)
    assert desk.may("report.write", report).allowed
    for right in ("decide.confirm", "client.export", "retention.approve"):
        assert not desk.may(right, report).allowed


@pytest.mark.parametrize("role", ["shift-lead", "telephonist"])
def test_an_administrator_gives_nobody_rights_that_they_do_not_have(staff: Staff, role: str) -> None:
    desk = staff.desk
    staff.everybody()
    own, other = staff.account("administrator"), staff.account(role)
    staff.signs_in("administrator")
    tried = (
        MakeAccount(desk.new_id(), desk.new_id(), "nieuw", (role,), "v", "p", "w", name="Nieuw"),
        ChangeAccount(own.id, own.sign_in, ("administrator", role)),
        GiveFirstPassword(other.id, "v", "p", "w"),
    )
    for command in tried:
        done = desk.do(command)
        assert isinstance(done, Refusal)
        assert "die hebt u zelf niet" in done.reason
        assert "Vraag een dienstleider" in done.reason
    assert desk.accounts()[own.id].roles == ("administrator",)


def test_an_administrator_closes_an_account_and_opens_it_for_nobody(staff: Staff) -> None:
    staff.everybody()
    row = staff.account("telephonist")
    staff.signs_in("administrator")
    assert isinstance(staff.desk.do(CloseAccount(row.id)), Done)
    assert isinstance(staff.desk.do(ChangeAccount(row.id, row.sign_in, row.roles)), Refusal)
    staff.signs_in("shift-lead")
    assert isinstance(staff.desk.do(ChangeAccount(row.id, row.sign_in, row.roles)), Done)


def test_the_last_shift_lead_keeps_that_role_also_where_an_administrator_stays(staff: Staff) -> None:
    staff.everybody()
    lead = staff.account("shift-lead")
    for role in ("administrator", "shift-lead"):
        staff.signs_in(role)
        for command in (CloseAccount(lead.id), ChangeAccount(lead.id, lead.sign_in, ("administrator",))):
            done = staff.desk.do(command)
            assert isinstance(done, Refusal)
            assert "laatste dienstleider" in done.reason or "die hebt u zelf niet" in done.reason


def protected_by_a_lead(staff: Staff, report: str) -> None:
    """As it comes from another desk: the shift lead there keeps it for themselves."""
    desk, lead = staff.desk, staff.account("shift-lead").person
    session = desk.session()
    desk.sit(Session(lead, "elders", staff.account("shift-lead").id))
    assert isinstance(desk.do(ProtectReport(report, (lead,))), Done)
    desk.sit(session)


@pytest.mark.parametrize("who", ["telephonist", "temp"])
def test_who_opened_a_report_reads_on_in_its_call_and_no_longer_than_that_once_it_is_for_named_people(
    staff: Staff, who: str
) -> None:
    desk = staff.desk
    staff.signs_in("shift-lead")
    if who == "temp":
        desk.door.temp("Invaller")
    else:
        staff.signs_in(who)
    report, before = a_call(desk), a_call(desk)
    desk.do(HangUp(before))
    protected_by_a_lead(staff, report)
    protected_by_a_lead(staff, before)
    assert desk.sheet(before) is None
    assert not desk.may("report.write", before).allowed
    assert desk.sheet(report) is not None, "somebody is on the line"
    assert desk.may("report.write", report).allowed
    desk.do(HangUp(report))
    assert desk.sheet(report) is None
    assert desk.timeline(report) == ()
    refused = desk.do(TypeNote(report, "x"))
    assert isinstance(refused, Refusal)
    assert "afgeschermd" in refused.reason


def test_whoever_was_given_a_new_password_elsewhere_signs_in_again_and_never_in_a_call(staff: Staff) -> None:
    desk = staff.desk
    staff.signs_in("shift-lead")
    staff.signs_in("telephonist")
    row = staff.account("telephonist")
    report = a_call(desk)
    session = desk.session()
    desk.sit(Session(staff.account("shift-lead").person, "elders", staff.account("shift-lead").id))
    key = fresh_keys()
    assert isinstance(desk.do(GiveFirstPassword(row.id, "v2", Signer(key).public, "w2")), Done)
    desk.sit(session)
    assert not desk.shut, "somebody is on the line"
    assert desk.sheet(report) is not None
    desk.do(HangUp(report))
    assert desk.shut
    assert desk.sitting is None


def test_whoever_chooses_their_own_password_goes_on(staff: Staff) -> None:
    desk = staff.desk
    staff.signs_in("shift-lead")
    row = staff.account("shift-lead")
    assert isinstance(desk.do(SetOwnPassword(row.id, "v2", Signer(fresh_keys()).public, "w2")), Done)
    assert not desk.shut
    staff.seat.agreed(desk)
    assert not desk.shut


def test_one_line_is_written_on_the_lock_screen_with_what_rings_and_with_nothing_else(staff: Staff) -> None:
    desk = staff.desk
    staff.signs_in("shift-lead")
    report, other = a_call(desk), a_call(desk)
    desk.do(HangUp(other))
    desk.do(PromiseCallback(report, who="Fatima", number="0612345678"))
    desk.door.lock()
    assert isinstance(desk.do(NoteAtLock(report, "belt over tien minuten")), Refusal), "it does not ring yet"
    staff.seat.clock.advance(hours=1)  # type: ignore[attr-defined]
    assert isinstance(desk.do(NoteAtLock(report, " ")), Refusal)
    assert isinstance(desk.do(NoteAtLock(report, "moeder belde \n zelf terug")), Done)
    assert isinstance(desk.do(NoteAtLock(other, "x")), Refusal)
    assert isinstance(desk.do(TypeNote(report, "x")), Refusal)
    assert desk.timeline(report) == ()
    staff.signs_in("shift-lead")
    said = [row for row in desk.timeline(report) if "moeder belde zelf terug" in repr(row)]
    assert len(said) == 1
    assert "onbekend door wie" in repr(said[0])
    assert "Medewerker" not in repr(said[0])
