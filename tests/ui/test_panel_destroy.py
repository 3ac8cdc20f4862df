"""The list of destruction in the window: read by the arrows, each act asked twice, held back with a reason."""

from collections.abc import Callable

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.intake.calls import HangUp
from desk.intake.closing import CloseReport, SetAside
from ui.panels.destroy import DestroyPanel
from ui.panels.more import MorePanel


@pytest.fixture
def panel(night: Night) -> DestroyPanel:
    """Two calls by mistake, years ago, and one that was closed without an outcome."""
    for number in ("0611111111", "0622222222"):
        report = night.call(number)
        assert night.session.do(HangUp(report))
        assert night.session.do(SetAside(report, "wrong-number"))
    report = night.call("0633333333")
    assert night.session.do(HangUp(report))
    assert night.session.do(CloseReport(report))
    night.settle()
    night.pass_by(days=400)
    night.host.activateWindow()
    made = DestroyPanel(night.session, night.host)
    made.show_for("")
    made.open()
    return made


@pytest.fixture
def press(qtbot: QtBot, panel: DestroyPanel) -> Callable[..., None]:
    def press(*keys: Qt.Key) -> None:
        for key in keys:
            qtbot.keyClick(QApplication.focusWidget() or panel, key)

    return press


def titles(panel: DestroyPanel) -> list[str]:
    return [line.title for line in panel.list.model().lines]  # type: ignore[attr-defined]


def test_one_is_destroyed_by_three_keys_and_disappears(
    panel: DestroyPanel, night: Night, press: Callable[..., None]
) -> None:
    assert titles(panel) == ["A-0001", "A-0002"]
    press(Qt.Key.Key_Return)
    assert panel.step == "one"
    press(Qt.Key.Key_V)
    assert panel.step == "sure"
    press(Qt.Key.Key_Backspace)
    assert (panel.step, panel.said) == ("one", "")
    press(Qt.Key.Key_V, Qt.Key.Key_Return)
    assert (panel.step, titles(panel)) == ("list", ["A-0002"])
    assert "Approved" in panel.said
    night.settle()
    night.qtbot.waitUntil(lambda: [row.reference for row in night.desk.destroyed()] == ["A-0001"], timeout=5000)


def test_what_is_held_back_says_why_and_may_go_again(
    panel: DestroyPanel, night: Night, press: Callable[..., None], qtbot: QtBot
) -> None:
    press(Qt.Key.Key_Return, Qt.Key.Key_N, Qt.Key.Key_2)
    qtbot.keyClicks(QApplication.focusWidget(), "loopt nog")
    press(Qt.Key.Key_Return)
    assert panel.step == "list"
    assert [line.badge for line in panel.list.model().lines] == ["held back", ""]  # type: ignore[attr-defined]
    assert "er loopt een klacht: loopt nog" in panel.list.model().lines[0].detail  # type: ignore[attr-defined]
    press(Qt.Key.Key_A)
    assert panel.step == "all"
    press(Qt.Key.Key_Return)
    assert titles(panel) == ["A-0001"]
    press(Qt.Key.Key_Return, Qt.Key.Key_O)
    assert panel.list.model().lines[0].badge == ""  # type: ignore[attr-defined]


def test_on_request_a_ground_is_asked(panel: DestroyPanel, night: Night, press: Callable[..., None]) -> None:
    report = night.session.report
    press(Qt.Key.Key_R)
    assert panel.step == "one"
    press(Qt.Key.Key_1)
    assert panel.step == "sure"
    press(Qt.Key.Key_Return)
    assert "Approved" in panel.said
    night.settle()
    night.qtbot.waitUntil(lambda: [row.thing for row in night.desk.destroyed()] == [report], timeout=5000)
    assert [row.ground for row in night.desk.destroyed()] == ["request"]


def test_the_menu_leads_there(night: Night, qtbot: QtBot) -> None:
    night.call("0611111111")
    night.host.activateWindow()
    menu = MorePanel(night.session, night.host)
    menu.show_for("")
    menu.open()
    with qtbot.waitSignal(menu.wants, check_params_cb=lambda name, _argument: name == "destroy"):
        qtbot.keyClick(QApplication.focusWidget() or menu, Qt.Key.Key_V)
