"""What care.toml names has to stand somewhere: every name that does not is a fault with its place and its cure."""

import tomllib
from copy import deepcopy

import pytest
from profile_files import files_of, replaced
from test_profile_settings import ODD, places

from desk.errors import Fault
from desk.profile.care_file import read_care
from desk.profile.load import CARE, profile_from_bytes
from desk.profile.tomlfile import Section

FAULTS = [
    (CARE, '"ambulatory", "own-provider"]', '"ambulant", "own-provider"]', "'ambulant' is geen zorgpad"),
    (CARE, 'pathways = ["advice"]', 'pathways = ["ambulatory"]', "het zorgpad ambulatory staat ook bij help"),
    (CARE, 'outcome = "reassured"', 'outcome = "reasured"', "bedoelt u 'reassured'?"),
    (CARE, 'asks = ["visit"]', 'asks = ["visits"]', "'visits' vraagt het programma niet, bedoelt u 'visit'?"),
    (CARE, 'ambulatory = ["example', 'ambulance = ["example', "'ambulance' is geen zorgpad"),
    (CARE, '"example-youth-care"', '"example-care"', "chains, ambulatory: 'example-care' is geen aanbieder"),
    (CARE, 'allowed = ["no-place"', 'allowed = ["full"', "'full' is geen reden uit de lijst refuse"),
    (CARE, 'dispute_to = "case', 'dispute_to = "cases', "'cases-dispatcher' is niemand"),
    (CARE, 'pair = ["ambulatory"]', 'pair = ["arts"]', "'arts' is geen discipline"),
    (
        CARE,
        "visitors = 2\npair = [",
        'visitors = 1\npair = ["ggz", ',
        "er gaan er 1 en er moeten 2 disciplines bij zijn",
    ),
    (CARE, 'kinds = ["help", "no', 'kinds = ["hulp", "no', "cautions, own-help, kinds: 'hulp' is geen soort besluit"),
    (
        CARE,
        'outcomes = ["crisis-place"]',
        'outcomes = ["bed"]',
        "cautions, young-child, outcomes: 'bed' is geen uitkomst",
    ),
    (CARE, "when = { care_status", "when = { care_state", "'care_state' is geen code van een vraag"),
    (CARE, '["youth-care", "ggz"] }', '["youth-care", "ggs"] }', "'ggs' is geen antwoord op de vraag care_status"),
    (CARE, "when = { care_status", "when = { youth_name", "de vraag youth_name heeft geen antwoorden om te noemen"),
    (CARE, '"trajectory", ', "", "geen soort besluit vraagt een traject"),
    (
        CARE,
        'asks = []\npathways = ["stay-on-line"]',
        'asks = []\ntakes_over = true\npathways = ["stay-on-line"]',
        "kinds, together, pathways: bij het zorgpad stay-on-line neemt niemand het over",
    ),
    (
        "profile.toml",
        'decisions = ["help"]',
        'decisions = ["helpp"]',
        "clocks, provider-hour, decisions: 'helpp' is geen",
    ),
    ("profile.toml", 'trajectories = ["short"]', 'trajectories = ["kort"]', "'kort' is geen traject in care.toml"),
    (
        "profile.toml",
        'pathways = ["ambulatory"]',
        'pathways = ["ambulant"]',
        "clocks, help-start, pathways: 'ambulant' is",
    ),
    ("directory.toml", 'id = "example-ggz"', 'id = "ggz"', "chains, ambulatory: 'example-ggz' is geen aanbieder"),
]


@pytest.mark.parametrize(("file", "old", "new", "what"), FAULTS, ids=[row[3][:40] for row in FAULTS])
def test_a_name_that_stands_nowhere_is_a_fault(file: str, old: str, new: str, what: str) -> None:
    said = [str(fault) for fault in replaced(file, old, new, "voorbeeld")]
    assert any(what in line for line in said), said


def test_unknown_and_not_asked_may_be_named_with_any_question() -> None:
    assert replaced(CARE, '["youth-care", "ggz"] }', '["unknown", "not-asked"] }', "voorbeeld") == []


def test_a_profile_without_care_has_no_kinds_and_its_clocks_may_name_none() -> None:
    files = files_of("voorbeeld")
    del files[CARE]
    lines = files["profile.toml"].decode().splitlines(keepends=True)
    named = ("decisions = ", "trajectories = ")
    files["profile.toml"] = "".join(line for line in lines if not line.startswith(named)).encode()
    assert profile_from_bytes(files).care.kinds == ()


def test_no_value_in_any_place_makes_the_reader_of_care_fall_over() -> None:
    values = tomllib.loads(files_of("voorbeeld")[CARE].decode())
    for path in places(values):
        for odd in (*ODD, None):
            changed = deepcopy(values)
            inner = changed
            for key in path[:-1]:
                inner = inner[key]
            if odd is None:
                del inner[path[-1]]
            else:
                inner[path[-1]] = odd
            faults: list[Fault] = []
            read_care(Section(CARE, changed, {}, faults))
            assert all(fault.what and fault.cure for fault in faults)
