"""Consent and law by keyboard: one key per person, letters for who, W for the legal frames; nothing is required."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.care_rows.consent import ConsentsRow
from ui.panels.consent import ConsentPanel
from ui.panels.host import PanelHost

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(night: Night, panels: PanelHost) -> ConsentPanel:
    night.call("0612345678")
    night.answer("youth_name", "Sem")
    night.answer("youth_birth_date", "14 jaar")
    night.answer("caller_role", "parent")
    night.answer("caller_name", "Ans")
    opened = panels.open("consent")
    assert isinstance(opened, ConsentPanel)
    return opened


def held() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def row(night: Night) -> ConsentsRow:
    found = night.desk.care.consents(night.session.report)
    assert found is not None
    return found


def test_the_youth_comes_first_and_one_digit_says_where_it_stands(
    night: Night, panel: ConsentPanel, qtbot: QtBot
) -> None:
    assert held() is panel.people.consent
    qtbot.keyClicks(held(), "1")
    (youth,) = row(night).people
    assert youth.line == "Jeugdige zelf: toestemming"
    assert panel.people.open.text == "Open: wie gezag heeft is nog niet genoteerd"


def test_somebody_else_is_one_letter_away_and_the_caller_stands_there_already(
    night: Night, panel: ConsentPanel, qtbot: QtBot
) -> None:
    qtbot.keyClicks(held(), "1")
    qtbot.keyClicks(held(), "n")
    assert panel.people.name.text == "Ans"
    qtbot.keyClicks(panel.people.custody, "1")
    qtbot.keyClicks(panel.people.consent, "1")
    shown = row(night)
    assert [one.line for one in shown.people] == ["Jeugdige zelf: toestemming", "Ans: toestemming"]
    assert (shown.people[1].custody, shown.open) == ("yes", ())
    qtbot.keyClicks(panel.people.consent, "a")
    assert panel.people.chosen == "youth"


def test_an_emergency_asks_for_its_reason_and_stops_nobody_who_gives_none(
    night: Night, panel: ConsentPanel, qtbot: QtBot
) -> None:
    assert panel.people.reason.isHidden()
    qtbot.keyClicks(held(), "5")
    assert row(night).people[0].consent == "emergency"
    assert held() is panel.people.reason
    assert "reden nog open" in panel.people.open.text
    qtbot.keyClicks(held(), "2")
    assert row(night).people[0].reason == "no-time"
    assert row(night).open == ()


def test_a_note_that_is_typed_is_kept_when_the_field_is_left(night: Night, panel: ConsentPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(held(), "1")
    panel.people.note.field.setFocus()
    qtbot.keyClicks(held(), "belt morgen terug")
    qtbot.keyClick(held(), ENTER)
    assert row(night).people[0].note == "belt morgen terug"


def test_legal_frames_stand_behind_w_with_who_has_to_be_called(night: Night, panel: ConsentPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(held(), "2")
    assert "1" in panel.turn.caption
    qtbot.keyClicks(panel.people.consent, "w")
    assert held() is panel.frames.which
    assert panel.frames.hint.text.startswith("De jeugdige weigert")
    assert "Burgemeester" in panel.frames.calls.text()
    qtbot.keyClicks(panel.frames.state, "1")
    assert row(night).frames[0].line == "overwogen"
    panel.frames.called.field.setFocus()
    qtbot.keyClicks(held(), "ambtenaar van dienst")
    qtbot.keyClick(held(), ENTER)
    assert row(night).frames[0].called == "ambtenaar van dienst"
    qtbot.keyClicks(panel.frames.state, "0")
    assert row(night).frames[0].state == ""
    qtbot.keyClicks(panel.frames.state, "w")
    assert not panel.people.isHidden()


def test_nothing_open_is_said_plainly(panels: PanelHost) -> None:
    panel = panels.open("consent")
    assert isinstance(panel, ConsentPanel)
    assert panel.people.isHidden()
    assert panel.frames.isHidden()
