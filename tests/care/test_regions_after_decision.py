"""What the profiles of regions say happens after a decision: each clock and caution with the row that it comes from."""

from datetime import UTC, datetime, timedelta

import pytest
from builders import ANNA, NIGHT, paper
from region_roads import decided, due_at, helped, spans, warned

from desk.decision.variables import NO_ROUTE
from desk.intake.calls import HangUp
from desk.intake.closing import CloseReport
from desk.intake.promises import KeepPromise, RequestCallback
from desk.intake.referral import MakeReferral
from desk.intake.referral_steps import AnswerReferral
from desk.intake.roster_needs import SetHoliday
from desk.words.times import local

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


# -- clocks -----------------------------------------------------------------------------------------------------------


def test_e_009_in_groningen_there_is_contact_within_half_an_hour_of_the_clients_call() -> None:
    desk = paper("groningen")
    report = desk.new_id()
    desk.do(RequestCallback(report, "moeder", "0612345678", said_at=desk.now - timedelta(minutes=12)))
    assert desk.promise_row(report).due_at == desk.now + timedelta(minutes=18)
    called = desk.rings()
    decided(desk, called, pathway="own-provider", provider="own-youth-care")
    assert spans(desk, called)["provider-contact"] == timedelta(minutes=30)


def test_d_046_in_twente_outreach_begins_within_a_day_and_d_028_its_goal_is_set_on_day_one() -> None:
    desk = paper("twente")
    report = desk.rings()
    decided(desk, report, pathway="ambulatory", provider="jarabee")
    found = spans(desk, report)
    assert (found["help-start"], found["follow-up-goal"]) == (DAY, DAY)
    helped(desk, report)
    assert "help-start" not in spans(desk, report)


@pytest.mark.parametrize(
    ("pathway", "clock", "days"),
    [
        ("ggz-bed", "ggz-bed-7-days", 7),
        ("ambulatory", "crisis-28-days", 28),
        ("families-first", "families-first-6-weeks", 42),
    ],
)
def test_d_016_d_043_d_044_in_twente_a_bed_is_for_7_days_a_crisis_for_28_and_families_first_for_42(
    pathway: str, clock: str, days: int
) -> None:
    desk = paper("twente")
    report = desk.rings()
    decided(desk, report, pathway=pathway)
    helped(desk, report)
    lasting = {name: span for name, span in spans(desk, report).items() if span > DAY}
    assert lasting == {clock: timedelta(days=days)}


def test_b5_005_in_amsterdam_the_service_stays_with_a_family_for_48_hours_and_is_warned_at_24() -> None:
    desk = paper("amsterdam")
    report = desk.rings()
    decided(desk, report, pathway="intervention")
    helped(desk, report)
    (row,) = [promise for promise in desk.card(report).promises if promise.kind == "involved-48h"]
    assert (row.warn_at - row.started_at, row.due_at - row.started_at) == (24 * HOUR, 48 * HOUR)


def test_b4_011_in_brabant_the_first_48_hours_and_four_weeks_are_both_watched() -> None:
    desk = paper("brabant")
    report = desk.rings()
    decided(desk, report, pathway="go-there")
    helped(desk, report)
    found = spans(desk, report)
    assert (found["first-48h"], found["four-weeks"]) == (48 * HOUR, 28 * DAY)


def test_b8_004_in_haaglanden_a_crisis_intervention_takes_72_hours_at_most() -> None:
    desk = paper("haaglanden")
    report = desk.rings()
    decided(desk, report, pathway="intervention", trajectory="crisis-intervention")
    assert spans(desk, report)["intervention-72h"] == 72 * HOUR
    assert "pressure-review" not in spans(desk, report)


def test_b8_015_trajectory_two_follows_one_and_b8_025_is_looked_at_again_until_it_is_safe() -> None:
    desk = paper("haaglanden")
    report = desk.rings()
    decided(desk, report, pathway="intervention", trajectory="crisis-intervention")
    desk.waits(hours=60)
    decided(desk, report, pathway="intervention", trajectory="pressure", why_again="new-information")
    found = spans(desk, report)
    assert "intervention-72h" not in found
    for _ in range(3):
        assert spans(desk, report)["pressure-review"] == 7 * DAY
        desk.waits(days=6)
        (review,) = [one for one in desk.state(report).open_promises() if one.made.clock == "pressure-review"]
        desk.do(KeepPromise(report, review.made.promise, "done"))
    assert desk.state(report).decisions[-1].noted.assessment == 2


def test_b7_013_save_takes_over_within_five_working_days_over_christmas_and_days_that_people_set() -> None:
    desk = paper("utrecht-save", now=datetime(2026, 12, 23, 21, 0, tzinfo=UTC))
    first = desk.rings()
    decided(desk, first, pathway="crisis-24h")
    # Thu 24, Mon 28, Tue 29, Wed 30, Thu 31; the 25th and 26th are Christmas.
    assert due_at(desk, first, "save-takeover") == "2026-12-31 17:00"
    desk.do(SetHoliday("2026-12-31", "Oudjaarsdag vrij"))
    second = desk.rings()
    decided(desk, second, pathway="crisis-24h")
    # New Year's Day is none and the days after are a weekend.
    assert due_at(desk, second, "save-takeover") == "2027-01-04 17:00"


def test_working_days_end_when_the_offices_close_on_both_nights_that_the_clock_changes() -> None:
    for night in (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)):
        desk = paper("utrecht-save", now=night)
        report = desk.rings()
        decided(desk, report, pathway="crisis-24h")
        friday = local(night).date() + timedelta(days=5)
        assert due_at(desk, report, "save-takeover") == f"{friday} 17:00"


def test_a_clock_of_28_days_rings_on_the_day_also_when_the_report_was_closed_long_ago() -> None:
    desk = paper("twente", now=datetime(2026, 12, 20, 2, 40, tzinfo=UTC))
    report = desk.rings()
    decided(desk, report, pathway="ambulatory", provider="jarabee")
    helped(desk, report)
    desk.do(HangUp(report))
    for promise in desk.state(report).open_promises():
        if promise.made.clock != "crisis-28-days":
            desk.do(KeepPromise(report, promise.made.promise))
    desk.do(CloseReport(report))
    desk.waits(days=22)
    assert desk.alarms() == ()
    desk.waits(days=1, minutes=1)
    assert desk.alarm().level == "warned"
    desk.waits(days=5)
    assert desk.alarm().level == "late"
    assert (desk.promise_row(report).who, desk.promise_row(report).owner) == ("Jarabee", ANNA)


def test_c5_006_in_the_roundabout_the_referrer_hears_before_help_starts() -> None:
    desk = paper("scenario-rotonde")
    report = desk.rings()
    decided(desk, report, pathway="ambulatory", provider="ggz-example")
    clock = desk.profile.clocks["feedback"]
    assert "voor de hulp begint" in clock.label
    assert clock.due < desk.profile.clocks["ambulatory-start"].due
    assert spans(desk, report)["feedback"] == timedelta(minutes=clock.due)
    helped(desk, report)
    assert "feedback" in spans(desk, report)  # Open, and no wall (house rule 1).


def test_c5_005_in_the_roundabout_no_reason_frees_a_provider_and_each_refusal_is_a_dispute() -> None:
    desk = paper("scenario-rotonde")
    assert desk.profile.care.refusals == ()
    report = desk.rings()
    decided(desk, report, pathway="ambulatory", provider="ggz-example")
    (referral,) = desk.state(report).care.referrals
    desk.do(AnswerReferral(report, referral, "refused", reason="no-people"))
    assert desk.state(report).care.referrals[referral].state == "disputed"


def test_c5_022_the_team_that_was_there_asks_for_follow_up_help_within_two_working_days() -> None:
    clock = paper("scenario-cit").profile.clocks["follow-up-asked"]
    assert (clock.starts, clock.closes, clock.due_workdays) == ("arrived", "task-done", 2)


def test_a_007_in_gelderland_a_party_that_is_asked_answers_at_once() -> None:
    desk = paper("gelderland")
    report = desk.rings()
    desk.do(MakeReferral(report, desk.children(report)[0], provider="pro-persona"))
    assert spans(desk, report)["provider-answer"] == timedelta(minutes=10)


# -- cautions ---------------------------------------------------------------------------------------------------------


def test_d_021_in_twente_no_child_under_12_is_for_a_crisis_group_without_being_stopped() -> None:
    desk = paper("twente")
    report = desk.rings()
    desk.says(report, youth_birth_date="9")
    said = warned(desk, report, kind="bed", pathway="crisis-group")
    assert any(line.startswith("Jonger dan twaalf: geen crisisgroep") and "D-021" in line for line in said)
    decided(desk, report, pathway="crisis-group")
    assert desk.state(report).decisions[-1].noted.pathway == "crisis-group"
    older = desk.rings()
    desk.says(older, youth_birth_date="16")
    assert not any("Jonger dan twaalf" in line for line in warned(desk, older, kind="bed", pathway="crisis-group"))


def test_d_011_in_twente_what_a_psychiatrist_decided_is_noted_as_theirs_and_not_weighed_again() -> None:
    desk = paper("twente")
    assert "psychiatrist-decided" in {entry.id for entry in desk.profile.entries}
    report = desk.rings(entry="psychiatrist-decided")
    desk.says(report, psychiatrist_decided="yes")
    assert any("D-011" in line for line in warned(desk, report, kind="ggz", pathway="ggz-youth"))
    decided(desk, report, pathway="ggz-youth", route=NO_ROUTE, role="psychiatrist")
    assert desk.state(report).decisions[-1].noted.role == "psychiatrist"


def test_d_031_who_had_help_may_go_back_to_it_and_b8_018_a_restraining_order_points_to_trajectory_two() -> None:
    twente, haaglanden = paper("twente"), paper("haaglanden")
    report = twente.rings()
    twente.says(report, care_status="residence")
    assert any("D-031" in line for line in warned(twente, report, kind="help", pathway="ambulatory"))
    report = haaglanden.rings()
    haaglanden.says(report, restraining_order="yes")
    assert any("B8-018" in line for line in warned(haaglanden, report, kind="intervention", pathway="intervention"))


def test_b4_017_that_no_generalist_was_tried_is_said_also_when_nobody_asked() -> None:
    desk = paper("brabant")
    report = desk.rings()
    assert any("B4-017" in line for line in warned(desk, report, kind="go-there", pathway="go-there"))
    desk.says(report, generalist_called="yes")
    assert not any("B4-017" in line for line in warned(desk, report, kind="go-there", pathway="go-there"))


def test_b5_006_a_measure_in_amsterdam_asks_for_the_lawyer() -> None:
    caution = next(one for one in paper("amsterdam").profile.care.cautions if one.id == "legal")
    assert (caution.outcomes, "B5-006" in caution.source) == (("court-measure",), True)


def test_every_caution_and_clock_names_where_it_comes_from() -> None:
    for name in ("twente", "haaglanden", "gelderland", "utrecht-save", "brabant", "amsterdam"):
        profile = paper(name, now=NIGHT).profile
        for caution in profile.care.cautions:
            assert "-0" in caution.source, (name, caution.id)
        for clock in profile.clocks.values():
            assert clock.source
