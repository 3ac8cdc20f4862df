"""The badge of a card turns in the second in which its ring does, not when the minute is over."""

from night_desk import Night

from desk.intake.promises import PromiseCallback


def test_badge_and_ring_turn_late_in_the_same_second(night: Night) -> None:
    night.pass_by(seconds=5)
    report = night.call("0612345678")
    night.session.do(PromiseCallback(report, "moeder"))
    night.pass_by(minutes=19, seconds=58)
    shown: list[str] = []
    night.session.board.connect(lambda rows: shown.append(rows[0].badge))
    night.pass_by(seconds=1)
    assert shown == []
    night.pass_by(seconds=1)
    assert shown == ["! Terugbellen te laat"]
    night.pass_by(seconds=1)
    assert len(shown) == 1
