"""What a roster file does to who is on call is said before it is taken in: tonight, gaps, replacements."""

from datetime import datetime

from rostering import Planner, at, ticks

from desk.facts.roster import OverrideNoted, StaffNoted
from desk.roster.book import Book
from desk.roster.choices import Choices
from desk.roster.importing import read_csv
from desk.roster_import import Preview, prepare

HEADER = "role;provider;name;phone;from;until;backup"
NIGHT = at("2026-11-20 23:40")


def roster() -> Planner:
    planner = Planner("2026-11-01 12:00")
    planner.plans("friday", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", source="nov.csv")
    planner.plans("saturday", "Hoekstra", "2026-11-21 17:00", "2026-11-22 08:00", source="nov.csv")
    return planner


def look(book: Book, *lines: str, file: str = "nov.csv", now: datetime = NIGHT, whole: bool = False) -> Preview:
    data = "\n".join((HEADER, *lines)).encode()
    return prepare(read_csv(data, now, file), book, now, file, data, draft=False, choices=Choices(whole))


def test_a_file_that_takes_off_who_is_on_call_now_says_so_and_names_the_hours_that_nobody_has() -> None:
    row = "triagist;GGZ Noord;Bakker;0612345609;2026-11-21 02:00;2026-11-21 03:00;"
    preview = look(roster().book(), row)
    *alarms, last = preview.alarms
    assert alarms == [
        "NU van dienst als triagist GGZ Noord is Dijkstra; daarna is dat NIEMAND",
        "NIEMAND meer als triagist GGZ Noord van vr 23:40 tot za 02:00; nu staat daar Dijkstra",
        "NIEMAND meer als triagist GGZ Noord van za 03:00 tot za 08:00; nu staat daar Dijkstra",
    ]
    assert last.startswith(
        "staat niet meer in dit bestand, en blijft op het rooster staan: Hoekstra, triagist GGZ Noord"
    )
    assert preview.notes[0].startswith("LET OP: NU van dienst")


def test_a_replacement_of_tonight_that_would_have_no_effect_any_more_is_named() -> None:
    planner = roster()
    bakker = planner.says(StaffNoted("Bakker", "GGZ Noord", ("triagist",), ("+31612345609",)), "bakker")
    hours = ticks("2026-11-20 23:00"), ticks("2026-11-21 08:00")
    replaced = OverrideNoted(
        "A", 1, "replace", "triagist", "GGZ Noord", *hours, out_name="Dijkstra", person=bakker, reason="ziek"
    )
    planner.says(replaced, "ziek", when="2026-11-20 23:00")
    row = "triagist;GGZ Noord;Visser;0612345603;2026-11-20 17:00;2026-11-21 08:00;"
    alarms = look(planner.book(), row, file="los.csv").alarms
    assert alarms[0] == (
        "NU van dienst als triagist GGZ Noord is Bakker (via vervanging A-1, oorspronkelijk Dijkstra); "
        "daarna is dat Visser"
    )
    assert alarms[1].startswith("vervanging A-1 telt niet meer: Bakker, triagist GGZ Noord, vr 23:00")


def test_a_file_that_only_adds_or_moves_nobody_warns_of_nothing() -> None:
    row = "triagist;GGZ Noord;Visser;0612345603;2026-11-22 17:00;2026-11-23 08:00;"
    assert look(roster().book(), row, file="dec.csv").alarms == ()


def test_a_duty_of_another_file_that_stays_beside_a_row_is_named() -> None:
    row = "triagist;GGZ Noord;Bakker;0612345609;2026-11-21 02:00;2026-11-21 03:00;"
    (alarm,) = look(roster().book(), row, file="los.csv").alarms
    assert alarm.startswith("deze dienst uit nov.csv blijft ernaast staan: Dijkstra, triagist GGZ Noord")
