"""After a catch-up thousands of reports change in one round: the window goes on, and shows in the end what is so."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from desks import Seat, new_home
from keyed import KEY

from desk.bench.home import fill
from desk.home import Home
from desk.intake.answers import TypeNote
from desk.intake.calls import OpenReport
from desk.replica.reader import ReplicaReader
from desk.replica.shelf import ProfileShelf
from desk.shown import AT_A_TIME, Shown
from desk.sync.exchange import Round
from desk.sync.thread import Refolded

REPORTS = 800


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("much"), KEY)
    fill(home, REPORTS, 4, lambda _done: None)
    return home


def everything(reader: ReplicaReader) -> Round:
    """A round in which another desk changed every report that there is."""
    found = reader._connection.execute("SELECT subject FROM report").fetchall()
    subjects = frozenset(subject.hex() for (subject,) in found)
    assert len(subjects) == REPORTS
    return Round(subjects, subjects, 0, more=False)


def test_a_round_in_which_everything_changed_reads_each_card_at_most_when_it_is_shown(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(ReplicaReader(home.replica, KEY)) as reader:
        shown = Shown(reader, ProfileShelf(), [])
        before, shown._live = shown.live(), {}
        cards: list[str] = []
        card = reader.card

        def counted(report: str) -> object:
            cards.append(report)
            return card(report)

        monkeypatch.setattr(reader, "card", counted)
        assert len(shown.agreed(everything(reader))) == REPORTS
        assert len(cards) < 100
        assert [row.id for row in shown.live()] == [row.id for row in before] != []


def test_reports_of_this_desk_that_others_changed_meanwhile_are_laid_on_top_a_few_at_a_time(home: Home) -> None:
    with closing(ReplicaReader(home.replica, KEY)) as reader:
        done = everything(reader)
        pending = [fact for report in sorted(done.changed)[:60] for fact in reader.facts_of(report)[1:]]
        shown = Shown(reader, ProfileShelf(), pending)
        while shown.lay_more():
            pass
        laid = list(shown.laid_words())
        assert len(laid) == 60
        shown.agreed(done)
        # What was laid on top before stays in sight until it is its turn.
        assert len(shown.laid_words()) == 60
        turns = [len(found) for found in iter(shown.lay_more, set())]
        assert sum(turns) + AT_A_TIME == 60
        assert max(turns) <= AT_A_TIME
        assert not shown.waits


def test_a_desk_that_opened_many_reports_while_away_stays_quick_when_all_comes_in(tmp_path: Path) -> None:
    seat = Seat(new_home(tmp_path / "home"))
    posted: list[Callable[[], None]] = []
    with seat.desk() as desk:
        reports = [desk.new_id() for _ in range(AT_A_TIME + 5)]
        for report in reports:
            desk.do(OpenReport(report))
            desk.do(TypeNote(report, "hoort het kind"))
        desk.catch_up(posted.append)
        subjects = frozenset(reports)
        assert posted == []
        desk.sync_reported(Round(subjects, subjects, 0, more=False))
        assert len(posted) == 1
        while posted:
            posted.pop()()
        desk.sync_reported(Refolded())
        assert len(posted) == 1
        assert {card.id for card in desk.today()} == subjects
        while posted:
            posted.pop()()
        assert {card.id for card in desk.today()} == subjects
        seat.agreed(desk)
