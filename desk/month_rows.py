"""A month of the roster as it is printed: words in tables, frozen."""

from datetime import date

from desk.record import record


@record
class MonthTable:
    """Some posts of a month: `heads` are the posts, each row is a day with what stands in its cells.

    `days` tells for each row whether it is a weekend or holiday, to be shaded.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    days: tuple[bool, ...]


@record
class MonthPage:
    """A whole month. `first` is its first day, `title` and `as_of` stand above it, `note` says what it is not.

    `numbers` are names with the number that is tried first, private ones left out.
    """

    first: date
    title: str
    as_of: str
    note: str
    tables: tuple[MonthTable, ...]
    numbers: tuple[tuple[str, ...], ...]
