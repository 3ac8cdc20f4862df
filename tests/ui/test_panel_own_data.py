"""Own data in the window: which reports is chosen by people, what it says is read first, that it left is noted."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.intake.answers import TypeNote
from ui.chosen import Chosen
from ui.panels.more import MorePanel
from ui.panels.own_data import OwnDataPanel

NUMBER = "0612345678"


def about_sem(night: Night, number: str, words: str) -> str:
    report = night.call(number)
    night.answer("caller_role", "parent")
    night.answer("caller_name", "Anneke de Boer")
    night.answer("youth_name", "Sem")
    night.answer("what_happened", words)
    return report


@pytest.fixture
def panel(night: Night, tmp_path: Path) -> OwnDataPanel:
    """Three reports of a Sem, the last one in the middle."""
    night.session.chosen = Chosen(tmp_path, night.session)
    about_sem(night, "0687654321", "van een ander gezin")
    about_sem(night, NUMBER, "liep weg")
    about_sem(night, NUMBER, "weer terug, zegt Anneke")
    night.host.activateWindow()
    made = OwnDataPanel(night.session, night.host)
    made.show_for("")
    made.open()
    return made


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    def press(key: Qt.Key) -> None:
        qtbot.keyClick(QApplication.focusWidget(), key)

    return press


def test_what_it_says_stands_there_before_it_is_made_and_reports_are_chosen_by_digits(
    panel: OwnDataPanel, press: Callable[..., None]
) -> None:
    text = panel.view.text()
    assert "liep weg" in text
    assert "weer terug, zegt [beller]" in text
    assert "Anneke" not in text
    assert "ander gezin" not in text
    press(Qt.Key.Key_3)
    assert "ander gezin" in panel.view.text()
    press(Qt.Key.Key_2)
    assert "liep weg" not in panel.view.text()


def test_enter_makes_a_pdf_of_all_of_it_and_json_and_notes_it_at_each_report(
    panel: OwnDataPanel, night: Night, press: Callable[..., None], tmp_path: Path
) -> None:
    for at in range(120):
        assert night.session.do(TypeNote(night.session.report, f"regel {at} van een lange nacht"))
    press(Qt.Key.Key_Return)
    folder = tmp_path / "uit"
    night.qtbot.waitUntil(lambda: "It stands in" in panel.told, timeout=20000)
    (made,), (paper,) = folder.glob("*.json"), folder.glob("*.pdf")
    assert len(json.loads(made.read_bytes())["reports"]) == 2
    document = QPdfDocument(None)
    assert document.load(str(paper)) is QPdfDocument.Error.None_
    text = "\n".join(document.getAllText(page).text() for page in range(document.pageCount()))
    assert document.pageCount() > 2
    assert "regel 119 van" in text
    seen = [row.what for row in night.desk.who_saw(night.session.report)]
    assert "voerde de gegevens van de melding uit" in seen


def test_with_nothing_chosen_nothing_is_made(panel: OwnDataPanel, press: Callable[..., None], tmp_path: Path) -> None:
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    assert panel.told == "Choose at least one report."
    assert not (tmp_path / "uit").exists()


def test_one_key_of_the_menu_leads_there(night: Night, qtbot: QtBot) -> None:
    night.call(NUMBER)
    menu = MorePanel(night.session, night.host)
    menu.show_for("")
    menu.open()
    with qtbot.waitSignal(menu.wants, check_params_cb=lambda name, _argument: name == "own-data"):
        qtbot.keyClick(menu, "e")
