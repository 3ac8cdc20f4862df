"""A few days of a year are found without the year, and what is known of them goes on as the roster is edited."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from rostering import at
from test_roster_checked_in_pieces import shifts

from desk.drawing import pieces
from desk.roster.book import Book
from desk.roster.by_day import ByDay
from desk.roster_rows import Duty, ShiftRow

NOW = at("2026-10-20 12:00")
HOUR = timedelta(hours=1)
rosters = st.lists(shifts, max_size=6).map(lambda rows: {row.id: row for row in rows})
spans = st.tuples(st.integers(-300, 400), st.integers(0, 200)).map(
    lambda one: (NOW + one[0] * HOUR, NOW + (one[0] + one[1]) * HOUR)
)


@given(st.lists(rosters, min_size=1, max_size=5), spans)
def test_whatever_was_edited_the_days_are_those_of_a_roster_that_is_read_afresh(
    edits: list[dict[str, ShiftRow]], span: tuple[datetime, datetime]
) -> None:
    former = None
    for rows in edits:
        book, fresh = Book({"duty": rows}, former), Book({"duty": dict(rows)})
        start, until = span
        near = {
            key: shift
            for key, shift in rows.items()
            for one in (*shift.pieces, *([shift.draft] if shift.draft is not None else []))
            if one.start < until and start < one.until
        }
        assert book.between(start, until).shifts == near
        assert book.posts == fresh.posts
        assert set(book.waiting) == set(fresh.waiting)
        known, anew = book.by_day, fresh.by_day
        assert (known.days, known.posts, known.waiting) == (anew.days, anew.posts, anew.waiting)
        former = known


@given(rosters, rosters)
def test_what_was_known_before_stays_as_it_was(before: dict[str, ShiftRow], after: dict[str, ShiftRow]) -> None:
    known, afresh = ByDay(before), ByDay(before)
    ByDay(after, known)
    assert (known.days, known.posts, known.waiting) == (afresh.days, afresh.posts, afresh.waiting)


def test_a_duty_of_a_hundred_years_is_found_on_any_day_and_stands_in_one_place() -> None:
    long = Duty("d", "backup", "GGZ", "Bo", "", NOW, NOW + timedelta(days=36500))
    days = ByDay({"d": ShiftRow("d", (long,), standing=True)})
    assert len(days.days) == 1
    assert "d" in days.between(NOW + timedelta(days=9000), NOW + timedelta(days=9001))
    assert not days.between(NOW - timedelta(days=2), NOW)


@given(rosters, spans, spans)
def test_pieces_border_on_each_other_and_leave_nothing_out(
    rows: dict[str, ShiftRow], sight: tuple[datetime, datetime], span: tuple[object, object]
) -> None:
    begin, end = sight
    for since, before in pieces(Book({"duty": rows}), sight, span):
        assert since < before
        assert before == begin or since == end
        begin, end = min(begin, since), max(end, before)
    assert begin <= span[0]
    assert end >= span[1]
