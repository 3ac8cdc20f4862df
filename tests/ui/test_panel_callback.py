"""Hanging up with a promise (F7): all of it stands there, Enter promises, nothing is required, nothing typed lost."""

from datetime import timedelta

import pytest
from night_desk import NIGHT, Night
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desk.intake.promises import PromiseCallback
from desk.rows import PromiseRow
from ui.panels.callback import CallbackPanel

ENTER = Qt.Key.Key_Return


@pytest.fixture
def panel(night: Night) -> CallbackPanel:
    night.call("0612345678")
    night.answer("caller_role", "parent")
    night.answer("caller_name", "Fatima")
    return opened(night)


def opened(night: Night) -> CallbackPanel:
    panel = CallbackPanel(night.session, night.host)
    panel.show_for("")
    panel.open()
    return panel


def promises(night: Night) -> list[PromiseRow]:
    return [promise for promise in night.sheet.promises if promise.state == "open"]


def key(qtbot: QtBot, pressed: Qt.Key | str) -> None:
    qtbot.keyClick(QApplication.focusWidget(), pressed)


def test_enter_alone_promises_by_the_profile_and_ends_the_call(
    night: Night, panel: CallbackPanel, qtbot: QtBot
) -> None:
    key(qtbot, ENTER)
    (promise,) = promises(night)
    assert (promise.who, promise.number) == ("Fatima (ouder of verzorger)", "06 12 34 56 78")
    assert promise.due_at == NIGHT + timedelta(minutes=20)
    assert promise.owner_name == "Telefonist Voorbeeld"
    assert night.sheet.on_line == "ended"
    assert panel.isHidden()


def test_ctrl_enter_ends_the_call_and_promises_nothing_so_that_alarms_sound_again(
    night: Night, panel: CallbackPanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(QApplication.focusWidget(), ENTER, Qt.KeyboardModifier.ControlModifier)
    assert promises(night) == []
    assert night.sheet.on_line == "ended"
    assert panel.isHidden()
    again = opened(night)
    assert again._end.isHidden()
    qtbot.keyClick(QApplication.focusWidget(), ENTER, Qt.KeyboardModifier.ControlModifier)
    assert not again.isHidden()


def test_the_number_to_call_back_goes_before_the_one_that_called(night: Night) -> None:
    night.call("0612345678")
    night.answer("callback_number", "058 2333838")
    assert opened(night)._number.text == "058 233 38 38"


def test_the_button_says_the_minute_and_it_moves_with_the_clock(night: Night, panel: CallbackPanel) -> None:
    assert panel._promise.caption == "Promise before 04:00 (20 min) and hang up"
    night.pass_by(minutes=3)
    assert panel._promise.caption == "Promise before 04:03 (20 min) and hang up"


def test_a_promise_without_a_number_says_so_on_the_button_before_it_is_made(night: Night, qtbot: QtBot) -> None:
    night.call("")
    panel = opened(night)
    assert panel._promise.caption == "Promise before 04:00 (20 min) without a number and hang up"
    panel._number.field.setFocus()
    qtbot.keyClicks(panel._number.field, "0612345678")
    assert panel._promise.caption == "Promise before 04:00 (20 min) and hang up"
    panel._number.field.clear()
    panel._who.field.setFocus()
    key(qtbot, ENTER)
    assert [row.number for row in promises(night)] == [""]
    assert night.sheet.card.promises


def test_one_digit_chooses_other_minutes(night: Night, panel: CallbackPanel, qtbot: QtBot) -> None:
    panel._minute.choice.setFocus()
    key(qtbot, "1")
    key(qtbot, ENTER)
    assert promises(night)[0].due_at == NIGHT + timedelta(minutes=5)


def test_a_time_of_ones_own_goes_before_the_minutes(night: Night, panel: CallbackPanel, qtbot: QtBot) -> None:
    panel._minute.own.field.setFocus()
    qtbot.keyClicks(panel._minute.own.field, "04:45")
    assert panel._promise.caption == "Promise before 04:45 (65 min) and hang up"
    key(qtbot, ENTER)
    assert promises(night)[0].due_at == NIGHT + timedelta(minutes=65)


def test_what_is_no_time_never_stops_the_promise(night: Night, panel: CallbackPanel, qtbot: QtBot) -> None:
    panel._minute.own.field.setFocus()
    qtbot.keyClicks(panel._minute.own.field, "straks")
    assert "before 04:00" in panel._promise.caption
    key(qtbot, ENTER)
    assert promises(night)[0].due_at == NIGHT + timedelta(minutes=20)


def test_danger_takes_the_minutes_of_its_urgency_where_the_profile_has_them(night: Night) -> None:
    night.call("0612345678")
    night.answer("danger_now", "yes")
    opened(night).confirm()
    assert promises(night)[0].due_at == NIGHT + timedelta(minutes=20)


def test_safe_voicemail_second_number_and_opening_line_by_keys(
    night: Night, panel: CallbackPanel, qtbot: QtBot
) -> None:
    for field, digit in ((panel._safe, "2"), (panel._voicemail, "2"), (panel._line, "1")):
        field.setFocus()
        key(qtbot, digit)
    panel._second.field.setFocus()
    qtbot.keyClicks(panel._second.field, "058-2333838")
    key(qtbot, ENTER)
    (promise,) = promises(night)
    assert (promise.safe, promise.voicemail, promise.second_number) == (
        "niet veilig",
        "geen voicemail",
        "058 233 38 38",
    )
    assert promise.opening_line == "Dag, komt het uit dat ik bel?"


def test_own_words_go_before_the_profiles_opening_lines(night: Night, panel: CallbackPanel, qtbot: QtBot) -> None:
    panel._line.setFocus()
    key(qtbot, "2")
    panel._own_line.field.setFocus()
    qtbot.keyClicks(panel._own_line.field, "Hallo, met school")
    key(qtbot, ENTER)
    assert promises(night)[0].opening_line == "Hallo, met school"


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("0612", "te kort"),
        ("+49 30 123456", "buitenlands nummer"),
        ("afgeschermd", "nummer onbekend (afgeschermd)"),
        ("0612345678", "06 12 34 56 78"),
    ],
)
def test_the_number_is_read_back_while_typing(
    night: Night, panel: CallbackPanel, qtbot: QtBot, typed: str, note: str
) -> None:
    panel._number.field.setFocus()
    panel._number.field.selectAll()
    qtbot.keyClicks(panel._number.field, typed)
    assert note in panel._number.field.accessibleDescription()
    key(qtbot, ENTER)
    assert len(promises(night)) == 1


def test_an_empty_form_promises_all_the_same(night: Night, qtbot: QtBot) -> None:
    night.call()
    opened(night)
    key(qtbot, ENTER)
    (promise,) = promises(night)
    assert (promise.who, promise.number, promise.safe) == ("", "", "")


def test_open_core_questions_are_told_and_stop_nothing(night: Night, panel: CallbackPanel, qtbot: QtBot) -> None:
    assert panel._core.text.startswith("Core: ")
    key(qtbot, ENTER)
    assert promises(night)


def test_escape_loses_nothing_that_was_typed_or_chosen(night: Night, panel: CallbackPanel, qtbot: QtBot) -> None:
    panel._who.field.setFocus()
    panel._who.field.selectAll()
    qtbot.keyClicks(panel._who.field, "oma in Drachten")
    panel._safe.setFocus()
    key(qtbot, "2")
    key(qtbot, Qt.Key.Key_Escape)
    assert panel.isHidden()
    panel.show_for("")
    panel.open()
    assert panel._who.text == "oma in Drachten"
    assert panel._safe.chosen == "no"


def test_what_was_typed_is_there_again_after_a_crash(night: Night, panel: CallbackPanel, qtbot: QtBot) -> None:
    panel._who.field.setFocus()
    panel._who.field.selectAll()
    qtbot.keyClicks(panel._who.field, "oma ")
    # Another panel over the same journal knows nothing but the drafts, as after a restart.
    assert opened(night)._who.text == "oma "


def test_after_the_promise_the_form_is_fresh(night: Night, panel: CallbackPanel, qtbot: QtBot) -> None:
    panel._own_line.field.setFocus()
    qtbot.keyClicks(panel._own_line.field, "Hallo ")
    key(qtbot, ENTER)
    assert not [link for _, _, link in night.desk.drafts() if link.startswith("panel/")]
    panel.show_for("")
    panel.open()
    assert panel._own_line.text == ""


def test_a_promise_that_stands_is_said_and_replaced(night: Night, panel: CallbackPanel, qtbot: QtBot) -> None:
    night.session.do(PromiseCallback(night.session.report, who="vader", number="058-2333838"))
    panel.show_for("")
    assert panel._stands.text() == "Comes in place of the promise before 04:00."
    assert panel._who.text == "vader"
    key(qtbot, ENTER)
    assert [promise.state for promise in night.sheet.promises] == ["replaced", "open"]


def test_a_held_enter_promises_nothing(night: Night, panel: CallbackPanel) -> None:
    panel._safe.setFocus()
    held = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(panel._safe, held)
    assert night.sheet.promises == ()


def test_another_report_in_the_middle_closes_the_form(night: Night, panel: CallbackPanel) -> None:
    night.call("0687654321")
    assert panel.isHidden()


def test_tab_stays_inside_and_every_stop_has_a_name(night: Night, panel: CallbackPanel, qtbot: QtBot) -> None:
    seen = set()
    for _ in panel._stops():
        held = QApplication.focusWidget()
        assert panel.isAncestorOf(held)
        assert held.accessibleName()
        seen.add(held)
        key(qtbot, Qt.Key.Key_Tab)
    assert seen == set(panel._stops())
    assert panel._promise in seen
    assert isinstance(panel._promise, QPushButton)
