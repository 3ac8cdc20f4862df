"""The roster at real desks: asked, kept, agreed and seen by another desk; numbers that are never given twice."""

from datetime import timedelta
from pathlib import Path

from desks import NIGHT, Seat, new_home

from desk.clock import SetClock
from desk.desk import Desk, Done, Refusal
from desk.intake import roster_changes as changes
from desk.intake import roster_duties as duties
from desk.intake import roster_people as people
from desk.intake.calls import OpenReport
from desk.intake.roster_editing import copy_week, week_of
from desk.intake.roster_undo import inverse
from desk.intake.routes import CallDuty

DIJKSTRA, POSTMA = "d" * 32, "e" * 32
EVENING, MORNING = (NIGHT - timedelta(hours=9)).replace(minute=0), (NIGHT + timedelta(hours=5)).replace(minute=0)


def done(desk: Desk, command: object) -> None:
    result = desk.do(command)
    assert isinstance(result, Done), result


def rosters(desk: Desk) -> None:
    """Dijkstra has the night, Postma could."""
    done(desk, people.NoteStaff(DIJKSTRA, "Dijkstra", "GGZ Noord", ("triagist",), ("06 12345601",)))
    done(desk, people.NoteStaff(POSTMA, "Postma", "GGZ Noord", ("triagist",), ("06 12345602",)))
    planned = duties.PlannedDuty("1" * 32, "triagist", "GGZ Noord", DIJKSTRA, "", "", EVENING, MORNING)
    done(desk, duties.PlanDuties((planned,), draft=False))


def triagist(desk: Desk) -> str:
    return next(row.name for row in desk.on_call() if row.role == "triagist")


def adds(desk: Desk, name: str) -> None:
    now = desk.now()
    done(desk, changes.OverrideDuty(name * 32, "add", "triagist", "GGZ Noord", now, now + timedelta(hours=1), name="X"))


def test_who_fell_ill_is_replaced_and_the_other_desk_sees_it_with_the_reason(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    with Seat(home).desk() as desk:
        rosters(desk)
        row = next(row for row in desk.on_call() if row.role == "triagist")
        (stand_in,) = desk.stand_ins(row.role, row.provider, row.person, row.until or MORNING)
        assert (stand_in.name, stand_in.why) == ("Postma", "geen dienst nu")
        ill = changes.ReplaceNow(
            "2" * 32, row.role, row.provider, row.until or MORNING, out=row.person, person=stand_in.person
        )
        done(desk, ill)
        assert triagist(desk) == "Postma"
        news = [row.text for row in desk.roster_news(EVENING)]
        assert news[0].startswith("vervanging A-1: Postma voor Dijkstra, triagist GGZ Noord, za 03:40 tot za 08:")
        assert [row.name for row in desk.number_checks()] == ["Postma", "Dijkstra"]


def test_the_numbers_of_replacements_go_on_after_months_and_a_new_start(tmp_path: Path) -> None:
    clock = SetClock(NIGHT)
    seat = Seat(new_home(tmp_path / "home"), clock=clock)
    with seat.desk() as desk:
        rosters(desk)
        adds(desk, "a")
        adds(desk, "b")
        seat.agreed(desk)
    clock.advance(days=90)
    with seat.desk() as desk:
        # The old ones lie outside the days that a start reads.
        assert desk.roster().overrides == {}
        adds(desk, "c")
        assert [row.reference for row in desk.roster().overrides.values()] == ["vervanging A-3"]


def test_reaching_the_triagist_goes_by_the_calls_of_this_report(tmp_path: Path) -> None:
    with Seat(new_home(tmp_path / "home")).desk() as desk:
        rosters(desk)
        report = desk.new_id()
        done(desk, OpenReport(report, "0612345678"))
        assert desk.reach(report, "triagist").text.startswith("Bel Dijkstra, triagist, 06 12 34 56 01")
        done(desk, CallDuty(report, "triagist", "Dijkstra", "+31612345601", "no-answer"))
        assert desk.reach(report, "triagist").nobody_left
        assert desk.reach(report, "pair").nobody_left


def test_a_week_is_copied_published_and_undone_at_a_desk(tmp_path: Path) -> None:
    with Seat(new_home(tmp_path / "home")).desk() as desk:
        rosters(desk)
        monday = week_of(EVENING)
        book = desk.roster(EVENING - timedelta(days=7), EVENING + timedelta(days=21))
        command = copy_week(book, monday, monday + timedelta(days=14), desk.new_id)
        back = inverse(command, book)
        done(desk, command)
        assert [row.kind for row in desk.draft_changes()] == ["new"]
        for one in back:
            done(desk, one)
        assert desk.draft_changes() == ()
        done(desk, command)
        span = EVENING + timedelta(days=10), EVENING + timedelta(days=20)
        assert isinstance(desk.do(duties.PublishRoster(EVENING, MORNING)), Refusal)
        done(desk, duties.PublishRoster(*span, gaps=1))
        assert (desk.draft_changes(), len(desk.roster(*span).shifts)) == ((), 2)
