"""A roster file on a real desk: what was looked at is carried out, is on screen, and is the same file afterwards."""

from datetime import timedelta
from pathlib import Path

from desks import NIGHT, Seat, new_home

from desk.desk import Desk, Done
from desk.intake.roster_people import NoteStaff
from desk.roster_import import Preview, commands, prepare, read, span_of

HEADER = "role;provider;name;phone;from;until;backup"
FRIDAY = "triagist;GGZ;A. Dijkstra;0612345601;2026-11-20 17:00;2026-11-21 08:00;"
SATURDAY = "triagist;GGZ;Hoekstra;0612345602;2026-11-21 17:00;2026-11-22 08:00;"


def looked(desk: Desk, *lines: str, answers: dict[str, str] | None = None, draft: bool = True) -> Preview:
    data = "\n".join((HEADER, *lines)).encode()
    found = read(data, "nov.csv", desk.now())
    span = span_of(found)
    assert span is not None
    return prepare(found, desk.roster(*span), desk.now(), "nov.csv", data, answers=answers, draft=draft)


def carry_out(desk: Desk, preview: Preview, answers: dict[str, str] | None = None) -> None:
    for command in commands(preview, answers):
        done = desk.do(command)
        assert isinstance(done, Done), done


def names(desk: Desk, *, drafts: bool = False) -> list[str]:
    shifts = desk.roster(NIGHT, NIGHT + timedelta(days=3)).shifts.values()
    found = [shift.planned if drafts else shift.now for shift in shifts]
    return sorted(duty.name for duty in found if duty is not None)


def test_a_file_is_looked_at_answered_carried_out_and_known_the_next_time(tmp_path: Path) -> None:
    with Seat(new_home(tmp_path / "home")).desk() as desk:
        assert isinstance(desk.do(NoteStaff("ab" * 16, "Anne Dijkstra", "GGZ", ("triagist",), ("0612345601",))), Done)
        (asked,) = [one for one in looked(desk, FRIDAY, SATURDAY).unknown if one.name == "A. Dijkstra"]
        answers = {asked.name: asked.near[0], "Hoekstra": ""}
        carry_out(desk, looked(desk, FRIDAY, SATURDAY, answers=answers), answers)
        assert names(desk) == []
        assert names(desk, drafts=True) == ["Anne Dijkstra", "Hoekstra"]
        again = looked(desk, FRIDAY, SATURDAY)
        assert again.plan.changes == ()
        assert [one.name for one in again.unknown] == ["Hoekstra"]
        (kept,) = desk.roster().files.values()
        assert (kept.name, kept.sha256, kept.taken) == ("nov.csv", again.sha256, 2)


def test_what_a_newer_file_no_longer_has_leaves_the_roster_at_once_when_it_is_not_a_draft(tmp_path: Path) -> None:
    with Seat(new_home(tmp_path / "home")).desk() as desk:
        carry_out(desk, looked(desk, FRIDAY, SATURDAY, draft=False))
        assert names(desk) == ["A. Dijkstra", "Hoekstra"]
        carry_out(desk, looked(desk, FRIDAY.replace("A. Dijkstra", "Visser"), SATURDAY, draft=False))
        assert "A. Dijkstra" not in [one.name for one in desk.on_call()]
        assert looked(desk, FRIDAY.replace("A. Dijkstra", "Visser"), SATURDAY, draft=False).plan.changes == ()
