"""A replica that lets go of old content is, once all is fetched, the replica of a desk that kept everything."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from builders import paper
from desks import NIGHT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_facts import DESK_B, erasure

from desk.fact import Fact
from desk.intake.answers import TypeNote
from desk.intake.calls import HangUp
from desk.intake.closing import CloseReport, SetOutcome
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaWriter
from desk.storage.files import IntegrityError, prepare
from desk.sync.exchange import Round, Waits, exchange
from desk.sync.memory_store import MemoryLog, MemoryStore
from desk.sync.store import Agreed, Tampered
from desk.sync.thinning import fetch, whole

LONG = 1 << 61
ROWS = ("report", "report_key", "row", "search", "given")


class Wrote:
    """The journal of a desk at which nobody works."""

    def desks(self) -> tuple[str, ...]:
        return ()

    def after(self, _desk: str, _seq: int, _limit: int = -1) -> list[Fact]:
        return []

    def lacking(self, _facts: Sequence[Fact]) -> frozenset[str]:
        return frozenset()


@cache
def told() -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """Three closed reports with their facts, the last of each a note that came later."""
    desk = paper()
    made = []
    for number, name in enumerate(("Sem", "Noor", "Finn"), 1):
        report = desk.rings(f"061234567{number}")
        desk.says(report, youth_name=name)
        desk.do(HangUp(report))
        desk.do(SetOutcome(report, desk.children(report)[0], "advice"))
        desk.do(CloseReport(report))
        desk.do(TypeNote(report, f"over {name} belde de school nog"))
        made.append((report, tuple(fact for fact in desk.log if fact.subject == report)))
    return tuple(made)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "replica.db"
    prepare(path, "replica", NIGHT)
    return path


@dataclass
class Two:
    """Two replicas over one store: one keeps all, the other lets go."""

    log: MemoryLog
    all: ReplicaWriter
    some: ReplicaWriter

    def says(self, facts: Sequence[Fact]) -> None:
        store = MemoryStore(self.log)
        store.append(store.head(), facts)

    def round(self, writer: ReplicaWriter) -> Round:
        return exchange(Wrote(), "", writer, MemoryStore(self.log))

    def level(self) -> None:
        """Both know what the store has; the one that lacks something waits for the other where it has to."""
        while self.round(self.all).more:
            pass
        while self.round(self.some).more:
            pass

    def goes(self) -> list[str]:
        """The second lets go of all that it may, as the sync thread does."""
        store, gone = MemoryStore(self.log), []
        for report in [*self.some.old(LONG, LONG)]:
            headers = self.some.headers(report)
            if len(whole(store, headers)) == len(headers):
                gone.append(report)
        self.some.thin(gone, LONG)
        return gone

    def comes(self, reports: Sequence[str]) -> int:
        return fetch(self.some, MemoryStore(self.log), reports, 7)[1]


@pytest.fixture
def opens(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Two]]:
    made: list[ReplicaWriter] = []

    def two() -> Two:
        folder = tmp_path_factory.mktemp("two")
        for name in ("all", "some"):
            (folder / name).write_bytes(empty.read_bytes())
            made.append(ReplicaWriter(folder / name, ProfileShelf(), is_signed=lambda *_: True))
        return Two(MemoryLog(), *made[-2:])

    yield two
    for writer in made:
        writer.close()


def rows_of(writer: ReplicaWriter) -> list[tuple[object, ...]]:
    """All rows, and which facts have content."""
    found = []
    for table in ROWS:
        columns = "subject, names, numbers, words" if table == "search" else "*"
        found += sorted(writer._run(f"SELECT '{table}', {columns} FROM {table}"), key=repr)
    return [*found, *writer._run("SELECT position, id, payload IS NULL FROM fact ORDER BY position")]


def leads_to(writer: ReplicaWriter) -> list[tuple[object, ...]]:
    """Which reports there are, how they stand, and by what they are recognised."""
    said = "SELECT subject, code, number, live, opened_at, changed_at FROM report ORDER BY subject"
    return [*writer._run(said), *writer._run("SELECT * FROM report_key ORDER BY key, subject")]


STEPS = st.lists(
    st.tuples(st.sampled_from(["say", "go", "go", "come", "destroy", "back"]), st.integers(0, 2)), max_size=9
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_in_any_order_the_same_rows_stand_once_all_is_fetched(
    opens: Callable[[], Two], steps: list[tuple[str, int]]
) -> None:
    two, gone = opens(), 0
    ahead = {report: [facts[-1:]] for report, facts in told()}
    for _, facts in told():
        two.says(facts[:-1])
    two.level()
    for step, which in steps:
        report, facts = told()[which]
        if step == "say" and ahead[report]:
            two.says(ahead[report].pop(0))
        elif step == "go":
            two.goes()
        elif step == "come":
            two.comes([report])
        elif step == "destroy":
            gone += 1
            two.says([erasure(DESK_B, gone, facts, thing=report)])
        elif step == "back":
            two.log.cut(len(two.log.facts) // 2)
            two.log.erasing = {name for name in two.log.erasing if name in two.log.ids}
        two.level()
        MemoryStore(two.log).erase(two.all.payloads(two.all.erased() & two.log.ids.keys()))
        # Whatever is here of them: what leads to a report, and which there are.
        assert leads_to(two.some) == leads_to(two.all)
    assert two.comes([report for report, _ in told()]) == 0
    assert rows_of(two.some) == rows_of(two.all)
    assert two.some.lacking_after(0) == frozenset()


def test_a_store_that_went_back_is_not_healed_with_what_is_not_here(opens: Callable[[], Two]) -> None:
    two = opens()
    two.says([fact for _, facts in told() for fact in facts])
    two.level()
    assert len(two.goes()) == 3
    two.log.cut(4)
    with pytest.raises(Waits):
        two.round(two.some)
    assert len(two.log.facts) == 4
    # Whoever has all gives it back, and then the other goes on.
    two.level()
    assert [agreed.fact for agreed in two.log.facts] == [fact for _, facts in told() for fact in facts]
    assert all(agreed.fact.payload is not None for agreed in two.log.facts)
    assert two.comes([report for report, _ in told()]) == 0
    assert rows_of(two.some) == rows_of(two.all)


def test_nothing_goes_that_the_store_did_not_show_to_have(opens: Callable[[], Two]) -> None:
    two = opens()
    (report, facts), *_ = told()
    two.says(facts)
    two.level()
    kept = two.log.facts[2]
    for wrong in (
        Agreed(3, _bare(kept.fact), kept.chain),
        Agreed(3, kept.fact, b"\1" * 32),
        Agreed(3, two.log.facts[1].fact, kept.chain),
    ):
        two.log.facts[2] = wrong
        assert two.goes() == []
    two.log.facts[2] = kept

    class Broken(MemoryStore):
        def at(self, positions: Sequence[int], /) -> list[Agreed]:
            if 3 in positions:
                raise Tampered("no fact")
            return super().at(positions)

    headers = two.some.headers(report)
    assert {*whole(Broken(two.log), headers)} == {one.fact.id for one in headers if one.position != 3}
    assert two.goes() == [report]
    # Nor comes back what is not the very thing.
    two.log.facts[2] = Agreed(3, _bare(kept.fact), kept.chain)
    assert two.comes([report]) == 1
    assert [agreed.fact.id for agreed in two.some.lacking([report])] == [kept.fact.id]


def _bare(fact: Fact) -> Fact:
    return type(fact)(**{**{name: getattr(fact, name) for name in Fact.__slots__}, "payload": None, "salt": None})


def test_a_kill_in_the_middle_leaves_each_report_whole_or_bare(opens: Callable[[], Two]) -> None:
    two = opens()
    two.says([fact for _, facts in told() for fact in facts])
    two.level()
    before = rows_of(two.some)

    class Killed(Exception):  # noqa: N818
        pass

    def breaks(_: object) -> None:
        raise Killed

    two.some._thinning.headers = breaks  # type: ignore[method-assign,assignment]
    with pytest.raises(Killed):
        two.some.thin([told()[0][0]], 1)
    assert rows_of(two.some) == before


def test_the_file_itself_refuses_to_empty_or_fill_anything_else(opens: Callable[[], Two]) -> None:
    two = opens()
    (report, facts), (other, _), *_ = told()
    two.says([*told()[0][1], *told()[1][1]])
    two.level()
    two.some.thin([report], 1)
    two.says([erasure(DESK_B, 1, facts[:1], thing=report)])
    two.level()
    run = two.some._connection.execute
    for statement in (
        f"UPDATE fact SET payload = NULL, salt = NULL WHERE subject = x'{other}'",
        f"UPDATE fact SET payload = x'00', salt = x'00' WHERE id = x'{facts[0].id}'",
        f"UPDATE fact SET payload = x'00' WHERE id = x'{facts[1].id}'",
        f"UPDATE fact SET author = 'x' WHERE id = x'{facts[1].id}'",
        f"DELETE FROM fact WHERE id = x'{facts[1].id}'",
    ):
        with pytest.raises(IntegrityError, match="append-only"):
            run(statement)


def test_rows_of_another_version_are_made_anew_and_bare_ones_stay(opens: Callable[[], Two]) -> None:
    two = opens()
    two.says([fact for _, facts in told() for fact in facts])
    two.level()
    report = told()[0][0]
    two.some.thin([report], 1)
    before = rows_of(two.some)
    two.some.refold()
    assert rows_of(two.some) == before
    assert two.some.wanted() == []
