"""`nachtwacht-admin decide` answers in the shape that other programs read, and refuses what it does not know."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from jdm_files import NUMBER, text
from small_profile import ask, checklist_of, link, profile_of, when

from desk.checklist.item import Item
from desk.decision.cli import decide
from desk.errors import FaultyFile
from desk.profile.model import Profile

SATURDAY_NIGHT = datetime(2026, 11, 21, 2, 40, tzinfo=UTC)
MONDAY_NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
YES = text("no", "unknown", "yes")


def _profile() -> Profile:
    return profile_of(
        checklist_of(
            Item("intro", "display", "Vraag rustig door"),
            ask("wish", "no", "yes"),
            ask("plan", "no", "ready", shown=[when("wish", "yes")]),
            ask("alone"),
            ask("youth_birth_date", type="string", danger=False),
            ask("pills", type="integer", danger=False),
            ask("since", type="date", danger=False),
        ),
        {"wish": YES, "plan": text("no", "unknown", "ready"), "alone": YES, "age": NUMBER},
        [
            ("U1", {"wish": '"yes"', "plan": '"ready"', "urgency": '"high"'}),
            ("U2", {"wish": '"yes"', "age": "< 12", "urgency": '"high"'}),
            ("U3", {"alone": '"yes"', "urgency": '"middle"'}),
            ("U4", {"urgency": '"low"'}),
        ],
        {"urgency": text("low", "middle", "high"), "office_hours": text("no", "yes"), "alone": YES},
        [
            ("R1", {"urgency": '"high"', "pathway": '"emergency"', "route": '"112"'}),
            ("R2", {"office_hours": '"yes"', "alone": '"yes"', "pathway": '"ambulatory"', "route": '"none"'}),
        ],
    )


def _decide(answers: object, at: datetime = SATURDAY_NIGHT) -> dict[str, Any]:
    return decide(_profile(), answers, at, "A.json")


def test_the_answer_has_exactly_the_promised_shape() -> None:
    answered = _decide({link("wish"): "yes", link("plan"): "ready", link("youth_birth_date"): "ongeveer 15"})
    assert json.loads(json.dumps(answered)) == {
        "urgency": "high",
        "rank": 1,
        "provisional": True,
        "open": [link("alone")],
        "pathway": "emergency",
        "route": "112",
        "rules": ["U1", "R1"],
        "because": [{"linkId": link("wish"), "answer": "yes"}, {"linkId": link("plan"), "answer": "ready"}],
    }


def test_without_answers_everything_is_open() -> None:
    answered = _decide({})
    assert (answered["provisional"], answered["open"]) == (True, [link("wish"), link("alone")])


@pytest.mark.parametrize(("value", "urgency"), [(True, "middle"), ("yes", "middle"), (False, "low"), ("no", "low")])
def test_yes_and_no_may_be_written_as_words_or_as_booleans(value: object, urgency: str) -> None:
    answered = _decide({link("wish"): False, link("alone"): value})
    assert (answered["urgency"], answered["open"]) == (urgency, [])


def test_reserved_codes_fit_every_question_and_leave_it_open() -> None:
    answered = _decide({link("wish"): "not-asked", link("alone"): ["unknown"], link("pills"): "unknown"})
    assert answered["open"] == [link("wish"), link("alone")]


def test_the_age_comes_from_the_birth_date_as_it_was_said() -> None:
    for said, rules in (("9 jaar", "U2"), ("2011", "U4"), ("onbekend", "U2"), ("unknown", "U2")):
        answered = _decide({link("wish"): "yes", link("plan"): "no", link("youth_birth_date"): said})
        assert answered["rules"][0] == rules, said


def test_office_hours_are_those_of_the_netherlands() -> None:
    assert _decide({link("alone"): True}, MONDAY_NOON)["pathway"] == "ambulatory"
    assert _decide({link("alone"): True}, datetime(2026, 11, 23, 16, 30, tzinfo=UTC))["pathway"] == "advice"


@pytest.mark.parametrize(
    ("answers", "what"),
    [
        ({"q.gone": "yes"}, "vraag q.gone: staat niet in de vragenlijst"),
        ({"intro": "yes"}, "vraag intro: is geen vraag"),
        ({link("wish"): "maybe"}, "kies uit no, yes, unknown, not-asked"),
        ({link("wish"): ["yes", "no"]}, "er zijn 2 antwoorden, er kan er één zijn"),
        ({link("wish"): 1}, "vraag q.wish: "),
        ({link("wish"): None}, "het antwoord is geen code, getal of tekst"),
        ({link("wish"): {"code": "yes"}}, "het antwoord is geen code, getal of tekst"),
        ({link("alone"): "perhaps"}, "schrijf true of false"),
        ({link("pills"): "veel"}, "verwacht is een geheel getal"),
        ({link("pills"): 2.5}, "verwacht is een geheel getal"),
        ({link("pills"): float("nan")}, "vraag q.pills: "),
        ({link("since"): "gisteren"}, "vraag q.since: "),
        (["yes"], "begin: dit is geen lijst van antwoorden"),
        (None, "begin: dit is geen lijst van antwoorden"),
    ],
)
def test_unknown_questions_and_codes_are_refused_by_name(answers: object, what: str) -> None:
    with pytest.raises(FaultyFile) as caught:
        _decide(answers)
    (fault,) = caught.value.faults
    assert fault.file == "A.json"
    assert fault.cure
    assert what in str(fault)


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(FaultyFile) as caught:
        _decide({"x": 1, "y": 2, link("wish"): "maybe"})
    assert len(caught.value.faults) == 3


def test_lists_numbers_dates_and_texts_are_taken_as_they_are() -> None:
    answered = _decide({link("wish"): ["no"], link("pills"): 12, link("since"): "2026-11", link("alone"): []})
    assert answered["open"] == [link("alone")]
