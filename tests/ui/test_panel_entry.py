"""Ctrl+Shift+M: a report that no telephone rings for, by keyboard."""

from datetime import timedelta

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.panels.entry import EntryPanel
from ui.panels.host import PanelHost


@pytest.fixture
def panel(panels: PanelHost) -> EntryPanel:
    opened = panels.open("entry")
    assert isinstance(opened, EntryPanel)
    return opened


def held() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_each_entry_of_the_profile_has_a_digit(night: Night, panel: EntryPanel) -> None:
    assert [(row.code, row.key) for row in panel.entries.rows] == [
        (entry.id, str(at)) for at, entry in enumerate(night.desk.profile.entries, 1)
    ]


def test_a_mail_is_a_report_without_a_call_and_its_digit_is_all_it_takes(
    night: Night, panels: PanelHost, panel: EntryPanel, qtbot: QtBot
) -> None:
    digit = next(row.key for row in panel.entries.rows if row.code == "written")
    qtbot.keyClick(held(), digit)
    assert panels.name == ""
    assert (night.sheet.card.kind, night.sheet.card.call_started_at, night.sheet.on_line) == ("written", None, "ended")
    assert "geopend: Schriftelijk (e-mail)" in night.lines()[0]


def test_a_minute_typed_first_is_when_it_came_in(night: Night, panel: EntryPanel, qtbot: QtBot) -> None:
    panel.at.field.setFocus()
    qtbot.keyClicks(held(), "40")
    qtbot.keyClick(held(), Qt.Key.Key_Return)
    qtbot.keyClick(held(), next(row.key for row in panel.entries.rows if row.code == "written"))
    first = night.desk.timeline(night.session.report)[0]
    assert first.recorded_at - first.happened_at == timedelta(minutes=40)


def test_a_minute_that_cannot_be_read_opens_nothing_yet(night: Night, panel: EntryPanel, qtbot: QtBot) -> None:
    panel.at.field.setFocus()
    qtbot.keyClicks(held(), "gisteren laat")
    panel.begin("written")
    assert night.session.report == ""
    assert panel.at.field.hasFocus()


def test_another_telephone_entry_begins_its_call(night: Night, panel: EntryPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(held(), next(row.key for row in panel.entries.rows if row.code == "professional-consult"))
    assert night.sheet.on_line == "calling"
