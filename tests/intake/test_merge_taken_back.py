"""A merge is taken back: both reports stand again with what was theirs; no promise is lost, none is there twice."""

from builders import Paper, paper, two_desks
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.intake.calls import HangUp
from desk.intake.merging import MergeReport
from desk.intake.promises import KeepPromise, PromiseCallback, TryPromise
from desk.intake.unmerging import TakeBackMerge


def two_families(desk: Paper) -> tuple[str, str]:
    made = []
    for number, who, name in (("0612345678", "moeder", "Sem"), ("0611111111", "vader", "Noor")):
        report = desk.rings(number)
        desk.says(report, youth_name=name, youth_birth_date="14 jaar", caller_name=who)
        desk.do(PromiseCallback(report, who=who))
        desk.waits(seconds=30)
        made.append(report)
    return made[0], made[1]


def stand(desk: Paper, report: str) -> object:
    state = desk.state(report)
    said = {place: state.values(*place) for place in state.answers if state.values(*place)}
    promised = [(q.made.promise, q.number, q.due_at, q.owner) for q in state.open_promises()]
    return state.status, state.children, said, promised, state.caller_number, state.merged_from, state.sensitive


def test_both_stand_again_with_what_was_theirs() -> None:
    desk = paper()
    into, report = two_families(desk)
    before = stand(desk, into), stand(desk, report)
    desk.do(MergeReport(report, into))
    desk.waits(minutes=1)
    desk.do(TakeBackMerge(report, into))
    assert (stand(desk, into), stand(desk, report)) == before


def test_what_was_said_since_stays_where_it_was_written_with_its_child() -> None:
    desk = paper()
    into, report = two_families(desk)
    noor = desk.children(report)[0]
    desk.do(MergeReport(report, into))
    desk.waits(minutes=1)
    desk.says(into, noor, wish_to_die="yes")
    desk.do(TakeBackMerge(report, into))
    assert noor in desk.children(into)
    assert desk.said(into, "wish_to_die", noor) == ("yes",)
    assert desk.said(into, "youth_name", noor) == ()


def test_a_promise_that_was_kept_meanwhile_does_not_ring_again_and_one_that_was_tried_goes_on() -> None:
    desk = paper()
    into, report = two_families(desk)
    mine = desk.promise(report).made.promise
    desk.do(MergeReport(report, into))
    desk.waits(minutes=1)
    desk.do(TryPromise(into, mine))
    desk.do(TakeBackMerge(report, into))
    assert len(desk.promise(report).tries) == 1
    desk.do(MergeReport(report, into))
    desk.do(KeepPromise(into, mine, "reached"))
    desk.do(TakeBackMerge(report, into))
    assert desk.state(report).open_promises() == []
    assert desk.promise(into).made.who == "moeder"


def test_whoever_is_on_the_line_is_on_the_line_in_their_own_report() -> None:
    desk = paper()
    into = desk.rings("0612345678")
    desk.do(HangUp(into, "finished"))
    desk.waits(minutes=1)
    report = desk.rings("0611111111")
    desk.do(MergeReport(report, into))
    desk.waits(minutes=1)
    desk.do(TakeBackMerge(report, into))
    assert desk.state(into).live_call is None
    assert desk.state(report).live_call is not None
    desk.do(MergeReport(report, into))
    desk.do(HangUp(into, "finished"))
    desk.do(TakeBackMerge(report, into))
    assert desk.state(report).live_call is None


def test_it_is_in_the_timeline_of_both_and_the_last_merge_goes_first() -> None:
    desk = paper()
    into, report = two_families(desk)
    third = desk.rings("0622222222")
    desk.do(MergeReport(report, into))
    desk.do(MergeReport(third, into))
    assert "eerst terug" in desk.refused(TakeBackMerge(report, into))
    desk.do(TakeBackMerge(third, into))
    desk.do(TakeBackMerge(report, into))
    for one in (into, report):
        lines = desk.lines(one)
        assert any("teruggenomen" in line.text for line in lines)
        assert all(line.corrected for line in lines if "amengevoegd" in line.text)
    assert "niet met" in desk.refused(TakeBackMerge(report, into))


_DEED = st.sampled_from(["merge", "back", "keep", "try", "sync"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.booleans(), _DEED), max_size=9))
def test_two_desks_in_any_order_lose_no_promise_and_have_none_twice(deeds: list[tuple[bool, str]]) -> None:
    desks = here, there = two_desks()
    into, report = two_families(here)
    there.sees(here.log)
    theirs, mine = here.promise(report).made.promise, here.promise(into).made.promise
    kept = False
    for first, deed in deeds:
        desk = desks[not first]
        desk.waits(seconds=20)
        merged = desk.state(report).status == "merged"
        if deed == "merge" and not merged:
            desk.do(MergeReport(report, into))
        elif deed == "back" and merged:
            desk.do(TakeBackMerge(report, into))
        elif deed in ("keep", "try"):
            where = into if merged else report
            if any(q.made.promise == theirs for q in desk.state(where).open_promises()):
                kept = kept or deed == "keep"
                act = KeepPromise(where, theirs, "reached") if deed == "keep" else TryPromise(where, theirs)
                desk.do(act)
        elif deed == "sync":
            here.sees(there.log)
            there.sees(here.log)
    here.sees(there.log)
    there.sees(here.log)
    for desk in desks:
        rings = [q.made.promise for one in (into, report) for q in desk.state(one).open_promises()]
        assert rings.count(mine) == 1
        assert rings.count(theirs) == 1 or (kept and rings.count(theirs) == 0)
        merged = desk.state(report).status == "merged"
        assert (report in desk.state(into).merged_from) == merged
    assert {stand(desk, report).__repr__() for desk in desks}.__len__() == 1
