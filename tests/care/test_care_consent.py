"""Consent and custody per person, by age a hint and never a wall; legal frames with who has to be called."""

import pytest
from builders import Paper, paper, two_desks
from hypothesis import given
from hypothesis import strategies as st

from desk.care_rows.consent import ConsentsRow, FrameRow
from desk.intake.consent import YOUTH, NoteConsent, NoteFrame
from desk.law.consent import consent_law
from desk.law.frames import frames
from desk.reports.consent import consents_row
from desk.reports.follow import follow_row


def night(age: str = "14 jaar") -> tuple[Paper, str, str]:
    desk = paper()
    report = desk.rings("0612345678")
    child = desk.children(report)[0]
    desk.says(report, child, youth_birth_date=age)
    return desk, report, child


def row(desk: Paper, report: str) -> ConsentsRow:
    view = desk.view(report)
    assert view is not None
    return consents_row(view, "", desk.profile, lambda _: "Anna", desk.now)


def frame(desk: Paper, report: str, name: str) -> FrameRow:
    return next(one for one in row(desk, report).frames if one.id == name)


@pytest.mark.parametrize(
    ("age", "needs"),
    [
        ("11 jaar", [{"custody"}]),
        ("12 jaar", [{"youth", "custody"}]),
        ("15 jaar", [{"youth", "custody"}]),
        ("16 jaar", [{"youth"}]),
        ("18 jaar", [{"youth"}]),
        ("11 of 12 jaar", [{"custody"}, {"youth", "custody"}]),
        ("onbekend", [{"youth", "custody"}]),
    ],
)
def test_c2_004_to_c2_014_the_age_says_whose_consent_is_asked_and_a_doubtful_age_says_both(
    age: str, needs: list[set[str]]
) -> None:
    desk, report, _ = night(age)
    law, shown = consent_law(), row(desk, report)
    texts = {one.text: {*one.needs} for one in (*law.ages, law.unknown)}
    found = [need for text, need in texts.items() if any(hint.startswith(text) for hint in shown.hints)]
    assert [sorted(one) for one in found] == [sorted(one) for one in needs]
    assert shown.check == "Voorbeeld, controleer bij uw jurist"


def test_every_year_of_age_has_one_rule_and_each_rule_says_where_it_stands() -> None:
    law = consent_law()
    for years in range(100):
        assert len(law.at(years, years)) == 1
    assert all(age.source for age in law.ages)
    assert law.emergency_source == "Jeugdwet 7.3.16"


def test_each_person_has_a_row_and_what_is_open_is_said_by_name() -> None:
    desk, report, child = night()
    assert row(desk, report).open == (
        "jeugdige zelf: nog niet gevraagd",
        "wie gezag heeft is nog niet genoteerd",
    )
    desk.do(NoteConsent(report, child, YOUTH, consent="given"))
    desk.do(NoteConsent(report, child, "parent", "Moeder", "yes", "given"))
    desk.do(NoteConsent(report, child, "parent", "Vader", "yes", "unreachable"))
    desk.do(NoteConsent(report, child, "parent", "Stiefvader"))
    shown = row(desk, report)
    assert [one.line for one in shown.people] == [
        "Jeugdige zelf: toestemming",
        "Moeder: toestemming",
        "Vader: niet bereikt",
        "Stiefvader: nog niet gevraagd",
    ]
    assert shown.open == ("Vader: niet bereikt", "Stiefvader: gezag onbekend")


def test_in_an_emergency_help_goes_without_consent_and_only_the_reason_is_asked_for() -> None:
    desk, report, child = night()
    desk.do(NoteConsent(report, child, YOUTH, consent="emergency"))
    assert row(desk, report).open == ("jeugdige zelf: reden nog open",)
    desk.do(NoteConsent(report, child, YOUTH, consent="emergency", reason="no-time"))
    shown = row(desk, report)
    assert shown.open == ()
    assert shown.people[0].line == "Jeugdige zelf: niet gevraagd, nood, geen tijd om te vragen"
    assert desk.lines(report)[-1].text == "Toestemming, Jeugdige: niet gevraagd, nood, geen tijd om te vragen"


def test_the_caller_is_the_beginning_of_the_next_person() -> None:
    desk, report, child = night()
    desk.says(report, caller_role="parent", caller_name="Ans")
    assert (row(desk, report).fresh_name, row(desk, report).fresh_relation) == ("Ans", "parent")
    desk.do(NoteConsent(report, child, "parent", "Ans", "yes", "given"))
    assert row(desk, report).fresh_name == ""


def test_what_two_desks_noted_of_one_person_stands_side_by_side_until_it_is_noted_once_more() -> None:
    here, there = two_desks()
    report = here.rings("0612345678")
    there.sees(here.log)
    child = here.children(report)[0]
    here.do(NoteConsent(report, child, YOUTH, consent="given"))
    there.do(NoteConsent(report, child, YOUTH, consent="refused", reason="no-help"))
    here.sees(there.log)
    (shown,) = row(here, report).people
    assert shown.two
    assert shown.line.startswith("Jeugdige zelf: toestemming / geen toestemming")
    here.do(NoteConsent(report, child, YOUTH, consent="refused", reason="no-help"))
    assert not row(here, report).people[0].two


def test_noting_the_same_once_more_writes_nothing() -> None:
    desk, report, child = night()
    said = NoteConsent(report, child, YOUTH, consent="given")
    assert len(desk.do(said)) == 1
    assert desk.do(said) == []


def test_c2_005_and_c2_006_a_refusal_says_that_a_measure_may_be_needed_and_proposes_nothing() -> None:
    desk, report, child = night()
    assert frame(desk, report, "wvggz").hint == ""
    desk.do(NoteConsent(report, child, YOUTH, consent="refused"))
    assert "De jeugdige weigert" in frame(desk, report, "wvggz").hint
    desk.do(NoteConsent(report, child, "parent", "Moeder", "yes", "refused"))
    assert "Wie gezag heeft weigert" in frame(desk, report, "wvggz").hint
    assert frame(desk, report, "wvggz").state == ""


def test_c2_005_a_refusal_of_a_child_below_twelve_hints_at_no_measure() -> None:
    desk, report, child = night("11 jaar")
    desk.do(NoteConsent(report, child, YOUTH, consent="refused"))
    assert frame(desk, report, "wvggz").hint == ""


def test_c2_003_the_mayor_of_where_the_child_is_now_decides_and_not_of_where_it_is_registered() -> None:
    desk, report, child = night()
    desk.says(report, child, current_municipality="Heerenveen", responsible_municipality="Leeuwarden")
    calls = " | ".join(frame(desk, report, "wvggz").calls)
    assert "Burgemeester van Heerenveen" in calls
    assert "Leeuwarden" not in calls
    assert any("Leeuwarden" in call for call in frame(desk, report, "placement").calls)


def test_who_must_be_called_has_the_number_of_the_profile_where_it_has_one() -> None:
    desk, report, _ = night()
    assert frame(desk, report, "wgbo").calls[0] == "112 bij acuut levensgevaar · 112"


def test_a_frame_is_noted_with_how_far_it_is_and_who_was_called() -> None:
    desk, report, child = night()
    desk.do(NoteFrame(report, child, "vots", "asked", "Raad, mevrouw Bos"))
    assert frame(desk, report, "vots").line == "aangevraagd, gebeld: Raad, mevrouw Bos"
    assert desk.lines(report)[-1].text == (
        "Voorlopige ondertoezichtstelling (VOTS): aangevraagd, gebeld: Raad, mevrouw Bos"
    )


def test_every_frame_says_who_is_called_how_long_it_lasts_and_where_that_stands() -> None:
    found = frames()
    assert [one.id for one in found.frames] == ["wvggz", "wzd", "wgbo", "vots", "placement"]
    assert all(one.calls and one.limits and one.source and one.text for one in found.frames)
    assert "Controleer" in found.label


@given(
    noted=st.lists(
        st.tuples(
            st.sampled_from(["given", "refused", "asked", "unreachable", "emergency", ""]),
            st.sampled_from(["yes", "no", "unknown"]),
        ),
        max_size=5,
    )
)
def test_whatever_is_noted_nothing_is_refused_and_everybody_has_a_row(noted: list[tuple[str, str]]) -> None:
    desk, report, child = night()
    for place, (consent, custody) in enumerate(noted):
        desk.do(NoteConsent(report, child, "parent", f"Ouder {place}", custody, consent))
    shown = row(desk, report)
    assert len(shown.people) == len(noted) + 1
    assert ("wie gezag heeft is nog niet genoteerd" in shown.open) == (
        not any(custody == "yes" for _, custody in noted) and not any(one == "emergency" for one, _ in noted)
    )


def test_vervolg_says_who_refused_and_which_frame_to_look_at() -> None:
    desk, report, child = night()
    desk.do(NoteConsent(report, child, YOUTH, consent="refused", reason="no-help"))
    desk.do(NoteConsent(report, child, "parent", "Moeder", "yes", "given"))
    chain = follow_row(desk.view(report), child, lambda _: "Anna", desk.now)
    step = next(one for one in chain.steps if one.id == "consent")
    assert step.text == "2 personen: Jeugdige zelf: geen toestemming, wil geen hulp; Moeder: toestemming"
    assert step.kind == "warn"
    assert any(line.startswith("Kijk: Crisismaatregel (Wvggz)") for line in step.more)
