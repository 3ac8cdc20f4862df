"""Nobody who is to reach, to go or to be called is without a clock: referrals, people on site, refusals, ends."""

from datetime import timedelta

import pytest
from builders import Paper, paper

from desk.errors import Refused
from desk.fact import from_ticks
from desk.intake.decisions import NoteDecision
from desk.intake.referral import EndReferral, MakeReferral, PassOn, TurnToLead
from desk.intake.referral_back import TakeBackReferral
from desk.intake.referral_steps import AnswerReferral, NoteContact
from desk.intake.visit import EndVisit, MoveVisit, PlanVisit
from desk.profile.library import shipped
from desk.reports.state import Promise

ONE, NEXT, LAST = "jeugdhulp-friesland", "tjallingahiem", "kinnik"


def ringing(name: str = "friesland", **decision: str) -> tuple[Paper, str]:
    """A report, with a decision a minute ago where its kind is named."""
    desk = paper(name)
    report = desk.rings("0612345678")
    if decision:
        decide(desk, report, **decision)
        desk.waits(minutes=1)
    return desk, report


def decide(desk: Paper, report: str, **said: str) -> None:
    desk.do(NoteDecision(report, child(desk, report), "Tess", **{"urgency": "within-4h", **said}))


def child(desk: Paper, report: str) -> str:
    return desk.children(report)[0]


def ask(desk: Paper, report: str, provider: str = "", name: str = "Aanbieder") -> str:
    """A provider is asked; gives the id of the referral."""
    desk.do(MakeReferral(report, child(desk, report), provider, "" if provider else name))
    return last(desk, report)


def last(desk: Paper, report: str) -> str:
    return [*desk.state(report).care.referrals][-1]


def closing(desk: Paper, report: str, closes: str) -> list[Promise]:
    """The open promises that end with this moment."""
    clocks = desk.profile.clocks
    return [one for one in desk.state(report).open_promises() if clocks[one.made.clock].closes == closes]


def hours(desk: Paper, report: str) -> list[Promise]:
    return closing(desk, report, "provider-reached")


def minutes(promise: Promise) -> int:
    return (promise.due_at - promise.made.started_at) // 60_000_000


# -- the hour of the provider -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", shipped())
def test_whoever_is_asked_without_a_decision_has_an_hour_that_goes_on_after_the_yes(name: str) -> None:
    desk, report = ringing(name)
    asked_at = desk.now
    referral = ask(desk, report)
    (hour,) = hours(desk, report)
    assert (from_ticks(hour.made.started_at), hour.made.who, hour.owner) == (asked_at, "Aanbieder", desk.person)
    desk.waits(minutes=2)
    desk.do(AnswerReferral(report, referral, "accepted", "Kim"))
    assert [one.made.promise for one in hours(desk, report)] == [hour.made.promise]
    desk.do(NoteContact(report, referral, "Kim"))
    assert hours(desk, report) == []


def test_after_a_decision_that_began_no_hour_it_counts_from_that_decision() -> None:
    desk, report = ringing(kind="on-site", pathway="pair-on-site")
    decided_at = desk.now - timedelta(minutes=1)
    ask(desk, report, ONE)
    (hour,) = hours(desk, report)
    assert from_ticks(hour.made.started_at) == decided_at
    assert minutes(hour) == 60


def test_an_hour_of_a_decision_long_ago_counts_from_the_asking_and_is_not_late_at_once() -> None:
    desk, report = ringing(kind="on-site", pathway="pair-on-site")
    desk.waits(minutes=90)
    ask(desk, report, ONE)
    (hour,) = hours(desk, report)
    assert from_ticks(hour.made.started_at) == desk.now


def test_the_hour_of_a_decision_is_never_doubled_by_asking_or_a_yes() -> None:
    desk, report = ringing(kind="help", pathway="ambulatory", provider=ONE)
    (hour,) = hours(desk, report)
    desk.do(PassOn(report, last(desk, report)))
    desk.do(AnswerReferral(report, last(desk, report), "accepted", "Kim"))
    assert [one.made.promise for one in hours(desk, report)] == [hour.made.promise]


def test_a_decision_of_another_kind_that_names_the_provider_leaves_it_its_hour() -> None:
    desk, report = ringing(kind="help", pathway="ambulatory", provider=ONE)
    (hour,) = hours(desk, report)
    decide(desk, report, kind="together", provider=ONE)
    assert [one.made.promise for one in hours(desk, report)] == [hour.made.promise]
    decide(desk, report, kind="advice")
    assert hours(desk, report) == []


def test_who_was_asked_without_a_decision_and_is_withdrawn_has_no_hour_any_more() -> None:
    desk, report = ringing()
    referral = ask(desk, report)
    desk.do(EndReferral(report, referral))
    assert hours(desk, report) == []
    desk.do(TakeBackReferral(report, referral, "ended"))
    assert len(hours(desk, report)) == 1


def test_the_hour_of_a_decision_stays_when_the_one_who_was_asked_is_withdrawn() -> None:
    desk, report = ringing(kind="help", pathway="ambulatory", provider=ONE)
    desk.do(EndReferral(report, last(desk, report)))
    assert len(hours(desk, report)) == 1


def test_who_is_asked_after_another_reached_the_family_has_an_hour_of_its_own() -> None:
    desk, report = ringing(kind="help", pathway="ambulatory", provider=ONE)
    desk.do(NoteContact(report, last(desk, report), "Kim"))
    desk.waits(minutes=5)
    ask(desk, report, NEXT)
    (hour,) = hours(desk, report)
    assert from_ticks(hour.made.started_at) == desk.now


# -- nobody is left in the order --------------------------------------------------------------------------------------


def refused_by_all(desk: Paper, report: str) -> None:
    for provider in (ONE, NEXT, LAST):
        assert closing(desk, report, "next-arranged") == []
        referral = last(desk, report)
        assert desk.state(report).care.referrals[referral].made.provider == provider
        desk.do(AnswerReferral(report, referral, "refused", "Kim", "no-place"))
        if provider != LAST:
            desk.do(PassOn(report, referral))


def test_when_the_last_of_the_order_refuses_calling_the_shift_lead_rings_at_once() -> None:
    desk, report = ringing(kind="help", pathway="ambulatory", provider=ONE)
    refused_by_all(desk, report)
    (call,) = closing(desk, report, "next-arranged")
    assert call.owner == desk.person
    assert [alarm.level for alarm in desk.alarms() if alarm.promise.id == call.made.promise] == ["warned"]
    desk.waits(minutes=2)
    assert [alarm.level for alarm in desk.alarms() if alarm.promise.id == call.made.promise] == ["late"]


def test_who_is_turned_to_is_called_about_it_until_something_is_arranged() -> None:
    desk, report = ringing(kind="help", pathway="ambulatory", provider=ONE)
    refused_by_all(desk, report)
    desk.do(TurnToLead(report, last(desk, report), "Dienstleider", "0611111111"))
    (call,) = closing(desk, report, "next-arranged")
    assert (call.who, call.number) == ("Dienstleider", "0611111111")


@pytest.mark.parametrize("way", ["asked", "decided", "withdrawn", "yes after all", "taken back"])
def test_that_call_ends_with_a_new_asking_a_decision_or_a_step_back(way: str) -> None:
    desk, report = ringing(kind="help", pathway="ambulatory", provider=ONE)
    refused_by_all(desk, report)
    referral = last(desk, report)
    if way == "asked":
        ask(desk, report)
    elif way == "decided":
        decide(desk, report, kind="no-place")
    elif way == "withdrawn":
        desk.do(EndReferral(report, referral))
    elif way == "yes after all":
        desk.do(AnswerReferral(report, referral, "accepted", "Kim"))
    else:
        desk.do(TakeBackReferral(report, referral, "refused"))
    assert closing(desk, report, "next-arranged") == []


# -- somebody has to go -----------------------------------------------------------------------------------------------


ON_SITE = [(name, kind.id) for name in shipped() for kind in paper(name).profile.care.kinds if "visit" in kind.asks]


@pytest.mark.parametrize(("name", "kind"), ON_SITE)
def test_deciding_that_people_go_asks_who_until_they_are_sent(name: str, kind: str) -> None:
    spans = {}
    for urgency in ("direct", "within-1h", "within-4h"):
        desk, report = ringing(name, kind=kind, urgency=urgency)
        (goes,) = closing(desk, report, "sent-on-site")
        assert goes.owner == desk.person
        spans[urgency] = minutes(goes)
        desk.do(PlanVisit(report, (), "Dorpsstraat 1", visit="v1"))
        assert closing(desk, report, "sent-on-site") == []
        (arrival,) = closing(desk, report, "arrived")
        assert minutes(arrival) <= {"direct": 45, "within-1h": 60}.get(urgency, 240)
        assert arrival.warn_at > arrival.made.started_at
    assert spans["direct"] < spans["within-1h"] < spans["within-4h"] <= 30


def test_another_decision_ends_it_and_one_while_they_are_there_does_not_ask_again() -> None:
    desk, report = ringing(kind="on-site")
    decide(desk, report, kind="advice")
    assert closing(desk, report, "sent-on-site") == []
    decide(desk, report, kind="on-site")
    desk.do(PlanVisit(report, (), "Dorpsstraat 1", visit="v1"))
    decide(desk, report, kind="on-site", urgency="direct")
    assert closing(desk, report, "sent-on-site") == []


def test_when_they_do_not_go_after_all_somebody_else_has_to() -> None:
    desk, report = ringing(kind="on-site")
    desk.do(PlanVisit(report, (), "Dorpsstraat 1", visit="v1"))
    desk.waits(minutes=20)
    desk.do(MoveVisit(report, "v1", "cancelled"))
    (goes,) = closing(desk, report, "sent-on-site")
    assert from_ticks(goes.made.started_at) == desk.now


ENDS_OPEN = [(name, how) for name, _ in dict.fromkeys(ON_SITE) for how in ("other-provider", "unsafe")]


@pytest.mark.parametrize(("name", "how"), list(dict.fromkeys(ENDS_OPEN)))
def test_a_visit_that_ends_open_asks_who_comes_now(name: str, how: str) -> None:
    desk, report = ringing(name)
    desk.do(PlanVisit(report, (), "Dorpsstraat 1", visit="v1"))
    desk.do(EndVisit(report, "v1", how))
    (call,) = closing(desk, report, "next-arranged")
    assert call.owner == desk.person
    assert minutes(call) <= 10
    ask(desk, report)
    assert closing(desk, report, "next-arranged") == []


@pytest.mark.parametrize("how", ["stays", "handed-over", "not-needed"])
def test_a_visit_that_ended_well_asks_nothing_more(how: str) -> None:
    desk, report = ringing()
    desk.do(PlanVisit(report, (), "Dorpsstraat 1", visit="v1"))
    desk.do(EndVisit(report, "v1", how))
    assert closing(desk, report, "next-arranged") == []


def test_who_was_asked_already_needs_no_second_clock_when_they_leave() -> None:
    desk, report = ringing()
    desk.do(PlanVisit(report, (), "Dorpsstraat 1", visit="v1"))
    ask(desk, report, ONE)
    desk.do(EndVisit(report, "v1", "other-provider"))
    assert closing(desk, report, "next-arranged") == []


def test_a_decision_that_still_has_to_be_taken_is_no_decision() -> None:
    desk, report = ringing()
    ahead = NoteDecision(report, child(desk, report), "Tess", kind="help", decided_at=desk.now + timedelta(hours=3))
    with pytest.raises(Refused, match="toekomst"):
        desk.do(ahead)
