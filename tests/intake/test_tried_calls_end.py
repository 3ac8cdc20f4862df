"""Calling back without reaching anybody: the attempt stands, the line is free, the promise stays open."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from keyed import KEY

from desk.bootstrap import Inbox, open_desk
from desk.clock import SetClock
from desk.desk import Desk, Done
from desk.home import Home
from desk.intake.calls import JoinCall, OpenReport
from desk.intake.context import due_minutes
from desk.intake.desk import SetUpDesk, TakeSeat
from desk.intake.promises import PromiseCallback, TryPromise
from desk.profile.load import load_profile

PROFILE, _ = load_profile(Path(__file__).resolve().parents[2] / "resources" / "profiles" / "friesland")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(Home(tmp_path, KEY), Inbox(), clock=SetClock(datetime(2026, 11, 21, 2, 40, tzinfo=UTC)))
    desk.do(SetUpDesk("Desk A", "A", PROFILE))
    desk.do(TakeSeat(desk.people()[0].id))
    yield desk
    assert desk.stop()


def promised(desk: Desk) -> tuple[str, str]:
    report = desk.new_id()
    desk.do(OpenReport(report, "0612345678"))
    desk.do(PromiseCallback(report, who="moeder"))
    (promise,) = desk.promises()
    return report, promise.id


def test_no_answer_ends_the_call_that_went_out_and_keeps_the_promise(desk: Desk) -> None:
    report, promise = promised(desk)
    desk.do(JoinCall(report, "0612345678", "out"))
    assert desk.card(report).state == "calling"
    desk.do(TryPromise(report, promise, "no-answer"))
    card = desk.card(report)
    assert card.state == "waiting"
    assert [row.tries for row in card.promises] == [1]
    assert "Opgehangen, niemand bereikt" in [line.text for line in desk.timeline(report)]


def test_a_caller_who_is_on_the_line_is_not_hung_up_on(desk: Desk) -> None:
    report, promise = promised(desk)
    desk.do(JoinCall(report, "0612345678"))
    assert isinstance(desk.do(TryPromise(report, promise, "busy")), Done)
    assert desk.card(report).state == "calling"


def test_minutes_come_from_the_profile_and_without_a_clock_from_friesland() -> None:
    assert due_minutes(PROFILE.clocks["callback"]) == 20
    assert due_minutes(None) == 20
