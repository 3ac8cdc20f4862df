"""Whoever was noted ill after a swap or a replacement gave them a duty is said to be, everywhere, and called last."""

from rostering import Planner, at, ticks

from desk.directory import on_call_rows
from desk.facts import roster as f
from desk.finding_rows import FindingRow
from desk.promises.calling import Person, next_call
from desk.promises.chain import people_to_call
from desk.promises.reach import reach_row
from desk.roster.answers import Answer, Watch
from desk.roster.checks import check
from desk.roster.on_call import on_call
from desk.roster.resolve import effective

WEEK = at("2026-11-16 00:00"), at("2026-11-23 00:00")
NIGHT = "2026-11-20 17:00", "2026-11-21 08:00"
HOURS = ticks(NIGHT[0]), ticks(NIGHT[1])
NOW = at("2026-11-21 03:40")
POST = "triagist", "GGZ Noord"


class Night:
    """Anna is triagist, Kees is behind her; Piet may take over. Written at noon on Friday unless said otherwise."""

    def __init__(self, backup: str = "") -> None:
        self.plan = Planner("2026-11-20 12:00")
        self.people = {name: self.person(name, place) for place, name in enumerate(("Anna", "Piet", "Kees"))}
        self.duty = self.plan.plans("d", "Anna", *NIGHT, person=self.people["Anna"], phone="", backup=backup)
        if not backup:
            self.plan.plans("k", "Kees", *NIGHT, person=self.people["Kees"], phone="", role="backup")

    def person(self, name: str, place: int) -> str:
        noted = f.StaffNoted(name, POST[1], ("triagist", "backup"), (f"+3161234560{place}",))
        return self.plan.says(noted, name)

    def swapped(self, when: str = "") -> None:
        self.plan.says(f.SwapAsked("A", 1, "give", self.duty, self.people["Piet"]), "s", when=when)
        self.plan.says(f.SwapApproved(self.people["Anna"], "Anna"), "s", when=when)

    def replaced(
        self, reason: str, role: str = "triagist", out: str = "Anna", to: str = "Piet", when: str = ""
    ) -> None:
        who = self.people[out], "", self.people[to], to, ""
        over = f.OverrideNoted("A", 1, "replace", role, POST[1], *HOURS, *who, reason)
        self.plan.says(over, f"o{role}{to}", when=when)

    def ill(
        self, name: str, when: str = "2026-11-20 22:00", kind: str = "sick", until: str = "2026-11-22 00:00"
    ) -> None:
        noted = f.AbsenceNoted(self.people[name], ticks("2026-11-20 00:00"), ticks(until), kind)
        self.plan.says(noted, f"ill{name}", when=when)

    @property
    def answer(self) -> Answer:
        book = self.plan.book()
        return Watch(book, effective(book, *WEEK)).answer(*POST, NOW)

    @property
    def reach(self) -> str:
        return reach_row(self.answer, self.plan.book(), (), NOW).text

    @property
    def rings(self) -> Person:
        """Whom an alarm has called first."""
        book = self.plan.book()
        duties = effective(book, *WEEK)
        people = people_to_call("", ("triagist", "backup"), lambda role: on_call(duties, NOW, role), book, NOW)
        first = next_call(people, (), NOW).call
        assert first is not None
        return first

    def found(self, kind: str = "absence") -> list[FindingRow]:
        return [row for row in check(self.plan.book(), *WEEK) if row.kind == kind]


ILL = "is ziek, gemeld vr 20 nov 22:00"


def test_who_got_a_duty_by_a_swap_and_was_noted_ill_after_it_is_said_to_be_and_called_last() -> None:
    night = Night()
    night.swapped()
    night.ill("Piet")
    (one,) = night.answer.people
    assert (one.duty.name, one.state, one.doubt) == ("Piet", "away", ILL)
    assert night.answer.why == f"via ruil A-1, oorspronkelijk Anna; Piet: {ILL}"
    assert night.reach == f"Bel Kees, achterwacht, 06 12 34 56 02, daarna Piet, triagist ({ILL})"
    assert night.rings.name == "Kees"


def test_it_stands_beside_the_name_in_every_list_of_who_is_on_call() -> None:
    night = Night()
    night.swapped()
    night.ill("Piet")
    book = night.plan.book()
    row = on_call_rows(Watch(book, effective(book, *WEEK)), NOW)[0]
    assert (row.name, row.state_text, row.doubt) == ("Piet", ILL, ILL)


def test_who_took_over_tonight_and_falls_ill_in_turn_is_said_to_be() -> None:
    night = Night()
    night.replaced("ziek", when="2026-11-20 18:00")
    night.ill("Piet")
    assert [one.doubt for one in night.answer.people] == [ILL]
    assert night.rings.name == "Kees"


def test_leave_that_was_known_when_they_agreed_says_nothing_at_night() -> None:
    night = Night()
    night.ill("Piet", when="2026-11-20 11:00", kind="leave")
    night.swapped()
    assert [(one.duty.name, one.doubt) for one in night.answer.people] == [("Piet", "")]
    assert night.reach.startswith("Bel Piet")


def test_leave_that_became_another_after_they_agreed_says_so() -> None:
    night = Night()
    night.ill("Piet", when="2026-11-20 11:00", kind="leave", until="2026-11-20 12:00")
    night.swapped()
    night.ill("Piet", kind="leave")
    assert [one.doubt for one in night.answer.people] == ["heeft verlof, gemeld vr 20 nov 22:00"]


def test_an_absence_that_is_over_or_of_another_night_says_nothing() -> None:
    night = Night()
    night.swapped()
    night.ill("Piet", until="2026-11-21 02:00")
    assert [one.doubt for one in night.answer.people] == [""]


def test_a_named_backup_who_is_ill_is_not_the_next_to_be_called() -> None:
    for named in ("Kees", "K. de Vries", "Kees 06-12345602", "06 12345602", "Kees en Piet"):
        night = Night(named)
        night.plan.says(f.AliasNoted("K. de Vries"), "Kees")
        assert [one.duty.name for step in night.answer.backup for one in step.people][:1] == ["Kees"]
        night.ill("Kees")
        names = [one.duty.name for step in night.answer.backup for one in step.people]
        assert names == (["Piet"] if "Piet" in named else [])
        assert "Kees" not in night.reach
        (row,) = night.found()
        assert (row.title, row.name) == ("Achterwacht en er niet", "Kees")


def test_a_backup_of_another_provider_with_the_name_of_ours_and_another_number_is_not_ours() -> None:
    night = Night()
    night.plan.plans("e", "Els", *NIGHT, provider="Spoed", backup="Kees 06-12345677")
    book = night.plan.book()
    answer = Watch(book, effective(book, *WEEK)).answer("triagist", "Spoed", NOW)
    named = [one.duty for one in answer.backup[0].people if one.duty.provider == "Spoed"]
    assert [(one.name, one.person, one.phone) for one in named] == [("Kees 06-12345677", "", "+31612345677")]


def test_an_alarm_calls_no_named_backup_who_is_ill_and_knows_the_number_of_one_who_is_not() -> None:
    night = Night("Kees")
    book = night.plan.book()
    duties = effective(book, *WEEK)
    people = people_to_call("", ("backup",), lambda role: on_call(duties, NOW, role), book, NOW)
    assert [(one.name, one.number) for one in people] == [("Kees", "+31612345602")]
    night.ill("Kees")
    assert people_to_call("", ("backup",), lambda role: on_call(duties, NOW, role), night.plan.book(), NOW) == ()


def test_who_was_replaced_as_ill_on_one_post_is_said_to_be_on_the_other_and_called_last() -> None:
    night = Night()
    night.plan.plans("a", "Anna", *NIGHT, person=night.people["Anna"], phone="", role="backup")
    night.replaced("ziek", when="2026-11-21 03:35")
    behind = {one.duty.name: one.doubt for step in night.answer.backup for one in step.people}
    assert behind == {"Kees": "", "Anna": "is ziek, vervangen za 21 nov 03:35"}
    book = night.plan.book()
    names = [step.name for step in reach_row(night.answer, book, (), NOW).steps]
    assert names == ["Piet", "Kees", "Anna"]
    row = on_call_rows(Watch(book, effective(book, *WEEK)), NOW)[0]
    assert row.backup in (
        "Kees, Anna (is ziek, vervangen za 21 nov 03:35)",
        "Anna (is ziek, vervangen za 21 nov 03:35), Kees",
    )


def test_who_was_replaced_for_another_reason_may_still_be_called_elsewhere() -> None:
    night = Night()
    night.plan.plans("a", "Anna", *NIGHT, person=night.people["Anna"], phone="", role="backup")
    night.replaced("anders", when="2026-11-21 03:35")
    assert {one.doubt for step in night.answer.backup for one in step.people} == {""}


def test_who_is_put_on_again_after_they_were_replaced_as_ill_is_there() -> None:
    night = Night()
    night.replaced("ziek", when="2026-11-20 18:00")
    night.replaced("anders", out="Piet", to="Anna", when="2026-11-21 01:00")
    assert [(one.duty.name, one.doubt) for one in night.answer.people] == [("Anna", "")]
