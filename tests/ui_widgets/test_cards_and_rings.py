"""The left column: what a ring says, what a card says, and the strip of rings of a narrow window."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from widget_page import show_alone
from widget_rows import NOW, card, night, promise

from ui.look.look import look
from ui.widgets.card import Card
from ui.widgets.clock_label import ClockLabel
from ui.widgets.pill import KINDS, Pill
from ui.widgets.ring import Ring, RingKind


def test_a_call_shows_how_long_it_lasts(qtbot: QtBot) -> None:
    ring = Ring()
    qtbot.addWidget(ring)
    ring.show_card(card(), NOW)
    assert (ring.kind, ring.text, ring.fraction) == (RingKind.CALL, "3:36", 1.0)


@pytest.mark.parametrize(
    ("left", "kind", "text", "fraction"),
    [
        (20, RingKind.OPEN, "20:00", 1.0),
        (10, RingKind.OPEN, "10:00", 0.5),
        (5, RingKind.WARN, "5:00", 0.25),
        (0, RingKind.WARN, "0:00", 0.0),
        (-2.25, RingKind.LATE, "+2:15", 1.0),
    ],
)
def test_a_promise_empties_its_ring_and_then_is_late(
    qtbot: QtBot, left: float, kind: RingKind, text: str, fraction: float
) -> None:
    ring = Ring()
    qtbot.addWidget(ring)
    ring.show_promise(promise(left), NOW)
    assert (ring.kind, ring.text) == (kind, text)
    assert ring.fraction == pytest.approx(fraction)


def test_a_promise_of_no_length_does_not_divide_by_it(qtbot: QtBot) -> None:
    ring = Ring()
    qtbot.addWidget(ring)
    ring.show_promise(promise(0, total=0), NOW)
    assert ring.fraction == 0


def test_a_report_without_a_promise_has_an_empty_ring(qtbot: QtBot) -> None:
    ring = Ring()
    qtbot.addWidget(ring)
    ring.show_card(card(state="open", call_started_at=None), NOW)
    assert (ring.kind, ring.text, ring.accessibleName()) == (RingKind.NONE, "", "")


def test_late_is_said_by_more_than_red(qtbot: QtBot) -> None:
    ring = Ring()
    qtbot.addWidget(ring)
    ring.show_promise(promise(-1), NOW)
    assert ring.text.startswith("+")
    assert "late" in ring.accessibleName()


def test_a_second_moves_only_the_ring(qtbot: QtBot) -> None:
    shown = Card(card(), NOW)
    qtbot.addWidget(shown)
    shown.tick(NOW + timedelta(seconds=1))
    assert shown.ring.text == "3:37"
    assert "3:37" in shown.accessibleDescription()
    assert shown.accessibleName() == "A-0419 · jongen, 14"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_card_opens_by_key(qtbot: QtBot, key: Qt.Key) -> None:
    shown = Card(card(), NOW)
    show_alone(qtbot, shown)
    with qtbot.waitSignal(shown.opened, timeout=0, raising=True) as told:
        qtbot.keyClick(shown, key)
    assert told.args == ["A-0419"]
    assert not shown.isChecked()


def test_a_card_opens_by_a_click_anywhere_on_it(qtbot: QtBot) -> None:
    shown = Card(card(), NOW)
    window = show_alone(qtbot, shown)
    for place in (QPoint(30, 30), QPoint(120, 20), QPoint(300, 40)):
        with qtbot.waitSignal(shown.opened, timeout=0, raising=True):
            qtbot.mouseClick(window.childAt(place), Qt.MouseButton.LeftButton)


def test_a_narrow_card_keeps_its_ring_and_tells_the_rest_in_the_tooltip(qtbot: QtBot) -> None:
    shown = Card(card(), NOW)
    show_alone(qtbot, shown)
    wide = shown.sizeHint().width()
    shown.set_strip(True)
    assert shown.sizeHint().width() < 70 < wide
    assert "moeder · in gesprek" in shown.toolTip()
    assert "Gevaar" in shown.accessibleDescription()
    assert shown.ring.danger
    shown.set_strip(False)
    assert not shown.ring.danger
    assert (shown.sizeHint().width(), shown.toolTip()) == (wide, "")


def test_a_card_shows_another_row_in_place(qtbot: QtBot) -> None:
    shown = Card(card(), NOW)
    show_alone(qtbot, shown)
    shown.setFocus()
    shown.show_row(night()[1], NOW)
    assert shown.accessibleName() == "B-0117 · meisje, 15"
    assert shown.ring.kind is RingKind.LATE
    assert QApplication.focusWidget() is shown


def test_the_selected_card_has_another_edge_and_says_so(qtbot: QtBot) -> None:
    shown = Card(card(), NOW)
    show_alone(qtbot, shown, 300, 90)
    shown.clearFocus()
    plain = shown.grab().toImage().pixelColor(150, 0)
    shown.set_selected(True)
    assert shown.isChecked()
    assert plain == look().colour("line")
    assert shown.grab().toImage().pixelColor(150, 0) == look().colour("accent")


@pytest.mark.parametrize("kind", ["danger", "warn"])
def test_an_alarming_badge_carries_a_sign(qtbot: QtBot, kind: str) -> None:
    pill = Pill("Terugbellen te laat", kind)
    qtbot.addWidget(pill)
    assert pill.text == "! Terugbellen te laat"
    pill.show_badge("! Terugbellen te laat", kind)
    assert pill.text == "! Terugbellen te laat"


@pytest.mark.parametrize("kind", [*KINDS, "", "something new"])
def test_every_kind_of_badge_can_be_shown(qtbot: QtBot, kind: str) -> None:
    pill = Pill("Wacht", kind)
    show_alone(qtbot, pill, 200, 30)
    image = pill.grab().toImage()
    edge = image.pixelColor(image.width() // 2, 0)
    assert edge == QColor(look().colour(KINDS.get(kind, "muted")))


def test_a_badge_with_words_never_becomes_a_window_of_its_own(qtbot: QtBot) -> None:
    pill = Pill("Wacht", "info")
    qtbot.addWidget(pill)
    assert not pill.isVisible()
    pill.show_badge("", "info")
    pill.show_badge("Wacht", "info")
    assert not pill.isVisible()
    show_alone(qtbot, pill)
    assert pill.isVisible()


def test_the_clock_shows_dutch_time_to_the_second(qtbot: QtBot) -> None:
    clock = ClockLabel()
    qtbot.addWidget(clock)
    clock.show_time(NOW)
    assert clock.text() == "03:42:17"
    width = clock.sizeHint().width()
    clock.show_time(NOW.replace(minute=11, second=11))
    assert abs(clock.sizeHint().width() - width) <= 1


def test_a_hovered_card_stays_what_it_is(qtbot: QtBot) -> None:
    shown = Card(card(), NOW)
    show_alone(qtbot, shown)
    before = shown.size()
    QApplication.sendEvent(shown, QEvent(QEvent.Type.HoverEnter))
    assert shown.size() == before
