"""The hourly copy: on a thread of its own, at once when the last is old, and loud when it fails."""

import queue
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from desks import NIGHT, Seat, new_home

from desk.backup import make_copy
from desk.copies import copies_in
from desk.home import Home
from desk.hourly import AutomaticCopies
from desk.settings import change

SOON = timedelta(milliseconds=20)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The home of a desk that was set up."""
    seat = Seat(new_home(tmp_path / "desk"))
    with seat.desk() as desk:
        seat.agreed(desk)
    return seat.home


class Hours:
    """A clock that is an hour further each time somebody looks, and tells that somebody did."""

    def __init__(self) -> None:
        self.looked: queue.SimpleQueue[datetime] = queue.SimpleQueue()
        self._now = NIGHT

    def __call__(self) -> datetime:
        self._now += timedelta(hours=1)
        self.looked.put(self._now)
        return self._now


def test_copies_come_by_themselves_one_after_another(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "kopie"
    folder.mkdir()
    said: list[str] = []
    hours, told = Hours(), list[str]()
    copies = AutomaticCopies(home, lambda: folder, said.append, look=SOON, now=hours, made=lambda: told.append("made"))
    copies.start()
    for _ in range(3):
        hours.looked.get(timeout=30)
    copies.stop()
    assert len(copies_in(folder)) >= 2
    assert said == []
    # Noted once a day (NEN 7513), not each hour.
    assert told == ["made"]


def test_a_folder_that_is_away_is_said_once_on_the_thread_and_copies_begin_when_it_is_back(
    home: Home, tmp_path: Path
) -> None:
    folder = tmp_path / "usb"
    said: queue.SimpleQueue[tuple[str, str]] = queue.SimpleQueue()
    hours = Hours()
    report = lambda message: said.put((message, threading.current_thread().name))  # noqa: E731
    copies = AutomaticCopies(home, lambda: folder, report, look=SOON, now=hours)
    copies.start()
    message, thread = said.get(timeout=30)
    assert str(folder) in message
    assert thread == "copies"
    for _ in range(3):
        hours.looked.get(timeout=30)
    folder.mkdir()
    while not copies_in(folder):
        hours.looked.get(timeout=30)
    copies.stop()
    assert said.empty()


def test_a_start_soon_after_a_copy_makes_none(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "kopie"
    folder.mkdir()
    make_copy(home, folder, NIGHT)
    asked: queue.SimpleQueue[bool] = queue.SimpleQueue()

    def just_after() -> datetime:
        asked.put(True)
        return NIGHT + timedelta(minutes=10)

    copies = AutomaticCopies(home, lambda: folder, lambda message: None, look=SOON, now=just_after)
    copies.start()
    for _ in range(3):
        asked.get(timeout=30)
    copies.stop()
    assert len(copies_in(folder)) == 1


def test_a_folder_that_is_chosen_while_the_desk_works_gets_its_copy_at_once(home: Home, tmp_path: Path) -> None:
    chosen: list[Path] = []
    hours = Hours()
    copies = AutomaticCopies(home, lambda: chosen[-1] if chosen else None, lambda message: None, look=SOON, now=hours)
    copies.start()
    assert hours.looked.empty()
    for name in ("een", "twee"):
        (tmp_path / name).mkdir()
        chosen.append(tmp_path / name)
        while not copies_in(tmp_path / name):
            hours.looked.get(timeout=30)
    copies.stop()


def test_an_open_desk_copies_itself_to_the_folder_of_its_settings_and_says_when_it_is_gone(tmp_path: Path) -> None:
    seat = Seat(new_home(tmp_path / "desk"))
    folder = tmp_path / "kopie"
    change(seat.home.path, copies=str(folder))
    with seat.desk() as desk:
        assert seat.inbox.wait(lambda: any(str(folder) in notice for notice in desk.health().notices), 60)
