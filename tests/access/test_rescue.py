"""A shift lead who forgot the password comes back by the recovery code: told everywhere, and no way in for others."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desks import Seat, new_home
from staffed import Staff

from desk.access.passwords import fits
from desk.admin import main
from desk.audit.norm import DESK_TYPES, norm_event
from desk.clock import SystemClock
from desk.intake.access import MakeAccount
from desk.keys import custody, recovery, slots
from desk.results import Done
from desk.signing.keys import Signer

NEW = "negen trage ezels"
Rescue = Callable[..., Any]


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    return Seat(new_home(tmp_path / "home"), SystemClock())


@pytest.fixture
def code(seat: Seat, tmp_path: Path) -> str:
    """The recovery code of that home, whose files a test makes without slots."""
    made = tmp_path / "slots"
    made.mkdir()
    code = custody.make(made, key=seat.home.key).code
    shutil.copy(made / slots.FILE, seat.home.path)
    return code


@pytest.fixture
def staff(seat: Seat, code: str) -> Staff:
    """A desk where a shift lead and a telephonist have an account; the window is closed again."""
    made = Staff(seat.open_set_up(), seat)
    made.signs_in("shift-lead")
    made.account("telephonist")
    return made


@pytest.fixture
def rescue(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Rescue:
    """The command, with a code that is typed; gives what it said wrong."""
    (tmp_path / "p").write_text(NEW, encoding="utf-8")

    def run(code: str, name: str = "shift-lead1", *more: str) -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{code}\n"))
        told = ["account", "rescue", name, "--password-file", str(tmp_path / "p"), "--home", str(seat.home.path), *more]
        capsys.readouterr()
        done = main(told)
        return json.loads(capsys.readouterr().out)["error"] if done else ""

    return run


def closed(staff: Staff) -> Seat:
    """The window is closed."""
    staff.seat.agreed(staff.desk)
    assert staff.desk.stop()
    return staff.seat


def test_the_recovery_code_gives_the_only_shift_lead_a_password_and_every_desk_says_so(
    staff: Staff, code: str, rescue: Rescue, capsys: pytest.CaptureFixture[str]
) -> None:
    seat = closed(staff)
    assert "28 tekens" in rescue("")
    assert "niet die van deze desk" in rescue(recovery.new_code())
    assert "geen dienstleider" in rescue(code, "telephonist1")
    assert rescue(code) == ""
    desk = staff.desk = seat.open()
    assert seat.inbox.wait(lambda: any(row.rescued for row in desk.accounts().values()))
    row = staff.account("shift-lead")
    assert fits(row.verifier, NEW)
    assert row.sealed, "the app is asked as ever"
    assert any("herstelcode" in notice for notice in desk.health().notices)
    events = [norm_event(fact, desk.name_of, str, str) for fact in desk._reader.events(DESK_TYPES, 0, 1 << 62)]
    audit = next(one for one in events if "herstelcode" in one["EventTypeCode"])
    assert (audit["UserID"], audit["ParticipantObjectName"]) == ("", "Medewerker shift-lead")
    assert desk.door.rescued() == (), "nobody sits here"
    staff.signs_in("shift-lead")
    assert [name for name, _, _ in desk.door.rescued()] == ["Medewerker shift-lead"]
    seat.agreed(desk)
    assert desk.stop()
    capsys.readouterr()
    main(["journal", "verify", "--json", "--home", str(seat.home.path)])
    assert [one["type"] for one in json.loads(capsys.readouterr().out)["rescued"]] == ["account_rescued"]


def test_a_lost_app_goes_with_it_when_that_is_asked(staff: Staff, code: str, rescue: Rescue) -> None:
    closed(staff)
    assert rescue(code, "shift-lead1", "--second") == ""
    desk = staff.desk = staff.seat.open()
    assert staff.seat.inbox.wait(lambda: any(row.rescued for row in desk.accounts().values()))
    assert not staff.account("shift-lead").sealed
    assert desk.stop()


def test_another_shift_lead_who_is_at_work_gives_a_password_instead(staff: Staff, code: str, rescue: Rescue) -> None:
    desk, public = staff.desk, Signer(staff.keys).public
    made = MakeAccount(
        desk.new_id(), desk.new_id(), "tweede", ("shift-lead",), "v", public, "w", name="Twee", first=False
    )
    assert isinstance(desk.do(made), Done)
    staff._enter(desk.accounts()[made.account])
    closed(staff)
    assert "tweede" in rescue(code)
