"""The minimum dataset of one report: what the desk noted on the way comes out as codes and minutes (seed rows C6)."""

import json
from typing import Any

from builders import Paper
from hypothesis import given, settings
from hypothesis import strategies as st
from papers_night import agreed, decided, night

from desk.export.dataset import dataset_row
from desk.intake.answers import AddChild
from desk.intake.closing import SetOutcome
from desk.intake.natures import NoteNature
from desk.intake.referral import PassOn
from desk.intake.referral_steps import AnswerReferral, NoteContact


def row_of(desk: Paper, report: str) -> dict[str, Any]:
    row = dataset_row(desk.view(report), repeat=False)
    assert row is not None
    return row


def child_of(desk: Paper, report: str) -> dict[str, Any]:
    found: dict[str, Any] = row_of(desk, report)["children"][0]
    return found


def test_c6_016_when_what_and_by_whom_and_how_long_until_contact() -> None:
    desk, report, child = night()
    desk.waits(minutes=12)
    decided(desk, report, child, urgency="within-24h", reason="surroundings", proposed_urgency="within-1h")
    desk.waits(minutes=5)
    referral = next(iter(desk.state(report).care.referrals))
    desk.do(AnswerReferral(report, referral, "accepted", "Jorrit"))
    desk.waits(minutes=20)
    desk.do(NoteContact(report, referral, "Jorrit"))
    row, one = row_of(desk, report), child_of(desk, report)
    assert row["opened"] == {"month": "2026-11", "weekday": 6, "hour": 3, "office_hours": False}
    assert (row["referrer"], one["age"], one["nature"], one["care_status"]) == ("parent", "12-15", "suicidality", "ggz")
    (decision,) = one["decisions"]
    assert (decision["urgency"], decision["followed"], decision["reason"], decision["minutes"]) == (
        *("within-24h", False, "surroundings"),
        12,
    )
    assert one["proposed"] == "within-1h"
    (help_,) = one["interventions"]
    assert (help_["provider"], help_["minutes_to_answer"], help_["minutes_to_contact"]) == (
        "jeugdhulp-friesland",
        5,
        25,
    )
    hour = next(promise for promise in one["promises"] if promise["clock"] == "provider-hour")
    assert (hour["norm"], hour["minutes"], hour["on_time"]) == (60, 25, True)


def test_wanted_but_not_available_is_counted_however_it_was_noted() -> None:
    desk, report, child = night()
    decided(desk, report, child)
    assert child_of(desk, report)["wanted_not_available"] is False
    referral = next(iter(desk.state(report).care.referrals))
    desk.do(AnswerReferral(report, referral, "refused", "Jorrit", reason="no-place"))
    assert child_of(desk, report)["wanted_not_available"] is True
    desk, report, child = night()
    desk.do(SetOutcome(report, child, "no-place"))
    assert child_of(desk, report)["wanted_not_available"] is True


def test_c6_019_how_many_providers_a_child_had() -> None:
    desk, report, child = night()
    decided(desk, report, child)
    first = next(iter(desk.state(report).care.referrals))
    desk.do(AnswerReferral(report, first, "accepted"))
    desk.do(PassOn(report, first))
    second = desk.state(report).care.referrals_of(child)[-1].made.referral
    desk.do(AnswerReferral(report, second, "accepted"))
    assert (child_of(desk, report)["providers"], len(child_of(desk, report)["interventions"])) == (2, 2)


def test_c6_015_a_crisis_of_the_family_is_counted_and_what_nobody_asked_is_no_no() -> None:
    desk, report, _ = night(wish_to_die="no", abuse="yes")
    one = child_of(desk, report)
    assert (one["nature"], one["systemic"]) == ("abuse", True)
    desk, report, _ = night()
    assert child_of(desk, report)["systemic"] is None


def test_what_it_is_about_comes_from_the_answers_in_one_order_the_rest_is_secondary() -> None:
    desk, report, _ = night(self_harm="yes", violence="yes", intoxication="yes")
    one = child_of(desk, report)
    assert (one["nature"], one["nature_also"]) == ("suicidality", ["self-harm", "aggression", "intoxication"])


def test_what_somebody_said_goes_before_the_answers_and_each_says_which_of_both_it_is() -> None:
    desk, report, child = night(self_harm="yes")
    one = child_of(desk, report)
    assert (one["nature"], one["nature_by"]) == ("suicidality", "answers")
    assert (one["nature_also"], one["nature_also_by"]) == (["self-harm"], "answers")
    assert (one["systemic"], one["systemic_by"]) == (None, "")
    desk.do(NoteNature(report, child, "eating-disorder", systemic="no"))
    one = child_of(desk, report)
    assert (one["nature"], one["nature_by"]) == ("eating-disorder", "person")
    assert (one["nature_also"], one["nature_also_by"]) == (["suicidality", "self-harm"], "answers")
    assert (one["systemic"], one["systemic_by"]) == (False, "person")
    desk.do(NoteNature(report, child, "eating-disorder", ("conflict", "eating-disorder")))
    one = child_of(desk, report)
    assert (one["nature_also"], one["nature_also_by"]) == (["conflict"], "person")
    assert one["nature_from_answers"] == ["suicidality", "self-harm"]
    assert (one["systemic"], one["systemic_by"]) == (True, "answers")
    desk.do(NoteNature(report, child))
    assert (child_of(desk, report)["nature"], child_of(desk, report)["nature_by"]) == ("suicidality", "answers")


def test_each_child_of_a_report_has_its_own_line() -> None:
    desk, report, _ = night()
    desk.do(AddChild(report, second := desk.new_id()))
    desk.says(report, second, youth_birth_date="17 jaar")
    assert [child["age"] for child in row_of(desk, report)["children"]] == ["12-15", "16-17"]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(categories=("L",)), min_size=3, max_size=20))
def test_no_typed_word_is_ever_in_it(typed: str) -> None:
    word = f"Qx{typed}xQ"
    places = ("caller_name", "caller_organisation", "youth_name", "what_happened", "current_location", "own_provider")
    more = dict.fromkeys((*places, "responsible_municipality", "current_municipality", "agreement_first"), word)
    desk, report, child = night(**more)
    decided(desk, report, child, goal=word, reason=word, next_owner=word, appointment=word, role=word)
    agreed(desk, report, child)
    referral = next(iter(desk.state(report).care.referrals))
    desk.do(AnswerReferral(report, referral, "refused", word, reason=word, note=word))
    said = json.dumps(row_of(desk, report), ensure_ascii=False)
    assert word not in said
    assert "612345678" not in said
    assert report not in said
    assert child not in said
