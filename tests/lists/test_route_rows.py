"""Routes as their buttons and panels show them: open or not, on which hours, and whether anybody checked the number."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from builders import NIGHT, shipped

from desk.directory import number_row, route_row, route_rows
from desk.profile.library import shipped as shipped_names
from desk.profile.model import Opening, PhoneNumber, Route

PROFILE = shipped().profile
MONDAY_TEN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def route(*numbers: str, opening: tuple[Opening, ...] = ()) -> Route:
    """A route with these numbers."""
    listed = tuple(PhoneNumber(number, "", "voorbeeld", None) for number in numbers)
    return Route("r", "F10", "Route", "", listed, "", opening, "route-takeover", "person")


def test_112_is_f9_everywhere_and_closes_with_the_control_room() -> None:
    for name in shipped_names():
        first = route_rows(shipped(name).profile, NIGHT)[0]
        assert (first.id, first.key, first.closing, first.numbers[0].shown) == ("112", "F9", "control-room", "112")


def test_a_route_that_points_at_this_desk_itself_is_hidden() -> None:
    own = PROFILE.own_numbers[0]
    mine, both, none = route(own), route(own, "0612345678"), route()
    profile = replace(PROFILE, routes=(mine, both, none))
    assert [len(row.numbers) for row in route_rows(profile, NIGHT)] == [2, 0]


def test_a_number_ships_as_not_checked_and_says_when_it_was() -> None:
    shipped_numbers = [number for row in route_rows(PROFILE, NIGHT) for number in row.numbers]
    assert {number.verified for number in shipped_numbers} == {""}
    assert all(number.source for number in shipped_numbers)
    checked = number_row(PhoneNumber("058-2333838", "balie", "gebeld", date(2026, 11, 3)))
    assert (checked.number, checked.shown, checked.verified) == (
        "+31582333838",
        "058 233 38 38",
        "gecontroleerd 03-11-2026",
    )


def test_a_number_that_does_not_read_is_shown_as_it_stands() -> None:
    row = number_row(PhoneNumber("bel de balie", "", "voorbeeld", None))
    assert (row.number, row.shown) == ("bel de balie", "bel de balie")


def test_hours_are_said_in_words_and_open_is_open_now() -> None:
    office = route("0612345678", opening=(Opening((1, 2, 3, 4, 5), "08:30", "17:00"), Opening((6,), "10:00", "12:00")))
    row = route_row(office, NIGHT)
    assert (row.hours, row.open_now, row.is_open) == ("ma-vr 08:30-17:00, za 10:00-12:00", "nu gesloten", False)
    assert route_row(office, MONDAY_TEN).open_now == "open"
    some = route("0612345678", opening=(Opening((1, 3), "09:00", "12:00"),))
    assert route_row(some, MONDAY_TEN).hours == "ma wo 09:00-12:00"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-12-25", "Eerste kerstdag"),
        ("2027-01-01", "Nieuwjaarsdag"),
        ("2027-03-29", "Tweede paasdag"),
        ("2027-04-27", "Koningsdag"),
        ("2027-05-06", "Hemelvaartsdag"),
        ("2027-05-17", "Tweede pinksterdag"),
    ],
)
def test_on_a_holiday_offices_are_closed_and_who_takes_over_in_the_weekend_is_open(day: str, name: str) -> None:
    noon = datetime.fromisoformat(f"{day}T11:00+00:00")
    office = route("0612345678", opening=(Opening((1, 2, 3, 4, 5), "08:30", "17:00"),))
    row = route_row(office, noon)
    assert (row.open_now, row.hours) == ("nu gesloten", f"ma-vr 08:30-17:00; vandaag als op zondag ({name})")
    post = next(row for row in route_rows(PROFILE, noon) if row.id == "gp-post")
    assert post.is_open
    every_day = route("0612345678", opening=(Opening((1, 2, 3, 4, 5, 6, 7), "11:00", "21:00"),))
    assert route_row(every_day, noon).is_open


def test_good_friday_is_an_ordinary_day_and_the_night_before_a_holiday_ends_in_it() -> None:
    office = route("0612345678", opening=(Opening((1, 2, 3, 4, 5), "08:30", "17:00"),))
    assert route_row(office, datetime(2027, 3, 26, 11, 0, tzinfo=UTC)).is_open
    nights = route("0612345678", opening=(Opening((1, 2, 3, 4, 5), "17:00", "08:00"),))
    assert route_row(nights, datetime(2026, 5, 14, 5, 0, tzinfo=UTC)).is_open  # Ascension Day, 07:00: Wednesday's night
    assert not route_row(nights, datetime(2026, 5, 15, 5, 0, tzinfo=UTC)).is_open  # the night after it has none


def test_without_hours_a_route_is_open_day_and_night() -> None:
    row = route_row(route("112"), NIGHT)
    assert (row.hours, row.open_now, row.is_open) == ("dag en nacht", "dag en nacht", True)


def test_a_route_that_runs_into_the_next_day_is_open_after_midnight() -> None:
    night = route("0612345678", opening=(Opening((5,), "17:00", "08:00"),))
    assert route_row(night, NIGHT).is_open
    assert not route_row(night, MONDAY_TEN).is_open
