"""journal.db of one desk: append-only facts, drafts, and which desk this is. Only its writer thread writes it.

`append` and `draft` return at once. The thread commits what waits, in order, in one transaction, and then
reports. What could not be committed stays in memory in its order, is said at once, and is tried again.
"""

import json
from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from desk.clock import Anchor
from desk.errors import DeskBug, SurroundingsFailed
from desk.fact import Fact, from_ticks, to_ticks
from desk.ids import canonical, new_id
from desk.journal import twins
from desk.journal.ballast import BALLAST_BYTES, Ballast
from desk.journal.place import place_of, why_anew
from desk.journal.signing import Signing, keys_in
from desk.journal.writing import (
    Committed,
    DraftItem,
    EraseItem,
    FactsItem,
    MetaItem,
    Report,
    Scarce,
    ThinItem,
    Trouble,
    Writing,
)
from desk.signing.keys import DeskKeys, note_of
from desk.storage.erasing import carried_out
from desk.storage.facts import FACT_COLUMNS, from_values, to_values
from desk.storage.files import OperationalError, connect, reading, transaction
from desk.words import reasons

__all__ = ["Committed", "Journal", "Report", "Scarce", "Trouble", "Written", "ballast_of", "desks_of", "read_after"]

NUMBERS = "numbers"
PUT_BACK = "put back"
_SHARED = "shared"
_DOOR = "door"
_ALL = (1 << 63) - 1
_THINNED = "SELECT 1 FROM thin WHERE subject = ? AND NOT EXISTS (SELECT 1 FROM erasure WHERE fact = ?)"
_SELECT = f"SELECT {', '.join(FACT_COLUMNS)} FROM fact"  # noqa: S608


class Journal:
    """journal.db of one desk, with its key. `report` is called on the writer thread; `opens` gives that thread its
    connection where it is another than usual."""

    def __init__(
        self,
        path: Path,
        report: Callable[[Report], None],
        *,
        key: bytes = b"",
        opens: Callable[[Path], Any] | None = None,
        ballast: int = BALLAST_BYTES,
    ) -> None:
        self._path = path
        opens = opens or partial(connect, key=key)
        self._writing = Writing(path, opens, report, ballast_of(path, ballast))
        self._drafts = 0
        self._signing: Signing | None = None
        self._kept_number = 0
        with reading(path):
            self._read = connect(path, key)
            try:
                self.desk = self._meta("incarnation") or self._new_incarnation(former=())
            except BaseException:
                self._read.close()
                raise

    def start(self) -> None:
        """Begin writing."""
        self._writing.start(self.last()[0], self._signing)

    def sign(self) -> Signing:
        """From now on what is written is signed; to be called before `start`.

        An incarnation that has no keys yet gets them and tells of them in its next fact, whose number is kept for it
        (`last` counts it).
        """
        with reading(self._path):
            kept, former = self._meta(note_of(self.desk)), "".join(self.desks[-2:-1])
            vouches = former, self._meta(note_of(former)) if former else ""
        self._kept_number = 0 if kept else self.last()[0] + 1
        self._signing = Signing(self.desk, kept, self._kept_number, vouches)
        return self._signing

    @property
    def desks(self) -> tuple[str, ...]:
        """The incarnations that wrote in this journal, the present one last."""
        return desks_of(self._read)

    def renew(self, agreed: Callable[[str], int]) -> str:
        """Begin a new incarnation if this journal was copied or put back from an old copy; says so in Dutch.

        `agreed` gives the highest number of an incarnation that came back through the store. Running numbers that
        were used once must never be used again: other desks would take the new facts for the old ones.
        """
        with reading(self._path):
            place, here = self._meta("place"), place_of(self._path)
            if twin := self._meta(twins.TWIN):
                self._part(int(twin))
                return (
                    "Er draaide een kopie van deze desk onder hetzelfde nummer. Deze desk telt verder onder een nieuw "
                    "nummer; er is niets kwijt. Geef een van beide een eigen letter."
                )
            why = why_anew(agreed(self.desk), self.last()[0], place, here)
            if not why:
                if not place:
                    self._note(place=here)
                return ""
            self.desk = self._new_incarnation(former=self.desks)
        return (
            f"{why}; deze desk telt verder onder een nieuw nummer. Er is niets kwijt. Blijft het origineel ook in "
            "gebruik, geef deze desk dan een eigen letter."
        )

    def note_twin(self, agreed: int) -> None:
        """For the next start: somebody else counts on under this incarnation; its facts were agreed up to `agreed`."""
        self._writing.hand(MetaItem(twins.TWIN, str(agreed)))

    def note_shared(self, text: str) -> None:
        """Keep which store this desk shared with last, as `desk.sync.belonging` writes it."""
        self._writing.hand(MetaItem(_SHARED, text))

    def shared(self) -> str:
        """What was kept with `note_shared`; empty if nothing was."""
        with reading(self._path):
            return shared_of(self._read)

    def append(self, facts: Sequence[Fact], forget: Sequence[str] = (), *, soon: bool = True) -> None:
        """Write facts in one transaction, in order; drafts named in `forget` vanish with it. Not `soon`: nobody waits.

        Raises DeskBug, before anything is written, for a fact that no file could hold.
        """
        try:
            values = tuple(_storable(to_values(fact)) for fact in facts)
        except (ValueError, TypeError) as error:
            raise DeskBug(f"Dit kan niet worden bewaard ({error}). De handeling is gestopt.") from error
        last = max((fact.seq for fact in facts), default=0)
        self._writing.hand(FactsItem(values, tuple(forget), last, tuple(facts)), soon=soon)

    def erase(self, erasures: Sequence[tuple[str, bytes]], reports: Sequence[str] = ()) -> None:
        """Carry out erasures (id, payload) that count in the log, with the drafts of these reports."""
        self._writing.hand(EraseItem(tuple(erasures), tuple(reports)))

    def thin(self, facts: Sequence[tuple[str, str]], at: datetime) -> None:
        """Let go of the content of these agreed facts (id, report): others keep it, and so this desk saw."""
        self._writing.hand(ThinItem(tuple(facts), to_ticks(at)), soon=False)

    def draft(self, key: str, text: str, at: datetime) -> int:
        """Keep what is being typed in one field; no text forgets it. Gives its number, to be told when it is kept."""
        self._drafts += 1
        self._writing.hand(DraftItem(key, text.encode("utf-8", "surrogatepass"), to_ticks(at), self._drafts))
        return self._drafts

    def keep_anchor(self, anchor: Anchor) -> None:
        """Keep where the desk's time stands, for the next start."""
        at = {"wall": to_ticks(anchor.wall), "boot": anchor.boot, "id": anchor.boot_id, "ahead": anchor.ahead}
        self._writing.hand(MetaItem("anchor", canonical(at).decode()))

    def anchor(self) -> Anchor | None:
        """The anchor of the last run."""
        with reading(self._path):
            text = self._meta("anchor")
        if not text:
            return None
        data = json.loads(text)
        return Anchor(from_ticks(data["wall"]), data["boot"], data["id"], data.get("ahead", 0.0))

    def numbers(self) -> dict[str, int]:
        """As `numbers_of`: what may have been given out since the copy that this journal was put back from."""
        with reading(self._path):
            return numbers_of(self._read)

    def put_back(self) -> str:
        """From which copy this journal was put back and how, if that was not noted yet; empty if it was, or never."""
        with reading(self._path):
            return self._meta(PUT_BACK)

    def noted_put_back(self) -> None:
        """It is noted now, by what was appended before."""
        self._writing.hand(MetaItem(PUT_BACK, ""))

    def keep_door(self, text: str) -> None:
        """Keep what the door remembers, as `desk.access.memory` writes it."""
        self._writing.hand(MetaItem(_DOOR, text))

    def door(self) -> str:
        """What was kept with `keep_door`; empty if nothing was."""
        with reading(self._path):
            return self._meta(_DOOR)

    def own_keys(self) -> Callable[[], dict[str, DeskKeys]]:
        """What gives the private halves of all incarnations that have them, the present one last; to be asked on
        another thread than that of the window."""
        with reading(self._path):
            former = {desk: keys for desk in self.desks[:-1] if (keys := keys_in(self._read, desk)) is not None}
        desk, signing = self.desk, self._signing
        return lambda: former | ({desk: signing.keys()} if signing is not None else {})

    def last(self) -> tuple[int, datetime | None]:
        """The highest running number of this incarnation, and when the newest fact of the journal was recorded."""
        blob = bytes.fromhex(self.desk)
        newest = "SELECT recorded_at FROM fact ORDER BY rowid DESC LIMIT 1"
        with reading(self._path):
            seq = self._read.execute("SELECT max(seq) FROM fact WHERE desk = ?", (blob,)).fetchone()[0]
            at = self._read.execute(newest).fetchone()
        return max(seq or 0, self._kept_number), from_ticks(at[0]) if at else None

    def after(self, seq: int, limit: int = -1) -> list[Fact]:
        """This incarnation's facts with a higher number, in order. For the thread that made the journal."""
        with reading(self._path):
            return read_after(self._read, self.desk, seq, limit)

    def pending(self, agreed: Callable[[str], int]) -> list[Fact]:
        """The facts of all incarnations that did not come back through the store yet; `agreed` as in `renew`."""
        with reading(self._path):
            return [fact for desk in self.desks for fact in read_after(self._read, desk, agreed(desk))]

    def drafts(self) -> dict[str, str]:
        """What was being typed when the desk last stopped, by field key."""
        with reading(self._path):
            rows = self._read.execute("SELECT key, text FROM draft").fetchall()
        return {key: bytes(text).decode("utf-8", "surrogatepass") for key, text in rows}

    def flush(self, timeout: float) -> bool:
        """Wait until all that was handed over is written; False if it was not within `timeout` seconds."""
        return self._writing.flush(timeout)

    def stop(self, timeout: float = 5.0) -> bool:
        """Write what waits and end; False if something could not be written."""
        written = self.flush(timeout)
        self._writing.stop(timeout)
        self._read.close()
        return written

    def _meta(self, key: str) -> str:
        row = self._read.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def _note(self, **values: str) -> None:
        try:
            with transaction(self._read) as connection:
                connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(values.items()))
        except OperationalError as error:
            raise self._cannot_write(error) from error

    def _cannot_write(self, error: Exception) -> SurroundingsFailed:
        return SurroundingsFailed(
            f"{self._path}: kan niet worden geschreven ({reasons.why(error)}). Controleer of u er mag schrijven "
            "en of de schijf ruimte heeft."
        )

    def _part(self, agreed: int) -> None:
        """Go on under a new incarnation, with what this one wrote since another goes by it."""
        made = new_id(to_ticks(datetime.now(UTC)) // 1000)
        former, here = json.dumps(self.desks), place_of(self._path)
        notes = {"incarnation": made, "former": former, twins.ended(self.desk): str(agreed), "place": here}
        try:
            # Who signed until now signs what is written again as well.
            signs = keys_in(self._read, self.desk) is not None
            twins.part(self._read, self.after(agreed), self.desk, made, notes, signs=signs)
        except OperationalError as error:
            raise self._cannot_write(error) from error
        self.desk = made

    def _new_incarnation(self, former: tuple[str, ...]) -> str:
        """A fresh id of this desk, so that running numbers are never used twice."""
        made = new_id(to_ticks(datetime.now(UTC)) // 1000)
        self._note(incarnation=made, former=json.dumps(former), place=place_of(self._path))
        return made


def _storable(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """The values of a fact, once each is known to fit in a file; raises ValueError."""
    for value in values:
        if type(value) is str:
            value.encode("utf-8")
        elif type(value) is int and not -(1 << 63) <= value < 1 << 63:
            raise ValueError(f"{value} past niet")
    return values


def ballast_of(path: Path, size: int = BALLAST_BYTES) -> Ballast:
    """The room on the disk that is kept beside a journal."""
    return Ballast(path.with_name("ballast"), size)


def desks_of(connection: Any) -> tuple[str, ...]:
    """The incarnations that wrote in a journal, the present one last."""
    notes = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('former', 'incarnation')").fetchall())
    present = (notes["incarnation"],) if "incarnation" in notes else ()
    return (*json.loads(notes.get("former", "[]")), *present)


def numbers_of(connection: Any) -> dict[str, int]:
    """The reference numbers, by letter, above which a journal that was put back from a copy goes on."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (NUMBERS,)).fetchone()
    return {str(code): int(number) for code, number in json.loads(row[0]).items()} if row else {}


def shared_of(connection: Any) -> str:
    """Which store the desk of a journal shared with last, as `desk.sync.belonging` writes it; empty if unknown."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_SHARED,)).fetchone()
    return str(row[0]) if row else ""


def keep_shared(path: Path, text: str, key: bytes = b"") -> None:
    """As `Journal.note_shared`, for a journal that no desk has open."""
    with reading(path), closing(connect(path, key)) as connection, transaction(connection):
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_SHARED, text))


def read_after(connection: Any, desk: str, seq: int, limit: int = -1) -> list[Fact]:
    """The facts of `desk` with a higher number than `seq`, in order, from a connection to journal.db.

    Not those that another desk under the same name was agreed on: they were written again.
    """
    end = connection.execute("SELECT value FROM meta WHERE key = ?", (twins.ended(desk),)).fetchone()
    rows = connection.execute(
        f"{_SELECT} WHERE desk = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?",
        (bytes.fromhex(desk), seq, int(end[0]) if end else _ALL, limit),
    )
    return [from_values(row) for row in rows]


class Written:
    """What a desk wrote, for the sync thread: reads on a `connection` of that thread."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def desks(self) -> tuple[str, ...]:
        """The incarnations that wrote in the journal, the present one last."""
        return desks_of(self._connection)

    def erased(self) -> frozenset[str]:
        """The erasures that were carried out in the journal."""
        return carried_out(self._connection)

    def after(self, desk: str, seq: int, limit: int = -1) -> list[Fact]:
        """The facts of `desk` with a higher number than `seq`, in order; at most `limit` if that is not negative."""
        return read_after(self._connection, desk, seq, limit)

    def lacking(self, facts: Sequence[Fact]) -> frozenset[str]:
        """Those of these facts (ids) of which only the header is here, and that were not destroyed."""
        bare = [fact for fact in facts if fact.payload is None and fact.kind == "report"]
        named = [(fact.id, (bytes.fromhex(fact.subject), bytes.fromhex(fact.id))) for fact in bare]
        return frozenset(name for name, values in named if self._connection.execute(_THINNED, values).fetchone())

    def content_of(self, reports: Collection[str]) -> list[tuple[str, str]]:
        """The facts (id, report) of these reports of which the content is here still. Reads the whole journal."""
        rows = self._connection.execute("SELECT id, subject FROM fact WHERE kind = 'report' AND payload IS NOT NULL")
        return [(name.hex(), report) for name, blob in rows if (report := blob.hex()) in reports]
