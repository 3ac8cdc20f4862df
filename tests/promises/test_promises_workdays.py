"""Clocks that count in working days follow the calendar and the table of holidays that the desk itself keeps."""

from datetime import UTC, date, datetime, timedelta

from builders import Paper, paper
from hypothesis import given
from hypothesis import strategies as st

from desk.fact import from_ticks, to_ticks
from desk.intake.context import due_times
from desk.intake.roster_needs import SetHoliday, WithdrawHoliday
from desk.words.times import is_workday, local

FRIDAY_NIGHT = datetime(2026, 12, 18, 2, 40, tzinfo=UTC)


def due(desk: Paper, clock: str = "next-workday") -> datetime:
    """When a clock that starts now is late, as the clock on the wall shows it."""
    return local(from_ticks(due_times(desk.context(), clock, to_ticks(desk.now))[1]))


def test_christmas_is_stepped_over_and_so_is_a_bridge_day_that_the_desk_made_a_holiday() -> None:
    desk = paper(now=datetime(2026, 12, 24, 20, 0, tzinfo=UTC))
    assert due(desk).date() == date(2026, 12, 28)
    desk.do(SetHoliday("2026-12-28", "Brugdag"))
    assert due(desk).date() == date(2026, 12, 29)


def test_a_holiday_that_the_desk_works_on_is_a_working_day() -> None:
    desk = paper(now=datetime(2026, 12, 24, 20, 0, tzinfo=UTC))
    desk.do(WithdrawHoliday("2026-12-25", "Eerste kerstdag"))
    assert due(desk).date() == date(2026, 12, 25)


def test_what_is_left_at_night_is_for_the_morning_unless_that_morning_was_made_a_holiday() -> None:
    desk = paper(now=FRIDAY_NIGHT)
    assert (due(desk).date(), f"{due(desk):%H:%M}") == (date(2026, 12, 18), "17:00")
    desk.do(SetHoliday("2026-12-18", "Studiedag"))
    assert due(desk).date() == date(2026, 12, 21)


def test_a_day_that_is_none_in_the_table_of_another_desk_stops_no_clock() -> None:
    desk = paper(now=FRIDAY_NIGHT)
    assert "geen" in desk.refused(SetHoliday("31 december", "Oud"))
    assert due(desk).date() == date(2026, 12, 18)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2032, 1, 1)),  # noqa: DTZ001
    st.lists(st.tuples(st.integers(0, 20), st.booleans()), max_size=6),
)
def test_whatever_days_people_set_the_task_is_for_a_working_day_ahead(
    at: datetime, changes: list[tuple[int, bool]]
) -> None:
    """Also in both nights that the clock changes and over the end of a year."""
    desk = paper(now=at.replace(tzinfo=UTC))
    table = {at.date() + timedelta(days=days): holiday for days, holiday in changes}
    for day, holiday in table.items():
        desk.do(SetHoliday(day.isoformat(), "Dag") if holiday else WithdrawHoliday(day.isoformat(), "Dag"))
    found = due(desk)
    assert found > local(desk.now)
    assert is_workday(found.date(), table)
