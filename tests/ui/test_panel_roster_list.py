"""The roster of a day as a list, for screen readers: every duty and every gap is an item of its own."""

from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster

from desk.intake.roster_needs import SetNeed
from ui.panels.host import PanelHost
from ui.panels.roster_about import read_about
from ui.panels.roster_list import RosterListPanel


def test_each_duty_and_gap_of_a_day_is_read_out_and_enter_opens_it(night: Night, qtbot: QtBot) -> None:
    roster = Roster(night)
    duty = roster.plans("Dijkstra", "2026-11-21 17:00", "2026-11-22 08:00")
    need = SetNeed(night.desk.new_id(), "triagist", NORTH, (6, 7), 480, 1020, 1)
    assert night.session.do(need)
    night.host.activateWindow()
    host, wanted = PanelHost(night.session, night.host), list[tuple[str, str]]()
    host.wanted.connect(lambda name, argument: wanted.append((name, argument)))
    panel = host.open("roster-list", "")
    assert isinstance(panel, RosterListPanel)
    qtbot.waitUntil(lambda: night.desk.drawing.checked and not panel._checks.isActive(), timeout=5000)
    model = panel.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [str(model.index(place, 0).data(role)) for place in range(model.rowCount())]
    assert any("Dijkstra" in text and "za 21 nov 17:00" in text for text in said)
    assert any("leeg" in text and "za 21 nov 08:00" in text for text in said)
    place = next(number for number, text in enumerate(said) if "Dijkstra" in text)
    panel.list.setCurrentIndex(model.index(place, 0))
    panel.list.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    ((name, argument),) = wanted
    assert (name, read_about(argument)["duty"]) == ("roster-duty", duty)
    day = panel.day
    qtbot.keyClicks(panel.list, "l")
    assert (panel.day - day).days == 1
