"""What a roster file will change, before anybody says yes: row by row, with the names that have to be asked."""

from datetime import UTC, datetime

from rostering import Planner, at

from desk.fact import to_ticks
from desk.facts.roster import DutyPlanned, DutyWithdrawn, StaffNoted
from desk.intake.roster_duties import PlanDuties, WithdrawDuties
from desk.intake.roster_people import KeepRosterFile, NoteAlias, NoteStaff
from desk.roster.book import Book
from desk.roster.importing import read_ical, read_roster
from desk.roster_import import Preview, commands, digest, prepare, span_of

NOW = at("2026-11-20 12:00")
HEADER = "role;provider;name;phone;from;until;backup"
FRIDAY = "triagist;GGZ;A. Dijkstra;0612345601;2026-11-20 17:00;2026-11-21 08:00;"
SATURDAY = "triagist;GGZ;Hoekstra;0612345602;2026-11-21 17:00;2026-11-22 08:00;"
SUNDAY = "triagist;GGZ;Visser;0612345603;2026-11-22 17:00;2026-11-23 08:00;"
BROKEN = "triagist;GGZ;Haan;0612345604;2026-11-22 17:00;gisteren;"


def team(*names: str) -> Planner:
    planner = Planner("2026-11-01 12:00")
    for name in names:
        planner.says(StaffNoted(name, "GGZ", ("triagist",), ("+31612345601",)), name)
    return planner


def look(
    book: Book, *lines: str, answers: dict[str, str] | None = None, draft: bool = True, now: datetime = NOW
) -> Preview:
    data = "\n".join((HEADER, *lines)).encode()
    return prepare(read_roster(data, now, "nov.csv"), book, now, "nov.csv", data, answers=answers, draft=draft)


def carried_out(planner: Planner, preview: Preview, when: str = "2026-11-20 12:00") -> Planner:
    """The plan as facts."""
    for change in preview.plan.changes:
        planner.facts.append(planner._desk.fact(change.payload, change.subject, at(when), replaces=change.replaces))
    return planner


def kinds(preview: Preview) -> list[tuple[int, str]]:
    return [(row.row, row.kind) for row in preview.rows]


def test_each_row_says_what_it_changes_and_nothing_changes_yet() -> None:
    first = carried_out(team(), look(team().book(), FRIDAY, SATURDAY, draft=False))
    preview = look(first.book(), FRIDAY.replace("345601", "345699"), SUNDAY, BROKEN, draft=False)
    assert [(row.row, row.kind, row.words.partition(",")[0]) for row in preview.rows] == [
        (2, "changed", "nummer was 06 12 34 56 01"),
        (3, "new", "nieuw"),
        (4, "refused", "until 'gisteren' is geen datum met tijd"),
    ]
    assert (preview.taken, len(preview.refused)) == (2, 1)
    whole = look(first.book(), FRIDAY, SUNDAY, draft=False)
    assert [(row.row, row.kind) for row in whole.rows] == [(2, "same"), (3, "new"), (0, "gone")]
    assert whole.rows[-1].words.startswith("vervalt: Hoekstra, triagist, za 17:00")


def test_the_same_file_again_changes_nothing_as_a_draft_and_when_it_is_in_force() -> None:
    for draft in (True, False):
        planner = carried_out(team(), look(team().book(), FRIDAY, SATURDAY, draft=draft))
        again = look(planner.book(), FRIDAY, SATURDAY, draft=draft)
        assert kinds(again) == [(2, "same"), (3, "same")]
        assert again.plan.changes == ()
        assert commands(again) == ()


def test_a_draft_that_stands_is_put_in_force_by_the_same_file_read_in_force() -> None:
    planner = carried_out(team(), look(team().book(), FRIDAY, draft=True))
    assert [shift.now for shift in planner.book().shifts.values()] == [None]
    preview = look(planner.book(), FRIDAY, draft=False)
    assert kinds(preview) == [(2, "new")]
    # Decided knowing of the draft: nobody is told that two desks did not know of each other.
    (shift,) = planner.book().shifts.values()
    assert [change.replaces for change in preview.plan.changes] == [(shift.fact,)]


def test_an_unknown_name_is_asked_and_never_guessed() -> None:
    planner = team("Anne Dijkstra", "Hoekstra")
    preview = look(planner.book(), FRIDAY, SATURDAY, SUNDAY.replace("Visser", "a dijkstra").replace("a d", "A. D"))
    (asked,) = preview.unknown
    assert (asked.name, asked.rows, asked.several) == ("A. Dijkstra", (2, 4), False)
    assert planner.book().people[asked.near[0]].name == "Anne Dijkstra"
    assert {row.name: bool(row.person) for row in preview.rows} == {"A. Dijkstra": False, "Hoekstra": True}


def test_an_answer_counts_at_once_and_is_remembered_as_an_alias() -> None:
    planner = team("Anne Dijkstra")
    (anne,) = planner.book().people
    preview = look(planner.book(), FRIDAY, answers={"A. Dijkstra": anne})
    assert preview.unknown == ()
    assert [row.person for row in preview.rows] == [anne]
    alias, plan, kept = commands(preview, {"A. Dijkstra": anne, "Niemand": ""})
    assert alias == NoteAlias(anne, "A. Dijkstra", "nov.csv")
    assert isinstance(plan, PlanDuties)
    assert [(duty.person, duty.name, duty.start) for duty in plan.duties] == [
        (anne, "A. Dijkstra", at("2026-11-20 17:00"))
    ]
    assert plan.draft
    assert kept == KeepRosterFile(preview.sha256[:32], "nov.csv", preview.sha256, 1, 0, preview.said)


def test_somebody_who_is_known_by_now_mends_the_duty_and_it_stays_the_same_duty() -> None:
    friday = FRIDAY.replace("0612345601", "")
    planner = carried_out(team(), look(team().book(), friday, draft=False))
    planner.says(StaffNoted("A. Dijkstra", "GGZ", ("triagist",), ("+31612345601",)), "anne")
    preview = look(planner.book(), friday, draft=False)
    assert [(row.kind, row.words) for row in preview.rows] == [("changed", "nu bekend wie dit is")]
    carried_out(planner, preview)
    assert len(planner.book().shifts) == 1
    # A file that knows fewer people takes nothing away.
    assert kinds(look(planner.book(), friday, draft=False)) == [(2, "same")]


def test_somebody_new_with_a_number_comes_in_as_a_person_unless_the_name_is_like_one_that_is_known() -> None:
    planner = team("Anne Dijkstra")
    preview = look(planner.book(), FRIDAY, SATURDAY, SUNDAY.replace("0612345603", ""))
    (hoekstra,) = preview.newcomers
    assert (hoekstra.name, hoekstra.provider, hoekstra.roles, hoekstra.phones) == (
        "Hoekstra",
        "GGZ",
        ("triagist",),
        ("+31612345602",),
    )
    assert {row.name: row.person for row in preview.rows} == {
        "A. Dijkstra": "",
        "Hoekstra": hoekstra.id,
        "Visser": "",
    }
    # Who comes in as a person is somebody, and not asked about any more.
    assert [one.name for one in preview.unknown] == ["A. Dijkstra", "Visser"]
    noted = commands(preview)[0]
    assert noted == NoteStaff(hoekstra.id, "Hoekstra", "GGZ", ("triagist",), ("+31612345602",))
    assert look(planner.book(), SATURDAY, answers={"Hoekstra": ""}).newcomers == ()


def test_a_name_with_two_numbers_at_two_providers_may_be_two_people_and_is_nobody_new() -> None:
    other = SATURDAY.replace("GGZ", "Kinnik").replace("345602", "345609")
    assert look(team().book(), SATURDAY, other).newcomers == ()
    later = SUNDAY.replace("Visser", "Hoekstra")
    assert [one.phones for one in look(team().book(), SATURDAY, later).newcomers] == [("+31612345602", "+31612345603")]


def test_of_two_people_whose_names_search_takes_for_one_it_is_the_one_as_it_is_written() -> None:
    planner = Planner("2026-11-01 12:00")
    ids = {
        name: planner.says(StaffNoted(name, "GGZ", ("triagist",), ("+31612345601",)), name)
        for name in ("Van Dyk", "Van Dijk")
    }
    for name, person in ids.items():
        (row,) = look(planner.book(), FRIDAY.replace("A. Dijkstra", name)).rows
        assert row.person == person
    assert look(planner.book(), FRIDAY.replace("A. Dijkstra", "van dijk")).unknown[0].several


def test_two_people_of_one_name_are_told_apart_by_number_or_provider_or_are_asked() -> None:
    planner = Planner("2026-11-01 12:00")
    for place, number in (("GGZ", "+31612345601"), ("Kinnik", "+31612345699")):
        planner.says(StaffNoted("Dijkstra", place, ("triagist",), (number,)), place)
    line = FRIDAY.replace("A. Dijkstra", "Dijkstra")
    assert look(planner.book(), line).unknown == ()
    strange = line.replace("GGZ", "Accare").replace("0612345601", "0612345677")
    (asked,) = look(planner.book(), strange).unknown
    assert asked.several


def test_a_duty_that_a_file_no_longer_has_is_withdrawn_as_a_draft_until_it_is_published() -> None:
    planner = carried_out(team(), look(team().book(), FRIDAY, SATURDAY, SUNDAY, draft=False))
    preview = look(planner.book(), FRIDAY, SUNDAY)
    withdraw, _ = commands(preview)
    assert withdraw == WithdrawDuties(tuple(change.subject for change in preview.plan.changes), "niet meer in nov.csv")
    carried_out(planner, preview)
    assert sum(shift.now is not None for shift in planner.book().shifts.values()) == 3
    assert sum(shift.planned is not None for shift in planner.book().shifts.values()) == 2


def test_a_night_that_is_moved_in_a_calendar_is_moved_in_the_roster_and_stays_the_same_duty() -> None:
    def calendar(start: str) -> bytes:
        lines = (
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            "UID:7",
            "SUMMARY:Triagist: Dijkstra",
            f"DTSTART:{start}",
            "DURATION:PT10H",
        )
        return "\r\n".join((*lines, "END:VEVENT", "END:VCALENDAR", "")).encode()

    def looked(planner: Planner, start: str) -> Preview:
        data = calendar(start)
        found = read_ical(data, NOW, "nov.ics")
        assert span_of(found) is not None
        return prepare(found, planner.book(), NOW, "nov.ics", data, draft=False)

    planner = carried_out(team(), looked(team(), "20261121T200000"))
    preview = looked(planner, "20261121T220000")
    assert [(row.kind, row.words) for row in preview.rows] == [("changed", "was za 20:00 tot zo 06:00")]
    carried_out(planner, preview)
    (shift,) = planner.book().shifts.values()
    assert shift.now is not None
    assert (shift.now.start, shift.now.until) == (at("2026-11-21 22:00"), at("2026-11-22 08:00"))


def test_a_file_read_again_halfway_a_night_leaves_the_part_that_passed() -> None:
    planner = carried_out(team(), look(team().book(), FRIDAY, draft=False))
    other = FRIDAY.replace("A. Dijkstra", "Bakker")
    night = at("2026-11-21 01:00")
    carried_out(planner, look(planner.book(), other, draft=False, now=night), "2026-11-21 01:00")
    pieces = [(one.name, one.start, one.until) for shift in planner.book().shifts.values() for one in shift.pieces]
    assert ("A. Dijkstra", at("2026-11-20 17:00"), night) in pieces
    assert kinds(look(planner.book(), other, draft=False, now=night)) == [(2, "same")]


def test_facts_and_previews_are_of_one_plan() -> None:
    preview = look(team().book(), FRIDAY)
    (change,) = preview.plan.changes
    assert isinstance(change.payload, DutyPlanned)
    assert not isinstance(change.payload, DutyWithdrawn)
    assert change.payload.start == to_ticks(datetime(2026, 11, 20, 16, 0, tzinfo=UTC))
    assert preview.sha256 == digest(f"{HEADER}\n{FRIDAY}".encode())
