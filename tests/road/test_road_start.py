"""A start reads rows: what was closed long ago is neither folded nor read, however much of it there is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from desks import Seat

from desk.desk import Desk
from desk.intake.answers import TypeNote
from desk.intake.calls import HangUp, OpenReport
from desk.intake.closing import CloseReport
from desk.intake.promises import PromiseCallback
from desk.replica import reader as reading
from desk.reports import fold as folding


def closed_reports(desk: Desk, count: int) -> None:
    for number in range(count):
        report = desk.new_id()
        desk.do(OpenReport(report, f"06 1234{number:04}"))
        desk.do(TypeNote(report, f"notitie {number}"))
        desk.do(HangUp(report))
        desk.do(CloseReport(report))


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], tuple[int, int]]]:
    """How many facts were read from rows and how many were folded; what is counted goes on as it does."""
    read, folded = [0], [0]
    from_values, apply = reading.from_values, folding.apply

    def counting_read(values: object) -> object:
        read[0] += 1
        return from_values(values)

    def counting_fold(state: object, fact: object) -> None:
        folded[0] += 1
        apply(state, fact)

    with monkeypatch.context() as patch:
        patch.setattr(reading, "from_values", counting_read)
        patch.setattr(folding, "apply", counting_fold)
        yield lambda: (read[0], folded[0])


def test_a_start_with_many_closed_reports_reads_and_folds_none_of_their_facts(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    with seat.desk() as desk:
        closed_reports(desk, 60)
        open_one = desk.new_id()
        desk.do(OpenReport(open_one))
        desk.do(PromiseCallback(open_one, "moeder"))
        seat.agreed(desk)
        board = desk.board()
    with counted(monkeypatch) as counts, seat.desk() as desk:
        assert desk.board() == board
        assert len(desk.promises()) == 1
        desk.on_call()
        desk.health()
        seat.agreed(desk)
        read, folded = counts()
        assert folded == 0
        # The profile's fact alone: it carries the files that the desk works with.
        assert read <= 1
        desk.sheet(open_one)
        assert counts()[1] == len(desk.timeline(open_one))


def test_a_new_fact_folds_its_own_report_and_no_other(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    with seat.desk() as desk:
        closed_reports(desk, 60)
        seat.agreed(desk)
    with counted(monkeypatch) as counts, seat.desk() as desk:
        report = desk.new_id()
        desk.do(OpenReport(report))
        desk.do(TypeNote(report, "een"))
        seat.agreed(desk)
        assert len(desk.timeline(report)) == 4
        # Once in the window and once in the sync thread, for each of the few rounds at most.
        assert counts()[1] <= 4 * 6


def test_the_window_reads_no_more_rows_when_there_are_more_closed_reports(seat: Seat) -> None:
    def statements() -> int:
        with seat.desk() as desk:
            count = [0]

            def one_more(*_: object) -> None:
                count[0] += 1

            desk._reader._connection.set_trace_callback(one_more)
            desk.board()
            desk.alarms()
            desk.promises()
            desk.on_call()
            seat.agreed(desk)
            return count[0]

    with seat.desk() as desk:
        closed_reports(desk, 5)
        seat.agreed(desk)
    few = statements()
    with seat.desk() as desk:
        closed_reports(desk, 40)
        seat.agreed(desk)
    assert statements() == few
