"""A small book to plan in, for tests: facts in, the book as a desk folds it out."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from desk.fact import Fact, to_ticks
from desk.facts import roster as f
from desk.incarnation import Incarnation
from desk.replica.others import other_row
from desk.roster.book import Book
from desk.words.times import zone

KIND = {"AbsenceNoted": "absence"}


def at(text: str) -> datetime:
    """`2026-11-21 03:42` on the Dutch clock (first of two) as an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=zone()).astimezone(UTC)


def ticks(text: str) -> int:
    """The same in µs UTC."""
    return to_ticks(at(text))


class Planner:
    """Writes facts at a minute of its choice; `book()` is what they come to."""

    def __init__(self, now: str = "2026-11-01 12:00") -> None:
        self.now = at(now)
        self._desk = Incarnation(self.now)
        self.facts: list[Fact] = []

    def says(self, payload: object, subject: str, *, when: str = "", replaces: tuple[str, ...] = ()) -> str:
        """A fact about `subject` (a short name is made an id of), recorded `when`; gives the subject's id."""
        name = subject.encode().hex().ljust(32, "0")
        self.notes(payload, name, when=when, replaces=replaces)
        return name

    def notes(self, payload: object, subject: str, *, when: str = "", replaces: tuple[str, ...] = ()) -> None:
        """A fact about a subject by its id."""
        self.facts.append(self._desk.fact(payload, subject, at(when) if when else self.now, replaces=replaces))

    def plans(self, subject: str, name: str, start: str, until: str, *, when: str = "", **more: Any) -> str:
        """A triagist of GGZ Noord, unless said otherwise."""
        role, provider = more.pop("role", "triagist"), more.pop("provider", "GGZ Noord")
        phone = more.pop("phone", "+31612345601")
        duty = f.DutyPlanned(role, provider, name, phone, ticks(start), ticks(until), **more)
        return self.says(duty, subject, when=when)

    def book(self, only: Callable[[Fact], bool] = lambda _: True) -> Book:
        """All that was written, folded by subject."""
        subjects: dict[str, list[Fact]] = {}
        for fact in filter(only, self.facts):
            subjects.setdefault(fact.subject, []).append(fact)
        rows: dict[str, dict[str, Any]] = {}
        for subject, facts in subjects.items():
            row = other_row(facts[0].kind, subject, facts)
            if row is not None:
                rows.setdefault(facts[0].kind, {})[subject] = row
        return Book(rows)
