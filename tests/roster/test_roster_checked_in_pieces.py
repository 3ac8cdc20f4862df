"""A roster that is edited is checked in small pieces, and only what changed; a full check finds the same."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from rostering import at

from desk.finding_rows import FindingRow
from desk.roster.book import Book
from desk.roster.checking import Checking
from desk.roster.checks import check
from desk.roster.resolve import effective
from desk.roster.resolving import Resolving
from desk.roster_rows import (
    AbsenceRow,
    ChainRow,
    Duty,
    LawRow,
    LimitRow,
    NeedRow,
    OverrideRow,
    PersonRow,
    ShiftRow,
    SwapRow,
)

NOW = at("2026-10-20 12:00")
UNTIL = NOW + timedelta(days=14)
PEOPLE = {name: PersonRow(name, name.title(), ("triagist",), "GGZ", ("+31612345601",)) for name in ("ada", "bo", "cas")}
HOUR = timedelta(hours=1)
names, few, posts = st.sampled_from(sorted(PEOPLE)), st.integers(0, 4), st.sampled_from(["triagist", "pair", "backup"])
hours = st.tuples(st.integers(-200, 300), st.integers(1, 40)).map(lambda one: (NOW + one[0] * HOUR, one[1] * HOUR))
Row = tuple[str, Any]


def _duty(number: int, role: str, person: str, span: tuple[datetime, timedelta], known: bool) -> Duty:
    who = person if known else ""
    return Duty(f"d{number}", role, "GGZ", person.title(), "", span[0], span[0] + span[1], person=who)


duties = st.builds(_duty, few, posts, names, hours, st.booleans())
shifts = st.builds(
    lambda duty, draft, how: ShiftRow(
        duty.id,
        () if how == "new" else (duty,),
        how != "new",
        draft=replace(draft, id=duty.id) if how in ("new", "other") else None,
        leaving=how == "goes",
    ),
    duties,
    duties,
    st.sampled_from(["stands", "new", "other", "goes"]),
)
absences = st.builds(
    lambda number, who, span: AbsenceRow(f"a{number}", who, span[0], span[0] + span[1], "sick", "", NOW - 99 * HOUR),
    few,
    names,
    hours,
)
swaps = st.builds(
    lambda number, one, other, who: SwapRow(
        *(f"s{number}", "A", number, "swap", f"d{one}", who, f"d{other}" if one != other else "", None, None, ""),
        *("approved", NOW, "", NOW - 50 * HOUR, "", "ada", "Ada"),
    ),
    *(few, few, few, names),
)
overrides = st.builds(
    lambda number, kind, role, span, out, who: OverrideRow(
        *(f"o{number}", "A", number, kind, role, "GGZ", span[0], span[0] + span[1], out, "", who, who.title(), ""),
        *("", NOW - 20 * HOUR, ""),
    ),
    *(few, st.sampled_from(["add", "remove", "replace"]), posts, hours, names, names),
)
needs = st.builds(
    lambda role, least, holidays: NeedRow(
        f"n{role}", role, "GGZ", (1, 3, 5, 7), 480, 60, least, 2, holidays, "", "", ""
    ),
    *(posts, st.integers(1, 2), st.sampled_from(["as-usual", "never"])),
)
people = st.builds(
    lambda who, name, phones, law: replace(PEOPLE[who], name=name, phones=phones, law=law),
    *(
        names,
        st.sampled_from(["Ada", "Eef"]),
        st.sampled_from([(), ("+31612345609",)]),
        st.sampled_from(["", "arbeid"]),
    ),
)
laws = st.integers(300, 900).map(lambda rest: LawRow("l", "arbeid", (LimitRow("rest", rest),), "", NOW, ""))
chains = st.integers(1, 60).map(lambda long: ChainRow("c", "triagist", "", ("triagist", "backup"), (long, 5)))
KINDS = {
    "duty": shifts,
    "absence": absences,
    "swap": swaps,
    "override": overrides,
    "need": needs,
    "person": people,
    "law": laws,
    "chain": chains,
}
edits = st.one_of(
    *(st.tuples(st.just(kind), made) for kind, made in KINDS.items()),
    st.tuples(st.just("gone"), st.sampled_from(["d0", "d1", "a0", "s0", "o0", "ntriagist"])),
    # A check that somebody does not wait for.
    st.tuples(st.just("left"), st.integers(0, 20)),
)


def run(steps: Any) -> Any:
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return done.value


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.just("duty"), shifts), max_size=8), st.lists(edits, min_size=1, max_size=8))
def test_after_each_edit_the_pieces_come_to_what_a_full_check_finds(before: list[Row], after: list[Row]) -> None:
    rows: dict[str, dict[str, Any]] = {"person": dict(PEOPLE)}
    checking, resolving = Checking(), Resolving()
    promised: Mapping[str, tuple[tuple[int, str], ...]] = {"triagist": ((10, "Terugbellen"),)}
    for kind, made in (*before, *after):
        if kind == "left":
            steps = checking.steps(Book(rows), NOW, UNTIL, promised=promised)
            for _ in range(made):
                next(steps, None)
            continue
        if kind == "gone":
            rows = {name: {key: row for key, row in known.items() if key != made} for name, known in rows.items()}
        else:
            rows = {**rows, kind: {**rows.get(kind, {}), made.id: made}}
        if (kind, made) in before:
            continue
        book = Book(rows)
        found: tuple[FindingRow, ...] = run(checking.steps(book, NOW, UNTIL, promised=promised))
        assert found == check(book, NOW, UNTIL, promised=promised)
        counted = run(resolving.steps(book, NOW, UNTIL, drafts=True))
        assert sorted(map(str, counted)) == sorted(map(str, effective(book, NOW, UNTIL, drafts=True)))


def test_one_edit_among_thousands_looks_at_one_person_again() -> None:
    span = (NOW, 8 * HOUR)
    rows: dict[str, Any] = {}
    for number in range(600):
        duty = _duty(number, "triagist", ("ada", "bo", "cas")[number % 3], span, known=True)
        start = NOW + number * 8 * HOUR
        rows[duty.id] = ShiftRow(duty.id, (replace(duty, start=start, until=start + 8 * HOUR),), standing=True)
    checking = Checking()
    run(checking.steps(Book({"person": PEOPLE, "duty": rows}), NOW, UNTIL))
    kept = dict(checking._kept)
    moved = rows["d3"].pieces[0]
    rows = {**rows, "d3": replace(rows["d3"], draft=replace(moved, until=moved.until + 4 * HOUR))}
    run(checking.steps(Book({"person": PEOPLE, "duty": rows}), NOW, UNTIL))
    again = {key for key, one in checking._kept.items() if one is not kept.get(key)}
    # And at what is empty at their post, since nobody said what is needed there.
    assert again == {("person", "ada"), ("hole", "triagist", "GGZ")}
