"""People on site: who goes, that they are safe, what they found, how it ends (rows B6-023 to B6-026)."""

import pytest
from builders import Paper, paper, two_desks

from desk.fact import from_ticks
from desk.intake.answers import AddChild
from desk.intake.decisions import NoteDecision
from desk.intake.promises import HandPromise, KeepPromise
from desk.intake.visit import DropVisitor, EndVisit, MoveVisit, NameVisitor, PlanVisit, Visitor
from desk.intake.visit_found import AnswerVisit, SettleVisitAnswer
from desk.reports.care import Visit
from desk.reports.state import Promise

SANNE = Visitor("Sanne de Vries", "jeugdhulp-friesland", "ambulatory", "0611111111")
OMAR = Visitor("Omar Bakker", "kinnik", "ggz", "0622222222")


def night() -> tuple[Paper, str]:
    """A report about Sem, and the decision that a pair goes on site."""
    desk = paper()
    report = desk.rings("0612345678")
    desk.says(report, youth_name="Sem", current_location="Dorpsstraat 12, Drachten", violence="yes")
    desk.do(NoteDecision(report, desk.children(report)[0], "Tess", "within-1h", "pair-on-site"))
    return desk, report


def sent(desk: Paper, report: str, *who: Visitor) -> str:
    """The pair is sent; gives the id of the visit."""
    desk.do(PlanVisit(report, tuple(desk.children(report)), "Dorpsstraat 12", "hond", who or (SANNE, OMAR), visit="v1"))
    return "v1"


def visit(desk: Paper, report: str, which: str = "v1") -> Visit:
    return desk.state(report).care.visits[which]


def on(desk: Paper, report: str, clock: str) -> list[Promise]:
    """The open promises on one clock."""
    return [promise for promise in desk.state(report).open_promises() if promise.made.clock == clock]


def test_b6_023_a_pair_of_two_providers_is_sent_and_its_arrival_is_a_promise_with_names_and_a_number() -> None:
    desk, report = night()
    sent(desk, report)
    assert [(one.name, one.provider) for one in visit(desk, report).visitors.values()] == [
        ("Sanne de Vries", "jeugdhulp-friesland"),
        ("Omar Bakker", "kinnik"),
    ]
    decision = desk.state(report).decisions[-1].noted
    assert (decision.kind, visit(desk, report).planned.decision) == ("on-site", decision.decision)
    (arrival,) = on(desk, report, "site-arrival")
    assert (arrival.made.who, arrival.number, arrival.owner) == (
        "Sanne de Vries en Omar Bakker",
        "0611111111",
        desk.person,
    )
    assert (from_ticks(arrival.due_at) - desk.now).total_seconds() == 60 * 60


def test_the_timeline_names_who_goes_with_the_provider_in_words() -> None:
    desk, report = night()
    sent(desk, report)
    assert "Omar Bakker (Kinnik) gaat ter plaatse" in [line.text for line in desk.lines(report)]


def test_c5_020_the_caller_hears_in_one_key_that_help_is_on_the_way_and_that_promise_is_kept() -> None:
    desk, report = night()
    sent(desk, report)
    assert on(desk, report, "feedback")
    desk.do(MoveVisit(report, "v1", "told"))
    assert not on(desk, report, "feedback")
    assert "reporter" in desk.state(report).feedback
    assert "told" in visit(desk, report).moved
    assert any("melder weet dat er hulp onderweg is" in line.text for line in desk.lines(report))


def test_who_already_heard_it_is_told_without_a_second_feedback() -> None:
    desk, report = night()
    sent(desk, report)
    desk.do(MoveVisit(report, "v1", "told"))
    assert desk.do(MoveVisit(report, "v1", "told")) == []


def test_arriving_keeps_one_promise_and_begins_the_safe_check_in_that_comes_again_until_the_visit_ends() -> None:
    desk, report = night()
    sent(desk, report)
    desk.do(MoveVisit(report, "v1", "on-the-way"))
    desk.waits(minutes=40)
    desk.do(MoveVisit(report, "v1", "arrived"))
    assert not on(desk, report, "site-arrival")
    (first,) = on(desk, report, "site-check-in")
    assert first.number == "0611111111"
    desk.waits(minutes=25)
    desk.do(MoveVisit(report, "v1", "safe"))
    (second,) = on(desk, report, "site-check-in")
    assert second.made.promise != first.made.promise
    assert (from_ticks(second.due_at) - desk.now).total_seconds() == 30 * 60
    desk.waits(minutes=20)
    desk.do(MoveVisit(report, "v1", "safe"))
    assert visit(desk, report).moved["safe"] > visit(desk, report).moved["arrived"]
    desk.do(EndVisit(report, "v1", "not-needed"))
    assert not on(desk, report, "site-check-in")


def test_two_visits_to_one_child_each_have_their_own_arrival_and_their_own_check_in() -> None:
    desk, report = night()
    children = tuple(desk.children(report))
    desk.do(PlanVisit(report, children, "Dorpsstraat 12", visitors=(SANNE,), visit="v1"))
    desk.waits(minutes=10)
    desk.do(PlanVisit(report, children, "school", visitors=(OMAR,), visit="v2"))
    assert [(one.made.who, one.made.visit) for one in on(desk, report, "site-arrival")] == [
        ("Sanne de Vries", "v1"),
        ("Omar Bakker", "v2"),
    ]
    desk.do(MoveVisit(report, "v2", "arrived"))
    # Whoever has not arrived is still waited for; whoever has, is asked whether they are safe.
    assert [one.made.visit for one in on(desk, report, "site-arrival")] == ["v1"]
    assert [one.number for one in on(desk, report, "site-check-in")] == ["0622222222"]
    desk.do(MoveVisit(report, "v1", "arrived"))
    desk.do(MoveVisit(report, "v2", "safe"))
    assert {one.made.visit for one in on(desk, report, "site-check-in")} == {"v1", "v2"}
    desk.do(MoveVisit(report, "v1", "left"))
    assert [one.made.visit for one in on(desk, report, "site-check-in")] == ["v2"]
    desk.do(PlanVisit(report, children, "opnieuw", visitors=(SANNE,), visit="v3"))
    desk.do(MoveVisit(report, "v3", "cancelled"))
    assert [one.made.visit for one in on(desk, report, "site-check-in")] == ["v2"]


def test_whoever_stays_alone_goes_on_telling_that_they_are_safe_until_they_leave() -> None:
    desk, report = night()
    sent(desk, report)
    desk.do(MoveVisit(report, "v1", "arrived"))
    desk.waits(minutes=20)
    omar = next(one for one in visit(desk, report).visitors.values() if one.name == OMAR.name)
    desk.do(EndVisit(report, "v1", "stays", visitor=omar.visitor))
    (check,) = on(desk, report, "site-check-in")
    assert (check.made.who, check.number) == ("Omar Bakker", "0622222222")
    assert (from_ticks(check.due_at) - desk.now).total_seconds() == 30 * 60
    desk.waits(minutes=31)
    assert "site-check-in" in [alarm.promise.kind for alarm in desk.alarms()]
    desk.do(MoveVisit(report, "v1", "safe"))
    assert len(on(desk, report, "site-check-in")) == 1
    desk.do(MoveVisit(report, "v1", "left"))
    assert on(desk, report, "site-check-in") == []
    # Over is over.
    assert desk.do(MoveVisit(report, "v1", "safe")) == []


def test_a_sign_of_life_at_the_promise_itself_is_as_good_and_the_next_one_begins() -> None:
    desk, report = night()
    sent(desk, report)
    desk.do(MoveVisit(report, "v1", "arrived"))
    (first,) = on(desk, report, "site-check-in")
    desk.do(KeepPromise(report, first.made.promise, "done"))
    assert len(on(desk, report, "site-check-in")) == 1


def test_a_pair_that_says_nothing_is_late_and_rings_with_its_number() -> None:
    desk, report = night()
    sent(desk, report)
    desk.do(MoveVisit(report, "v1", "arrived"))
    desk.waits(minutes=31)
    late = [alarm.promise for alarm in desk.alarms() if alarm.promise.kind == "site-check-in"]
    assert [(row.who, row.number) for row in late] == [("Sanne de Vries en Omar Bakker", "06 11 11 11 11")]


def test_leaving_ends_the_check_in_and_not_going_withdraws_what_was_promised() -> None:
    desk, report = night()
    sent(desk, report)
    desk.do(MoveVisit(report, "v1", "arrived"))
    desk.do(MoveVisit(report, "v1", "left"))
    assert not on(desk, report, "site-check-in")
    desk.do(PlanVisit(report, (), "Dorpsstraat 12", visitors=(OMAR,), visit="v2"))
    desk.do(MoveVisit(report, "v2", "cancelled"))
    assert not on(desk, report, "site-arrival")
    assert visit(desk, report, "v2").state == "cancelled"


def test_another_who_goes_is_called_about_the_same_promise() -> None:
    desk, report = night()
    sent(desk, report, SANNE)
    desk.do(NameVisitor(report, "v1", OMAR))
    (first, _) = visit(desk, report).visitors
    desk.do(DropVisitor(report, "v1", first))
    (arrival,) = on(desk, report, "site-arrival")
    assert (arrival.who, arrival.number) == ("Omar Bakker", "0622222222")
    assert [one.name for one in visit(desk, report).visitors.values() if one.gone] == ["Sanne de Vries"]


def test_b6_024_and_b6_025_what_they_found_is_told_by_telephone_and_the_second_assessment_says_why() -> None:
    desk, report = night()
    sent(desk, report)
    child = desk.children(report)[0]
    desk.do(AnswerVisit(report, "v1", child, "safe_tonight", ("no",)))
    desk.do(AnswerVisit(report, "v1", child, "what_seen", ("Vader is weg, moeder is moe",)))
    desk.do(MoveVisit(report, "v1", "reported"))
    desk.do(NoteDecision(report, child, "Tess", "within-1h", "ambulatory", why_again="on-site"))
    assert visit(desk, report).answers(child)["safe_tonight"] == ("no",)
    assert visit(desk, report).answers(child)["what_seen"] == ("Vader is weg, moeder is moe",)
    second = desk.state(report).decisions[-1].noted
    assert (second.assessment, second.why_again) == (2, "on-site")
    assert any("Is het kind hier vannacht veilig? Nee" in line.text for line in desk.lines(report))


def test_b6_026_one_who_stays_has_accepted_reached_the_family_and_begun_in_one_go() -> None:
    desk, report = night()
    sent(desk, report)
    child = desk.children(report)[0]
    desk.do(NoteDecision(report, child, "Tess", "within-1h", "ambulatory", provider="kinnik", why_again="on-site"))
    omar = next(one.visitor for one in visit(desk, report).visitors.values() if one.name == "Omar Bakker")
    desk.do(EndVisit(report, "v1", "stays", visitor=omar))
    (referral,) = [one for one in desk.state(report).care.referrals_of(child) if not one.ended]
    assert (referral.made.provider, referral.state) == ("kinnik", "started")
    assert referral.reached_at
    assert not on(desk, report, "provider-hour")
    assert not on(desk, report, "help-start")
    assert (visit(desk, report).ended.how, visit(desk, report).ended.who) == ("stays", "Omar Bakker")


def test_b6_026_nobody_said_who_of_one_provider_stays_and_it_is_that_provider_who_begins() -> None:
    desk, report = night()
    both = (SANNE, Visitor("Piet Post", "jeugdhulp-friesland"))
    sent(desk, report, *both)
    desk.do(EndVisit(report, "v1", "stays"))
    (referral,) = desk.state(report).care.referrals.values()
    assert (referral.made.provider, referral.state) == ("jeugdhulp-friesland", "started")
    assert visit(desk, report).ended.who == "Sanne de Vries en Piet Post"


def test_b6_026_another_provider_is_called_in_and_the_visit_is_over() -> None:
    desk, report = night()
    sent(desk, report)
    desk.do(MoveVisit(report, "v1", "arrived"))
    desk.do(EndVisit(report, "v1", "other-provider", "Tjallingahiem"))
    assert desk.state(report).care.referrals == {}
    assert visit(desk, report).state == "ended"
    assert desk.refused(EndVisit(report, "v1", "unsafe")) == "Dit bezoek is al afgerond; kijk nog een keer."


def test_one_goes_alone_or_nobody_is_named_and_nothing_stops_it() -> None:
    desk, report = night()
    desk.do(PlanVisit(report, (), "", visit="v1"))
    assert visit(desk, report).planned.children == tuple(desk.children(report))
    assert len(on(desk, report, "site-arrival")) == 1


def test_two_desks_that_write_what_was_found_are_both_kept_until_somebody_chooses() -> None:
    here, there = two_desks()
    report = here.rings()
    here.do(PlanVisit(report, (), "Dorpsstraat 12", visit="v1"))
    there.sees(here.log)
    here.do(AnswerVisit(report, "v1", "", "dogs", ("yes",)))
    there.do(AnswerVisit(report, "v1", "", "dogs", ("no",)))
    here.sees(there.log)
    register = visit(here, report).found["", "dogs"]
    assert {one.values for one in register.values()} == {("yes",), ("no",)}
    here.do(
        SettleVisitAnswer(
            report, "v1", "", "dogs", next(fact for fact in register if register[fact].values == ("yes",))
        )
    )
    assert visit(here, report).answers("")["dogs"] == ("yes",)


def test_two_pairs_for_two_children_have_their_own_clocks() -> None:
    desk, report = night()
    desk.do(AddChild(report, "kind2"))
    first, second = desk.children(report)
    desk.do(PlanVisit(report, (first,), "Dorpsstraat 12", visitors=(SANNE,), visit="v1"))
    desk.do(PlanVisit(report, (second,), "Kerkplein 1", visitors=(OMAR,), visit="v2"))
    assert len(on(desk, report, "site-arrival")) == 2
    desk.do(MoveVisit(report, "v1", "arrived"))
    assert [promise.made.who for promise in on(desk, report, "site-arrival")] == ["Omar Bakker"]


def test_a_handed_promise_of_the_pair_keeps_its_next_owner() -> None:
    desk, report = night()
    sent(desk, report)
    (arrival,) = on(desk, report, "site-arrival")
    desk.do(HandPromise(report, arrival.made.promise, "2" * 32))
    assert on(desk, report, "site-arrival")[0].owner == "2" * 32


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (lambda report: MoveVisit(report, "geen", "arrived"), "Dit bezoek staat niet in de melding."),
        (lambda report: MoveVisit(report, "v1", "vliegt"), "'vliegt' is geen stap van een bezoek."),
        (lambda report: EndVisit(report, "v1", "zomaar"), "'zomaar' is geen einde van een bezoek."),
        (lambda report: AnswerVisit(report, "v1", "", "dogs", ("kat",)), "'kat' is geen antwoord op deze vraag."),
        (lambda report: NameVisitor(report, "v1", Visitor(" ")), "Noem wie er gaat; een naam of functie is genoeg."),
    ],
)
def test_what_cannot_be_says_why(command: object, why: str) -> None:
    desk, report = night()
    sent(desk, report)
    assert desk.refused(command(report)) == why  # type: ignore[operator]
