"""The promise of a number that was corrected since: the new one large, the promised one below, a key for each."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.intake.calls import JoinCall, OpenReport
from desk.intake.promises import PromiseCallback
from desk.rows import PromiseRow
from ui.panels.callback import CallbackPanel
from ui.panels.promise import PromisePanel
from ui.widgets.promise_box import PromiseBox


def words(said: str) -> str:
    """As they are read: a number keeps together in them."""
    return said.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def panel(night: Night) -> PromisePanel:
    """A safe callback on 06 12 34 56 03; a minute later the report says 06 88 77 66 55."""
    night.call("0612345603")
    night.answer("callback_number", "06 12 34 56 03")
    night.session.do(PromiseCallback(night.session.report, who="moeder", safe="yes", voicemail="yes"))
    night.pass_by(minutes=1)
    night.answer("callback_number", "0688776655")
    made = PromisePanel(night.session, night.host)
    made.show_for(night.desk.promises()[0].id)
    made.open()
    return made


def promise(night: Night) -> PromiseRow:
    return next(row for row in reversed(night.sheet.promises) if row.kind == "callback")


def test_the_new_number_is_large_and_the_safety_words_stand_with_the_promised_one(panel: PromisePanel) -> None:
    card = panel._card
    assert card.number == "06 88 77 66 55"
    assert card._number.accessibleName() == "Said since · 06 88 77 66 55"
    assert words(card.changed) == ("niet gevraagd of bellen veilig is; beloofd: 06 12 34 56 03, veilig, voicemail mag")


def test_one_key_puts_it_in_the_promise_and_one_takes_that_back(
    night: Night, panel: PromisePanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_D)
    row = promise(night)
    assert (row.number, row.said_since) == ("06 88 77 66 55", False)
    assert (
        words(panel._card.changed) == "niet gevraagd of bellen veilig is; eerst: 06 12 34 56 03, veilig, voicemail mag"
    )
    assert panel._number.take.isHidden()
    assert words(panel._number.former.caption) == "Back to 06 12 34 56 03"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K)
    assert (panel._card.number, promise(night).safe) == ("06 12 34 56 03", "veilig")


def test_one_key_keeps_to_the_promised_number_and_then_nothing_more_is_asked(
    night: Night, panel: PromisePanel, qtbot: QtBot
) -> None:
    assert words(panel._number.former.caption) == "Keep to 06 12 34 56 03"
    night.pass_by(seconds=30)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K)
    assert (panel._card.number, panel._card.changed) == ("06 12 34 56 03", "")
    assert panel._number.isHidden()


def test_calling_now_calls_the_number_that_was_said_since(night: Night, panel: PromisePanel, qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_B)
    assert night.sheet.card.caller_number == "06 88 77 66 55"


def test_a_new_promise_begins_with_the_number_that_was_said_since(night: Night, panel: PromisePanel) -> None:
    panel.close_panel()
    callback = CallbackPanel(night.session, night.host)
    callback.show_for("")
    assert callback._number.text == "06 88 77 66 55"


def test_the_box_beside_the_questions_says_so_too(night: Night, panel: PromisePanel, qtbot: QtBot) -> None:
    box = PromiseBox()
    qtbot.addWidget(box)
    box.show_promise(promise(night), night.desk.now())
    assert box._aside.text() == "06 88 77 66 55"
    assert box._details.text().startswith("sindsdien gezegd; ")
    assert "beloofd: 06 12 34 56 03, veilig" in words(box._details.text())


def test_a_promise_to_somebody_whose_number_nobody_knows_says_so(night: Night) -> None:
    night.session.do(OpenReport(report := night.desk.new_id(), ""))
    night.session.do(PromiseCallback(report))
    panel = PromisePanel(night.session, night.host)
    panel.show_for(next(row.id for row in night.desk.promises() if row.report == report))
    assert panel._card.number == "geen nummer"


def test_a_number_that_was_taken_back_leaves_no_number_to_call_and_keeps_the_promised_one_at_hand(
    night: Night, panel: PromisePanel
) -> None:
    night.answer("callback_number", "unknown")
    panel.refresh()
    assert panel._card.number == "geen nummer"
    assert words(panel._card.changed).startswith("sindsdien: nummer onbekend; beloofd: 06 12 34 56 03")
    assert panel._number.take.isHidden()
    assert words(panel._number.former.caption) == "Keep to 06 12 34 56 03"


def test_the_number_of_a_second_caller_stands_under_their_name(night: Night, panel: PromisePanel) -> None:
    night.pass_by(minutes=5)
    night.session.do(JoinCall(night.session.report, "0677777777"))
    night.pass_by(seconds=20)
    night.answer("callback_number", "0633333333")
    night.answer("caller_name", "Piet")
    panel.refresh()
    assert panel._card._who.text() == "Piet (beloofd aan moeder)"
    assert panel._card._number.accessibleName() == "Said since by Piet · 06 33 33 33 33"
    callback = CallbackPanel(night.session, night.host)
    callback.show_for("")
    assert (callback._number.text, callback._who.text) == ("06 33 33 33 33", "Piet")
    assert callback._others.offered[0] == "06 33 33 33 33"
    callback._others.picked.emit(callback._others.offered[1])
    assert callback._number.text == callback._others.offered[1]
