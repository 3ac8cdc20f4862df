"""The demo night: the same pictures every time, four reports open as in the drawing, real facts underneath."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from keyed import KEY

from desk.bootstrap import Inbox, open_desk
from desk.clock import SetClock
from desk.demo.night import START, build_night
from desk.desk import Desk
from desk.home import Home
from desk.roster.checks import check
from desk.words.times import minutes_text


def begin(folder: Path) -> Desk:
    home = Home(folder, KEY)
    build_night(home)
    inbox = Inbox()
    desk = open_desk(home, inbox, clock=SetClock(START))
    assert inbox.wait(lambda: desk.health().pending == 0)
    return desk


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = begin(tmp_path_factory.mktemp("night"))
    yield desk
    desk.stop()


def test_four_reports_are_open_danger_first_and_then_time(night: Desk) -> None:
    assert [card.title for card in night.board()] == [
        "A-0419 · jongen, 14",
        "B-0117 · meisje, 15",
        "A-0418 · onbekend, ± 16",
        "A-0415 · 2 kinderen",
    ]
    assert [(card.badge_kind, card.state) for card in night.board()][:2] == [
        ("danger", "calling"),
        ("danger", "waiting"),
    ]


def test_the_rings_stand_as_they_are_drawn(night: Desk) -> None:
    sem, *others = night.board()
    assert sem.call_started_at is not None
    assert minutes_text((START - sem.call_started_at).total_seconds()) == "1:19"
    left = [minutes_text((card.promises[0].due_at - START).total_seconds()) for card in others]
    assert left == ["+2:14", "16:05", "48 m"]


def test_the_boy_on_the_line_is_urgent_provisionally_with_the_adult_still_to_ask(night: Desk) -> None:
    sheet = night.sheet(night.board()[0].id)
    assert sheet is not None
    assert sheet.proposal is not None
    assert (sheet.proposal.urgency, sheet.proposal.provisional, sheet.on_line) == ("direct", True, "calling")
    assert "adult_present" in sheet.proposal.open_links
    assert sheet.card.children[0].name == "Sem"


def test_his_earlier_report_and_what_was_agreed_then_are_shown(night: Desk) -> None:
    sheet = night.sheet(night.board()[0].id)
    assert sheet is not None
    assert [card.reference for card in sheet.earlier] == ["A-0404"]
    assert any("oma in Joure" in line for line in sheet.agreements)


def test_the_references_of_the_night_follow_on_those_before(night: Desk) -> None:
    ours = [card.reference for card in night.today() if card.reference.startswith("A")]
    assert ours == [f"A-{number:04d}" for number in range(419, 409, -1)]
    assert {card.reference for card in night.today()} - set(ours) == {"B-0115", "B-0116", "B-0117"}


def test_somebody_is_on_call_for_every_role_until_the_morning(night: Desk) -> None:
    rows = night.on_call()
    assert [row.role for row in rows][:4] == ["triagist", "backup", "case-dispatcher", "shift-lead"]
    assert {row.role for row in rows[4:]} == {"pair", "telephonist", "LVB-spoed"}
    assert not any(row.nobody for row in rows)
    # The backup has the week, everybody else the night.
    assert {row.until_text for row in rows} == {"tot za 07:30", "tot za 08:00", "tot ma 08:00"}
    assert {row.name: row.state_text for row in rows if row.state_text} == {
        "Triagist Voorbeeld": "vrij",
        "Boersma": "onderweg",
    }


def test_the_roster_of_the_exercise_has_a_gap_a_pair_of_one_and_a_swap(night: Desk) -> None:
    week = night.roster(START - timedelta(days=30), START + timedelta(days=30))
    found = {(row.kind, row.role) for row in check(week, START, START + timedelta(days=2))}
    assert {("gap", "triagist"), ("pair", "pair"), ("overlap", "backup")} <= found, found
    (swap,) = night.roster().swaps.values()
    assert (swap.reference, swap.state) == ("ruil A-12", "approved")


def test_the_desk_is_healthy_and_nothing_waits(night: Desk) -> None:
    health = night.health()
    assert (health.level, health.pending, health.unsaved, health.notices) == ("ok", 0, 0, ())


def test_only_the_late_callback_rings_and_without_a_sound_during_the_call(night: Desk) -> None:
    (alarm,) = night.alarms()
    assert (alarm.promise.reference, alarm.level, alarm.sound) == ("B-0117", "late", False)


def test_two_demos_show_the_same_words(night: Desk, tmp_path: Path) -> None:
    again = begin(tmp_path)
    try:
        for shown in (said, lists):
            assert shown(again) == shown(night)
    finally:
        again.stop()


def lists(desk: Desk) -> list[object]:
    """What the lists show, without ids."""
    cards = [(card.title, card.subtitle, card.badge, card.opened_at, card.agreements) for card in desk.today()]
    return [cards, desk.on_call(), [(row.card.reference, row.where) for row in desk.search("voorbeeld")]]


def said(desk: Desk) -> list[object]:
    """The timelines of the open reports, without ids."""
    return [[(row.happened_at, row.who, row.text) for row in desk.timeline(card.id)] for card in desk.board()]
