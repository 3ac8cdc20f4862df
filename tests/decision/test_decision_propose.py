"""The proposal for one child: what every answer, and every missing answer, counts as."""

import pytest
from jdm_files import NUMBER, text
from small_profile import MONDAY_NOON, NIGHT, ask, checklist_of, link, profile_of, weigh, when

from desk.checklist.model import Questionnaire
from desk.decision.propose import prepare, propose
from desk.errors import DeskBug
from desk.profile.model import Profile

YES = text("no", "unknown", "yes")
PLAN = text("no", "unknown", "thought", "ready")
INPUTS = {"wish": YES, "plan": PLAN, "alone": YES, "age": NUMBER}
RULES = [
    ("U1", {"wish": '"yes"', "plan": '"ready"', "urgency": '"high"'}),
    ("U2", {"wish": '"unknown","yes"', "plan": '"unknown","thought","ready"', "age": "< 12", "urgency": '"high"'}),
    ("U3", {"wish": '"yes"', "urgency": '"middle"'}),
    ("U4", {"plan": '"unknown","thought","ready"', "urgency": '"middle"'}),
    ("U5", {"alone": '"yes"', "urgency": '"middle"'}),
    ("U9", {"urgency": '"low"'}),
]
ROUTE_INPUTS = {
    "urgency": text("low", "middle", "high"),
    "office_hours": text("no", "yes"),
    "age": NUMBER,
    "care": text("none", "unknown", "ggz"),
    "alone": YES,
}
ROUTES = [
    ("R1", {"urgency": '"high"', "pathway": '"emergency"', "route": '"112"'}),
    ("R2", {"office_hours": '"yes"', "care": '"ggz"', "pathway": '"ambulatory"', "route": '"none"'}),
    ("R3", {"age": ">= 18", "pathway": '"advice"', "route": '"none"'}),
    ("R4", {"alone": '"yes"', "pathway": '"ambulatory"', "route": '"none"'}),
]


def _checklist() -> Questionnaire:
    return checklist_of(
        ask("wish", "no", "yes"),
        ask("plan", "no", "thought", "ready", shown=[when("wish", "yes")]),
        ask("alone"),
        ask("help", "no", "yes", danger=False),
        ask("care", "none", "ggz", danger=False, shown=[when("help", "yes")]),
    )


def _profile() -> Profile:
    return profile_of(_checklist(), INPUTS, RULES, ROUTE_INPUTS, ROUTES)


def test_the_most_urgent_rule_decides_and_says_why() -> None:
    proposal = weigh(_profile(), {"wish": "yes", "plan": "ready", "alone": True})
    assert (proposal.urgency, proposal.rank) == ("high", 1)
    assert (proposal.pathway, proposal.route) == ("emergency", "112")
    assert proposal.rules == ("U1", "R1")
    assert proposal.reason == "Waarom U1"
    assert proposal.because == ((link("wish"), "yes"), (link("plan"), "ready"))
    assert proposal.also == ("U3", "U4", "U5")
    assert (proposal.provisional, proposal.open, proposal.kept, proposal.none_yet) == (False, (), (), False)


def test_the_answers_that_the_route_read_are_named_too() -> None:
    proposal = weigh(_profile(), {"wish": "no", "alone": True})
    assert proposal.rules == ("U5", "R4")
    assert proposal.because == ((link("alone"), "yes"),)


def test_unanswered_unknown_and_not_asked_all_rank_as_unknown() -> None:
    for answers in ({}, {"wish": "unknown"}, {"wish": "not-asked"}, {"wish": ()}):
        proposal = weigh(_profile(), {**answers, "alone": False}, age=9)
        assert proposal.rules[0] == "U2", answers
        assert proposal.because == ((link("wish"), "unknown"), (link("plan"), "unknown"))
        assert link("wish") in proposal.open


def test_a_text_that_no_rule_knows_ranks_as_unknown_and_stays_open() -> None:
    proposal = weigh(_profile(), {"wish": "yes", "plan": "iets anders", "alone": False}, age=9)
    assert proposal.rules[0] == "U2"
    assert proposal.open == (link("plan"),)


def test_no_answer_at_all_is_no_proposal_yet() -> None:
    assert weigh(_profile(), {}).none_yet
    assert weigh(_profile(), {"wish": ()}).none_yet
    assert not weigh(_profile(), {"wish": "not-asked"}).none_yet


def test_a_proposal_is_provisional_while_danger_questions_on_screen_are_open() -> None:
    proposal = weigh(_profile(), {"wish": "yes"})
    assert (proposal.provisional, proposal.open) == (True, (link("plan"), link("alone")))
    proposal = weigh(_profile(), {"wish": "no", "alone": False})
    assert (proposal.provisional, proposal.open) == (False, ())


def test_a_question_that_a_reassuring_answer_hides_no_longer_keeps_the_proposal_high() -> None:
    assert weigh(_profile(), {"alone": False}).rules[0] == "U4"
    proposal = weigh(_profile(), {"wish": "no", "alone": False})
    assert (proposal.urgency, proposal.rules[0], proposal.because) == ("low", "U9", ())


def test_a_question_hidden_because_nobody_knows_counts_as_unknown() -> None:
    proposal = weigh(_profile(), {"wish": "unknown", "alone": False})
    assert proposal.rules[0] == "U4"
    assert proposal.because == ((link("plan"), "unknown"),)
    assert link("plan") not in proposal.open


def test_a_danger_answer_stays() -> None:
    """House rule 13: an earlier answer hides the question, and the answer counts until it is corrected itself."""
    proposal = weigh(_profile(), {"wish": "no", "plan": "ready", "alone": False})
    assert proposal.kept == (link("plan"),)
    assert (proposal.urgency, proposal.rules[0]) == ("middle", "U4")
    assert proposal.because == ((link("plan"), "ready"),)
    corrected = weigh(_profile(), {"wish": "no", "plan": "no", "alone": False})
    assert (corrected.kept, corrected.urgency) == ((), "low")


def test_of_several_answers_the_most_dangerous_counts() -> None:
    several = checklist_of(ask("wish", "no", "yes"), ask("plan", "no", "thought", "ready", repeats=True), ask("alone"))
    profile = profile_of(several, INPUTS, RULES)
    for given in (("no", "ready", "thought"), ("ready", "unknown"), ("thought", "ready")):
        proposal = weigh(profile, {"wish": "yes", "plan": given})
        assert proposal.because == ((link("wish"), "yes"), (link("plan"), "ready"))


def test_an_unknown_age_ranks_as_the_most_dangerous_age() -> None:
    answers = {"wish": "yes", "plan": "thought"}
    assert weigh(_profile(), answers, age=15).urgency == "middle"
    for age in (None, 11.9, 0, -3, float("nan"), float("inf")):
        proposal = weigh(_profile(), answers, age=age)
        assert proposal.urgency == "high", age
    assert weigh(_profile(), answers, age=None).circumstances == (("age", "unknown"),)


def test_office_hours_and_hidden_route_questions_decide_the_route_only() -> None:
    answers = {"wish": "no", "alone": False, "help": "yes", "care": "ggz"}
    assert weigh(_profile(), answers, at=NIGHT).rules == ("U9", "R9")
    proposal = weigh(_profile(), answers, at=MONDAY_NOON)
    assert (proposal.rules, proposal.pathway) == (("U9", "R2"), "ambulatory")
    assert proposal.circumstances == (("office_hours", "yes"),)
    hidden = weigh(_profile(), answers | {"help": "no"}, at=MONDAY_NOON)
    assert (hidden.rules, hidden.kept) == (("U9", "R9"), ())
    assert weigh(_profile(), {"wish": "no", "alone": False}, age=19).rules == ("U9", "R3")


def test_what_is_prepared_once_proposes_the_same() -> None:
    profile = _profile()
    answers = {link("wish"): ("yes",)}
    shown = frozenset({link("wish"), link("plan"), link("alone")})
    once = propose(prepare(profile), answers, age=9, local=NIGHT, enabled=shown)
    assert once == propose(profile, answers, age=9, local=NIGHT, enabled=shown)


def test_tables_that_give_nothing_are_a_fault_of_ours_and_never_a_low_urgency() -> None:
    with pytest.raises(DeskBug, match="geen urgentie"):
        weigh(profile_of(_checklist(), INPUTS, RULES[:1]), {"wish": "no"})
    no_default = profile_of(_checklist(), INPUTS, RULES, ROUTE_INPUTS, ROUTES)
    short = type(no_default.route_table)(**{**vars(no_default.route_table), "rules": no_default.route_table.rules[:1]})
    with pytest.raises(DeskBug, match="geen route"):
        weigh(Profile(**{**vars(no_default), "route_table": short}), {"wish": "no"})
