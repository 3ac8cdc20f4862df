"""What F6 opens: a call with its number, or the referral of the child whose provider is late."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from windows import NIGHT, kept, press, running, set_up

from desk.clock import SetClock
from desk.intake.answers import AddChild
from desk.intake.calls import HangUp
from desk.intake.decisions import NoteDecision
from desk.intake.promises import PromiseCallback


def test_a_late_provider_opens_the_referral_of_that_child(tmp_path: Path, qtbot: QtBot) -> None:
    clock = SetClock(NIGHT)
    with running(set_up(tmp_path), qtbot, clock=clock) as program:
        session = program.session
        report = session.new_report("0612345678")
        second = program.desk.new_id()
        session.do(AddChild(report, second))
        said = {"urgency": "within-4h", "pathway": "ambulatory", "provider": "jeugdhulp-friesland"}
        session.do(NoteDecision(report, second, "Triagist Voorbeeld", **said))
        session.do(HangUp(report))
        first = session.row.card.children[0].id
        session.open_report("")
        clock.advance(minutes=11)
        session.tick()
        press(Qt.Key.Key_F6)
        assert program.wiring.panels.name == "referral"
        assert session.report == report
        assert session.child == second != first
        kept(program, qtbot)


def test_a_late_call_opens_the_promise_with_its_number(tmp_path: Path, qtbot: QtBot) -> None:
    clock = SetClock(NIGHT)
    with running(set_up(tmp_path), qtbot, clock=clock) as program:
        session = program.session
        report = session.new_report("0612345678")
        session.do(PromiseCallback(report, "moeder"))
        session.do(HangUp(report, "promised"))
        clock.advance(minutes=30)
        session.tick()
        press(Qt.Key.Key_F6)
        assert program.wiring.panels.name == "promise"
        kept(program, qtbot)
