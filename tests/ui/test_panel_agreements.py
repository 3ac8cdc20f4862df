"""Agreements made beforehand, by keyboard; shown at the next call before the first question (E-010, E-011)."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.agreement_rows import AgreedRow
from desk.intake.agreements import EndAgreement, MakeAgreement
from ui.panels.agreements import AgreementsPanel
from ui.panels.host import PanelHost
from ui.panes.known import KnownBox

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(night: Night, panels: PanelHost) -> AgreementsPanel:
    night.call("0612345678")
    night.answer("youth_name", "Sem")
    night.answer("agreement_first", "oma")
    return opened(panels)


def opened(panels: PanelHost) -> AgreementsPanel:
    panel = panels.open("agreements")
    assert isinstance(panel, AgreementsPanel)
    return panel


def held() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def types(qtbot: QtBot, text: str) -> None:
    """In place of what stands there; Enter goes on."""
    qtbot.keyClick(held(), Qt.Key.Key_A, CTRL)
    qtbot.keyClick(held(), Qt.Key.Key_Delete)
    qtbot.keyClicks(held(), text)
    qtbot.keyClick(held(), ENTER)


def agreed(night: Night) -> tuple[AgreedRow, ...]:
    return night.sheet.agreed


def test_what_was_said_in_the_report_begins_the_form_and_ctrl_enter_lays_it_down(
    night: Night, panel: AgreementsPanel, qtbot: QtBot
) -> None:
    assert held() is panel.call_first.field
    assert (panel.names.text, panel.numbers.text, panel.call_first.text) == ("Sem", "06 12 34 56 78", "oma")
    types(qtbot, "oma, 058 1234567")
    assert held() is panel.sharing
    qtbot.keyClicks(panel.sharing, "2")
    qtbot.keyClick(panel.sharing, ENTER)
    for line in ("niet met school", "blijft op de kamer", "korte vragen", "moeder", "1-3-2027"):
        types(qtbot, line)
    qtbot.keyClick(held(), ENTER, CTRL)
    (row,) = agreed(night)
    assert (row.text.names, row.text.numbers, row.text.sharing) == (("Sem",), ("+31612345678",), "limited")
    assert (row.text.signs, row.text.valid_until) == ("blijft op de kamer", "2027-03-01")
    assert row.lines[0] == ("Eerst bellen", "oma, 058 1234567")
    assert held() is panel.found.which
    assert "Eerst bellen: oma, 058 1234567" in panel.found.views[0].words


def test_it_is_changed_in_place_and_ended_with_one_key(night: Night, panel: AgreementsPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(held(), ENTER, CTRL)
    (first,) = agreed(night)
    assert panel.found.chosen == first.id
    panel.call_first.field.setFocus()
    types(qtbot, "tante")
    qtbot.keyClick(held(), ENTER, CTRL)
    (row,) = agreed(night)
    assert (row.id, row.lines) == (first.id, (("Eerst bellen", "tante"),))
    qtbot.keyClicks(panel.found.which, "x")
    assert agreed(night) == ()
    assert panel.found.isHidden() or not panel.found.views


def test_a_second_agreement_is_one_digit_away_and_digits_change_between_them(
    night: Night, panel: AgreementsPanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(held(), ENTER, CTRL)
    qtbot.keyClicks(panel.found.which, "2")
    assert panel.found.chosen == ""
    assert panel.call_first.text == "oma"
    panel.approach.field.setFocus()
    types(qtbot, "rustig")
    qtbot.keyClick(held(), ENTER, CTRL)
    assert len(agreed(night)) == 2
    qtbot.keyClicks(panel.found.which, "2")
    assert panel.found.chosen == agreed(night)[1].id


def test_a_day_that_cannot_be_read_is_said_and_the_words_stay(
    night: Night, panel: AgreementsPanel, qtbot: QtBot
) -> None:
    panel.until.field.setFocus()
    types(qtbot, "ooit")
    qtbot.keyClick(held(), ENTER, CTRL)
    assert agreed(night) == ()
    assert held() is panel.until.field
    assert panel.until.text == "ooit"


def test_what_was_typed_is_there_again_after_esc(
    night: Night, panels: PanelHost, panel: AgreementsPanel, qtbot: QtBot
) -> None:
    panel.signs.field.setFocus()
    types(qtbot, "slaapt niet")
    panel.close_panel()
    assert opened(panels).signs.text == "slaapt niet"


def test_kept_for_another_number_and_name_it_says_that_this_report_does_not_show_it(
    night: Night, panel: AgreementsPanel, qtbot: QtBot
) -> None:
    for line, text in ((panel.names, "Lotte"), (panel.numbers, "0687654321")):
        line.field.setFocus()
        types(qtbot, text)
    qtbot.keyClick(held(), ENTER, CTRL)
    assert agreed(night) == ()
    assert not panel._lost.isHidden()


def test_e_011_the_next_call_shows_it_before_the_first_question(night: Night, qtbot: QtBot) -> None:
    night.session.do(MakeAgreement("caller", numbers=("0612345678",), call_first="eigen behandelaar"))
    box = KnownBox(night.host)
    night.call("0612345678")
    box.show_row(night.sheet)
    assert not box.isHidden()
    assert "Eerst bellen: eigen behandelaar" in box.agreements[0].words
    asked: list[bool] = []
    box.agreed.connect(lambda: asked.append(True))
    box._actions.buttons[0].click()
    assert asked == [True]


def test_what_another_desk_ended_meanwhile_is_gone_from_the_panel_too(
    night: Night, panel: AgreementsPanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(held(), ENTER, CTRL)
    (row,) = agreed(night)
    night.desk.do(EndAgreement(row.id, row.facts))
    night.session.refresh()
    panel.refresh()
    assert panel.found.views == ()
    assert panel.found.chosen == ""
    assert panel.ended.isHidden()


def test_one_that_was_looked_up_is_shown_though_nothing_in_the_report_leads_to_it(
    night: Night, panels: PanelHost
) -> None:
    night.call("0612345678")
    night.session.do(MakeAgreement("child", ("Lotte",), ("0699999999",), "opa", agreement="b2" * 16))
    panel = panels.open("agreements", "b2" * 16)
    assert isinstance(panel, AgreementsPanel)
    assert panel.found.chosen == "b2" * 16
    assert panel.call_first.text == "opa"
    assert "opgezocht" in panel.found.row.head
