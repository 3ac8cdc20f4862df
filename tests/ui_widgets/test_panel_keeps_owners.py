"""A panel that looks for its Tab stops takes no widget away from its owner."""

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow_layout import FlowLayout
from ui.widgets.panel import Panel


def test_a_widget_that_goes_takes_nothing_along_after_a_panel_was_open(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    goes, page = QPushButton("goes", host), QWidget(host)
    flow = FlowLayout()
    flow.addWidget(QPushButton("one"))
    flow.addWidget(QPushButton("two"))
    column = QVBoxLayout(page)
    column.addLayout(flow)
    panel = Panel(host, "Paneel")
    panel.body.addWidget(QPushButton("inside"))
    host.show()
    qtbot.waitExposed(host)
    panel.open()
    panel.close_panel()
    shiboken6.delete(goes)
    # PySide once took the next widget in the focus chain for a child of the one that is gone.
    assert [flow.itemAt(at).widget().text() for at in range(flow.count())] == ["one", "two"]


def test_tab_goes_through_a_panel_in_reading_order_and_the_cross_comes_last(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    panel = Panel(host, "Paneel")
    first, box, last = QPushButton("first"), QWidget(), QPushButton("last")
    for part in (first, box, last):
        panel.body.addWidget(part)
    inner = QVBoxLayout(box)
    # Comes later than what stands below it.
    inner.addWidget(QPushButton("middle"))
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    panel.open()
    walked = []
    for _ in range(5):
        held = QApplication.focusWidget()
        walked.append(held.text() if isinstance(held, QPushButton) and held.text() else "cross")
        qtbot.keyClick(held, Qt.Key.Key_Tab)
    assert walked == ["first", "middle", "last", "cross", "first"]
