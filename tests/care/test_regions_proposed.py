"""What the profiles of regions propose, by the rows that describe how a region works; people decide."""

import pytest
from builders import paper
from region_roads import MONDAY_TEN, proposed


@pytest.mark.parametrize(
    ("name", "now", "answers", "expected"),
    [
        ("twente", None, {"psychiatrist_decided": "yes", "self_harm": "no"}, ("ggz-youth", "ggz-triage")),  # D-011
        ("twente", None, {"confusion": "yes"}, ("ggz-youth", "ggz-triage")),  # D-006
        ("twente", None, {"abuse": "yes"}, ("veilig-thuis", "veilig-thuis")),
        ("twente", None, {"gut_feeling": "yes"}, ("ambulatory", "none")),  # D-005, D-017
        (  # D-026, D-031: back to the provider of before
            *("twente", None, {"gut_feeling": "yes", "care_status": "residence", "can_return": "yes"}),
            ("own-provider", "own-provider"),
        ),
        ("haaglanden", None, {"violence": "yes"}, ("intervention", "none")),  # B8-002
        ("haaglanden", None, {"gut_feeling": "yes", "motivated": "no"}, ("intervention", "none")),  # B8-002
        (  # B8-026
            *("haaglanden", None, {"caller_role": "professional", "consult_asked": "consult"}),
            ("consult", "none"),
        ),
        (  # B8-014
            *("haaglanden", None, {"gut_feeling": "yes", "care_status": "ggz", "motivated": "yes"}),
            ("regular-help", "own-provider"),
        ),
        ("gelderland", None, {"care_status": "ggz"}, ("ggz-crisis", "ggz-crisis")),  # A-011, at night
        ("gelderland", MONDAY_TEN, {"care_status": "ggz"}, ("own-provider", "own-provider")),
        ("gelderland", None, {"care_status": "youth-care", "confusion": "yes"}, ("ambulatory", "none")),
        ("gelderland", None, {"care_status": "residence"}, ("own-provider", "own-provider")),  # A-009, day and night
        ("gelderland", MONDAY_TEN, {"care_status": "residence"}, ("own-provider", "own-provider")),
        (
            "gelderland",
            None,
            {"caller_role": "professional", "partner_consult": "yes"},
            ("consultation", "none"),
        ),
        ("utrecht-save", None, {"restraining_order": "yes"}, ("restraining-order", "none")),  # B7-011
        ("utrecht-save", None, {"confusion": "yes"}, ("crisis-24h", "none")),  # B7-015
        ("utrecht-save", None, {"sliding": "yes", "gut_feeling": "yes"}, ("save-team", "none")),  # B7-005
        ("utrecht-save", None, {"contact_purpose": "advice", "gut_feeling": "yes"}, ("advice", "none")),  # B7-009
        ("brabant", MONDAY_TEN, {"confusion": "yes"}, ("generalist", "none")),  # B4-017
        ("brabant", MONDAY_TEN, {"confusion": "yes", "generalist_called": "yes"}, ("go-there", "none")),  # B4-017
        ("brabant", None, {"confusion": "yes"}, ("go-there", "none")),  # B4-008, at night
        ("brabant", None, {"confusion": "yes", "adult_in_crisis": "yes"}, ("integral", "none")),  # B4-001
        ("brabant", None, {"care_status": "measure"}, ("measure-line", "measure-line")),
        ("amsterdam", None, {"confusion": "yes"}, ("intervention", "none")),  # B5-002
        ("amsterdam", None, {"confusion": "yes", "care_status": "measure"}, ("case-management", "none")),  # B5-003
        ("amsterdam", None, {"gut_feeling": "yes"}, ("neighbourhood-team", "none")),  # B5-002
        ("amsterdam", None, {"report_kind": "care-report"}, ("care-report", "none")),  # B5-008
        ("scenario-rotonde", None, {"violence": "yes"}, ("duo", "none")),  # C5-007
        ("scenario-rotonde", None, {"confusion": "yes"}, ("ambulatory", "none")),
        (  # C5-013, C5-018: by day a citizen goes to a professional first
            *("scenario-cit", MONDAY_TEN, {"caller_role": "parent", "gut_feeling": "yes"}),
            ("own-provider", "own-provider"),
        ),
        (
            "scenario-cit",
            MONDAY_TEN,
            {"caller_role": "parent", "confusion": "yes"},
            ("duo", "none"),
        ),  # danger goes first
        ("scenario-cit", None, {"caller_role": "parent", "gut_feeling": "yes"}, ("next-workday", "none")),
        (  # C5-025, C5-026
            *("scenario-coordinatie", None, {"confusion": "yes", "entrance_did": "nothing"}),
            ("entrance-first", "ggz-crisis"),
        ),
        (  # C5-028
            *("scenario-coordinatie", None, {"entrance_did": "intervened", "more_needed": "yes"}),
            ("placed", "none"),
        ),
    ],
)
def test_a_region_proposes_as_it_works(
    name: str, now: object, answers: dict[str, str], expected: tuple[str, str]
) -> None:
    desk = paper(name) if now is None else paper(name, now=now)
    assert proposed(desk, **answers) == expected


@pytest.mark.parametrize(
    "name",
    [
        *("amsterdam", "brabant", "gelderland", "haaglanden", "twente", "utrecht-save"),
        *("scenario-cit", "scenario-coordinatie", "scenario-rotonde"),
    ],
)
def test_danger_goes_before_whatever_a_region_agreed(name: str) -> None:
    """Also by day, for a citizen with help already involved, or with a measure."""
    for status in ("measure", "ggz", "residence"):
        desk = paper(name, now=MONDAY_TEN)
        report = desk.rings()
        desk.says(report, caller_role="parent", care_status=status, danger_now="yes")
        proposal = desk.sheet(report).proposal
        assert proposal is not None
        assert (proposal.urgency, proposal.route) == ("direct", "112")
