"""A report for named people alone: nothing of it elsewhere, and what helps a caller now stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from staffed import Staff, staffed

from desk.access.reasons import glass_reasons
from desk.desk import Desk, Done, Refusal
from desk.emergency import emergency_card
from desk.facts.access import SensitiveSet
from desk.facts.call import ReportOpened
from desk.intake import New
from desk.intake.access import ProtectReport
from desk.intake.answers import GiveAnswer, TypeNote
from desk.intake.calls import HangUp, OpenReport
from desk.intake.closing import CloseReport
from desk.intake.merging import MergeReport
from desk.intake.promises import KeepPromise, PromiseCallback
from desk.profile.codes import CALLER_NAME, YOUTH_NAME
from desk.reports.fold import fold
from desk.sealing import Place, sealed
from desk.withheld import COVER, Cover, is_covered

NUMBER, SECRET = "06 12 34 56 78", "woont bij de buurvrouw"
NAMES = ("Noor van Dalen", "Fatima")


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[Staff]:
    made = staffed(tmp_path / "home")
    made.everybody()
    yield made
    assert made.desk.stop()


def link_of(desk: Desk, code: str) -> str:
    profile = desk.profile
    assert profile is not None
    item = profile.checklist.by_code(code)
    assert item is not None
    return item.link_id


def told(desk: Desk, people: tuple[str, ...] = (), *, number: str = NUMBER) -> str:
    """A report with a name, a number, words and a promise in it, for these people alone; nobody is on the line."""
    report = desk.new_id()
    assert isinstance(desk.do(OpenReport(report, number, people=people)), Done)
    sheet = desk.sheet(report)
    assert sheet is not None
    child = sheet.child
    for code, whose, said in ((YOUTH_NAME, child, NAMES[0]), (CALLER_NAME, "", NAMES[1])):
        assert isinstance(desk.do(GiveAnswer(report, whose, link_of(desk, code), (said,))), Done)
    assert isinstance(desk.do(TypeNote(report, f"{SECRET}, bel {number}")), Done)
    assert isinstance(desk.do(PromiseCallback(report, who=NAMES[1], number=number, note=SECRET)), Done)
    return report


def everywhere(desk: Desk, report: str) -> str:
    """All that the window can ask of the desk, as text; but for whom to call where a promise rings."""
    care = desk.care
    asked = (care.follow, care.visits, care.safety, care.referrals, care.summary, care.consult, care.agreements)
    more = (care.papers, care.consents, care.meldcode, care.asked, care.agreed, care.agreed_before)
    rows: list[object] = [method(report) for method in (*asked, *more)]
    rows += [desk.board(), desk.today(), desk.card(report), desk.sheet(report), desk.timeline(report)]
    rows += [desk.closing(report), desk.acts(report), care.waiting(), desk.promises(), desk.held(None)]
    rows += [desk.earlier(number=NUMBER), desk.earlier(name=NAMES[0])]
    rows += [desk.search(typed) for typed in ("noor", "0612345678", "buurvrouw", "fatima", desk.reference_of(report))]
    return repr(rows)


@pytest.mark.parametrize("role", ["triagist", "shift-lead", "administrator", "figures"])
def test_nothing_of_it_is_shown_to_who_is_not_named_and_a_reason_shows_all(staff: Staff, role: str) -> None:
    desk = staff.desk
    me = staff.signs_in("telephonist")
    report = told(desk, (me,))
    assert SECRET in everywhere(desk, report)
    staff.signs_in(role)
    shown = everywhere(desk, report)
    for word in (*NAMES, SECRET, "12345678", NUMBER, "buurvrouw"):
        assert word not in shown, word
    card = desk.card(report)
    assert card is not None
    assert "afgeschermd" in card.withheld
    assert card.sensitive == (me,)
    assert (desk.may("report.read", report).glass, desk.sheet(report)) == (True, None)
    desk.door.break_glass(glass_reasons()[0])
    assert SECRET in everywhere(desk, report)


def test_it_is_found_by_its_reference_alone_and_the_others_as_ever(staff: Staff) -> None:
    desk = staff.desk
    me = staff.signs_in("telephonist")
    hidden, other = told(desk, (me,)), told(desk, number="06 87 65 43 21")
    staff.signs_in("triagist")
    assert [row.card.id for row in desk.search("noor")] == [other]
    (row,) = desk.search(desk.reference_of(hidden))
    assert (row.card.withheld != "", row.excerpt) == (True, "")


def test_somebody_calls_again_and_whoever_answers_sees_that_there_is_one(staff: Staff) -> None:
    desk = staff.desk
    me = staff.signs_in("telephonist")
    hidden = told(desk, (me,))
    staff.signs_in("triagist")
    report = desk.new_id()
    desk.do(OpenReport(report, NUMBER))
    sheet = desk.sheet(report)
    assert sheet is not None
    (earlier,) = sheet.earlier
    assert (earlier.id, bool(earlier.withheld)) == (hidden, True)
    assert NAMES[0] not in repr(sheet)


def test_its_promise_rings_with_whom_to_call_and_nothing_of_what_about(staff: Staff) -> None:
    desk = staff.desk
    me = staff.signs_in("telephonist")
    report = told(desk, (me,))
    staff.signs_in("triagist")
    assert NUMBER not in repr(desk.promises())
    staff.seat.clock.advance(hours=1)  # type: ignore[attr-defined]
    (alarm,) = desk.alarms()
    assert (alarm.promise.number, alarm.promise.who) == (NUMBER, NAMES[1])
    (row,) = desk.promises()
    assert (row.report, row.number, row.note) == (report, NUMBER, "")
    staff.signs_in("figures")
    assert NUMBER not in repr(desk.alarms())
    assert desk.promises() == ()


def test_the_emergency_card_has_whom_to_call_and_no_name_of_a_child_in_it(staff: Staff) -> None:
    desk = staff.desk
    me = staff.signs_in("telephonist")
    told(desk, (me,))
    told(desk, number="06 87 65 43 21")
    desk.door.lock()
    promises, cards = desk.for_paper()
    card = emergency_card(
        desk="A", routes=(), on_call=(), promises=promises, cards=cards, now=desk.now(), store_as_of=None
    )
    shown = repr(card).replace("\xa0", " ").replace("\\xa0", " ")
    assert NUMBER in shown
    assert shown.count("Noor") == 2, "of the report that is for everybody, in two tables"
    assert SECRET not in shown


def test_only_known_people_can_be_named_and_nobody_named_opens_it_for_all(staff: Staff) -> None:
    desk = staff.desk
    me = staff.signs_in("telephonist")
    report = told(desk)
    assert isinstance(desk.do(ProtectReport(report, ("niemand",))), Refusal)
    colleague = staff.account("triagist").person
    assert isinstance(desk.do(ProtectReport(report, (colleague,), "kind van een collega")), Done)
    card = desk.card(report)
    assert card is not None
    assert set(card.sensitive) == {colleague, me}
    assert "afgeschermd" in card.subtitle
    assert "kind van een collega" in repr(desk.timeline(report))
    assert isinstance(desk.do(ProtectReport(report, ())), Done)
    staff.signs_in("shift-lead")
    assert SECRET in repr(desk.timeline(report))


def test_it_stays_so_in_the_report_in_which_it_goes_on(staff: Staff) -> None:
    desk = staff.desk
    me = staff.signs_in("telephonist")
    hidden, into = told(desk, (me,)), told(desk)
    assert isinstance(desk.do(MergeReport(hidden, into)), Done)
    assert desk.card(into).sensitive == (me,)  # type: ignore[union-attr]
    staff.signs_in("shift-lead")
    assert SECRET not in everywhere(desk, into)


def test_of_what_two_desks_said_while_apart_the_careful_one_counts(staff: Staff) -> None:
    place = Place("a" * 32, "p" * 32, 1, lambda *_: "")
    first = [ReportOpened("A", 1, "call", ""), SensitiveSet(("x",)), SensitiveSet(("y",)), SensitiveSet(())]
    facts = sealed([New(said, "r" * 32) for said in first], 0, place)
    state = fold(facts)
    assert state is not None
    assert state.sensitive == ("x", "y")
    lifted = sealed([New(SensitiveSet(()), "r" * 32, replaces=tuple(state.protected))], 9, place)
    assert fold(lifted, state).sensitive == ()  # type: ignore[union-attr]


# -- numbers ----------------------------------------------------------------------------------------------------------


def test_a_number_that_may_not_be_seen_is_covered_everywhere_and_never_written_back(staff: Staff) -> None:
    desk = staff.desk
    staff.signs_in("triagist")
    report = told(desk)
    promise = desk.promises()[0]
    assert isinstance(desk.do(KeepPromise(report, promise.id)), Done)
    assert isinstance(desk.do(CloseReport(report)), Done)
    staff.seat.clock.advance(hours=25)  # type: ignore[attr-defined]
    staff.signs_in("telephonist")
    shown = everywhere(desk, report)
    assert SECRET in shown
    assert COVER in shown
    for spelled in (NUMBER, "0612345678", "+31612345678", "12345678"):
        assert spelled not in shown.replace("\xa0", " "), spelled
    refused = desk.do(TypeNote(report, f"{SECRET}, bel {Cover((NUMBER,)).text(NUMBER)}"))
    assert isinstance(refused, Refusal)
    assert (refused.right, refused.glass) == ("number.see", True)
    assert isinstance(desk.do(TypeNote(report, "niets aan de hand")), Done)
    desk.door.break_glass(glass_reasons()[0])
    assert NUMBER in everywhere(desk, report)


def test_whoever_is_on_the_line_now_brings_their_earlier_report_with_them(staff: Staff) -> None:
    desk = staff.desk
    staff.signs_in("triagist")
    report = told(desk)
    assert isinstance(desk.do(CloseReport(report)), Done)
    staff.seat.clock.advance(days=30)  # type: ignore[attr-defined]
    staff.signs_in("telephonist")
    assert desk.card(report).withheld  # type: ignore[union-attr]
    assert desk.sheet(report) is None
    now = desk.new_id()
    assert isinstance(desk.do(OpenReport(now, NUMBER)), Done)
    sheet = desk.sheet(now)
    assert sheet is not None
    assert [(card.id, card.withheld) for card in sheet.earlier] == [(report, "")]
    assert desk.sheet(report) is not None
    assert isinstance(desk.do(TypeNote(report, "x")), Refusal)
    desk.do(HangUp(now))
    assert isinstance(desk.do(CloseReport(now)), Done)
    assert desk.sheet(report) is None


def test_numbers_are_covered_however_they_were_written() -> None:
    cover = Cover(("06 12345678", "0515-123456", "+49 151 23456789", "14 058", "112"))
    for text in (
        "0612345678",
        "06-12 34 56 78",
        "+31 6 12345678",
        "0031612345678",
        "(0515) 12 34 56",
        "0049151 23456789",
    ):
        covered = cover.text(f"bel {text} nu")
        assert is_covered(covered), text
        assert sum(letter.isdigit() for letter in covered) == 2
    for text in ("01-11-2026 03:40", "06 12 34 56 79", "8923 GB 12", "112", "B6-013"):
        assert cover.text(text) == text
    assert cover.row((1, None, b"bel 0612345678", ("0612345678",))) == (1, None, "bel •••• 78".encode(), ("•••• 78",))
