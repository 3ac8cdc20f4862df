"""The rows of the replica say what its facts say: folded one by one, all at once, or by another version."""

import tempfile
from contextlib import closing, suppress
from pathlib import Path

from desks import NIGHT, Seat, everything, new_home, unlike
from histories import Act, Night, histories
from hypothesis import given, settings
from keyed import KEY
from replica_rows import refolded, rows_of

from desk.clock import SetClock
from desk.desk import Changed
from desk.intake.answers import TypeNote
from desk.intake.calls import OpenReport
from desk.replica import writer as replica_writing
from desk.storage.files import connect


@settings(deadline=None, max_examples=15)
@given(histories(40))
def test_folding_everything_afresh_gives_the_same_rows(acts: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as room:
        clock = SetClock(NIGHT)
        seat, night = Seat(new_home(Path(room) / "a"), clock), Night(clock)
        with seat.desk() as desk:
            for number, act in enumerate(acts):
                night.carry_out(desk, act)
                if number % 3 == 0:
                    seat.agreed(desk)
            seat.agreed(desk)
            shown = everything(desk)
        rows = rows_of(seat.home.replica)
        assert refolded(seat.home.replica) == rows
        with seat.desk() as desk:
            assert unlike(shown, everything(desk)) == {}


def test_rows_of_another_version_are_folded_afresh_with_progress_while_the_desk_is_open(seat: Seat) -> None:
    with seat.desk() as desk:
        for number in range(3):
            report = desk.new_id()
            desk.do(OpenReport(report, f"06 1234567{number}"))
            desk.do(TypeNote(report, "een notitie"))
        seat.agreed(desk)
        shown = everything(desk)
    rows = rows_of(seat.home.replica)
    with closing(connect(seat.home.replica, KEY)) as connection:
        connection.execute("UPDATE meta SET value = 'older' WHERE key = 'fold_version'")
        connection.execute("UPDATE report SET live = 0, code = 'Z'")
        connection.execute("DELETE FROM search")
        connection.execute("DELETE FROM report_key")
    told: list[str] = []
    desk = seat.open()
    try:
        assert desk.board() == ()

        def listen(change: Changed) -> None:
            if change.health:
                told.append(desk.health().text)

        desk.listen(listen)
        assert seat.inbox.wait(lambda: unlike(shown, everything(desk)) == {})
    finally:
        assert desk.stop()
    assert any("opnieuw opgebouwd: 0 van " in text for text in told)
    assert told[-1] == "Gelijk met gedeelde opslag"
    assert rows_of(seat.home.replica) == rows
    with closing(connect(seat.home.replica, KEY)) as connection:
        (version,) = connection.execute("SELECT value FROM meta WHERE key = 'fold_version'").fetchone()
    assert version == replica_writing.FOLD_VERSION


def test_a_fold_that_is_cut_off_halfway_leaves_the_old_rows_and_is_done_again(seat: Seat) -> None:
    with seat.desk() as desk:
        for _ in range(3):
            desk.do(OpenReport(desk.new_id()))
        seat.agreed(desk)
        shown = everything(desk)
    rows = rows_of(seat.home.replica)
    with closing(connect(seat.home.replica, KEY)) as connection:
        connection.execute("UPDATE meta SET value = 'older' WHERE key = 'fold_version'")

    class LampPulledError(Exception):
        pass

    def cut(done: int, total: int) -> None:
        raise LampPulledError

    with closing(replica_writing.ReplicaWriter(seat.home.replica, replica_writing.ProfileShelf(), KEY)) as writer:
        assert writer.stale()
        with suppress(LampPulledError):
            writer.refold(cut)
        assert writer.stale()
    assert rows_of(seat.home.replica) == rows
    with seat.desk() as desk:
        seat.agreed(desk)
        assert unlike(shown, everything(desk)) == {}
