"""Every fault in a profile is named with file, place, what is wrong and how to mend it."""

from collections.abc import Callable
from typing import Any

import pytest
from profile_files import edited, faults_of, files_of, item, replaced, table

from desk.checklist.model import LOCAL
from desk.errors import FaultyFile
from desk.profile.load import profile_from_bytes

TOML_FAULTS = [
    ("profile.toml", "max_age = 18", "maxage = 18", "'maxage' kent het programma niet, bedoelt u 'max_age'?"),
    ("profile.toml", "max_age = 18", "", "'max_age' ontbreekt"),
    ("profile.toml", "max_age = 18", 'max_age = "18"', "'max_age' moet een heel getal"),
    ("profile.toml", "max_age = 18", "max_age = 180", "180 is geen leeftijdsgrens"),
    ("profile.toml", "max_age = 18", "max_age = true", "'max_age' moet een heel getal"),
    ("profile.toml", "max_age = 18", "max_age = 0", "'max_age' is kleiner dan 1"),
    ("profile.toml", "max_age = 18", "max_age = 18\nseen_minutes = 0", "'seen_minutes' is kleiner dan 1"),
    ("profile.toml", "max_age = 18", "max_age = 18\nseen_minutes = 90", "90 minuten stil is te lang"),
    ("profile.toml", "valid_from = 2026-11-01", 'valid_from = "nu"', "'valid_from' moet een datum"),
    ("profile.toml", "valid_from = 2026-11-01", "valid_from = 2026-11-01T10:00:00", "'valid_from' heeft een tijd"),
    ("profile.toml", 'name = "friesland"', 'name = "Fryslân"', "'Fryslân' is geen goede naam"),
    ("profile.toml", 'title = "Spoed', 'title = "" #', "'title' is leeg"),
    ("profile.toml", '"Ameland"', '"Ameland", "Ameland"', "'Ameland' staat er twee keer in"),
    ("profile.toml", '"Ameland"', "3", "'municipalities' heeft een regel die geen tekst is"),
    ("profile.toml", 'start = "08:30"', 'start = "8.30"', "'8.30' is geen tijd"),
    ("profile.toml", "days = [1, 2, 3, 4, 5]", "days = [0, 8]", "de dagen kloppen niet"),
    ("profile.toml", "warn = 15\ndue = 20", "warn = 20\ndue = 20", "de waarschuwing (20) komt niet voor de grens (20)"),
    ("profile.toml", "due = 20", "due = 0", "'due' is kleiner dan 1"),
    ("profile.toml", "due_workdays = 1", "due_workdays = 1\ndue = 5", "due en due_workdays staan er allebei"),
    ("profile.toml", 'starts = "hung-up"', 'starts = "hangup"', "'hangup' is geen bekend moment, bedoelt u 'hung-up'?"),
    ("profile.toml", 'closes = "taken-over"', 'closes = "done"', "'done' is geen bekend moment"),
    ("profile.toml", '"owner", "triagist"', '"owner", "triage"', "'triage' is niemand, bedoelt u 'triagist'?"),
    ("profile.toml", 'id = "callback"', 'id = "call-back"', "de klok callback ontbreekt, en die zet de desk zelf"),
    ("profile.toml", 'id = "feedback"', 'id = "callback"', "'callback' staat er twee keer in"),
    ("profile.toml", "rank = 2", "rank = 3", "de rangen van de urgenties kloppen niet"),
    ("profile.toml", 'decided_by = ["triagist"', 'decided_by = ["triagiste"', "'triagiste' is geen rol"),
    ("profile.toml", 'hours = "office"', 'hours = "overdag"', "'overdag' is geen bekende tijd"),
    ("profile.toml", '"ggz", "residence"', '"ggs", "residence"', "'ggs' is geen antwoord op de vraag care_status"),
    ("profile.toml", 'scope = "Jeugd', 'scoop = "Jeugd', "'scoop' is geen keuzeaspect van 2014, bedoelt u 'scope'?"),
    ("profile.toml", "reopen = [", "heropen = [", "'heropen' kent het programma niet"),
    ("profile.toml", 'id = "pair-on-site"', 'id = "two-on-site"', "pair-on-site staat niet in het profiel"),
    ("profile.toml", 'id = "within-4h"', 'id = "in-4h"', "within-4h staat niet in het profiel"),
    ("profile.toml", "[choices]", "[choices", "dit is geen geldige TOML (achter de naam van een blok hoort een ])"),
    ("profile.toml", "due_workdays = 1", "due_workdays 1", "kolom 14: dit is geen geldige TOML (achter een naam hoort"),
    ("profile.toml", "due_workdays = 1", "due_workdays = een", "(hier hoort een waarde; tekst staat tussen"),
    ("profile.toml", 'starts = "hung-up"', 'starts = "hung-up', "(een aanhalingsteken ontbreekt)"),
    ("profile.toml", "[choices]", "[choices]\n[choices]", "(een naam staat er twee keer)"),
    ("directory.toml", 'key = "F9"', "", "er is geen route onder F9"),
    ("directory.toml", 'number = "112"', 'number = "113"', "F9 is niet 112"),
    ("directory.toml", 'id = "112"', 'id = "alarm"', "F9 is niet 112"),
    ("directory.toml", 'key = "F10"', 'key = "F11"', "toets F11 is al van een andere route"),
    ("directory.toml", 'key = "F10"', 'key = "F8"', "'F8' is geen toets voor een route"),
    ("directory.toml", "0900-1127112", "0900-11x", "'0900-11x' is geen telefoonnummer"),
    ("directory.toml", "0800-0432", "0800-04", "'0800-04' is geen telefoonnummer"),
    ("directory.toml", 'own_numbers = ["0800-7763345"', 'own_numbers = ["nul"', "'nul' is geen telefoonnummer"),
    (
        "directory.toml",
        'own_numbers = ["0800-7763345"',
        'own_numbers = ["112"',
        "112 is niet het nummer van deze dienst",
    ),
    ("directory.toml", 'takeover = "route-takeover"', 'takeover = "route"', "'route' is geen klok in profile.toml"),
    ("directory.toml", 'takeover = "route-112"', 'takeover = "callback"', "begint niet bij het bellen van een route"),
    ("directory.toml", 'closing = "control-room"', 'closing = "kamer"', "'kamer' is geen manier van sluiten"),
    ("directory.toml", 'start = "17:00"', 'start = "25:00"', "'25:00' is geen tijd"),
    ("directory.toml", 'id = "kinnik"', 'id = "tjallingahiem"', "'tjallingahiem' staat er twee keer in"),
    ("directory.toml", "0b6f4f0e-6f0a-4c53-9a6e-2f5d7d1c0001", "telefonist-1", "'telefonist-1' is geen UUID"),
    ("directory.toml", 'roles = ["triagist"]', 'roles = ["arts"]', "'arts' is geen rol"),
    ("directory.toml", 'id = "police"', 'id = "politie"', "police staat niet in het profiel"),
]


@pytest.mark.parametrize(("file", "old", "new", "what"), TOML_FAULTS, ids=[row[3][:40] for row in TOML_FAULTS])
def test_a_fault_in_the_settings_is_named(file: str, old: str, new: str, what: str):
    said = [str(fault) for fault in replaced(file, old, new)]
    assert any(what in line for line in said), said


def core_everywhere(data: Any) -> None:
    for link in ("missing", "abuse", "weapons"):
        item(data, link)["extension"].insert(0, {"url": LOCAL + "core", "valueBoolean": True})


def no_core(data: Any) -> None:
    for extension in data.get("extension", ()):
        if extension["url"] == LOCAL + "core":
            extension["valueBoolean"] = False
    for inner in data.get("item", ()):
        no_core(inner)


def silent_flag(data: Any) -> None:
    flag = next(e for e in item(data, "wish_to_die")["extension"] if e["url"].endswith("/red-flag"))
    flag["extension"][1]["valueString"] = " "


def wrong_value(data: Any) -> None:
    table(data)["inputs"][0]["fieldType"]["enum"]["values"][2]["value"] = "ja"
    for rule in table(data)["rules"]:
        rule["i1"] = rule["i1"].replace("yes", "ja")


def swap_order(data: Any) -> None:
    table(data)["inputs"][0]["fieldType"]["enum"]["values"].reverse()


def rename_question(data: Any) -> None:
    item(data, "callback_number")["code"][0]["code"] = "call_back_number"


def move_question(data: Any) -> None:
    moved = data["item"][0]["item"].pop(2)
    data["item"][1]["item"].append(moved)


def set_item(link: str, **values: Any) -> Callable[[Any], None]:
    return lambda data: item(data, link).update(values)


def recode(link: str, code: str) -> Callable[[Any], None]:
    return lambda data: item(data, link)["code"][0].update(code=code)


def drop_danger_code(data: Any) -> None:
    del item(data, "missing")["code"]


JSON_FAULTS = [
    ("checklist.json", rename_question, "vraagt niet naar callback_number, bedoelt u 'call_back_number'?"),
    ("checklist.json", move_question, "het eerste blok vraagt niet naar current_location"),
    ("checklist.json", set_item("child", repeats=False), "de groep die er per kind is ontbreekt"),
    ("checklist.json", core_everywhere, "dit is kernvraag 11, houd er hooguit 10"),
    ("checklist.json", no_core, "er is geen kernvraag"),
    ("checklist.json", silent_flag, "de rode vlag bij yes zegt niets"),
    ("checklist.json", drop_danger_code, "deze gevaarvraag heeft geen code"),
    ("checklist.json", recode("caller_name", "youth_name"), "code youth_name is ook van item caller_name"),
    (
        "checklist.json",
        lambda data: item(data, "gut_feeling")["answerOption"].pop(),
        "item gut_feeling: dit moet een vraag met ja en nee zijn",
    ),
    ("checklist.json", recode("self_harm", "harm"), "kolom self_harm: is geen code van een vraag"),
    ("urgency.json", wrong_value, "kolom danger_now: mist het antwoord yes"),
    ("urgency.json", swap_order, "kolom danger_now"),
    ("urgency.json", lambda data: table(data).update(hitPolicy="first"), "de trefregel is first"),
    ("route.json", lambda data: table(data)["rules"].pop(), "geen regel past bij"),
    ("route.json", lambda data: table(data).update(hitPolicy="collect"), "de trefregel is collect"),
]


@pytest.mark.parametrize(("file", "edit", "what"), JSON_FAULTS, ids=[row[2][:40] for row in JSON_FAULTS])
def test_a_fault_in_the_questions_or_tables_is_named(file: str, edit: Callable[[Any], None], what: str):
    said = [str(fault) for fault in edited(file, edit)]
    assert any(what in line for line in said), said
    assert any(line.startswith(file) or "self_harm" in line for line in said)


def test_all_faults_are_named_at_once_with_the_line_they_are_on():
    files = files_of()
    files["profile.toml"] = files["profile.toml"].replace(b"max_age = 18", b'max_age = "x"').replace(b"warn = 2\n", b"")
    files["directory.toml"] = files["directory.toml"].replace(b'key = "F10"', b'key = "F13"')
    faults = faults_of(files)
    lines = files["profile.toml"].decode().splitlines()
    age = next(number for number, line in enumerate(lines, 1) if line.startswith("max_age"))
    header = lines.index('id = "route-112"')
    assert [(fault.file, fault.where) for fault in faults] == [
        ("profile.toml", f"regel {age} (max_age)"),
        ("profile.toml", f"regel {header} (clocks[3].warn)"),
        ("directory.toml", "regel 28 (routes[1].key)"),
    ]
    assert all(fault.cure for fault in faults)


def test_a_fault_inside_a_list_has_the_line_of_the_list():
    faults = replaced("profile.toml", '{ id = "no-answer"', '{ ids = "no-answer"')
    lines = files_of()["profile.toml"].decode().splitlines()
    line = lines.index("callback = [") + 1
    assert {fault.where for fault in faults} == {
        f"regel {line} (reasons.callback[0].id)",
        f"regel {line} (reasons.callback[0].ids)",
    }


def test_a_file_that_is_missing_or_no_text_is_named_with_the_others():
    files = files_of()
    del files["route.json"]
    files["profile.toml"] = b'\xff = "x"'
    said = [str(fault) for fault in faults_of(files)]
    assert said == [
        "route.json: profiel: het bestand ontbreekt, activeer het profiel opnieuw",
        "profile.toml: regel 1: het bestand is geen UTF-8, bewaar het als UTF-8",
    ]


def test_a_route_that_points_at_this_desk_itself_is_hidden():
    files = files_of("groningen")
    assert profile_from_bytes(files).route("spoed-voor-jeugd")
    files["directory.toml"] = files["directory.toml"].replace(b"own_numbers = []", b'own_numbers = ["050 523 98 51"]')
    profile = profile_from_bytes(files)
    assert profile.route("spoed-voor-jeugd") is None
    assert profile.route("112")


def test_a_number_that_somebody_checked_carries_the_date():
    files = files_of()
    old = b'label = "Alarmnummer"'
    files["directory.toml"] = files["directory.toml"].replace(old, old + b"\nverified_on = 2026-11-30")
    number = profile_from_bytes(files).route("112").numbers[0]
    assert f"{number.verified_on}" == "2026-11-30"


def test_the_faults_travel_in_one_error_whose_text_names_them_all():
    files = files_of()
    files["profile.toml"] = files["profile.toml"].replace(b"rank = 2", b"rank = 9")
    with pytest.raises(FaultyFile, match="de rangen van de urgenties kloppen niet"):
        profile_from_bytes(files)
