"""What a roster file changes in the roster that stands. Pure; people and numbers are made up."""

from datetime import UTC, datetime
from time import perf_counter

from desk.facts.roster import DutyPlanned, DutyWithdrawn
from desk.incarnation import Incarnation
from desk.roster.choices import Choices
from desk.roster.importing import read_csv
from desk.roster.planning import Plan, plan_import
from desk.roster.shift import shift_row
from desk.roster_rows import ShiftRow

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
AT_NIGHT = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
HEADER = "role;provider;name;phone;from;until;backup"
FRIDAY = "triagist;GGZ;Dijkstra;0612345601;2026-11-20 17:00;2026-11-21 08:00;"
SATURDAY = "triagist;GGZ;Hoekstra;0612345602;2026-11-21 17:00;2026-11-22 08:00;"
SUNDAY = "triagist;GGZ;Visser;0612345603;2026-11-22 17:00;2026-11-23 08:00;"


def planned(*lines: str, after: tuple[ShiftRow, ...] = (), now: datetime = NOW, file: str = "nov.csv") -> Plan:
    return plan_import(read_csv("\n".join((HEADER, *lines)).encode(), now, file), after, now, file)


def standing(plan: Plan, source: str | None = None) -> tuple[ShiftRow, ...]:
    """What stands after a plan was carried out."""
    desk = Incarnation(NOW)
    found = []
    for change in plan.changes:
        payload = change.payload
        if source is not None and isinstance(payload, DutyPlanned):
            payload = DutyPlanned(**{**vars(payload), "source": source})
        one = shift_row(change.subject, [desk.fact(payload, change.subject, NOW)])
        assert one is not None
        found.append(one)
    return tuple(found)


def withdrawn(plan: Plan, before: tuple[ShiftRow, ...]) -> list[str]:
    names = {one.id: one.now.name for one in before if one.now is not None}
    return [names[change.subject] for change in plan.changes if isinstance(change.payload, DutyWithdrawn)]


def test_every_row_of_a_first_roster_is_planned() -> None:
    plan = planned(FRIDAY, SATURDAY)
    assert [change.payload.name for change in plan.changes if isinstance(change.payload, DutyPlanned)] == [
        "Dijkstra",
        "Hoekstra",
    ]
    assert (plan.planned, plan.same, plan.withdrawn) == (2, 0, 0)
    assert {change.payload.source for change in plan.changes if isinstance(change.payload, DutyPlanned)} == {"nov.csv"}


def test_the_same_row_read_twice_is_one_duty_also_when_it_is_spelled_a_little_otherwise() -> None:
    before = standing(planned(FRIDAY))
    assert planned(FRIDAY, after=before) == Plan((), 1)
    assert planned(FRIDAY.replace("Dijkstra", "DYKSTRA").replace("GGZ", "ggz"), after=before).same == 1


def test_two_desks_that_read_the_same_row_at_once_plan_the_same_duty() -> None:
    assert planned(FRIDAY).changes[0].subject == planned(FRIDAY).changes[0].subject


def test_another_number_mends_the_duty_and_names_the_fact_that_it_replaces() -> None:
    before = standing(planned(FRIDAY))
    plan = planned(FRIDAY.replace("0612345601", "0612345699"), after=before)
    (change,) = plan.changes
    assert (change.subject, change.replaces) == (before[0].id, (before[0].fact,))
    assert isinstance(change.payload, DutyPlanned)
    assert change.payload.phone == "+31612345699"


def test_a_newer_file_withdraws_what_it_no_longer_has_within_its_time() -> None:
    before = standing(planned(FRIDAY, SATURDAY, SUNDAY))
    plan = planned(FRIDAY, SUNDAY, after=before)
    assert withdrawn(plan, before) == ["Hoekstra"]
    assert plan.same == 2


def test_what_lies_outside_the_time_of_the_newer_file_stands() -> None:
    before = standing(planned(FRIDAY, SUNDAY))
    assert planned(SATURDAY, after=before).withdrawn == 0


def test_another_role_and_another_provider_are_left_alone() -> None:
    others = (FRIDAY.replace("triagist", "achterwacht"), FRIDAY.replace("GGZ", "Kinnik"), f"{FRIDAY}ja")
    before = standing(planned(*others))
    assert planned(FRIDAY.replace("Dijkstra", "Visser"), after=before).withdrawn == 0


def test_a_duty_that_people_planned_themselves_is_never_withdrawn_by_a_file() -> None:
    before = standing(planned(FRIDAY), source="")
    assert planned(FRIDAY.replace("Dijkstra", "Visser"), after=before).withdrawn == 0


def test_what_is_over_is_left_as_it_was() -> None:
    before = standing(planned(FRIDAY))
    later = datetime(2026, 11, 25, tzinfo=UTC)
    assert planned(FRIDAY.replace("Dijkstra", "Visser"), after=before, now=later).withdrawn == 0


def test_a_row_that_was_refused_never_makes_a_gap() -> None:
    before = standing(planned(FRIDAY, SATURDAY))
    broken = SATURDAY.replace("2026-11-21 17:00", "zaterdag")
    plan = planned(FRIDAY.replace("Dijkstra", "Visser"), broken, after=before)
    assert withdrawn(plan, before) == ["Dijkstra"]


def test_a_withdrawn_duty_that_comes_back_stands_again_and_is_not_planned_a_third_time() -> None:
    first = planned(FRIDAY).changes[0]
    desk = Incarnation(NOW)
    facts = [
        desk.fact(first.payload, first.subject, NOW),
        desk.fact(DutyWithdrawn("niet meer in los.csv"), first.subject, AT_NIGHT),
    ]
    gone = shift_row(first.subject, facts)
    assert gone is not None
    again = planned(FRIDAY, after=(gone,), now=AT_NIGHT)
    assert [(change.subject, change.kind) for change in again.changes] == [(first.subject, "new")]
    facts.append(desk.fact(again.changes[0].payload, first.subject, AT_NIGHT))
    back = shift_row(first.subject, facts)
    assert back is not None
    assert planned(FRIDAY, after=(back,), now=AT_NIGHT) == Plan((), 1)


def test_a_year_of_rows_over_a_year_of_duties_is_planned_in_no_time() -> None:
    lines = [
        f"triagist;GGZ;Naam {number};0612345601;2090-{1 + number % 12:02}-{1 + number % 28:02} {number % 20:02}:00;"
        f"2090-{1 + number % 12:02}-{1 + number % 28:02} {number % 20 + 2:02}:00;"
        for number in range(6_000)
    ]
    before = standing(planned(*lines))
    assert len(before) == 6_000
    begun = perf_counter()
    plan = planned(*(line.replace("Naam", "Ander") for line in lines), after=before)
    # One by one against all others it would be thirty-six million looks.
    assert perf_counter() - begun < 30
    assert (plan.planned, plan.withdrawn) == (6_000, 6_000)


def test_one_row_of_another_file_takes_only_the_duty_whose_hours_it_fills() -> None:
    before = standing(planned(FRIDAY, SATURDAY))
    part = "triagist;GGZ;Bakker;0612345609;2026-11-20 20:00;2026-11-21 08:00;"
    plan = planned(part, after=before, file="los.csv")
    assert withdrawn(plan, before) == []
    assert [duty.name for duty in plan.beside] == ["Dijkstra"]
    whole = planned(FRIDAY.replace("Dijkstra", "Bakker"), after=before, file="los.csv")
    assert (withdrawn(whole, before), whole.beside) == (["Dijkstra"], ())


def test_of_a_duty_that_runs_only_the_hours_ahead_have_to_be_filled() -> None:
    before = standing(planned(FRIDAY))
    part = "triagist;GGZ;Bakker;0612345609;2026-11-20 23:45;2026-11-21 08:00;"
    assert withdrawn(planned(part, after=before, file="los.csv", now=AT_NIGHT), before) == []
    later = AT_NIGHT.replace(minute=45)
    assert withdrawn(planned(part, after=before, file="los.csv", now=later), before) == ["Dijkstra"]


def test_a_file_that_is_the_whole_roster_of_its_time_takes_what_other_files_planned_there() -> None:
    before = standing(planned(FRIDAY, SATURDAY, SUNDAY))
    found = read_csv(f"{HEADER}\n{FRIDAY}\n{SUNDAY}".encode(), NOW, "nieuw.csv")
    plan = plan_import(found, before, NOW, "nieuw.csv")
    assert withdrawn(plan, before) == []
    assert withdrawn(plan_import(found, before, NOW, "nieuw.csv", choices=Choices(whole=True)), before) == ["Hoekstra"]
