"""A month on paper: nights on the day they begin, long duties on each day, gaps loud, private numbers left out."""

from datetime import date

from rostering import Planner, at, ticks

from desk.facts import roster as f
from desk.finding_rows import FindingRow
from desk.roster.month import MonthPage, month_page, month_span
from desk.roster.resolve import effective
from desk.roster_rows import HolidayRow
from desk.roster_views import RosterViews

NOVEMBER = date(2026, 11, 1)
NOW = at("2026-11-01 12:00")


def page(planner: Planner, *gaps: FindingRow, holidays: dict[date, HolidayRow] | None = None) -> MonthPage:
    book = planner.book()
    duties = effective(book, *month_span(NOVEMBER))
    return month_page(NOVEMBER, duties, gaps, book.people, holidays or {}, NOW)


def printed(planner: Planner, first: date) -> MonthPage:
    """As it goes to the printer, with the gaps that the desk finds."""
    book = planner.book()
    return RosterViews(lambda _start, _until: book, lambda: planner.now, dict).month(first)


def column(made: MonthPage, head: str) -> dict[str, str]:
    """The cells of a post by the day, those that say something."""
    (table,) = made.tables
    place = table.heads.index(head) + 1
    return {row[0]: row[place] for row in table.rows if row[place]}


def test_a_night_stands_whole_on_the_day_it_begins() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    made = page(planner)
    assert (made.title, made.as_of) == ("Rooster november 2026", "Stand van zo 12:00, 01-11-2026")
    assert column(made, "triagist GGZ Noord") == {"vr 20": "Dijkstra 17–8"}


def test_a_night_that_began_the_month_before_only_ends_on_the_first() -> None:
    planner = Planner("2026-10-01 12:00")
    planner.plans("a", "Dijkstra", "2026-10-31 17:00", "2026-11-01 08:00")
    planner.plans("b", "Postma", "2026-11-01 17:00", "2026-11-02 08:00")
    # With hours from 17 on there would be two of them that evening.
    assert column(page(planner), "triagist GGZ Noord") == {"zo 1": "Dijkstra tot 8, Postma 17–8"}


def test_a_week_of_duty_stands_on_each_of_its_days() -> None:
    planner = Planner()
    planner.plans("a", "Postma", "2026-11-16 08:00", "2026-11-19 00:00", role="backup")
    assert column(page(planner), "achterwacht GGZ Noord") == {
        "ma 16": "Postma van 8",
        "di 17": "Postma",
        "wo 18": "Postma",
    }


def test_where_somebody_is_missing_is_loud_on_paper_too() -> None:
    gap = FindingRow(
        *("gap", "danger", "Geen triagist", "", "", "triagist", "GGZ Noord"),
        at("2026-11-22 08:00"), at("2026-11-22 17:00"),
    )  # fmt: skip
    assert column(page(Planner(), gap), "triagist GGZ Noord") == {"zo 22": "! leeg 8–17"}


def test_a_post_that_is_empty_for_days_is_loud_on_each_of_them() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", "2026-11-05 17:00", "2026-11-06 08:00")
    planner.plans("b", "Dijkstra", "2026-11-08 17:00", "2026-11-09 08:00")
    planner.plans("c", "Postma", "2026-11-05 17:00", "2026-11-09 08:00", role="telephonist")
    cells = column(printed(planner, NOVEMBER), "triagist GGZ Noord")
    assert cells["vr 6"] == "! leeg van 8"
    assert cells["za 7"] == "! leeg"
    assert cells["zo 8"] == "! leeg tot 17, Dijkstra 17–8"


def test_gaps_over_the_edges_of_the_month_are_whole() -> None:
    planner = Planner("2026-10-20 12:00")
    need = f.NeedSet("triagist", "GGZ Noord", (1, 2, 3, 4, 5, 6, 7), 17 * 60, 8 * 60, 1)
    planner.says(need, "need")
    cells = column(printed(planner, NOVEMBER), "triagist GGZ Noord")
    assert cells["zo 1"] == "! leeg tot 8, ! leeg 17–8"
    assert cells["ma 30"] == "! leeg 17–8"


def test_weekends_and_holidays_are_marked() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    feast = HolidayRow("", "2026-11-11", "Sint Maarten", "cao")
    (table,) = page(planner, holidays={date(2026, 11, 11): feast}).tables
    marked = [row[0] for row, free in zip(table.rows, table.days, strict=True) if free]
    assert "wo 11 Sint Maarten" in marked
    assert "za 21" in marked
    assert "vr 20" not in marked


def test_a_private_number_is_not_on_paper() -> None:
    planner = Planner()
    planner.says(f.StaffNoted("Haan", "", ("triagist",), ("+31612345604",), ("+31612345604",)), "haan")
    person = b"haan".hex().ljust(32, "0")
    planner.plans("a", "Haan", "2026-11-20 17:00", "2026-11-21 08:00", person=person, phone="")
    planner.plans("b", "Dijkstra", "2026-11-21 17:00", "2026-11-22 08:00")
    assert page(planner).numbers == (("Dijkstra", "06 12 34 56 01"), ("Haan", "via de desk"))


def test_more_posts_than_fit_go_on_in_a_second_table() -> None:
    planner = Planner()
    for number in range(8):
        planner.plans(f"p{number}", f"Persoon {number}", "2026-11-20 17:00", "2026-11-21 08:00", provider=f"A{number}")
    assert [len(table.heads) for table in page(planner).tables] == [6, 2]


def test_a_month_has_all_its_days_and_november_720_hours() -> None:
    start, until = month_span(NOVEMBER)
    assert (until - start).total_seconds() == 720 * 3600
    march = month_span(date(2026, 3, 1))
    assert (march[1] - march[0]).total_seconds() == (31 * 24 - 1) * 3600
    assert ticks("2026-11-01 00:00") < ticks("2026-12-01 00:00")
