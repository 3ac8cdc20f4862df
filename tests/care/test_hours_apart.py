"""Two desks ask one provider apart, and nobody decided anything: the family has one hour, the soonest."""

import pytest
from builders import Paper
from test_referrals_apart import ANSWER, HOUR, ONE, asked, begun, child, clocks, meet, states

from desk.intake.referral import EndReferral, MakeReferral
from desk.intake.referral_steps import NoteContact


def asked_apart() -> tuple[Paper, Paper, str]:
    """Both ask one provider, and nobody decided anything."""
    here, there, report = begun()
    for desk in (there, here):
        desk.do(MakeReferral(report, child(desk, report), ONE))
    return here, there, report


@pytest.mark.parametrize("turned_round", [False, True])
def test_without_a_decision_the_family_s_hour_is_one_too_the_soonest(turned_round: bool) -> None:
    here, there, report = asked_apart()
    soonest = min(one.due_at for desk in (here, there) for one in desk.card(report).promises if one.kind == HOUR)
    meet(*((there, here) if turned_round else (here, there)))
    assert clocks(here, report) == [(ANSWER, "Jeugdhulp Friesland"), (HOUR, "Jeugdhulp Friesland")]
    assert [one.due_at for one in here.card(report).promises if one.kind == HOUR] == [soonest]


def test_what_one_desk_did_with_its_hour_before_they_met_counts_for_both() -> None:
    for kept in (0, 1):
        here, there, report = asked_apart()
        desk = (here, there)[kept]
        desk.do(NoteContact(report, asked(desk, report), "Kees"))
        meet(here, there)
        assert HOUR not in [kind for kind, _ in clocks(here, report)]
        assert states(here, report) == {"Jeugdhulp Friesland": "reached"}


def test_an_hour_that_was_begun_after_another_was_over_is_its_own() -> None:
    here, there, report = asked_apart()
    meet(here, there)
    here.do(EndReferral(report, asked(here, report)))
    assert clocks(here, report) == []
    here.do(MakeReferral(report, child(here, report), ONE))
    assert clocks(here, report) == [(ANSWER, "Jeugdhulp Friesland"), (HOUR, "Jeugdhulp Friesland")]
