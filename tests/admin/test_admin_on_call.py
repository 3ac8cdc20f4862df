"""`nachtwacht-admin on-call`: from what a desk holds, right for every minute of the nights that the clock changes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from admin_calls import Admin
from keyed import KEY
from walking import Planned, Rules, clock, minute_of, names, stretch

from desk.admin.on_call import as_data, on_call_at
from desk.bootstrap import Inbox, open_desk
from desk.clock import SetClock
from desk.fact import to_ticks
from desk.facts import roster as f
from desk.home import Home
from desk.ids import new_id
from desk.incarnation import Incarnation
from desk.intake.desk import SetUpDesk, TakeSeat, person_id
from desk.intake.roster_duties import PlanDuties, PlannedDuty
from desk.profile.library import load
from desk.roster.wall import to_utc
from desk.storage.files import prepare
from desk.sync.sqlite_store import SqliteStore
from desk.words.times import zone

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
NIGHTS = ("2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31")
POST = {"role": "triagist", "provider": "GGZ Noord"}


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def planned(name: str, start: str, until: str, backup: str = "", **more: str) -> f.DutyPlanned:
    """A duty as it stands on the wall of the office: Dutch clock times."""
    role, provider = more.pop("role", "triagist"), more.pop("provider", "GGZ Noord")
    hours = to_ticks(to_utc(wall(start))), to_ticks(to_utc(wall(until)))
    return f.DutyPlanned(role, provider, name, more.pop("phone", "+31612345601"), *hours, backup, **more)


class Roster:
    """A home whose store holds a roster; the window was never opened there."""

    def __init__(self, home: Path) -> None:
        self.home = Home(home, KEY)
        self.home.prepare()
        prepare(self.home.store, "store", LONG_AGO, KEY)
        self._desk = Incarnation(LONG_AGO)

    def says(self, *payloads: object, subject: str = "", when: datetime = LONG_AGO) -> str:
        """Each is about a subject of its own, or all about `subject`; gives the last one's."""
        subjects = [subject or new_id(to_ticks(when) // 1000) for _ in payloads]
        store = SqliteStore(self.home.store, key=KEY)
        try:
            told = [self._desk.fact(*one, when) for one in zip(payloads, subjects, strict=True)]
            store.append(store.head(), told)
        finally:
            store.close()
        return subjects[-1]


@pytest.fixture
def roster(tmp_path: Path) -> Roster:
    return Roster(tmp_path / "home")


def asked(admin: Admin, roster: Roster, at: str, *more: str) -> list[dict[str, object]]:
    answered = admin("on-call", "--home", roster.home.path, "--at", at, "--json", *more)
    assert answered.code == 0, answered.out
    found: list[dict[str, object]] = answered.data
    return found


def night_of(day: str) -> tuple[list[f.DutyPlanned], Callable[[dict[datetime, int]], Rules]]:
    """Hand-overs in the middle of the hour that comes twice or never, two at once, and a gap in the early morning."""
    before = (wall(day) - timedelta(days=1)).date().isoformat()
    spans = [
        ("Dijkstra", f"{before}T22:00", f"{day}T02:30"),
        ("Hoekstra", f"{day}T02:30", f"{day}T05:15"),
        ("Visser", f"{day}T02:00", f"{day}T03:00"),
        ("Bakker", f"{day}T06:05", f"{day}T09:00"),
        ("Postma", f"{before}T17:00", f"{before}T22:00"),
    ]

    def rules(shown: dict[datetime, int]) -> Rules:
        return Rules(
            [
                Planned(f"{place}", 0, name, minute_of(start, shown), minute_of(until, shown))
                for place, (name, start, until) in enumerate(spans)
            ]
        )

    return [planned(*span) for span in spans], rules


@pytest.mark.parametrize("day", NIGHTS)
def test_the_answer_is_right_for_every_minute_of_the_night_that_the_clock_changes(roster: Roster, day: str) -> None:
    duties, rules = night_of(day)
    roster.says(*duties)
    first = (wall(day) - timedelta(hours=12)).replace(tzinfo=UTC)
    length = 24 * 60
    walked = rules(clock(first, length))
    people = [names(walked.at(minute, 0)) for minute in range(length)]
    assert people.count([]) > 60, "there is a gap to find"

    def iso(minute: int | None) -> str | None:
        at = first + timedelta(minutes=minute or 0)
        return None if minute is None else at.astimezone(zone()).isoformat(timespec="minutes")

    # From seven in the evening until ten in the morning; what is around it is walked through only.
    for minute in range(6 * 60, 21 * 60):
        (answer,) = map(as_data, on_call_at(roster.home, first + timedelta(minutes=minute), first))
        start, until = stretch(people, minute)
        assert sorted(one["name"] for one in answer["people"]) == people[minute]
        assert (answer["from"], answer["until"]) == (iso(start), iso(until))
        assert answer["gap"] is not bool(people[minute])


def test_on_saturday_at_03_42_it_is_friday_s_night(admin: Admin, roster: Roster) -> None:
    roster.says(
        planned("Dijkstra", "2026-11-20T23:00", "2026-11-21T07:00"),
        planned("Hoekstra", "2026-11-21T07:00", "2026-11-21T23:00"),
        planned("Visser", "2026-11-21T23:00", "2026-11-22T07:00"),
    )
    expected = {
        **POST,
        "people": [{"name": "Dijkstra", "phone": "+31612345601", "state": ""}],
        "from": "2026-11-20T23:00+01:00",
        "until": "2026-11-21T07:00+01:00",
        "why": "volgens rooster",
        "backup": [],
        "gap": False,
    }
    assert asked(admin, roster, "2026-11-21T03:42+01:00") == [expected]
    assert asked(admin, roster, "2026-11-21T03:42") == [expected], "without an offset it is the Dutch clock"
    assert asked(admin, roster, "2026-11-21T02:42Z", "--role", "triagist", "--provider", "ggz noord") == [expected]


def test_the_hour_that_comes_twice_is_asked_for_by_its_offset(admin: Admin, roster: Roster) -> None:
    roster.says(
        planned("Dijkstra", "2026-10-24T22:00", "2026-10-25T02:30"),
        planned("Hoekstra", "2026-10-25T02:30", "2026-10-25T08:00"),
    )

    def who(at: str) -> list[object]:
        (answer,) = asked(admin, roster, at)
        return [*_names([answer]), answer["until"]]

    assert who("2026-10-25T02:29+02:00") == ["Dijkstra", "2026-10-25T02:30+02:00"]
    assert who("2026-10-25T02:30+02:00") == ["Hoekstra", "2026-10-25T08:00+01:00"]
    assert who("2026-10-25T02:29+01:00") == ["Hoekstra", "2026-10-25T08:00+01:00"]


CSV = """role;provider;name;phone;from;until;backup
triagist;GGZ Noord;Dijkstra;0612345601;2026-10-24 22:00;2026-10-25 02:30;
triagist;GGZ Noord;Hoekstra;0612345602;2026-10-25 02:30;2026-10-25 08:00;
triagist;GGZ Noord;Dijkstra;0612345601;2026-03-28 22:00;2026-03-29 02:30;
triagist;GGZ Noord;Hoekstra;0612345602;2026-03-29 02:30;2026-03-29 08:00;
"""
AROUND = {
    "2026-10-25T02:29+02:00": ("Dijkstra", "2026-10-25T02:30+02:00"),
    "2026-10-25T02:30+02:00": ("Hoekstra", "2026-10-25T08:00+01:00"),
    "2026-10-25T02:30+01:00": ("Hoekstra", "2026-10-25T08:00+01:00"),
    "2026-03-29T01:59+01:00": ("Dijkstra", "2026-03-29T03:30+02:00"),
    "2026-03-29T03:29+02:00": ("Dijkstra", "2026-03-29T03:30+02:00"),
    "2026-03-29T03:30+02:00": ("Hoekstra", "2026-03-29T08:00+02:00"),
}


@pytest.mark.parametrize("place", ["UTC", "Europe/Amsterdam", "Pacific/Auckland"])
def test_a_roster_that_was_read_in_is_right_on_those_nights_wherever_the_computer_thinks_it_is(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "nachten.csv").write_text(CSV, encoding="utf-8")

    def run(*arguments: str) -> str:
        program = "import sys; from desk.admin import main; sys.exit(main(sys.argv[1:]))"
        command = [sys.executable, "-c", program, *arguments, "--home", str(tmp_path / "home")]
        told = {**os.environ, "TZ": place}
        done = subprocess.run(command, env=told, cwd=Path(__file__).parents[2], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("roster", "import", str(tmp_path / "nachten.csv"))
    for at, (name, until) in AROUND.items():
        (answer,) = json.loads(run("on-call", "--at", at, "--json"))
        assert ([one["name"] for one in answer["people"]], answer["until"]) == ([name], until)


def test_in_a_gap_nobody_is_named_and_it_says_when_cover_returns(admin: Admin, roster: Roster) -> None:
    roster.says(
        planned("Dijkstra", "2026-11-20T23:00", "2026-11-21T07:00", "Postma"),
        planned("Visser", "2027-02-21T23:00", "2027-02-22T07:00"),
    )
    (answer,) = asked(admin, roster, "2026-11-21T12:00")
    assert answer == {
        **POST,
        "people": [],
        "from": "2026-11-21T07:00+01:00",
        "until": "2027-02-21T23:00+01:00",
        "why": "niemand ingepland",
        "backup": [],
        "gap": True,
    }
    (answer,) = asked(admin, roster, "2027-03-21T12:00")
    assert (answer["people"], answer["until"], answer["gap"]) == ([], None, True)


def test_a_role_that_nobody_ever_planned_is_a_gap_when_it_is_asked_for(admin: Admin, roster: Roster) -> None:
    roster.says(planned("Dijkstra", "2026-11-20T23:00", "2026-11-21T07:00"))
    (answer,) = asked(admin, roster, "2026-11-21T03:42", "--role", "dienstleider")
    assert (answer["role"], answer["people"], answer["gap"]) == ("shift-lead", [], True)


def test_a_swap_an_absence_and_who_is_behind_are_told(admin: Admin, roster: Roster) -> None:
    staff = [f.StaffNoted(name, "GGZ Noord", ("triagist",), (f"+3161234560{digit}",)) for digit, name in _STAFF]
    dijkstra, postma, hoekstra = (roster.says(one) for one in staff)
    night = planned("Dijkstra", "2026-11-20T23:00", "2026-11-21T07:00", person=dijkstra, phone="")
    mine = roster.says(night)
    roster.says(planned("Postma", "2026-11-20T17:00", "2026-11-23T08:00", person=postma, role="backup", phone=""))
    roster.says(planned("De Boer", "2026-11-20T17:00", "2026-11-23T08:00", role="shift-lead", provider="Regio"))
    roster.says(f.StateSet("road"), subject=postma)
    asked_for = f.SwapAsked("A", 12, "give", mine, hoekstra)
    swap = roster.says(asked_for)
    roster.says(f.SwapApproved(dijkstra, "Dijkstra"), subject=swap)
    (answer,) = asked(admin, roster, "2026-11-21T03:42", "--role", "triagist")
    assert answer["why"] == "via ruil A-12, oorspronkelijk Dijkstra"
    assert answer["people"] == [{"name": "Hoekstra", "phone": "+31612345603", "state": ""}]
    assert answer["backup"] == [
        {
            "role": "backup",
            "people": [{"name": "Postma", "phone": "+31612345602", "state": _state_now("road")}],
            "after_min": 5,
        },
        {
            "role": "shift-lead",
            "people": [{"name": "De Boer", "phone": "+31612345601", "state": ""}],
            "after_min": 10,
        },
    ]


_STAFF = ((1, "Dijkstra"), (2, "Postma"), (3, "Hoekstra"))


def _state_now(state: str) -> str:
    """What somebody does is known up to now, and of no later hour."""
    return state if datetime.now(UTC) >= to_utc(wall("2026-11-21T03:42")) else ""


def test_while_the_window_is_open_its_own_facts_count_at_once(admin: Admin, tmp_path: Path) -> None:
    roster = Roster(tmp_path / "home")
    roster.says(planned("Dijkstra", "2026-11-20T23:00", "2026-11-21T07:00"))
    inbox = Inbox()
    desk = open_desk(roster.home, inbox, clock=SetClock(to_utc(wall("2026-11-21T03:42"))))
    try:
        assert inbox.wait(lambda: [row.name for row in desk.on_call() if row.role == "triagist"] == ["Dijkstra"])
        roster.says(planned("Hoekstra", "2026-11-21T01:00", "2026-11-21T07:00"))
        assert _names(asked(admin, roster, "2026-11-21T03:42")) == ["Hoekstra", "Dijkstra"]
    finally:
        desk.stop()
    assert _names(asked(admin, roster, "2026-11-21T03:42")) == ["Hoekstra", "Dijkstra"]


def test_what_a_desk_wrote_while_its_store_is_away_counts_too(
    admin: Admin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NACHTWACHT_STORE", str(tmp_path / "weg" / "store.db"))
    home, inbox, night = Home(tmp_path / "home", KEY), Inbox(), (to_utc(wall(at)) for at in ("2026-11-20T23:00", DAWN))
    desk = open_desk(home, inbox, clock=SetClock(to_utc(wall("2026-11-20T12:00"))))
    try:
        profile, _ = load("friesland", home.path)
        desk.do(SetUpDesk("Desk A", "A", profile))
        desk.do(TakeSeat(person_id(profile.people[0].id)))
        duty = PlannedDuty(desk.new_id(), "triagist", "GGZ Noord", "", "Dijkstra", "+31612345601", *night)
        desk.do(PlanDuties((duty,), draft=False))
        assert inbox.wait(lambda: desk.health().unsaved == 0)
        assert desk.health().pending > 0
        answered = admin("on-call", "--home", home.path, "--at", "2026-11-21T03:42", "--json")
        assert _names(answered.data) == ["Dijkstra"]
    finally:
        desk.stop()


DAWN = "2026-11-21T07:00"


def test_without_json_it_is_a_line_for_people(admin: Admin, roster: Roster) -> None:
    roster.says(planned("Dijkstra", "2026-11-20T23:00", "2026-11-21T07:00", "Postma"))
    answered = admin("on-call", "--home", roster.home.path, "--at", "2026-11-21T03:42")
    assert answered.out == (
        "triagist, GGZ Noord: Dijkstra (06 12 34 56 01); vanaf vr 23:00 tot za 07:00; volgens rooster; "
        "na 5 min Postma (geen nummer)\n"
    )
    answered = admin("on-call", "--home", roster.home.path, "--at", "2026-11-21T08:00")
    assert answered.out == "triagist, GGZ Noord: NIEMAND; niemand ingepland\n"


@pytest.mark.parametrize("at", ["gisteren", "2026-13-01", "0001-01-01T00:00", "9999-12-31T23:59"])
def test_what_is_no_moment_is_refused_with_how_to_write_it(admin: Admin, roster: Roster, at: str) -> None:
    answered = admin("on-call", "--home", roster.home.path, "--at", at, "--json")
    assert answered.code == 2
    assert "--at" in answered.data["error"]


def test_where_there_is_no_desk_it_says_so(admin: Admin, tmp_path: Path) -> None:
    answered = admin("on-call", "--home", tmp_path / "leeg", "--json")
    assert answered.code == 2
    assert "hier staat nog geen desk" in answered.data["error"]


def _names(answers: Iterable[dict[str, object]]) -> list[object]:
    return [one["name"] for answer in answers for one in answer["people"]]  # type: ignore[attr-defined]


def test_a_role_or_a_provider_that_stands_nowhere_is_a_typing_error_and_no_gap(admin: Admin, roster: Roster) -> None:
    roster.says(planned("Dijkstra", "2026-11-20T17:00", "2026-11-21T08:00"))
    here = ("on-call", "--home", roster.home.path, "--at", "2026-11-21T03:42")
    answered = admin(*here, "--role", "triagst")
    assert (answered.code, answered.out) == (1, "")
    assert answered.err.strip() == "--role: 'triagst' staat niet in het rooster. Daarin staan: triagist"
    answered = admin(*here, "--role", "triagist", "--provider", "GGZ Zuid", "--json")
    assert answered.code == 1
    assert isinstance(answered.data, list)
    assert "Daarin staan: GGZ Noord" in answered.err
    answered = admin(*here, "--provider", "GGZ Zuid")
    assert (answered.code, "geen rooster" in answered.err) == (1, False)
    # Whom nobody planned, of a role that the desk knows, is a gap.
    assert admin(*here, "--role", "koppel").code == 0
    assert admin(*here, "--provider", "ggz noord").code == 0


def test_a_span_of_a_week_around_the_moment_is_said_with_its_days(admin: Admin, roster: Roster) -> None:
    roster.says(planned("Van Dam", "2027-01-08T08:00", "2027-01-15T08:00"))
    answered = admin("on-call", "--home", roster.home.path, "--at", "2027-01-10T12:00+01:00")
    assert "vanaf vr 8 jan 08:00 tot vr 15 jan 08:00" in answered.out


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-03-29T02:30", "02:30 bestaat die nacht niet, de klok gaat vooruit; gerekend met 03:30"),
        ("2026-10-25T02:30", "02:30 komt die nacht twee keer; gerekend met de eerste keer"),
    ],
)
def test_a_time_that_the_clock_skips_or_has_twice_is_said(admin: Admin, roster: Roster, at: str, said: str) -> None:
    roster.says(planned("Van Dam", "2026-01-08T08:00", "2026-12-15T08:00"))
    answered = admin("on-call", "--home", roster.home.path, "--at", at)
    assert answered.code == 0
    assert said in answered.err


def test_whoever_reads_only_the_first_line_gets_no_python(roster: Roster) -> None:
    roster.says(*(planned(f"Van Dam {number}", "2027-01-08T08:00", "2027-01-15T08:00") for number in range(40)))
    program = "import sys; from desk.admin import main; sys.exit(main())"
    given = ["on-call", "--home", str(roster.home.path), "--at", "2027-01-10T12:00"]
    command = [sys.executable, "-c", program, *given]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as asked_for:
        assert asked_for.stdout is not None
        assert asked_for.stderr is not None
        asked_for.stdout.close()
        assert asked_for.stderr.read() == ""
    assert asked_for.returncode == 0
