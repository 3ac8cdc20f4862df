"""The Meldcode strip by keyboard: a digit per step, a way to Veilig Thuis that people take themselves."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.care_rows.meldcode import MeldcodeRow
from ui.panels.host import PanelHost
from ui.panels.meldcode import MeldcodePanel

ENTER = Qt.Key.Key_Return


@pytest.fixture
def panel(night: Night, panels: PanelHost) -> MeldcodePanel:
    night.call("0612345678")
    opened = panels.open("meldcode")
    assert isinstance(opened, MeldcodePanel)
    return opened


def held() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def row(night: Night) -> MeldcodeRow:
    found = night.desk.care.meldcode(night.session.report)
    assert found is not None
    return found


def test_a_digit_notes_what_came_out_of_the_step_and_enter_goes_to_the_next(
    night: Night, panel: MeldcodePanel, qtbot: QtBot
) -> None:
    assert held() is panel.steps["1"].field
    qtbot.keyClicks(held(), "1")
    qtbot.keyClick(held(), ENTER)
    assert held() is panel.steps["2"].field
    qtbot.keyClicks(held(), "2")
    lines = [one.line for one in row(night).steps]
    assert lines[:3] == [
        "Genoteerd · Telefonist Voorbeeld · 03:40",
        "Advies van Veilig Thuis · Telefonist Voorbeeld · 03:40",
        "",
    ]


def test_unsafety_points_to_veilig_thuis_and_the_route_is_one_key_away_but_nothing_is_dialled(
    night: Night, panel: MeldcodePanel, qtbot: QtBot
) -> None:
    wanted: list[tuple[str, str]] = []
    panel.wants.connect(lambda name, what: wanted.append((name, what)))
    qtbot.keyClicks(panel.steps["4"].field, "3")
    assert "melding bij Veilig Thuis" in panel.steps["4"].said.text
    qtbot.keyClicks(panel.steps["5"].field, "1")
    assert "melding bij Veilig Thuis" not in panel.steps["4"].said.text
    assert night.phone.numbers == []
    qtbot.keyClicks(panel.steps["4"].field, "t")
    assert wanted == [("route", "veilig-thuis")]
    assert night.phone.numbers == []


def test_a_note_goes_with_the_next_step_and_then_the_field_is_empty(
    night: Night, panel: MeldcodePanel, qtbot: QtBot
) -> None:
    panel.note.field.setFocus()
    qtbot.keyClicks(held(), "blauwe plek, gezien door juf")
    qtbot.keyClicks(panel.steps["1"].field, "1")
    assert row(night).steps[0].note == "blauwe plek, gezien door juf"
    assert panel.note.text == ""


def test_answers_that_make_it_worth_a_look_stand_above_the_steps(night: Night, panel: MeldcodePanel) -> None:
    night.answer("abuse", "yes")
    panel.refresh()
    assert row(night).signs == ("Gezegd is dat het kind thuis wordt mishandeld",)
    assert not panel._signs.isHidden()
