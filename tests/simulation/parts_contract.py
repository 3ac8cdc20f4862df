"""What a journal and a replica have to do for a round and a window, whatever they are made of: files or lists."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from desks import NIGHT
from line import Breaking, Ended
from made_facts import DESK_B, REPORT, made, several
from parts import Home, Rooms

from desk.agreed import Agreed, Cursor
from desk.clock import Anchor
from desk.fact import Fact, link
from desk.facts.call import ReportOpened
from desk.intake import New
from desk.sealing import Place, sealed


def agreed(facts: list[Fact], after: Cursor | None = None) -> list[Agreed]:
    """The facts as the log goes on with them."""
    at, found = after or Cursor(), []
    for fact in facts:
        found.append(Agreed(at.position + 1, fact, link(at.chain, fact)))
        at = found[-1].cursor
    return found


def opened(desk: str, number: int = 1) -> Fact:
    """A report begins."""
    (fact,) = sealed([New(ReportOpened("A", number, "call"), REPORT)], 0, Place(desk, "", 10**15, lambda *_: ""))
    return fact


class PartsContract:
    """The contract as tests; `rooms` is what it is about."""

    @pytest.fixture
    def rooms(self) -> Iterator[Rooms]:
        raise NotImplementedError

    @pytest.fixture
    def home(self, rooms: Rooms) -> Home:
        return rooms.home()

    # -- the journal ----------------------------------------------------------------------------------------------

    def test_a_new_journal_has_one_incarnation_and_nothing_in_it(self, home: Home) -> None:
        with closing(home.journal()) as journal:
            assert journal.renew(lambda _: 0) == ""
            assert journal.desks() == (journal.desk,)
            assert (journal.last(), journal.after(journal.desk, 0), journal.anchor()) == ((0, None), [], None)

    def test_what_was_committed_is_there_in_order_after_a_new_start(self, home: Home) -> None:
        with closing(home.journal()) as journal:
            journal.renew(lambda _: 0)
            facts = several(journal.desk, 5)
            journal.commit(facts[:2])
            journal.commit(facts[2:])
        with closing(home.journal()) as journal:
            journal.renew(lambda _: 0)
            assert journal.after(journal.desk, 0) == facts
            assert journal.after(journal.desk, 2) == facts[2:]
            assert journal.after(journal.desk, 1, 2) == facts[1:3]
            assert journal.after(DESK_B, 0) == []
            assert journal.last() == (5, facts[-1].recorded())
            assert journal.pending(lambda _: 3) == facts[3:]

    def test_the_anchor_of_time_is_there_after_a_new_start(self, home: Home) -> None:
        anchor = Anchor(NIGHT, 12.5, "boot")
        with closing(home.journal()) as journal:
            journal.renew(lambda _: 0)
            journal.keep_anchor(anchor)
        with closing(home.journal()) as journal:
            journal.renew(lambda _: 0)
            assert journal.anchor() == anchor

    @pytest.mark.parametrize("how", ["copied", "older than what is agreed"])
    def test_a_journal_that_is_not_the_only_one_gets_a_new_incarnation_and_keeps_the_facts(
        self, home: Home, how: str
    ) -> None:
        with closing(home.journal()) as journal:
            journal.renew(lambda _: 0)
            former, facts = journal.desk, several(journal.desk, 3)
            journal.commit(facts)
        there = home.copied() if how == "copied" else home
        with closing(there.journal()) as journal:
            assert journal.renew(lambda _: 3 if how == "copied" else 4)
            assert journal.desks() == (former, journal.desk)
            assert journal.last()[0] == 0
            assert journal.pending(lambda desk: {former: 1}.get(desk, 0)) == facts[1:]
        with closing(there.journal()) as journal:
            assert journal.renew(lambda _: 0) == ""

    def test_a_twin_counts_on_under_the_same_incarnation(self, home: Home) -> None:
        with closing(home.journal()) as journal:
            journal.renew(lambda _: 0)
        with closing(home.twin().journal()) as twin:
            assert twin.renew(lambda _: 0) == ""
            assert twin.desk == journal.desk

    def test_a_journal_that_was_lost_begins_anew(self, home: Home) -> None:
        with closing(home.journal()) as journal:
            journal.renew(lambda _: 0)
            former = journal.desk
            journal.commit(several(former, 2))
        home.lose_journal()
        with closing(home.journal()) as journal:
            journal.renew(lambda _: 0)
            assert former not in journal.desks()
            assert journal.after(former, 0) == []

    # -- the replica ----------------------------------------------------------------------------------------------

    def test_what_was_taken_is_there_with_cursor_and_chain(self, home: Home) -> None:
        log = agreed([opened(DESK_B), *(made(DESK_B, seq) for seq in range(2, 6))])
        writer = home.writer()
        assert (writer.cursor(), writer.own_seq(DESK_B), writer.facts_after(0, -1)) == (Cursor(), 0, [])
        assert writer.take(log[:2]) == {REPORT}
        writer.take(log[2:])
        assert writer.cursor() == log[-1].cursor
        assert (writer.own_seq(DESK_B), writer.own_seq("9" * 32)) == (5, 0)
        assert writer.facts_after(1, 2) == [one.fact for one in log[1:3]]
        assert writer.facts_after(0, -1) == [one.fact for one in log]
        assert [writer.chain_at(position) for position in (2, 6)] == [log[1].chain, None]
        assert writer.unread() == frozenset()

    def test_a_reader_sees_the_facts_and_the_row_of_a_report(self, home: Home) -> None:
        log = agreed([opened(DESK_B, 7), made(DESK_B, 2)])
        writer, reader = home.writer(), home.reader()
        writer.take(log)
        assert reader.facts_of(REPORT) == [one.fact for one in log]
        card = reader.card(REPORT)
        assert card.reference == "A-0007"
        assert reader.live_cards() == [card]
        assert (reader.highest_number("A"), reader.highest_number("B")) == (7, 0)
        assert (reader.facts_of("9" * 32), reader.card("9" * 32)) == ([], None)
        writer.close()
        reader.close()

    def test_a_fact_of_an_unknown_kind_is_kept_and_has_no_row(self, home: Home) -> None:
        fact = Fact(**{**{name: getattr(made(DESK_B, 1), name) for name in Fact.__slots__}, "kind": "planet"})
        writer, reader = home.writer(), home.reader()
        assert writer.take(agreed([fact])) == {REPORT}
        assert reader.facts_of(REPORT) == [fact]
        assert (reader.card(REPORT), reader.live_cards()) == (None, [])
        writer.close()
        reader.close()

    def test_another_order_takes_the_place_of_what_stood_after_a_position(self, home: Home) -> None:
        facts = [opened(DESK_B), *(made(DESK_B, seq) for seq in range(2, 4))]
        log, strange = agreed(facts), made("9" * 32, 1, subject="8" * 32)
        writer = home.writer()
        writer.take(log)
        other = agreed([strange, *facts[1:]], log[0].cursor)
        assert writer.replace_after(1, other) == {REPORT, strange.subject}
        assert writer.facts_after(0, -1) == [facts[0], strange, *facts[1:]]
        assert (writer.cursor(), writer.own_seq("9" * 32)) == (other[-1].cursor, 1)
        writer.close()

    @pytest.mark.parametrize("what", ["take", "replace_after"])
    def test_a_taking_over_that_breaks_off_changes_nothing(self, home: Home, what: str) -> None:
        log = agreed([opened(DESK_B), *(made(DESK_B, seq) for seq in range(2, 6))])
        writer = home.writer()
        writer.take(log[:2])
        strange = agreed([made("9" * 32, 1)], log[0].cursor)
        breaks_off = {
            "take": lambda: writer.take(Breaking(log[2:], Ended())),
            "replace_after": lambda: writer.replace_after(1, Breaking(strange, Ended())),
        }
        with pytest.raises(Ended):
            breaks_off[what]()
        assert (writer.cursor(), writer.facts_after(0, -1)) == (log[1].cursor, [one.fact for one in log[:2]])
        writer.close()
        again = home.writer()
        assert again.cursor() == log[1].cursor
        again.close()

    def test_a_replica_that_was_lost_is_empty_and_its_copy_is_not(self, home: Home) -> None:
        writer = home.writer()
        writer.take(agreed([opened(DESK_B)]))
        writer.close()
        copy = home.copied()
        home.lose_replica()
        for there, position in ((home, 0), (copy, 1)):
            writer = there.writer()
            assert writer.cursor().position == position
            writer.close()

    # -- the store ------------------------------------------------------------------------------------------------

    def test_a_store_that_is_put_back_is_what_it_was(self, rooms: Rooms) -> None:
        with closing(rooms.store()) as store:
            log = agreed(several(DESK_B, 4))
            store.append(Cursor(), [one.fact for one in log])
            assert rooms.everything() == log
            rooms.put_back(2)
            assert rooms.everything() == log[:2]
            store.append(log[1].cursor, [log[3].fact, log[2].fact])
            assert [one.fact.seq for one in rooms.everything()] == [1, 2, 4, 3]
            rooms.put_back(0)
            assert rooms.everything() == []
