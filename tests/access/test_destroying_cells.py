"""Who may have something destroyed: every role, and nobody behind a lock; the account of who left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from staffed import ROLES, Staff, staffed

from desk.access.rights import rights
from desk.desk import Done, Refusal
from desk.intake.access import CloseAccount
from desk.intake.calls import HangUp, OpenReport
from desk.intake.closing import SetAside
from desk.intake.retention import ApproveDestruction, EraseAccount, EraseFacts, HoldDestruction, LiftHold


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[Staff]:
    made = staffed(tmp_path / "desk")
    try:
        made.everybody()
        yield made
    finally:
        assert made.desk.stop()


@pytest.fixture
def report(staff: Staff) -> str:
    desk = staff.desk
    report = desk.new_id()
    for command in (OpenReport(report, "0611111111"), HangUp(report), SetAside(report, "wrong-number")):
        assert isinstance(desk.do(command), Done)
    staff.seat.agreed(desk)
    staff.seat.clock.advance(days=400)  # type: ignore[attr-defined]
    return report


def test_each_role_is_given_the_list_and_the_acts_as_the_table_says(staff: Staff, report: str) -> None:
    desk = staff.desk
    for role in sorted(ROLES, key=lambda role: role == "shift-lead"):
        staff.signs_in(role)
        allowed = rights().rights["retention.approve"].cells[role].granted
        assert [row.report for row in desk.destruction()] == ([report] if allowed else []), role
        commands = (HoldDestruction(report, "complaint"), LiftHold(report), EraseFacts(report, "request"))
        for command in commands:
            assert isinstance(desk.do(command), Done) == allowed, (role, command)
        again = desk.do(ApproveDestruction(report))
        assert isinstance(again, Refusal) == (not allowed), role
        if not allowed:
            assert isinstance(again, Refusal)
            assert again.right == "retention.approve"
    assert rights().rights["retention.approve"].cells["shift-lead"].granted


def test_the_account_of_who_left_is_erased_and_that_of_a_lead_stays(staff: Staff) -> None:
    desk = staff.desk
    triagist, admin = staff.account("triagist"), staff.account("administrator")
    staff.signs_in("shift-lead")
    assert "Sluit dit account" in str(getattr(desk.do(EraseAccount(triagist.id)), "reason", ""))
    for row in (triagist, admin):
        assert isinstance(desk.do(CloseAccount(row.id)), Done)
    staff.seat.agreed(desk)
    assert "blijft bekend" in str(getattr(desk.do(EraseAccount(admin.id)), "reason", ""))
    assert isinstance(desk.do(EraseAccount(triagist.id)), Done)
    staff.seat.agreed(desk)
    assert any(staff.seat.inbox.wait(lambda: triagist.id not in desk.accounts(), timeout=0.1) for _ in range(50))
    assert admin.id in desk.accounts()
