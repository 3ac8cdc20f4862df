"""The alarm line: what it says, whom it names, and that it sounds only where it may."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parents[1] / "ui_widgets"))
from widget_rows import promise

from desk.alarm_rows import AlarmRow
from ui.alarm_bar import AlarmBar
from ui.look.sound import Level, Sounded

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


class Heard:
    """A sound that is written down instead of played."""

    def __init__(self) -> None:
        self.levels: list[Level] = []

    def play(self, level: Level) -> Sounded:
        self.levels.append(level)
        return Sounded.PLAYED


def late(**changes: object) -> AlarmRow:
    row = replace(promise(), due_at=NOW - timedelta(minutes=2, seconds=14), warn_at=NOW - timedelta(minutes=7))
    return replace(AlarmRow(row, "late", "Triagist Voorbeeld", "triagist", "0612345681", False, True), **changes)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def bar(qtbot: QtBot, heard: Heard) -> Iterator[AlarmBar]:
    made = AlarmBar(heard)
    qtbot.addWidget(made)
    made.tick(NOW)
    return made


def test_a_late_promise_names_the_next_person_with_a_number(bar: AlarmBar) -> None:
    bar.show_rows([late()])
    assert "Triagist Voorbeeld" in bar.text
    assert "06 12 34 56 81" in bar.text


def test_in_its_first_minute_it_is_just_late_and_never_nothing_late(bar: AlarmBar) -> None:
    bar.show_rows([late(promise=replace(promise(), due_at=NOW - timedelta(seconds=8)))])
    assert "just late" in bar.text
    assert "0 minutes" not in bar.text


def test_the_prompt_says_how_they_are_and_after_a_message_how_long_to_wait_and_who_comes_then(bar: AlarmBar) -> None:
    bar.show_rows([late(call_state="road")])
    assert "06 12 34 56 81 (onderweg)" in bar.text
    waits = {"wait_name": "Triagist Voorbeeld", "wait_until": NOW + timedelta(minutes=5), "then_name": "Dienstleider"}
    bar.show_rows([late(call_name="", call_role="", call_number="", **waits)])
    assert "Triagist Voorbeeld calls back, wait until 04:05 · then Dienstleider" in bar.text


def test_when_nobody_is_left_it_says_so_in_words(bar: AlarmBar) -> None:
    bar.show_rows([late(call_name="", call_number="", nobody_left=True)])
    assert "emergency decision" in bar.text


def test_a_late_promise_sounds_again_every_twenty_seconds(bar: AlarmBar, heard: Heard) -> None:
    for seconds in range(45):
        bar.tick(NOW + timedelta(seconds=seconds))
        bar.show_rows([late()])
    assert heard.levels == [Level.LATE] * 3


def test_a_warning_sounds_once_and_softly(bar: AlarmBar, heard: Heard) -> None:
    for seconds in range(45):
        bar.tick(NOW + timedelta(seconds=seconds))
        bar.show_rows([late(level="warned")])
    assert heard.levels == [Level.WARNED]


def test_the_line_says_until_when_it_is_quiet_and_who_looked(bar: AlarmBar) -> None:
    bar.show_rows([late(sound=False, quiet="stil tot 04:12 (u)"), late()])
    assert "81 · stil tot 04:12 (u)" in bar.text


def test_nothing_sounds_where_the_row_says_not_to(bar: AlarmBar, heard: Heard) -> None:
    bar.show_rows([late(sound=False)])
    assert heard.levels == []


def test_the_words_change_with_the_minutes_and_not_with_the_seconds(bar: AlarmBar) -> None:
    bar.show_rows([late()])
    first = bar.text
    bar.tick(NOW + timedelta(seconds=20))
    bar.show_rows([late()])
    assert bar.text == first


def test_the_buttons_tell_what_was_done(bar: AlarmBar, qtbot: QtBot) -> None:
    row = late()
    bar.show_rows([row])
    with qtbot.waitSignal(bar.escalated, timeout=0) as told:
        bar.findChildren(type(bar._banner.action_row.buttons[0]))[-1].click()
    assert told.args == [row, "no-answer"]


def test_it_takes_no_room_when_nothing_rings(bar: AlarmBar) -> None:
    bar.show_rows([late()])
    bar.show_rows([])
    assert bar.isHidden()
