"""Judges what is pulled and remembers what it goes by in replica.db: which facts are kept and not folded, and why."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

from desk.agreed import Agreed
from desk.fact import Fact
from desk.facts.codec import decode
from desk.facts.desk import SeatTaken
from desk.record import record
from desk.replica.rowjson import from_json, to_json
from desk.storage.facts import FACT_COLUMNS, from_values
from desk.trust.judge import LOOKED_AT, UNSIGNED, Judge
from desk.trust.judge import IsSigned as IsSigned
from desk.trust.people import GUARDED, RESCUED
from desk.trust.sessions import FOUND, WITHOUT
from desk.trust.standing import KINDS, Account, Begun, DeskStanding, Holder, LogStanding, Standing

Run = Callable[..., list[Any]]
"""Carries out a statement with its values; gives the rows."""
S = TypeVar("S", DeskStanding, Account, Holder, Begun, LogStanding)
_KIND = {made: name for name, made in KINDS.items()}
_GET = "SELECT row FROM standing WHERE kind = ? AND subject = ?"
_PUT = (
    "INSERT INTO standing (kind, subject, waits, row) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (kind, subject) DO UPDATE SET waits = excluded.waits, row = excluded.row"
)
_FIRST = "SELECT position FROM fact WHERE desk = ? ORDER BY seq LIMIT 1"
_SEATS = f"SELECT {', '.join(FACT_COLUMNS)} FROM fact WHERE subject = ? AND type = 'seat_taken' ORDER BY position"  # noqa: S608
_MARKS = ", ".join("?" * len(LOOKED_AT))
_TOLD = (
    f"SELECT position, {', '.join(FACT_COLUMNS)} FROM fact WHERE type IN ({_MARKS}) "  # noqa: S608
    "AND position NOT IN (SELECT position FROM refused) ORDER BY position"
)
_WEIGHED = (*sorted(LOOKED_AT), *sorted(GUARDED))
"""The types of facts that may be refused for who wrote them, and those that this follows from."""
_TOLD_ALL = (
    f"SELECT position, {', '.join(FACT_COLUMNS)} FROM fact "  # noqa: S608
    f"WHERE type IN ({', '.join('?' * len(_WEIGHED))}) ORDER BY position"
)


@record
class Judged:
    """What was found in what was pulled: how many facts of which desk are not folded, the desks that wrote without a
    signature, in whose name (person, desk) was written who did not sign in there, and who got a password by a recovery
    code at which desk. `desks`: other desks are new, or were admitted."""

    refused: Mapping[str, int]
    unsigned: frozenset[str]
    unproven: frozenset[tuple[str, str]]
    desks: bool
    rescued: frozenset[tuple[str, str]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.refused or self.unsigned or self.unproven or self.desks or self.rescued)


NOTHING = Judged({}, frozenset(), frozenset(), desks=False)


class FileLedger:
    """What the judge goes by, in the table `standing`; `changed` when desks were put since that was last asked."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._known: dict[tuple[type, str], Standing | None] = {}
        self.changed = False
        self.seats = True

    def get(self, kind: type[S], subject: str) -> S | None:
        """What is known of a subject."""
        if (kind, subject) not in self._known:
            rows = self._run(_GET, _KIND[kind], subject)
            found: Standing | None = from_json(kind, rows[0][0]) if rows else None
            if found is None and kind is DeskStanding:
                found = self._before(subject)
            self._known[kind, subject] = found
        return cast("S | None", self._known[kind, subject])

    def put(self, subject: str, standing: Standing) -> None:
        """From now on this is known of it."""
        self._known[type(standing), subject] = standing
        waits = isinstance(standing, DeskStanding) and bool(standing.signing) and not standing.admitted
        self.changed |= isinstance(standing, DeskStanding) and bool(standing.signing)
        self._run(_PUT, _KIND[type(standing)], subject, int(waits), to_json(standing))

    def forget(self) -> None:
        """What is remembered in memory may not be what is in the file."""
        self._known.clear()

    def _before(self, desk: str) -> DeskStanding | None:
        """A desk that wrote before this was kept: where it began, and who sits there."""
        try:
            blob = bytes.fromhex(desk)
        except ValueError:
            # A fact may name anything: this is no desk.
            return None
        first = self._run(_FIRST, blob)
        if not first:
            return None
        told = [decode(from_values(row)) for row in self._run(_SEATS, blob)] if self.seats else []
        seats = [seat.person for seat in told if isinstance(seat, SeatTaken)]
        return DeskStanding(first=first[0][0], seat=seats[-1] if seats else "")


def beyond(run: Run) -> Judge:
    """A judge of what follows the log of a replica, for who only reads it: what it learns stays in memory."""

    def reads(statement: str, *values: object) -> list[Any]:
        return [] if statement is _PUT else run(statement, *values)

    return Judge(FileLedger(reads))


class Judging:
    """The judge of one replica, on its writer's connection; `run` as there. All within the writer's transactions."""

    def __init__(self, run: Run, is_signed: IsSigned) -> None:
        self._run = run
        self._ledger = FileLedger(run)
        self._judge = Judge(self._ledger, is_signed)
        self._refused: dict[str, int] = {}
        self._unsigned: set[str] = set()
        self._unproven: set[tuple[str, str]] = set()
        self._rescued: set[tuple[str, str]] = set()

    def look(self, batch: Sequence[Agreed]) -> None:
        """Judge what follows the log that is here, before it is kept."""
        for agreed in batch:
            verdict = self._judge.judge(agreed.fact, agreed.position)
            if verdict.why:
                self._note(agreed.fact, verdict.why)
            if not verdict.folded:
                self._run("INSERT INTO refused (position, why) VALUES (?, ?)", agreed.position, verdict.why)

    def back_to(self, position: int) -> None:
        """The log ends here now: what was known from further on is forgotten, the rest is told again."""
        self._run("DELETE FROM refused WHERE position > ?", position)
        self._run("DELETE FROM standing")
        self._ledger.forget()
        self._ledger.seats = False
        for at, *values in self._run(_TOLD, *sorted(LOOKED_AT)):
            self._judge.judge(from_values(values), at)
        self._ledger.seats = True

    def again(self) -> None:
        """Another version of the program judged the log: who may have written what is judged anew. What is only about
        signatures stays as it was."""
        self._run("DELETE FROM standing")
        self._ledger.forget()
        self._ledger.seats = False
        for at, *values in self._run(_TOLD_ALL, *_WEIGHED):
            fact = from_values(values)
            if fact.payload is None and fact.type in GUARDED:
                # Nothing of it can be read any more: as it was judged then.
                continue
            verdict = self._judge.judge(fact, at)
            self._run("DELETE FROM refused WHERE position = ?", at)
            if not verdict.folded:
                self._run("INSERT INTO refused (position, why) VALUES (?, ?)", at, verdict.why)
        self._ledger.seats = True

    def forget(self) -> None:
        """The transaction failed: nothing of it stands."""
        self._ledger.forget()

    def judged(self) -> Judged:
        """What was found since this was last asked."""
        sets = (frozenset(self._unsigned), frozenset(self._unproven))
        found = Judged(self._refused, *sets, self._ledger.changed, frozenset(self._rescued))
        self._refused, self._unsigned, self._unproven, self._ledger.changed = {}, set(), set(), False
        self._rescued = set()
        return found

    def _note(self, fact: Fact, why: str) -> None:
        if why == UNSIGNED:
            self._unsigned.add(fact.desk)
        elif why == RESCUED:
            self._rescued.add((getattr(decode(fact), "person", ""), fact.desk))
        elif why == WITHOUT or why in FOUND:
            self._unproven.add((getattr(decode(fact), "person", fact.author), fact.desk))
        else:
            self._refused[fact.desk] = self._refused.get(fact.desk, 0) + 1
