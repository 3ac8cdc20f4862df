"""A swap counts on the duty that people agreed on: not on another night, and not once the roster gave it to another."""

from builders import Paper, paper
from rostering import Planner, at, ticks

from desk.facts import roster as f
from desk.intake import roster_changes as changes
from desk.intake import roster_duties as duties
from desk.intake import roster_people as people
from desk.roster.consequences import consequences
from desk.roster.duty_row import Import
from desk.roster.importing import read_ical
from desk.roster.matching import Names
from desk.roster.planning import plan_import
from desk.roster.reading.given import Given
from desk.roster.resolve import effective

ANNA, PIET, KEES = "a" * 32, "b" * 32, "c" * 32
DUTY, OTHER = "1" * 32, "2" * 32
TUESDAY, THURSDAY = ("2026-12-15 17:00", "2026-12-16 08:00"), ("2026-12-17 17:00", "2026-12-18 08:00")
WEEK = at("2026-12-14 00:00"), at("2026-12-21 00:00")


def desk_of_three() -> Paper:
    desk = paper()
    for place, (person, name) in enumerate(((ANNA, "Anna"), (PIET, "Piet"), (KEES, "Kees"))):
        desk.do(people.NoteStaff(person, name, "GGZ Noord", ("triagist",), (f"06 1234560{place}",)))
    plans(desk, DUTY, ANNA, *TUESDAY)
    return desk


def plans(desk: Paper, duty: str, person: str, start: str, until: str, *, draft: bool = False) -> None:
    planned = duties.PlannedDuty(duty, "triagist", "GGZ Noord", person, "", "", at(start), at(until))
    desk.do(duties.PlanDuties((planned,), draft))


def swapped(desk: Paper, duty: str = DUTY, to: str = PIET, other: str = "") -> None:
    swap = f"{duty[0]}{to[0]}".ljust(32, "9")
    desk.do(changes.AskSwap(swap, "swap" if other else "give", duty, to, other))
    desk.do(changes.ApproveSwap(swap))


def who(desk: Paper, *, drafts: bool = False) -> list[tuple[str, int, str]]:
    found = effective(desk.book(), *WEEK, drafts=drafts)
    return [(one.name, one.start.day, one.why.partition(",")[0]) for one in found]


VIA = "via ruil A-1"


def test_a_swap_follows_a_duty_that_is_moved_by_an_hour() -> None:
    desk = desk_of_three()
    swapped(desk)
    plans(desk, DUTY, ANNA, "2026-12-15 18:00", "2026-12-16 09:00")
    assert who(desk) == [("Piet", 15, VIA)]
    assert effective(desk.book(), *WEEK)[0].until == at("2026-12-16 09:00")


def test_a_swap_goes_not_along_to_another_night_and_counts_again_once_the_duty_is_back() -> None:
    desk = desk_of_three()
    swapped(desk)
    plans(desk, DUTY, ANNA, *THURSDAY)
    assert who(desk) == [("Anna", 17, "")]
    plans(desk, DUTY, ANNA, *TUESDAY)
    assert who(desk) == [("Piet", 15, VIA)]


def test_whom_the_roster_gives_a_swapped_duty_has_it_and_who_swapped_has_not() -> None:
    desk = desk_of_three()
    swapped(desk)
    plans(desk, DUTY, KEES, *TUESDAY)
    assert who(desk) == [("Kees", 15, "")]


def test_a_draft_that_gives_a_swapped_duty_to_a_third_is_theirs_once_it_is_published() -> None:
    desk = desk_of_three()
    swapped(desk)
    plans(desk, DUTY, KEES, *TUESDAY, draft=True)
    assert (who(desk), who(desk, drafts=True)) == ([("Piet", 15, VIA)], [("Kees", 15, "")])
    desk.do(duties.PublishRoster(*WEEK))
    assert who(desk) == [("Kees", 15, "")]


def test_each_half_of_a_swap_counts_by_itself() -> None:
    desk = desk_of_three()
    plans(desk, OTHER, PIET, *THURSDAY)
    swapped(desk, other=OTHER)
    assert who(desk) == [("Piet", 15, VIA), ("Anna", 17, VIA)]
    plans(desk, OTHER, KEES, *THURSDAY)
    assert who(desk) == [("Piet", 15, VIA), ("Kees", 17, "")]


def test_who_got_it_by_one_swap_gives_it_on_by_another() -> None:
    desk = desk_of_three()
    swapped(desk)
    swapped(desk, to=KEES)
    assert who(desk) == [("Kees", 15, "via ruil A-2")]
    plans(desk, DUTY, ANNA, "2026-12-15 18:00", TUESDAY[1])
    assert who(desk) == [("Kees", 15, "via ruil A-2")]


def test_a_swap_of_before_this_was_kept_follows_its_duty_as_it_did() -> None:
    planner = Planner()
    anna, piet = (planner.says(f.StaffNoted(name, "", (), ()), name) for name in ("Anna", "Piet"))
    duty = planner.plans("d", "Anna", *TUESDAY, person=anna)
    planner.says(f.SwapAsked("A", 1, "give", duty, piet), "s")
    planner.says(f.SwapApproved(anna, "Anna"), "s")
    planner.plans("d", "Anna", *THURSDAY, person=anna)
    assert [(one.name, one.start.day) for one in effective(planner.book(), *WEEK)] == [("Piet", 17)]


def test_a_name_that_becomes_somebody_known_is_who_agreed() -> None:
    planner = Planner()
    planner.says(f.StaffNoted("Piet", "", (), ()), "Piet")
    anna = planner.says(f.StaffNoted("Anna Bakker", "", (), ()), "Anna")
    duty = planner.plans("d", "A. Bakker", *TUESDAY)
    planner.says(f.SwapAsked("A", 1, "give", duty, planner.says(f.StaffNoted("Piet", "", (), ()), "Piet")), "s")
    hours = ticks(TUESDAY[0]), ticks(TUESDAY[1])
    planner.says(f.SwapApproved("", "A. Bakker", "", "", "A. Bakker", *hours), "s")
    planner.plans("d", "A. Bakker", *TUESDAY, person=anna)
    assert [one.name for one in effective(planner.book(), *WEEK)] == ["Piet"]


# -- read from a calendar -------------------------------------------------------------------------------------------


def calendar(who_has: str, start: str, until: str, sequence: int) -> bytes:
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:c1", f"SEQUENCE:{sequence}", f"SUMMARY:{who_has}")
    hours = (f"DTSTART:{at(start):%Y%m%dT%H%M%SZ}", f"DTEND:{at(until):%Y%m%dT%H%M%SZ}")
    return "\r\n".join((*lines, *hours, "END:VEVENT", "END:VCALENDAR", "")).encode()


class Calendar:
    """A roster that is a calendar, read again and again; `read` gives what it said of who is on call."""

    def __init__(self) -> None:
        self.plan = Planner("2026-12-10 12:00")
        for place, name in enumerate(("Anna", "Piet", "Kees")):
            self.plan.says(f.StaffNoted(name, "GGZ Noord", ("triagist",), (f"+3161234560{place}",)), name)

    def read(self, who_has: str, start: str, until: str, sequence: int) -> tuple[str, ...]:
        now, book = self.plan.now, self.plan.book()
        found: Import = read_ical(
            calendar(who_has, start, until, sequence), now, "c.ics", Given("triagist", "GGZ Noord")
        )
        plan = plan_import(found, book.shifts.values(), now, "c.ics", Names(book.people.values()))
        said = consequences(book, plan, now)
        for change in plan.changes:
            self.plan.notes(change.payload, change.subject, replaces=change.replaces)
        return said

    def swap(self) -> None:
        (shift,) = self.plan.book().shifts.values()
        assert shift.now is not None
        people_of = {row.name: key for key, row in self.plan.book().people.items()}
        self.plan.says(f.SwapAsked("A", 1, "give", shift.id, people_of["Piet"]), "s")
        agreed = shift.now.person, shift.now.name, ticks(TUESDAY[0]), ticks(TUESDAY[1])
        self.plan.says(f.SwapApproved(people_of["Anna"], "Anna", "", *agreed), "s")

    @property
    def who(self) -> list[tuple[str, int]]:
        return [(one.name, one.start.day) for one in effective(self.plan.book(), *WEEK)]


def test_an_event_that_moves_to_another_day_leaves_the_swap_behind_and_says_so() -> None:
    roster = Calendar()
    roster.read("Anna", *TUESDAY, 0)
    roster.swap()
    said = roster.read("Anna", *THURSDAY, 1)
    assert "ruil A-1 telt niet meer: Piet, triagist GGZ Noord, di 17:00 tot wo 08:00" in said
    assert roster.who == [("Anna", 17)]
    assert roster.read("Kees", *THURSDAY, 2) == ()
    assert roster.who == [("Kees", 17)]


def test_an_event_that_becomes_somebody_else_s_is_theirs_and_the_swap_is_said_to_be_over() -> None:
    roster = Calendar()
    roster.read("Anna", *TUESDAY, 0)
    roster.swap()
    assert any(line.startswith("ruil A-1 telt niet meer: Piet") for line in roster.read("Kees", *TUESDAY, 1))
    assert roster.who == [("Kees", 15)]


def test_an_event_that_moves_by_an_hour_says_that_the_swap_counts_in_other_hours() -> None:
    roster = Calendar()
    roster.read("Anna", *TUESDAY, 0)
    roster.swap()
    said = roster.read("Anna", "2026-12-15 18:00", "2026-12-16 09:00", 1)
    assert said == (
        "NIEMAND meer als triagist GGZ Noord van di 17:00 tot di 18:00; nu staat daar Piet",
        "ruil A-1 geldt dan in andere uren: Piet, triagist GGZ Noord, di 18:00 tot wo 09:00",
    )
    assert roster.who == [("Piet", 15)]
    assert any(line.startswith("ruil A-1 telt niet meer") for line in roster.read("Anna", *THURSDAY, 2))
    assert any(line.startswith("ruil A-1 telt dan weer: Piet") for line in roster.read("Anna", *TUESDAY, 3))
