"""Signing in at the command line, through the same door as the window; the first shift lead without a window."""

import io
import sys
from pathlib import Path

import pyotp
import pytest
from admin_calls import Admin
from desks import Seat, new_home

from desk.admin.signing_in import SIGN_IN_FILE
from desk.clock import SystemClock
from desk.desk import Desk
from desk.facts.access import SignedIn, SignInRefused
from desk.facts.codec import decode
from desk.intake.calls import HangUp, OpenReport

GOOD, FIRST = "vier natte schapen", "zeven droge laarzen"


class Answering(io.StringIO):
    """Somebody at the terminal who reads the secret from the screen, and types what their app makes of it."""

    def __init__(self, screen: "pytest.CaptureFixture[str]") -> None:
        super().__init__()
        self._screen, self.secret = screen, ""

    def readline(self, *_: object) -> str:  # type: ignore[override]
        self.secret = "".join(self._screen.readouterr().out.split())
        return pyotp.TOTP(self.secret).now() + "\n"


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    return Seat(new_home(tmp_path / "home"), SystemClock())


def begun(seat: Seat) -> str:
    """A desk that was set up, with one report; the window is closed again. Gives the reference."""
    with seat.desk() as desk:
        report = desk.new_id()
        desk.do(OpenReport(report, "06 12345678"))
        desk.do(HangUp(report))
        seat.agreed(desk)
        return desk.reference_of(report)


def lines(path: Path, *said: str) -> str:
    path.write_text("\n".join(said), encoding="utf-8")
    path.chmod(0o600)
    return str(path)


def opened_again(seat: Seat) -> Desk:
    desk = seat.open()
    assert seat.inbox.wait(lambda: bool(desk.accounts()) and desk.health().store_as_of is not None)
    return desk


def test_the_first_shift_lead_is_made_and_works_without_a_window(
    admin: Admin,
    seat: Seat,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reference, home = begun(seat), ("--home", str(seat.home.path))
    # Without accounts nobody is asked.
    assert admin("report", "export", reference, "--format", "fhir", *home).code == 0
    made = ("account", "make", "anna", "--name", "Anna Visser", "--password-file", lines(tmp_path / "p", GOOD), *home)
    refused = admin(*made, "--role", "telephonist")
    assert "dienstleider" in refused.data["error"]
    assert admin(*made, "--role", "shift-lead").code == 0
    # From now on somebody has to sign in, and nobody is at this terminal.
    nobody = admin("account", "list", *home)
    assert (nobody.code, "--as" in nobody.data["error"]) == (2, True)
    monkeypatch.setenv(SIGN_IN_FILE, lines(tmp_path / "s", "anna", GOOD))
    owes = admin("account", "list", *home)
    assert owes.code == 2, "no rights before there is a second factor"
    assert admin("export", "person", "--report", reference, *home).code == 2
    app = Answering(capsys)
    monkeypatch.setattr(sys, "stdin", app)
    assert admin("account", "second", *home).code == 0
    # A code is asked now, and a service has it made of the secret.
    assert "code" in admin("account", "list", *home).data["error"].lower()
    lines(tmp_path / "s", "anna", GOOD, app.secret)
    (listed,) = admin("account", "list", "--json", *home).data
    assert (listed["sign_in"], listed["second_factor"], listed["roles"]) == ("anna", True, ["shift-lead"])
    # The others are hers to make, and the last shift lead stays.
    lines(tmp_path / "p", FIRST)
    bram = ("account", "make", "bram", "--name", "Bram", "--password-file", str(tmp_path / "p"), *home)
    assert admin(*bram, "--role", "telephonist").code == 0
    assert "laatste dienstleider" in admin("account", "close", "anna", *home).data["error"]
    assert admin("account", "close", "bram", *home).code == 0
    assert admin("report", "export", reference, "--format", "fhir", *home).code == 0
    lines(tmp_path / "s", "anna", "iets heel anders", app.secret)
    assert admin("account", "list", *home).code == 2
    # The window finds all of it in the store, in her name, and no desk has anything to say of it.
    desk = opened_again(seat)
    try:
        assert {row.sign_in: row.closed for row in desk.accounts().values()} == {"anna": False, "bram": True}
        assert desk.shut
        anna = next(row.person for row in desk.accounts().values() if row.sign_in == "anna")
        facts = [fact for subject in _desks(desk) for fact in desk._reader.facts_of(subject)]
        said = [decode(fact) for fact in facts]
        assert {one.person for one in said if isinstance(one, SignedIn) and one.certificate} == {anna}
        assert [one.sign_in for one in said if isinstance(one, SignInRefused)][-1:] == ["anna"]
        assert next(iter(desk._reader._all("SELECT count(*) FROM refused")))[0] == 0
        notices = desk.health().notices
        assert [notice for notice in notices if "aangemeld" in notice or "handtekening" in notice] == []
        assert desk.desk_of(anna) == ""
    finally:
        assert desk.stop()


def _desks(desk: Desk) -> list[str]:
    return [row[0].hex() for row in desk._reader._all("SELECT DISTINCT subject FROM fact WHERE kind = 'desk'")]


def test_a_file_that_others_can_read_is_no_way_in(
    admin: Admin, seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(seat)
    home = ("--home", str(seat.home.path))
    made = ("account", "make", "anna", "--name", "Anna", "--role", "shift-lead")
    assert admin(*made, "--password-file", lines(tmp_path / "p", GOOD), *home).code == 0
    for content in ("", "anna", "\udcff"):
        path = tmp_path / "s"
        path.write_bytes(content.encode("utf-8", "surrogateescape"))
        path.chmod(0o600)
        monkeypatch.setenv(SIGN_IN_FILE, str(path))
        assert admin("account", "list", *home).code == 2
    path.chmod(0o644)
    assert "600" in admin("account", "list", *home).data["error"]
