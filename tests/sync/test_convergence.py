"""Desks over one store through any mishap: at the end all have the same log, with everything, once, in order.

Real journals and replicas; the store is in memory, so that it can be put back to an older copy.
"""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from made_facts import REPORT
from nodes import FaultyStore, Node

from desk.fact import Fact
from desk.storage.files import OperationalError
from desk.sync.memory_store import MemoryLog, MemoryStore
from desk.sync.store import Cursor, Forked

DESKS = 3
desks = st.integers(0, DESKS - 1)
faults = st.lists(st.sampled_from(["", "", "question", "answer"]), max_size=6)


class Convergence(RuleBasedStateMachine):
    """Three desks, one store, a bad line, sudden ends, and a store that goes back in time."""

    def __init__(self) -> None:
        super().__init__()
        self.room = Path(tempfile.mkdtemp(prefix="convergence-"))
        self.nodes = [Node(self.room / str(number)) for number in range(DESKS)]
        self.log = MemoryLog()
        self.written: list[list[Fact]] = [[] for _ in range(DESKS)]

    def teardown(self) -> None:
        try:
            self.heal_and_compare()
        finally:
            for node in self.nodes:
                node.close()
            shutil.rmtree(self.room)

    @initialize()
    def begin_together(self) -> None:
        """All desks have met once: a store that forgets even that is one of strangers."""
        self.written[0] += self.nodes[0].type(2)
        for node in self.nodes:
            node.rounds(MemoryStore(self.log))

    @rule(desk=desks, count=st.integers(1, 3), shared=st.booleans())
    def somebody_types(self, desk: int, count: int, shared: bool) -> None:
        subject = REPORT if shared else f"{desk}" * 32
        self.written[desk] += self.nodes[desk].type(count, subject=subject)

    @rule(desk=desks, faults=faults)
    def a_round(self, desk: int, faults: list[str]) -> None:
        try:
            self.nodes[desk].round(FaultyStore(MemoryStore(self.log), faults))
        except (OperationalError, Forked):
            # The next round makes it good; a desk that was three times overtaken while it healed tries again too.
            return

    @rule(desk=desks)
    def a_sudden_end(self, desk: int) -> None:
        self.nodes[desk].close()
        self.nodes[desk].open()

    @rule(desk=desks)
    def an_end_after_the_push(self, desk: int) -> None:
        node = self.nodes[desk]
        try:
            MemoryStore(self.log).append(node.replica.cursor(), self.written[desk])
        except Forked:
            return
        node.close()
        node.open()

    @rule(back=st.integers(1, 12))
    def the_store_is_put_back(self, back: int) -> None:
        self.log.cut(max(1, len(self.log.facts) - back))

    @invariant()
    def nothing_that_was_typed_is_gone(self) -> None:
        for node, written in zip(self.nodes, self.written, strict=True):
            assert node.written() == written

    def heal_and_compare(self) -> None:
        for _ in range(2):
            for node in self.nodes:
                node.rounds(MemoryStore(self.log))
        everything = [agreed.fact for agreed in MemoryStore(self.log).pull(Cursor(), 10_000)]
        for node in self.nodes:
            assert node.agreed() == everything
        for node, written in zip(self.nodes, self.written, strict=True):
            assert [fact for fact in everything if fact.desk == node.desk] == written


Convergence.TestCase.settings = settings(deadline=None, max_examples=30, stateful_step_count=25)
TestConvergence = Convergence.TestCase
