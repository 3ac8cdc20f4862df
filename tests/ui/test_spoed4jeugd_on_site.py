"""Spoed4Jeugd in Friesland, second branch, by keyboard alone: unsafe and involuntary (seed rows B6-023 to B6-026).

A pair goes on site and the caller knows it; they are on the way, there, safe; what they found is weighed a second time
by telephone; then one of them stays or another provider is called in. What holds until morning is agreed and read back.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hands import CONTROL, ENTER, ESC, F6, F7, F8, Hands, hands_on
from pytestqt.qtbot import QtBot
from windows import held

from desk.care_rows.on_site import VisitRow
from desk.care_rows.safety import SafetyRow


@pytest.fixture
def hands(tmp_path: Path, qtbot: QtBot) -> Iterator[Hands]:
    with hands_on(tmp_path, qtbot) as hands:
        yield hands


def visit(hands: Hands) -> VisitRow:
    """The one visit of the report."""
    row = hands.program.desk.care.visits(hands.row.card.id, hands.row.child)
    assert row is not None
    (found,) = row.visits
    return found


def agreed(hands: Hands) -> SafetyRow:
    """The one safety agreement that holds."""
    (found,) = hands.program.desk.care.agreed(hands.row.card.id)
    return found


def b6_012_violence_at_home_and_nobody_wants_help(hands: Hands) -> None:
    hands.key("n", CONTROL)
    hands.answers(
        ("danger_now", "2"),
        ("medical_now", "2"),
        ("current_location", "Kerkstraat 12, Drachten"),
        ("callback_number", "0612345678"),
        ("can_speak_freely", "1"),
        ("caller_role", "3"),
        ("caller_name", "Buurvrouw Postma"),
    )
    hands.section("youth_name")
    hands.answers(("youth_name", "Sem"), ("youth_birth_date", "14"))
    hands.section("wish_to_die")
    hands.section("violence")
    hands.answers(("violence", "1"), ("weapons", "2"))
    hands.section("care_status")
    hands.answers(("care_status", "1"), ("youth_agrees", "2"))


def b6_023_unsafe_or_against_their_will_proposes_a_pair_on_site(hands: Hands) -> None:
    proposal = hands.row.proposal
    assert (proposal.urgency, proposal.pathway) == ("within-1h", "pair-on-site")
    hands.key(F7)
    hands.key(ENTER)
    assert hands.running == {"callback"}
    hands.key(F8)
    hands.keys("b", "r", ENTER)
    assert hands.panel == "decision"
    hands.key(ENTER)
    (decision,) = hands.row.decisions
    assert (decision.decided_by, decision.followed) == ("Anna de Wit", True)
    # A pair has no hour to call the family in: until they are sent it is somebody's to send them.
    assert hands.running == {"callback", "feedback", "site-who"}


def b6_023_a_pair_of_two_providers_is_sent(hands: Hands) -> None:
    hands.follow("p", "visit")
    panel = hands.program.wiring.panels.panel
    hands.walk_to(panel.plan.person.name.field)
    for name, number, provider, discipline in (
        ("Sanne de Vries", "0611111111", "1", "1"),
        ("Omar Bakker", "0622222222", "2", "2"),
    ):
        if held() is not panel.plan.person.name.field:
            hands.walk_to(panel.plan.person.name.field)
        hands.write(name)
        hands.key(ENTER)
        hands.write(number)
        hands.key(ENTER)
        hands.key(provider)
        hands.walk_to(panel.plan.person.discipline)
        hands.key(discipline)
        hands.key(ENTER)
    assert [one.name for one in panel.plan.going] == ["Sanne de Vries", "Omar Bakker"]
    hands.walk_to(panel.plan.person.name.field)
    hands.key(ENTER)
    assert [(one.provider, one.discipline) for one in visit(hands).visitors] == [
        ("Jeugdhulp Friesland", "Ambulant werker"),
        ("Kinnik", "GGZ"),
    ]
    assert visit(hands).missing == ()
    assert hands.promise("site-arrival").who == "Sanne de Vries en Omar Bakker"


def b6_018_the_caller_hears_that_help_is_on_the_way(hands: Hands) -> None:
    hands.pass_by(minutes=6)
    hands.key(F7)
    hands.keys("b", "1", "2")
    # The decision is told: a pair is coming.
    hands.key("4")
    assert hands.running == {"site-arrival"}
    hands.key(F7)
    hands.key(ENTER, CONTROL)
    assert hands.row.on_line == "ended"
    hands.follow("p", "visit")
    hands.key("h")
    assert next(step.at for step in visit(hands).steps if step.state == "told") == hands.program.desk.now()


def b6_023_they_are_on_the_way_there_and_safe_before_their_minute(hands: Hands) -> None:
    hands.key(ENTER)
    assert visit(hands).state == "on-the-way"
    hands.pass_by(minutes=35)
    hands.key(ENTER)
    assert visit(hands).state == "arrived"
    first = hands.promise("site-check-in")
    assert first.due_at == hands.program.desk.now() + timedelta(minutes=30)
    hands.pass_by(minutes=20)
    assert "A-0001" in hands.program.window.alarm.text
    hands.key(ENTER)
    assert hands.promise("site-check-in").due_at == first.due_at + timedelta(minutes=20)
    hands.qtbot.waitUntil(lambda: hands.program.window.alarm.text == "", timeout=5000)


def b6_023_they_gather_what_was_not_known(hands: Hands) -> None:
    hands.key("v")
    hands.answers(("danger_there", "2"), ("dogs", "2"), ("who_is_there", "Sem en moeder"))
    assert hands.question.code == "what_seen"
    hands.write("Vader is weg")
    hands.key(ENTER, CONTROL)
    hands.answers(("means_away", "1"), ("seen_child", "1"), ("safe_tonight", "1"))
    assert hands.question.code == "child_wants"
    hands.write("Wil thuis blijven")
    hands.key(ENTER, CONTROL)
    hands.answers(("willing", "1"), ("advice_there", "1"))
    assert all(one.answered for one in visit(hands).found)


def b6_024_b6_025_a_second_assessment_by_telephone_says_why(hands: Hands) -> None:
    hands.key("b")
    assert hands.panel == "decision"
    panel = hands.program.wiring.panels.panel
    hands.walk_to(panel._kind)
    hands.key("1")
    hands.walk_to(panel._more.provider)
    hands.key("0")
    # Hours after the first: that the triagist decided this one too is said with a key.
    assert "na het vorige besluit niet met de triagist besproken" in panel._note.caption
    hands.key("t")
    hands.key(ENTER)
    first, second = sorted(hands.row.decisions, key=lambda one: one.decided_at)
    assert (first.followed, second.followed) == (True, False)
    followed = hands.program.desk.care.follow(hands.row.card.id)
    assert followed is not None
    decided = next(step for step in followed.steps if step.id == "decision")
    assert "2e beoordeling: Ter plaatse gezien" in decided.more
    said = "2 · binnen 1 uur, Zorgpad en aanbieder, Ambulante spoedhulp thuis"
    assert hands.told(f"Besluit van Anna de Wit, 2e beoordeling (ter plaatse gezien): {said}")
    # The hour of whoever goes on with it begins; those on site still say that they are safe.
    assert {"provider-hour", "site-check-in"} <= hands.running


def b6_026_one_of_them_stays_and_begins(hands: Hands) -> None:
    hands.follow("p", "visit")
    hands.keys("e", "1", "1", ENTER)
    assert visit(hands).state == "ended"
    assert "Sanne de Vries" in visit(hands).ended
    row = hands.program.desk.care.referrals(hands.row.card.id, hands.row.child)
    assert (row.current.name, row.current.state) == ("Jeugdhulp Friesland", "started")
    # Sanne is alone with the family: she goes on telling that she is safe, until she leaves.
    assert hands.running == {"feedback", "site-check-in"}
    hands.key("w")
    assert hands.running == {"feedback"}
    hands.key(ESC)


def b6_026_another_provider_is_called_in_and_begins(hands: Hands) -> None:
    hands.follow("p", "visit")
    hands.keys("e", "2", ENTER)
    assert visit(hands).state == "ended"
    assert hands.panel == "referral"
    hands.key(ENTER)
    row = hands.program.desk.care.referrals(hands.row.card.id, hands.row.child)
    assert (row.current.name, row.current.state) == ("Jeugdhulp Friesland", "asked")
    hands.keys(ENTER, ENTER, ENTER, ENTER, ENTER)
    row = hands.program.desk.care.referrals(hands.row.card.id, hands.row.child)
    assert row.current.state == "started"
    assert hands.running == {"feedback"}
    hands.key(ESC)


def b6_018_the_caller_hears_the_second_decision_too(hands: Hands) -> None:
    hands.key(F7)
    assert hands.panel == "promise"
    hands.key("1")
    assert hands.running == set()


def until_morning_it_is_agreed_and_read_back(hands: Hands) -> None:
    hands.follow("s", "safety")
    hands.walk_to(hands.program.wiring.panels.panel.stays.field)
    hands.fill("moeder, de hele nacht", "messen in de auto", "oma 0611111111", "240", "180")
    hands.key(ENTER, CONTROL)
    assert (agreed(hands).stays, agreed(hands).late) == ("moeder, de hele nacht", False)
    assert hands.promise("safety-call").due_at == hands.program.desk.now() + timedelta(hours=3)
    assert agreed(hands).read_back_at is None
    hands.key("l")
    assert agreed(hands).read_back_at == hands.program.desk.now()
    hands.key(ESC)


def closed_once_the_night_held(hands: Hands) -> None:
    hands.pass_by(hours=3)
    hands.key(F6)
    assert hands.panel == "promise"
    assert hands.panel_says("messen in de auto")
    hands.key("1")
    hands.key("e", CONTROL)
    hands.write("ambul")
    hands.key(ENTER)
    hands.key(ENTER, CONTROL)
    assert (hands.panel, hands.row.card.state) == ("", "closed")


@pytest.mark.parametrize("ends", ["stays", "other-provider"])
def test_from_unsafe_to_an_agreement_until_morning_by_keyboard_alone(hands: Hands, ends: str) -> None:
    b6_012_violence_at_home_and_nobody_wants_help(hands)
    b6_023_unsafe_or_against_their_will_proposes_a_pair_on_site(hands)
    b6_023_a_pair_of_two_providers_is_sent(hands)
    b6_018_the_caller_hears_that_help_is_on_the_way(hands)
    b6_023_they_are_on_the_way_there_and_safe_before_their_minute(hands)
    b6_023_they_gather_what_was_not_known(hands)
    b6_024_b6_025_a_second_assessment_by_telephone_says_why(hands)
    if ends == "stays":
        b6_026_one_of_them_stays_and_begins(hands)
    else:
        b6_026_another_provider_is_called_in_and_begins(hands)
    b6_018_the_caller_hears_the_second_decision_too(hands)
    until_morning_it_is_agreed_and_read_back(hands)
    closed_once_the_night_held(hands)
