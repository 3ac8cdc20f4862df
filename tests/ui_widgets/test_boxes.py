"""The right column: routes, proposal, on call, callback."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from widget_page import show_alone
from widget_rows import NOW, number, on_call, promise, proposal, route, routes

from ui.widgets.box import Action, Actions
from ui.widgets.key_button import KeyButton
from ui.widgets.on_call_box import OnCallBox
from ui.widgets.promise_box import PromiseBox
from ui.widgets.proposal_box import ProposalBox
from ui.widgets.ring import RingKind
from ui.widgets.route_button import RouteButton


def said(box: ProposalBox) -> list[str]:
    return [line.words for line in box.reasons]


@pytest.mark.parametrize("row", routes(), ids=lambda row: row.label)
def test_a_route_is_a_button_with_its_own_name(qtbot: QtBot, row: object) -> None:
    button = RouteButton(row, alarm=row.key == "F9")
    show_alone(qtbot, button)
    assert button.accessibleName() == row.label
    assert row.key in button.accessibleDescription()
    with qtbot.waitSignal(button.opened, timeout=0, raising=True) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == [row.id]


def test_a_route_says_whether_it_is_open_and_whether_its_number_was_checked(qtbot: QtBot) -> None:
    button = RouteButton(route("F10", "Huisartsenpost", "regio Friesland", "open"))
    qtbot.addWidget(button)
    assert "regio Friesland · open" in button.accessibleDescription()
    assert "not checked" in button.accessibleDescription()
    button.show_row(route("F10", "Huisartsenpost", "regio Friesland", numbers=(number("0900", "2026-11-01"),)))
    assert "not checked" not in button.accessibleDescription()


def test_a_dangerous_proposal_is_loud_and_says_what_it_rests_on(qtbot: QtBot) -> None:
    box = ProposalBox()
    qtbot.addWidget(box)
    box.show_row(proposal())
    assert box.tone == "danger"
    assert all(part in box.accessibleName() for part in ("provisional, 1 open", "1 · direct", "Blijf aan de lijn"))
    assert said(box) == ["Wil dood, middel bij de hand (4.1, 4.2)", "Open: volwassene erbij (4.3)"]


def test_an_open_danger_question_can_be_gone_to(qtbot: QtBot) -> None:
    box = ProposalBox()
    show_alone(qtbot, box)
    box.show_row(proposal())
    reason, still_open = box.reasons
    with qtbot.assertNotEmitted(box.asked):
        qtbot.mouseClick(reason, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(box.asked, timeout=0, raising=True) as told:
        qtbot.mouseClick(still_open, Qt.MouseButton.LeftButton)
    assert told.args == ["q-adult"]


@pytest.mark.parametrize("row", [None, proposal(none_yet=True)], ids=["no child", "nothing answered"])
def test_before_any_answer_there_is_no_proposal_yet(qtbot: QtBot, row: object) -> None:
    box = ProposalBox()
    qtbot.addWidget(box)
    box.show_row(row)
    assert "No proposal yet" in box.accessibleName()
    assert (said(box), box.tone) == ([], "plain")


def test_a_proposal_changes_in_place_and_keeps_the_keyboard(qtbot: QtBot) -> None:
    box = ProposalBox()
    show_alone(qtbot, box)
    box.show_row(proposal())
    box.reasons[1].setFocus()
    box.show_row(
        proposal(because=("Wil dood (4.1)",), kept=(), danger=False, provisional=False, open=(), open_links=())
    )
    box.show_row(proposal(because=("Wil dood (4.1)",), kept=("Slaat (4.5)",)))
    assert said(box)[1] == "Still counts: Slaat (4.5)"
    box.show_row(None)
    assert QApplication.focusWidget() not in box.reasons


def test_whoever_is_on_call_is_one_press_away(qtbot: QtBot) -> None:
    box = OnCallBox("Bel triagist", "F8")
    show_alone(qtbot, box)
    box.show_row(on_call())
    call, backup = box.action_row.buttons
    assert (call.accessibleName(), call.key) == ("Bel triagist", "F8")
    assert "F8" in call.accessibleDescription()
    with qtbot.waitSignal(box.called, timeout=0, raising=True) as told:
        qtbot.mouseClick(call, Qt.MouseButton.LeftButton)
    assert told.args == ["triagist"]
    with qtbot.waitSignal(box.backup_called, timeout=0, raising=True):
        qtbot.mouseClick(backup, Qt.MouseButton.LeftButton)
    assert backup.toolTip() == "Postma"


def test_nobody_on_call_is_shown_loudly(qtbot: QtBot) -> None:
    box = OnCallBox()
    qtbot.addWidget(box)
    box.show_row(on_call(nobody=True, name="", backup=""))
    assert box.tone == "danger"
    assert "! Nobody" in box.accessibleName()
    assert box.action_row.buttons == ()


def test_a_promise_warns_and_then_is_late_as_time_goes(qtbot: QtBot) -> None:
    box = PromiseBox("Terugbellen", "F7")
    qtbot.addWidget(box)
    box.show_promise(promise(10), NOW)
    tones = [(box.tone, box.ring.kind)]
    for later in (6, 11):
        box.tick(NOW + timedelta(minutes=later))
        tones.append((box.tone, box.ring.kind))
    assert tones == [("plain", RingKind.OPEN), ("warn", RingKind.WARN), ("danger", RingKind.LATE)]


def test_without_a_promise_the_box_says_what_will_be_promised(qtbot: QtBot) -> None:
    box = PromiseBox("Terugbellen", "F7")
    show_alone(qtbot, box)
    box.show_promise(promise(-3), NOW)
    box.show_preview("Bij ophangen: beloofd voor 04:02 (20 min)")
    assert (box.tone, box.ring.isVisible()) == ("plain", False)
    box.tick(NOW)
    assert box.accessibleName() == "Terugbellen"


def test_buttons_of_a_box_change_in_place(qtbot: QtBot) -> None:
    actions = Actions()
    show_alone(qtbot, actions)
    actions.show_actions([Action("call", "Bellen", "F7", "primary"), Action("tried", "Geen antwoord")])
    first = actions.buttons[0]
    actions.show_actions([Action("take", "Ik neem over")])
    assert actions.buttons == (first,)
    with qtbot.waitSignal(actions.acted, timeout=0, raising=True) as told:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert told.args == ["take"]
    actions.show_actions([])
    assert actions.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_1])
def test_a_button_that_dials_listens_to_no_key(qtbot: QtBot, key: Qt.Key) -> None:
    """House rule 2: never Enter, space or a digit."""
    button = KeyButton("Bel", kind="danger", by_mouse_only=True)
    show_alone(qtbot, button)
    button.setFocus()
    with qtbot.assertNotEmitted(button.clicked, wait=0):
        qtbot.keyClick(button, key)
    with qtbot.waitSignal(button.clicked, timeout=0, raising=True):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_every_other_button_can_be_pressed_by_key(qtbot: QtBot, key: Qt.Key) -> None:
    button = KeyButton("Nieuwe melding", "Ctrl+N", "quiet", spread=True)
    show_alone(qtbot, button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked, timeout=0, raising=True):
        qtbot.keyClick(button, key)
