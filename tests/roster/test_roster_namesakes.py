"""Two people of one name are two: who has another provider and another number is asked about, not taken for ours."""

from rostering import Planner, at

from desk.facts.roster import AliasNoted, StaffNoted
from desk.intake.roster_people import NoteAlias
from desk.roster.importing import read_roster
from desk.roster_import import Preview, commands, prepare

NOW = at("2026-11-20 12:00")
HEADER = "role;provider;name;phone;from;until;backup"
HOURS = "2026-11-20 17:00;2026-11-21 08:00;"
OURS = f"triagist;GGZ;J. Jansen;0612345601;{HOURS}"
THEIRS = f"triagist;Spoed;J. Jansen;0612345602;{HOURS}"


def team(**more: str) -> Planner:
    """J. Jansen of the GGZ, who is known by his number there."""
    planner = Planner("2026-11-01 12:00")
    planner.says(StaffNoted("J. Jansen", "GGZ", ("triagist",), ("+31612345601",)), "jan")
    for alias in more.values():
        planner.says(AliasNoted(alias), "jan")
    return planner


def look(planner: Planner, *lines: str, answers: dict[str, str] | None = None) -> Preview:
    data = "\n".join((HEADER, *lines)).encode()
    return prepare(read_roster(data, NOW, "a.csv"), planner.book(), NOW, "a.csv", data, answers=answers, draft=False)


def people(preview: Preview) -> list[tuple[str, bool, str]]:
    return [(row.provider, bool(row.person), row.phone) for row in preview.rows]


def test_a_namesake_of_another_provider_with_another_number_is_asked_and_keeps_their_own_number() -> None:
    preview = look(team(), OURS, THEIRS)
    assert people(preview) == [("GGZ", True, "+31612345601"), ("Spoed", False, "+31612345602")]
    (asked,) = preview.unknown
    assert (asked.name, asked.written, asked.rows) == ("J. Jansen, Spoed", "J. Jansen", (3,))
    assert len(asked.near) == 1
    assert preview.newcomers == ()


def test_also_where_the_name_is_an_alias() -> None:
    line = THEIRS.replace("J. Jansen", "Jansen")
    assert people(look(team(alias="Jansen"), line)) == [("Spoed", False, "+31612345602")]


def test_the_same_number_the_same_provider_or_a_row_without_one_of_them_is_who_is_known() -> None:
    for line in (
        THEIRS.replace("345602", "345601"),
        THEIRS.replace("Spoed", "ggz"),
        THEIRS.replace("Spoed", ""),
        THEIRS.replace("0612345602", ""),
    ):
        assert [row.person for row in look(team(), line).rows] == [*team().book().people]


def test_a_number_that_they_had_before_is_theirs() -> None:
    planner = team()
    planner.says(StaffNoted("J. Jansen", "GGZ", ("triagist",), ("+31612345699",)), "jan")
    assert people(look(planner, THEIRS.replace("345602", "345601")))[0][1]


def test_an_answer_counts_for_that_provider_alone_and_is_remembered() -> None:
    planner = team()
    (jan,) = planner.book().people
    asked = look(planner, OURS, THEIRS).unknown[0].name
    preview = look(planner, OURS, THEIRS, answers={asked: jan})
    assert preview.unknown == ()
    assert [row.person for row in preview.rows] == [jan, jan]
    alias = commands(preview, {asked: jan})[0]
    assert alias == NoteAlias(jan, "J. Jansen, Spoed", "a.csv")
    planner.says(AliasNoted("J. Jansen, Spoed"), "jan")
    assert look(planner, OURS, THEIRS).unknown == ()
    assert [one.name for one in look(planner, THEIRS.replace("Spoed", "Zorg")).unknown] == ["J. Jansen, Zorg"]


def test_somebody_new_of_that_name_takes_nothing_from_who_was_known() -> None:
    planner = team()
    (jan,) = planner.book().people
    other = planner.says(StaffNoted("J. Jansen", "Spoed", ("triagist",), ("+31612345602",)), "other")
    preview = look(planner, OURS, THEIRS, answers={"J. Jansen, Spoed": other})
    assert [row.person for row in preview.rows] == [jan, other]


def test_two_of_one_name_in_the_same_hours_with_two_numbers_are_not_said_to_be_one() -> None:
    second = OURS.replace("345601", "345602")
    refused = look(Planner(), OURS, second).rows[-1]
    assert refused.kind == "refused"
    assert refused.words.startswith("J. Jansen staat er al op regel 2, hier met een ander nummer (06 12 34 56 02)")
    assert [row.kind for row in look(Planner(), OURS, OURS).rows] == ["new"]
