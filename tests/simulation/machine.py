"""Nights of several desks over one store, with everything that may go wrong: the state machine that hypothesis drives.

No threads, no sockets, no clock but the injected one: what a night holds follows from its rules alone, and a night
that fails is printed as the calls that lead to it. What runs in it is the product: deciding, sealing, showing on top
(`desk.shown`), folding, time, the round between journal, store and replica.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from checks import Oracle, Ring, check_chain, check_end, check_station, ring_of, seen_in
from desks import NIGHT, profile
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from in_memory import Bits, MemoryRooms
from line import MISHAPS, Mishap, Post
from parts import Home, Rooms
from station import PIECE, Station

from desk.agreed import Cursor
from desk.clock import SetClock
from desk.facts.answers import NoteTyped
from desk.intake import New
from desk.intake.answers import GiveAnswer, TypeNote
from desk.intake.calls import OpenReport
from desk.intake.promises import KeepPromise, MakePromise
from desk.sync import exchange
from desk.sync.store import Forked

LETTERS = "ABC"
MOST_DESKS, MOST_REPORTS = 5, 3

FIELDS = (("danger_now", "no"), ("danger_now", "yes"), ("medical_now", "no"), ("current_location", "bij oma"))
AFTERWARDS = ("typed", "kept", "shared")
who = st.integers(0, MOST_DESKS - 1)
answers = st.sampled_from([(field, after) for field in FIELDS for after in AFTERWARDS])
acts = st.sampled_from(["note", "promise", "keep", "open", "moon", "planet"])
mishaps = st.sampled_from(MISHAPS)
homes = st.sampled_from(["copy", "backup", "restore", "lose journal", "lose replica"])


@dataclass
class Figures:
    """How much was done, for who wants to know. `facts` are those in the log at the end."""

    nights: int = 0
    rules: int = 0
    facts: int = 0


@contextmanager
def small_pieces() -> Iterator[None]:
    """Rounds that carry a few facts at a time."""
    before, exchange.BATCH = exchange.BATCH, PIECE
    try:
        yield
    finally:
        exchange.BATCH = before


class Night(RuleBasedStateMachine):
    """Three desks and what happens to them."""

    figures = Figures()

    def __init__(self) -> None:
        super().__init__()
        self.bits: Bits = Random(1).getrandbits
        self.rooms = self.make_rooms(self.bits)
        self.pieces = small_pieces()
        self.pieces.__enter__()
        self.post, self.oracle = Post(), Oracle()
        self.stations = [self._station(self.rooms.home(), letter) for letter in LETTERS]
        self.touched: list[Station] = []
        self.reports: list[str] = []
        self.rings: list[Ring] = []
        self.backups: list[Home] = []
        self.ordered = True

    def make_rooms(self, bits: Bits) -> Rooms:
        """Where the desks keep things."""
        return MemoryRooms(bits)

    def _station(self, home: Home, letter: str) -> Station:
        return Station(home, letter, SetClock(NIGHT), profile(), self.bits)

    def _at(self, number: int) -> Station:
        station = self.stations[number % len(self.stations)]
        self.touched.append(station)
        self.figures.rules += 1
        return station

    @initialize()
    def begin_together(self) -> None:
        """All desks have met once: a store that forgets even that is one of strangers."""
        self._open(self.stations[0])
        self.stations[0].commit()
        for station in self.stations:
            station.rounds(self.rooms)

    # -- what people do -------------------------------------------------------------------------------------------

    @rule(desk=who, answer=answers)
    def answer(self, desk: int, answer: tuple[tuple[str, str], str]) -> None:
        """Somebody answers a question, the same as somebody else perhaps; afterwards it is kept, or shared as well."""
        station = self._at(desk)
        (link, value), afterwards = answer
        subject = self.reports[0]
        if station.shown.state(subject) is None:
            return
        before = seen_in(station, subject, link)
        given = station.do(GiveAnswer(subject, "", link, (value,)))
        self.oracle.watch(before, subject, given)
        if afterwards == "kept":
            station.commit()
        elif afterwards == "shared":
            self.good_round(desk)

    @rule(desk=who, act=acts)
    def act(self, desk: int, act: str) -> None:
        """Something else that adds to a report."""
        station = self._at(desk)
        subject = self.reports[desk % len(self.reports)]
        if act == "open" and len(self.reports) < MOST_REPORTS:
            self._open(station)
        elif station.shown.state(subject) is None:
            return
        elif act == "promise":
            made = station.do(MakePromise(subject, "provider-hour", "oma", "0612345678"))
            self.rings += [ring_of(station, fact) for fact in made if fact.type == "promise_made"]
        elif act == "keep":
            state = station.shown.state(subject)
            for promise in state.open_promises()[:1] if state else []:
                station.do(KeepPromise(subject, promise.made.promise))
        elif act == "moon":
            # A newer desk writes what this one does not know yet.
            station.tell(New(NoteTyped("maan"), subject), type="moon_seen", version=42)
        elif act == "planet":
            station.tell(New(NoteTyped("planeet"), station.new_id()), kind="planet", type="planet_seen")
        else:
            station.do(TypeNote(subject, f"notitie {station.seq}"))

    def _open(self, station: Station) -> None:
        self.reports.append(station.new_id())
        station.do(OpenReport(self.reports[-1], "0612345678"))

    # -- rounds ---------------------------------------------------------------------------------------------------

    @rule(desk=who)
    def good_round(self, desk: int) -> None:
        """What is written is kept, goes to the store, comes back, and is listened to."""
        station = self._at(desk)
        station.commit()
        station.round(self.rooms, self.post, None, lambda: None)
        station.listen()

    @rule(desk=who, mishap=mishaps)
    def bad_round(self, desk: int, mishap: Mishap) -> None:
        """Something goes wrong on the way; the window hears of it later."""
        self._at(desk).round(self.rooms, self.post, mishap, self._meanwhile(desk))

    @rule(desk=who, mishap=mishaps)
    def kept_and_bad_round(self, desk: int, mishap: Mishap) -> None:
        """What was written is kept, and then something goes wrong."""
        self._at(desk).commit()
        self.bad_round(desk, mishap)

    def _meanwhile(self, desk: int) -> Callable[[], None]:
        def other_desk() -> None:
            other = self._at(desk + 1)
            other.commit()
            with suppress(Forked):
                other.rounds(self.rooms)

        return other_desk

    @rule(desk=who)
    def catch_up(self, desk: int) -> None:
        """The journal's thread and the window get to what waits for them."""
        station = self._at(desk)
        station.commit()
        station.listen()

    @precondition(lambda self: self.post.late)
    @rule(number=st.integers(0, 7))
    def late_request(self, number: int) -> None:
        """A request that was given up arrives after newer ones."""
        store = self.rooms.store()
        self.post.arrive(store, number)
        store.close()

    # -- what happens to desks, clocks and the store --------------------------------------------------------------

    @rule(desk=who)
    def sudden_end(self, desk: int) -> None:
        """Kill -9: what was not kept is gone, and it was never shown as kept."""
        self._at(desk).end()

    @rule(desk=who, hours=st.sampled_from([-30, -2, -1, 1, 3, 50]), anew=st.booleans())
    def clock_jump(self, desk: int, hours: int, anew: bool) -> None:
        """Somebody sets a computer's clock, and perhaps starts it anew."""
        station = self._at(desk)
        station.clock.set_wall(station.clock.wall() + timedelta(hours=hours))
        if anew:
            station.clock.reboot()
            station.end()

    @rule(minutes=st.sampled_from([1, 16, 50, 480]))
    def time_passes(self, minutes: int) -> None:
        """Time goes by at every desk."""
        for station in self.stations:
            station.clock.advance(minutes=minutes)

    @rule(back=st.sampled_from([1, 2, 3, 5, 8, 99]))
    def store_put_back(self, back: int) -> None:
        """The store is restored from an older copy, or made anew."""
        # Not while a desk knows nothing of what was agreed: what it then begins is a store of strangers to all others.
        least = int(any(not cursor.position for cursor in self._cursors()))
        self.rooms.put_back(max(least, len(self.rooms.everything()) - back))

    @rule(desk=who, what=homes)
    def home_trouble(self, desk: int, what: str) -> None:
        """A home is copied and both go on; kept as a backup and put back; half lost."""
        station = self._at(desk)
        if what == "backup" and station.replica.cursor().position:
            self.backups.append(station.home.copied())
        elif what == "copy" and len(self.stations) < MOST_DESKS:
            self.stations.append(self._station(station.home.copied(), "DE"[len(self.stations) - len(LETTERS)]))
            self._at(len(self.stations) - 1)
        elif what == "restore" and self.backups:
            station.close()
            station.move_to(self.backups.pop().copied())
        elif what == "lose journal":
            station.close()
            station.home.lose_journal()
            station.move_to(station.home)
        elif what == "lose replica" and self.rooms.everything():
            station.close()
            station.home.lose_replica()
            station.start()
            # Without its replica, a desk may tell its own before it knows what that replaced.
            self.ordered = False

    def _cursors(self) -> list[Cursor]:
        """Where the desks stand, and where they stood when they sent what is still on its way."""
        return [*(station.replica.cursor() for station in self.stations), *(cursor for cursor, _ in self.post.late)]

    # -- what has to be true --------------------------------------------------------------------------------------

    @invariant()
    def always(self) -> None:
        """For each desk to which something happened."""
        for station in {id(station): station for station in self.touched}.values():
            check_station(station)
        self.touched.clear()

    def teardown(self) -> None:
        try:
            self._mend_and_compare()
        finally:
            self.pieces.__exit__(None, None, None)
            for station in self.stations:
                station.close()
            self.rooms.close()

    def _mend_and_compare(self) -> None:
        if not self.reports:
            return
        for station in self.stations:
            station.commit()
            station.listen()
            check_station(station)
            check_chain(station)
        for ring in self.rings:
            ring.check()
        known = [fact for station in self.stations for fact in station.known()]
        must = {fact.id for fact in (*known, *(agreed.fact for agreed in self.rooms.everything()))}
        store = self.rooms.store()
        while self.post.late:
            self.post.arrive(store, 0)
        store.close()
        for _ in range(3):
            for station in self.stations:
                station.rounds(self.rooms)
        log = self.rooms.everything()
        check_end(self.stations, log, must, self.oracle, ordered=self.ordered)
        self.figures.nights += 1
        self.figures.facts += len(log)
