"""A name alone opens no older report: it says that there may be one. More than a name opens it at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from staffed import Staff, staffed

from desk.desk import Desk, Done
from desk.intake.answers import GiveAnswer, TypeNote
from desk.intake.calls import OpenReport
from desk.intake.closing import CloseReport
from desk.profile import codes
from desk.rows import CardRow

SECRET = "Er lag een mes onder het bed."
BORN, PLACE = "14-03-2011", "Dorpsstraat 12, Sneek"


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[Staff]:
    made = staffed(tmp_path / "home")
    made.everybody()
    yield made
    assert made.desk.stop()


def told(desk: Desk, number: str, **said: str) -> str:
    """A call about a child of which these questions are answered, by code."""
    report = desk.new_id()
    assert isinstance(desk.do(OpenReport(report, number)), Done)
    assert desk.profile is not None
    child = desk.sheet(report).child  # type: ignore[union-attr]
    for code, value in said.items():
        item = desk.profile.checklist.by_code(code)
        assert item is not None, code
        whose = child if desk.profile.checklist.is_child_scoped(item.link_id) else ""
        assert isinstance(desk.do(GiveAnswer(report, whose, item.link_id, (value,))), Done)
    return report


def long_ago(staff: Staff, **said: str) -> str:
    """A report with a secret, closed a month ago; a telephonist sits there now."""
    staff.signs_in("triagist")
    old = told(staff.desk, "0611111111", **said)
    assert isinstance(staff.desk.do(TypeNote(old, SECRET)), Done)
    assert isinstance(staff.desk.do(CloseReport(old)), Done)
    staff.seat.clock.advance(days=30)  # type: ignore[attr-defined]
    staff.signs_in("telephonist")
    return old


def earlier(desk: Desk, report: str) -> CardRow:
    sheet = desk.sheet(report)
    assert sheet is not None
    (card,) = sheet.earlier
    return card


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({}, {}),
        ({codes.YOUTH_BIRTH_DATE: "14"}, {codes.YOUTH_BIRTH_DATE: "14"}),
        ({codes.CURRENT_LOCATION: PLACE}, {codes.CURRENT_LOCATION: PLACE}),
        ({codes.YOUTH_BIRTH_DATE: BORN}, {codes.YOUTH_BIRTH_DATE: "15-03-2011"}),
    ],
    ids=["name", "name and age", "name and place", "name and another birth date"],
)
def test_a_name_alone_says_that_there_may_be_an_earlier_report_and_nothing_of_it(
    staff: Staff, before: dict[str, str], now: dict[str, str]
) -> None:
    old = long_ago(staff, youth_name="Sem", **before)
    report = told(staff.desk, "0622222222", youth_name="Sem", **now)
    card = earlier(staff.desk, report)
    assert (card.id, card.children) == (old, ())
    assert "mogelijk een eerdere melding" in card.subtitle
    assert "naam" in card.withheld
    assert staff.desk.sheet(old) is None
    assert staff.desk.timeline(old) == ()
    assert SECRET not in repr((staff.desk.sheet(report), staff.desk.card(old), staff.desk.search("Sem")))


@pytest.mark.parametrize(
    ("number", "before", "now"),
    [
        ("0611111111", {}, {}),
        ("0622222222", {codes.YOUTH_BIRTH_DATE: BORN}, {codes.YOUTH_BIRTH_DATE: BORN}),
        (
            "0622222222",
            {codes.YOUTH_BIRTH_DATE: "14", codes.CURRENT_LOCATION: PLACE},
            {codes.YOUTH_BIRTH_DATE: "14", codes.CURRENT_LOCATION: "dorpsstraat 12"},
        ),
    ],
    ids=["number", "name and birth date", "name, age and place"],
)
def test_more_than_a_name_opens_it_at_once(
    staff: Staff, number: str, before: dict[str, str], now: dict[str, str]
) -> None:
    old = long_ago(staff, youth_name="Sem", **before)
    report = told(staff.desk, number, youth_name="Sem", **now)
    assert (earlier(staff.desk, report).id, earlier(staff.desk, report).withheld) == (old, "")
    assert SECRET in repr(staff.desk.timeline(old))


def test_a_professional_s_number_opens_only_what_is_about_the_child_they_call_about(staff: Staff) -> None:
    said = {codes.CALLER_ROLE: "professional"}
    old = long_ago(staff, youth_name="Sem", **said)
    report = told(staff.desk, "0611111111", youth_name="Noor", **said)
    card = earlier(staff.desk, report)
    assert (card.id, bool(card.withheld)) == (old, True)
    told(staff.desk, "0611111111", youth_name="Sem", **said)
    assert staff.desk.sheet(old) is not None
