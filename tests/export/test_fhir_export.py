"""A report as FHIR: valid for the public validator, complete for our own, and without the caller unless they agreed."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from keyed import KEY

from desk.admin.files import opened
from desk.admin.report import response_of
from desk.bootstrap import Inbox, open_desk
from desk.checklist.answers import load_response
from desk.checklist.enable import evaluate
from desk.checklist.values import RESERVED
from desk.clock import SetClock
from desk.desk import Desk
from desk.export.nameless import names_nobody, without_caller
from desk.home import Home
from desk.intake.answers import AddChild, GiveAnswer
from desk.intake.calls import OpenReport
from desk.intake.closing import CloseReport, SetAside
from desk.intake.desk import SetUpDesk, TakeSeat
from desk.profile.library import load
from desk.reports.callers import Callers
from desk.words.fold import fold_text

PROFILE, _ = load("friesland")
NIGHT = datetime(2026, 11, 21, 2, 40, tzinfo=UTC)
MOTHER = "Anneke de Boer"
NUMBER = "06 12 34 56 78"


class Line:
    """A desk with one report, to say things in."""

    def __init__(self, home: Path) -> None:
        self.home, self.inbox = Home(home, KEY), Inbox()
        self.desk: Desk = open_desk(self.home, self.inbox, clock=SetClock(NIGHT))
        self.desk.do(SetUpDesk("Desk A", "A", PROFILE))
        self.desk.do(TakeSeat(next(person.id for person in self.desk.people() if person.name.startswith("Telefonist"))))
        self.report = self.desk.new_id()
        self.desk.do(OpenReport(self.report, NUMBER))

    def says(self, child: int = 0, **answers: str) -> None:
        card = self.desk.card(self.report)
        assert card is not None
        for code, value in answers.items():
            item = PROFILE.checklist.by_code(code)
            assert item is not None
            self.desk.do(GiveAnswer(self.report, card.children[child].id, item.link_id, (value,)))

    def exported(self) -> dict[str, Any]:
        """What leaves the desk, held against the public validator and our own."""
        assert self.inbox.wait(lambda: self.desk.health().unsaved == 0)
        with opened(self.home) as desk:
            data = response_of(desk, "A-0001")
        text = json.dumps(data)
        assert QuestionnaireResponse.model_validate_json(text)
        response, _ = load_response(text.encode(), "r.json")
        assert evaluate(PROFILE.checklist, response).problems == ()
        return data


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    made = Line(tmp_path)
    yield made
    made.desk.stop()


def answers(data: dict[str, Any], link: str) -> list[dict[str, Any]]:
    """The answers to a question, wherever it stands."""
    found = list(data.get("answer", [])) if data.get("linkId") == link else []
    for inner in [
        *data.get("item", []),
        *(item for answer in data.get("answer", []) for item in answer.get("item", [])),
    ]:
        found += answers(inner, link)
    return found


def test_the_answers_stand_in_the_tree_of_the_checklist_with_who_noted_them_and_when(line: Line) -> None:
    line.says(danger_now="no", caller_role="parent", youth_name="Sem", wish_to_die="yes", means_at_hand="unknown")
    data = line.exported()
    assert data["questionnaire"] == PROFILE.checklist.canonical
    assert (data["status"], data["authored"]) == ("in-progress", "2026-11-21T03:40:00+01:00")
    assert data["author"] == {"display": "Telefonist Voorbeeld"}
    assert data["identifier"]["value"] == "A-0001"
    assert answers(data, "wish_to_die")[0]["valueCoding"]["code"] == "yes"
    assert "asked-unknown" in json.dumps(answers(data, "means_at_hand"))
    assert answers(data, "youth_name") == [{"valueString": "Sem"}]


def test_two_children_are_two_groups(line: Line) -> None:
    line.desk.do(AddChild(line.report, line.desk.new_id()))
    line.says(0, youth_name="Noor")
    line.says(1, youth_name="Daan", wish_to_die="yes")
    groups = [item for item in line.exported()["item"] if item["linkId"] == "child"]
    assert [answers(group, "youth_name")[0]["valueString"] for group in groups] == ["Noor", "Daan"]
    assert [len(answers(group, "wish_to_die")) for group in groups] == [0, 1]


@pytest.mark.parametrize("agreed", ["", "no", "unknown", "not-asked"])
def test_a_caller_is_nameless_unless_they_agreed(line: Line, agreed: str) -> None:
    line.says(caller_role="family", caller_name=MOTHER, callback_number=NUMBER)
    line.says(what_happened=f"anneke de boer belt vanaf 0612345678, haar zus op 06 98 76 54 32. {MOTHER} wil niet dat")
    if agreed:
        line.says(name_may_be_known=agreed)
    data = line.exported()
    text = json.dumps(data, ensure_ascii=False)
    assert MOTHER.casefold() not in text.casefold()
    assert not any(number in text for number in (NUMBER, "0612345678", "+31612345678"))
    assert data["source"]["display"] == "familie, vriend of buur"
    assert "masked" in json.dumps(answers(data, "caller_name"))
    assert answers(data, "what_happened")[0]["valueString"] == (
        "[beller] belt vanaf [beller], haar zus op 06 98 76 54 32. [beller] wil niet dat"
    )


def test_a_caller_who_agreed_is_named(line: Line) -> None:
    line.says(caller_role="family", caller_name=MOTHER, callback_number=NUMBER, name_may_be_known="yes")
    data = line.exported()
    assert data["source"] == {"display": MOTHER}
    assert answers(data, "caller_name") == [{"valueString": MOTHER}]
    assert answers(data, "callback_number") == [{"valueString": NUMBER}]


def test_a_parent_who_was_never_asked_is_nameless_too(line: Line) -> None:
    line.says(caller_role="parent", caller_name=MOTHER)
    data = line.exported()
    assert MOTHER not in json.dumps(data)
    assert data["source"] == {"display": "ouder of verzorger"}


def test_a_name_that_was_not_known_stays_unknown_rather_than_withheld(line: Line) -> None:
    line.says(caller_role="family", caller_name="unknown")
    assert "asked-unknown" in json.dumps(answers(line.exported(), "caller_name"))


def test_the_child_keeps_its_name_also_when_the_caller_bears_a_part_of_it(line: Line) -> None:
    line.says(caller_role="family", caller_name="Jan", youth_name="Jan-Willem", what_happened="Janneke zag Jan")
    data = line.exported()
    assert answers(data, "what_happened")[0]["valueString"] == "Janneke zag [beller]"
    assert answers(data, "youth_name")[0]["valueString"] == "Jan-Willem"


def test_an_empty_report_and_every_end_of_one_are_valid(line: Line) -> None:
    assert line.exported()["status"] == "in-progress"
    line.says(danger_now="no")
    line.desk.do(CloseReport(line.report))
    assert line.exported()["status"] == "completed"


def test_a_report_opened_by_mistake_says_so(line: Line) -> None:
    line.desk.do(SetAside(line.report, "mistake"))
    assert line.exported()["status"] == "entered-in-error"


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=2, max_size=40), st.text(max_size=120))
def test_a_name_is_found_in_whatever_is_typed_around_it(name: str, text: str) -> None:
    assume(len(name.strip()) > 1 and name.casefold() not in "[beller]" and name not in RESERVED)
    # Words that name nobody ("naam: onbekend") are no name, however they are put together.
    assume(not set(re.findall(r"[^\W_]+", fold_text(name))) <= frozenset.union(*names_nobody()))
    given = {"what_happened": (f"{text} {name} {text}",)}
    (cleaned,) = without_caller(PROFILE.checklist, Callers(names=(name,)), given)["what_happened"]
    assert not re.search(rf"(?<![\w-]){re.escape(name.strip())}(?![\w-])", str(cleaned), re.IGNORECASE)


@pytest.mark.parametrize(
    "written",
    [
        *("0612345678", "06-12 34 56 78", "+31612345678", "0031 6 12345678", "06.12.34.56.78", "(06) 123 456 78"),
        *("612345678", "+31 (0)6 12345678"),
    ],
)
def test_a_number_is_found_however_it_is_written_and_others_are_left(written: str) -> None:
    given = {"what_happened": (f"Bel {written} of 06 98 76 54 32, niet 061234567890.",)}
    (cleaned,) = without_caller(PROFILE.checklist, Callers(numbers=(NUMBER,)), given)["what_happened"]
    assert cleaned == "Bel [beller] of 06 98 76 54 32, niet 061234567890."
