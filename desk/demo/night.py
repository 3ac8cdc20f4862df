"""The demo: a night in progress in a throw-away home, made by two desks through real commands.

Desk A is the one on screen. Desk B has a journal of its own and meets A in the store. Both came in the place of an
older computer whose last reports stand in the store, so that the references go on where those ended.
"""

import heapq
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from desk.clock import SetClock, SteadyTime
from desk.demo.closed_stories import CLOSED_AT_A, CLOSED_AT_B
from desk.demo.hours import START, at
from desk.demo.open_stories import OPEN_AT_A, OPEN_AT_B
from desk.demo.rostered import roster
from desk.demo.stored import admitted, last_reports, older_computers
from desk.demo.talk import Story, Teller
from desk.desk import Desk
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.intake.desk import SetUpDesk, TakeSeat, person_id
from desk.journal.journal import Journal, Written
from desk.profile.library import place
from desk.profile.load import load_profile
from desk.profile.model import Profile
from desk.record import record
from desk.replica.reader import ReplicaReader
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaWriter
from desk.storage.files import connect, prepare
from desk.sync.exchange import exchange
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Cursor

__all__ = ["START", "build_night"]

PROFILE = "friesland"
_EARLIEST = at("12:00:00", "2026-10-20")


@record
class _Seat:
    """One of the two desks: its folder, name and letter, who sits there (place in the profile), what they tell."""

    home: Home
    name: str
    code: str
    person: int
    stories: tuple[Callable[[Teller], Story], ...]


def build_night(home: Home) -> None:
    """Fill an empty home up to START. The same words, numbers and minutes every time; only ids differ.

    Raises SurroundingsFailed when the folder cannot be written.
    """
    home.prepare()
    profile, _ = load_profile(place(PROFILE, home.path))
    shelf = ProfileShelf()
    shelf.put(profile)
    with tempfile.TemporaryDirectory(prefix="desk-b-", dir=home.path) as folder:
        seats = (
            _Seat(home, "Desk A", "A", 0, (*CLOSED_AT_A, *OPEN_AT_A)),
            _Seat(Home(Path(folder), home.key), "Desk B", "B", 1, (*CLOSED_AT_B, *OPEN_AT_B)),
        )
        prepare(home.store, "store", _EARLIEST, home.key)
        store = SqliteStore(home.store, key=home.key)
        try:
            older = older_computers(profile, _EARLIEST)
            store.append(store.head(), last_reports(older, _EARLIEST))
            clock = SetClock(_EARLIEST)
            tellers = [_sit_down(seat, profile, shelf, store, clock) for seat in seats]
            _tell(clock, [story(teller) for seat, teller in zip(seats, tellers, strict=True) for story in seat.stories])
            for teller in tellers:
                if not teller.desk.stop():
                    raise SurroundingsFailed(f"{home.path}: de oefening kan niet worden geschreven. Maak ruimte vrij.")
            store.append(store.head(), roster(profile, START))
            for seat, teller in zip(seats, tellers, strict=True):
                _meet(seat.home, teller.desk.id, store, shelf)
            log = [each.fact for each in store.pull(Cursor(), store.head().position)]
            store.append(store.head(), admitted(older[0], log, START))
            for seat, teller in reversed(list(zip(seats, tellers, strict=True))):
                _meet(seat.home, teller.desk.id, store, shelf)
        finally:
            store.close()


def _sit_down(seat: _Seat, profile: Profile, shelf: ProfileShelf, store: SqliteStore, clock: SetClock) -> Teller:
    """Open a desk without its sync thread: the two meet in the store before and after, not during the stories."""
    seat.home.prepare()
    for path, kind in ((seat.home.journal, "journal"), (seat.home.replica, "replica")):
        prepare(path, kind, _EARLIEST, seat.home.key)
    journal = Journal(seat.home.journal, lambda _: None, key=seat.home.key)
    _meet(seat.home, journal.desk, store, shelf)
    journal.sign()
    desk = Desk(journal, ReplicaReader(seat.home.replica, seat.home.key), shelf, SteadyTime(clock))
    journal.start()
    teller = Teller(desk, profile)
    desk.do(SetUpDesk(seat.name, seat.code, profile))
    teller.do(TakeSeat(person_id(profile.people[seat.person].id)))
    return teller


def _tell(clock: SetClock, stories: Sequence[Story]) -> None:
    """Let the stories run through each other, in the order of their moments, and the clock with them until START."""
    ahead: list[tuple[datetime, int, Story]] = []
    for number, story in enumerate(stories):
        heapq.heappush(ahead, (next(story), number, story))
    while ahead:
        moment, number, story = heapq.heappop(ahead)
        clock.advance(seconds=(moment - clock.wall()).total_seconds())
        following = next(story, None)
        if following is not None:
            heapq.heappush(ahead, (following, number, story))
    clock.advance(seconds=(START - clock.wall()).total_seconds())


def _meet(home: Home, desk: str, store: SqliteStore, shelf: ProfileShelf) -> None:
    """Bring a desk and the store together, as the sync thread does while a desk works."""
    writer, journal = ReplicaWriter(home.replica, shelf, home.key), connect(home.journal, home.key)
    try:
        writer.mark()
        while exchange(Written(journal), desk, writer, store).more:
            continue
    finally:
        journal.close()
        writer.close()
