"""Who is on call now, checked against walking through the night minute by minute. People are made up."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import DeskBug
from desk.roster.on_call import Duty, on_call
from desk.words.times import instant, zone

FRIDAY = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
# The Friday, and the evenings before the clock changes.
EVENINGS = [FRIDAY, datetime(2026, 3, 28, 20, 0, tzinfo=UTC), datetime(2026, 10, 24, 20, 0, tzinfo=UTC)]


def duty(name: str, start: datetime, until: datetime, *, role: str = "triagist", backup: str = "") -> Duty:
    return Duty(name, role, "GGZ Noord", name, "+31612345678", start, until, backup)


NIGHT = duty("Dijkstra", FRIDAY, FRIDAY + 15 * HOUR, backup="Postma")
DAY = duty("Hoekstra", FRIDAY + 15 * HOUR, FRIDAY + 24 * HOUR)


def test_in_the_night_the_one_who_is_on_is_found_with_until_when_and_who_is_behind() -> None:
    found = on_call([DAY, NIGHT], FRIDAY + 11 * HOUR, "triagist")
    assert found.now == (NIGHT,)
    assert (found.until, found.backup, found.nobody) == (NIGHT.until, "Postma", False)
    assert (found.next, found.next_start) == ((DAY,), DAY.start)
    assert found.gap_until is None


def test_at_the_minute_of_handing_over_only_the_one_who_begins_is_on() -> None:
    assert on_call([NIGHT, DAY], NIGHT.until, "triagist").now == (DAY,)
    assert on_call([NIGHT, DAY], NIGHT.until - timedelta(microseconds=1), "triagist").now == (NIGHT,)


def test_in_a_gap_nobody_is_on_and_it_says_until_when() -> None:
    late = duty("Hoekstra", NIGHT.until + 2 * HOUR, NIGHT.until + 9 * HOUR)
    gap = on_call([NIGHT, late], NIGHT.until + HOUR, "triagist")
    assert gap.nobody
    assert (gap.now, gap.until, gap.gap_until, gap.changes_at) == ((), None, late.start, late.start)


def test_with_nothing_planned_nobody_is_on_without_an_end() -> None:
    empty = on_call([], FRIDAY, "triagist")
    assert empty.nobody
    assert empty.gap_until is empty.changes_at is None
    assert on_call([NIGHT], NIGHT.until, "triagist").gap_until is None


def test_two_who_overlap_are_both_shown_and_the_one_who_began_last_first() -> None:
    early = duty("Hoekstra", NIGHT.until - HOUR, NIGHT.until + 8 * HOUR)
    both = on_call([NIGHT, early], NIGHT.until - HOUR / 2, "triagist")
    assert both.now == (early, NIGHT)
    assert both.until == NIGHT.until


def test_another_role_is_not_the_triagist() -> None:
    backup = duty("Postma", FRIDAY, FRIDAY + 24 * HOUR, role="backup")
    assert on_call([backup], FRIDAY, "triagist").nobody
    assert on_call([backup], FRIDAY, "backup").now == (backup,)


def test_who_stands_by_is_behind_the_other_and_alone_is_nobody_to_call_first() -> None:
    reserve = duty("Wiersma", FRIDAY, FRIDAY + 24 * HOUR, backup="ja")
    found = on_call([NIGHT, reserve], FRIDAY, "triagist")
    assert (found.now, found.standby, found.backup) == ((NIGHT,), (reserve,), "Postma, Wiersma")
    alone = on_call([reserve], FRIDAY, "triagist")
    assert alone.nobody
    assert alone.backup == "Wiersma"


def test_a_duty_that_ends_before_it_starts_is_never_on_and_never_next() -> None:
    wrong = duty("Fout", FRIDAY + 2 * HOUR, FRIDAY + HOUR)
    found = on_call([wrong], FRIDAY, "triagist")
    assert found.nobody
    assert found.next_start is found.changes_at is None


def test_asked_with_a_dutch_clock_the_answer_is_the_same() -> None:
    at = FRIDAY + 11 * HOUR
    for place in (zone(), timezone(timedelta(hours=-5))):
        assert on_call([NIGHT, DAY], at.astimezone(place), "triagist") == on_call([NIGHT, DAY], at, "triagist")


def test_a_duty_in_wall_time_is_our_mistake() -> None:
    with pytest.raises(DeskBug, match="UTC"):
        duty("Dijkstra", FRIDAY.astimezone(zone()), FRIDAY + HOUR)
    with pytest.raises(DeskBug, match="UTC"):
        duty("Dijkstra", FRIDAY.replace(tzinfo=None), FRIDAY + HOUR)
    with pytest.raises(DeskBug, match="zonder tijdzone"):
        on_call([], FRIDAY.replace(tzinfo=None), "triagist")


def test_on_the_night_that_an_hour_comes_twice_nobody_is_missing_at_a_handover_in_it() -> None:
    wall = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001  (wall time)
    early = duty("Dijkstra", EVENINGS[2], instant(wall, last=True))
    late = duty("Hoekstra", instant(wall), EVENINGS[2] + 12 * HOUR)
    minutes = [EVENINGS[2] + timedelta(minutes=minute) for minute in range(12 * 60)]
    assert not any(on_call([early, late], at, "triagist").nobody for at in minutes)


def _duties(evening: datetime) -> st.SearchStrategy[list[Duty]]:
    """Up to eight duties in fifteen hours around an evening, some empty or back to front."""
    minute = st.integers(0, 15 * 60).map(lambda minutes: evening + timedelta(minutes=minutes))
    one = st.builds(
        duty,
        st.sampled_from(["Bakker", "Dijkstra", "Hoekstra", "Visser"]),
        minute,
        minute,
        role=st.sampled_from(["triagist", "triagist", "backup"]),
        backup=st.sampled_from(["", "", "Postma", "ja"]),
    )
    return st.lists(one, max_size=8)


@given(st.sampled_from(EVENINGS).flatmap(lambda evening: st.tuples(st.just(evening), _duties(evening))))
def test_the_answer_agrees_with_walking_through_the_night_minute_by_minute(case: tuple[datetime, list[Duty]]) -> None:
    evening, duties = case
    minutes = [evening + timedelta(minutes=minute) for minute in range(15 * 60 + 2)]

    def first_line(at: datetime) -> list[Duty]:
        return [one for one in duties if one.role == "triagist" and one.backup != "ja" and one.start <= at < one.until]

    manned = [bool(first_line(at)) for at in minutes]
    for index in range(0, len(minutes), 37):
        at = minutes[index]
        found = on_call(duties, at, "triagist")
        assert sorted(found.now, key=id) == sorted(first_line(at), key=id)
        assert found.nobody is not manned[index]
        if found.nobody:
            ahead = [later for later, on in zip(minutes[index:], manned[index:], strict=True) if on]
            assert found.gap_until == (ahead[0] if ahead else None)
        else:
            assert found.until == min(one.until for one in first_line(at))


@given(st.sampled_from(EVENINGS).flatmap(lambda evening: st.tuples(st.just(evening), _duties(evening))))
def test_nothing_changes_before_the_moment_that_the_answer_names(case: tuple[datetime, list[Duty]]) -> None:
    evening, duties = case
    answers = [on_call(duties, evening + timedelta(minutes=minute), "triagist") for minute in range(0, 15 * 60, 5)]
    for earlier, later in pairwise(answers):
        if earlier.changes_at is None or later.at < earlier.changes_at:
            assert (later.now, later.standby, later.next) == (earlier.now, earlier.standby, earlier.next)
        else:
            assert earlier.changes_at > earlier.at
