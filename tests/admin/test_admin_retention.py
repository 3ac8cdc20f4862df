"""`retention`: what may be destroyed, decided as the window decides it, and where something of it may lie still."""

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from admin_calls import Admin
from desks import Seat, new_home
from keyed import KEY

from desk.backup import make_copy
from desk.clock import SetClock
from desk.copies import copies_in
from desk.home import Home
from desk.intake.calls import HangUp, OpenReport
from desk.intake.closing import CloseReport, SetAside
from desk.storage.files import connect

LONG_AGO = datetime(2021, 3, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A desk with two reports that were opened by mistake years ago, and one that is open."""
    seat = Seat(new_home(tmp_path / "desk"), SetClock(LONG_AGO))
    with seat.desk() as desk:
        for number in ("0611111111", "0622222222", "0633333333"):
            report = desk.new_id()
            desk.do(OpenReport(report, number))
            desk.do(HangUp(report))
            if number != "0633333333":
                desk.do(SetAside(report, "wrong-number"))
        closed = desk.new_id()
        desk.do(OpenReport(closed, "0644444444"))
        desk.do(HangUp(closed))
        desk.do(CloseReport(closed))
        seat.agreed(desk)
    return Home(seat.home.path, KEY)


def pulled(home: Home) -> None:
    """The window of this desk is opened until it has what the command line gave the store."""

    def end(path: Path) -> int:
        with closing(connect(path, KEY)) as connection:
            return int(connection.execute("SELECT max(position) FROM fact").fetchone()[0])

    head = end(home.store)
    seat = Seat(home, SetClock(datetime.now(UTC)))
    with seat.desk():
        assert seat.inbox.wait(lambda: end(home.replica) >= head)


def test_the_list_is_approved_held_and_done_on_every_desk(admin: Admin, home: Home) -> None:
    listed = admin("retention", "list", "--json", "--home", home.path).data
    assert [row["report"] for row in listed["due"]] == ["A-0001", "A-0002"]
    assert set(listed["due"][0]) == {"report", "class", "closed", "ended", "along", "held", "late"}
    said = admin("retention", "list", "--home", home.path)
    assert "A-0001  Verkeerd nummer of per ongeluk geopend" in said.out
    held = admin("retention", "hold", "A-0002", "--ground", "complaint", "--reason", "loopt nog", "--home", home.path)
    assert (held.code, held.out) == (0, "A-0002: wordt niet vernietigd.\n")
    pulled(home)
    done = admin("retention", "approve", "--all", "--json", "--home", home.path)
    assert (done.code, [row["report"] for row in done.data["results"]]) == (0, ["A-0001"])
    pulled(home)
    refused = admin("retention", "approve", "A-0002", "--home", home.path)
    assert (refused.code, "Hef eerst op" in refused.out) == (1, True)
    after = admin("retention", "list", "--json", "--home", home.path).data
    assert [row["report"] for row in after["due"]] == ["A-0002"]
    assert after["due"][0]["held"] == "er loopt een klacht: loopt nog"
    assert [row["report"] for row in after["destroyed"]] == ["A-0001"]
    events = admin("audit", "export", "--json", "--home", home.path).data["events"]
    assert [event["ParticipantObjectName"] for event in events if event["EventActionCode"] == "D"] == ["A-0001"]
    assert admin("journal", "verify", "--home", home.path).code == 0


def test_on_request_with_a_ground_and_never_while_it_is_open(admin: Admin, home: Home) -> None:
    wrong = admin("retention", "erase", "A-0004", "--ground", "zomaar", "--home", home.path)
    assert wrong.code == 2
    assert "request (op verzoek van de jeugdige of de ouder)" in wrong.data["error"]
    still_open = admin("retention", "erase", "A-0003", "--ground", "request", "--home", home.path)
    assert (still_open.code, "nog open" in still_open.out) == (1, True)
    done = admin("retention", "erase", "A-0004", "--ground", "request", "--home", home.path)
    assert (done.code, done.out) == (0, "A-0004: vernietigd.\n")


def test_copies_that_still_hold_it_are_named_and_until_when(admin: Admin, home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    make_copy(home, folder, datetime.now(UTC))
    clean = admin("retention", "copies", folder, "--home", home.path)
    assert (clean.code, "heeft nog iets" in clean.out) == (0, True)
    admin("retention", "approve", "A-0001", "--home", home.path)
    pulled(home)
    (copy,) = copies_in(folder)
    before = {path.name: path.read_bytes() for path in copy.path.iterdir() if path.is_file()}
    found = admin("retention", "copies", folder, "--json", "--home", home.path)
    assert found.code == 1
    assert {Path(one["file"]).name for one in found.data["copies"]} == {"journal.db", "store.db"}
    assert all(one["reports"] == ["A-0001"] and "opgeruimd na" in one["until"] for one in found.data["copies"])
    assert {path.name: path.read_bytes() for path in copy.path.iterdir() if path.is_file()} == before
    carried = admin("retention", "carry-out", "--json", "--home", home.path).data
    assert (carried["carried_out"], carried["swept"]) == (0, True)
    assert json.dumps(carried)
