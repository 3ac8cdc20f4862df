"""Which region a first start proposes, and what two desks with different regions on one store are told."""

from desk.regions import DeskRegion, RegionNotices, propose

TITLES = {"friesland": "Spoed voor jeugd Friesland", "groningen": "Bereikbaarheid Groningen"}
A = DeskRegion("1", "Desk A", "A", "friesland", live=True)
B = DeskRegion("2", "Nachtdesk", "B", "groningen", live=True)
C = DeskRegion("3", "Desk C", "C", "friesland", live=True)


def silent(desk: DeskRegion) -> DeskRegion:
    return DeskRegion(desk.desk, desk.name, desk.code, desk.region, live=False)


def test_a_computer_that_knows_nothing_proposes_no_region() -> None:
    assert propose("", [], [], TITLES).region == ""
    assert propose("", ["friesland", "groningen"], [], TITLES).region == ""


def test_what_the_computer_was_told_goes_first_then_the_store_then_the_only_profile_of_the_home() -> None:
    proposed = propose("groningen", ["friesland"], [A], TITLES)
    assert (proposed.region, proposed.why) == ("groningen", "NACHTWACHT_PROFILE noemt Bereikbaarheid Groningen.")
    proposed = propose("", ["groningen"], [A, C], TITLES)
    assert proposed.region == "friesland"
    assert proposed.why == "Desk A (en nog 1) op deze opslag: Spoed voor jeugd Friesland."
    proposed = propose("", ["groningen"], [], TITLES)
    assert proposed.region == "groningen"
    assert "alleen Bereikbaarheid Groningen" in proposed.why


def test_desks_at_work_now_go_before_those_that_once_were() -> None:
    assert propose("", [], [A, silent(B)], TITLES).region == "friesland"
    assert propose("", [], [silent(B)], TITLES).region == "groningen"


def test_desks_that_differ_leave_the_choice_open_and_say_who_has_what() -> None:
    proposed = propose("", ["friesland"], [A, B], TITLES)
    assert proposed.region == ""
    assert "Spoed voor jeugd Friesland (Desk A), Bereikbaarheid Groningen (Nachtdesk (letter B))" in proposed.why


def test_a_region_that_is_not_on_this_computer_is_not_proposed_and_it_is_said_how_to_get_it() -> None:
    assert propose("zuidpool", [], [], TITLES).why.startswith("NACHTWACHT_PROFILE noemt zuidpool; dat profiel is hier")
    own = DeskRegion("4", "Desk D", "D", "eigen", live=True)
    proposed = propose("", [], [own], TITLES)
    assert proposed.region == ""
    assert "Kopieer de map profiles/eigen" in proposed.why


def test_two_regions_on_one_store_are_told_with_desk_letter_region_and_what_to_do() -> None:
    (notice,) = RegionNotices().of("friesland", [B])
    assert notice.startswith("Nachtdesk (letter B) werkt op deze opslag met regio groningen, deze desk met friesland")
    assert "Instellingen (Ctrl+,)" in notice
    assert RegionNotices().of("friesland", [C]) == ()


def test_it_is_told_once_also_when_that_desk_falls_silent_or_another_comes() -> None:
    notices = RegionNotices()
    first = notices.of("friesland", [B])
    assert notices.of("friesland", [silent(B)]) == first
    assert notices.of("friesland", [B, DeskRegion("5", "Desk E", "E", "groningen", live=True)]) == first
    # Nobody has it any more; when somebody has it again, that is news.
    assert notices.of("friesland", [C]) == ()
    assert notices.of("friesland", [silent(B)]) == ()
    assert notices.of("friesland", [B]) == first


def test_a_desk_that_takes_the_same_region_is_told_nothing_more() -> None:
    notices = RegionNotices()
    assert notices.of("friesland", [B])
    assert notices.of("groningen", [B]) == ()
    # Before the first start is done there is no region to compare.
    assert notices.of("", [B]) == ()
