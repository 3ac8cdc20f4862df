"""A simulated desk: the product's deciding, sealing, showing, time and rounds, without threads and without a window."""

from collections.abc import Callable
from dataclasses import replace

from in_memory import Bits
from line import BadDisk, BadLine, Ended, Mishap, Post
from parts import Home, Rooms

from desk.clock import SetClock, SteadyTime
from desk.errors import Refused
from desk.fact import Fact, to_ticks
from desk.ids import new_id
from desk.intake import Context, New, decide
from desk.profile.model import Profile
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaFailed
from desk.sealing import Place, sealed
from desk.shown import Shown
from desk.storage.files import OperationalError
from desk.sync.exchange import Replica, Round, Sent, Skipped, exchange
from desk.sync.store import Forked, Store, Tampered

AUTHOR = "d" * 32
MANY = 100
PIECE = 4
"""So many facts go in one piece: small, so that a piece may be lost."""


class Station:
    """One desk: `home` outlives the process; all else is gone when it ends."""

    def __init__(self, home: Home, code: str, clock: SetClock, profile: Profile, bits: Bits) -> None:
        self.code, self.clock, self._profile, self._bits = code, clock, profile, bits
        self.shelf = ProfileShelf()
        self.moves = 0
        self.move_to(home)

    def move_to(self, home: Home) -> None:
        """Start on these files; what they hold is what counts as kept from here on."""
        self.home = home
        self.moves += 1
        self.start()
        self.kept = [fact for desk in self.journal.desks() for fact in self.journal.after(desk, 0)]

    def start(self) -> None:
        """The program starts: what it knows, it reads. The order is that of `desk.bootstrap`."""
        self.journal = self.home.journal()
        self.replica, self.reader = self.home.writer(), self.home.reader()
        self.renewed = self.journal.renew(self.reader.own_seq)
        self.time = SteadyTime(self.clock, self.journal.anchor(), self.journal.last()[1])
        self.seq = self.journal.last()[0]
        self.shown = Shown(self.reader, self.shelf, self.journal.pending(self.reader.own_seq))
        self.flying: list[Fact] = []
        self.inbox: list[Round] = []
        self.sent = Sent()
        self.journal.keep_anchor(self.time.anchor())

    def end(self) -> None:
        """Kill -9, and a new start."""
        self.close()
        self.start()

    def close(self) -> None:
        """Let go of files."""
        self.journal.close()
        self.replica.close()  # type: ignore[attr-defined]
        self.reader.close()

    @property
    def desk(self) -> str:
        """The present incarnation."""
        return self.journal.desk

    def now(self) -> int:
        """The desk's own time, µs UTC."""
        return to_ticks(self.time.now())

    def new_id(self) -> str:
        """An id for something new."""
        return new_id(self.now() // 1000, self._bits)

    def do(self, command: object) -> list[Fact]:
        """Carry out a command as `Desk.do` does; what is refused leads to nothing."""
        try:
            news = decide(command, self._context())
        except Refused:
            return []
        return self.tell(*news)

    def tell(self, *news: New, **newer: object) -> list[Fact]:
        """Facts, sealed, shown and handed to the journal's thread; `newer` is how a newer desk would have them."""
        facts = sealed(news, self.seq, Place(self.desk, AUTHOR, self.now(), lambda *_: "", self._bits))
        facts = [replace(fact, **newer) for fact in facts] if newer else facts  # type: ignore[arg-type]
        if facts:
            self.seq = facts[-1].seq
            self.flying += facts
            self.shown.add(facts)
        return facts

    def commit(self) -> None:
        """The journal's thread gets to it: what was handed over is "bewaard" now."""
        if self.flying:
            self.journal.commit(self.flying)
            self.kept += self.flying
            self.flying = []

    def listen(self) -> None:
        """What the sync thread told reaches the window."""
        for done in self.inbox:
            self.shown.agreed(done)
        self.inbox = []

    def round(self, rooms: Rooms, post: Post, mishap: Mishap | None, meanwhile: Callable[[], None]) -> str:
        """A round of the sync thread; what went wrong in it, empty if nothing did."""
        store = rooms.store()
        try:
            self._exchange(BadDisk(self.replica, mishap), BadLine(store, mishap, post, meanwhile))
        except Ended as ended:
            self.end()
            return f"ended: {ended}"
        except (OperationalError, ReplicaFailed, Forked) as away:
            # The next round makes it good; also a desk that was overtaken three times while it healed tries again.
            self.sent = Sent()
            return f"away: {away}"
        finally:
            store.close()
        return ""

    def rounds(self, rooms: Rooms) -> None:
        """Rounds on a good line until there is nothing more; the window listens."""
        for _ in range(MANY):
            store = rooms.store()
            try:
                more = self._exchange(self.replica, store)
            finally:
                store.close()
            if not more:
                break
        else:
            raise AssertionError(f"{self.code} has not done after {MANY} rounds")
        self.listen()

    def _exchange(self, replica: Replica, store: Store) -> bool:
        """A round as the sync thread does it: what was sent is not sent again until it has caught up."""
        try:
            done = exchange(self.journal, self.desk, replica, store, PIECE, self.sent)
        except (Skipped, Tampered) as alarm:
            raise AssertionError(f"{self.code} alarms without a cause: {alarm!r}") from alarm
        self.inbox.append(done)
        if not done.more:
            self.sent = Sent()
        return done.more

    def known(self) -> list[Fact]:
        """All that this desk knows: agreed, then its own."""
        agreed = self.replica.facts_after(0, -1)
        there = {fact.id for fact in agreed}
        return agreed + [fact for fact in (*self.kept, *self.flying) if fact.id not in there]

    def _context(self) -> Context:
        return Context(
            now=self.now(),
            author=AUTHOR,
            author_name="Anna",
            desk=self.desk,
            code=self.code,
            next_number=lambda: self.shown.highest_number(self.code) + 1,
            profile=self._profile,
            report=self.shown.state,
            new_id=self.new_id,
        )
