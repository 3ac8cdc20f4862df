"""The profiles that ship: usable as they are, honest about what nobody checked, and short enough to read aloud."""

import re
from datetime import datetime

import pytest
from profile_files import NAMES, files_of

from desk.checklist.enable import enabled_links
from desk.checklist.values import RESERVED
from desk.decision.propose import propose
from desk.profile import codes
from desk.profile.check import examine
from desk.profile.library import shipped
from desk.profile.load import digest_of, profile_from_bytes
from desk.profile.model import Profile, is_open

SATURDAY_NIGHT = datetime(2026, 11, 21, 3, 40)  # noqa: DTZ001  (local wall time, as the profile reads it)


@pytest.fixture(params=NAMES)
def profile(request: pytest.FixtureRequest) -> Profile:
    return profile_from_bytes(files_of(request.param))


def test_the_regions_and_the_three_scenarios_ship_and_have_no_fault_and_no_warning():
    assert shipped() == NAMES
    assert {name: examine(name) for name in NAMES} == {name: ([], []) for name in NAMES}


def test_no_number_ships_as_verified_and_every_number_says_where_it_came_from(profile):
    """House rule 6."""
    numbers = [number for route in profile.routes for number in route.numbers]
    numbers += [number for provider in profile.providers for number in (provider.day, provider.night) if number]
    assert numbers
    assert [number.number for number in numbers if number.verified_on or not number.source] == []


def test_a_national_number_is_said_to_be_national_and_not_another_regions(profile):
    """Both stand in a paper of Groningen (E-015, E-016); a card in Friesland that says so looks like a mix-up."""
    sources = [number.source for name in ("112", "veilig-thuis") for number in profile.route(name).numbers]
    assert sources == ["landelijk alarmnummer", "landelijk nummer van Veilig Thuis"]


def test_f9_is_112_and_the_keys_have_the_names_that_people_know(profile):
    keys = {route.key: route.label for route in profile.routes if route.key}
    assert keys.pop("F12")
    assert keys == {"F9": "112", "F10": "Huisartsenpost", "F11": "Veilig Thuis"}
    emergency = profile.route("112")
    assert [number.number for number in emergency.numbers] == ["112"]
    assert emergency.closing == "control-room"


def test_clinical_wording_is_labelled_as_an_example(profile):
    """House rule 10."""
    for text in (profile.notice, profile.checklist.copyright, profile.checklist.raw["description"]):
        assert "oorbeeld, vast te stellen door uw gedragswetenschapper" in text
    assert b"ordinalValue" not in profile.files["checklist.json"]


def test_the_people_are_made_up_and_every_role_is_there(profile):
    assert all("Voorbeeld" in person.name for person in profile.people)
    assert {role for person in profile.people for role in person.roles} == set(codes.ROLES)


def test_there_are_35_to_50_questions_of_which_at_most_ten_are_core(profile):
    questions = profile.checklist.questions()
    assert 35 <= len(questions) <= 50
    assert 5 <= sum(item.core for item in questions) <= 10


def test_the_first_block_is_short_enough_for_a_minute(profile):
    first = profile.checklist.sections()[0].link_id
    inside = [item for item in profile.checklist.questions() if profile.checklist.section_of(item.link_id) == first]
    assert inside[0].code == codes.DANGER_NOW
    assert len(inside) <= 5


def test_the_sections_are_those_of_the_screen(profile):
    sections = [f"{section.prefix} {section.text}" for section in profile.checklist.sections()]
    assert sections == [
        *("1 Gevaar, plek", "2 Beller", "3 Jeugdige", "4 Situatie"),
        *("5 Veiligheid", "6 Hulp nu", "7 Afspraak"),
    ]


def test_what_the_child_is_asked_is_said_with_je(profile):
    for item in profile.checklist.questions():
        spoken = item.texts.get("child", "")
        assert not re.search(r"\b(u|uw|het kind|de jeugdige)\b", spoken.lower()), spoken
    asked = enabled_links(profile.checklist, {"caller_role": ("child",)})
    # A question about the child that has no wording for the child itself would sound odd to it.
    odd = [
        item.link_id
        for item in profile.checklist.questions()
        if item.link_id in asked and "{kind}" in item.texts.get("parent", "") and "child" not in item.texts
    ]
    assert odd == []
    assert all("{kind}" not in item.text for item in profile.checklist.all_items())


def test_what_the_child_needs_is_asked_in_its_own_words(profile):
    item = profile.checklist.by_code(codes.NEEDS_CHILD)
    assert item.texts["child"] == "Wat heb jij nodig?"


def test_danger_questions_can_be_answered_with_yes_or_no_by_who_cannot_speak_freely(profile):
    danger = [item for item in profile.checklist.questions() if item.danger and item.code != codes.ATTEMPT_WHEN]
    assert len(danger) >= 15
    for item in danger:
        assert [option.code for option in item.options] == ["yes", "no"], item.link_id
    reserved = [o.code for item in profile.checklist.questions() for o in item.options if o.code in RESERVED]
    assert reserved == []


def test_the_red_flag_at_a_wish_to_die_says_to_stay(profile):
    say = profile.checklist.by_code(codes.WISH_TO_DIE).red_flag("yes")
    assert "alleen" in say
    assert "Blijf aan de lijn." in say


def test_every_choice_of_the_2014_checklist_has_words(profile):
    assert len(profile.choices) == 10


def test_friesland_calls_back_within_20_minutes_and_the_provider_within_the_hour():
    clocks = profile_from_bytes(files_of("friesland")).clocks
    assert (clocks["callback"].warn, clocks["callback"].due, clocks["callback"].starts) == (15, 20, "hung-up")
    assert (clocks["provider-hour"].due, clocks["provider-hour"].starts) == (60, "decided")
    assert clocks["line-dropped"].due == 1
    assert clocks["next-workday"].due_workdays == 1


def test_groningen_calls_back_within_half_an_hour_of_their_call():
    clocks = profile_from_bytes(files_of("groningen")).clocks
    assert (clocks["callback-request"].due, clocks["callback-request"].starts) == (30, "their-call")


def test_late_promises_climb_to_the_shift_lead(profile):
    for clock in profile.clocks.values():
        assert clock.escalates_to[0] == "owner"
        assert "shift-lead" in clock.escalates_to


def test_in_friesland_the_own_provider_goes_first_in_office_hours_only_and_in_groningen_always():
    """B6-008, B6-011, E-003."""
    assert profile_from_bytes(files_of("friesland")).provider_first.hours == "office"
    assert profile_from_bytes(files_of("groningen")).provider_first.hours == "always"


def test_the_gp_post_is_open_at_night_and_shut_on_a_weekday_morning():
    post = profile_from_bytes(files_of("friesland")).route("gp-post")
    assert is_open(post.opening, SATURDAY_NIGHT)
    assert is_open(post.opening, SATURDAY_NIGHT.replace(day=23))
    assert not is_open(post.opening, SATURDAY_NIGHT.replace(day=23, hour=11))


def test_conflicting_numbers_of_the_desk_itself_are_both_there():
    assert profile_from_bytes(files_of("friesland")).own_numbers == ("+318007763345", "+31900234566")


def test_the_digest_depends_on_names_and_bytes_and_not_on_their_order():
    files = files_of()
    assert digest_of(files) == digest_of(dict(reversed(files.items())))
    assert digest_of({"a": b"bc"}) != digest_of({"ab": b"c"})
    assert profile_from_bytes(files).digest == digest_of(files)
    assert profile_from_bytes(files).files == files


def test_a_mother_calls_about_sem_who_wants_to_be_dead_with_means_at_hand(profile):
    answers = {
        "caller_role": ("parent",),
        "youth_name": ("Sem",),
        "youth_birth_date": ("14",),
        "wish_to_die": ("yes",),
    }

    def proposal():
        enabled = enabled_links(profile.checklist, answers)
        return propose(profile, answers, age=14.0, local=SATURDAY_NIGHT, enabled=enabled)

    assert (proposal().urgency, proposal().rank) == ("within-1h", 2)
    answers["means_at_hand"] = ("yes",)
    found = proposal()
    assert (found.urgency, found.rank, found.provisional) == ("direct", 1, True)
    assert (found.pathway, found.route) == ("stay-on-line", "none")
    assert found.reason == "Wil dood, middel bij de hand"
    assert ("means_at_hand", "yes") in found.because
    assert "adult_present" in found.open
