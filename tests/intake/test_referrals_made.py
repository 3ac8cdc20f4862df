"""A child handed to a provider: the hour from the decision, the short clock of the answer, the next in the chain."""

from builders import NIGHT, Paper, paper

from desk.fact import from_ticks
from desk.intake.answers import AddChild
from desk.intake.decisions import NoteDecision
from desk.intake.promises import KeepPromise
from desk.intake.referral import EndReferral, MakeReferral, PassOn, TurnToLead
from desk.intake.referral_steps import AnswerReferral, NoteContact, RuleReferral, StartHelp, TryReferral
from desk.reports.care import Referral
from desk.reports.state import Promise

HOUR, ANSWER, START = "provider-hour", "provider-answer", "help-start"


def decided(desk: Paper, provider: str = "jeugdhulp-friesland", **more: str) -> str:
    """A report of which was decided: help at home, by this provider."""
    report = desk.rings()
    decide(desk, report, provider, **more)
    return report


def decide(desk: Paper, report: str, provider: str, **more: str) -> None:
    child = more.pop("child", "") or desk.children(report)[0]
    said = {"urgency": "within-4h", "pathway": "ambulatory", "kind": "help"} | more
    desk.do(NoteDecision(report, child, "Triagist Voorbeeld", provider=provider, **said))


def clock(desk: Paper, report: str, name: str) -> Promise:
    """The one open promise of this clock."""
    (found,) = [one for one in desk.state(report).open_promises() if one.made.clock == name]
    return found


def clocks(desk: Paper, report: str) -> list[str]:
    return sorted(one.made.clock for one in desk.state(report).open_promises() if one.made.clock != "feedback")


def last(desk: Paper, report: str) -> Referral:
    return [*desk.state(report).care.referrals.values()][-1]


def name_of(desk: Paper, report: str) -> str:
    return last(desk, report).made.referral


def minutes(promise: Promise) -> float:
    return (from_ticks(promise.due_at) - NIGHT).total_seconds() / 60


def test_b6_019_a_decision_that_names_a_provider_is_a_referral_to_it() -> None:
    desk = paper()
    report = decided(desk)
    made = last(desk, report).made
    assert (made.provider, made.name) == ("jeugdhulp-friesland", "Jeugdhulp Friesland")
    assert made.decision == desk.state(report).decisions[-1].noted.decision
    assert "Doorverwezen naar Jeugdhulp Friesland" in [line.text for line in desk.lines(report)]


def test_b6_020_the_provider_reaches_the_family_within_an_hour_of_the_decision() -> None:
    desk = paper()
    report = decided(desk)
    hour, answer = clock(desk, report, HOUR), clock(desk, report, ANSWER)
    assert (minutes(hour), minutes(answer)) == (60, 10)
    assert hour.made.who == answer.made.who == "Jeugdhulp Friesland"
    desk.waits(minutes=50)
    desk.do(NoteContact(report, name_of(desk, report), "Fenna", NIGHT.replace(hour=3, minute=20)))
    kept = desk.state(report).promises[hour.made.promise]
    assert (kept.state, from_ticks(kept.closed_at)) == ("kept", NIGHT.replace(hour=3, minute=20))
    assert last(desk, report).state == "reached"
    assert clocks(desk, report) == [START]


def test_b6_020_the_hour_survives_refusals_and_goes_on_with_the_next_provider() -> None:
    desk = paper()
    report = decided(desk)
    hour = clock(desk, report, HOUR)
    desk.waits(minutes=8)
    desk.do(AnswerReferral(report, name_of(desk, report), "refused", "Fenna", "no-place"))
    assert last(desk, report).state == "refused"
    assert clocks(desk, report) == [HOUR]
    desk.do(PassOn(report, name_of(desk, report)))
    same = clock(desk, report, HOUR)
    assert (same.made.promise, same.due_at, same.who) == (hour.made.promise, hour.due_at, "Tjallingahiem")
    assert minutes(clock(desk, report, ANSWER)) == 18
    assert last(desk, report).made.after
    assert desk.card(report).promises[0].who in ("Tjallingahiem", "")


def test_a_provider_that_does_not_answer_is_followed_by_the_next_with_a_new_clock_for_its_answer() -> None:
    desk = paper()
    report = decided(desk)
    first = clock(desk, report, ANSWER)
    desk.do(TryReferral(report, name_of(desk, report)))
    assert clock(desk, report, ANSWER).next_at
    desk.waits(minutes=3)
    desk.do(PassOn(report, name_of(desk, report)))
    state = desk.state(report)
    assert state.promises[first.made.promise].state == "withdrawn"
    assert [one.state for one in state.care.referrals.values()] == ["ended", "asked"]
    assert clock(desk, report, ANSWER).made.who == "Tjallingahiem"


def test_what_is_passed_on_is_passed_on_once() -> None:
    desk = paper()
    report = decided(desk)
    first = name_of(desk, report)
    desk.do(PassOn(report, first))
    assert desk.refused(PassOn(report, first)) == "Dit is al doorgegeven; kijk nog een keer."


def test_after_the_last_of_the_chain_it_is_the_shift_lead_who_is_called() -> None:
    desk = paper()
    report = decided(desk)
    for _ in range(2):
        desk.do(PassOn(report, name_of(desk, report)))
    assert last(desk, report).made.provider == "kinnik"
    assert "bel de dienstleider" in desk.refused(PassOn(report, name_of(desk, report)))
    desk.do(TurnToLead(report, name_of(desk, report), "Dienstleider Voorbeeld", "0600000004"))
    hour = clock(desk, report, HOUR)
    assert (hour.who, hour.number) == ("Dienstleider Voorbeeld", "0600000004")
    assert clocks(desk, report) == [HOUR]


def test_a_provider_from_the_middle_of_the_chain_is_followed_by_those_who_were_not_asked() -> None:
    desk = paper()
    report = decided(desk, "tjallingahiem")
    desk.do(PassOn(report, name_of(desk, report)))
    assert last(desk, report).made.provider == "kinnik"
    desk.do(PassOn(report, name_of(desk, report)))
    assert last(desk, report).made.provider == "jeugdhulp-friesland"


def test_c4_021_who_is_asked_takes_it_up_and_another_reason_than_capacity_is_a_dispute() -> None:
    desk = paper()
    report = decided(desk)
    desk.do(AnswerReferral(report, name_of(desk, report), "refused", reason="no-match"))
    assert last(desk, report).state == "disputed"
    assert clocks(desk, report) == [ANSWER, HOUR], "the dispatcher is called before the minute of the answer"
    desk.do(RuleReferral(report, name_of(desk, report), stands=False, by="Spelverdeler Voorbeeld"))
    assert last(desk, report).state == "accepted"
    assert clocks(desk, report) == [HOUR]


def test_a_refusal_that_stands_is_passed_on() -> None:
    desk = paper()
    report = decided(desk)
    desk.do(AnswerReferral(report, name_of(desk, report), "refused", reason="safety"))
    desk.do(RuleReferral(report, name_of(desk, report), stands=True))
    assert last(desk, report).state == "refused"
    desk.do(PassOn(report, name_of(desk, report)))
    assert last(desk, report).made.provider == "tjallingahiem"


def test_c4_022_what_was_decided_stands_and_a_later_one_is_a_second_assessment_with_its_reason() -> None:
    desk = paper()
    report = decided(desk)
    hour = clock(desk, report, HOUR)
    desk.waits(minutes=20)
    decide(desk, report, "jeugdhulp-friesland", why_again="worse")
    second = desk.state(report).decisions[-1].noted
    assert (second.assessment, second.why_again) == (2, "worse")
    assert len(desk.state(report).care.referrals) == 1, "the provider that is asked goes on"
    assert clock(desk, report, HOUR).made.promise == hour.made.promise


def test_a_second_assessment_with_another_provider_turns_the_hour_to_that_one() -> None:
    desk = paper()
    report = decided(desk)
    hour = clock(desk, report, HOUR)
    decide(desk, report, "kinnik", why_again="new-information")
    assert [one.state for one in desk.state(report).care.referrals.values()] == ["ended", "asked"]
    same = clock(desk, report, HOUR)
    assert (same.made.promise, same.who) == (hour.made.promise, "Kinnik")


def test_a_second_assessment_that_needs_no_provider_ends_the_referral_and_its_clocks() -> None:
    desk = paper()
    report = decided(desk)
    decide(desk, report, "", kind="advice", pathway="advice")
    assert last(desk, report).state == "ended"
    assert clocks(desk, report) == []


def test_c5_006_help_may_begin_while_the_referrer_did_not_hear_yet() -> None:
    desk = paper()
    report = decided(desk)
    desk.do(AnswerReferral(report, name_of(desk, report), "accepted", "Fenna"))
    desk.do(NoteContact(report, name_of(desk, report)))
    desk.waits(hours=2)
    desk.do(StartHelp(report, name_of(desk, report), "Fenna"))
    assert last(desk, report).state == "started"
    assert clocks(desk, report) == []
    assert "referrer-before" not in desk.state(report).feedback


def test_a_promise_that_is_kept_by_hand_says_the_same_of_the_referral() -> None:
    desk = paper()
    report = decided(desk)
    desk.do(KeepPromise(report, clock(desk, report, HOUR).made.promise, "reached", "Fenna"))
    assert (last(desk, report).state, last(desk, report).reached.who) == ("reached", "Fenna")
    assert clocks(desk, report) == [START]
    desk.do(KeepPromise(report, clock(desk, report, START).made.promise, "done"))
    assert last(desk, report).state == "started"


def test_contact_is_noted_once() -> None:
    desk = paper()
    report = decided(desk)
    desk.do(NoteContact(report, name_of(desk, report)))
    assert desk.do(NoteContact(report, name_of(desk, report))) == []


def test_an_earlier_provider_that_says_yes_late_does_not_end_the_clock_of_the_next() -> None:
    desk = paper()
    report = decided(desk)
    first = name_of(desk, report)
    desk.do(AnswerReferral(report, first, "refused", reason="no-people"))
    desk.do(PassOn(report, first))
    desk.do(AnswerReferral(report, first, "accepted"))
    assert clocks(desk, report) == [ANSWER, HOUR]


def test_two_children_have_an_hour_each() -> None:
    desk = paper()
    report = decided(desk)
    other = desk.new_id()
    desk.do(AddChild(report, other))
    decide(desk, report, "kinnik", child=other)
    assert clocks(desk, report) == [ANSWER, ANSWER, HOUR, HOUR]
    desk.do(NoteContact(report, name_of(desk, report)))
    assert clocks(desk, report) == [START, ANSWER, HOUR]


def test_a_provider_that_is_in_no_list_is_asked_by_name_on_the_number_that_was_typed() -> None:
    desk = paper()
    report = decided(desk, "")
    child = desk.children(report)[0]
    desk.do(MakeReferral(report, child, name="De Buurt", number="058 1234567"))
    hour = clock(desk, report, HOUR)
    assert (hour.who, hour.number) == ("De Buurt", "058 1234567")
    assert "typ de naam" in desk.refused(MakeReferral(report, child))


def test_the_number_on_which_they_were_called_is_the_one_to_call_again() -> None:
    desk = paper()
    report = decided(desk)
    desk.do(TryReferral(report, name_of(desk, report), "busy", "058 1234567"))
    assert (clock(desk, report, HOUR).number, clock(desk, report, ANSWER).number) == ("058 1234567", "058 1234567")


def test_a_referral_that_is_withdrawn_leaves_the_family_their_hour() -> None:
    desk = paper()
    report = decided(desk)
    desk.do(EndReferral(report, name_of(desk, report)))
    assert clocks(desk, report) == [HOUR]
