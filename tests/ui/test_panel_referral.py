"""The referral: one key each for yes, no, nobody there, on to the next; and the shift lead when nobody is left."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.care_rows.referral import ReferralRow, ReferralsRow
from desk.intake.answers import AddChild
from desk.intake.decisions import NoteDecision
from desk.intake.referral_steps import AnswerReferral
from ui.panels.referral import ReferralPanel


@pytest.fixture
def panel(night: Night) -> ReferralPanel:
    night.call("0612345678")
    night.host.activateWindow()
    return ReferralPanel(night.session, night.host)


def decide(night: Night, provider: str = "jeugdhulp-friesland") -> None:
    said = {"urgency": "within-4h", "pathway": "ambulatory", "provider": provider, "kind": "help"}
    assert night.session.do(NoteDecision(night.session.report, night.session.child, "Triagist Voorbeeld", **said))


def opened(panel: ReferralPanel) -> ReferralPanel:
    panel.show_for("")
    panel.open()
    return panel


def held() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClicks(held(), letter)


def enter(qtbot: QtBot) -> None:
    qtbot.keyClick(held(), Qt.Key.Key_Return)


def row(night: Night) -> ReferralsRow:
    found = night.desk.care.referrals(night.session.report, night.session.child)
    assert found is not None
    return found


def current(night: Night) -> ReferralRow:
    found = row(night).current
    assert found is not None
    return found


def clocks(night: Night) -> list[str]:
    return sorted(one.kind for one in night.sheet.card.promises if one.kind != "feedback")


def test_enter_says_what_comes_next_and_the_whole_chain_goes_by_enter(
    night: Night, panel: ReferralPanel, qtbot: QtBot
) -> None:
    decide(night)
    opened(panel)
    assert panel._enter.caption == "Jeugdhulp Friesland takes it"
    enter(qtbot)
    assert current(night).state == "accepted"
    assert panel._enter.caption == "Family reached"
    enter(qtbot)
    enter(qtbot)
    assert current(night).state == "reached"
    enter(qtbot)
    enter(qtbot)
    assert current(night).state == "started"
    assert panel._enter.isHidden()
    assert clocks(night) == []


def test_enter_on_family_reached_asks_who_first_and_only_a_second_one_notes_it(
    night: Night, panel: ReferralPanel, qtbot: QtBot
) -> None:
    decide(night)
    opened(panel)
    press(qtbot, "j")
    enter(qtbot)
    assert current(night).state == "accepted"
    assert (panel.who.field.accessibleName(), panel.who.field.hasFocus()) == ("Who spoke with the family?", True)
    assert panel._enter.caption == "Yes, family reached"
    qtbot.keyClicks(panel.who.field, "Noor")
    enter(qtbot)
    assert "Noor sprak het gezin" in panel.card.words
    assert panel._enter.caption == "Help began"
    press(qtbot, "z")
    assert current(night).state == "accepted", "the letter is no text: the keyboard left the line"


def test_a_double_enter_never_does_two_steps(night: Night, panel: ReferralPanel, qtbot: QtBot) -> None:
    decide(night)
    opened(panel)
    for state in ("accepted", "reached"):
        enter(qtbot)
        enter(qtbot)
        assert current(night).state == state
        panel.close_panel()
        opened(panel)


def test_a_step_too_far_is_undone_in_one_letter_and_the_hour_runs_again(
    night: Night, panel: ReferralPanel, qtbot: QtBot
) -> None:
    decide(night)
    opened(panel)
    (before,) = [one.due_at for one in night.sheet.card.promises if one.kind == "provider-hour"]
    press(qtbot, "j")
    press(qtbot, "c")
    assert clocks(night) == ["help-start"]
    assert panel.acts.words("undo") == "Undo: gezin gesproken"
    press(qtbot, "z")
    assert current(night).state == "accepted"
    (hour,) = [one for one in night.sheet.card.promises if one.kind == "provider-hour"]
    assert (hour.due_at, clocks(night)) == (before, ["provider-hour"])
    press(qtbot, "z")
    assert (current(night).state, "undo" in panel.acts.shown) == ("asked", False)


def test_with_more_children_the_button_says_whose_family_it_is(
    night: Night, panel: ReferralPanel, qtbot: QtBot
) -> None:
    night.session.do(AddChild(night.session.report, "c" * 32))
    decide(night)
    opened(panel)
    whose = row(night).child_name
    press(qtbot, "j")
    assert panel._enter.caption == f"{whose}: Family reached"
    assert panel.acts.words("contact") == f"{whose}: Family reached"


def test_a_late_yes_beside_another_that_is_asked_is_a_choice_of_one_digit(
    night: Night, panel: ReferralPanel, qtbot: QtBot
) -> None:
    decide(night)
    opened(panel)
    first = current(night).id
    press(qtbot, "1")
    press(qtbot, "d")
    night.session.do(AnswerReferral(night.session.report, first, "accepted"))
    assert "kies wie het gezin houdt" in panel._apart.text
    assert panel._enter.caption == "Choose above who has the family"
    enter(qtbot)
    assert panel.choose.hasFocus()
    press(qtbot, "1")
    assert (current(night).name, current(night).state) == ("Jeugdhulp Friesland", "accepted")
    assert panel._told.text() == "Tell them that it is not needed: Tjallingahiem"
    assert (panel.choose.isHidden(), clocks(night)) == (True, ["provider-hour"])


def test_a_refusal_is_one_digit_and_the_next_provider_one_letter(
    night: Night, panel: ReferralPanel, qtbot: QtBot
) -> None:
    decide(night)
    opened(panel)
    assert "After them: Tjallingahiem, no number" in panel._then.text
    press(qtbot, "1")
    assert current(night).state == "refused"
    press(qtbot, "d")
    assert (current(night).name, current(night).state) == ("Tjallingahiem", "asked")
    assert "Before: Jeugdhulp Friesland weigert, 03:40" in panel.card.words
    assert clocks(night) == ["provider-answer", "provider-hour"]


def test_no_answer_turns_enter_to_the_next_provider(night: Night, panel: ReferralPanel, qtbot: QtBot) -> None:
    decide(night)
    opened(panel)
    press(qtbot, "g")
    assert "Gebeld: 03:40 geen gehoor" in panel.card.words
    assert panel._enter.caption == "On to Tjallingahiem"
    enter(qtbot)
    assert current(night).name == "Tjallingahiem"


def test_after_the_last_one_the_shift_lead_has_the_hour_and_is_called(
    night: Night, panel: ReferralPanel, qtbot: QtBot
) -> None:
    decide(night, "kinnik")
    opened(panel)
    press(qtbot, "dd")
    assert "Nobody after them. Call the dienstleider" in panel._then.text
    press(qtbot, "g")
    with qtbot.waitSignal(panel.wants) as asked:
        press(qtbot, "l")
    assert asked.args == ["duty", "shift-lead"]
    (hour,) = [one for one in night.sheet.card.promises if one.kind == "provider-hour"]
    assert hour.who == "dienstleider"


def test_c4_021_a_refusal_that_does_not_count_asks_for_the_case_dispatcher_in_one_key(
    night: Night, panel: ReferralPanel, qtbot: QtBot
) -> None:
    decide(night)
    opened(panel)
    press(qtbot, "3")
    assert panel._enter.caption == "Call the spelverdeler"
    with qtbot.waitSignal(panel.wants) as asked:
        press(qtbot, "s")
    assert asked.args == ["duty", "case-dispatcher"]
    press(qtbot, "t")
    assert current(night).state == "accepted"


def test_c5_006_the_referrer_heard_it_is_one_letter_and_stops_nothing(
    night: Night, panel: ReferralPanel, qtbot: QtBot
) -> None:
    night.answer("caller_role", "professional")
    decide(night)
    opened(panel)
    assert "Verwijzer hoort het voor de hulp begint: open" in panel._owed.text
    press(qtbot, "v")
    assert panel._owed.isHidden()


def test_a_number_that_is_typed_stays_with_the_provider_and_the_promise(
    night: Night, panel: ReferralPanel, qtbot: QtBot
) -> None:
    decide(night)
    opened(panel)
    panel.number.field.setFocus()
    qtbot.keyClicks(panel.number.field, "0581234567")
    assert panel._call.caption == "Call 058 123 45 67"
    qtbot.keyClick(panel, Qt.Key.Key_G)
    assert current(night).number_shown == "058 123 45 67"
    (hour,) = [one for one in night.sheet.card.promises if one.kind == "provider-hour"]
    assert hour.number == "058 123 45 67"


def test_no_key_dials(night: Night, panel: ReferralPanel, qtbot: QtBot) -> None:
    decide(night)
    opened(panel)
    panel.number.field.setFocus()
    qtbot.keyClicks(panel.number.field, "0581234567")
    panel._call.setFocus()
    qtbot.keyClick(panel._call, Qt.Key.Key_Space)
    assert night.phone.numbers == []
    qtbot.mouseClick(panel._call, Qt.MouseButton.LeftButton)
    assert night.phone.numbers == ["+31581234567"]
    assert panel._told.text() == "Calling 058 123 45 67"


def test_without_a_decision_a_provider_is_asked_by_digit_or_by_name(
    night: Night, panel: ReferralPanel, qtbot: QtBot
) -> None:
    opened(panel)
    press(qtbot, "2")
    assert panel._enter.caption == "Ask Kinnik"
    panel.name.field.setFocus()
    qtbot.keyClicks(panel.name.field, "De Buurt")
    assert panel._enter.caption == "Ask De Buurt"
    enter(qtbot)
    assert (current(night).name, current(night).provider) == ("De Buurt", "")


def test_what_was_typed_is_there_again_after_esc(night: Night, panel: ReferralPanel, qtbot: QtBot) -> None:
    decide(night)
    opened(panel)
    panel.who.field.setFocus()
    qtbot.keyClicks(panel.who.field, "Fenna")
    qtbot.keyClick(panel.who.field, Qt.Key.Key_Escape)
    assert panel.isHidden()
    opened(panel)
    assert panel.who.text == "Fenna"
    qtbot.keyClick(panel, Qt.Key.Key_J)
    assert "Gesproken met Fenna" in panel.card.words
    assert panel.who.text == ""


def test_when_the_family_was_reached_earlier_that_minute_is_kept(
    night: Night, panel: ReferralPanel, qtbot: QtBot
) -> None:
    decide(night)
    night.pass_by(minutes=30)
    opened(panel)
    panel.at.field.setFocus()
    qtbot.keyClicks(panel.at.field, "03:55")
    qtbot.keyClick(panel, Qt.Key.Key_C)
    assert current(night).text == "Jeugdhulp Friesland sprak het gezin, 03:55"
