"""Spoed4Jeugd in Friesland, first branch, by keyboard alone: a pathway and a provider (seed rows B6-005 to B6-022).

The checklist, hanging up with a promise, the triagist, a decision together, the decision told; the provider is asked
and refuses for want of people, the next one takes it, reaches the family within the hour and begins.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hands import BACKTAB, CONTROL, ENTER, ESC, F7, F8, Hands, hands_on
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import NIGHT, TELEPHONIST

from desk.care_rows.referral import ReferralRow, ReferralsRow


@pytest.fixture
def hands(tmp_path: Path, qtbot: QtBot) -> Iterator[Hands]:
    with hands_on(tmp_path, qtbot) as hands:
        yield hands


def referrals(hands: Hands) -> ReferralsRow:
    row = hands.program.desk.care.referrals(hands.row.card.id, hands.row.child)
    assert row is not None
    return row


def asked(hands: Hands) -> ReferralRow:
    """The provider who is asked now."""
    current = referrals(hands).current
    assert current is not None
    return current


def b6_005_somebody_makes_themselves_known_by_number(hands: Hands) -> None:
    hands.walk_to(hands.program.window.intake.caller.number, BACKTAB)
    hands.write("0612345678")
    hands.key(ENTER)
    assert hands.row.card.caller_number == "06 12 34 56 78"


def b6_006_an_interviewer_answers_in_person(hands: Hands) -> None:
    hands.key("n", CONTROL)
    assert hands.row.on_line == "calling"
    me = hands.program.desk.me
    assert [one.person for one in hands.row.card.owners] == [me.id]


def b6_012_the_inventory_goes_by_a_checklist(hands: Hands) -> None:
    hands.answers(
        ("danger_now", "2"),
        ("medical_now", "2"),
        ("current_location", "Dorpsstraat 1, Heerenveen"),
        ("callback_number", "0612345678"),
        ("can_speak_freely", "1"),
        ("caller_role", "1"),
        ("caller_name", "Fatima"),
    )
    hands.section("youth_name")
    hands.answers(("youth_name", "Sem"), ("youth_birth_date", "14"), ("youth_sex", "1"))
    hands.section("wish_to_die")
    hands.answers(("wish_to_die", "2"), ("adult_present", "1"), ("attempt", "2"))
    hands.section("violence")
    hands.answers(("violence", "2"), ("weapons", "2"))
    hands.section("care_status")
    hands.answers(("care_status", "1"), ("youth_agrees", "1"), ("can_hold", "2"))


def b6_014_the_tree_proposes_the_pathway_and_says_on_what_it_rests(hands: Hands) -> None:
    proposal = hands.row.proposal
    assert (proposal.urgency, proposal.pathway) == ("within-4h", "ambulatory")
    assert any("Houdt het gezin het vol tot morgen?" in line for line in proposal.because)


def b6_013_the_caller_is_called_back_within_fifteen_to_twenty_minutes(hands: Hands) -> None:
    hands.key(F7)
    assert hands.panel == "callback"
    hands.key(ENTER)
    promise = hands.promise("callback")
    assert (hands.row.on_line, promise.owner_name, promise.number) == ("ended", TELEPHONIST, "06 12 34 56 78")
    assert promise.due_at == NIGHT + timedelta(minutes=20)
    hands.pass_by(minutes=4)


def b6_016_the_triagist_on_duty_is_called(hands: Hands) -> None:
    hands.key(F8)
    assert hands.panel == "duty"
    hands.keys("b", "r")
    assert hands.told("Anna de Wit")


def b6_017_b6_019_b6_021_they_decide_together_on_pathway_and_provider_ambulatory_first(hands: Hands) -> None:
    hands.key(ENTER)
    assert hands.panel == "decision"
    hands.key(ENTER)
    # Which danger nobody asked about is told first, once; then it is noted all the same.
    assert "gevaarvragen open" in hands.program.wiring.panels.panel._told.words
    hands.key(ENTER)
    assert hands.panel == ""
    (decision,) = hands.row.decisions
    assert (decision.decided_by, decision.noted_by) == ("Anna de Wit", TELEPHONIST)
    assert decision.followed
    # The first of the chain has ambulatory help, and was asked with the decision.
    assert (asked(hands).name, asked(hands).state) == ("Jeugdhulp Friesland", "asked")
    assert hands.running == {"callback", "feedback", "provider-hour", "provider-answer"}


def b6_018_the_decision_is_told_at_the_callback(hands: Hands) -> None:
    hands.pass_by(minutes=3)
    hands.key(F7)
    assert hands.panel == "promise"
    hands.keys("b", "1", "2", "4")
    assert hands.panel == ""
    assert hands.running == {"provider-hour", "provider-answer"}
    hands.key(F7)
    hands.key(ENTER, CONTROL)
    assert hands.row.on_line == "ended"


def b6_020_the_hour_runs_from_the_decision_and_survives_a_refusal(hands: Hands) -> None:
    hour = hands.promise("provider-hour")
    assert hour.due_at == NIGHT + timedelta(minutes=4 + 60)
    hands.follow("r", "referral")
    hands.key("2")
    assert asked(hands).state == "refused"
    assert not hands.told("geschil")
    hands.key(ENTER)
    assert (asked(hands).name, asked(hands).state) == ("Tjallingahiem", "asked")
    assert hands.promise("provider-hour").due_at == hour.due_at
    hands.key(ENTER)
    assert asked(hands).state == "accepted"
    assert hands.running == {"provider-hour"}


def b6_020_the_provider_reaches_the_family_within_the_hour(hands: Hands) -> None:
    hands.pass_by(minutes=45)
    assert "A-0001" in hands.program.window.alarm.text
    hands.key(ENTER)
    assert asked(hands).state == "accepted", "who spoke with them is asked before the hour stops"
    hands.write("Kees")
    hands.key(ENTER)
    assert asked(hands).state == "reached"
    assert hands.told("Tjallingahiem sprak het gezin, Kees")
    hands.qtbot.waitUntil(lambda: hands.program.window.alarm.text == "", timeout=5000)
    hands.key(ESC)


def b6_022_the_interviewer_hands_the_provider_what_it_needs(hands: Hands) -> None:
    hands.follow("u", "papers")
    hands.key("t")
    text = QApplication.clipboard().text()
    assert text.startswith("OVERDRACHT A-0001\nAan: Tjallingahiem")
    assert "Sem" in text
    hands.key(ENTER)
    paper = hands.home / "uit" / "overdracht-a-0001.pdf"
    hands.qtbot.waitUntil(lambda: hands.told("Overdracht als PDF aan Tjallingahiem"), timeout=20000)
    assert paper.read_bytes().startswith(b"%PDF")
    assert hands.told("Overdracht als tekst aan Tjallingahiem")
    hands.key(ESC)


def b6_003_an_ambulatory_worker_begins_and_the_time_is_known(hands: Hands) -> None:
    hands.pass_by(minutes=20)
    hands.follow("r", "referral")
    hands.key(ENTER)
    hands.key(ENTER)
    assert asked(hands).state == "started"
    assert hands.running == set()
    hands.key(ESC)


def b6_004_the_outcome_is_the_providers(hands: Hands) -> None:
    hands.key("e", CONTROL)
    assert hands.panel == "close"
    closing = hands.program.desk.closing(hands.row.card.id)
    assert closing is not None
    hands.write("ambul")
    hands.key(ENTER)
    hands.key(ENTER, CONTROL)
    assert (hands.panel, hands.row.card.state) == ("", "closed")
    assert hands.row.card.children[0].outcome == "Ambulante spoedhulp"


def test_from_the_checklist_to_help_at_home_by_keyboard_alone(hands: Hands) -> None:
    b6_006_an_interviewer_answers_in_person(hands)
    b6_005_somebody_makes_themselves_known_by_number(hands)
    b6_012_the_inventory_goes_by_a_checklist(hands)
    b6_014_the_tree_proposes_the_pathway_and_says_on_what_it_rests(hands)
    b6_013_the_caller_is_called_back_within_fifteen_to_twenty_minutes(hands)
    b6_016_the_triagist_on_duty_is_called(hands)
    b6_017_b6_019_b6_021_they_decide_together_on_pathway_and_provider_ambulatory_first(hands)
    b6_018_the_decision_is_told_at_the_callback(hands)
    b6_020_the_hour_runs_from_the_decision_and_survives_a_refusal(hands)
    b6_020_the_provider_reaches_the_family_within_the_hour(hands)
    b6_022_the_interviewer_hands_the_provider_what_it_needs(hands)
    b6_003_an_ambulatory_worker_begins_and_the_time_is_known(hands)
    b6_004_the_outcome_is_the_providers(hands)
