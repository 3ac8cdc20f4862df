"""Ctrl+P: who sits here, in one key; every fact carries that person's id."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.intake.answers import TypeNote
from desk.intake.desk import AddPerson
from ui.panels.people import PeoplePanel

ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


@pytest.fixture
def panel(night: Night) -> PeoplePanel:
    return PeoplePanel(night.session, night.host)


def opened(panel: PeoplePanel) -> None:
    panel.show_for("")
    panel.open()


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def here(night: Night) -> str:
    me = night.desk.me
    return me.name if me else ""


def test_one_digit_sits_somebody_down(night: Night, panel: PeoplePanel, qtbot: QtBot) -> None:
    opened(panel)
    names = [row.label for row in panel.people.rows]
    assert [row.label for row in panel.people.rows if row.chosen] == ["Telefonist Voorbeeld"]
    press(qtbot, Qt.Key(Qt.Key.Key_1 + names.index("Tweede Telefonist Voorbeeld")))
    assert here(night) == "Tweede Telefonist Voorbeeld"
    assert panel.isHidden()


def test_what_is_noted_from_then_on_carries_the_name(night: Night, panel: PeoplePanel, qtbot: QtBot) -> None:
    report = night.call()
    opened(panel)
    press(qtbot, Qt.Key.Key_1)
    night.session.do(TypeNote(report, "vader slaapt"))
    (note,) = [line for line in night.desk.timeline(report) if line.kind == "note"]
    assert note.who == panel.people.rows[0].label


def test_somebody_new_sits_down_by_name_and_stays_in_the_list(night: Night, panel: PeoplePanel, qtbot: QtBot) -> None:
    opened(panel)
    press(qtbot, TAB)
    assert QApplication.focusWidget() is panel.name_line.field
    qtbot.keyClicks(panel.name_line.field, " Anna  de Wit ")
    press(qtbot, ENTER)
    assert here(night) == "Anna de Wit"
    opened(panel)
    assert [row.label for row in panel.people.rows if row.chosen] == ["Anna de Wit"]
    assert panel.name_line.text == ""


def test_a_known_name_typed_again_is_the_same_person(night: Night, panel: PeoplePanel, qtbot: QtBot) -> None:
    opened(panel)
    count = len(night.desk.people())
    qtbot.keyClicks(panel.name_line.field, "triagist voorbeeld")
    qtbot.keyClick(panel.name_line.field, ENTER)
    assert here(night) == "Triagist Voorbeeld"
    assert len(night.desk.people()) == count


def test_more_than_nine_people_are_found_by_typing(night: Night, panel: PeoplePanel, qtbot: QtBot) -> None:
    for number in range(6):
        night.session.do(AddPerson(night.desk.new_id(), f"Collega {number}"))
    opened(panel)
    qtbot.keyClicks(QApplication.focusWidget(), "dienst")
    press(qtbot, ESC)
    opened(panel)
    assert panel.people.list.field.text() == ""
    qtbot.keyClicks(QApplication.focusWidget(), "collega 4")
    press(qtbot, ENTER)
    assert here(night) == "Collega 4"


def test_escape_keeps_half_a_name_and_who_sits_here(night: Night, panel: PeoplePanel, qtbot: QtBot) -> None:
    opened(panel)
    qtbot.keyClicks(panel.name_line.field, "Ann")
    qtbot.keyClick(panel.name_line.field, ESC)
    assert here(night) == "Telefonist Voorbeeld"
    opened(panel)
    assert panel.name_line.text == "Ann"


def test_enter_without_a_name_asks_for_one(night: Night, panel: PeoplePanel, qtbot: QtBot) -> None:
    opened(panel)
    qtbot.keyClick(panel.name_line.field, ENTER)
    assert not panel.isHidden()
    assert panel.name_line.field.hasFocus()


def test_letters_typed_outside_a_field_are_the_name(night: Night, panel: PeoplePanel, qtbot: QtBot) -> None:
    opened(panel)
    for letter in "Jan":
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    assert panel.name_line.text == "Jan"
    press(qtbot, ENTER)
    assert here(night) == "Jan"
