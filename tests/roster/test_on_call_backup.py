"""Whoever stands behind the one on call can be called too: with the number of the roster, where it has one."""

from datetime import UTC, datetime, timedelta

from desk.directory import on_call_rows
from desk.roster.answers import Watch
from desk.roster.book import Book
from desk.roster_rows import STANDS_BY, Duty

NOW = datetime(2026, 11, 21, 2, 40, tzinfo=UTC)
HOURS = timedelta(hours=8)


def duty(role: str, name: str, phone: str = "", backup: str = "") -> Duty:
    return Duty(f"{role}-{name}", role, "Kinnik", name, phone, NOW - HOURS, NOW + HOURS, backup)


def shown(*duties: Duty) -> list[tuple[str, str, str]]:
    return [(row.role, row.name, row.number) for row in on_call_rows(Watch(Book({}), duties), NOW)]


def test_a_duty_that_stands_by_is_the_backup_with_its_own_number() -> None:
    rows = shown(duty("triagist", "Dijkstra", "0612345678"), duty("triagist", "Bakker", "0687654321", STANDS_BY))
    assert rows == [("triagist", "Dijkstra", "0612345678"), ("backup", "Bakker", "0687654321")]


def test_a_backup_named_in_the_column_is_shown_without_a_number_and_says_so() -> None:
    rows = on_call_rows(Watch(Book({}), [duty("triagist", "Dijkstra", "0612345678", "Bakker")]), NOW)
    assert [(row.role, row.name, row.number, row.note) for row in rows][1:] == [
        ("backup", "Bakker", "", "geen nummer in het rooster")
    ]


def test_a_number_in_the_column_can_be_called() -> None:
    assert shown(duty("triagist", "Dijkstra", "0612345678", "Bakker 06 87654321"))[1] == (
        "backup",
        "Bakker 06 87654321",
        "+31687654321",
    )


def test_a_backup_with_a_duty_of_its_own_is_shown_once() -> None:
    rows = shown(duty("triagist", "Dijkstra", "0612345678", "Bakker"), duty("backup", "Bakker", "0687654321"))
    assert rows == [("triagist", "Dijkstra", "0612345678"), ("backup", "Bakker", "0687654321")]


def test_one_who_is_on_call_for_something_else_is_not_shown_twice() -> None:
    rows = shown(duty("triagist", "Dijkstra", "0612345678", "De Boer"), duty("shift-lead", "De Boer", "0687654321"))
    assert [role for role, _, _ in rows] == ["triagist", "shift-lead"]
