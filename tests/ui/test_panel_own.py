"""Whose report: why it was taken over with one key or in words, and no letter that is typed there vanishes."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.intake.ownership import HandReport, TakeReport
from ui.panels.own import OwnPanel

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


def keys(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def opened(panel: OwnPanel) -> OwnPanel:
    panel.show_for("")
    panel.open()
    return panel


def taken(night: Night) -> str:
    """A report that somebody else had, and that whoever sits here took over later than it is free to."""
    report = night.call("0612345678")
    other = next(person.id for person in night.desk.people() if night.desk.me and person.id != night.desk.me.id)
    night.session.do(HandReport(report, other))
    night.pass_by(seconds=30)
    night.session.do(TakeReport(report))
    return report


@pytest.fixture
def panel(night: Night) -> OwnPanel:
    taken(night)
    return opened(OwnPanel(night.session, night.host))


def test_a_letter_is_the_beginning_of_the_reason_in_own_words(night: Night, panel: OwnPanel, qtbot: QtBot) -> None:
    keys(qtbot, "Ziek")
    assert panel.other.field.hasFocus()
    assert panel.other.text == "Ziek"
    press(qtbot, ENTER)
    assert panel.isHidden()
    assert night.lines()[-1] == "Reden van overnemen: Ziek"


def test_a_digit_is_a_reason_as_before_and_four_is_otherwise(night: Night, panel: OwnPanel, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_4)
    assert panel.isHidden()
    assert night.lines()[-1] == "Reden van overnemen: Anders"


def test_half_a_reason_is_there_again_after_escape(night: Night, panel: OwnPanel, qtbot: QtBot) -> None:
    keys(qtbot, "zie")
    press(qtbot, ESC)
    assert panel.isHidden()
    opened(panel)
    assert panel.other.text == "zie"
    keys(qtbot, "k")
    assert panel.other.text == "ziek"


def test_enter_with_nothing_typed_leaves_the_reason_open(night: Night, panel: OwnPanel, qtbot: QtBot) -> None:
    panel.other.setFocus()
    before = night.lines()
    press(qtbot, ENTER)
    assert panel.isHidden()
    assert night.lines() == before


def test_of_my_own_report_letters_find_the_colleague_to_give_it_to(night: Night, qtbot: QtBot) -> None:
    report = night.call()
    panel = opened(OwnPanel(night.session, night.host))
    assert panel.other.isHidden()
    keys(qtbot, "triagist")
    assert panel.colleague.list.field.text() == "triagist"
    press(qtbot, ENTER)
    card = night.desk.card(report)
    assert card is not None
    assert [night.desk.name_of(owner.person) for owner in card.owners] == ["Triagist Voorbeeld"]
    opened(panel)
    assert panel.colleague.chips.isVisibleTo(panel) or panel.take.isVisibleTo(panel)
