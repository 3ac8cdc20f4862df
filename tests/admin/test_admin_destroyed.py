"""Reports of the demo night that are destroyed: every figure stays as it was, and the logs stand as written."""

from pathlib import Path
from typing import Any

import pytest
from admin_calls import Admin
from desks import Seat
from keyed import KEY

from desk.clock import SetClock, SystemClock
from desk.desk import Done
from desk.home import Home
from desk.intake.retention import EraseFacts
from desk.replica.reader import ReplicaReader

COUNTS = ("reports", "unreadable", "children", "changed", "more_urgent", "less_urgent", "with_lost_answers", "decided")


def figures(admin: Admin, home: Path) -> list[Any]:
    """Everything that is counted."""
    dataset = admin("export", "dataset", "--json", "--home", home).data
    csv = admin("export", "dataset", "--home", home).out
    found: list[Any] = [dataset["reports"], dataset["unreadable"], csv]
    for profile in ("groningen", "voorbeeld"):
        replay = admin("decide", "--replay", "--profile", profile, "--json", "--home", home).data
        found += [{name: replay[name] for name in COUNTS}, replay["as_chosen"], len(replay["changes"])]
    return found


@pytest.fixture
def closed_reports(own_home: Path) -> list[str]:
    reader = ReplicaReader(Home(own_home, KEY).replica, KEY)
    try:
        return [report for report, _, _ in reader.kept_before(1 << 62, 1 << 62)]
    finally:
        reader.close()


def test_figures_are_the_same_before_and_after(admin: Admin, own_home: Path, closed_reports: list[str]) -> None:
    before = figures(admin, own_home)
    seat = Seat(Home(own_home, KEY), SetClock(SystemClock().wall()))
    with seat.desk() as desk:
        results = [desk.do(EraseFacts(report, "request")) for report in closed_reports]
        gone = [result for result in results if isinstance(result, Done)]
        seat.agreed(desk)
        assert len(gone) > 5
        assert any(seat.inbox.wait(lambda: len(desk.destroyed()) >= len(gone), timeout=0.1) for _ in range(100))
        assert all(
            desk.card(report) is None for report, done in zip(closed_reports, results, strict=True) if done in gone
        )
    assert figures(admin, own_home) == before
    said = admin("journal", "verify", "--json", "--home", own_home).data
    assert (said["sound"], said["findings"]) == (True, [])
    rebuilt = admin("journal", "rebuild", "--home", own_home)
    assert (rebuilt.code, rebuilt.data["same"]) == (0, True)
