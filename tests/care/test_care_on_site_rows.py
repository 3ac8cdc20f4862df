"""What is shown of people on site: the risk first, what of the pair is open, the steps, what was found."""

from dataclasses import replace
from types import MappingProxyType

from builders import NAMES, Paper, paper, two_desks

from desk.care_rows.on_site import VisitsRow
from desk.decision.propose import prepare
from desk.intake.answers import AddChild
from desk.intake.decisions import NoteDecision
from desk.intake.visit import EndVisit, MoveVisit, PlanVisit, Visitor
from desk.intake.visit_found import AnswerVisit, ToggleVisitAnswer
from desk.reports.on_site import visits_row

SANNE = Visitor("Sanne de Vries", "jeugdhulp-friesland", "ambulatory", "0611111111")
OMAR = Visitor("Omar Bakker", "kinnik", "ggz", "0622222222")


def shown(desk: Paper, report: str, child: str = "", *earlier: str) -> VisitsRow:
    return visits_row(
        desk.view(report),
        child,
        directory=desk.profile,
        name_of=lambda person: NAMES.get(person, ""),
        now=desk.now,
        earlier=[desk.view(one) for one in earlier],
    )


def with_pair(desk: Paper, *pair: str) -> None:
    """The profile wants these disciplines among those who go."""
    care = replace(desk.profile.care, pair=pair)
    desk.ready = replace(desk.ready, profile=replace(desk.profile, care=care))


def test_address_risk_is_told_first_weapons_before_violence_and_a_no_takes_it_away() -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, violence="yes", weapons="yes", intoxication="no")
    assert shown(desk, report).risks == ("Is er een wapen in de buurt? Ja", _asks(desk, "violence") + " Ja")
    desk.says(report, weapons="no")
    assert shown(desk, report).risks == (_asks(desk, "violence") + " Ja",)


def test_what_nobody_asked_is_no_safety_and_unknown_is_not_asked_either() -> None:
    desk = paper()
    report = desk.rings()
    assert _asks(desk, "weapons") in shown(desk, report).unasked
    desk.says(report, weapons="unknown")
    assert _asks(desk, "weapons") in shown(desk, report).unasked
    desk.says(report, weapons="no")
    assert _asks(desk, "weapons") not in shown(desk, report).unasked


def test_a_dog_seen_there_and_a_visit_that_was_not_safe_are_told_at_the_next_report() -> None:
    desk = paper()
    old = desk.rings("0612345678")
    desk.do(PlanVisit(old, (), "Dorpsstraat 12", "achterdeur nemen", visit="v1"))
    desk.do(AnswerVisit(old, "v1", "", "dogs", ("yes",)))
    desk.do(EndVisit(old, "v1", "unsafe"))
    desk.waits(days=40)
    report = desk.rings("0612345678")
    risks = shown(desk, report, "", old).risks
    assert [risk.split(": ", 1)[1] for risk in risks] == [
        "achterdeur nemen",
        "Is er een hond of ander dier dat gevaar geeft? Ja",
        "bij een bezoek was het niet veilig, ze trokken zich terug",
    ]
    assert all(risk.startswith("A-0001, za 21 nov") for risk in risks)


def test_the_risk_is_the_child_s_own_where_it_was_said_about_that_child() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(AddChild(report, "kind2"))
    desk.says(report, child="kind2", weapons="yes")
    assert shown(desk, report, "kind2").risks
    assert not shown(desk, report, desk.children(report)[0]).risks


def test_c5_007_a_pair_is_wanted_and_one_alone_is_shown_as_open() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PlanVisit(report, (), "Dorpsstraat 12", visitors=(SANNE,), visit="v1"))
    assert shown(desk, report).needed == "2 mensen"
    assert shown(desk, report).visits[0].missing == ("nog 1 mens",)


def test_c5_016_a_profile_that_wants_disciplines_says_which_is_not_there() -> None:
    desk = paper()
    with_pair(desk, "ggz", "child-protection")
    report = desk.rings()
    desk.do(PlanVisit(report, (), "Dorpsstraat 12", visitors=(SANNE, OMAR), visit="v1"))
    row = shown(desk, report)
    assert row.needed == "2 mensen, onder wie GGZ en Jeugdbescherming"
    assert row.visits[0].missing == ("niemand van Jeugdbescherming",)


def test_somebody_without_a_number_is_shown_as_open() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PlanVisit(report, (), "", visitors=(SANNE, Visitor("Piet")), visit="v1"))
    assert shown(desk, report).visits[0].missing == ("geen nummer van Piet",)


def test_providers_come_in_the_order_of_the_pathway_s_chain_with_the_number_of_this_hour() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(NoteDecision(report, desk.children(report)[0], "Tess", "within-1h", "pair-on-site"))
    row = shown(desk, report)
    assert [one.code for one in row.providers][:2] == ["jeugdhulp-friesland", "kinnik"]
    assert row.decided.startswith("Koppel ter plaatse van Tess")
    first = desk.profile.provider("jeugdhulp-friesland")
    assert first is not None
    assert (" · " in row.providers[0].label) == bool(first.day or first.night)


def test_the_steps_stand_there_with_their_minute_and_the_promises_with_an_owner() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PlanVisit(report, (), "Dorpsstraat 12", visitors=(SANNE, OMAR), visit="v1"))
    desk.waits(minutes=30)
    desk.do(MoveVisit(report, "v1", "arrived"))
    (visit,) = shown(desk, report).visits
    assert visit.state_text == "Ter plaatse sinds 04:10"
    assert {step.state: step.at for step in visit.steps}["arrived"] == desk.now
    assert [(promise.kind, promise.owner_name) for promise in visit.promises] == [("site-check-in", "Anna Voorbeeld")]


def test_what_goes_on_comes_before_what_is_over() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PlanVisit(report, (), "Dorpsstraat 12", visit="v1"))
    desk.waits(minutes=5)
    desk.do(PlanVisit(report, (), "Kerkplein 1", visit="v2"))
    desk.do(EndVisit(report, "v2", "not-needed"))
    assert [visit.id for visit in shown(desk, report).visits] == ["v1", "v2"]
    assert shown(desk, report).visits[1].ended == "geen verdere hulp nodig"


def test_what_they_found_shows_per_child_with_what_to_say_and_two_desks_side_by_side() -> None:
    here, there = two_desks()
    report = here.rings()
    child = here.children(report)[0]
    here.do(PlanVisit(report, (), "Dorpsstraat 12", visit="v1"))
    there.sees(here.log)
    here.do(AnswerVisit(report, "v1", child, "safe_tonight", ("no",)))
    there.do(AnswerVisit(report, "v1", child, "safe_tonight", ("yes",)))
    here.sees(there.log)
    found = {row.link: row for row in shown(here, report).visits[0].found}
    assert {value.who for value in found["safe_tonight"].values} == {"Anna Voorbeeld", "Bram Voorbeeld"}
    assert found["safe_tonight"].flags == ("Het kind kan hier niet blijven: overleg nu met de triagist.",)
    assert found["safe_tonight"].child == child
    assert found["dogs"].child == ""


def test_one_answer_more_or_less_where_a_question_takes_several() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PlanVisit(report, (), "Dorpsstraat 12", visit="v1"))
    desk.do(ToggleVisitAnswer(report, "v1", "", "dogs", "yes"))
    assert desk.state(report).care.visits["v1"].answers("")["dogs"] == ("yes",)
    desk.do(ToggleVisitAnswer(report, "v1", "", "dogs", "yes"))
    assert desk.state(report).care.visits["v1"].answers("").get("dogs", ()) == ()


def test_a_profile_that_asks_nothing_on_site_has_the_visit_all_the_same() -> None:
    desk = paper("groningen")
    desk.ready = prepare(replace(desk.profile, visit=None, clocks=MappingProxyType(dict(desk.profile.clocks))))
    report = desk.rings()
    desk.do(PlanVisit(report, (), "Dorpsstraat 12", visit="v1"))
    assert shown(desk, report).visits[0].found == ()


def _asks(desk: Paper, code: str) -> str:
    item = desk.profile.checklist.by_code(code)
    assert item is not None
    return item.text


def test_of_two_addresses_the_newer_one_is_proposed_and_never_both_in_one_line() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    here.says(report, current_location="Kerkstraat 2, Sneek")
    there.waits(seconds=5)
    there.says(report, current_location="Schoolplein 1, Sneek")
    here.sees(there.log)
    row = shown(here, report)
    assert (row.place, row.places) == ("Schoolplein 1, Sneek", ("Schoolplein 1, Sneek", "Kerkstraat 2, Sneek"))
