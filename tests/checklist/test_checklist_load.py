"""What a checklist file says, and what comes back out of it."""

from checklist_making import HL7, LOCAL, QUESTION_CODES, as_bytes, ask, checklist, child_group, choose, form, group

from desk.checklist.load import dump_questionnaire, load_questionnaire
from desk.checklist.model import Option


def red_flag(answer: str, say: str) -> dict[str, object]:
    return {
        "url": LOCAL + "red-flag",
        "extension": [{"url": "answer", "valueCode": answer}, {"url": "say", "valueString": say}],
    }


def test_our_own_extensions_become_attributes() -> None:
    extension = [
        {"url": LOCAL + "core", "valueBoolean": True},
        {"url": LOCAL + "danger", "valueBoolean": True},
        {"url": LOCAL + "help", "valueString": "Vraag door."},
        {"url": LOCAL + "text-child", "valueString": "Wil je dood?"},
        red_flag("true", "Blijf aan de lijn."),
        red_flag("unknown", "Vraag het opnieuw."),
    ]
    item = checklist(ask("1", extension=extension)).questions()[0]
    assert (item.core, item.danger, item.help) == (True, True, "Vraag door.")
    assert item.wording("child") == "Wil je dood?"
    assert item.wording("parent") == item.text
    assert item.red_flag(True) == "Blijf aan de lijn."
    assert item.red_flag("unknown") == "Vraag het opnieuw."
    assert item.red_flag(False) == ""


def test_the_extensions_of_fhir_become_attributes() -> None:
    def extension(name: str, **value: object) -> dict[str, object]:
        return {"url": HL7 + name, **value}

    drop_down = {"coding": [{"code": "drop-down"}]}
    limits = [
        extension("minValue", valueInteger=1),
        extension("maxValue", valueInteger=9),
        extension("questionnaire-minOccurs", valueInteger=1),
        extension("questionnaire-maxOccurs", valueInteger=2),
        extension("questionnaire-hidden", valueBoolean=True),
        extension("questionnaire-unit", valueCoding={"system": "urn:unit", "code": "h", "display": "uur"}),
    ]
    form = checklist(
        ask("1", "integer", repeats=True, extension=limits),
        choose(
            "2",
            "a",
            extension=[extension("questionnaire-itemControl", valueCodeableConcept=drop_down)],
        ),
        ask("3", "text", extension=[extension("minLength", valueInteger=2), extension("regex", valueString="[a-z]+")]),
        {
            "linkId": "4",
            "type": "display",
            "text": "-",
            "extension": [extension("questionnaire-displayCategory", valueCodeableConcept={"text": "help"})],
        },
    )
    one, two, three = form.questions()
    assert (one.min_value, one.max_value, one.min_occurs, one.max_occurs, one.hidden) == (1, 9, 1, 2, True)
    assert (one.unit, one.unit_code, one.unit_system) == ("uur", "h", "urn:unit")
    assert two.item_control == "drop-down"
    assert (three.min_length, three.regex) == (2, "[a-z]+")
    assert form.all_items()[-1].display_category == "help"


def test_options_keep_code_label_system_weight_and_what_excludes() -> None:
    weight = [{"url": HL7 + "ordinalValue", "valueDecimal": 2}]
    alone = [{"url": HL7 + "questionnaire-optionExclusive", "valueBoolean": True}]
    options = [
        {"valueCoding": {"system": "s", "code": "a", "display": "A", "extension": weight}, "initialSelected": True},
        {"valueCoding": {"code": "none", "display": "Geen"}, "extension": alone},
    ]
    item = checklist(ask("1", "choice", repeats=True, answerOption=options)).questions()[0]
    assert item.options == (
        Option("a", "A", "a", system="s", initial=True, weight=2.0),
        Option("none", "Geen", "none", exclusive=True),
    )
    assert item.initial == ("a",)


def test_options_may_be_numbers_or_dates() -> None:
    item = checklist(ask("1", "choice", answerOption=[{"valueInteger": 1}, {"valueInteger": 2}])).questions()[0]
    assert [(option.code, option.value, option.kind) for option in item.options] == [
        ("1", 1, "Integer"),
        ("2", 2, "Integer"),
    ]


def test_a_contained_value_set_gives_the_options() -> None:
    concepts = [{"code": "a", "display": "A"}, {"code": "b"}]
    composed = {"resourceType": "ValueSet", "id": "c", "compose": {"include": [{"system": "s", "concept": concepts}]}}
    contains = [{"code": "x", "abstract": True, "contains": [{"system": "s", "code": "y", "display": "Y"}]}]
    expanded = {"resourceType": "ValueSet", "id": "e", "expansion": {"contains": contains}}
    form = checklist(
        ask("1", "choice", answerValueSet="#c"),
        ask("2", "open-choice", answerValueSet="#e"),
        contained=[composed, expanded],
    )
    one, two = form.questions()
    assert [(option.code, option.label, option.system) for option in one.options] == [("a", "A", "s"), ("b", "b", "s")]
    assert [option.code for option in two.options] == ["y"]


def test_questions_are_found_by_link_by_code_and_in_order() -> None:
    codes = [{"system": "http://loinc.org", "code": "1-8"}, {"system": QUESTION_CODES, "code": "danger-now"}]
    form = checklist(group("g", ask("2", code=codes), ask("1", item=[ask("1.1")])), ask("0"))
    assert [item.link_id for item in form.questions()] == ["2", "1", "1.1", "0"]
    found = form.by_code("danger-now")
    assert found is form.by_link("2")
    assert found is not None
    assert [code.code for code in found.codes] == ["1-8", "danger-now"]
    assert form.by_code("1-8") is None
    assert form.by_link("9") is None
    assert form.ancestors("1.1") == ("g", "1")


def test_the_groups_of_a_child_are_sections_of_their_own() -> None:
    form = checklist(
        group("a", ask("1"), group("a2", ask("2"))),
        child_group(group("b", ask("3")), ask("4"), group("c", ask("5", item=[ask("5.1")]))),
        ask("6"),
    )
    assert [item.link_id for item in form.sections()] == ["a", "kind", "b", "c"]
    places = {item.link_id: form.section_of(item.link_id) for item in form.questions()}
    assert places == {"1": "a", "2": "a", "3": "b", "4": "kind", "5": "c", "5.1": "c", "6": ""}
    assert [item.link_id for item in form.questions() if form.is_child_scoped(item.link_id)] == ["3", "4", "5", "5.1"]


def test_a_child_group_of_groups_only_is_no_section_itself() -> None:
    form = checklist(child_group(group("b", ask("3"))))
    assert [item.link_id for item in form.sections()] == ["b"]


def test_missing_metadata_is_only_a_warning() -> None:
    bare = {"resourceType": "Questionnaire", "item": [{"linkId": "1", "type": "boolean"}]}
    questionnaire, warnings = load_questionnaire(as_bytes(bare), "lijst.json")
    assert [item.link_id for item in questionnaire.questions()] == ["1"]
    assert [warning.where for warning in warnings] == ["status", "url", "item 1"]
    assert all(warning.cure for warning in warnings)


def test_an_unknown_extension_is_warned_about_once_and_kept() -> None:
    strange = [{"url": "urn:vreemd", "valueString": "x"}]
    resource = form(ask("1", extension=strange), ask("2", extension=strange, _text={"extension": strange}))
    questionnaire, warnings = load_questionnaire(as_bytes(resource), "lijst.json")
    assert [warning.where for warning in warnings] == ["item 1 en 2 keer elders"]
    assert "urn:vreemd" in warnings[0].what
    assert dump_questionnaire(questionnaire) == resource


def test_a_reserved_code_among_the_options_is_warned_about() -> None:
    _, warnings = load_questionnaire(as_bytes(form(choose("1", "a", "unknown"))), "lijst.json")
    assert "unknown" in warnings[0].what
    assert "0" in warnings[0].cure


def test_a_file_saved_with_a_byte_order_mark_is_read() -> None:
    _, warnings = load_questionnaire(b"\xef\xbb\xbf" + as_bytes(form(ask("1"))), "lijst.json")
    assert "BOM" in warnings[0].what


def test_translations_are_read() -> None:
    inner = [{"url": "lang", "valueCode": "en"}, {"url": "content", "valueString": "Is there danger?"}]
    item = checklist(ask("1", _text={"extension": [{"url": HL7 + "translation", "extension": inner}]})).questions()[0]
    assert item.translations == {"en": "Is there danger?"}


def test_everything_in_the_file_comes_back_out_of_it() -> None:
    resource = form(
        group("g", ask("1", required=False, definition="urn:d", id="x"), prefix="A", readOnly=True),
        choose("2", "a", enableWhen=[{"question": "1", "operator": "exists", "answerBoolean": True, "id": "w"}]),
        id="lijst",
        meta={"profile": ["urn:p"]},
        identifier=[{"value": "1"}],
        effectivePeriod={"start": "2026-01-01"},
        text={"status": "empty", "div": "<div/>"},
        extension=[{"url": LOCAL.replace("nachtwacht", "elders") + "x", "valueDecimal": 1.50}],
    )
    questionnaire, _ = load_questionnaire(as_bytes(resource), "lijst.json")
    assert dump_questionnaire(questionnaire) == resource
    assert questionnaire.effective_start == "2026-01-01"


def test_what_comes_out_can_be_changed_without_touching_the_checklist() -> None:
    questionnaire = checklist(choose("1", "a"))
    dump_questionnaire(questionnaire)["item"][0]["answerOption"].clear()
    assert dump_questionnaire(questionnaire) == form(choose("1", "a"))
