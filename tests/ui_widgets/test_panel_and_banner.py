"""What comes over the window: panels that are never modal, and the banner; and the fields in them."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from widget_page import show_alone

from ui.widgets.banner import Banner
from ui.widgets.box import Action
from ui.widgets.line_edit import LabelledLine, SearchField
from ui.widgets.panel import Panel
from ui.widgets.words import Words


class Host(QWidget):
    """A window with a field below the panel; it writes down the keys that reach it."""

    def __init__(self) -> None:
        super().__init__()
        self.below = QLineEdit(self)
        self.below.setGeometry(10, 10, 100, 30)
        self.keys: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())


def opened(qtbot: QtBot, place: str = "right", size: tuple[int, int] = (1000, 600)) -> tuple[Host, Panel]:
    host = Host()
    show_alone(qtbot, host, *size)
    host.below.setFocus()
    panel = Panel(host, "112 bellen", place=place)
    panel.body.addWidget(Words("number", "112"))
    panel.body.addWidget(LabelledLine("Telefoonnummer beller"))
    panel.body.addWidget(QPushButton("Bel"))
    panel.open()
    return host, panel


def test_a_panel_is_no_window_and_no_dialog(qtbot: QtBot) -> None:
    _host, panel = opened(qtbot)
    assert not panel.isWindow()
    assert not panel.isModal()
    assert not isinstance(panel, QDialog)
    assert panel.accessibleName() == "112 bellen"


def test_a_panel_takes_the_keyboard_and_gives_it_back(qtbot: QtBot) -> None:
    host, panel = opened(qtbot)
    assert panel.isAncestorOf(QApplication.focusWidget())
    with qtbot.waitSignal(panel.closed, timeout=0, raising=True):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert QApplication.focusWidget() is host.below


def test_the_cross_closes_too(qtbot: QtBot) -> None:
    _host, panel = opened(qtbot)
    with qtbot.waitSignal(panel.closed, timeout=0, raising=True):
        qtbot.mouseClick(panel.close_button, Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(panel.closed):
        panel.close_panel()


def test_tab_walks_round_inside_a_panel_with_the_cross_last(qtbot: QtBot) -> None:
    _host, panel = opened(qtbot)
    first = QApplication.focusWidget()
    assert isinstance(first, QLineEdit)
    stops = []
    for _ in range(3):
        stops.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is first
    assert stops[-1] is panel.close_button
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is panel.close_button


def test_function_keys_go_through_a_panel_to_the_window(qtbot: QtBot) -> None:
    host, _panel = opened(qtbot)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F9)
    assert host.keys == [Qt.Key.Key_F9]


def test_a_panel_stays_over_the_window_when_that_changes_size(qtbot: QtBot) -> None:
    host, panel = opened(qtbot)
    assert panel.geometry().right() == host.rect().right() - 12
    host.window().resize(700, 500)
    assert panel.geometry().right() == host.rect().right() - 12
    assert host.rect().contains(panel.geometry())


def test_a_panel_in_the_middle_is_as_high_as_it_needs(qtbot: QtBot) -> None:
    host, panel = opened(qtbot, "centre")
    assert abs(panel.geometry().center().x() - host.rect().center().x()) <= 1
    assert 150 < panel.height() < 400


def test_a_panel_in_a_small_window_scrolls_instead_of_being_cut(qtbot: QtBot) -> None:
    host, panel = opened(qtbot, "centre", (300, 160))
    assert host.rect().contains(panel.geometry())


def test_the_window_below_an_open_panel_still_takes_clicks(qtbot: QtBot) -> None:
    host, _panel = opened(qtbot)
    qtbot.mouseClick(host.childAt(QPoint(20, 20)), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is host.below


def test_a_banner_says_one_thing_with_its_buttons_and_goes(qtbot: QtBot) -> None:
    banner = Banner()
    show_alone(qtbot, banner)
    assert banner.text == ""
    banner.show_message("bad", "Terugbellen A-0418 is te laat", [Action("take", "Ik neem over")])
    assert (banner.text, banner.tone, banner.accessibleName()) == (
        "Terugbellen A-0418 is te laat",
        "danger",
        "Terugbellen A-0418 is te laat",
    )
    with qtbot.waitSignal(banner.acted, timeout=0, raising=True) as told:
        qtbot.mouseClick(banner.action_row.buttons[0], Qt.MouseButton.LeftButton)
    assert told.args == ["take"]
    banner.show_message("ok", "")
    assert banner.isHidden()


def test_a_field_has_the_name_of_its_label(qtbot: QtBot) -> None:
    line = LabelledLine("Nummer", name="Telefoonnummer beller")
    qtbot.addWidget(line)
    assert line.field.accessibleName() == "Telefoonnummer beller"
    line.show_note("Te kort: er ontbreken cijfers", wrong=True)
    assert line.field.accessibleDescription() == "Te kort: er ontbreken cijfers"


def test_a_field_tells_every_change_and_keeps_at_enter(qtbot: QtBot) -> None:
    line = LabelledLine("Nummer")
    show_alone(qtbot, line)
    line.setFocus()
    told: list[str] = []
    line.typed.connect(told.append)
    line.left.connect(lambda text: told.append(f"left {text}"))
    QTest.keyClicks(QApplication.focusWidget(), "06")
    line.show_text("112")
    assert line.text == "06"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told == ["0", "06", "left 06"]


def test_the_search_field_tells_what_is_typed_and_entered(qtbot: QtBot) -> None:
    search = SearchField("Zoek naam, nummer, kenmerk", "Ctrl+K")
    show_alone(qtbot, search)
    search.setFocus()
    assert "Ctrl K" in search.field.accessibleDescription()
    with qtbot.waitSignal(search.typed, timeout=0, raising=True):
        QTest.keyClicks(QApplication.focusWidget(), "s")
    with qtbot.waitSignal(search.entered, timeout=0, raising=True) as told:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told.args == ["s"]
