"""The panel of a route: 112 within one key, never by accident, a promise until somebody took over (house rule 2)."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import shiboken6
from night_desk import Night
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.look.apply import Dresser
from ui.look.theme import DARK
from ui.panels.host import PanelHost
from ui.panels.route import RoutePanel
from ui.widgets.panel import Panel
from ui.window import MainWindow
from ui.wiring import Wiring

F9, F10 = Qt.Key.Key_F9, Qt.Key.Key_F10


class Stopwatch:
    """Milliseconds that go by when a test says so."""

    def __init__(self) -> None:
        self.ms = 0

    def elapsed(self) -> int:
        return self.ms


@dataclass
class Keyboard:
    """Real key events to whatever has the keyboard, through the filter of the application, as in the window."""

    night: Night
    panels: PanelHost
    watch: Stopwatch

    def event(self, kind: QEvent.Type, key: Qt.Key, text: str = "", *, held: bool = False) -> None:
        target = QApplication.focusWidget() or self.panels.parent()
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text, held))

    def press(self, key: Qt.Key, text: str = "") -> None:
        """Down and up, a second after the former key."""
        self.watch.ms += 1000
        self.event(QEvent.Type.KeyPress, key, text)
        self.event(QEvent.Type.KeyRelease, key, text)

    def hold(self, key: Qt.Key, text: str = "") -> None:
        """Down, and fifty repeats of a held key, with X11's releases between them."""
        self.watch.ms += 1000
        self.event(QEvent.Type.KeyPress, key, text)
        for _ in range(50):
            self.watch.ms += 30
            self.event(QEvent.Type.KeyRelease, key, text, held=True)
            self.event(QEvent.Type.KeyPress, key, text, held=True)

    @property
    def panel(self) -> RoutePanel:
        assert isinstance(self.panels.panel, RoutePanel)
        return self.panels.panel

    @property
    def dialled(self) -> list[str]:
        return self.night.phone.numbers

    def dial_facts(self) -> list[str]:
        """The lines of the open report about dialling 112."""
        return (
            [line for line in self.night.lines() if line.startswith("112 gebeld")] if self.night.session.report else []
        )


@pytest.fixture
def keyboard(night: Night, qtbot: QtBot) -> Iterator[Keyboard]:
    """The real window with its keys; only the stopwatch of the guard is ours."""
    window = MainWindow()
    window.resize(1366, 768)
    dresser = Dresser(QApplication.instance(), DARK)
    wiring = Wiring(window, night.session, dresser)
    watch = Stopwatch()
    wiring.route_keys.elapsed = watch.elapsed
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    night.session.refresh()
    yield Keyboard(night, wiring.panels, watch)
    wiring.unwire()
    shiboken6.delete(window)
    shiboken6.delete(dresser)


def danger(night: Night) -> None:
    night.call("0612345678")
    night.answer("danger_now", "yes")
    night.answer("current_location", "Dorpsstraat 1, Heerenveen")
    night.answer("callback_number", "06 23456789")


def test_the_first_press_opens_with_the_number_the_address_and_what_to_say(keyboard: Keyboard) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    panel = keyboard.panel
    assert panel._number.card.number == "112"
    assert "not checked" in panel._number.card.badge
    assert panel._whereabouts.text == "Dorpsstraat 1, Heerenveen"
    assert panel._reach.text == "06 23 45 67 89"
    assert "adres" in panel._say.text
    assert panel._caller.chosen == "self"
    assert keyboard.dialled == []
    assert "Route 112 geopend" in keyboard.night.lines()


def test_the_same_key_again_dials_and_leaves_an_open_promise(keyboard: Keyboard) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    keyboard.press(F9)
    assert keyboard.dialled == ["112"]
    assert keyboard.dial_facts() == ["112 gebeld (112, zelf gebeld)"]
    assert [promise.route for promise in keyboard.night.sheet.promises if promise.state == "open"] == ["112"]


def test_a_held_key_never_dials(keyboard: Keyboard) -> None:
    danger(keyboard.night)
    keyboard.hold(F9)
    keyboard.hold(F9)
    assert keyboard.dialled == []
    assert keyboard.dial_facts() == []


def test_a_second_press_within_300_ms_does_not_dial(keyboard: Keyboard) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    keyboard.watch.ms += 250
    keyboard.event(QEvent.Type.KeyPress, F9)
    keyboard.event(QEvent.Type.KeyRelease, F9)
    assert keyboard.dialled == []
    assert keyboard.panel.isVisible()


def test_another_route_key_opens_its_own_panel_and_does_not_dial(keyboard: Keyboard) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    keyboard.press(F10)
    assert keyboard.dialled == []
    assert keyboard.panel._number.card.number.startswith("0900")
    keyboard.press(F9)
    assert keyboard.dialled == []
    keyboard.press(F9)
    assert keyboard.dialled == ["112"]


@pytest.mark.parametrize(
    ("key", "text"),
    [(Qt.Key.Key_Return, "\r"), (Qt.Key.Key_Enter, "\r"), (Qt.Key.Key_Space, " ")]
    + [(Qt.Key(Qt.Key.Key_0 + digit), str(digit)) for digit in range(10)],
)
def test_enter_space_and_digits_never_dial_wherever_the_keyboard_is_in_the_panel(
    keyboard: Keyboard, key: Qt.Key, text: str
) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    for stop in keyboard.panel._stops():
        if stop is keyboard.panel.close_button or stop.parent() is keyboard.panel._others:
            continue  # Enter there closes the panel or shows another route: tried below.
        stop.setFocus()
        keyboard.press(key, text)
        keyboard.hold(key, text)
    assert keyboard.dialled == []
    assert keyboard.dial_facts() == []


def test_enter_on_another_number_shows_it_and_never_dials(keyboard: Keyboard) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    other = next(button for button in keyboard.panel._others.buttons if "113" in button.caption)
    other.setFocus()
    keyboard.press(Qt.Key.Key_Return, "\r")
    keyboard.press(Qt.Key.Key_Return, "\r")
    keyboard.press(Qt.Key.Key_Space, " ")
    assert keyboard.panel._number.card.number == "113"
    assert keyboard.dialled == []


def test_112_works_while_typing_in_a_field(keyboard: Keyboard, qtbot: QtBot) -> None:
    danger(keyboard.night)
    field = QLineEdit(keyboard.panels.parent())
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "hij staat op het dak")
    keyboard.press(F9)
    assert keyboard.panel.isVisible()
    assert field.text() == "hij staat op het dak"
    keyboard.press(F9)
    assert keyboard.dialled == ["112"]


def test_112_works_from_another_panel_and_from_a_field_in_it(keyboard: Keyboard, qtbot: QtBot) -> None:
    danger(keyboard.night)
    other = Panel(keyboard.panels.parent(), "Iets anders")
    field = QLineEdit()
    other.body.addWidget(field)
    other.open()
    field.setFocus()
    keyboard.press(F9)
    assert keyboard.panel.isVisible()
    assert keyboard.dialled == []
    keyboard.press(F9)
    assert keyboard.dialled == ["112"]


def test_112_works_while_a_promise_is_typed_and_nothing_typed_is_lost(keyboard: Keyboard, qtbot: QtBot) -> None:
    danger(keyboard.night)
    keyboard.panels.open("callback")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "oma in Drach")
    keyboard.press(F9)
    keyboard.press(F9)
    assert keyboard.dialled == ["112"]
    assert keyboard.panels.open("callback")._who.text == "oma in Drach"


def test_112_works_from_the_field_of_its_own_panel(keyboard: Keyboard) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    keyboard.press(F9)
    keyboard.panel._takeover.who.field.setFocus()
    keyboard.press(F9)
    assert keyboard.dialled == ["112", "112"]
    assert len([promise for promise in keyboard.night.sheet.promises if promise.state == "open"]) == 1


def test_without_a_report_dialling_opens_one(keyboard: Keyboard) -> None:
    keyboard.press(F9)
    assert keyboard.night.session.report == ""
    keyboard.press(F9)
    assert keyboard.dialled == ["112"]
    assert keyboard.night.session.report
    assert keyboard.dial_facts() == ["112 gebeld (112, zelf gebeld)"]
    assert keyboard.night.sheet.card.reference == "A-0001"
    assert not keyboard.panel._takeover.isHidden()


def test_without_a_telephone_program_the_panel_says_dial_yourself(keyboard: Keyboard) -> None:
    keyboard.night.phone.works = False
    keyboard.press(F9)
    keyboard.press(F9)
    assert keyboard.panel._told.text() == "Dial yourself: 112"
    assert keyboard.panel._told.property("role") == "number"


def test_a_click_on_call_dials(keyboard: Keyboard, qtbot: QtBot) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    qtbot.mouseClick(keyboard.panel._call, Qt.MouseButton.LeftButton)
    assert keyboard.dialled == ["112"]


@pytest.mark.parametrize(("digit", "line"), [("1", "beller belt zelf"), ("2", "collega belt")])
def test_who_calls_is_one_digit_and_then_this_telephone_stays_silent(keyboard: Keyboard, digit: str, line: str) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    keyboard.press(Qt.Key(Qt.Key.Key_0 + int(digit)), digit)
    keyboard.press(F9)
    assert keyboard.dial_facts() == [f"112 gebeld (112, {line})"]
    assert keyboard.dialled == []
    assert "112" in keyboard.panel._told.text()


def test_one_key_says_that_the_control_room_took_over(keyboard: Keyboard) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    keyboard.press(F9)
    keyboard.night.pass_by(minutes=2)
    keyboard.press(Qt.Key.Key_M, "m")
    (promise,) = keyboard.night.sheet.promises
    assert (promise.state, promise.closing) == ("kept", "taken-over")
    assert "112 neemt over: overgenomen door meldkamer" in keyboard.night.lines()
    assert keyboard.panel._takeover.isHidden()
    assert keyboard.panel._taken.text == "03:42"


def test_elsewhere_a_name_and_a_minute_close_the_promise(keyboard: Keyboard, qtbot: QtBot) -> None:
    danger(keyboard.night)
    keyboard.press(F10)
    keyboard.press(F10)
    keyboard.night.pass_by(minutes=9)
    takeover = keyboard.panel._takeover
    assert takeover.control_room.isHidden()
    qtbot.keyClicks(takeover.who.field, "dokter Postma")
    qtbot.keyClicks(takeover.at.field, "03:46")
    qtbot.keyClick(takeover.at.field, Qt.Key.Key_Return)
    (promise,) = keyboard.night.sheet.promises
    assert promise.state == "kept"
    assert f"{promise.closed_at:%H:%M}" == "02:46"
    assert "Doorverwijzing overgenomen: overgenomen door dokter Postma" in keyboard.night.lines()


def test_enter_without_a_name_closes_nothing_and_says_what_to_do(keyboard: Keyboard, qtbot: QtBot) -> None:
    danger(keyboard.night)
    keyboard.press(F10)
    keyboard.press(F10)
    qtbot.keyClick(keyboard.panel._takeover.at.field, Qt.Key.Key_Return)
    assert [promise.state for promise in keyboard.night.sheet.promises] == ["open"]
    keyboard.panel._caller.setFocus()
    keyboard.press(Qt.Key.Key_O, "o")
    assert [promise.state for promise in keyboard.night.sheet.promises] == ["kept"]


def test_who_took_over_stays_typed_when_the_panel_closes(keyboard: Keyboard, qtbot: QtBot) -> None:
    danger(keyboard.night)
    keyboard.press(F10)
    keyboard.press(F10)
    qtbot.keyClicks(keyboard.panel._takeover.who.field, "dokter Pos")
    keyboard.press(Qt.Key.Key_Escape)
    assert keyboard.panels.name == ""
    keyboard.press(F10)
    assert keyboard.panel._takeover.who.text == "dokter Pos"


def test_of_several_numbers_one_is_chosen_by_digit(keyboard: Keyboard) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    keyboard.panel._move("113")
    panel = keyboard.panel
    panel._elapsed = keyboard.watch
    panel._number.which.setFocus()
    keyboard.press(Qt.Key.Key_2, "2")
    assert panel._number.card.number == "0800 0113"
    keyboard.press(Qt.Key.Key_F5)
    assert keyboard.dialled == []
    keyboard.press(Qt.Key.Key_F5)
    assert keyboard.dialled == ["+318000113"]


def test_a_route_without_a_key_is_dialled_by_f5_twice_and_never_by_holding_it(keyboard: Keyboard) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    keyboard.panel._elapsed = keyboard.watch
    keyboard.panel._move("police")
    keyboard.hold(Qt.Key.Key_F5)
    assert keyboard.dialled == []
    keyboard.event(QEvent.Type.KeyRelease, Qt.Key.Key_F5)
    keyboard.press(Qt.Key.Key_F5)
    assert keyboard.dialled == ["+319008844"]


def test_the_f_key_means_its_own_route_after_another_was_looked_up(keyboard: Keyboard) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    keyboard.panel._move("police")
    keyboard.press(F9)
    assert keyboard.dialled == []
    assert keyboard.panel._number.card.number == "112"
    keyboard.press(F9)
    assert keyboard.dialled == ["112"]


def test_dial_called_on_a_route_without_a_key_never_dials_it(keyboard: Keyboard) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    keyboard.panel.show_for("police")
    keyboard.panel.dial()
    assert keyboard.dialled == []
    assert keyboard.panel._number.card.number == "112"


def test_a_route_without_a_number_takes_one_that_is_typed(keyboard: Keyboard, qtbot: QtBot) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    keyboard.panel._elapsed = keyboard.watch
    keyboard.panel._move("own-provider")
    field = keyboard.panel._number.line.field
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(field, "058 2333838")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert keyboard.dialled == []
    keyboard.press(Qt.Key.Key_F5)
    keyboard.press(Qt.Key.Key_F5)
    assert keyboard.dialled == ["+31582333838"]


def test_every_control_has_a_name_and_a_role(keyboard: Keyboard) -> None:
    danger(keyboard.night)
    keyboard.press(F9)
    keyboard.press(F9)
    stops = keyboard.panel._stops()
    assert all(stop.accessibleName() for stop in stops)
    assert "Control room took over" in [stop.accessibleName() for stop in stops if isinstance(stop, QPushButton)]
