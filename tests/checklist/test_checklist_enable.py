"""When a question is asked: every operator, every nesting, and circles that end."""

import pytest
from checklist_making import (
    as_bytes,
    ask,
    checklist,
    child_group,
    choose,
    enabled,
    form,
    given,
    group,
    if_yes,
    inside,
    no,
    seen,
    when,
    yes,
)

from desk.checklist.enable import enabled_links
from desk.checklist.load import load_questionnaire
from desk.checklist.model import Questionnaire

ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"


def follow_up(first: dict[str, object], operator: str, kind: str, answer: object) -> Questionnaire:
    """A checklist where question `then` waits for question `first`."""
    return checklist(first, ask("then", enableWhen=[when("first", operator, kind, answer)]))


def asked(questionnaire: Questionnaire, *values: dict[str, object]) -> bool:
    """Whether `then` is asked when `first` has these answers."""
    return "then" in enabled(questionnaire, *([given("first", *values)] if values else []))


def test_a_condition_without_answer_holds_only_for_not_exists_and_unequal() -> None:
    held = {
        operator: asked(follow_up(ask("first", "integer"), operator, "Integer", 3))
        for operator in ("=", "!=", ">", "<", ">=", "<=")
    }
    assert held == {"=": False, "!=": True, ">": False, "<": False, ">=": False, "<=": False}
    assert asked(follow_up(ask("first"), "exists", "Boolean", False))
    assert not asked(follow_up(ask("first"), "exists", "Boolean", True))


@pytest.mark.parametrize(
    ("operator", "held"),
    [("=", [3]), ("!=", [2, 4]), (">", [4]), ("<", [2]), (">=", [3, 4]), ("<=", [2, 3])],
)
def test_each_operator_compares_a_number(operator: str, held: list[int]) -> None:
    form = follow_up(ask("first", "integer"), operator, "Integer", 3)
    assert [number for number in (2, 3, 4) if asked(form, {"valueInteger": number})] == held


def test_one_matching_answer_of_several_is_enough_for_equal() -> None:
    form = follow_up(choose("first", "a", "b", "c", repeats=True), "=", "Coding", {"code": "b"})
    assert asked(form, {"valueCoding": {"code": "a"}}, {"valueCoding": {"code": "b"}})
    assert not asked(form, {"valueCoding": {"code": "a"}}, {"valueCoding": {"code": "c"}})


def test_unequal_holds_only_when_no_answer_equals() -> None:
    form = follow_up(choose("first", "a", "b", "c", repeats=True), "!=", "Coding", {"code": "b"})
    assert not asked(form, {"valueCoding": {"code": "a"}}, {"valueCoding": {"code": "b"}})
    assert asked(form, {"valueCoding": {"code": "a"}}, {"valueCoding": {"code": "c"}})


def test_one_answer_that_is_more_is_enough_for_more() -> None:
    form = follow_up(ask("first", "integer", repeats=True), ">", "Integer", 5)
    assert asked(form, {"valueInteger": 1}, {"valueInteger": 9})
    assert not asked(form, {"valueInteger": 1}, {"valueInteger": 5})


@pytest.mark.parametrize(
    ("wanted", "answer", "equal"),
    [
        ({"system": "urn:antwoorden", "code": "a"}, {"system": "urn:antwoorden", "code": "a"}, True),
        ({"code": "a"}, {"system": "urn:antwoorden", "code": "a"}, True),
        ({"system": "urn:antwoorden", "code": "a"}, {"code": "a"}, True),
        ({"system": "urn:antwoorden", "code": "a"}, {"system": "urn:anders", "code": "a"}, False),
        ({"system": "urn:antwoorden", "code": "a", "display": "Iets"}, {"code": "a", "display": "Anders"}, True),
        ({"code": "a"}, {"code": "b"}, False),
    ],
)
def test_codes_equal_on_system_and_code_and_a_missing_system_agrees(
    wanted: dict[str, str], answer: dict[str, str], equal: bool
) -> None:
    form = follow_up(choose("first", "a", "b"), "=", "Coding", wanted)
    assert asked(form, {"valueCoding": answer}) is equal


@pytest.mark.parametrize(
    ("operator", "answer", "held"),
    [
        ("<", "2011-05-01", True),
        ("<", "2012", True),
        (">", "2013", True),
        (">=", "2012-05-03", True),
        ("=", "2012-05-03", True),
        ("=", "2012-05", False),
        ("!=", "2012-05", True),
        ("<", "2012-05", False),
        (">", "2012-05", False),
        (">", "2012-06", True),
    ],
)
def test_a_partial_date_compares_as_far_as_it_says(operator: str, answer: str, held: bool) -> None:
    wanted = "2012-05-03" if answer != "2012" else "2013-01-01"
    form = follow_up(ask("first", "date"), operator, "Date", wanted)
    assert asked(form, {"valueDate": answer}) is held


@pytest.mark.parametrize(
    ("kind", "operator", "wanted", "answer", "held"),
    [
        ("dateTime", "=", "2026-03-01T03:40:00+01:00", "2026-03-01T02:40:00Z", True),
        ("dateTime", ">", "2026-03-01T03:40:00+01:00", "2026-03-01T02:40:01Z", True),
        ("dateTime", ">", "2026-02", "2026-03-01T02:40:01Z", True),
        ("time", "=", "03:40:00", "03:40:00.0", True),
        ("time", "<", "03:40:00", "03:39:59", True),
        ("decimal", ">=", 0.5, 0.5, True),
        ("decimal", "=", 3.0, 3, True),
        ("string", "=", "ja", "ja", True),
        ("string", "=", "ja", "Ja", False),
        ("text", "!=", "ja", "nee", True),
    ],
)
def test_each_kind_of_answer_compares_in_its_own_way(
    kind: str, operator: str, wanted: object, answer: object, held: bool
) -> None:
    name = {"text": "String"}.get(kind, kind[0].upper() + kind[1:])
    form = follow_up(ask("first", kind), operator, name, wanted)
    assert asked(form, {f"value{name}": answer}) is held


def test_quantities_compare_only_in_one_unit() -> None:
    form = follow_up(ask("first", "quantity"), ">", "Quantity", {"value": 5, "code": "mg"})
    assert asked(form, {"valueQuantity": {"value": 6, "code": "mg"}})
    assert asked(form, {"valueQuantity": {"value": 6}})
    assert not asked(form, {"valueQuantity": {"value": 6, "code": "g"}})


def test_all_wants_every_condition_and_any_wants_one() -> None:
    both = [*if_yes("1"), *if_yes("2")]
    form = checklist(
        ask("1"),
        ask("2"),
        ask("all", enableWhen=both, enableBehavior="all"),
        ask("any", enableWhen=both, enableBehavior="any"),
    )
    assert enabled(form) == ["1", "2"]
    assert enabled(form, yes("1")) == ["1", "2", "any"]
    assert enabled(form, yes("1"), yes("2")) == ["1", "2", "all", "any"]


def test_the_answer_of_a_question_that_is_not_asked_counts_as_empty() -> None:
    form = checklist(ask("1"), ask("2", enableWhen=if_yes("1")), ask("3", enableWhen=if_yes("2")))
    assert enabled(form, yes("1"), yes("2")) == ["1", "2", "3"]
    assert enabled(form, no("1"), yes("2")) == ["1"]


def test_unequal_holds_for_a_question_that_is_not_asked_although_it_was_answered() -> None:
    form = checklist(
        ask("1"), ask("2", enableWhen=if_yes("1")), ask("3", enableWhen=[when("2", "!=", "Boolean", True)])
    )
    assert enabled(form, no("1"), yes("2")) == ["1", "3"]


def test_a_hidden_group_hides_everything_in_it_and_its_answers() -> None:
    form = checklist(
        ask("1"),
        group("g", group("h", ask("2", required=True)), enableWhen=if_yes("1")),
        ask("3", enableWhen=if_yes("2")),
    )
    evaluation = seen(form, no("1"), inside("g", inside("h", yes("2"))))
    assert evaluation.enabled == ("1",)
    assert evaluation.missing == ()
    assert "2" in evaluation.warnings[0]
    assert enabled(form, yes("1"), inside("g", inside("h", yes("2")))) == ["1", "2", "3"]


def test_a_question_under_an_answer_follows_its_parent() -> None:
    form = checklist(ask("1"), ask("2", enableWhen=if_yes("1"), item=[ask("2.1", enableWhen=if_yes("2"))]))
    nested = given("2", {"valueBoolean": True, "item": [yes("2.1")]})
    assert enabled(form, yes("1"), nested) == ["1", "2", "2.1"]
    assert enabled(form, yes("1"), no("2")) == ["1", "2"]
    assert enabled(form, no("1"), nested) == ["1"]


def test_a_condition_may_look_ahead_to_a_later_question() -> None:
    form = checklist(ask("1", enableWhen=if_yes("2")), ask("2"))
    assert enabled(form) == ["2"]
    assert enabled(form, yes("2")) == ["1", "2"]


def test_inside_a_repeated_group_a_condition_looks_at_its_own_instance() -> None:
    form = checklist(group("g", ask("1"), ask("2", required=True, enableWhen=if_yes("1")), repeats=True))
    evaluation = seen(form, inside("g", yes("1"), yes("2")), inside("g", no("1")))
    assert evaluation.enabled == ("1", "2")
    assert evaluation.missing == ()
    assert seen(form, inside("g", no("1"), yes("2")), inside("g", yes("1"))).missing == ("2",)


def test_from_a_repeated_group_a_condition_looks_outward() -> None:
    form = checklist(ask("1"), group("g", group("h", ask("2", enableWhen=if_yes("1")), repeats=True), repeats=True))
    assert enabled(form, yes("1"), inside("g", inside("h"), inside("h")), inside("g")) == ["1", "2"]
    assert enabled(form, no("1"), inside("g", inside("h"))) == ["1"]


def test_an_inner_group_looks_at_the_instance_around_it_not_at_its_neighbour() -> None:
    form = checklist(
        group("g", ask("1"), group("h", ask("2", required=True, enableWhen=if_yes("1")), repeats=True), repeats=True)
    )
    evaluation = seen(form, inside("g", yes("1"), inside("h", yes("2"))), inside("g", no("1"), inside("h")))
    assert evaluation.missing == ()


def test_a_question_in_another_repeated_group_counts_with_all_its_answers() -> None:
    form = checklist(group("g", ask("1"), repeats=True), group("h", ask("2", enableWhen=if_yes("1")), repeats=True))
    assert "2" in enabled(form, inside("g", no("1")), inside("g", yes("1")), inside("h"))
    assert "2" not in enabled(form, inside("g", no("1")), inside("g"), inside("h"))


def test_a_question_of_the_report_sees_the_answers_of_every_child() -> None:
    form = checklist(child_group(ask("1")), ask("2", enableWhen=if_yes("1")))
    assert enabled(form, inside("kind", no("1")), inside("kind", yes("1"))) == ["1", "2"]


def test_an_instance_that_is_not_asked_does_not_count_and_its_neighbour_does() -> None:
    form = checklist(
        group("g", ask("0"), ask("1", enableWhen=if_yes("0")), repeats=True), ask("2", enableWhen=if_yes("1"))
    )
    hidden = inside("g", no("0"), yes("1"))
    assert enabled(form, hidden) == ["0"]
    assert enabled(form, hidden, inside("g", yes("0"), yes("1"))) == ["0", "1", "2"]


def test_unknown_and_not_asked_have_no_value_for_a_condition() -> None:
    for reason in ("asked-unknown", "not-asked"):
        absent = {"_valueBoolean": {"extension": [{"url": ABSENT, "valueCode": reason}]}}
        assert not asked(follow_up(ask("first"), "exists", "Boolean", True), absent)
        assert asked(follow_up(ask("first"), "exists", "Boolean", False), absent)
        assert not asked(follow_up(ask("first"), "=", "Boolean", True), absent)
        assert asked(follow_up(ask("first"), "!=", "Boolean", True), absent)


def test_unknown_answers_a_required_question() -> None:
    form = checklist(ask("1", "text", required=True), ask("2", required=True))
    absent = {"extension": [{"url": ABSENT, "valueCode": "not-asked"}]}
    evaluation = seen(form, given("1", absent), given("2", {"valueCoding": {"code": "unknown"}}))
    assert (evaluation.missing, evaluation.problems) == ((), ())


def test_missing_are_the_required_questions_that_are_asked_and_open() -> None:
    form = checklist(ask("1", required=True), ask("2", required=True, enableWhen=if_yes("1")), ask("3"))
    assert seen(form).missing == ("1",)
    assert seen(form, yes("1")).missing == ("2",)
    assert seen(form, no("1")).missing == ()


def test_questions_come_in_document_order_and_once() -> None:
    form = checklist(
        group("b", ask("9"), group("a", ask("1"), repeats=True)),
        {"linkId": "d", "type": "display", "text": "-"},
        ask("0"),
    )
    assert enabled(form, inside("b", inside("a", yes("1")), inside("a", yes("1")))) == ["9", "1", "0"]


def loaded_with_circle(*items: dict[str, object]) -> Questionnaire:
    questionnaire, warnings = load_questionnaire(as_bytes(form(*items)), "lijst.json")
    assert "kring" in str(warnings[0])
    return questionnaire


def test_a_circle_that_settles_is_no_problem() -> None:
    circle = loaded_with_circle(ask("1", enableWhen=if_yes("2")), ask("2", enableWhen=if_yes("1")))
    evaluation = seen(circle, yes("1"), yes("2"))
    assert (evaluation.enabled, evaluation.warnings) == (("1", "2"), ())
    assert seen(circle, yes("1")).enabled == ()


def test_a_circle_that_never_settles_stays_shown_and_names_its_questions() -> None:
    circle = loaded_with_circle(
        ask("1", enableWhen=[when("2", "exists", "Boolean", False)]),
        ask("2", enableWhen=if_yes("1")),
        ask("3", enableWhen=if_yes("2")),
    )
    evaluation = seen(circle, yes("1"), yes("2"), yes("3"))
    assert evaluation.enabled == ("1", "2", "3")
    assert "1, 2" in evaluation.warnings[-1]
    assert "3" not in evaluation.warnings[-1]


def test_a_question_that_hides_itself_stays_shown() -> None:
    circle = loaded_with_circle(ask("1", enableWhen=[when("1", "exists", "Boolean", False)]))
    assert seen(circle, yes("1")).enabled == ("1",)


def test_a_circle_through_a_group_ends_too() -> None:
    circle = loaded_with_circle(group("g", ask("1"), enableWhen=[when("1", "!=", "Boolean", True)]))
    assert seen(circle, inside("g", yes("1"))).enabled == ("1",)


def test_a_chain_of_three_hundred_conditions_is_followed_to_its_end() -> None:
    count = 300
    form = checklist(*(ask(str(n), enableWhen=if_yes(str(n + 1))) for n in range(count)), ask(str(count)))
    everything = [yes(str(n)) for n in range(count + 1)]
    assert len(enabled(form, *everything)) == count + 1
    assert enabled(form, *everything[:-1], no(str(count))) == [str(count)]


def test_the_window_sees_groups_and_texts_too() -> None:
    form = checklist(
        ask("1"), group("g", {"linkId": "d", "type": "display", "text": "-"}, ask("2"), enableWhen=if_yes("1"))
    )
    assert enabled_links(form, {}) == {"1"}
    assert enabled_links(form, {"1": (True,)}) == {"1", "g", "d", "2"}


def test_the_window_knows_unknown_from_text_and_code() -> None:
    form = checklist(
        choose("1", "yes", "no"),
        ask("2", enableWhen=[when("1", "exists", "Boolean", True)]),
        ask("3", enableWhen=[when("1", "!=", "Coding", {"code": "yes"})]),
    )
    assert enabled_links(form, {"1": ("unknown",)}) == {"1", "3"}
    assert enabled_links(form, {"1": ("yes",)}) == {"1", "2"}
