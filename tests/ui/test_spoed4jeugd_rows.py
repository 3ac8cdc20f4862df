"""Every row of the seed about Spoed4Jeugd that is a function (B6-001 to B6-026), and the test that shows it.

ROWS is the one list; the whole flow stands in test_spoed4jeugd_ambulatory.py and test_spoed4jeugd_on_site.py, whose
steps have the row in their name. What no other file shows is tested here.
"""

import json
import re
from pathlib import Path

import pytest
from builders import paper
from night_desk import Night, profile_of

from desk.export.dataset import dataset_row
from desk.profile.load import profile_from_bytes

TESTS = Path(__file__).resolve().parents[1]
HERE, HELP, PAIR = "ui/test_spoed4jeugd_rows.py", "ui/test_spoed4jeugd_ambulatory.py", "ui/test_spoed4jeugd_on_site.py"
OWN = "reports/test_own_provider.py"
ROWS = {
    1: {HERE: "test_b6_001_behaviour_family_and_psychological_causes_are_told_apart"},
    2: {HERE: "test_b6_002_the_four_partners_are_there_with_what_they_can_do"},
    3: {HELP: "b6_003_an_ambulatory_worker_begins_and_the_time_is_known"},
    4: {HELP: "b6_004_the_outcome_is_the_providers"},
    5: {HELP: "b6_005_somebody_makes_themselves_known_by_number", HERE: "test_b6_005_telephone_and_e_mail_are_entries"},
    6: {HELP: "b6_006_an_interviewer_answers_in_person"},
    7: {"roster/test_on_call_answers.py": "test_a_role_that_is_needed_and_that_nobody_was_ever_planned_for_is_a_gap"},
    8: {OWN: "test_in_friesland_the_own_provider_goes_first_in_office_hours"},
    9: {HERE: "test_b6_009_in_office_hours_the_caller_is_referred_to_the_provider_who_is_involved"},
    10: {OWN: "test_what_a_provider_itself_asks_is_taken_up"},
    11: {OWN: "test_in_friesland_every_report_outside_office_hours_is_taken_up"},
    12: {HELP: "b6_012_the_inventory_goes_by_a_checklist", PAIR: "b6_012_violence_at_home_and_nobody_wants_help"},
    13: {HELP: "b6_013_the_caller_is_called_back_within_fifteen_to_twenty_minutes"},
    14: {HELP: "b6_014_the_tree_proposes_the_pathway_and_says_on_what_it_rests"},
    15: {HERE: "test_b6_015_the_tree_is_data_and_an_edit_is_another_version"},
    16: {
        HELP: "b6_016_the_triagist_on_duty_is_called",
        "ui/test_panel_duty.py": "test_b6_016_of_several_triagists_the_one_for_this_kind_of_report_comes_first",
    },
    17: {
        HELP: "b6_017_b6_019_b6_021_they_decide_together_on_pathway_and_provider_ambulatory_first",
        "care/test_triage_waits.py": (
            "test_b6_017_a_decision_that_was_taken_together_holds_at_once_and_waits_to_be_confirmed"
        ),
    },
    18: {
        HELP: "b6_018_the_decision_is_told_at_the_callback",
        "ui/test_panel_promise.py": "test_telling_the_decision_keeps_the_callback_and_gives_the_feedback_in_one_key",
    },
    19: {"intake/test_referrals_made.py": "test_b6_019_a_decision_that_names_a_provider_is_a_referral_to_it"},
    20: {
        HELP: "b6_020_the_provider_reaches_the_family_within_the_hour",
        "intake/test_referrals_made.py": "test_b6_020_the_provider_reaches_the_family_within_an_hour_of_the_decision",
    },
    21: {"reports/test_deciding.py": "test_b6_021_ambulatory_first_is_owed_a_reason_when_the_provider_has_none"},
    22: {
        HELP: "b6_022_the_interviewer_hands_the_provider_what_it_needs",
        "reports/test_referral_rows.py": (
            "test_b6_022_whoever_took_the_call_hands_the_provider_what_it_needs_and_that_is_open_until_done"
        ),
    },
    23: {
        PAIR: "b6_023_a_pair_of_two_providers_is_sent",
        "care/test_care_on_site.py": (
            "test_b6_023_a_pair_of_two_providers_is_sent_and_its_arrival_is_a_promise_with_names_and_a_number"
        ),
    },
    24: {PAIR: "b6_024_b6_025_a_second_assessment_by_telephone_says_why"},
    25: {
        PAIR: "b6_024_b6_025_a_second_assessment_by_telephone_says_why",
        "papers/test_papers_fhir.py": "test_b6_025_what_people_found_on_site_goes_along_unless_it_stays_behind",
    },
    26: {PAIR: "b6_026_one_of_them_stays_and_begins", "ui/test_panel_visit.py": "test_b6_026_one_stays_and_begins"},
}
"""By the number of the row: files and the test in each."""


@pytest.mark.parametrize("row", range(1, 27))
def test_every_row_has_a_test_that_is_there(row: int) -> None:
    for file, name in ROWS[row].items():
        found = (TESTS / file).read_text("utf-8")
        assert re.search(rf"^def {name}\(", found, re.MULTILINE), f"B6-{row:03}: {file} has no {name}"
        # A step of the flow is a test only when the flow takes it.
        assert name.startswith("test_") or found.count(f"{name}(") > 1


@pytest.mark.parametrize(
    ("answers", "nature"), [({"can_hold": "no"}, "cannot-hold"), ({"wish_to_die": "yes"}, "suicidality")]
)
def test_b6_001_behaviour_family_and_psychological_causes_are_told_apart(answers: dict[str, str], nature: str) -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, **answers)
    row = dataset_row(desk.view(report), repeat=False)
    assert row is not None
    assert row["children"][0]["nature"] == nature


def test_b6_002_the_four_partners_are_there_with_what_they_can_do() -> None:
    partners = {one.id: one.kinds for one in profile_of("friesland").providers}
    assert partners == {
        "jeugdhulp-friesland": ("ambulatory", "crisis-place"),
        "kinnik": ("ggz",),
        "tjallingahiem": ("ambulatory", "crisis-place"),
        "jeugdbescherming": ("measure",),
    }


def test_b6_005_telephone_and_e_mail_are_entries() -> None:
    assert {"family-phone", "written"} <= {one.id for one in profile_of("friesland").entries}


def test_b6_009_in_office_hours_the_caller_is_referred_to_the_provider_who_is_involved(night: Night) -> None:
    # From Saturday 03:40 to Monday 10:00.
    night.pass_by(hours=54, minutes=20)
    night.call("0612345678")
    for code, value in (("danger_now", "no"), ("caller_role", "parent"), ("care_status", "youth-care")):
        night.answer(code, value)
    assert "eigen aanbieder" in night.sheet.provider_first
    night.answer("own_provider", "Jeugdhulp Friesland")
    for code in ("medical_now", "wish_to_die", "attempt", "violence", "weapons", "missing", "abuse", "intoxication"):
        night.answer(code, "no")
    night.answer("gut_feeling", "yes")
    assert night.sheet.proposal.route == "own-provider"


def test_b6_015_the_tree_is_data_and_an_edit_is_another_version() -> None:
    profile = profile_of("friesland")
    tree = json.loads(profile.files["route.json"])
    tree["nodes"][1]["name"] = "anders"
    edited = profile_from_bytes({**profile.files, "route.json": json.dumps(tree).encode()})
    assert edited.digest != profile.digest
