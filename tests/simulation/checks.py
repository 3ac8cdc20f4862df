"""What has to be true of desks and store: after every step of a night, and at its end when all is mended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from desks import NIGHT, profile
from station import Station

from desk.agreed import Agreed
from desk.clock import SetClock
from desk.decision.propose import Prepared, prepare, propose
from desk.fact import GENESIS, Fact, from_ticks, link
from desk.facts.answers import AnswerGiven
from desk.facts.codec import decode
from desk.promises.alarms import level
from desk.reports.fold import fold
from desk.reports.state import ReportState
from desk.words.times import local

DANGER = "danger_now"


def chain_over(facts: Iterable[Fact]) -> bytes:
    """The chain hash behind these facts."""
    at = GENESIS
    for fact in facts:
        at = link(at, fact)
    return at


def twice(facts: Sequence[Fact]) -> bool:
    """Whether a fact is there twice, by its id or by its running number."""
    numbers = {(fact.desk, fact.seq) for fact in facts}
    return len({fact.id for fact in facts}) < len(facts) or len(numbers) < len(facts)


def check_station(station: Station) -> None:
    """What holds for one desk at every moment."""
    kept = [fact for desk in station.journal.desks() for fact in station.journal.after(desk, 0)]
    assert kept == station.kept, "what was shown as kept is not what the journal holds"
    log = station.replica.facts_after(0, -1)
    assert station.replica.cursor().position == len(log), "the log has a gap"
    assert not twice(log), "a fact stands twice in the log"
    own = [*station.kept, *station.flying]
    for report in {fact.subject: None for fact in (*own, *log) if fact.kind == "report"}:
        _check_view(station, report, [fact for fact in (*own, *log) if fact.subject == report])


def _check_view(station: Station, report: str, known: list[Fact]) -> None:
    shown = station.shown.facts(report)
    ids = {fact.id for fact in shown}
    assert len(ids) == len(shown), "a desk sees a fact twice"
    assert ids == {fact.id for fact in known}, "a desk does not see what it knows"
    if station.inbox:
        # The replica is ahead of what the window was told.
        return
    state = station.shown.state(report)
    if not any(fact.type == "report_opened" for fact in shown):
        # It has only its own facts of another desk's report: its replica was lost and is not back yet.
        assert state is None
        return
    assert state is not None
    assert state.facts == len(shown), "a desk decides on other facts than it sees"


def check_chain(station: Station) -> None:
    """The log of a desk is the one that its chain hash stands for."""
    assert chain_over(station.replica.facts_after(0, -1)) == station.replica.cursor().chain, "the chain does not hold"


@dataclass
class Oracle:
    """What each answer's author saw in that field: the causal order, kept apart from the facts."""

    seen: dict[str, tuple[tuple[str, str, str], frozenset[str]]] = field(default_factory=dict)

    def watch(self, before: frozenset[str], report: str, given: Iterable[Fact]) -> None:
        """An answer was given by somebody who saw these."""
        for fact in given:
            if isinstance(payload := decode(fact), AnswerGiven):
                self.seen[fact.id] = ((report, payload.child, payload.link), before)

    def standing(self, place: tuple[str, str, str], facts: Iterable[Fact]) -> set[str]:
        """The answers that must stand in a field: those that nobody replaced who saw them."""
        there = {fact.id for fact in facts} & {fact for fact, (where, _) in self.seen.items() if where == place}
        return there - {seen for fact in there for seen in self.seen[fact][1]}


def seen_in(station: Station, report: str, link_id: str) -> frozenset[str]:
    """The answers that somebody at a desk sees in a field: those known there that nothing known there replaces.

    While the window was not told yet what the replica took over, nobody has seen it.
    """
    state = station.shown.state(report)
    if station.inbox and state is not None:
        return frozenset(state.answers.get(("", link_id), {}))
    known = [fact for fact in station.shown.facts(report) if fact.type == "answer_given"]
    here = {fact.id for fact in known if fact.data()["link"] == link_id}
    return frozenset(here - {old for fact in known for old in fact.replaces})


def check_end(stations: Sequence[Station], log: list[Agreed], must: set[str], oracle: Oracle, *, ordered: bool) -> None:
    """All is mended: one log with everything, once, in order; the same on every desk; the same state from it."""
    facts = [agreed.fact for agreed in log]
    assert [agreed.position for agreed in log] == list(range(1, len(log) + 1)), "the store's log has a gap"
    assert not twice(facts), "a fact stands twice in the store"
    assert not log or chain_over(facts) == log[-1].chain, "the store's chain does not hold"
    assert must <= {fact.id for fact in facts}, "something that was acknowledged is gone"
    _check_order(facts, ordered=ordered)
    by_report: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.kind == "report":
            by_report.setdefault(fact.subject, []).append(fact)
    states = {report: fold(of_it) for report, of_it in by_report.items()}
    for station in stations:
        assert station.replica.facts_after(0, -1) == facts, f"{station.code} has another log"
        assert station.shown.pending == 0, f"{station.code} still waits"
        for report, state in states.items():
            assert station.shown.state(report) == state, f"{station.code} shows something else than the log says"
            assert station.shown.card(report) == station.reader.card(report)
    for report, state in states.items():
        assert state is not None
        assert state.unknown == sum(fact.type == "moon_seen" for fact in by_report[report])
        for (child, link_id), register in state.answers.items():
            must_stand = oracle.standing((report, child, link_id), by_report[report])
            assert set(register) == must_stand, "a value was dropped that nobody replaced, or kept that somebody did"
        _check_safety(state)


def _check_order(facts: list[Fact], *, ordered: bool) -> None:
    last: dict[str, Fact] = {}
    before: set[str] = set()
    for fact in facts:
        former = last.get(fact.desk)
        assert fact.seq == (former.seq if former else 0) + 1, "the facts of a desk are not in its order"
        assert former is None or former.recorded_at <= fact.recorded_at, "the time of a desk ran backwards"
        assert not ordered or before.issuperset(fact.replaces), "something stands before what it replaces"
        last[fact.desk] = fact
        before.add(fact.id)


def _check_safety(state: ReportState) -> None:
    register = state.answers.get(("", DANGER), {})
    if len(register) > 1:
        alone = [_rank(answer.values) for answer in register.values()]
        assert _rank(state.values("", DANGER)) == min(alone), "two values: not the more dangerous one counts"


@cache
def _ready() -> Prepared:
    return prepare(profile())


@cache
def _rank(values: tuple[str, ...]) -> int:
    """How urgent a report with this answer alone is; less is more urgent, nothing said is least."""
    made = propose(_ready(), {DANGER: values}, age=None, local=local(NIGHT), enabled=frozenset({DANGER}))
    return 99 if made.none_yet else made.rank


@dataclass(frozen=True)
class Ring:
    """A promise as the desk that made it must count it: on its boot clock, from `boot`, for `seconds`.

    On other files, or without its journal, a desk has lost where its time stood.
    """

    station: Station
    moves: int
    clock: SetClock
    boot_id: str
    boot: float
    seconds: float
    report: str
    promise: str

    def check(self) -> None:
        """It is late when its time is over, whatever was done to the clock, and not before."""
        clock = self.clock
        if self.station.moves != self.moves or clock.boot_id() != self.boot_id:
            return
        card = self.station.shown.card(self.report)
        rows = [row for row in card.promises if row.id == self.promise] if card else []
        for row in rows:
            late = level(row, self.station.time.now()) == "late"
            assert late == (clock.boot() - self.boot >= self.seconds), "a promise does not ring when it is due"


def ring_of(station: Station, fact: Fact) -> Ring:
    """What to expect of a promise that was just made."""
    data, clock = fact.data(), station.clock
    seconds = (from_ticks(data["due_at"]) - from_ticks(fact.recorded_at)).total_seconds()
    return Ring(station, station.moves, clock, clock.boot_id(), clock.boot(), seconds, fact.subject, data["promise"])
