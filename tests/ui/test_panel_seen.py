"""Who saw this, from the menu of a report by one key: newest first, read with the arrows, noted itself."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.panels.more import MorePanel
from ui.panels.seen import SeenPanel


@pytest.fixture
def panel(night: Night) -> SeenPanel:
    """The panel, over a report that is open."""
    night.call("0612345678")
    return SeenPanel(night.session, night.host)


def show(panel: SeenPanel) -> list[tuple[str, str]]:
    panel.show_for("")
    panel.open()
    return [(line.title, line.detail) for line in panel.list.lines.lines]


def test_it_says_who_when_where_and_what_newest_first(panel: SeenPanel, night: Night) -> None:
    lines = show(panel)
    me = night.session.desk.me
    assert me is not None
    assert lines[0][0].startswith(me.name)
    assert "keek wie de melding heeft gezien" in lines[0][1]
    assert any("bekeek de melding" in detail for _, detail in lines)
    assert "opende de melding" in lines[-1][1]
    assert panel.counts


def test_the_keyboard_is_in_the_list_and_the_arrows_walk_it(panel: SeenPanel, qtbot: QtBot) -> None:
    show(panel)
    assert panel.first_stop() is panel.list
    before = panel.list.currentIndex().row()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.list.currentIndex().row() == before + 1


def test_looking_again_while_it_is_open_is_one_look(panel: SeenPanel) -> None:
    count = len(show(panel))
    for _ in range(5):
        panel.refresh()
    assert len(panel.list.lines.lines) == count


def test_without_a_report_it_says_so(panel: SeenPanel, night: Night) -> None:
    night.session.open_report("")
    assert show(panel) == []
    assert panel.counts == "No report open"


def test_one_key_of_the_menu_leads_there(night: Night, qtbot: QtBot) -> None:
    night.call("0612345678")
    menu = MorePanel(night.session, night.host)
    menu.show_for("")
    menu.open()
    with qtbot.waitSignal(menu.wants, check_params_cb=lambda name, _argument: name == "seen"):
        qtbot.keyClick(menu, "w")
