"""The checks of a roster: what people should look at, said once, in words that name what, where and how to mend it."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from rostering import Planner, at, ticks

from desk.facts import roster as f
from desk.finding_rows import FindingRow
from desk.roster.checks import AHEAD, check
from desk.roster.coverage import coverage
from desk.roster.needs import Needed
from desk.roster_rows import STANDS_BY, Duty

WEEK = at("2026-11-16 00:00"), at("2026-11-23 00:00")
ALWAYS = (1, 2, 3, 4, 5, 6, 7)


def needs(
    planner: Planner,
    least: int = 1,
    most: int = 0,
    *,
    role: str = "triagist",
    days: tuple[int, ...] = ALWAYS,
    hours: tuple[int, int] = (17 * 60, 8 * 60),
    provider: str = "GGZ Noord",
    **more: Any,
) -> None:
    need = f.NeedSet(role, provider, days, *hours, least, most, **more)
    planner.says(need, f"need{role}")


def person(planner: Planner, subject: str, name: str, *phones: str, law: str = "medisch-specialist") -> str:
    return planner.says(f.StaffNoted(name, "GGZ Noord", ("triagist",), phones, law=law), subject)


def found(planner: Planner, *kinds: str, week: tuple[Any, Any] = WEEK, **more: Any) -> list[FindingRow]:
    # Of most rosters here nobody said what is needed: that, and what is empty in them, is asked for by its kind.
    rows = check(planner.book(), *week, **more)
    return [row for row in rows if row.kind in kinds or (not kinds and not _without_need(row))]


def _without_need(row: FindingRow) -> bool:
    return row.kind == "no-need" or row.title.startswith("Niemand van dienst")


def texts(planner: Planner, *kinds: str, **more: Any) -> list[tuple[str, str]]:
    return [(row.title, row.text) for row in found(planner, *kinds, **more)]


def test_a_night_without_a_triagist_is_dangerous_and_says_where_and_when() -> None:
    planner = Planner()
    needs(planner, days=(5,))
    (gap,) = found(planner)
    assert (gap.kind, gap.severity, gap.title) == ("gap", "danger", "Geen triagist")
    assert gap.text == "vr 20 nov 17:00 – za 21 nov 08:00 · GGZ Noord"
    assert (gap.start, gap.until) == (at("2026-11-20 17:00"), at("2026-11-21 08:00"))
    assert gap.mend


def test_what_is_covered_is_no_gap_and_only_the_rest_is() -> None:
    planner = Planner()
    needs(planner, days=(5,))
    planner.plans("a", "Dijkstra", "2026-11-20 16:00", "2026-11-21 02:00")
    assert texts(planner, "gap") == [("Geen triagist", "za 21 nov 02:00–08:00 · GGZ Noord")]
    planner.plans("b", "Hoekstra", "2026-11-21 02:00", "2026-11-21 09:00")
    assert texts(planner, "gap") == []


def test_a_need_of_no_provider_is_met_by_anybody_s_people() -> None:
    planner = Planner()
    needs(planner, days=(5,), provider="")
    planner.plans("a", "Haan", "2026-11-20 16:00", "2026-11-21 09:00", provider="Tjallinga")
    assert texts(planner, "gap") == []


def test_of_a_post_without_a_need_that_is_said_and_an_empty_night_is_seen_all_the_same() -> None:
    planner = Planner()
    for day in range(2, 23):
        if day not in (12, 18):
            planner.plans(f"n{day}", "Dijkstra", f"2026-11-{day:02} 17:00", f"2026-11-{day + 1:02} 08:00")
    (said,) = found(planner, "no-need")
    assert said.text.startswith("triagist GGZ Noord: gaten worden niet gemeld")
    assert "'Wie wanneer nodig is'" in said.mend
    # The days after each night are how the post is; the night that is not there is a gap, as whoever calls is told.
    (gap,) = found(planner, "gap")
    assert (gap.start, gap.until) == (at("2026-11-18 08:00"), at("2026-11-19 17:00"))
    assert (gap.severity, gap.title) == ("warning", "Niemand van dienst: triagist")
    needs(planner, hours=(17 * 60, 8 * 60))
    assert not found(planner, "no-need")
    assert [row.title for row in found(planner, "gap")] == ["Geen triagist"]


def test_weekends_without_work_are_no_gap_of_a_post_without_a_need() -> None:
    planner = Planner()
    for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 23, 24):
        planner.plans(f"n{day}", "Dijkstra", f"2026-11-{day:02} 08:00", f"2026-11-{day:02} 17:00")
    assert not found(planner, "gap")


def test_who_stands_by_fills_no_gap() -> None:
    planner = Planner()
    needs(planner, days=(5,))
    planner.plans("a", "Dijkstra", "2026-11-20 16:00", "2026-11-21 09:00", backup=STANDS_BY)
    assert len(found(planner, "gap")) == 1


def test_two_where_one_is_enough_is_said_with_both_names() -> None:
    planner = Planner()
    needs(planner, most=1, days=(5,))
    planner.plans("a", "Postma", "2026-11-20 16:00", "2026-11-21 09:00")
    planner.plans("b", "Wiersma", "2026-11-20 22:00", "2026-11-21 09:00")
    assert texts(planner, "overlap") == [
        (
            "Dubbel bezet",
            "vr 20 nov 22:00 – za 21 nov 08:00 · GGZ Noord · triagist Postma en Wiersma, 2 waar 1 genoeg is",
        )
    ]


def test_two_are_fine_where_no_bound_was_set() -> None:
    planner = Planner()
    needs(planner, days=(5,))
    planner.plans("a", "Postma", "2026-11-20 16:00", "2026-11-21 09:00")
    planner.plans("b", "Wiersma", "2026-11-20 16:00", "2026-11-21 09:00")
    assert found(planner, "overlap", "short", "gap") == []


def test_one_of_a_pair_is_missing_with_a_need_and_without() -> None:
    planner = Planner()
    planner.plans("a", "Boersma", "2026-11-20 17:00", "2026-11-21 08:00", role="pair")
    planner.plans("b", "Veen", "2026-11-20 17:00", "2026-11-20 23:00", role="pair")
    expected = [
        ("Koppel onvolledig", "vr 20 nov 23:00 – za 21 nov 08:00 · GGZ Noord · koppel, 1 van 2 (Boersma)"),
    ]
    assert texts(planner, "pair") == expected
    needs(planner, least=2, days=(5,), role="pair")
    assert texts(planner, "pair") == expected


def test_two_names_in_one_cell_are_a_whole_pair() -> None:
    planner = Planner()
    planner.plans("a", "Boersma + Veen", "2026-11-20 17:00", "2026-11-21 08:00", role="pair")
    assert found(planner, "pair") == []


def test_a_draft_that_fills_a_gap_fills_it_in_the_check_of_the_drafts_only() -> None:
    planner = Planner()
    needs(planner, days=(5,))
    planner.plans("a", "Dijkstra", "2026-11-20 16:00", "2026-11-21 09:00", draft=True)
    assert found(planner, "gap") == []
    assert len(found(planner, "gap", drafts=False)) == 1


def test_nobody_is_in_two_places_at_once() -> None:
    planner = Planner()
    dijkstra = person(planner, "p", "Dijkstra", "+31612345601")
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", person=dijkstra)
    planner.plans(
        "b", "Dijkstra", "2026-11-20 23:00", "2026-11-21 07:00", person=dijkstra, role="lvb", provider="Tjallinga"
    )
    assert texts(planner) == [
        (
            "Op twee plekken tegelijk",
            "Dijkstra · vr 20 nov 23:00 – za 21 nov 07:00 · triagist GGZ Noord en lvb Tjallinga",
        )
    ]


def test_handing_over_to_oneself_is_no_double_duty() -> None:
    planner = Planner()
    dijkstra = person(planner, "p", "Dijkstra", "+31612345601")
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-20 23:00", person=dijkstra)
    planner.plans("b", "Dijkstra", "2026-11-20 23:00", "2026-11-21 08:00", person=dijkstra)
    assert found(planner) == []


def test_namesakes_of_two_providers_are_two_people() -> None:
    planner = Planner()
    planner.plans("a", "Visser", "2026-11-20 17:00", "2026-11-21 08:00")
    planner.plans("b", "Visser", "2026-11-20 17:00", "2026-11-21 08:00", provider="Tjallinga")
    assert found(planner, "double") == []


def test_nobody_is_their_own_backup_by_role_by_name_or_by_number() -> None:
    planner = Planner()
    dijkstra = person(planner, "p", "Dijkstra", "+31612345601")
    planner.plans("a", "Dijkstra", "2026-11-16 17:00", "2026-11-17 08:00", person=dijkstra)
    planner.plans("b", "Dijkstra", "2026-11-16 17:00", "2026-11-17 08:00", person=dijkstra, role="backup")
    planner.plans("c", "Dijkstra", "2026-11-17 17:00", "2026-11-18 08:00", person=dijkstra, backup="Dijkstra")
    planner.plans("d", "Dijkstra", "2026-11-18 17:00", "2026-11-19 08:00", person=dijkstra, backup="06 12345601")
    planner.plans("e", "Dijkstra", "2026-11-19 17:00", "2026-11-20 08:00", person=dijkstra, backup="Postma")
    assert [row.start.day for row in found(planner, "own-backup")] == [16, 17, 18]


def test_who_stands_by_for_their_own_duty_is_their_own_backup() -> None:
    planner = Planner()
    dijkstra = person(planner, "p", "Dijkstra", "+31612345601")
    planner.plans("a", "Dijkstra", "2026-11-16 17:00", "2026-11-17 08:00", person=dijkstra)
    planner.plans("b", "Dijkstra", "2026-11-16 20:00", "2026-11-17 08:00", person=dijkstra, backup=STANDS_BY)
    assert [row.kind for row in found(planner)] == ["own-backup"]


def test_somebody_without_a_number_is_named_once_and_counted() -> None:
    planner = Planner()
    dijkstra = person(planner, "p", "Dijkstra")
    for day in (16, 18, 20):
        planner.plans(
            f"a{day}", "Dijkstra", f"2026-11-{day} 17:00", f"2026-11-{day + 1} 08:00", person=dijkstra, phone=""
        )
    (row,) = found(planner)
    assert (row.kind, row.severity, row.count) == ("number", "danger", 3)
    assert row.text == "Dijkstra · 3 diensten, de eerste ma 16 nov 17:00 · triagist GGZ Noord"


def test_who_sits_at_the_desk_is_reached_there() -> None:
    planner = Planner()
    planner.plans("a", "De Vries", "2026-11-20 23:00", "2026-11-21 07:00", role="telephonist", phone="")
    assert [row.severity for row in found(planner, "number")] == ["note"]


def test_a_name_that_nobody_is_known_for_and_somebody_who_left() -> None:
    planner = Planner()
    gone = person(planner, "p", "Dijkstra", "+31612345601")
    planner.says(f.StaffLeft("andere baan"), "p")
    planner.plans("a", "Dijkstra", "2026-11-16 17:00", "2026-11-17 08:00", person=gone)
    planner.plans("b", "Wie Weet", "2026-11-17 17:00", "2026-11-18 08:00")
    assert texts(planner) == [
        ("Staat niet meer in de lijst", "Dijkstra · ma 16 nov 17:00 · triagist GGZ Noord"),
        ("Naam niet in de lijst", "Wie Weet · di 17 nov 17:00 · triagist GGZ Noord"),
    ]


def away(planner: Planner, who: str, start: str = "2026-11-20 00:00", until: str = "2026-11-22 00:00") -> None:
    planner.says(f.AbsenceNoted(who, ticks(start), ticks(until), "leave"), "away")


def test_leave_on_a_night_that_was_planned_is_said_until_somebody_has_it() -> None:
    planner = Planner()
    dijkstra, postma = person(planner, "p", "Dijkstra", "+31612345601"), person(planner, "q", "Postma", "+31612345602")
    night = planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", person=dijkstra)
    away(planner, dijkstra)
    assert texts(planner) == [
        (
            "Niemand voor wie er niet is",
            "Dijkstra is met verlof · vr 20 nov 17:00 – za 21 nov 08:00 · triagist GGZ Noord",
        )
    ]
    part = ticks("2026-11-20 17:00"), ticks("2026-11-21 02:00")
    planner.says(f.SwapAsked("A", 1, "give", night, postma, "", *part), "s")
    planner.says(f.SwapApproved(dijkstra, "Dijkstra"), "s")
    assert [(row.start, row.until) for row in found(planner)] == [(at("2026-11-21 02:00"), at("2026-11-21 08:00"))]
    more = (ticks("2026-11-21 02:00"), ticks("2026-11-21 08:00"), "", "", postma, "Postma", "")
    planner.says(f.OverrideNoted("A", 1, "add", "triagist", "GGZ Noord", *more), "o")
    assert found(planner) == []


def test_a_swap_to_somebody_who_is_away_is_dangerous() -> None:
    planner = Planner()
    dijkstra, postma = person(planner, "p", "Dijkstra", "+31612345601"), person(planner, "q", "Postma", "+31612345602")
    night = planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", person=dijkstra)
    away(planner, postma)
    planner.says(f.SwapAsked("A", 1, "give", night, postma), "s")
    planner.says(f.SwapApproved(dijkstra, "Dijkstra"), "s")
    assert [(row.severity, row.title) for row in found(planner)] == [("danger", "Van dienst en er niet")]


def test_an_override_that_changes_nobody_is_said() -> None:
    planner = Planner()
    dijkstra, postma = person(planner, "p", "Dijkstra", "+31612345601"), person(planner, "q", "Postma", "+31612345602")
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", person=dijkstra)
    hours = ticks("2026-11-20 17:00"), ticks("2026-11-21 08:00")
    planner.says(f.OverrideNoted("A", 1, "replace", "triagist", "GGZ Noord", *hours, postma, "Postma", dijkstra), "o")
    assert texts(planner) == [
        ("Vervanging zonder gevolg", "vervanging A-1: Postma · vr 20 nov 17:00 – za 21 nov 08:00 · triagist GGZ Noord")
    ]
    planner.says(f.OverrideWithdrawn(), "o")
    planner.says(f.OverrideNoted("A", 2, "replace", "triagist", "GGZ Noord", *hours, dijkstra, "Dijkstra", postma), "u")
    assert found(planner) == []


def test_handing_over_in_the_hour_that_comes_twice_or_never_is_said() -> None:
    planner = Planner("2026-03-01 12:00")
    planner.plans("a", "Dijkstra", "2026-03-28 23:00", "2026-03-29 02:30")
    planner.plans("b", "Dijkstra", "2026-10-24 23:00", "2026-10-25 02:30")
    planner.plans("c", "Dijkstra", "2026-10-25 04:00", "2026-10-25 08:00")
    week = at("2026-03-01 00:00"), at("2026-11-01 00:00")
    assert [row.text for row in found(planner, "dst", week=week)] == [
        "zo 29 mrt 03:30 · triagist GGZ Noord: in een uur dat die nacht niet bestaat",
        "zo 25 okt 02:30 zomertijd · triagist GGZ Noord: in een uur dat die nacht twee keer komt",
    ]


def test_a_chain_that_takes_longer_than_the_promise_is_said() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    planner.says(f.ChainSet("triagist", "GGZ Noord", ("triagist", "backup", "shift-lead"), (5, 10, 5)), "c")
    calling_back = ((15, "Terugbellen"), (60, "Aanbieder"))
    assert found(planner, "chain", promised={"triagist": calling_back}) == []
    (row,) = found(planner, "chain", promised={"triagist": ((4, "112"), (14, "Overname"), *calling_back)})
    assert row.text == (
        "triagist GGZ Noord: de laatste na 15 min, beloofd binnen 14 min (Overname): "
        "triagist 5 min → achterwacht 10 min → dienstleider 5 min"
    )


def test_the_law_counts_what_came_before_the_days_that_are_checked() -> None:
    planner = Planner()
    anna = person(planner, "p", "Anna", "+31612345601", law="bereikbaarheid-zorg")
    for day in (13, 14, 15, 16):
        planner.plans(f"a{day}", "Anna", f"2026-11-{day} 17:00", f"2026-11-{day + 1} 08:00", person=anna)
    (row,) = found(planner)
    assert (row.kind, row.severity, row.article) == ("law", "warning", "Atb 5.19:3 lid 2")
    assert found(planner, look_back=timedelta(0)) == []


def test_what_is_dangerous_stands_above_what_is_not() -> None:
    planner = Planner()
    needs(planner, days=(6,))
    planner.plans("b", "Wie Weet", "2026-11-17 17:00", "2026-11-18 08:00", phone="")
    assert [row.severity for row in found(planner)] == ["danger", "danger", "note"]
    assert [row.kind for row in found(planner)] == ["number", "gap", "unknown"]


def test_an_empty_desk_has_nothing_to_say() -> None:
    assert check(Planner().book(), WEEK[0], WEEK[0] + AHEAD) == ()


MINUTES = st.tuples(st.integers(0, 300), st.integers(1, 120))
NEEDS = st.lists(st.tuples(MINUTES, st.integers(0, 3), st.integers(0, 3)), max_size=4)
DUTIES = st.lists(st.tuples(MINUTES, st.sampled_from("abcd")), max_size=8)


@given(NEEDS, DUTIES)
def test_gaps_and_overlaps_are_those_that_walking_the_minutes_finds(
    needed: list[tuple[tuple[int, int], int, int]], planned: list[tuple[tuple[int, int], str]]
) -> None:
    base = at("2026-10-24 23:00")
    minute = timedelta(minutes=1)
    spans = [
        Needed("n", "triagist", "p", base + begin * minute, base + (begin + length) * minute, least, most)
        for (begin, length), least, most in needed
    ]
    duties = [
        Duty(str(number), "triagist", "p", who, "", base + begin * minute, base + (begin + length) * minute, person=who)
        for number, ((begin, length), who) in enumerate(planned)
    ]
    said = {
        number: row.kind
        for row in coverage(duties, spans, base, base + 400 * minute)
        for number in range((row.start - base) // minute, (row.until - base) // minute)
    }
    for number in range(430):
        now = base + number * minute
        wanted = [one for one in spans if one.start <= now < one.until]
        there = len({one.person for one in duties if one.is_on(now)})
        least = max((one.least for one in wanted), default=0)
        most = max((one.most for one in wanted), default=0) if all(one.most for one in wanted) else 0
        expected = "gap" if there < least and not there else "short" if there < least else ""
        if not expected and wanted and 0 < most < there:
            expected = "overlap"
        assert said.get(number, "") == (expected if number < 400 else ""), number
