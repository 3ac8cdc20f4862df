"""The tool proposes, people decide: what it proposes, on which answers, and what people made of it (house rule 3)."""

from datetime import timedelta

import pytest
from builders import BRAM, Paper, paper

from desk.fact import to_ticks
from desk.intake.answers import AddChild, GiveAnswer, SetChildAside
from desk.intake.decisions import NO_ROUTE, GiveReason, NoteDecision
from desk.profile.library import shipped as shipped_names
from desk.rows import ProposalRow


def proposal(desk: Paper, report: str, child: str = "") -> ProposalRow:
    row = desk.sheet(report, child).proposal
    assert row is not None
    return row


def quiet(desk: Paper, report: str, child: str = "", **other: str) -> None:
    """The quiet answer to every question about danger, but for what is said otherwise."""
    calm = {"adult_present": "yes", "other_minors_safe": "yes", "can_hold": "yes"}
    for item in desk.profile.checklist.questions():
        if item.danger:
            said = other.get(item.code) or calm.get(item.code) or item.options[-1].code
            desk.says(report, child, **{item.code: said})


# -- proposed -------------------------------------------------------------------------------------------------------


def test_before_any_answer_there_is_no_proposal_yet() -> None:
    desk = paper()
    report = desk.rings()
    assert proposal(desk, report).none_yet
    assert not proposal(desk, report).danger
    assert (desk.card(report).rank, desk.card(report).danger) == (0, False)


def test_a_proposal_is_provisional_and_counts_the_danger_questions_that_are_open() -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, danger_now="no")
    row = proposal(desk, report)
    assert row.provisional
    assert len(row.open) == len(row.open_links) > 5
    assert desk.card(report).open_danger == len(row.open)
    desk.says(report, medical_now="no")
    assert len(proposal(desk, report).open) == len(row.open) - 1
    desk.says(report, wish_to_die="unknown")
    assert any("overlijden" in text or "dood" in text for text in proposal(desk, report).open)


def test_when_every_danger_question_is_answered_it_is_no_longer_provisional() -> None:
    desk = paper()
    report = desk.rings()
    quiet(desk, report)
    row = proposal(desk, report)
    assert (row.provisional, row.open, row.danger) == (False, (), False)


def test_it_is_reckoned_anew_at_every_answer_and_names_the_answers_it_rests_on() -> None:
    desk = paper()
    report = desk.rings()
    quiet(desk, report)
    calm = proposal(desk, report)
    desk.says(report, wish_to_die="yes", suicide_plan="yes", means_at_hand="yes")
    row = proposal(desk, report)
    assert row.rank < calm.rank
    assert row.danger
    assert desk.card(report).danger
    assert any(line.endswith("? Ja") for line in row.because)
    assert row.reason
    assert row.rules != calm.rules
    desk.says(report, wish_to_die="no")
    assert proposal(desk, report).because != row.because


@pytest.mark.parametrize("profile", shipped_names())
@pytest.mark.parametrize(
    ("danger", "hidden_by", "calm"),
    [
        ({"wish_to_die": "yes", "suicide_plan": "yes"}, {"wish_to_die": "no"}, {"suicide_plan": "no"}),
        ({"attempt": "yes", "attempt_when": "day"}, {"attempt": "no"}, {"attempt_when": "longer"}),
    ],
)
def test_a_danger_answer_counts_on_when_its_question_is_hidden_and_says_so(
    profile: str, danger: dict[str, str], hidden_by: dict[str, str], calm: dict[str, str]
) -> None:
    desk = paper(profile)
    report = desk.rings()
    quiet(desk, report, **danger)
    before = proposal(desk, report)
    desk.says(report, **hidden_by)
    hidden = proposal(desk, report)
    (kept,) = calm
    assert hidden.rank == before.rank == 1
    assert desk.question(report, kept).kept
    assert len(hidden.kept) == 1
    desk.says(report, **calm)
    assert proposal(desk, report).kept == ()
    assert proposal(desk, report).rank > 1


def test_a_middle_at_hand_counts_on_too() -> None:
    desk = paper()
    report = desk.rings()
    quiet(desk, report, wish_to_die="yes", means_at_hand="yes")
    desk.says(report, wish_to_die="no")
    assert proposal(desk, report).kept
    assert proposal(desk, report).urgency == "within-4h"


def test_every_child_has_its_own_proposal_and_the_card_shows_the_worst() -> None:
    desk = paper()
    report = desk.rings()
    first, second = desk.children(report)[0], desk.new_id()
    desk.do(AddChild(report, second))
    quiet(desk, report, first)
    quiet(desk, report, second, attempt="yes", attempt_when="day")
    calm, wild = proposal(desk, report, first), proposal(desk, report, second)
    assert wild.rank < calm.rank
    assert desk.card(report).rank == wild.rank
    assert desk.card(report).danger
    desk.do(SetChildAside(report, second))
    assert desk.card(report).rank == calm.rank


def test_an_age_out_of_scope_and_an_unknown_one_are_weighed() -> None:
    desk = paper()
    report = desk.rings()
    quiet(desk, report, confusion="yes")
    desk.says(report, youth_birth_date="ongeveer 25")
    assert proposal(desk, report).pathway == "adult-care"
    desk.says(report, youth_birth_date="ongeveer 15")
    assert proposal(desk, report).pathway != "adult-care"


# -- core -----------------------------------------------------------------------------------------------------------


def core(desk: Paper, report: str, child: str = "") -> tuple[int, int]:
    sheet = desk.sheet(report, child)
    return sheet.core_answered, sheet.core_total


def test_the_core_is_at_most_ten_questions_and_counts_down() -> None:
    for name in shipped_names():
        desk = paper(name)
        report = desk.rings()
        answered, total = core(desk, report)
        assert answered == 0
        assert 5 <= total <= 10
        desk.says(report, danger_now="no")
        assert core(desk, report) == (1, total)


def test_the_core_is_ready_when_all_of_it_has_an_answer_unknown_counts_too() -> None:
    desk = paper()
    report = desk.rings()
    for item in desk.profile.checklist.questions():
        assert not desk.card(report).core_done
        if item.core:
            desk.do(GiveAnswer(report, "", item.link_id, ("not-asked",)))
            if core(desk, report)[0] == core(desk, report)[1]:
                break
    assert desk.card(report).core_done
    desk.says(report, danger_now=())
    assert not desk.card(report).core_done


def test_with_two_children_the_core_is_ready_when_it_is_for_both() -> None:
    desk = paper()
    report = desk.rings()
    second = desk.new_id()
    desk.do(AddChild(report, second))
    for item in desk.profile.checklist.questions():
        if item.core:
            desk.do(GiveAnswer(report, "", item.link_id, ("unknown",)))
    assert core(desk, report) == (10, 10)
    assert core(desk, report, second)[0] < 10
    assert not desk.card(report).core_done


# -- decided --------------------------------------------------------------------------------------------------------


def decided(desk: Paper, report: str, **more: str) -> NoteDecision:
    """A decision on what was proposed, but for what is said otherwise."""
    row = proposal(desk, report)
    return NoteDecision(
        report,
        desk.children(report)[0],
        "Triagist Voorbeeld",
        proposed_urgency=row.urgency,
        proposed_pathway=row.pathway,
        proposed_route=row.route,
        proposed_rules=row.rules,
        **more,
    )


def test_a_decision_keeps_who_took_it_when_and_who_noted_it() -> None:
    desk = paper()
    report = desk.rings()
    quiet(desk, report)
    desk.waits(minutes=11)
    desk.person = BRAM
    at = desk.now - timedelta(minutes=3)
    fact, *_ = desk.do(NoteDecision(report, "", "Triagist Voorbeeld", "direct", decided_at=at))
    assert (fact.happened_at, fact.recorded_at) == (to_ticks(at), to_ticks(desk.now))
    (row,) = desk.sheet(report).decisions
    assert (row.decided_by, row.decided_at, row.noted_by) == ("Triagist Voorbeeld", at, "Bram Voorbeeld")
    assert row.urgency_label == "1 · direct"


def test_without_a_name_it_is_the_decision_of_whoever_sits_here() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(NoteDecision(report, "", "", "direct"))
    assert desk.sheet(report).decisions[0].decided_by == "Anna Voorbeeld"


def test_following_the_proposal_keeps_proposed_and_chosen() -> None:
    desk = paper()
    report = desk.rings()
    quiet(desk, report)
    row = proposal(desk, report)
    fact, *_ = desk.do(decided(desk, report))
    (decision,) = desk.sheet(report).decisions
    assert decision.followed
    assert (decision.urgency, decision.pathway) == (row.urgency, row.pathway)
    assert fact.data()["proposed"] == {
        "urgency": row.urgency,
        "pathway": row.pathway,
        "route": row.route,
        "rules": list(row.rules),
    }


def test_no_route_is_followed_when_none_was_proposed_and_a_deviation_when_one_was() -> None:
    desk = paper()
    report = desk.rings()
    base = NoteDecision(report, "", "Triagist", proposed_urgency="direct", proposed_pathway="ambulatory")
    for proposed, chosen, followed in (
        ("none", NO_ROUTE, True),
        ("none", "", True),
        ("", NO_ROUTE, True),
        ("veilig-thuis", NO_ROUTE, False),
        ("none", "veilig-thuis", False),
        ("veilig-thuis", "", True),
    ):
        fields = base.__dict__ | {"proposed_route": proposed, "route": chosen}
        fact, *_ = desk.do(NoteDecision(**fields))
        assert fact.data()["followed"] is followed, (proposed, chosen)
        assert fact.data()["route"] in ("", "veilig-thuis")


def test_deviating_keeps_both_and_needs_no_reason_and_the_reason_can_follow() -> None:
    desk = paper()
    report = desk.rings()
    quiet(desk, report)
    proposed = proposal(desk, report).urgency
    desk.do(decided(desk, report, urgency="direct"))
    (decision,) = desk.sheet(report).decisions
    assert (decision.followed, decision.urgency, decision.reason) == (False, "direct", "")
    (noted,) = (fact for fact in desk.log if fact.type == "decision_noted")
    assert noted.data()["proposed"]["urgency"] == proposed != "direct"
    (reason,) = desk.do(GiveReason(report, decision.id, "surroundings"))
    assert desk.sheet(report).decisions[0].reason == "Veiligheid van de omgeving"
    assert desk.do(GiveReason(report, decision.id, "surroundings")) == []
    (better,) = desk.do(GiveReason(report, decision.id, "capacity"))
    assert better.replaces == (reason.id,)
    assert desk.sheet(report).decisions[0].reason == "Draagkracht van het gezin"


def test_a_second_decision_stands_beside_the_first() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(NoteDecision(report, "", "Triagist", "within-4h"))
    desk.waits(minutes=20)
    desk.do(NoteDecision(report, "", "Triagist", "direct"))
    assert [row.urgency for row in desk.sheet(report).decisions] == ["within-4h", "direct"]


def test_what_cannot_be_decided_says_so() -> None:
    desk = paper()
    report = desk.rings()
    assert desk.refused(NoteDecision(report, "", "X", "heel-snel")) == "Urgentie heel-snel staat niet in dit profiel."
    assert desk.refused(NoteDecision(report, "f" * 32, "X", "direct")) == "Dit kind staat niet in de melding."
    assert desk.refused(GiveReason(report, "f" * 32, "other")) == "Dit besluit staat niet in de melding."


def test_a_decision_changes_no_proposal() -> None:
    desk = paper()
    report = desk.rings()
    quiet(desk, report)
    before = proposal(desk, report)
    desk.do(NoteDecision(report, "", "Triagist", "direct"))
    assert proposal(desk, report) == before
