"""People on site by keyboard: sent with the risk first, told, on the way, safe, what they found, how it ended."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.care_rows.on_site import VisitRow
from desk.intake.decisions import NoteDecision
from desk.intake.visit import EndVisit, MoveVisit, PlanVisit, Visitor
from ui.panels.decision import DecisionPanel
from ui.panels.host import PanelHost
from ui.panels.visit import VisitPanel

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
SANNE = Visitor("Sanne de Vries", "jeugdhulp-friesland", "ambulatory", "0611111111")
OMAR = Visitor("Omar Bakker", "kinnik", "ggz", "0622222222")


@pytest.fixture
def panel(night: Night, panels: PanelHost) -> VisitPanel:
    night.call("0612345678")
    night.answer("youth_name", "Sem")
    night.answer("current_location", "Dorpsstraat 12, Drachten")
    opened = panels.open("visit")
    assert isinstance(opened, VisitPanel)
    return opened


def held() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(held(), key)


def visit(night: Night) -> VisitRow:
    """The one visit of the report in the middle."""
    row = night.desk.care.visits(night.session.report, night.sheet.child)
    assert row is not None
    (found,) = row.visits
    return found


def sent(night: Night, panel: VisitPanel, *who: Visitor) -> VisitRow:
    """The pair was sent; the panel shows it."""
    child = night.sheet.child
    assert night.session.do(PlanVisit(night.session.report, (child,), "Dorpsstraat 12", "hond", who or (SANNE, OMAR)))
    panel.refresh()
    panel.to_start()
    return visit(night)


def test_a_pair_is_sent_by_keyboard_alone(night: Night, panel: VisitPanel, qtbot: QtBot) -> None:
    assert panel.plan.place.text == "Dorpsstraat 12, Drachten"
    assert held() is panel.plan.person.name.field
    qtbot.keyClicks(held(), "Sanne de Vries")
    press(qtbot, ENTER)
    qtbot.keyClicks(held(), "0611111111")
    press(qtbot, ENTER, Qt.Key.Key_1)
    panel.plan.person.discipline.setFocus()
    press(qtbot, Qt.Key.Key_1, ENTER)
    assert [one.name for one in panel.plan.going] == ["Sanne de Vries"]
    assert held() is panel.plan.person.name.field
    panel.setFocus()
    press(qtbot, ENTER)
    (one,) = visit(night).visitors
    assert (one.name, one.discipline, one.number) == ("Sanne de Vries", "Ambulant werker", "06 11 11 11 11")
    assert one.provider
    assert visit(night).missing == ("nog 1 mens",)
    assert "nog 1 mens" in panel.people.missing


def test_a_name_that_still_stands_in_the_form_is_added_first_and_never_lost(
    night: Night, panel: VisitPanel, qtbot: QtBot
) -> None:
    qtbot.keyClicks(held(), "Omar")
    assert "Omar" in panel._next.text() or "Omar" in panel._next.accessibleName()
    panel.confirm()
    assert [one.name for one in panel.plan.going] == ["Omar"]
    panel.confirm()
    assert [one.name for one in visit(night).visitors] == ["Omar"]


def test_who_was_named_and_not_sent_is_there_after_esc(night: Night, panels: PanelHost, qtbot: QtBot) -> None:
    night.call("0612345678")
    panel = panels.open("visit")
    assert isinstance(panel, VisitPanel)
    qtbot.keyClicks(panel.plan.person.name.field, "Omar")
    panel.confirm()
    press(qtbot, Qt.Key.Key_Escape)
    panels.open("visit")
    assert [one.name for one in panel.plan.going] == ["Omar"]


def test_nobody_needs_to_be_named_to_send_them_and_it_is_said_once(night: Night, panel: VisitPanel) -> None:
    panel.confirm()
    assert not night.desk.care.visits(night.session.report, night.sheet.child).visits  # type: ignore[union-attr]
    assert "Nobody is named" in panel.told.words
    panel.confirm()
    assert visit(night).missing == ("nog niemand genoemd",)
    assert "Nobody" not in panel.told.words


def test_what_was_noted_last_stands_at_the_button_and_z_takes_it_back(
    night: Night, panel: VisitPanel, qtbot: QtBot
) -> None:
    sent(night, panel)
    assert panel.told.words == ""
    press(qtbot, ENTER, ENTER)
    assert "Aangekomen" in panel.told.words
    press(qtbot, Qt.Key.Key_Z)
    assert visit(night).state == "on-the-way"
    assert "Onderweg" in panel.told.words
    assert [one.kind for one in visit(night).promises] == ["site-arrival"]
    press(qtbot, Qt.Key.Key_Z)
    assert (visit(night).state, panel.told.words) == ("planned", "")


def test_what_they_must_know_stands_on_top_before_anything_else(night: Night, panel: VisitPanel) -> None:
    assert "Nobody asked yet" in panel.risk.words
    night.answer("weapons", "yes")
    night.answer("violence", "no")
    panel.refresh()
    assert panel.risk.words.splitlines()[0] == "Is er een wapen in de buurt? Ja"
    sent(night, panel)
    assert panel.risk.words.splitlines()[:2] == ["hond", "Is er een wapen in de buurt? Ja"]


def test_the_risk_of_an_earlier_report_is_told_with_its_reference(night: Night, panels: PanelHost) -> None:
    night.call("0612345678")
    night.answer("weapons", "yes")
    old = night.sheet.card.reference
    night.settle()
    night.call("0612345678")
    panel = panels.open("visit")
    assert isinstance(panel, VisitPanel)
    assert any(line.startswith(old) and "wapen" in line for line in panel.risk.words.splitlines())


def test_c5_020_help_is_on_the_way_is_told_to_the_caller_in_one_key(
    night: Night, panel: VisitPanel, qtbot: QtBot
) -> None:
    sent(night, panel)
    press(qtbot, Qt.Key.Key_H)
    assert next(step.at for step in visit(night).steps if step.state == "told") == night.desk.now()
    assert panel._told.isHidden()


def test_enter_is_the_next_step_on_the_way_arrived_and_then_each_sign_of_life(
    night: Night, panel: VisitPanel, qtbot: QtBot
) -> None:
    sent(night, panel)
    press(qtbot, ENTER)
    assert visit(night).state == "on-the-way"
    press(qtbot, ENTER)
    assert visit(night).state == "arrived"
    (clock,) = [row for row in visit(night).promises if row.kind == "site-check-in"]
    night.pass_by(minutes=20)
    press(qtbot, ENTER)
    (again,) = [row for row in visit(night).promises if row.kind == "site-check-in"]
    assert again.due_at > clock.due_at
    assert any("Koppel laat weten dat het veilig is" in clock.text for clock in panel._clocks)


def test_what_they_found_is_answered_with_digits_and_text_by_telephone(
    night: Night, panel: VisitPanel, qtbot: QtBot
) -> None:
    sent(night, panel)
    press(qtbot, ENTER, ENTER)
    card = panel.found.first
    assert card is not None
    press(qtbot, Qt.Key.Key_V, Qt.Key.Key_1)
    assert card.flags
    seen = next(card for card in panel.found.cards if card.row.code == "what_seen")
    seen.take_keyboard()
    qtbot.keyClicks(held(), "Vader is weg")
    qtbot.keyClick(held(), ENTER, CTRL)
    assert {row.code: row.text_value for row in visit(night).found if row.answered} == {
        "danger_there": "yes",
        "what_seen": "Vader is weg",
    }


def test_b6_024_and_b6_025_the_second_assessment_by_telephone_opens_the_decision_with_its_reason(
    night: Night, panels: PanelHost, panel: VisitPanel, qtbot: QtBot
) -> None:
    asked: list[tuple[str, str]] = []
    panels.wanted.connect(lambda name, argument: asked.append((name, argument)))
    night.session.do(NoteDecision(night.session.report, night.sheet.child, "Tess", "within-1h", "pair-on-site"))
    sent(night, panel)
    press(qtbot, ENTER, ENTER, Qt.Key.Key_B)
    assert asked == [("decision", "again:on-site")]
    assert next(step.at for step in visit(night).steps if step.state == "reported") is not None
    assert panels.name == "decision"
    opened = panels.panel
    assert isinstance(opened, DecisionPanel)
    # What stands and what is open is told first; the second Enter notes it.
    opened.confirm()
    opened.confirm()
    followed = night.desk.care.follow(night.session.report)
    assert followed is not None
    decision = next(step for step in followed.steps if step.id == "decision")
    assert "2e beoordeling: Ter plaatse gezien" in decision.more


def test_b6_026_one_stays_and_begins(night: Night, panel: VisitPanel, qtbot: QtBot) -> None:
    sent(night, panel)
    press(qtbot, ENTER, ENTER, Qt.Key.Key_E, Qt.Key.Key_1)
    assert held() is panel.end.stays
    press(qtbot, Qt.Key.Key_2, ENTER)
    assert visit(night).state == "ended"
    assert "Omar Bakker" in visit(night).ended

    def waiting() -> list[tuple[str, str]]:
        every = [row for row in night.sheet.promises if row.state == "open" and row.kind.startswith("site")]
        return [(row.kind, row.who) for row in every]

    # Alone with the family now: Enter still says that they are safe, and W that they left.
    assert waiting() == [("site-check-in", "Omar Bakker")]
    panel.turn_to(panel._next)
    press(qtbot, ENTER)
    assert waiting() == [("site-check-in", "Omar Bakker")]
    press(qtbot, Qt.Key.Key_W)
    assert waiting() == []
    assert panel._next.isHidden()


def test_b6_026_another_provider_is_called_in_at_once(
    night: Night, panels: PanelHost, panel: VisitPanel, qtbot: QtBot
) -> None:
    sent(night, panel)
    press(qtbot, ENTER, ENTER, Qt.Key.Key_E, Qt.Key.Key_2, ENTER)
    assert visit(night).state == "ended"
    assert panels.name in ("referral", "decision")


@pytest.mark.parametrize("how", [Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_5])
def test_an_end_that_was_chosen_too_soon_is_taken_back_with_one_key(
    night: Night, panel: VisitPanel, qtbot: QtBot, how: Qt.Key
) -> None:
    sent(night, panel, SANNE)
    press(qtbot, ENTER, ENTER)
    before = visit(night)
    night.pass_by(minutes=2)
    press(qtbot, Qt.Key.Key_E, how, ENTER)
    assert visit(night).state == "ended"
    assert "Afgerond" in panel.told.words
    night.pass_by(minutes=1)
    press(qtbot, Qt.Key.Key_Z)
    now = visit(night)
    assert (now.state, now.ended, now.last) == ("arrived", "", "arrived")
    assert [(one.kind, one.due_at) for one in now.promises] == [(one.kind, one.due_at) for one in before.promises]
    assert not panel._ends.isHidden()


def test_after_the_end_enter_sends_nobody_again(night: Night, panel: VisitPanel, qtbot: QtBot) -> None:
    row = sent(night, panel)
    night.session.do(EndVisit(night.session.report, row.id, "not-needed"))
    panel.refresh()
    panel.confirm()
    assert visit(night).state == "ended"
    assert panel.plan.isHidden()


def test_one_more_goes_and_one_does_not(night: Night, panel: VisitPanel, qtbot: QtBot) -> None:
    sent(night, panel, SANNE)
    press(qtbot, Qt.Key.Key_N)
    qtbot.keyClicks(held(), "Omar Bakker")
    panel.confirm()
    press(qtbot, Qt.Key.Key_X, Qt.Key.Key_1)
    assert [(one.name, one.gone) for one in visit(night).visitors] == [("Sanne de Vries", True), ("Omar Bakker", False)]
    assert panel.people.lines == ("Omar Bakker",)


def test_nobody_goes_after_all(night: Night, panel: VisitPanel, qtbot: QtBot) -> None:
    sent(night, panel)
    press(qtbot, Qt.Key.Key_X, Qt.Key.Key_0)
    assert visit(night).state == "cancelled"
    assert visit(night).promises == ()


def test_somebody_of_the_roster_fills_the_form_with_one_digit(
    night: Night, roster: object, panel: VisitPanel, qtbot: QtBot
) -> None:
    on_call = [one for one in night.desk.on_call() if not one.nobody]
    if not on_call:
        assert panel.plan.person.known.isHidden()
        return
    panel.plan.person.known.setFocus()
    press(qtbot, Qt.Key.Key_1)
    assert panel.plan.adding == on_call[0].name


def test_another_desk_that_moved_them_on_is_seen(night: Night, panel: VisitPanel) -> None:
    row = sent(night, panel)
    night.session.do(MoveVisit(night.session.report, row.id, "on-the-way"))
    panel.refresh()
    assert panel._state.text.startswith("Onderweg")
