"""A report that is destroyed is gone from every byte of every file, and the chain stands."""

from pathlib import Path

from desks import Seat
from retained import SENTENCE, closed, comes_true, done, lying_about, plain_seat, reported, years_later

from desk.desk import Desk
from desk.intake.retention import ApproveDestruction


def destroyed(seat: Seat, desk: Desk) -> bool:
    """Whether journal, store and replica of this desk did what the log says."""
    return comes_true(seat, lambda: not lying_about([seat.home.path]))


def test_name_number_and_sentence_are_gone_from_every_file(tmp_path: Path) -> None:
    seat = plain_seat(tmp_path / "desk")
    with seat.desk() as desk:
        other = closed(desk, reported(desk, "Pieter de Haan", "0611111111", "vroeg om een kaart"))
        report = closed(desk, reported(desk))
        desk.draft(report, "", "1", SENTENCE)
        seat.agreed(desk)
        before = {line.split(":")[0].removesuffix("-wal") for line in lying_about([tmp_path])}
        assert before == {"journal.db", "replica.db", "store.db"}
        years_later(seat)
        assert [row.report for row in desk.destruction()] == [other, report]
        done(desk.do(ApproveDestruction(report)))
        seat.agreed(desk)
        assert destroyed(seat, desk), lying_about([tmp_path])
        assert [row.report for row in desk.destruction()] == [other]
        assert [row.reference for row in desk.destroyed()] == ["A-0002"]
        assert desk.card(report) is None
        assert desk.search("Sjoerdtje") == ()
        assert [found.card.id for found in desk.search("Pieter")] == [other]
    assert lying_about([tmp_path]) == []
    with seat.desk() as desk:
        assert desk.card(report) is None
        assert [found.card.id for found in desk.search("kaart")] == [other]
