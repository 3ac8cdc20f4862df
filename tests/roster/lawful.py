"""Services of one person and what the working-hours law says of them, for tests."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from rostering import Planner, at

from desk.finding_rows import FindingRow
from desk.roster.law import laws
from desk.roster.law_check import law_findings
from desk.roster_rows import Duty, PersonRow

ALL = at("2025-01-01 00:00"), at("2028-01-01 00:00")


def duty(
    start: str, until: str, *, role: str = "telephonist", person: str = "anna", provider: str = "meldpunt"
) -> Duty:
    """One duty of Anna."""
    return Duty(f"{role}{start}", role, provider, person.title(), "+31612345601", at(start), at(until), person=person)


def found(
    *duties: Duty, law: str = "", planner: Planner | None = None, span: tuple[datetime, datetime] = ALL
) -> list[FindingRow]:
    """What is said of these duties of Anna in a period."""
    people = {"anna": PersonRow("anna", "Anna", (), law=law)}
    edited = planner.book().laws.values() if planner else ()
    return list(law_findings(duties, people, laws(edited), *span))


def said(*duties: Duty, law: str = "") -> list[tuple[str, str]]:
    """Of each finding its article and measure."""
    rows = found(*duties, law=law)
    assert all(row.text.endswith(f" ({row.article})") for row in rows)
    return [(row.article, row.text.split(": ", 1)[1].removesuffix(f" ({row.article})")) for row in rows]


def daily(first: str, days: int, start: str, hours: int, *, role: str = "telephonist", step: int = 1) -> list[Duty]:
    """A duty each so many days, from a time on."""
    begins = [at(f"{date.fromisoformat(first) + timedelta(days=step * number)} {start}") for number in range(days)]
    return [
        Duty(f"{number}", role, "meldpunt", "Anna", "", one, one + timedelta(hours=hours), person="anna")
        for number, one in enumerate(begins)
    ]


def repeated(week: list[Duty], weeks: int) -> list[Duty]:
    """The same duties for so many weeks."""
    steps = [(timedelta(weeks=number), number) for number in range(weeks)]
    return [
        replace(one, id=f"{number}/{one.id}", start=one.start + step, until=one.until + step)
        for step, number in steps
        for one in week
    ]
