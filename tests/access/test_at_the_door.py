"""Signing in, handing over the seat, the lock, broken glass, nights without an account: through the desk itself."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from staffed import Staff, staffed

from desk.access.door import Outcome, Typed, check
from desk.access.policy import policy
from desk.access.reasons import glass_reasons
from desk.desk import Desk, Done, Refusal
from desk.fact import Fact
from desk.facts.access import SignedIn, SignedOut, SignInRefused
from desk.facts.codec import decode
from desk.intake.access import CloseAccount, GiveFirstPassword, LockDesk
from desk.intake.answers import GiveAnswer
from desk.intake.calls import HangUp, OpenReport
from desk.intake.desk import TakeSeat
from desk.intake.promises import PromiseCallback
from desk.intake.routes import OpenRoute

NUMBER = "06 12 34 56 78"
HOURS, MINUTES = policy().temp_hours, policy().glass_minutes


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[Staff]:
    made = staffed(tmp_path / "home")
    yield made
    assert made.desk.stop()


def told(staff: Staff, kind: type) -> list[object]:
    """What the desk said of itself, of one kind."""
    facts: list[Fact] = staff.desk._shown.facts(staff.desk.id)
    return [said for fact in facts if isinstance(said := decode(fact), kind)]


def a_call(desk: Desk, number: str = NUMBER) -> str:
    report = desk.new_id()
    assert isinstance(desk.do(OpenReport(report, number)), Done)
    return report


def free_text(desk: Desk) -> str:
    """The link of a question that is answered in words."""
    profile = desk.profile
    assert profile is not None
    return next(item.link_id for item in profile.checklist.questions() if item.type in ("string", "text"))


def again(staff: Staff) -> Desk:
    """The desk is stopped and started."""
    staff.seat.kept(staff.desk)
    assert staff.desk.stop()
    staff.desk = staff.seat.open()
    return staff.desk


# -- without accounts -------------------------------------------------------------------------------------------------


def test_a_desk_without_accounts_asks_nobody_who_they_are(staff: Staff) -> None:
    desk = staff.desk
    assert (desk.asked, desk.shut, desk.sitting) == (False, False, None)
    assert desk.me is not None
    report = a_call(desk)
    assert desk.card(report) == desk.board()[0]
    assert desk.may("accounts.manage").allowed
    assert desk.door.first


def test_as_soon_as_one_account_stands_nobody_sits_there_until_they_sign_in(staff: Staff) -> None:
    desk = staff.desk
    report = a_call(desk)
    row = staff.account("shift-lead")
    assert desk.asked
    again(staff)
    desk = staff.desk
    assert (desk.shut, desk.me, desk.sitting) == (True, None, None)
    assert (desk.board(), desk.today(), desk.promises(), desk.drafts()) == ((), (), (), {})
    assert (desk.card(report), desk.sheet(report), desk.timeline(report), desk.search("A-1")) == (None, None, (), ())
    assert desk.routes()
    assert isinstance(desk.do(OpenRoute(report, "112")), Done)
    assert isinstance(desk.do(TakeSeat(row.person)), Refusal)
    refused = desk.do(GiveAnswer(report, "", "x", ("y",)))
    assert isinstance(refused, Refusal)
    assert "Meld u eerst aan" in refused.reason
    staff.signs_in("shift-lead")
    assert desk.me is not None
    assert desk.me.id == row.person
    assert desk.board()


# -- at the door ------------------------------------------------------------------------------------------------------


def typed_wrong(staff: Staff, name: str = "shift-lead1", times: int = 1) -> None:
    for _ in range(times):
        assert isinstance(staff.desk.door.enter(Outcome("wrong", name, "Nee.", reason="password")), Refusal)


def test_wrong_passwords_slow_down_also_over_a_restart_and_lock_nobody_out(staff: Staff) -> None:
    staff.signs_in("shift-lead")
    staff.desk.door.leave()
    typed_wrong(staff, times=3)
    assert staff.desk.door.attempt(Typed("shift-lead1", "x")).wait == 0
    typed_wrong(staff, times=5)
    desk = again(staff)
    attempt = desk.door.attempt(Typed(" SHIFT-LEAD1 ", "x"))
    assert 0 < attempt.wait <= 60
    assert check(attempt, lambda *_: True).kind == "wait"
    assert desk.door.attempt(Typed("telephonist1", "x")).wait == 0
    staff.seat.clock.advance(seconds=61)  # type: ignore[attr-defined]
    assert desk.door.attempt(Typed("shift-lead1", "x")).wait == 0
    staff.signs_in("shift-lead")
    assert len(told(staff, SignInRefused)) == 8


def test_what_was_typed_as_a_name_is_kept_only_if_somebody_has_it(staff: Staff) -> None:
    staff.signs_in("shift-lead")
    typed_wrong(staff, "mijn geheime wachtwoord")
    typed_wrong(staff, "Shift-Lead1")
    assert [said.sign_in for said in told(staff, SignInRefused)] == ["", "shift-lead1"]  # type: ignore[attr-defined]


def test_an_account_that_changed_while_somebody_typed_lets_nobody_in(staff: Staff) -> None:
    staff.signs_in("shift-lead")
    row = staff.account("telephonist")
    outcome = staff.outcome(row)
    assert isinstance(staff.desk.do(GiveFirstPassword(row.id, "$nieuw$", "aa", "bb")), Done)
    assert isinstance(staff.desk.door.enter(outcome), Refusal)
    closed = staff.outcome(staff.account("triagist"))
    assert isinstance(staff.desk.do(CloseAccount(staff.account("triagist").id)), Done)
    assert isinstance(staff.desk.door.enter(closed), Refusal)


def test_a_code_counts_once(staff: Staff) -> None:
    staff.signs_in("shift-lead")
    row = staff.account("telephonist")
    assert isinstance(staff.desk.door.enter(staff.outcome(row, step=5)), Done)
    assert isinstance(staff.desk.door.enter(staff.outcome(row, step=5)), Refusal)
    assert isinstance(staff.desk.door.enter(staff.outcome(row, step=6)), Done)


def test_a_desk_is_trusted_for_some_days_after_a_code_and_no_longer(staff: Staff) -> None:
    staff.signs_in("shift-lead")
    row, door = staff.account("telephonist"), staff.desk.door
    assert door.wants_code("telephonist1")
    assert isinstance(door.enter(staff.outcome(row, step=5)), Done)
    assert not door.wants_code("Telephonist1")
    assert door.wants_code("wie dan ook")
    staff.seat.clock.advance(days=policy().trusted_days)  # type: ignore[attr-defined]
    assert door.wants_code("telephonist1")


def test_who_closes_an_account_ends_its_rights_at_once(staff: Staff) -> None:
    staff.signs_in("shift-lead")
    row = staff.account("telephonist")
    staff.signs_in("telephonist")
    report = a_call(staff.desk)
    staff.desk.do(HangUp(report))
    lead = staff.account("shift-lead")
    assert lead.roles == ("shift-lead",)
    staff.signs_in("shift-lead")
    assert isinstance(staff.desk.do(CloseAccount(row.id)), Done)
    assert isinstance(staff.desk.do(CloseAccount(lead.id)), Refusal)


# -- the seat ---------------------------------------------------------------------------------------------------------


def test_somebody_else_sits_down_in_the_middle_of_a_call_and_everything_goes_on(staff: Staff) -> None:
    desk = staff.desk
    staff.signs_in("shift-lead")
    first = staff.account("telephonist").person
    second = staff.account("triagist").person
    staff.signs_in("telephonist")
    report, link = a_call(desk), free_text(desk)
    child = desk.card(report).children[0].id  # type: ignore[union-attr]
    desk.draft(report, child, link, "ze zit bij de buren, in de")
    staff.signs_in("triagist")
    assert desk.me is not None
    assert desk.me.id == second
    assert desk.talking(report)
    sheet = desk.sheet(report)
    assert sheet is not None
    assert sheet.on_line == "calling"
    ((_, text),) = desk.drafts().items()
    assert text == "ze zit bij de buren, in de"
    desk.draft(report, child, link, "ze zit bij de buren, in de schuur")
    assert list(desk.drafts().values()) == ["ze zit bij de buren, in de schuur"]
    assert isinstance(desk.do(GiveAnswer(report, child, link, ("ze zit bij de buren, in de schuur",))), Done)
    assert desk.drafts() == {}
    ended = told(staff, SignedOut)[-1]
    assert (ended.person, ended.how) == (first, "seat")  # type: ignore[attr-defined]
    staff.signs_in("telephonist")
    assert desk.drafts() == {}


def test_a_half_typed_report_waits_for_its_own_author_over_a_restart(staff: Staff) -> None:
    staff.signs_in("shift-lead")
    staff.account("telephonist")
    staff.account("triagist")
    staff.signs_in("telephonist")
    report = a_call(staff.desk)
    link = free_text(staff.desk)
    staff.desk.do(HangUp(report))
    child = staff.desk.card(report).children[0].id  # type: ignore[union-attr]
    staff.desk.draft(report, child, link, "half getypt")
    desk = again(staff)
    assert desk.drafts() == {}
    staff.signs_in("triagist")
    assert desk.drafts() == {}
    assert "half getypt" not in repr(desk.sheet(report))
    staff.signs_in("telephonist")
    assert list(desk.drafts().values()) == ["half getypt"]


def test_what_the_desk_says_of_who_sits_there_holds_for_every_desk(staff: Staff) -> None:
    """The certificates are real: no desk that reads along finds anything to say of it."""
    desk = staff.desk
    staff.everybody()
    report = a_call(desk)
    for role in ("telephonist", "triagist"):
        staff.signs_in(role)
        assert isinstance(desk.do(GiveAnswer(report, "", free_text(desk), (role,))), Done)
    desk.door.break_glass(glass_reasons()[0])
    desk.do(GiveAnswer(report, "", free_text(desk), ("na de greep",)))
    desk.door.temp("Invaller")
    staff.signs_in("shift-lead")
    desk.do(CloseAccount(staff.account("figures").id))
    staff.seat.agreed(desk)
    assert [notice for notice in desk.health().notices if "aangemeld" in notice or "handtekening" in notice] == []
    assert desk.accounts()[staff.account("figures").id].closed
    assert next(iter(desk._reader._all("SELECT count(*) FROM refused")))[0] == 0


# -- the lock ---------------------------------------------------------------------------------------------------------


def test_the_lock_shows_nothing_rings_and_opens_for_the_same_person(staff: Staff) -> None:
    desk = staff.desk
    staff.signs_in("shift-lead")
    report = a_call(desk)
    assert isinstance(desk.door.lock(), Refusal)
    assert not desk.door.idle(10**6)
    assert isinstance(desk.do(PromiseCallback(report, who="Fatima", number=NUMBER)), Done)
    session = desk.sitting
    assert session is not None
    assert desk.door.idle(policy().idle_minutes * 60)
    assert isinstance(desk.door.lock("idle"), Done)
    assert (desk.shut, desk.me, desk.board(), desk.sheet(report)) == (True, None, (), None)
    staff.seat.clock.advance(hours=1)  # type: ignore[attr-defined]
    alarms = desk.alarms()
    assert alarms
    assert NUMBER not in repr(alarms)
    assert "Fatima" not in repr(alarms)
    assert alarms[0].promise.reference
    staff.signs_in("shift-lead")
    assert desk.sitting == session
    assert NUMBER in repr(desk.alarms())
    assert desk.sheet(report) is not None


def test_a_call_that_comes_in_on_the_lock_screen_is_opened_and_whoever_signs_in_goes_on(staff: Staff) -> None:
    desk = staff.desk
    staff.signs_in("shift-lead")
    staff.account("telephonist")
    desk.door.lock()
    report = a_call(desk)
    assert desk.in_call()
    assert desk.sheet(report) is None
    staff.signs_in("telephonist")
    sheet = desk.sheet(report)
    assert sheet is not None
    assert sheet.on_line == "calling"


def test_locking_is_done_at_the_door_and_a_fact_of_it_names_who(staff: Staff) -> None:
    staff.signs_in("shift-lead")
    staff.desk.door.leave()
    assert staff.desk.do(LockDesk()) == Done(())


# -- without an account, and with a reason ----------------------------------------------------------------------------


def test_somebody_without_an_account_works_for_the_night_in_new_reports_only(staff: Staff) -> None:
    desk = staff.desk
    staff.signs_in("shift-lead")
    old = a_call(desk)
    desk.do(HangUp(old))
    assert isinstance(desk.door.temp(" "), Refusal)
    assert isinstance(desk.door.temp("Sanne  Invaller"), Done)
    assert desk.me is not None
    person = desk.me
    assert person.name == "Sanne Invaller"
    assert person not in desk.people()
    withheld = desk.card(old)
    assert withheld is not None
    assert withheld.withheld
    assert NUMBER not in repr(withheld)
    new = a_call(desk)
    assert desk.sheet(new) is not None
    assert isinstance(desk.do(GiveAnswer(new, "", free_text(desk), ("x",))), Done)
    assert isinstance(desk.do(GiveAnswer(old, "", free_text(desk), ("x",))), Refusal)
    staff.seat.clock.advance(hours=HOURS, minutes=1)  # type: ignore[attr-defined]
    assert desk.sitting is not None, "a call is going on"
    desk.do(HangUp(new))
    assert desk.sitting is None
    assert desk.shut


def test_broken_glass_opens_at_once_is_seen_and_ends_by_itself(staff: Staff) -> None:
    desk = staff.desk
    staff.signs_in("shift-lead")
    report = a_call(desk)
    desk.do(HangUp(report))
    staff.account("administrator")
    staff.signs_in("administrator")
    refused = desk.do(GiveAnswer(report, "", free_text(desk), ("x",)))
    assert isinstance(refused, Refusal)
    assert refused.glass
    for typed in ("  ", "oma van Sjoerdtje Wiersma belt weer over de Oldehove"):
        assert isinstance(desk.door.break_glass(typed), Refusal)
    assert isinstance(desk.door.break_glass(glass_reasons()[0]), Done)
    assert desk.sitting is not None
    assert desk.sitting.reason == glass_reasons()[0]
    assert desk.sheet(report) is not None
    assert isinstance(desk.do(GiveAnswer(report, "", free_text(desk), ("x",))), Done)
    line = desk.door.broken()[0]
    assert (line.name, line.reason) == (desk.me.name, glass_reasons()[0])  # type: ignore[union-attr]
    assert line.until - line.at == timedelta(minutes=MINUTES)
    staff.seat.clock.advance(minutes=MINUTES)  # type: ignore[attr-defined]
    assert desk.sitting is not None
    assert desk.sitting.glass is None
    assert desk.sheet(report) is None


def test_a_first_password_is_replaced_before_all_rights_count(staff: Staff) -> None:
    desk = staff.desk
    staff.signs_in("shift-lead")
    row = staff.account("telephonist")
    old = a_call(desk)
    desk.do(HangUp(old))
    public = row.public
    assert isinstance(desk.do(GiveFirstPassword(row.id, "$eerste$", public, "w2", "kwijt")), Done)
    staff.signs_in("telephonist")
    assert desk.sitting is not None
    assert desk.sitting.owes == ("password",)
    refused = desk.do(GiveAnswer(old, "", free_text(desk), ("x",)))
    assert isinstance(refused, Refusal)
    assert "eigen wachtwoord" in refused.reason
    assert isinstance(desk.do(OpenReport(desk.new_id())), Done)


def test_every_session_says_how_it_began(staff: Staff) -> None:
    staff.account("shift-lead")
    staff.desk.door.temp("Sanne")
    staff.desk.door.break_glass(glass_reasons()[0])
    assert [said.how for said in told(staff, SignedIn)] == ["password", "temp", "break-glass"]  # type: ignore[attr-defined]
