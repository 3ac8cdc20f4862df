"""Answers: given, taken back, toggled, settled between two desks, moved to the right child; children."""

import math

import pytest
from builders import ANNA, Paper, paper, two_desks

from desk.intake.answers import (
    AddChild,
    GiveAnswer,
    MoveAnswer,
    SetChildAside,
    SettleAnswer,
    ToggleAnswer,
)
from desk.intake.calls import SetSpeaker


def two_children(desk: Paper) -> tuple[str, str, str]:
    """A report about Sem and Noor."""
    report = desk.rings()
    first, second = desk.children(report)[0], desk.new_id()
    desk.do(AddChild(report, second))
    desk.says(report, first, youth_name="Sem")
    desk.says(report, second, youth_name="Noor")
    return report, first, second


# -- one answer -----------------------------------------------------------------------------------------------------


def test_an_answer_is_one_fact_with_the_question_its_code_and_who_spoke() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(SetSpeaker(report, "child"))
    (fact,) = desk.do(GiveAnswer(report, "", desk.link("danger_now"), ("yes",)))
    assert (fact.type, fact.author, fact.replaces) == ("answer_given", ANNA, ())
    assert fact.data()["code"] == "danger_now"
    assert fact.data()["said_by"] == "child"
    assert fact.data()["child"] == ""


def test_another_answer_names_the_one_it_corrects_and_both_stay_in_the_timeline() -> None:
    desk = paper()
    report = desk.rings()
    (first,) = desk.do(GiveAnswer(report, "", desk.link("danger_now"), ("yes",)))
    (second,) = desk.do(GiveAnswer(report, "", desk.link("danger_now"), ("no",)))
    assert second.replaces == (first.id,)
    assert desk.said(report, "danger_now") == ("no",)
    answers = [line for line in desk.lines(report) if line.kind == "answer"]
    assert [line.corrected for line in answers] == [True, False]


def test_the_same_answer_again_is_no_fact() -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, danger_now="yes")
    assert desk.do(GiveAnswer(report, "", desk.link("danger_now"), ("yes",))) == []
    assert desk.do(GiveAnswer(report, "", desk.link("wish_to_die"), ())) == []


def test_no_values_take_an_answer_back_and_the_question_is_open_again() -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, danger_now="yes")
    desk.says(report, danger_now=())
    assert not desk.question(report, "danger_now").answered
    assert desk.do(GiveAnswer(report, "", desk.link("danger_now"), ())) == []
    assert "teruggenomen" in desk.lines(report)[-1].text


@pytest.mark.parametrize("code", ["unknown", "not-asked"])
def test_the_reserved_answers_can_be_given_to_every_question(code: str) -> None:
    desk = paper()
    report = desk.rings()
    for item in desk.profile.checklist.questions():
        desk.do(GiveAnswer(report, "", item.link_id, (code,)))
        whose = desk.children(report)[0] if desk.profile.checklist.is_child_scoped(item.link_id) else ""
        assert desk.state(report).values(whose, item.link_id) == (code,)


def test_what_is_no_answer_to_a_question_is_refused() -> None:
    desk = paper()
    report = desk.rings()
    assert desk.refused(GiveAnswer(report, "", desk.link("danger_now"), ("misschien",))) == (
        "'misschien' is geen antwoord op deze vraag."
    )
    assert desk.refused(GiveAnswer(report, "", "geen-vraag", ("yes",))) == "Vraag geen-vraag staat niet in dit profiel."


def test_a_number_that_no_file_can_hold_stays_as_it_was_typed() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(GiveAnswer(report, "", desk.link("what_happened"), (math.nan, math.inf)))
    assert desk.said(report, "what_happened") == ("nan", "inf")


def test_who_cannot_speak_freely_is_asked_yes_and_no_only_from_then_on() -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, can_speak_freely="no")
    assert desk.sheet(report).constrained
    desk.says(report, can_speak_freely="unknown")
    assert desk.sheet(report).constrained
    desk.says(report, can_speak_freely="yes")
    assert not desk.sheet(report).constrained


# -- several answers ------------------------------------------------------------------------------------------------


def test_several_answers_are_toggled_one_by_one() -> None:
    desk = paper()
    report = desk.rings()
    link = desk.link("already_called")
    desk.do(ToggleAnswer(report, "", link, "gp"))
    desk.do(ToggleAnswer(report, "", link, "police"))
    assert desk.said(report, "already_called") == ("gp", "police")
    desk.do(ToggleAnswer(report, "", link, "gp"))
    assert desk.said(report, "already_called") == ("police",)


@pytest.mark.parametrize("alone", ["nobody", "unknown", "not-asked"])
def test_an_exclusive_or_reserved_answer_stands_alone(alone: str) -> None:
    desk = paper()
    report = desk.rings()
    link = desk.link("already_called")
    desk.do(ToggleAnswer(report, "", link, "gp"))
    desk.do(ToggleAnswer(report, "", link, alone))
    assert desk.said(report, "already_called") == (alone,)
    desk.do(ToggleAnswer(report, "", link, "police"))
    assert desk.said(report, "already_called") == ("police",)


def test_a_question_with_one_answer_never_gets_two() -> None:
    desk = paper()
    report = desk.rings()
    link = desk.link("danger_now")
    desk.do(ToggleAnswer(report, "", link, "yes"))
    desk.do(ToggleAnswer(report, "", link, "no"))
    assert desk.said(report, "danger_now") == ("no",)
    desk.do(ToggleAnswer(report, "", link, "no"))
    assert desk.said(report, "danger_now") == ()


# -- two desks ------------------------------------------------------------------------------------------------------


def clash() -> tuple[Paper, Paper, str]:
    """Two desks gave another answer to one question without knowing it of each other."""
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    here.says(report, danger_now="yes")
    there.says(report, danger_now="no")
    here.sees(there.log)
    there.sees(here.log)
    return here, there, report


def test_two_desks_that_wrote_at_once_show_both_values_on_both() -> None:
    for desk in clash()[:2]:
        report = desk.reports[0]
        values = {(value.shown, value.who) for value in desk.question(report, "danger_now").values}
        assert values == {("Ja", "Anna Voorbeeld"), ("Nee", "Bram Voorbeeld")}


def test_until_somebody_looks_the_more_dangerous_of_two_values_counts() -> None:
    here, there, report = clash()
    assert here.card(report).danger
    assert there.card(report).danger


def test_settling_leaves_one_value_and_names_both_that_stood_there() -> None:
    here, there, report = clash()
    no = next(value.fact for value in here.question(report, "danger_now").values if value.shown == "Nee")
    (settled,) = here.do(SettleAnswer(report, "", here.link("danger_now"), no))
    assert len(settled.replaces) == 2
    there.sees(here.log)
    for desk in (here, there):
        assert desk.said(report, "danger_now") == ("no",)
        assert desk.question(report, "danger_now").values == ()


def test_settling_on_a_value_that_was_replaced_meanwhile_is_refused() -> None:
    here, _, report = clash()
    old = here.question(report, "danger_now").values[0].fact
    here.says(report, danger_now="unknown")
    assert here.refused(SettleAnswer(report, "", here.link("danger_now"), old)) == (
        "Dit antwoord is intussen vervangen; kijk nog een keer."
    )


def test_a_correction_settles_what_its_desk_saw_and_leaves_what_it_did_not() -> None:
    here, there, report = clash()
    here.says(report, danger_now="unknown")
    there.says(report, danger_now="yes")
    here.sees(there.log)
    assert set(here.said(report, "danger_now")) == {"unknown", "yes"}


def test_the_same_value_from_two_desks_is_one_value() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    here.says(report, danger_now="yes")
    there.says(report, danger_now="yes")
    here.sees(there.log)
    assert here.said(report, "danger_now") == ("yes",)
    assert here.question(report, "danger_now").values == ()


def test_settling_keeps_who_said_it() -> None:
    here, there = two_desks()
    report = here.rings()
    here.do(SetSpeaker(report, "child"))
    there.sees(here.log)
    here.says(report, danger_now="yes")
    there.says(report, danger_now="no")
    here.do(SetSpeaker(report, "parent"))
    here.sees(there.log)
    yes = next(value.fact for value in here.question(report, "danger_now").values if value.shown == "Ja")
    (settled,) = here.do(SettleAnswer(report, "", here.link("danger_now"), yes))
    assert settled.data()["said_by"] == "child"


# -- children -------------------------------------------------------------------------------------------------------


def test_every_child_has_its_own_answers_and_the_report_has_those_of_all() -> None:
    desk = paper()
    report, first, second = two_children(desk)
    desk.says(report, second, wish_to_die="yes")
    desk.says(report, second, current_location="thuis")
    assert desk.said(report, "wish_to_die", first) == ()
    assert desk.said(report, "wish_to_die", second) == ("yes",)
    assert desk.said(report, "current_location") == ("thuis",)
    assert [child.name for child in desk.card(report).children] == ["Sem", "Noor"]
    assert [desk.sheet(report, child).proposal.danger for child in (first, second)] == [False, True]


def test_an_answer_without_a_child_is_for_the_first() -> None:
    desk = paper()
    report, first, _ = two_children(desk)
    desk.says(report, wish_to_die="yes")
    assert desk.said(report, "wish_to_die", first) == ("yes",)


def test_an_answer_for_a_child_that_is_not_in_the_report_is_refused_and_never_given_to_another() -> None:
    desk = paper()
    report, *_ = two_children(desk)
    reason = desk.refused(GiveAnswer(report, "f" * 32, desk.link("wish_to_die"), ("yes",)))
    assert reason == "Dit kind staat niet in A-0001. Kies een kind van deze melding."
    assert not any(desk.said(report, "wish_to_die", child) for child in desk.children(report))


def test_the_same_child_is_added_once() -> None:
    desk = paper()
    report, first, _ = two_children(desk)
    assert desk.do(AddChild(report, first)) == []


def test_a_child_added_by_mistake_is_set_aside_with_its_answers_kept_and_can_come_back() -> None:
    desk = paper()
    report, _, second = two_children(desk)
    desk.says(report, second, wish_to_die="yes")
    desk.do(SetChildAside(report, second, "mistake"))
    assert [child.name for child in desk.card(report).children] == ["Sem"]
    assert not desk.card(report).danger
    desk.do(GiveAnswer(report, second, desk.link("what_happened"), ("was nog aan het typen",)))
    desk.do(AddChild(report, second))
    assert desk.said(report, "wish_to_die", second) == ("yes",)
    assert desk.said(report, "what_happened", second) == ("was nog aan het typen",)
    assert desk.said(report, "what_happened", desk.children(report)[0]) == ()


def test_a_report_is_always_about_a_child() -> None:
    desk = paper()
    report, first, second = two_children(desk)
    desk.do(SetChildAside(report, first))
    assert desk.refused(SetChildAside(report, second)) == "Een melding gaat over ten minste een kind."
    assert desk.refused(SetChildAside(report, first)) == "Dit kind staat niet in de melding."


def test_a_report_is_about_a_child_also_when_two_desks_each_set_another_one_aside() -> None:
    here, there = two_desks()
    report, first, second = two_children(here)
    there.sees(here.log)
    here.do(SetChildAside(report, first))
    there.do(SetChildAside(report, second))
    agreed = Paper(here.ready, log=[*here.log, *[fact for fact in there.log if fact not in here.log]])
    assert agreed.children(report) == [second]


# -- moved ----------------------------------------------------------------------------------------------------------


def test_an_answer_for_the_wrong_child_is_moved_and_not_deleted() -> None:
    desk = paper()
    report, first, second = two_children(desk)
    desk.do(SetSpeaker(report, "parent"))
    (given,) = desk.do(GiveAnswer(report, first, desk.link("wish_to_die"), ("yes",)))
    desk.do(SetSpeaker(report, "child"))
    (moved,) = desk.do(MoveAnswer(report, desk.link("wish_to_die"), first, second))
    assert moved.replaces == (given.id,)
    assert moved.data()["said_by"] == "parent"
    assert desk.said(report, "wish_to_die", first) == ()
    assert desk.said(report, "wish_to_die", second) == ("yes",)
    assert given in desk.log
    assert any("verplaatst naar het juiste kind" in line.text for line in desk.lines(report))


def test_what_the_right_child_said_itself_is_not_replaced_by_a_move() -> None:
    desk = paper()
    report, first, second = two_children(desk)
    desk.says(report, first, wish_to_die="no")
    desk.says(report, second, wish_to_die="yes")
    desk.do(MoveAnswer(report, desk.link("wish_to_die"), first, second))
    assert set(desk.said(report, "wish_to_die", second)) == {"yes", "no"}
    assert desk.card(report).danger


def test_an_answer_that_another_desk_gave_meanwhile_stays_where_it_was_given() -> None:
    here, there = two_desks()
    report, first, second = two_children(here)
    here.says(report, first, wish_to_die="yes")
    there.sees(here.log)
    here.do(MoveAnswer(report, here.link("wish_to_die"), first, second))
    there.says(report, first, wish_to_die="unknown")
    here.sees(there.log)
    there.sees(here.log)
    for desk in (here, there):
        assert desk.said(report, "wish_to_die", first) == ("unknown",)
        assert desk.said(report, "wish_to_die", second) == ("yes",)


def test_what_cannot_be_moved_says_so() -> None:
    desk = paper()
    report, first, second = two_children(desk)
    desk.says(report, danger_now="yes")
    no_way = "Dit antwoord kan niet naar dat kind."
    assert desk.refused(MoveAnswer(report, desk.link("danger_now"), "", first)) == no_way
    assert desk.refused(MoveAnswer(report, desk.link("wish_to_die"), first, first)) == no_way
    assert desk.refused(MoveAnswer(report, desk.link("wish_to_die"), first, "f" * 32)) == no_way
    nothing = "Bij dit kind staat geen antwoord om te verplaatsen."
    assert desk.refused(MoveAnswer(report, desk.link("wish_to_die"), first, second)) == nothing


def test_a_report_that_came_in_before_its_child_takes_an_answer_a_moment_later() -> None:
    there, here = two_desks()
    report = there.rings()
    opened, *rest = list(there.log)
    here.sees([opened])
    answer = GiveAnswer(report, "", here.link("youth_name"), ("Sem",))
    assert here.refused(answer) == (
        "A-0001 is hier nog niet helemaal binnen. Wat u typte blijft staan; doe het zo weer."
    )
    here.sees(rest)
    here.do(answer)
    assert here.said(report, "youth_name", there.children(report)[0]) == ("Sem",)
