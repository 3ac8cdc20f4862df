"""Two desks draft, publish and take away apart: in force is what somebody published, as they saw it, and it is said."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from rostering import Planner, at, ticks

from desk.fact import Fact
from desk.facts import roster as f
from desk.incarnation import Incarnation
from desk.replica.others import other_row
from desk.roster.checks import check
from desk.roster_rows import ShiftRow

DUTY = "1" * 32
NOW = at("2026-12-01 12:00")
HOURS = ticks("2026-12-15 17:00"), ticks("2026-12-16 08:00")


class Apart:
    """Two desks that write about one duty, each after what it saw."""

    def __init__(self) -> None:
        self.a, self.b = Incarnation(NOW), Incarnation(NOW)

    def planned(self, desk: Incarnation, name: str, *saw: Fact, draft: bool = True) -> Fact:
        return self.says(desk, f.DutyPlanned("triagist", "GGZ Noord", name, "", *HOURS, draft=draft), *saw)

    def says(self, desk: Incarnation, payload: object, *saw: Fact) -> Fact:
        return desk.fact(payload, DUTY, NOW, replaces=tuple(fact.id for fact in saw))


def row(*facts: Fact) -> ShiftRow:
    found = other_row("duty", DUTY, facts)
    return found if isinstance(found, ShiftRow) else ShiftRow(DUTY, (), standing=False)


def in_force(shift: ShiftRow) -> str:
    return shift.now.name if shift.now is not None else ""


def test_a_publication_publishes_the_draft_that_its_author_saw_whatever_another_desk_made_of_it() -> None:
    desks = Apart()
    former = desks.planned(desks.a, "Anna", draft=False)
    draft = desks.planned(desks.a, "Piet", former)
    published = desks.says(desks.a, f.DutyPublished("0" * 32), draft)
    for meanwhile, drafted, leaving in (
        (desks.says(desks.b, f.DutyWithdrawn("vervalt", draft=True), draft), "", True),
        (desks.says(desks.b, f.DraftDropped(), draft), "", False),
        (desks.planned(desks.b, "Kees", draft), "Kees", False),
    ):
        for order in ((published, meanwhile), (meanwhile, published)):
            shift = row(former, draft, *order)
            assert in_force(shift) == "Piet"
            assert (shift.draft.name if shift.draft else "", shift.leaving) == (drafted, leaving)
            assert shift.disputed


def test_a_published_removal_takes_away_though_another_desk_drafted_on() -> None:
    desks = Apart()
    former = desks.planned(desks.a, "Anna", draft=False)
    leaving = desks.says(desks.a, f.DutyWithdrawn("vervalt", draft=True), former)
    published = desks.says(desks.a, f.DutyPublished("0" * 32), leaving)
    drafted = desks.planned(desks.b, "Kees", leaving)
    for order in ((published, drafted), (drafted, published)):
        shift = row(former, leaving, *order)
        assert (in_force(shift), shift.draft.name if shift.draft else "") == ("", "Kees")


def test_what_two_desks_changed_apart_is_a_finding_until_somebody_decides_again() -> None:
    planner, desks = Planner("2026-12-01 12:00"), Apart()
    former = desks.planned(desks.a, "Anna", draft=False)
    mine, theirs = (
        desks.planned(desk, name, former, draft=False) for desk, name in ((desks.a, "Piet"), (desks.b, "Kees"))
    )
    planner.facts += [former, mine, theirs]
    span = at("2026-12-01 12:00"), at("2026-12-31 12:00")
    (found,) = [one for one in check(planner.book(), *span) if one.kind == "apart"]
    assert found.text == "Kees \u00b7 di 15 dec 17:00 \u2013 wo 16 dec 08:00 \u00b7 triagist GGZ Noord"
    planner.facts.append(desks.planned(desks.a, "Piet", theirs, draft=False))
    assert not [one for one in check(planner.book(), *span) if one.kind == "apart"]


def test_two_desks_that_said_the_very_same_apart_have_nothing_to_talk_about() -> None:
    desks = Apart()
    mine, same, other = (
        desks.planned(desk, name, draft=False)
        for desk, name in ((desks.a, "Anna"), (desks.b, "Anna"), (desks.b, "Piet"))
    )
    assert not row(mine, same).disputed
    assert row(mine, other).disputed
    assert row(
        same, desks.planned(desks.a, "Piet", draft=False), desks.planned(desks.b, "Piet", same, draft=False)
    ).disputed


def test_two_versions_of_a_file_that_two_desks_read_in_apart_are_a_finding_until_the_newest_is_read_again() -> None:
    planner, desks = Planner("2026-12-01 12:00"), Apart()
    old, new = "a" * 32, "b" * 32

    def read(desk: Incarnation, file: str, *before: str) -> Fact:
        return desk.fact(f.RosterFileTaken("rooster.csv", file * 2, 1, 0, before), file, NOW)

    def planned(name: str) -> f.DutyPlanned:
        return f.DutyPlanned("triagist", "GGZ Noord", name, "", *HOURS, source="rooster.csv")

    def said() -> list[str]:
        return [one.text for one in check(planner.book(), NOW, at("2026-12-31 12:00")) if one.kind == "read-apart"]

    planner.facts += [desks.a.fact(planned("Anna"), "1" * 32, NOW), read(desks.a, old)]
    planner.facts += [desks.b.fact(planned("Piet"), "2" * 32, NOW), read(desks.b, new)]
    assert said() == ["Anna en Piet \u00b7 di 15 dec 17:00 \u2013 wo 16 dec 08:00 \u00b7 triagist GGZ Noord"]
    planner.facts.append(read(desks.b, new, old))
    assert not said()


def test_a_pair_of_one_file_is_no_finding_and_neither_is_a_file_of_before_desks_said_what_they_had_read() -> None:
    planner, desks = Planner("2026-12-01 12:00"), Apart()
    for number, name in enumerate(("Anna", "Piet"), start=1):
        pair = f.DutyPlanned("pair", "GGZ Noord", name, "", *HOURS, source="rooster.csv")
        planner.facts.append(desks.a.fact(pair, str(number) * 32, NOW))
    for file, before in (("a" * 32, ()), ("b" * 32, ("a" * 32,)), ("c" * 32, ("?",)), ("d" * 32, ("?",))):
        planner.facts.append(desks.a.fact(f.RosterFileTaken("rooster.csv", file * 2, 2, 0, before), file, NOW))
    assert not [one for one in check(planner.book(), NOW, at("2026-12-31 12:00")) if one.kind == "read-apart"]


STEPS = st.lists(st.sampled_from(["draft", "leave", "drop", "publish"]), max_size=4)


@given(STEPS, STEPS, st.randoms(use_true_random=False))
def test_whatever_two_desks_do_apart_in_force_is_only_what_somebody_published(
    mine: list[str], theirs: list[str], order: object
) -> None:
    """Each desk goes on after its own last step; both begin at one published duty. The log has them in any order."""
    desks = Apart()
    former = desks.planned(desks.a, "Anna", draft=False)
    lines, published = [], {"Anna"}
    for desk, names, steps in ((desks.a, "Piet", mine), (desks.b, "Kees", theirs)):
        line, drafted, pending = [former], "", False
        for number, step in enumerate(steps):
            if step == "publish" and not pending:
                # Only a draft that somebody sees is published.
                continue
            pending = step in ("draft", "leave")
            if step == "draft":
                drafted = f"{names} {number}"
                line.append(desks.planned(desk, drafted, line[-1]))
            elif step == "publish":
                published.add(drafted)
                line.append(desks.says(desk, f.DutyPublished("0" * 32), line[-1]))
            else:
                drafted = ""
                payload = f.DraftDropped() if step == "drop" else f.DutyWithdrawn("vervalt", draft=True)
                line.append(desks.says(desk, payload, line[-1]))
        lines.append(line[1:])
    turns = [0] * len(lines[0]) + [1] * len(lines[1])
    order.shuffle(turns)  # type: ignore[attr-defined]
    at_hand = [iter(line) for line in lines]
    shift = row(former, *(next(at_hand[turn]) for turn in turns))
    assert in_force(shift) in published | {""}
    if "publish" not in mine + theirs:
        assert in_force(shift) == "Anna"


def test_the_order_in_which_apart_facts_reach_the_log_does_not_put_a_draft_in_force() -> None:
    desks = Apart()
    draft = desks.planned(desks.a, "Piet")
    published = desks.says(desks.a, f.DutyPublished("0" * 32), draft)
    edited = desks.planned(desks.b, "Kees", draft)
    dropped = desks.says(desks.b, f.DraftDropped(), edited)
    for order in permutations((published, edited, dropped)):
        if order.index(edited) < order.index(dropped):
            assert in_force(row(draft, *order)) == "Piet"
