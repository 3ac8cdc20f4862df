"""Two desks went on apart with one referral: nothing rings for ever, no yes is lost, somebody is asked to choose."""

from collections.abc import Callable
from random import Random

import pytest
from anything import OF_CONTACT, OF_REFERRALS, Act, Step, of, play, referral, steps
from builders import Paper, two_desks
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desk.intake.closing import GiveFeedback
from desk.intake.decisions import NoteDecision, SettleDecision
from desk.intake.promises import KeepPromise
from desk.intake.referral import EndReferral, MakeReferral, PassOn
from desk.intake.referral_back import TakeBackReferral
from desk.intake.referral_choice import ChooseReferral
from desk.intake.referral_steps import AnswerReferral, NoteContact
from desk.reports.care import Referral
from desk.reports.fold import fold
from desk.reports.holding import answering, choose_words, current, to_choose
from desk.reports.state import ReportState

HOUR, ANSWER, FEEDBACK = "provider-hour", "provider-answer", "feedback"
ONE, OTHER = "jeugdhulp-friesland", "tjallingahiem"


def begun(provider: str = "") -> tuple[Paper, Paper, str]:
    """Two desks that know the same report; with a provider asked already if one is named."""
    here, there = two_desks()
    report = here.rings()
    if provider:
        decide(here, report, provider)
    there.sees(here.log)
    here.waits(minutes=1)
    there.waits(minutes=2)
    return here, there, report


def decide(desk: Paper, report: str, provider: str, **more: str) -> None:
    said = {"urgency": "within-4h", "pathway": "ambulatory", "kind": "help"} | more
    desk.do(NoteDecision(report, child(desk, report), "Triagist Voorbeeld", provider=provider, **said))


def child(desk: Paper, report: str) -> str:
    return desk.children(report)[0]


def meet(here: Paper, there: Paper) -> None:
    """Both see what the other wrote, in one agreed order."""
    here.sees(there.log)
    there.log = [*here.log]


def clocks(desk: Paper, report: str) -> list[tuple[str, str]]:
    rows = desk.card(report).promises
    return sorted((row.kind, row.who) for row in rows if row.kind != FEEDBACK)


def every(desk: Paper, report: str) -> list[Referral]:
    return desk.state(report).care.referrals_of(child(desk, report))


def named(desk: Paper, report: str, name: str) -> Referral:
    (found,) = [one for one in every(desk, report) if one.made.name == name]
    return found


def asked(desk: Paper, report: str) -> str:
    found = current(desk.state(report), child(desk, report))
    assert found is not None
    return found.made.referral


def states(desk: Paper, report: str) -> dict[str, str]:
    return {one.made.name: one.state for one in every(desk, report)}


def mark(desk: Paper, report: str) -> str:
    return choose_words(desk.state(report), child(desk, report))


# -- two decisions ----------------------------------------------------------------------------------------------------


def decided_apart() -> tuple[Paper, Paper, str]:
    here, there, report = begun()
    decide(here, report, ONE)
    decide(there, report, OTHER)
    meet(here, there)
    return here, there, report


@pytest.mark.parametrize(
    ("chosen", "stays", "goes"),
    [(0, "Jeugdhulp Friesland", "Tjallingahiem"), (1, "Tjallingahiem", "Jeugdhulp Friesland")],
)
def test_choosing_a_decision_ends_what_the_other_one_asked_with_its_clocks(chosen: int, stays: str, goes: str) -> None:
    here, _, report = decided_apart()
    hour = min(one.due_at for one in here.card(report).promises if one.kind == HOUR)
    decisions = here.state(report).decisions_for(child(here, report))
    here.do(SettleDecision(report, decisions[chosen].noted.decision))
    assert states(here, report) == {stays: "asked", goes: "ended"}
    assert clocks(here, report) == [(ANSWER, stays), (HOUR, stays)]
    assert [one.due_at for one in here.card(report).promises if one.kind == HOUR] == [hour], "the first decision counts"


def test_the_reporter_hears_the_decision_once_however_many_desks_took_one() -> None:
    here, _, report = decided_apart()
    decisions = here.state(report).decisions_for(child(here, report))
    here.do(SettleDecision(report, decisions[0].noted.decision))
    assert [one.kind for one in here.card(report).promises].count(FEEDBACK) == 1
    here.do(GiveFeedback(report, "reporter"))
    assert FEEDBACK not in [one.kind for one in here.card(report).promises]


def test_a_new_decision_in_place_of_both_leaves_one_of_each_clock_too() -> None:
    here, _, report = decided_apart()
    decide(here, report, OTHER, why_again="new-information")
    assert states(here, report) == {"Jeugdhulp Friesland": "ended", "Tjallingahiem": "asked"}
    assert clocks(here, report) == [(ANSWER, "Tjallingahiem"), (HOUR, "Tjallingahiem")]
    assert [one.kind for one in here.card(report).promises].count(FEEDBACK) == 1


def test_an_hour_that_the_other_decision_withdrew_runs_again_with_its_own_minute() -> None:
    here, there, report = begun(ONE)
    hour = next(one.due_at for one in here.card(report).promises if one.kind == HOUR)
    decide(here, report, OTHER, why_again="worse")
    decide(there, report, "", kind="advice", pathway="advice", why_again="new-information")
    meet(here, there)
    assert HOUR not in [kind for kind, _ in clocks(here, report)]
    decisions = here.state(report).decisions_for(child(here, report))
    here.do(SettleDecision(report, decisions[0].noted.decision))
    assert clocks(here, report) == [(ANSWER, "Tjallingahiem"), (HOUR, "Tjallingahiem")]
    assert [one.due_at for one in here.card(report).promises if one.kind == HOUR] == [hour]


def test_an_answer_ends_the_clock_of_its_own_referral_whichever_was_made_last() -> None:
    here, _, report = decided_apart()
    here.do(AnswerReferral(report, named(here, report, "Jeugdhulp Friesland").made.referral, "accepted", "Piet"))
    assert (ANSWER, "Jeugdhulp Friesland") not in clocks(here, report)
    assert (ANSWER, "Tjallingahiem") in clocks(here, report)


# -- the same provider twice ------------------------------------------------------------------------------------------


def passed_on_apart() -> tuple[Paper, Paper, str]:
    here, there, report = begun(ONE)
    for desk in (here, there):
        desk.do(AnswerReferral(report, asked(desk, report), "refused", reason="no-place"))
        desk.do(PassOn(report, asked(desk, report)))
    return here, there, report


def test_a_provider_that_two_desks_asked_apart_is_asked_once_with_the_soonest_minute() -> None:
    here, there, report = passed_on_apart()
    soonest = min(one.due_at for desk in (here, there) for one in desk.card(report).promises if one.kind == ANSWER)
    meet(here, there)
    assert states(here, report) == {"Jeugdhulp Friesland": "refused", "Tjallingahiem": "asked"}
    assert clocks(here, report) == [(ANSWER, "Tjallingahiem"), (HOUR, "Tjallingahiem")]
    assert [one.due_at for one in here.card(report).promises if one.kind == ANSWER] == [soonest]
    assert mark(here, report) == ""


def test_its_answer_under_either_name_is_its_answer() -> None:
    for theirs in (False, True):
        here, there, report = passed_on_apart()
        name = asked(there if theirs else here, report)
        meet(here, there)
        here.do(AnswerReferral(report, name, "accepted", "Kees"))
        assert clocks(here, report) == [(HOUR, "Tjallingahiem")]


def test_what_one_desk_heard_of_it_before_they_met_counts_for_both() -> None:
    here, there, report = passed_on_apart()
    there.do(AnswerReferral(report, asked(there, report), "accepted", "Kees"))
    meet(here, there)
    assert states(here, report)["Tjallingahiem"] == "accepted"
    assert clocks(here, report) == [(HOUR, "Tjallingahiem")]


def test_asking_a_provider_again_after_its_no_is_another_question() -> None:
    here, _, report = begun(ONE)
    here.do(AnswerReferral(report, asked(here, report), "refused", reason="no-place"))
    here.do(MakeReferral(report, child(here, report), ONE))
    assert [one.state for one in every(here, report)] == ["refused", "asked"]
    assert clocks(here, report)[0] == (ANSWER, "Jeugdhulp Friesland")


# -- a yes that another desk did not know -----------------------------------------------------------------------------


def yes_and_passed_on() -> tuple[Paper, Paper, str]:
    here, there, report = begun(ONE)
    here.do(AnswerReferral(report, asked(here, report), "accepted", "Piet"))
    there.do(PassOn(report, asked(there, report)))
    return here, there, report


@pytest.mark.parametrize("turned_round", [False, True])
def test_a_yes_beside_a_passing_on_stands_plainly_until_somebody_chooses(turned_round: bool) -> None:
    here, there, report = yes_and_passed_on()
    meet(*((there, here) if turned_round else (here, there)))
    assert states(here, report) == {"Jeugdhulp Friesland": "accepted", "Tjallingahiem": "asked"}
    assert mark(here, report) == (
        "Jeugdhulp Friesland zei ja om 03:41; op een andere desk is doorgegeven aan Tjallingahiem: "
        "kies wie het gezin houdt"
    )
    assert (ANSWER, "Tjallingahiem") in clocks(here, report)


def test_whoever_is_chosen_has_the_hour_and_the_other_goes_no_further() -> None:
    here, there, report = yes_and_passed_on()
    meet(here, there)
    here.do(ChooseReferral(report, named(here, report, "Jeugdhulp Friesland").made.referral))
    assert states(here, report) == {"Jeugdhulp Friesland": "accepted", "Tjallingahiem": "ended"}
    assert clocks(here, report) == [(HOUR, "Jeugdhulp Friesland")]
    assert mark(here, report) == ""
    assert "intussen gekozen" in here.refused(
        ChooseReferral(report, named(here, report, "Tjallingahiem").made.referral)
    )


def test_the_one_that_was_asked_last_may_be_chosen_too() -> None:
    here, there, report = yes_and_passed_on()
    meet(here, there)
    here.do(ChooseReferral(report, named(here, report, "Tjallingahiem").made.referral))
    assert states(here, report) == {"Jeugdhulp Friesland": "ended", "Tjallingahiem": "asked"}
    assert clocks(here, report) == [(ANSWER, "Tjallingahiem"), (HOUR, "Tjallingahiem")]
    assert "Gekozen: Tjallingahiem houdt het gezin" in [line.text for line in here.lines(report)]


def test_who_is_chosen_and_then_cannot_is_passed_on_as_ever() -> None:
    here, there, report = yes_and_passed_on()
    meet(here, there)
    here.do(ChooseReferral(report, named(here, report, "Jeugdhulp Friesland").made.referral))
    here.do(PassOn(report, asked(here, report)))
    assert clocks(here, report) == [(ANSWER, "Kinnik"), (HOUR, "Kinnik")]


def test_contact_by_the_one_that_said_yes_leaves_the_other_with_a_clock_and_a_choice() -> None:
    here, there, report = yes_and_passed_on()
    meet(here, there)
    here.do(NoteContact(report, named(here, report, "Jeugdhulp Friesland").made.referral, "Piet"))
    assert (ANSWER, "Tjallingahiem") in clocks(here, report)
    assert mark(here, report) == (
        "Jeugdhulp Friesland sprak het gezin om 03:41; Tjallingahiem is gevraagd om 03:42: kies wie het gezin houdt"
    )
    here.do(ChooseReferral(report, named(here, report, "Jeugdhulp Friesland").made.referral))
    assert clocks(here, report) == [("help-start", "Jeugdhulp Friesland")]
    assert mark(here, report) == ""


def test_a_yes_and_a_no_of_one_provider_stand_side_by_side_and_the_no_counts_until_then() -> None:
    here, there, report = begun(ONE)
    here.do(AnswerReferral(report, asked(here, report), "accepted"))
    there.do(AnswerReferral(report, asked(there, report), "refused", reason="no-place"))
    meet(here, there)
    assert states(here, report) == {"Jeugdhulp Friesland": "refused"}
    assert mark(here, report) == (
        "Jeugdhulp Friesland zei ja om 03:41 en nee om 03:42, op twee desks: kies of die het gezin houdt"
    )
    here.do(ChooseReferral(report, asked(here, report)))
    assert states(here, report) == {"Jeugdhulp Friesland": "accepted"}
    assert mark(here, report) == ""


def test_a_yes_that_comes_late_on_one_desk_is_a_choice_too() -> None:
    here, _, report = begun(ONE)
    first = asked(here, report)
    here.do(AnswerReferral(report, first, "refused", reason="no-people"))
    here.do(PassOn(report, first))
    here.do(AnswerReferral(report, first, "accepted"))
    assert "kies wie het gezin houdt" in mark(here, report)


def test_a_yes_beside_a_withdrawal_may_be_withdrawn_all_the_same() -> None:
    here, there, report = begun(ONE)
    here.do(AnswerReferral(report, asked(here, report), "accepted"))
    there.do(EndReferral(report, asked(there, report)))
    meet(here, there)
    assert mark(here, report) == (
        "Jeugdhulp Friesland zei ja om 03:41; op een andere desk gaat dit niet verder: kies of die het gezin houdt"
    )
    here.do(EndReferral(report, asked(here, report)))
    assert (states(here, report), mark(here, report)) == ({"Jeugdhulp Friesland": "ended"}, "")


def test_another_provider_beside_one_that_is_known_to_have_reached_the_family_is_no_contradiction() -> None:
    here, _, report = begun(ONE)
    here.do(NoteContact(report, asked(here, report), "Piet"))
    here.do(MakeReferral(report, child(here, report), OTHER))
    assert mark(here, report) == ""
    assert states(here, report) == {"Jeugdhulp Friesland": "reached", "Tjallingahiem": "asked"}


def test_the_clock_of_contact_kept_by_hand_is_about_the_one_whose_hour_it_was() -> None:
    here, there, report = yes_and_passed_on()
    meet(here, there)
    (hour,) = [one.id for one in here.card(report).promises if one.kind == HOUR]
    here.do(KeepPromise(report, hour, "reached", "Kees"))
    assert states(here, report)["Tjallingahiem"] == "reached"


# -- any order --------------------------------------------------------------------------------------------------------

CHOICES: dict[str, Act] = {
    "chosen": lambda desk, report, pick: ChooseReferral(report, referral(desk, report, pick)),
    "taken back": lambda desk, report, pick: taken_back(desk, report, pick),
    "decided": lambda desk, report, pick: NoteDecision(
        report, child(desk, report), "Triagist", "within-4h", "ambulatory", provider=of((ONE, OTHER, "kinnik"), pick)
    ),
}
APART = OF_REFERRALS | OF_CONTACT | CHOICES


def taken_back(desk: Paper, report: str, pick: int) -> object:
    found = desk.state(report).care.referral(referral(desk, report, pick))
    return TakeBackReferral(report, referral(desk, report, pick), found.state if found else "")


def waited_for(desk: Paper) -> Callable[[ReportState], None]:
    """While somebody is asked there is a clock for it, or a mark to choose."""

    def look(state: ReportState) -> None:
        for whose in state.children:
            for one in state.care.referrals_of(whose):
                if one.state == "asked" and not to_choose(state, whose):
                    assert answering(desk.profile, state, one), one.made.name

    return look


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["", ONE]), steps(APART, 8), steps(APART, 8), st.randoms(use_true_random=False))
@example(ONE, [("yes", 0, 0)], [("contact", 0, 0), ("decided", 0, 0), ("withdrawn", 0, 0)], Random(1))
@example("", [("refer", 0, 0)], [("refer", 0, 0), ("yes", 0, 0)], Random(1))
def test_whatever_two_desks_did_apart_nothing_rings_for_ever_and_nobody_is_forgotten(
    before: str, mine: list[Step], yours: list[Step], chance: Random
) -> None:
    here, there, report = begun(before)
    known = len(here.log)
    holds = waited_for(here)
    for desk, drawn in ((here, mine), (there, yours)):
        play(desk, report, drawn, lambda desk, report: holds(desk.state(report)), APART)
    apart = [here.log[known:], there.log[known:]]
    merged = here.log[:known]
    while any(apart):
        merged.append(chance.choice([facts for facts in apart if facts]).pop(0))
    turned = fold([*there.log, *here.log[known:]])
    here.log, here.now = merged, max(here.now, there.now)
    state = here.state(report)
    assert turned is not None
    holds(state)
    assert sorted(told(state)) == sorted(told(turned)), "in any order the same stands"
    begun_by = [state.care.referral(one.made.asked) for one in state.open_promises() if one.made.asked]
    assert len({id(one) for one in begun_by}) == len(begun_by), "one provider that is asked has one hour"
    for one in every(here, report):
        if one.state in ("asked", "disputed"):
            here.do(AnswerReferral(report, one.made.referral, "accepted", "Kim"))
    for one in every(here, report):
        if one.state == "accepted":
            here.do(NoteContact(report, one.made.referral, "Kim"))
            break
    else:
        return
    left = [one.made.clock for one in here.state(report).open_promises()]
    assert not {HOUR, ANSWER}.intersection(left)


def told(state: ReportState) -> list[tuple[str, str, bool]]:
    found = [(one.made.name, one.state, one.contested) for one in state.care.referrals.values()]
    running = [(one.made.clock, "open", True) for one in state.open_promises()]
    return [*found, *running]
