"""What the rights refuse or broken glass opens stands in the audit, with who, in which role, by which right and why."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from staffed import Staff, staffed

from desk.access.reasons import glass_reasons
from desk.audit.norm import norm_event
from desk.audit.subject import audit_subject, subject_of
from desk.audit.who import read_look
from desk.desk import Done, Refusal
from desk.fact import Fact
from desk.facts.audit import Looked
from desk.intake.calls import HangUp, OpenReport
from desk.intake.closing import CloseReport, ReopenReport
from desk.intake.papers import HandOut
from desk.replica.reader import ReplicaReader


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[Staff]:
    """A desk where everybody has an account; the shift lead sits there."""
    staff = staffed(tmp_path / "home")
    staff.everybody()
    yield staff
    assert staff.desk.stop()


def closed(staff: Staff, hours: int) -> str:
    """A report that the shift lead closed so long ago, in a session that is over."""
    staff.signs_in("shift-lead")
    desk, report = staff.desk, staff.desk.new_id()
    for command in (OpenReport(report, "06 12345678"), HangUp(report), CloseReport(report)):
        assert isinstance(desk.do(command), Done)
    staff.seat.clock.advance(hours=hours)
    return report


def facts(staff: Staff, subject: str) -> list[Fact]:
    staff.seat.agreed(staff.desk)
    reader = ReplicaReader(staff.seat.home.replica, staff.seat.home.key)
    try:
        return list(reader.events_of([subject], 0, 1 << 62))
    finally:
        reader.close()


def looks(staff: Staff, subject: str) -> list[tuple[str, Looked]]:
    found = [(fact.author, read_look(fact.payload)) for fact in facts(staff, subject)]
    return [(who, look) for who, look in found if look is not None]


def test_a_look_says_in_which_role_and_by_which_right(staff: Staff) -> None:
    report = closed(staff, 1)
    me = staff.signs_in("triagist")
    assert staff.desk.sheet(report) is not None
    ((who, look),) = looks(staff, subject_of("report", report))
    assert (who, look.roles, look.ground, look.reason, look.outcome) == (me, ("triagist",), "report.read", "", 0)
    assert look.session


def test_a_report_that_may_not_be_read_gives_a_refusal_and_no_look(staff: Staff) -> None:
    report = closed(staff, 80)
    me = staff.signs_in("telephonist")
    for _ in range(5):
        assert staff.desk.sheet(report) is None
        assert staff.desk.timeline(report) == ()
        assert staff.desk.care.summary(report) is None
        card = staff.desk.card(report)
        assert card is not None
        assert card.withheld
    ((who, look),) = looks(staff, subject_of("report", report))
    assert (who, look.how, look.action, look.outcome, look.ground) == (me, "refusal", "E", 8, "report.read")


def test_a_command_that_is_refused_is_in_the_audit_by_its_name(staff: Staff) -> None:
    report = closed(staff, 200)
    staff.signs_in("telephonist")
    assert isinstance(staff.desk.do(ReopenReport(report)), Refusal)
    refused = [look for _, look in looks(staff, subject_of("report", report))]
    assert [(look.how, look.ground, look.detail) for look in refused] == [("refusal", "report.reopen", "ReopenReport")]


def test_broken_glass_opens_at_once_and_every_look_carries_the_reason(staff: Staff) -> None:
    report = closed(staff, 80)
    staff.signs_in("telephonist")
    assert isinstance(staff.desk.door.break_glass(glass_reasons()[0]), Done)
    assert staff.desk.sheet(report) is not None
    fact = facts(staff, subject_of("report", report))[-1]
    event = norm_event(fact, staff.desk.name_of, staff.desk.desk_name, staff.desk.reference_of)
    assert event["EmergencyProcedure"]
    assert event["PurposeOfUse"] == f"noodprocedure: {glass_reasons()[0]}"
    staff.signs_in("shift-lead")
    (row,) = [row for row in staff.desk.who_saw(report) if row.glass]
    assert (row.why, row.role) == (f"noodgreep: {glass_reasons()[0]}", "telefonist")


def test_who_may_not_search_is_refused_and_that_is_noted_once(staff: Staff) -> None:
    closed(staff, 1)
    staff.signs_in("figures")
    assert staff.desk.search("0612") == staff.desk.search("06123") == ()
    refused = [look.ground for _, look in looks(staff, audit_subject("desk"))]
    assert refused.count("report.search") == 1
    assert looks(staff, audit_subject("search")) == []


def test_who_saw_it_is_for_who_may_know_and_is_a_look_itself(staff: Staff) -> None:
    report = closed(staff, 1)
    me = staff.signs_in("telephonist")
    assert staff.desk.who_saw(report) == ()
    assert [look.ground for _, look in looks(staff, subject_of("report", report))] == ["audit.read"]
    lead = staff.signs_in("administrator")
    rows = staff.desk.who_saw(report)
    assert {row.person for row in rows if row.kind == "refused"} == {me}
    assert {row.person for row in rows if row.kind == "seen"} == {lead}


def test_signing_in_and_out_refusals_and_the_lock_are_events_of_the_norm(staff: Staff) -> None:
    desk = staff.desk
    staff.signs_in("triagist")
    assert isinstance(desk.door.lock(), Done)
    desk.door.leave()
    staff.seat.agreed(desk)
    reader = ReplicaReader(staff.seat.home.replica, staff.seat.home.key)
    try:
        found = [*reader.events(("signed_in", "signed_out", "desk_locked"), 0, 1 << 62)]
    finally:
        reader.close()
    events = [
        norm_event(fact, desk.name_of, desk.desk_name, desk.reference_of) for fact in found if fact.kind == "desk"
    ]
    words = [event["EventTypeCode"] for event in events]
    assert words[-3:] == ["aanmelden", "scherm vergrendeld", "afmelden"]
    assert events[-3]["RoleIDCode"] == ["triagist"]
    assert [event for event in events if not event["UserID"] or not event["UserName"]] == []


def test_what_is_handed_out_says_to_whom_without_the_name_of_a_family(staff: Staff) -> None:
    report = closed(staff, 1)
    for to, kind in (("Jeugdhulp Friesland", "provider"), ("moeder Jansen", "family")):
        assert isinstance(staff.desk.do(HandOut(report, "handover", "paper", to, kind)), Done)
    said = [row.what for row in staff.desk.who_saw(report) if row.kind == "out"]
    assert sorted(said) == [
        "gaf de overdracht mee aan Jeugdhulp Friesland, op papier",
        "gaf de overdracht mee aan het gezin, op papier",
    ]
