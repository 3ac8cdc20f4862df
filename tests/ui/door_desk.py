"""A home whose people have accounts, for tests of the door in the window: argon2 at its cheapest, keys made once."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyotp
from argon2 import PasswordHasher
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot
from windows import NIGHT, desk_in, press, set_up, type_in

from desk.access.door import Outcome
from desk.access.factor import sealed_for
from desk.access.passwords import OwnKey, new_own_key, opened, signed_by
from desk.desk import Desk, Done
from desk.intake.access import MakeAccount, SealSecondFactor
from desk.signing.enrolling import certificate_text
from desk.signing.keys import Signer
from ui.app import Program
from ui.panes.door_page import DoorPage

ENTER, F2 = Qt.Key.Key_Return, Qt.Key.Key_F2
GOOD = "vier natte schapen"
LEAD, TELEPHONIST, NEW = "a.visser", "s.bakker", "n.nieuw"
NIGHT_CODE = "zeven7"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NAMES = {LEAD: "Anna Visser", TELEPHONIST: "Sanne Bakker", NEW: "Nora Nieuw"}
ROLES = {LEAD: ("shift-lead",), TELEPHONIST: ("telephonist",), NEW: ("telephonist",)}


@cache
def verifier() -> str:
    """Of GOOD, at the lowest cost."""
    return PasswordHasher(1, 8, 1).hash(GOOD.encode())


@cache
def own_key() -> OwnKey:
    """One key for all of them, locked with GOOD: locking it takes its time."""
    return new_own_key(GOOD)


@cache
def private_half() -> bytes:
    """Of that key."""
    return opened(own_key().wrapped, GOOD)


def code(at: float = NIGHT.timestamp()) -> str:
    """What the app shows."""
    return pyotp.TOTP(SECRET).at(int(at))


def account(desk: Desk, sign_in: str, *, first: bool = False) -> None:
    """An account with password GOOD; with the app too, if whoever sits here may say so."""
    made, person = desk.new_id(), desk.new_id()
    command = MakeAccount(
        *(made, person, sign_in, ROLES[sign_in], verifier(), own_key().public, own_key().wrapped),
        name=NAMES[sign_in],
        first=first,
    )
    assert isinstance(desk.do(command), Done)
    if desk.sitting is None:
        enter(desk, sign_in)
    if not first:
        where = desk.door.where
        sealed = sealed_for(made, SECRET, where.halves(where.keys()))
        assert isinstance(desk.do(SealSecondFactor(made, person, sealed)), Done)


def enter(desk: Desk, sign_in: str, *, trusted: bool = False) -> None:
    """Somebody signs in; `trusted`: with the code of the app, so that this desk asks for none for some days."""
    row = next(row for row in desk.accounts().values() if row.sign_in == sign_in)
    session, keys = desk.new_id(), desk.door.where.keys()
    text = certificate_text(desk.id, Signer(keys[desk.id]).public, row.person, session)
    certificate = signed_by(private_half(), text)
    outcome = Outcome("in", sign_in, row=row, session=session, certificate=certificate, step=1 if trusted else 0)
    done = desk.door.enter(outcome)
    assert isinstance(done, Done), done


@cache
def _template() -> TemporaryDirectory[str]:
    """Such a home, made once: making it takes longer than most tests."""
    folder = TemporaryDirectory(prefix="staffed-")
    home = set_up(Path(folder.name) / "home")
    shutil.copytree(home, Path(folder.name) / "plain")
    with desk_in(home) as desk:
        for sign_in in (LEAD, TELEPHONIST, NEW):
            account(desk, sign_in, first=sign_in == NEW)
        for sign_in in (LEAD, TELEPHONIST):
            enter(desk, sign_in, trusted=True)
        desk.door.leave()
    return folder


def plain_home(path: Path) -> Path:
    """A home that was set up, without accounts: nobody signs in there."""
    shutil.copytree(Path(_template().name) / "plain", path / "home")
    return path / "home"


def staffed_home(path: Path) -> Path:
    """A home with a shift lead and a telephonist whom this desk trusts, and somebody new; nobody sits there."""
    shutil.copytree(Path(_template().name) / "home", path / "home")
    return path / "home"


# -- at the window -------------------------------------------------------------------------------------------------


def page(program: Program) -> DoorPage:
    """The page of the door, which is shown."""
    shown = program.window.pages.currentWidget()
    assert isinstance(shown, DoorPage)
    return shown


def signs_in(program: Program, qtbot: QtBot, name: str = TELEPHONIST) -> None:
    """Name, password, Enter."""
    form = page(program).form
    form.name.setFocus()
    form.name.field.selectAll()
    type_in(name)
    press(ENTER)
    type_in(GOOD)
    press(ENTER)
    qtbot.waitUntil(lambda: not program.desk.shut, timeout=10000)


def without_account(program: Program, qtbot: QtBot, name: str = "Invaller Ans", code: str = NIGHT_CODE) -> None:
    """F2, a name, Enter, a code for this night, Enter."""
    press(F2)
    type_in(name)
    press(ENTER)
    type_in(code)
    press(ENTER)
    qtbot.waitUntil(lambda: not program.desk.shut, timeout=10000)


def text_question(program: Program) -> QPlainTextEdit:
    """A new report in the middle, the keyboard in a long text of it."""
    window, row = program.window, program.session.row
    link = next(q.link for section in row.sections for q in section.questions if q.kind == "text")
    window.intake.go_to_question(link)
    QApplication.processEvents()
    return window.intake.questions.card(link).field
