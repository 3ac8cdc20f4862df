"""F7 in a call: what the call is about first, and the way to end it once that is done."""

from datetime import timedelta

from night_desk import NIGHT, Night

from desk.intake.calls import HangUp, JoinCall
from desk.intake.promises import KeepPromise, PromiseCallback
from desk.intake.safety import AgreeSafety
from ui.for_the_caller import promise_of_call


def of(night: Night, kind: str) -> str:
    return next(one.id for one in night.sheet.promises if one.kind == kind and one.state == "open")


def test_once_the_caller_was_called_back_the_call_is_ended_though_a_later_promise_stands(night: Night) -> None:
    report = night.call("0612345678")
    assert promise_of_call(night.sheet) == ""
    assert night.session.do(PromiseCallback(report, "moeder"))
    assert night.session.do(AgreeSafety(report, night.sheet.child, "moeder", next_at=NIGHT + timedelta(hours=3)))
    night.pass_by(minutes=10)
    assert promise_of_call(night.sheet) == of(night, "callback")
    assert night.session.do(JoinCall(report, "0612345678", "out"))
    assert promise_of_call(night.sheet) == of(night, "callback")
    night.pass_by(minutes=2)
    assert night.session.do(KeepPromise(report, of(night, "callback"), "reached", "moeder"))
    assert promise_of_call(night.sheet) == ""
    assert night.session.do(HangUp(report))
    assert promise_of_call(night.sheet) == of(night, "safety-call")


def test_what_is_kept_on_the_way_leaves_calling_back_open(night: Night) -> None:
    report = night.call("0612345678")
    assert night.session.do(PromiseCallback(report, "moeder"))
    assert night.session.do(AgreeSafety(report, night.sheet.child, "moeder"))
    night.pass_by(minutes=10)
    assert night.session.do(JoinCall(report, "0612345678", "out"))
    night.pass_by(minutes=2)
    assert night.session.do(KeepPromise(report, of(night, "safety-call"), "done", "moeder"))
    assert promise_of_call(night.sheet) == of(night, "callback")
