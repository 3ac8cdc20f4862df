"""House rule 12 on every screen of the exercise: every control has a name and a role; and the words are Dutch."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyed import KEY
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QLineEdit, QScrollBar, QWidget
from pytestqt.qtbot import QtBot
from windows import ROOT, running

from desk.clock import SetClock
from desk.demo.night import START, build_night
from desk.home import Home
from ui.app import Program
from ui.panels.host import PANELS

ARGUMENTS = {"route": "112", "duty": "triagist", "search": "sem"}
ROLE = QAccessible.Role
BUTTONS = ("112", "Huisartsenpost", "Veilig Thuis", "Spoed voor Jeugd", "Nieuwe melding", "Terugbellen")


@pytest.fixture
def night(tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    """The exercise, with the report of a danger open."""
    build_night(Home(tmp_path, KEY))
    with running(tmp_path, qtbot, clock=SetClock(START), size=(1440, 900)) as program:
        program.session.open_report(program.desk.board()[0].id)
        QApplication.processEvents()
        yield program


def screens(program: Program) -> Iterator[str]:
    """Every section of the intake, every panel over it, the roster, nothing open, and the first start."""
    session, window, panels = program.session, program.window, program.wiring.panels
    for section in session.row.sections:
        window.intake.go_to_section(section.link)
        QApplication.processEvents()
        yield section.title
    for name in PANELS:
        argument = program.desk.promises()[0].id if name == "promise" else ARGUMENTS.get(name, "")
        panels.open(name, argument)
        QApplication.processEvents()
        yield name
    panels.close()
    program.wiring.rostering.enter()
    QApplication.processEvents()
    yield "roster"
    program.wiring.rostering.leave()
    program.wiring.triaging.enter()
    QApplication.processEvents()
    yield "triage"
    program.wiring.triaging.leave()
    session.open_report("")
    QApplication.processEvents()
    yield "nothing open"
    window.show_page(program.first_start())
    QApplication.processEvents()
    yield "first start"


def heard(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """The name and the role that a screen reader gets."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name), told.role()


def stops(window: QWidget) -> list[QWidget]:
    """Everything in sight that the keyboard can come to."""
    return [
        part
        for part in window.findChildren(QWidget)
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus
        and part.isVisible()
        and part.focusProxy() is None
        and not isinstance(part, QScrollBar)
        and not (isinstance(part.parent(), QAbstractScrollArea) and part.objectName().startswith("qt_"))
    ]


def test_rule_12_every_control_on_every_screen_has_a_name_and_a_role(night: Program) -> None:
    wrong = []
    for screen in screens(night):
        for part in stops(night.window):
            name, role = heard(part)
            if not name.strip() or role in (ROLE.NoRole, ROLE.Client):
                wrong.append((screen, type(part).__name__, name, role.name))
    assert wrong == []


def test_rule_12_what_people_look_for_on_the_intake_screen_is_there_by_its_name(night: Program) -> None:
    found = {heard(part) for part in stops(night.window)}
    assert [name for name in BUTTONS if (name, ROLE.Button) not in found] == []
    assert ("Telefoonnummer beller", ROLE.EditableText) in found
    names = {name for name, _ in found}
    shown = night.window.intake.questions.cards
    assert [card.row.text for card in shown if card.row.text not in names] == []


# -- Dutch ----------------------------------------------------------------------------------------------------------


def english() -> set[str]:
    """The words of the code that Dutch has other words for."""
    text = (ROOT / "resources" / "i18n" / "nachtwacht_nl.ts").read_text("utf-8")
    pairs = re.findall(r"<source>(.*?)</source>\s*<translation[^>]*>(.*?)</translation>", text, re.S)
    dutch = {translation for _, translation in pairs}
    return {source for source, translation in pairs if source != translation} - dutch


def words_in_sight(window: QWidget) -> set[str]:
    """What can be read or heard, in the pieces that the screen joins."""
    said = {window.windowTitle()}
    for part in window.findChildren(QWidget):
        if not part.isVisible():
            continue
        said |= {part.toolTip(), part.accessibleName(), part.accessibleDescription()}
        if isinstance(part, QLabel):
            said.add(part.text())
        if isinstance(part, QLineEdit):
            said.add(part.placeholderText())
    return {piece.strip() for text in said for piece in re.split(r" · |\n|\. ", text)}


def test_no_word_on_any_screen_is_left_in_english(night: Program) -> None:
    # The checklist has this one in Dutch, too.
    left = english() - {"professional"}
    assert "Line dropped" in left
    found = [(screen, word) for screen in screens(night) for word in words_in_sight(night.window) & left]
    assert found == []
