"""Two children, five people, two days: who promised what and who kept it, to the minute."""

from datetime import UTC, datetime, timedelta

import builders
import pytest
from builders import Paper, paper

from desk.intake.answers import AddChild
from desk.intake.closing import CloseReport, GiveFeedback, SetOutcome
from desk.intake.decisions import NoteDecision
from desk.intake.promises import HandPromise, KeepPromise, PromiseCallback
from desk.intake.referral import PassOn
from desk.intake.referral_steps import AnswerReferral, NoteContact, StartHelp
from desk.intake.safety import AgreeSafety
from desk.intake.visit import EndVisit, MoveVisit, PlanVisit, Visitor
from desk.words.times import clock_text, local

PEOPLE = {f"{number}" * 32: name for number, name in enumerate(("Anna", "Bram", "Carla", "Daan", "Evi"), 1)}
ANNA, BRAM, CARLA, DAAN, EVI = PEOPLE
Line = tuple[str, str, str]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Paper:
    monkeypatch.setattr(builders, "NAMES", PEOPLE)
    return paper(person=ANNA)


def at(desk: Paper, person: str, day: int, clock: str) -> None:
    """That person sits there now, on this day of November, at this time on the Dutch clock."""
    hour, minute = map(int, clock.split(":"))
    desk.person = person
    desk.now = datetime(2026, 11, day, hour - 1, minute, tzinfo=UTC)


def told(desk: Paper, report: str) -> list[Line]:
    """Of every promise when it was made and ended, by whom."""
    return [
        (f"{local(line.happened_at).day} nov {clock_text(line.happened_at)}", line.who, line.text)
        for line in desk.lines(report)
        if line.kind == "promise"
    ]


def test_who_promised_and_who_kept_is_told_to_the_minute(desk: Paper) -> None:
    at(desk, ANNA, 21, "03:40")
    report = desk.rings()
    (sem,) = desk.children(report)
    noor = desk.new_id()
    desk.do(AddChild(report, noor))
    at(desk, ANNA, 21, "03:52")
    desk.do(PromiseCallback(report, who="moeder"))
    at(desk, ANNA, 21, "04:01")
    desk.do(NoteDecision(report, sem, "Triagist", "within-1h", "ambulatory", "", provider="jeugdhulp-friesland"))
    at(desk, ANNA, 21, "04:03")
    desk.do(NoteDecision(report, noor, "Triagist", "within-1h", "pair-on-site"))
    desk.do(PlanVisit(report, (noor,), "Dorpsstraat 1", visitors=(Visitor("Kim"), Visitor("Lot"))))
    at(desk, ANNA, 21, "04:08")
    keep(desk, report, "callback")
    desk.do(GiveFeedback(report, "reporter"))
    # The provider has no place; the next one of the chain has the same hour.
    at(desk, BRAM, 21, "04:15")
    first = only(desk, report)
    desk.do(AnswerReferral(report, first, "refused", "planner", "no-place"))
    desk.do(PassOn(report, first))
    at(desk, BRAM, 21, "04:21")
    second = only(desk, report)
    desk.do(AnswerReferral(report, second, "accepted", "Moos"))
    at(desk, BRAM, 21, "04:50")
    (visit,) = desk.state(report).care.visits
    desk.do(MoveVisit(report, visit, "arrived"))
    at(desk, BRAM, 21, "04:58")
    desk.do(NoteContact(report, second, "Moos"))
    at(desk, BRAM, 21, "05:15")
    desk.do(MoveVisit(report, visit, "safe"))
    at(desk, BRAM, 21, "05:30")
    desk.do(EndVisit(report, visit, "not-needed"))
    tomorrow = desk.now + timedelta(hours=3)
    desk.do(AgreeSafety(report, noor, "oma", holds_until=tomorrow + timedelta(hours=2), next_at=tomorrow))
    # The change of shift: what is open has another owner.
    at(desk, CARLA, 21, "08:00")
    for promise in desk.state(report).open_promises():
        desk.do(HandPromise(report, promise.made.promise, CARLA, "handover"))
    at(desk, CARLA, 21, "08:25")
    keep(desk, report, "safety-call")
    at(desk, DAAN, 21, "15:10")
    desk.do(StartHelp(report, second, "Moos"))
    at(desk, DAAN, 21, "15:20")
    for child, outcome in ((sem, "ambulatory"), (noor, "reassured")):
        desk.do(SetOutcome(report, child, outcome))
    desk.do(CloseReport(report, tomorrow="gemeente Heerenveen"))
    at(desk, EVI, 23, "09:05")
    keep(desk, report, "next-workday")
    assert desk.state(report).open_promises() == []
    assert told(desk, report) == [
        ("21 nov 03:52", "Anna", "Terugbellen: beloofd moeder voor 04:12"),
        ("21 nov 04:01", "Anna", "Aanbieder belt gezin: beloofd Jeugdhulp Friesland voor 05:01"),
        ("21 nov 04:01", "Anna", "Melder hoort het besluit: beloofd voor 04:31"),
        ("21 nov 04:01", "Anna", "Aanbieder zegt ja of nee: beloofd Jeugdhulp Friesland voor 04:11"),
        ("21 nov 04:03", "Anna", "Iemand ter plaatse sturen: beloofd voor 04:18"),
        ("21 nov 04:03", "Anna", "Iemand ter plaatse sturen: nagekomen"),
        ("21 nov 04:03", "Anna", "Koppel ter plaatse: beloofd Kim en Lot voor 05:03 (Dorpsstraat 1)"),
        ("21 nov 04:08", "Anna", "Terugbellen: nagekomen"),
        ("21 nov 04:08", "Anna", "Melder hoort het besluit: nagekomen"),
        ("21 nov 04:15", "Bram", "Aanbieder zegt ja of nee: nagekomen"),
        ("21 nov 04:15", "Bram", "Aanbieder zegt ja of nee: beloofd Tjallingahiem voor 04:25"),
        ("21 nov 04:21", "Bram", "Aanbieder zegt ja of nee: nagekomen"),
        ("21 nov 04:50", "Bram", "Koppel ter plaatse: nagekomen"),
        ("21 nov 04:50", "Bram", "Koppel laat weten dat het veilig is: beloofd Kim en Lot voor 05:20 (Dorpsstraat 1)"),
        ("21 nov 04:58", "Bram", "Aanbieder belt gezin: nagekomen"),
        ("21 nov 04:58", "Bram", "Ambulante hulp begonnen: beloofd Tjallingahiem voor 16:58"),
        ("21 nov 05:15", "Bram", "Koppel laat weten dat het veilig is: nagekomen"),
        ("21 nov 05:15", "Bram", "Koppel laat weten dat het veilig is: beloofd Kim en Lot voor 05:45 (Dorpsstraat 1)"),
        ("21 nov 05:30", "Bram", "Koppel laat weten dat het veilig is: nagekomen"),
        ("21 nov 05:30", "Bram", "Bellen volgens veiligheidsafspraak: beloofd oma voor 08:30"),
        ("21 nov 08:00", "Carla", "Bellen volgens veiligheidsafspraak: overgenomen door Carla"),
        ("21 nov 08:00", "Carla", "Ambulante hulp begonnen: overgenomen door Carla"),
        ("21 nov 08:25", "Carla", "Bellen volgens veiligheidsafspraak: nagekomen"),
        ("21 nov 15:10", "Daan", "Ambulante hulp begonnen: nagekomen"),
        (
            "21 nov 15:20",
            "Daan",
            "Volgende werkdag: gemeente en lokaal team: beloofd gemeente Heerenveen voor ma 17:00",
        ),
        ("23 nov 09:05", "Evi", "Volgende werkdag: gemeente en lokaal team: nagekomen"),
    ]


def keep(desk: Paper, report: str, clock: str) -> None:
    """The one open promise of this clock is kept."""
    (promise,) = [one for one in desk.state(report).open_promises() if one.made.clock == clock]
    desk.do(KeepPromise(report, promise.made.promise, "done"))


def only(desk: Paper, report: str) -> str:
    """The referral that is open."""
    (found,) = [one for one in desk.state(report).care.referrals.values() if one.open]
    return found.made.referral
