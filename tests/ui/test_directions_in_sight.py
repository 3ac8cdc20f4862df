"""112 stays in sight in the right column: what followed the keyboard down comes back when the keyboard leaves."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.panes.directions import DirectionsPane
from ui.widgets.scroll_column import ScrollColumn


def test_the_right_column_is_at_112_again_when_the_keyboard_leaves_it(qtbot):
    page = QWidget()
    line = QVBoxLayout(page)
    pane, elsewhere = DirectionsPane(), QPushButton("elsewhere")
    line.addWidget(pane)
    line.addWidget(elsewhere)
    scroll = pane.findChild(ScrollColumn)
    low = QPushButton("low")
    scroll.column.addSpacing(2000)
    scroll.column.addWidget(low)
    qtbot.addWidget(page)
    page.resize(400, 500)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    low.setFocus()
    scroll.ensureWidgetVisible(low)
    assert scroll.verticalScrollBar().value() > 0
    elsewhere.setFocus()
    assert scroll.verticalScrollBar().value() == 0
