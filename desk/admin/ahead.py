"""A desk with what the store has beyond it, for who has to know all of it: read, judged as the sync thread would, laid
on top.

Only a window brings the replica up to date. A list of who looked that ended there would leave out what was taken along
a second ago on this computer, and all that others did since the window was closed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from desk.admin.files import Opened, opened
from desk.admin.hints import facts as facts_text
from desk.admin.stores import at_store
from desk.errors import SurroundingsFailed
from desk.fact import Fact
from desk.home import Home
from desk.replica.reader import ReplicaReader
from desk.settings import read
from desk.sync.belonging import known_in
from desk.sync.exchange import check
from desk.sync.opening import address_of
from desk.words.times import dated_text

MOST = 100_000
"""So many facts are laid on top in memory; a desk that is further behind is brought up to date by its window first."""
_BATCH = 5000


@contextmanager
def opened_ahead(home: Home, most: int = MOST) -> Iterator[tuple[Opened, str]]:
    """As `desk.admin.files.opened`; `pending` begins with what the store has beyond the replica and counts there.

    Also given is what to say, in Dutch, where that could not be read: then what follows may be less than all of it.
    Empty where it is all.
    """
    with opened(home) as desk:
        try:
            beyond = _beyond(home, desk.reader, most)
        except SurroundingsFailed as error:
            yield desk, _stand(desk.reader, str(error))
            return
        known = {fact.id for fact in beyond}
        yield replace(desk, pending=(*beyond, *(fact for fact in desk.pending if fact.id not in known))), ""


def _beyond(home: Home, reader: ReplicaReader, most: int) -> list[Fact]:
    """Raises SurroundingsFailed where the store cannot be read, does not go on where the replica ends, or is too far
    on."""
    cursor, judge = reader.cursor(), reader.judge_beyond()
    found: list[Fact] = []
    with at_store(address_of(home, read(home.path)), make=False, opens=known_in(home).open) as store:
        far = store.head().position - cursor.position
        if far > most:
            raise SurroundingsFailed(
                f"De opslag is {facts_text(far)} verder. Start Nachtwacht, wacht tot het bij is en doe dit nog een "
                "keer."
            )
        while batch := store.pull(cursor, _BATCH):
            check(cursor, batch)
            found += [agreed.fact for agreed in batch if judge.judge(agreed.fact, agreed.position).folded]
            cursor = batch[-1].cursor
    return found


def _stand(reader: ReplicaReader, why: str) -> str:
    newest = reader.newest()
    stand = f"stand van {dated_text(newest, datetime.now(UTC))}" if newest is not None else "nog niets gehaald"
    return f"let op: dit is niet alles. Wat de opslag verder heeft is niet gelezen ({stand}). {why}"
