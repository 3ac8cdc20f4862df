"""What came after the decision goes along when a report goes on in another: with its minutes, its child, and once."""

from builders import Paper, paper, two_desks

from desk.intake.consent import NoteConsent, NoteFrame, NoteMeldcode
from desk.intake.decisions import NoteDecision
from desk.intake.merging import MergeReport
from desk.intake.papers import HandOut
from desk.intake.referral import PassOn
from desk.intake.referral_steps import AnswerReferral, NoteContact, RuleReferral, StartHelp, TryReferral
from desk.intake.safety import AgreeSafety, ReadBackSafety
from desk.intake.triage import AnswerBack, AskBack, ConfirmDecision
from desk.intake.visit import EndVisit, MoveVisit, PlanVisit, Visitor
from desk.intake.visit_found import AnswerVisit
from desk.reports.care import CareState


def twice(desk: Paper) -> tuple[str, str]:
    """The same boy, reported twice; of the second report everything was done."""
    reports = []
    for number in ("0612345678", "0611111111"):
        report = desk.rings(number)
        desk.says(report, youth_name="Sem", youth_birth_date="14 jaar")
        desk.waits(seconds=30)
        reports.append(report)
    return reports[0], reports[1]


def decide(desk: Paper, report: str) -> str:
    child = desk.children(report)[0]
    said = {"urgency": "within-4h", "pathway": "ambulatory", "provider": "jeugdhulp-friesland"}
    desk.do(NoteDecision(report, child, "Triagist Voorbeeld", **said))
    return child


def refer(desk: Paper, report: str) -> str:
    """A referral that was tried, refused for what does not count, ruled about, passed on and taken."""
    (first,) = care(desk, report).referrals
    desk.do(TryReferral(report, first, "busy"))
    desk.waits(minutes=1)
    desk.do(AnswerReferral(report, first, "refused", "Fenna", "no-match"))
    desk.do(RuleReferral(report, first, stands=True, by="Spelverdeler Voorbeeld"))
    desk.do(PassOn(report, first))
    desk.waits(minutes=2)
    return [*care(desk, report).referrals][-1]


def care(desk: Paper, report: str) -> CareState:
    return desk.state(report).care


def test_a_referral_goes_along_with_its_tries_its_answer_its_clocks_and_who_has_them() -> None:
    desk = paper()
    into, report = twice(desk)
    decide(desk, report)
    last = refer(desk, report)
    before = {one.id: one for one in desk.card(report).promises}
    was = care(desk, report).referrals
    desk.do(MergeReport(report, into))
    now = care(desk, into).referrals
    child, decision = desk.children(into)[0], desk.state(into).decisions[-1].noted.decision
    assert [one.made.child for one in now.values()] == [child, child]
    assert {one.made.decision for one in now.values()} == {decision}
    for name, one in was.items():
        told = now[name]
        assert (told.state, told.tries, told.answer, told.ruled) == (one.state, one.tries, one.answer, one.ruled)
        assert (told.at, told.answered_at) == (one.at, one.answered_at)
    moved = {one.id: one for one in desk.card(into).promises}
    assert {name: (one.who, one.due_at) for name, one in moved.items()} == {
        name: (one.who, one.due_at) for name, one in before.items()
    }
    desk.do(NoteContact(into, last))
    assert "provider-hour" not in [one.kind for one in desk.card(into).promises]


def test_help_that_began_is_begun_there_too() -> None:
    desk = paper()
    into, report = twice(desk)
    decide(desk, report)
    (only,) = care(desk, report).referrals
    desk.do(NoteContact(report, only, "Joris"))
    desk.do(StartHelp(report, only))
    desk.do(MergeReport(report, into))
    told = care(desk, into).referrals[only]
    assert (told.state, told.reached.who if told.reached else "") == ("started", "Joris")


def test_people_on_site_go_along_with_where_they_are_and_what_they_found() -> None:
    desk = paper()
    into, report = twice(desk)
    child = decide(desk, report)
    going = (Visitor("Joris", "jeugdhulp-friesland"), Visitor("Fenna", "kinnik"))
    desk.do(PlanVisit(report, (child,), "Dorpsstraat 1", "hond", going))
    (visit,) = care(desk, report).visits
    for state in ("told", "on-the-way", "arrived"):
        desk.waits(minutes=5)
        desk.do(MoveVisit(report, visit, state))
    item = desk.profile.visit.questions()[0] if desk.profile.visit else None
    assert item is not None
    answer = item.options[0].code if item.options else True if item.type == "boolean" else "rustig"
    desk.do(AnswerVisit(report, visit, child, item.link_id, (answer,)))
    was = care(desk, report).visits[visit]
    desk.do(MergeReport(report, into))
    told = care(desk, into).visits[visit]
    assert told.planned.children == (desk.children(into)[0],)
    assert (told.moved, told.visitors, told.state) == (was.moved, was.visitors, "arrived")
    assert told.answers(desk.children(into)[0]) == was.answers(child)
    desk.do(EndVisit(into, visit, "stays", "Joris"))
    assert care(desk, into).visits[visit].state == "ended"


def test_a_safety_agreement_goes_along_and_stands_beside_one_that_was_there() -> None:
    desk = paper()
    into, report = twice(desk)
    child = decide(desk, report)
    desk.do(AgreeSafety(report, child, "oma", "pillen weg"))
    (agreement,) = care(desk, report).safety
    desk.do(ReadBackSafety(report, agreement, "oma"))
    here = desk.children(into)[0]
    desk.do(AgreeSafety(into, here, "vader"))
    desk.do(MergeReport(report, into))
    both = care(desk, into).safety_of(here)
    assert sorted(one.agreed.stays for one in both) == ["oma", "vader"]
    assert care(desk, into).safety[agreement].read_back


def test_questions_confirmations_consent_frames_steps_and_papers_go_along() -> None:
    desk = paper()
    into, report = twice(desk)
    child = decide(desk, report)
    desk.do(ConfirmDecision(report, desk.state(report).decisions[-1].noted.decision, "akkoord"))
    desk.do(AskBack(report, "Is vader thuis?", child))
    (question,) = care(desk, report).questions
    desk.do(AnswerBack(report, question, "Ja"))
    desk.do(NoteConsent(report, child, "parent", "moeder", "yes", "given"))
    desk.do(NoteFrame(report, child, "wvggz", "considered"))
    desk.do(NoteMeldcode(report, child, "1", who="Anna"))
    desk.do(HandOut(report, "handover", "text", "Kinnik", "provider", (child,)))
    desk.do(MergeReport(report, into))
    here, told = desk.children(into)[0], care(desk, into)
    (confirmed,) = told.confirmed
    assert confirmed == desk.state(into).decisions[-1].noted.decision
    assert (told.questions[question].answer, told.questions[question].asked.child) == ("Ja", here)
    for register in (told.consents, told.frames, told.meldcode):
        ((whose, _),) = register
        assert whose == here
    assert [out.children for _, _, out in told.handed_out] == [(here,)]


def test_what_both_reports_say_of_consent_is_said_once_and_another_word_stands_beside_it() -> None:
    desk = paper()
    into, report = twice(desk)
    for one, said in ((into, "given"), (report, "given")):
        desk.do(NoteConsent(one, desk.children(one)[0], "parent", "moeder", "yes", said, person="mother"))
    desk.do(NoteFrame(into, desk.children(into)[0], "wvggz", "considered"))
    desk.do(NoteFrame(report, desk.children(report)[0], "wvggz", "asked"))
    desk.do(MergeReport(report, into))
    (consent,) = care(desk, into).consents.values()
    (frame,) = care(desk, into).frames.values()
    assert (len(consent), len(frame)) == (1, 2)


def test_two_desks_that_merge_at_once_give_each_thing_once() -> None:
    here, there = two_desks()
    into, report = twice(here)
    child = decide(here, report)
    refer(here, report)
    here.do(HandOut(report, "handover", "text", "Kinnik", "provider", (child,)))
    there.sees(here.log)
    here.do(MergeReport(report, into))
    there.do(MergeReport(report, into))
    here.sees(there.log)
    told = care(here, into)
    assert [len(one.tries) for one in told.referrals.values()] == [1, 0]
    assert len(told.handed_out) == 1


def test_who_did_what_stays_who_did_it_whoever_merges() -> None:
    here, there = two_desks()
    into, report = twice(here)
    child = decide(here, report)
    here.do(ConfirmDecision(report, here.state(report).decisions[-1].noted.decision))
    here.do(AskBack(report, "Is vader thuis?", child))
    (question,) = care(here, report).questions
    here.do(AnswerBack(report, question, "Ja"))
    here.do(HandOut(report, "handover", "text", "Kinnik", "provider", (child,)))
    here.do(AgreeSafety(report, child, "oma", "pillen", "oma", here.now))
    here.do(PlanVisit(report, (child,), "Wirdumerdijk 3"))
    there.sees(here.log)
    there.do(MergeReport(report, into))
    (decision,), told = there.state(into).decisions, care(there, into)
    assert (decision.noted_by, decision.desk) == (here.person, here.id)
    assert {one.by for one in told.confirmed.values()} == {here.person}
    assert (told.questions[question].by, told.questions[question].answered_by) == (here.person, here.person)
    assert [by for _, by, _ in told.handed_out] == [here.person]
    assert [one.by for one in (*told.safety.values(), *told.visits.values())] == [here.person] * 2
    there.do(MergeReport(into, third := there.rings("0622222222")))
    (decision,) = there.state(third).decisions
    assert decision.noted_by == here.person, "also when it goes on once more"
