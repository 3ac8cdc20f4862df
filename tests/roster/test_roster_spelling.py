"""A provider that a file writes in other capitals is the provider that the desk knows."""

from rostering import Planner, at, ticks

from desk.facts.roster import DutyPlanned, OverrideNoted
from desk.roster.importing import read_roster
from desk.roster.preview import Preview
from desk.roster.resolve import effective
from desk.roster_import import prepare

NOW = at("2026-12-01 12:00")
HOURS = "2026-12-10 17:00", "2026-12-11 08:00"


def look(planner: Planner, provider: str, name: str, role: str = "triagist") -> Preview:
    row = f"{role};{provider};{name};0612345602;{HOURS[0]};{HOURS[1]};"
    data = f"role;provider;name;phone;from;until;backup\n{row}".encode()
    return prepare(read_roster(data, NOW, "a.csv"), planner.book(), NOW, "a.csv", data, draft=False)


def replaced(provider: str) -> Planner:
    """Anna is planned for a provider as it is spelled there, and replaced by Piet at GGZ Noord."""
    planner = Planner("2026-12-01 11:00")
    planner.plans("a", "Anna", *HOURS, source="a.csv", provider=provider)
    hours = ticks(HOURS[0]), ticks(HOURS[1])
    planner.says(OverrideNoted("A", 1, "replace", "triagist", "GGZ Noord", *hours, "", "Anna", "", "Piet", "112"), "o")
    return planner


def test_a_replacement_counts_on_the_duty_however_its_provider_is_spelled() -> None:
    (duty,) = effective(replaced("ggz noord").book(), at(HOURS[0]), at(HOURS[1]))
    assert duty.name == "Piet"


def test_a_file_writes_the_provider_as_the_desk_knows_it() -> None:
    planner = replaced("GGZ Noord")
    preview = look(planner, "ggz  noord", "Anna")
    assert [one.payload.provider for one in preview.plan.changes if isinstance(one.payload, DutyPlanned)] == [
        "GGZ Noord"
    ]
    assert [said for said in preview.alarms if "telt niet meer" in said or "NIEMAND" in said] == []
    other = look(planner, "GGZ NOORD", "Els")
    assert [new.provider for new in other.newcomers] == ["GGZ Noord"]
    assert not any("NIEMAND" in said for said in other.alarms)


def test_a_role_of_their_own_is_written_as_the_desk_knows_it() -> None:
    planner = Planner("2026-12-01 11:00")
    planner.plans("a", "Anna", *HOURS, source="b.csv", role="Kinderarts")
    (row,) = [row for row in look(planner, "GGZ Noord", "Anna", role="kinderarts").rows if row.row]
    assert (row.role, row.kind) == ("Kinderarts", "changed")
