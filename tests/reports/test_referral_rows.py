"""What is shown of a referral: who is asked, what came of it, who comes next with a number, who is called then."""

from dataclasses import replace
from datetime import timedelta

from builders import NAMES, Paper, paper

from desk.care_rows.referral import ReferralsRow
from desk.directory_rows import OnCallRow
from desk.intake.calls import HangUp
from desk.intake.closing import GiveFeedback
from desk.intake.decisions import NoteDecision
from desk.intake.papers import HandOut
from desk.intake.referral import PassOn
from desk.intake.referral_steps import AnswerReferral, NoteContact, RuleReferral, TryReferral
from desk.profile.model import PhoneNumber, Profile
from desk.reports.referral_rows import referrals_row

LEAD = OnCallRow(
    *("shift-lead", "Dienstleider", "Dienstleider Voorbeeld", "", "0600000004", "06 00 00 00 04"),
    until=None,
    until_text="",
    backup="",
    nobody=False,
    note="",
)
NOBODY = replace(LEAD, role="case-dispatcher", label="Spelverdeler", name="", number="", nobody=True, note="Niemand")


def decided(desk: Paper, provider: str = "jeugdhulp-friesland") -> str:
    report = desk.rings()
    said = {"urgency": "within-4h", "pathway": "ambulatory", "provider": provider}
    desk.do(NoteDecision(report, desk.children(report)[0], "Triagist Voorbeeld", **said))
    return report


def numbered_profile(profile: Profile) -> Profile:
    """The directory with two numbers for each provider."""

    def number(text: str) -> PhoneNumber:
        return PhoneNumber(text, "", "verzonnen", None)

    every = tuple(replace(one, day=number("058 1111111"), night=number("058 2222222")) for one in profile.providers)
    return replace(profile, providers=every)


def row(desk: Paper, report: str) -> ReferralsRow:
    directory = numbered_profile(desk.profile)
    posts = (LEAD, NOBODY)
    return referrals_row(desk.view(report), "", directory, posts, lambda one: NAMES.get(one, ""), desk.now)


def name(desk: Paper, report: str) -> str:
    current = row(desk, report).current
    assert current is not None
    return current.id


def test_the_chain_shows_the_night_number_at_night_and_the_day_number_in_office_hours() -> None:
    desk = paper()
    report = decided(desk)
    first = row(desk, report).chain[0]
    assert first.number is not None
    assert (first.number.shown, first.hours, first.number.verified) == ("058 222 22 22", "nacht", "")
    desk.now += timedelta(days=2, hours=7)
    by_day = row(desk, report).chain[0]
    assert by_day.number is not None
    assert (by_day.number.shown, by_day.hours) == ("058 111 11 11", "dag")


def test_who_comes_next_stands_there_with_a_number_before_it_is_needed() -> None:
    desk = paper()
    report = decided(desk)
    shown = row(desk, report)
    assert [one.id for one in shown.chain] == ["jeugdhulp-friesland", "tjallingahiem", "kinnik"]
    assert shown.next is not None
    assert (shown.next.label, shown.next.number is not None) == ("Tjallingahiem", True)
    assert [one.id for one in shown.others] == ["jeugdbescherming"]


def test_after_the_last_one_nobody_comes_next_and_the_shift_lead_is_named_with_a_number() -> None:
    desk = paper()
    report = decided(desk)
    for _ in range(2):
        desk.do(PassOn(report, name(desk, report)))
    shown = row(desk, report)
    assert shown.next is None
    assert (shown.lead.name, shown.lead.number_shown) == ("Dienstleider Voorbeeld", "06 00 00 00 04")
    assert (shown.dispatcher.name, shown.dispatcher.note) == ("", "Niemand")


def test_what_was_tried_and_said_is_read_back_in_words() -> None:
    desk = paper()
    report = decided(desk)
    desk.do(TryReferral(report, name(desk, report), "no-answer", "058 3333333"))
    current = row(desk, report).current
    assert current is not None
    assert (current.silent, current.number_shown, current.more) == (
        True,
        "058 333 33 33",
        ("Gebeld: 03:40 geen gehoor",),
    )
    desk.do(AnswerReferral(report, name(desk, report), "refused", "Fenna", "no-match", "te jong"))
    desk.do(RuleReferral(report, name(desk, report), stands=False, by="Spelverdeler Voorbeeld"))
    desk.do(NoteContact(report, name(desk, report), "Joris"))
    current = row(desk, report).current
    assert current is not None
    assert current.text == "Jeugdhulp Friesland sprak het gezin, 03:40"
    assert current.more == (
        "Gebeld: 03:40 geen gehoor",
        "Reden: Past niet bij ons aanbod",
        "Gesproken met Fenna",
        "Spelverdeler Voorbeeld besliste: neemt het gezin toch aan",
        "Joris sprak het gezin",
        "Overdracht aan de aanbieder: nog open",
        "te jong",
    )


def test_a_reason_that_does_not_count_says_so_before_it_is_chosen() -> None:
    desk = paper()
    labels = {one.code: one.label for one in row(desk, decided(desk)).reasons}
    assert labels["no-place"] == "Geen plek"
    assert labels["no-match"] == "Past niet bij ons aanbod · geschil"


def test_c5_006_what_the_referrer_hears_before_help_starts_is_shown_as_open_until_they_heard() -> None:
    desk = paper()
    report = decided(desk)
    # A family that called has no referrer to tell.
    assert row(desk, report).feedback == ()
    desk.says(report, caller_role="professional")
    assert [one.code for one in row(desk, report).feedback] == ["referrer-before"]
    desk.do(GiveFeedback(report, "referrer-before"))
    assert row(desk, report).feedback == ()


def test_both_clocks_stand_on_the_card_of_the_report_with_the_provider_and_the_minute() -> None:
    desk = paper()
    report = decided(desk)
    clocks = {one.kind: (one.label, one.who, one.due_at - desk.now) for one in desk.card(report).promises}
    assert clocks["provider-answer"][1:] == ("Jeugdhulp Friesland", timedelta(minutes=10))
    assert clocks["provider-hour"][1:] == ("Jeugdhulp Friesland", timedelta(hours=1))
    desk.do(PassOn(report, name(desk, report)))
    assert {one.who for one in desk.card(report).promises if one.kind != "feedback"} == {"Tjallingahiem"}


def test_without_a_decision_there_is_no_chain_and_every_provider_can_be_asked() -> None:
    desk = paper()
    shown = row(desk, desk.rings())
    assert (shown.decided, shown.chain, shown.next, shown.current) == ("Nog geen besluit", (), None, None)
    assert len(shown.others) == len(desk.profile.providers)


def test_b6_022_whoever_took_the_call_hands_the_provider_what_it_needs_and_that_is_open_until_done() -> None:
    desk = paper()
    report = decided(desk)
    assert desk.card(report).promises[0].owner == desk.person, "the interviewer answers for it"
    desk.do(AnswerReferral(report, name(desk, report), "accepted"))
    current = row(desk, report).current
    assert current is not None
    assert "Overdracht aan de aanbieder: nog open" in current.more
    desk.do(HandOut(report, "handover", "text", "Jeugdhulp Friesland", "provider"))
    current = row(desk, report).current
    assert current is not None
    assert "Overdracht aan de aanbieder: nog open" not in current.more


def test_the_card_says_the_clocks_that_its_badge_does_not_with_minute_and_provider() -> None:
    desk = paper()
    report = decided(desk)
    assert desk.card(report).clocks == (
        "03:50 · Aanbieder zegt ja of nee · Jeugdhulp Friesland",
        "04:10 · Melder hoort het besluit",
        "04:40 · Aanbieder belt gezin · Jeugdhulp Friesland",
    )
    desk.do(HangUp(report))
    card = desk.card(report)
    assert card.badge == "Aanbieder zegt ja of nee · voor 03:50"
    assert card.clocks == ("04:10 · Melder hoort het besluit", "04:40 · Aanbieder belt gezin · Jeugdhulp Friesland")
