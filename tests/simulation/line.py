"""A bad line between a desk and the store, and sudden ends: what may go wrong at each call of a round."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from desk.agreed import Agreed, Cursor
from desk.fact import Fact
from desk.storage.files import OperationalError
from desk.sync.exchange import Replica
from desk.sync.store import Forked, Store, Tampered

AT_STORE = ("question", "answer", "twice", "late", "end before", "end after", "meanwhile")
AT_TAKE = ("end before", "end within", "end after", "fails within")
CALLS = 5
Answer = TypeVar("Answer")


class Ended(Exception):  # noqa: N818
    """The process was ended here: nothing of its memory is left."""


@dataclass(frozen=True)
class Mishap:
    """`what` goes wrong at the call with this number, at the store or when the replica takes over what was pulled.

    question, answer: lost on the way there, on the way back; twice: delivered twice; late: lost for the desk, and it
    arrives at some later time; meanwhile: another desk does a round just before.
    """

    where: str
    call: int
    what: str


MISHAPS = (
    *(Mishap("store", call, what) for call in range(CALLS) for what in AT_STORE),
    *(Mishap("take", 0, what) for what in AT_TAKE),
)


@dataclass
class Post:
    """Requests that are still on their way to the store."""

    late: list[tuple[Cursor, tuple[Fact, ...]]] = field(default_factory=list)

    def arrive(self, store: Store, number: int) -> None:
        """One of them arrives; nobody hears the answer."""
        cursor, facts = self.late.pop(number % len(self.late))
        try:
            store.append(cursor, facts)
        except (Forked, Tampered):
            # Refused, as it would be to somebody who still listens.
            return


class BadLine:
    """A store behind a line on which one thing goes wrong."""

    def __init__(self, store: Store, mishap: Mishap | None, post: Post, meanwhile: Callable[[], None]) -> None:
        self._store, self._post, self._meanwhile = store, post, meanwhile
        self._mishap = mishap if mishap is not None and mishap.where == "store" else None
        self._calls = 0

    def append(self, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
        def late() -> None:
            self._post.late.append((cursor, tuple(facts)))

        return self._over(lambda: self._store.append(cursor, facts), late)

    def pull(self, cursor: Cursor, limit: int) -> list[Agreed]:
        return self._over(lambda: self._store.pull(cursor, limit), lambda: None)

    def _over(self, call: Callable[[], Answer], late: Callable[[], None]) -> Answer:
        what = self._mishap.what if self._mishap is not None and self._mishap.call == self._calls else ""
        self._calls += 1
        if what == "end before":
            raise Ended(what)
        if what == "meanwhile":
            self._meanwhile()
        if what == "late":
            late()
        if what in ("late", "question"):
            raise OperationalError("lost on the way there")
        answer = call()
        if what == "twice":
            answer = call()
        if what == "answer":
            raise OperationalError("lost on the way back")
        if what == "end after":
            raise Ended(what)
        return answer

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


class Breaking(list[Agreed]):
    """What was pulled, for a transaction that does not come to its end: breaks when it is gone through again."""

    def __init__(self, batch: Sequence[Agreed], error: Exception) -> None:
        super().__init__(batch)
        self._error, self._times = error, 0

    def __iter__(self) -> Iterator[Agreed]:
        self._times += 1
        if self._times > 1:
            raise self._error
        return super().__iter__()


class BadDisk:
    """A replica where something goes wrong while it takes over what was pulled."""

    def __init__(self, replica: Replica, mishap: Mishap | None) -> None:
        self._replica = replica
        self._what = mishap.what if mishap is not None and mishap.where == "take" else ""

    def take(self, batch: Sequence[Agreed]) -> set[str]:
        return self._do(batch, self._replica.take)

    def replace_after(self, position: int, batch: Sequence[Agreed]) -> set[str]:
        return self._do(batch, lambda taken: self._replica.replace_after(position, taken))

    def _do(self, batch: Sequence[Agreed], do: Callable[[Sequence[Agreed]], set[str]]) -> set[str]:
        if self._what == "end before":
            raise Ended(self._what)
        if self._what == "end within":
            batch = Breaking(batch, Ended(self._what))
        if self._what == "fails within":
            batch = Breaking(batch, OperationalError("disk I/O error"))
        done = do(batch)
        if self._what == "end after":
            raise Ended(self._what)
        return done

    def __getattr__(self, name: str) -> object:
        return getattr(self._replica, name)
