"""Who is on call, against walking through the minutes: random rosters with absences, swaps and replacements on top."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rostering import Planner
from walking import Away, Overridden, Planned, Rules, Swapped, names, stretch, utc

from desk.fact import to_ticks
from desk.facts import roster as f
from desk.roster.answers import Watch
from desk.roster.resolve import effective

LENGTH = 18 * 60
# An ordinary Friday, and the afternoons before the clock changes.
AFTERNOONS = [datetime(2026, 11, 20, 15, tzinfo=UTC), datetime(2026, 3, 28, 15, tzinfo=UTC)]
AFTERNOONS += [datetime(2026, 10, 24, 15, tzinfo=UTC), datetime(2027, 10, 30, 15, tzinfo=UTC)]
POSTS = (("triagist", "GGZ Noord"), ("triagist", "Kinnik"), ("pair", "GGZ Noord"))
PEOPLE = ("Bakker", "Dijkstra", "Hoekstra", "Visser")
PLACES = ("UTC", "Europe/Amsterdam", "Pacific/Auckland")

minutes = st.integers(60, LENGTH - 60)
anybody = st.sampled_from(PEOPLE)


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Up to six duties in eighteen hours, some of them planned again, and up to three changes of each kind."""
    count = draw(st.integers(1, 6))
    duties = []
    for number in range(count):
        start, until = draw(minutes), draw(minutes)
        post = draw(st.integers(0, len(POSTS) - 1))
        duties.append(Planned(f"duty{number}", post, draw(anybody), start, until, draw(st.integers(0, 4)) == 0))
    for since in sorted(draw(st.lists(minutes, max_size=2, unique=True))):
        again = draw(st.sampled_from(duties))
        # Most of what is planned again is moved a little, or is another's.
        start, until = (
            draw(st.sampled_from([again.start, draw(minutes)])),
            draw(st.sampled_from([again.until, draw(minutes)])),
        )
        who = draw(st.sampled_from([again.person, draw(anybody)]))
        duties.append(replace(again, person=who, start=start, until=until, since=since))
    known = Rules(duties)
    away = [Away(draw(anybody), draw(minutes), draw(minutes), draw(minutes)) for _ in range(draw(st.integers(0, 2)))]
    swaps = []
    for number in range(1, 1 + draw(st.integers(0, 3))):
        mine, other = draw(st.integers(0, count - 1)), draw(st.integers(0, count - 1))
        part = draw(st.booleans())
        since = draw(minutes)
        ended = draw(st.one_of(st.just(10**6), st.integers(since, LENGTH)))
        span = (draw(minutes), draw(minutes)) if part else (0, LENGTH)
        agreed = known.planned(f"duty{mine}", since) if draw(st.booleans()) else None
        against = known.planned(f"duty{other}", since) if agreed else None
        giver = duties[mine].person if mine != other else ""
        theirs = f"duty{other}" if mine != other and draw(st.booleans()) else ""
        swaps.append(Swapped(number, f"duty{mine}", draw(anybody), theirs, giver, *span, since, ended, agreed, against))
    overrides = [
        Overridden(
            number,
            draw(st.sampled_from(["add", "remove", "replace"])),
            draw(st.integers(0, len(POSTS) - 1)),
            draw(st.sampled_from(["", *PEOPLE])),
            draw(anybody),
            draw(minutes),
            draw(minutes),
            draw(minutes),
        )
        for number in range(1, 1 + draw(st.integers(0, 3)))
    ]
    return Rules(duties, away, swaps, overrides)


def watch_of(case: Rules, first: datetime) -> Watch:
    """The same as facts, folded and resolved as a desk does."""

    def ticks(minute: int) -> int:
        return to_ticks(first + timedelta(minutes=minute))

    planner = Planner()
    planner.now = first - timedelta(days=30)
    ids = {
        name: planner.says(f.StaffNoted(name, "", (), (f"+3161234560{place}",)), name)
        for place, name in enumerate(PEOPLE)
    } | {"": ""}
    subjects = {"": ""}
    early = planner.now
    for duty in case.duties:
        role, provider = POSTS[duty.post]
        backup = "ja" if duty.standby else ""
        start, until = ticks(duty.start), ticks(duty.until)
        planned = f.DutyPlanned(role, provider, duty.person, "", start, until, backup, person=ids[duty.person])
        planner.now = first + timedelta(minutes=duty.since) if duty.since > 0 else early
        subjects[duty.name] = planner.says(planned, duty.name)

    def agreed_on(duty: Planned | None) -> tuple[str, str, int, int]:
        return (ids[duty.person], duty.person, ticks(duty.start), ticks(duty.until)) if duty else ("", "", 0, 0)

    def says(payload: object, subject: str, minute: int) -> None:
        planner.now = first + timedelta(minutes=minute)
        planner.says(payload, subject)

    for place, away in enumerate(case.away):
        noted = f.AbsenceNoted(ids[away.person], ticks(away.start), ticks(away.until), "sick")
        says(noted, f"away{place}", away.since)
    for swap in case.swaps:
        part = (ticks(swap.start), ticks(swap.until)) if (swap.start, swap.until) != (0, LENGTH) else (0, 0)
        kind = "swap" if swap.other else "give"
        asked = f.SwapAsked("A", swap.number, kind, subjects[swap.duty], ids[swap.person], subjects[swap.other], *part)
        says(asked, f"swap{swap.number}", swap.since)
        agreed = *agreed_on(swap.agreed), *agreed_on(swap.agreed_other)
        says(f.SwapApproved(ids[swap.giver], swap.giver, "", *agreed), f"swap{swap.number}", swap.since)
        if swap.ended < 10**6:
            says(f.SwapEnded("withdrawn"), f"swap{swap.number}", swap.ended)
    for change in case.overrides:
        role, provider = POSTS[change.post]
        hours = ticks(change.start), ticks(change.until)
        out = "" if change.kind == "add" else ids[change.out]
        who = "" if change.kind == "remove" else ids[change.person]
        noted_by = f.OverrideNoted("A", change.number, change.kind, role, provider, *hours, out, "", who)
        says(noted_by, f"over{change.number}", change.since)
    book = planner.book()
    return Watch(book, effective(book, first, first + timedelta(minutes=LENGTH)))


@settings(deadline=None, max_examples=40)
@given(rules(), st.sampled_from(AFTERNOONS), st.lists(st.integers(0, LENGTH - 1), min_size=1, max_size=12))
def test_every_answer_agrees_with_walking_through_the_minutes(case: Rules, first: datetime, asked: list[int]) -> None:
    watch = watch_of(case, first)
    # At the edges of everything that was said too: there mistakes live.
    edges = {one.start for one in case.duties} | {one.since for one in (*case.swaps, *case.overrides)}
    for post, key in enumerate(POSTS):
        walked = [case.at(minute, post) for minute in range(LENGTH)]
        people = [names(there) for there in walked]
        for minute in sorted({*asked, *edges, *(edge - 1 for edge in edges)}):
            found = watch.answer(*key, first + timedelta(minutes=minute))
            assert sorted(one.duty.name for one in found.people) == people[minute]
            assert found.gap is not bool(people[minute])
            start, until = stretch(people, minute)
            assert (found.start, found.until) == (utc(first, start), utc(first, until))
            whys = {(who, why) for who, why, standby in walked[minute] if not standby}
            assert {(one.duty.name, one.duty.why) for one in found.people} <= whys
            assert {(one.duty.name, bool(one.doubt)) for one in found.people} <= case.doubted(minute, post)


@pytest.mark.parametrize("place", PLACES)
def test_the_computer_s_own_time_zone_changes_no_answer(place: str) -> None:
    this = f"{Path(__file__)}::{test_every_answer_agrees_with_walking_through_the_minutes.__name__}"
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:randomly", "-p", "no:cacheprovider", this]
    done = subprocess.run(
        command, env={**os.environ, "TZ": place}, cwd=Path(__file__).parents[2], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:]
