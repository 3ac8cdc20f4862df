"""A call belongs to the desk that is in it: what a colleague does in the same report never hangs up on a caller."""

from builders import two_desks

from desk.facts.call import CallEnded
from desk.facts.codec import decode
from desk.intake.calls import HangUp, JoinCall
from desk.intake.promises import PromiseCallback, TryPromise


def ended(facts) -> list[str]:
    return [payload.how for fact in facts if isinstance(payload := decode(fact), CallEnded)]


def test_a_colleague_does_not_hang_up_on_the_caller_of_another_desk() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    assert "loopt bij een andere desk" in there.refused(HangUp(report))
    assert "loopt bij een andere desk" in there.refused(HangUp(report, "dropped"))
    assert ended(here.do(HangUp(report))) == ["finished"]


def test_a_promise_of_a_colleague_leaves_the_call_as_it_is() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    made = there.do(PromiseCallback(report, "moeder", "06 12345678", safe="yes", voicemail="no"))
    assert ended(made) == []
    promise = next(iter(there.card(report).promises))
    assert ended(there.do(TryPromise(report, promise.id, "no-answer"))) == []


def test_each_of_two_desks_in_a_call_for_one_report_ends_its_own() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    there.do(JoinCall(report, direction="out"))
    assert ended(there.do(HangUp(report))) == ["finished"]
    assert there.state(report).live_call is not None


def test_a_call_that_nobody_hung_up_can_be_ended_from_elsewhere_when_somebody_says_so() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    assert ended(there.do(HangUp(report, there=True))) == ["finished"]
    assert there.state(report).live_call is None
