"""Ctrl+K finds reports, routes and people on call while the keyboard stays in the field."""

from pathlib import Path

import pytest
from keyed import KEY
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.admin.roster import write_roster
from desk.home import Home
from desk.intake.agreements import MakeAgreement
from desk.intake.answers import TypeNote
from desk.intake.calls import HangUp
from desk.roster.importing import read_roster
from ui.panels.search import SearchPanel

ENTER, DOWN, UP, ESC = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Escape


@pytest.fixture
def panel(night: Night) -> SearchPanel:
    return SearchPanel(night.session, night.host)


def opened(panel: SearchPanel, text: str = "") -> None:
    panel.show_for(text)
    panel.open()


def titles(panel: SearchPanel) -> list[str]:
    return [line.title for line in panel.found.lines.lines]


def child(night: Night, name: str, number: str = "") -> str:
    night.pass_by(minutes=1)
    report = night.call(number)
    night.answer("youth_name", name)
    night.session.do(HangUp(report))
    return report


def test_without_a_word_the_reports_of_today_stand_there(night: Night, panel: SearchPanel) -> None:
    child(night, "Sem")
    child(night, "Noor")
    opened(panel)
    assert [title[:6] for title in titles(panel)] == ["A-0002", "A-0001"]
    assert panel.field.hasFocus()


def test_results_come_while_typing_and_enter_opens_the_first(night: Night, panel: SearchPanel, qtbot: QtBot) -> None:
    sem = child(night, "Sem")
    child(night, "Noor")
    opened(panel)
    qtbot.keyClicks(panel.field, "sem")
    qtbot.waitUntil(lambda: [title[:6] for title in titles(panel)] == ["A-0001"])
    assert panel.field.hasFocus()
    qtbot.keyClick(panel.field, ENTER)
    assert night.session.report == sem
    assert panel.isHidden()


def test_enter_before_the_pause_looks_at_once(night: Night, panel: SearchPanel, qtbot: QtBot) -> None:
    sem = child(night, "Sem")
    child(night, "Noor")
    opened(panel)
    qtbot.keyClicks(panel.field, "sem")
    qtbot.keyClick(panel.field, ENTER)
    assert night.session.report == sem


@pytest.mark.parametrize("typed", ["06-12 34", "+31612", "0612345678", "A-1", "a-0001", "bijl", "sém"])
def test_a_report_is_found_by_number_reference_and_words(
    night: Night, panel: SearchPanel, qtbot: QtBot, typed: str
) -> None:
    report = child(night, "Sem", "0612345678")
    night.session.do(TypeNote(report, "vader heeft een bijl"))
    child(night, "Noor", "0511223344")
    night.settle()
    opened(panel, typed)
    panel.look_up()
    assert [title[:6] for title in titles(panel)] == ["A-0001"]


def test_the_words_that_were_found_are_shown_and_numbers_are_not_repeated(night: Night, panel: SearchPanel) -> None:
    report = child(night, "Sem", "0612345678")
    night.session.do(TypeNote(report, "vader heeft een bijl in de schuur"))
    night.settle()
    opened(panel, "bijl")
    assert "bijl in de schuur" in panel.found.lines.lines[0].detail
    for typed in ("sem", "0612"):
        opened(panel, typed)
        assert panel.found.lines.lines[0].detail == "03:41 · Sem · 06 12 34 56 78"


def test_arrows_move_in_the_list_while_the_keyboard_stays_in_the_field(
    night: Night, panel: SearchPanel, qtbot: QtBot
) -> None:
    first = child(night, "Sem")
    child(night, "Noor")
    opened(panel)
    qtbot.keyClick(panel.field, DOWN)
    qtbot.keyClick(panel.field, DOWN)
    assert panel.field.hasFocus()
    qtbot.keyClick(panel.field, ENTER)
    assert night.session.report == first


def test_a_route_is_found_by_its_name_and_opened_as_its_panel(night: Night, panel: SearchPanel, qtbot: QtBot) -> None:
    for typed, route in (("113", "113"), ("politie", "police"), ("veilig", "veilig-thuis")):
        opened(panel, typed)
        with qtbot.waitSignal(panel.wants) as asked:
            qtbot.keyClick(panel.field, ENTER)
        assert asked.args == ["route", route]


def test_whoever_is_on_call_is_found_by_name_and_by_number(
    night: Night, panel: SearchPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    lines = [
        "role;provider;name;phone;from;until;backup",
        "triagist;Kinnik;Anna de Wit;0612998877;20-11-2026 17:00;21-11-2026 08:00;",
    ]
    now = night.desk.now()
    write_roster(Home(tmp_path, KEY), read_roster("\n".join(lines).encode(), now, "rooster.csv"), "rooster.csv", now)
    # Whatever is written here has the desk look in the store.
    night.call()
    qtbot.waitUntil(lambda: night.desk.on_call()[0].name == "Anna de Wit", timeout=20000)
    opened(panel, "anna")
    assert titles(panel) == ["Anna de Wit"]
    opened(panel, "06 1299")
    with qtbot.waitSignal(panel.wants) as asked:
        qtbot.keyClick(panel.field, ENTER)
    assert asked.args == ["duty", "triagist"]


def test_what_was_typed_stands_there_again_ready_to_be_typed_over(
    night: Night, panel: SearchPanel, qtbot: QtBot
) -> None:
    child(night, "Sem")
    opened(panel)
    qtbot.keyClicks(panel.field, "noor")
    qtbot.keyClick(panel.field, ESC)
    assert panel.isHidden()
    opened(panel)
    assert QApplication.focusWidget() is panel.field
    assert titles(panel) == []
    qtbot.keyClicks(panel.field, "sem")
    qtbot.waitUntil(lambda: len(titles(panel)) == 1)


def test_a_letter_typed_in_the_bar_goes_on_in_the_panel(night: Night, panel: SearchPanel, qtbot: QtBot) -> None:
    child(night, "Sem")
    child(night, "Noor")
    opened(panel, "s")
    qtbot.keyClicks(panel.field, "em")
    qtbot.waitUntil(lambda: [title[:6] for title in titles(panel)] == ["A-0001"])


def test_an_agreement_made_beforehand_is_found_by_child_number_and_words_and_opens_where_it_was_made(
    night: Night, panel: SearchPanel, qtbot: QtBot
) -> None:
    made = child(night, "Sem")
    night.session.do(
        MakeAgreement("child", ("Sam de Boer",), ("0611112222",), "oma in Joure", agreement="a1" * 16, report=made)
    )
    child(night, "Noor")
    for typed in ("sam", "06 1111 22", "joure", "afspraken"):
        opened(panel, typed)
        assert titles(panel)[0] == "Over Sam de Boer", typed
    with qtbot.waitSignal(panel.wants) as asked:
        qtbot.keyClick(panel.field, ENTER)
    assert asked.args == ["agreements", "a1" * 16]
    assert night.session.report == made


def test_a_search_that_finds_nothing_says_what_to_try(night: Night, panel: SearchPanel) -> None:
    opened(panel, "zzzz")
    assert "Nothing found" in panel.said
