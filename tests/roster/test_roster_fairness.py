"""Who did how much, and who could be next: counted in real hours, explained in words."""

from datetime import date

from rostering import Planner, at, ticks

from desk.facts import roster as f
from desk.finding_rows import FairRow, SuggestionRow
from desk.roster.fairness import fairness, load_of, suggest
from desk.roster.holidays import calendar
from desk.roster.law import laws
from desk.roster.resolve import effective
from desk.roster_rows import Duty

HOLIDAYS = calendar((), date(2026, 1, 1), date(2027, 12, 31))
NOW = at("2026-11-20 12:00")
NIGHT = Duty("asked", "triagist", "GGZ Noord", "", "", at("2026-11-20 17:00"), at("2026-11-21 08:00"))


def person(planner: Planner, subject: str, name: str, *phones: str, provider: str = "GGZ Noord", law: str = "") -> str:
    return planner.says(f.StaffNoted(name, provider, ("triagist",), phones or ("+31612345601",), law=law), subject)


def works(planner: Planner, who: str, name: str, *evenings: str, role: str = "triagist") -> None:
    for day in evenings:
        morning = f"{date.fromisoformat(day).replace(day=int(day[-2:]) + 1)} 08:00"
        planner.plans(f"{name}{day}"[-15:], name, f"{day} 17:00", morning, person=who, role=role)


def shares(planner: Planner, first: str = "2026-11-01 00:00", last: str = "2027-01-10 00:00") -> dict[str, FairRow]:
    duties = effective(planner.book(), at(first), at(last))
    return {row.name: row for row in fairness(duties, HOLIDAYS, at(first), at(last))}


def next_ones(planner: Planner, asked: Duty = NIGHT) -> list[SuggestionRow]:
    book = planner.book()
    duties = effective(book, at("2026-08-01 00:00"), at("2026-12-31 00:00"))
    return list(suggest(asked, book.people, duties, book.absences.values(), laws(book.laws.values()), NOW))


def load(start: str, until: str) -> tuple[int, bool, bool, bool]:
    found = load_of(Duty("a", "triagist", "p", "Anna", "", at(start), at(until)), HOLIDAYS)
    return found.minutes // 60, found.night, found.weekend, found.holiday


def test_a_duty_is_a_night_a_weekend_or_a_holiday_when_more_than_an_hour_of_it_is() -> None:
    assert load("2026-11-19 17:00", "2026-11-19 23:00") == (6, False, False, False)
    assert load("2026-11-19 17:00", "2026-11-20 01:00") == (8, False, False, False)
    assert load("2026-11-20 17:00", "2026-11-21 08:00") == (15, True, True, False)
    assert load("2026-12-24 17:00", "2026-12-25 08:00") == (15, True, False, True)
    assert load("2026-10-24 23:00", "2026-10-25 07:00") == (9, True, True, False)


def test_everybody_s_share_is_counted_and_compared_with_their_provider_s() -> None:
    planner = Planner()
    anna, bram = person(planner, "p", "Anna"), person(planner, "q", "Bram")
    works(planner, anna, "Anna", "2026-11-02", "2026-11-06", "2026-12-24", "2026-12-28")
    works(planner, bram, "Bram", "2026-11-03")
    found = shares(planner)
    assert (found["Anna"].duties, found["Anna"].nights, found["Anna"].weekends, found["Anna"].holidays) == (4, 4, 1, 1)
    assert (found["Anna"].minutes, found["Anna"].last) == (60 * 60, at("2026-12-29 08:00"))
    assert found["Anna"].text == "2 nachten meer dan gemiddeld"
    assert found["Bram"].text == "2 nachten minder dan gemiddeld"


def test_a_duty_that_was_given_away_counts_for_who_had_it() -> None:
    planner = Planner()
    anna, bram = person(planner, "p", "Anna"), person(planner, "q", "Bram")
    works(planner, anna, "Anna", "2026-11-02")
    duty = next(iter(planner.book().shifts))
    planner.says(f.SwapAsked("A", 1, "give", duty, bram), "s")
    planner.says(f.SwapApproved(anna, "Anna"), "s")
    assert {name: row.nights for name, row in shares(planner).items()} == {"Bram": 1}


def test_the_one_whose_last_duty_is_longest_ago_comes_first_and_it_says_why() -> None:
    planner = Planner()
    anna, bram = person(planner, "p", "Anna"), person(planner, "q", "Bram")
    works(planner, anna, "Anna", "2026-11-10")
    works(planner, bram, "Bram", "2026-11-02")
    found = next_ones(planner)
    assert [row.name for row in found] == ["Bram", "Anna"]
    assert all(row.fits for row in found)
    assert found[0].why == (
        "laatste dienst als triagist 17 dagen ervoor (di 3 nov 08:00); 1 keer nacht of weekend in deze tijd; "
        "niets erop tegen"
    )


def test_who_never_had_one_comes_before_all_others() -> None:
    planner = Planner()
    works(planner, person(planner, "p", "Anna"), "Anna", "2026-08-10")
    person(planner, "q", "Bram")
    assert [row.name for row in next_ones(planner)] == ["Bram", "Anna"]
    assert next_ones(planner)[0].why.startswith("geen eerdere dienst als triagist bekend")


def test_the_law_comes_before_whose_turn_it_is() -> None:
    planner = Planner()
    anna, bram = person(planner, "p", "Anna"), person(planner, "q", "Bram")
    works(planner, anna, "Anna", "2026-11-21", "2026-11-22", "2026-11-23")
    works(planner, bram, "Bram", "2026-11-18")
    first, second = next_ones(planner)
    assert (first.name, first.fits) == ("Bram", True)
    assert (second.name, second.fits) == ("Anna", False)
    assert second.why.endswith("let op: te vaak bereikbaar in 7 dagen (Atb 5.19:3 lid 2)")


def test_who_is_away_or_on_already_or_without_a_number_comes_last_with_the_reason() -> None:
    planner = Planner()
    anna, bram = person(planner, "p", "Anna"), person(planner, "q", "Bram")
    planner.says(f.StaffNoted("Cas", "GGZ Noord", ("triagist",), ()), "r")
    works(planner, person(planner, "s", "Dirk"), "Dirk", "2026-11-19")
    works(planner, bram, "Bram", "2026-11-20", role="lvb")
    planner.says(f.AbsenceNoted(anna, ticks("2026-11-20 00:00"), ticks("2026-11-22 00:00"), "sick"), "b")
    found = {row.name: row.why.rpartition("; ")[2] for row in next_ones(planner)}
    assert next(iter(found)) == "Dirk"
    assert found["Anna"] == "let op: is er dan niet"
    assert found["Bram"].startswith("let op: heeft dan al dienst")
    assert found["Cas"] == "let op: heeft geen nummer"


def test_people_of_the_same_provider_come_first_and_others_are_named_as_such() -> None:
    planner = Planner()
    person(planner, "p", "Anna", provider="Tjallinga")
    works(planner, person(planner, "q", "Bram"), "Bram", "2026-11-18")
    found = next_ones(planner)
    assert [row.name for row in found] == ["Bram", "Anna"]
    assert "werkt bij Tjallinga" in found[1].why


def test_people_of_another_role_and_those_who_left_are_not_suggested() -> None:
    planner = Planner()
    planner.says(f.StaffNoted("Anna", "GGZ Noord", ("backup",), ("+31612345601",)), "p")
    person(planner, "q", "Bram")
    planner.says(f.StaffLeft(), "q")
    assert next_ones(planner) == []
