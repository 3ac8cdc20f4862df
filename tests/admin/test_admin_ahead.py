"""`audit` leaves nothing out: what the store has beyond this desk is read along; who saw what was destroyed stays."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from admin_calls import Admin
from desks import Seat
from keyed import KEY

from desk.admin.ahead import opened_ahead
from desk.clock import SetClock, SystemClock
from desk.desk import Done
from desk.facts.audit import Looked
from desk.home import Home
from desk.incarnation import Incarnation
from desk.intake.retention import EraseFacts
from desk.replica.reader import ReplicaReader
from desk.signing.enrolling import signed
from desk.signing.keys import Signer, fresh_keys
from desk.storage.files import connect
from desk.sync.sqlite_store import SqliteStore

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def types(said: Any) -> list[str]:
    return [event["EventTypeCode"] for event in said.data["events"]]


def test_what_was_taken_along_a_moment_ago_is_told(admin: Admin, own_home: Path) -> None:
    there = ("--home", own_home)
    assert admin("report", "export", "A-0419", "--format", "fhir", *there).code == 0
    assert admin("export", "dataset", *there).code == 0
    said = admin("audit", "--report", "A-0419", *there)
    assert "voerde de antwoorden van de melding uit" in said.out
    one = admin("audit", "--report", "A-0419", "--json", *there)
    assert (one.data["whole"], one.data["less"]) == (True, "")
    assert "export report" in types(one)
    assert {"export report", "export dataset", "export audit"} <= set(types(admin("audit", "export", "--json", *there)))


def test_where_the_store_is_too_far_on_it_says_that_this_is_not_all(admin: Admin, own_home: Path) -> None:
    assert admin("export", "dataset", "--home", own_home).code == 0
    with opened_ahead(Home(own_home, KEY), most=1) as (_, less):
        assert "dit is niet alles" in less
        assert "feiten verder" in less
        assert "stand van" in less
    with opened_ahead(Home(own_home, KEY)) as (desk, less):
        assert (less, len(desk.pending)) == ("", 2)


def test_a_store_that_is_not_ours_any_more_is_said(admin: Admin, own_home: Path) -> None:
    connection = connect(own_home / "store.db", KEY)
    connection.execute("PRAGMA foreign_keys=OFF")
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{trigger}"')
    connection.execute("DELETE FROM fact WHERE position > 5")
    connection.close()
    with opened_ahead(Home(own_home, KEY)) as (_, less):
        assert "dit is niet alles" in less


def test_what_nobody_signed_in_a_desks_name_is_no_look(admin: Admin, own_home: Path) -> None:
    store = SqliteStore(own_home / "store.db", key=KEY)
    try:
        desk = Incarnation(NOW)
        store.append(store.head(), desk.begun)
        forged = desk.fact(Looked("dataset", "export", action="E"), "ab" * 16, NOW)
        store.append(store.head(), [signed(forged, Signer(fresh_keys()))])
    finally:
        store.close()
    with opened_ahead(Home(own_home, KEY)) as (opened, less):
        assert (less, [fact.type for fact in opened.pending]) == ("", ["desk_enrolled"])


def test_who_saw_a_report_that_was_destroyed_is_asked_by_its_reference(admin: Admin, own_home: Path) -> None:
    seat = Seat(Home(own_home, KEY), SetClock(SystemClock().wall()))
    reader = ReplicaReader(seat.home.replica, KEY)
    report, _, _ = next(iter(reader.kept_before(1 << 62, 1 << 62)))
    reader.close()
    with seat.desk() as desk:
        card = desk.card(report)
        assert card is not None
        desk.sheet(card.id)
        seat.agreed(desk)
        assert isinstance(desk.do(EraseFacts(card.id, "request")), Done)
        seat.agreed(desk)
        assert any(seat.inbox.wait(lambda: bool(desk.destroyed()), timeout=0.1) for _ in range(100))
    said = admin("audit", "--report", card.reference, "--home", own_home)
    assert said.code == 0, said.out
    assert "bekeek de melding" in said.out
    assert "vernietigde de melding" in said.out
    events = admin("audit", "--report", card.reference, "--json", "--home", own_home)
    assert {"view report", "vernietigen"} <= set(types(events))
    whole = admin("audit", "export", "--json", "--home", own_home).data["events"]
    about = [one for one in whole if one["ParticipantObjectID"] == card.id]
    assert {one["ParticipantObjectName"] for one in about} == {card.reference}
