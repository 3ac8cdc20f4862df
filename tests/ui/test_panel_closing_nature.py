"""Ctrl+E, what a report is about: one key from the field, proposed by the answers, filled in by nobody but people."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.choice_rows import NatureRow
from desk.intake.answers import AddChild
from desk.intake.closing import CloseReport
from ui.panels.closing import ClosingPanel
from ui.panels.nature_field import NatureField

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
CTRL, PLAIN, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def panel(night: Night) -> ClosingPanel:
    night.call("0612345678")
    night.answer("youth_name", "Sem")
    night.answer("wish_to_die", "yes")
    night.answer("abuse", "yes")
    return ClosingPanel(night.session, night.host)


def opened(panel: ClosingPanel) -> NatureField:
    panel.show_for("")
    panel.open()
    return panel.nature_fields[0]


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def types(qtbot: QtBot, key: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), key)


def row(night: Night, at: int = 0) -> NatureRow:
    closing = night.desk.closing(night.session.report)
    assert closing is not None
    return closing.natures[at]


def key_of(night: Night, code: str) -> str:
    return next(one.key for one in row(night).primary if one.code == code)


def captions(field: NatureField) -> list[str]:
    return [chip.row.label for chip in field.primary.chips.chips]


def test_below_the_outcome_what_follows_from_the_answers_is_proposed_and_nothing_is_chosen(
    night: Night, panel: ClosingPanel, qtbot: QtBot
) -> None:
    field = opened(panel)
    assert captions(field) == ["Suïcidaliteit · proposed"]
    assert not any(chip.isChecked() for chip in field.primary.chips.chips)
    press(qtbot, TAB)
    assert QApplication.focusWidget() is field.primary
    assert len(captions(field)) == len(row(night).primary)
    assert [chip.row.label for chip in field.also.chips.chips] == ["Mishandeling · proposed"]
    assert row(night).said == ""
    press(qtbot, ENTER, CTRL)
    assert panel.isHidden()
    assert row(night).said == ""


def test_one_key_says_what_it_is_about_and_the_same_key_takes_it_back(
    night: Night, panel: ClosingPanel, qtbot: QtBot
) -> None:
    opened(panel)
    press(qtbot, TAB)
    types(qtbot, key_of(night, "suicidality"))
    assert row(night).said == "Suïcidaliteit"
    types(qtbot, key_of(night, "eating-disorder"))
    assert row(night).said == "Eetstoornis"
    types(qtbot, key_of(night, "eating-disorder"))
    assert row(night).said == ""


def test_further_ones_go_on_and_off_and_a_family_crisis_is_yes_no_or_nothing(
    night: Night, panel: ClosingPanel, qtbot: QtBot
) -> None:
    field = opened(panel)
    press(qtbot, TAB)
    types(qtbot, key_of(night, "conflict"))
    press(qtbot, TAB)
    assert QApplication.focusWidget() is field.also
    for code in ("neglect", "missing", "neglect"):
        types(qtbot, key_of(night, code))
    press(qtbot, TAB)
    assert QApplication.focusWidget() is field.systemic
    types(qtbot, "1")
    assert row(night).said == "Ruzie ouder en kind, ook Weggelopen of vermist, systeemcrisis"
    types(qtbot, "2")
    assert row(night).said.endswith("geen systeemcrisis")
    types(qtbot, "2")
    assert row(night).said == "Ruzie ouder en kind, ook Weggelopen of vermist"
    assert "Aard van de melding: Ruzie ouder en kind, ook Weggelopen of vermist" in night.lines()


def test_a_key_that_is_no_answer_here_answers_nothing_else(night: Night, panel: ClosingPanel, qtbot: QtBot) -> None:
    field = opened(panel)
    press(qtbot, TAB)
    field.systemic.setFocus()
    for key in "39z":
        types(qtbot, key)
    assert row(night).said == ""
    assert [child.outcome for child in night.sheet.card.children] == [""]


def test_it_is_one_line_again_when_the_keyboard_goes_on(night: Night, panel: ClosingPanel, qtbot: QtBot) -> None:
    field = opened(panel)
    press(qtbot, TAB)
    assert not field.also.isHidden()
    types(qtbot, key_of(night, "missing"))
    press(qtbot, ENTER)
    assert QApplication.focusWidget() is panel.feedback.stop
    assert field.also.isHidden()
    assert captions(field) == ["Weggelopen of vermist"]
    press(qtbot, TAB, SHIFT)
    assert QApplication.focusWidget() is field.primary


def test_a_click_on_what_is_proposed_takes_it(night: Night, panel: ClosingPanel, qtbot: QtBot) -> None:
    field = opened(panel)
    qtbot.mouseClick(field.primary.chips.chips[0], Qt.MouseButton.LeftButton)
    assert row(night).said == "Suïcidaliteit"
    qtbot.waitUntil(lambda: not field.also.isHidden())


def test_each_child_has_its_own_also_after_closing(night: Night, panel: ClosingPanel, qtbot: QtBot) -> None:
    night.session.do(AddChild(night.session.report, night.desk.new_id()))
    night.session.do(CloseReport(night.session.report))
    opened(panel)
    panel.nature_fields[1].primary.setFocus()
    types(qtbot, key_of(night, "missing"))
    assert (row(night).said, row(night, 1).said) == ("", "Weggelopen of vermist")


def test_the_arrows_bring_what_they_reach_in_sight(night: Night, panel: ClosingPanel, qtbot: QtBot) -> None:
    night.host.resize(640, 420)
    field = opened(panel)
    press(qtbot, TAB)
    qtbot.waitUntil(lambda: all(chip.isVisible() for chip in field.primary.chips.chips))
    for _ in row(night).primary:
        press(qtbot, Qt.Key.Key_Right)
    last = field.primary.chips.chips[-1]
    assert QApplication.focusWidget() is last
    assert last.visibleRegion().boundingRect().height() == last.height()


def test_every_control_of_it_has_a_name_and_says_what_can_be_chosen(panel: ClosingPanel, qtbot: QtBot) -> None:
    field = opened(panel)
    press(qtbot, TAB)
    parts: list[QWidget] = [field.primary, field.also, field.systemic]
    for part in parts:
        assert part.accessibleName()
        assert part.accessibleDescription()
