"""The safety agreement until morning: made, its next contact a promise, read back, replaced, ended (design 1.8c)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from builders import Paper, paper, two_desks
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.fact import from_ticks
from desk.intake.answers import AddChild
from desk.intake.promises import KeepPromise, PromiseCallback
from desk.intake.safety import AgreeSafety, EndSafety, ReadBackSafety
from desk.reports.care import Safety
from desk.reports.state import Promise


def night() -> tuple[Paper, str, str]:
    desk = paper()
    report = desk.rings("0612345678")
    return desk, report, desk.children(report)[0]


def next_call(desk: Paper, report: str) -> Promise:
    """The one promise of the next contact."""
    (promise,) = [one for one in desk.state(report).open_promises() if one.made.clock == "safety-call"]
    return promise


def holding(desk: Paper, report: str, child: str) -> list[Safety]:
    return desk.state(report).care.safety_of(child)


def minutes(desk: Paper, promise: Promise) -> float:
    return (from_ticks(promise.due_at) - desk.now).total_seconds() / 60


def test_who_stays_what_is_away_whom_to_call_and_how_long_are_kept_and_the_next_contact_is_a_promise() -> None:
    desk, report, child = night()
    until = desk.now + timedelta(hours=3)
    desk.do(
        AgreeSafety(
            *(report, child, "moeder", "pillen bij oma", "oma, 0611111111", until, until - timedelta(hours=1)),
            number="0612345678",
        )
    )
    (safety,) = holding(desk, report, child)
    assert (safety.agreed.stays, safety.agreed.means, safety.agreed.call_first) == (
        "moeder",
        "pillen bij oma",
        "oma, 0611111111",
    )
    promise = next_call(desk, report)
    assert minutes(desk, promise) == 120
    assert (promise.made.who, promise.number, promise.owner) == ("moeder", "0612345678", desk.person)
    assert safety.agreed.next_at == promise.due_at


def test_the_timeline_says_all_of_it_in_one_line() -> None:
    desk, report, child = night()
    until = desk.now + timedelta(minutes=90)
    desk.do(AgreeSafety(report, child, "moeder", "pillen bij oma", "oma", until, until - timedelta(minutes=30)))
    said = "moeder blijft bij het kind, weggelegd pillen bij oma, eerst bellen oma, vol te houden tot 05:10"
    assert f"Veiligheidsafspraak: {said}, wij bellen 04:40" in [line.text for line in desk.lines(report)]


def test_without_a_minute_we_call_within_the_time_that_they_can_hold() -> None:
    desk, report, child = night()
    desk.do(AgreeSafety(report, child, "vader", holds_until=desk.now + timedelta(minutes=90)))
    assert minutes(desk, next_call(desk, report)) == 90


def test_without_anything_said_it_is_the_minute_of_the_profile() -> None:
    desk, report, child = night()
    desk.do(AgreeSafety(report, child))
    assert minutes(desk, next_call(desk, report)) == 240


def test_a_later_minute_than_they_can_hold_is_kept_because_people_decide() -> None:
    desk, report, child = night()
    desk.do(
        AgreeSafety(
            report,
            child,
            holds_until=desk.now + timedelta(hours=1),
            next_at=desk.now + timedelta(hours=2),
        )
    )
    assert minutes(desk, next_call(desk, report)) == 120


def test_a_new_agreement_takes_the_place_of_the_former_and_moves_its_one_promise() -> None:
    desk, report, child = night()
    desk.do(AgreeSafety(report, child, "moeder"))
    desk.do(AgreeSafety(report, child, "oma", next_at=desk.now + timedelta(hours=1)))
    assert [one.agreed.stays for one in holding(desk, report, child)] == ["oma"]
    assert minutes(desk, next_call(desk, report)) == 60


def test_two_desks_that_agree_at_once_are_both_kept_and_a_third_takes_the_place_of_both() -> None:
    here, there = two_desks()
    report = here.rings()
    child = here.children(report)[0]
    there.sees(here.log)
    here.do(AgreeSafety(report, child, "moeder"))
    there.do(AgreeSafety(report, child, "vader"))
    here.sees(there.log)
    assert {one.agreed.stays for one in holding(here, report, child)} == {"moeder", "vader"}
    here.do(AgreeSafety(report, child, "samen"))
    assert [one.agreed.stays for one in holding(here, report, child)] == ["samen"]


def test_it_is_read_back_at_the_callback_and_the_time_is_kept() -> None:
    desk, report, child = night()
    desk.do(AgreeSafety(report, child, agreement="a1"))
    desk.waits(minutes=30)
    desk.do(ReadBackSafety(report, "a1", "moeder"))
    assert from_ticks(holding(desk, report, child)[0].read_back) == desk.now
    assert any(line.text == "Veiligheidsafspraak voorgelezen aan moeder" for line in desk.lines(report))


def test_calling_as_agreed_keeps_the_promise_and_the_agreement_holds_on() -> None:
    desk, report, child = night()
    desk.do(AgreeSafety(report, child))
    desk.do(KeepPromise(report, next_call(desk, report).made.promise, "reached"))
    assert len(holding(desk, report, child)) == 1


def test_what_holds_no_longer_needs_no_call_any_more() -> None:
    desk, report, child = night()
    desk.do(AgreeSafety(report, child, agreement="a1"))
    desk.do(EndSafety(report, "a1", "opgenomen"))
    assert holding(desk, report, child) == []
    assert [one for one in desk.state(report).open_promises() if one.made.clock == "safety-call"] == []


def test_a_plain_callback_is_left_alone() -> None:
    desk, report, child = night()
    desk.do(PromiseCallback(report, "moeder", child=child))
    before = desk.promise(report).due_at
    desk.do(AgreeSafety(report, child, agreement="a1"))
    desk.do(EndSafety(report, "a1"))
    assert desk.promise(report).due_at == before


def test_a_profile_without_a_clock_for_it_promises_to_call_back() -> None:
    desk, report, child = night()
    clocks = {name: clock for name, clock in desk.profile.clocks.items() if name != "safety-call"}
    desk.ready = replace(desk.ready, profile=replace(desk.profile, clocks=clocks))
    desk.do(AgreeSafety(report, child, "moeder", next_at=desk.now + timedelta(hours=1), agreement="a1"))
    promise = desk.promise(report)
    assert (promise.made.clock, minutes(desk, promise)) == ("callback", 60)
    desk.do(AgreeSafety(report, child, "moeder", next_at=desk.now + timedelta(hours=2)))
    assert minutes(desk, desk.promise(report)) == 120


def test_each_child_has_its_own() -> None:
    desk, report, child = night()
    desk.do(AddChild(report, "kind2"))
    desk.do(AgreeSafety(report, child, "moeder"))
    desk.do(AgreeSafety(report, "kind2", "oma"))
    assert [one.made.who for one in desk.state(report).open_promises()] == ["moeder", "oma"]


def test_what_cannot_be_says_why() -> None:
    desk, report, child = night()
    late = "Die minuut is al voorbij; kies een later tijdstip om te bellen."
    assert desk.refused(AgreeSafety(report, child, next_at=desk.now - timedelta(minutes=1))) == late
    assert desk.refused(AgreeSafety(report, "geen")) == "Dit kind staat niet in de melding."
    assert desk.refused(ReadBackSafety(report, "geen")) == "Deze veiligheidsafspraak staat niet in de melding."


STARTS = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minute: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
)
STEPS = st.lists(st.tuples(st.integers(1, 600), st.integers(0, 900), st.integers(0, 900)), min_size=1, max_size=5)


@settings(max_examples=40, deadline=None)
@given(start=STARTS, steps=STEPS)
def test_at_any_hour_an_agreement_that_holds_has_one_promise_with_an_owner_a_minute_ahead_and_its_number(
    start: datetime, steps: list[tuple[int, int, int]]
) -> None:
    desk = paper(now=start)
    report = desk.rings("0612345678")
    child = desk.children(report)[0]
    for wait, holds, next_in in steps:
        desk.waits(minutes=wait)
        until = desk.now + timedelta(minutes=holds) if holds else None
        at = desk.now + timedelta(minutes=next_in) if next_in else None
        number = "0612345678" if wait % 2 else ""
        desk.do(AgreeSafety(report, child, "moeder", holds_until=until, next_at=at, number=number))
        promise = next_call(desk, report)
        (safety,) = holding(desk, report, child)
        assert promise.owner
        assert promise.number == number
        assert from_ticks(promise.due_at) > desk.now
        assert promise.due_at == safety.agreed.next_at
        if until is not None and at is None:
            assert from_ticks(promise.due_at) <= max(until, desk.now + timedelta(minutes=1))
