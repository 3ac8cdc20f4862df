"""The change of shift: every open promise is ticked off by whoever takes over; nothing falls between two people."""

import pytest
from night_desk import Night
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.intake.calls import HangUp
from desk.intake.closing import CloseReport
from desk.intake.desk import TakeSeat
from desk.intake.ownership import HandReport
from desk.intake.promises import KeepPromise, MakePromise, PromiseCallback
from ui.look.apply import apply
from ui.look.theme import DARK
from ui.panels.handover import HandoverPanel

ENTER, SPACE, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Up


def person(night: Night, name: str) -> str:
    return next(person.id for person in night.desk.people() if person.name == name)


def held() -> object:
    return QApplication.focusWidget()


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def owners(night: Night) -> list[str]:
    return [promise.owner_name for promise in night.desk.promises()]


@pytest.fixture
def panel(night: Night) -> HandoverPanel:
    """Three promises of the colleague who goes home; the next one sits at the desk."""
    night.session.do(TakeSeat(person(night, "Dienstleider Voorbeeld")))
    for number, who in (("0612345678", "moeder"), ("0511223344", "politie")):
        night.session.do(PromiseCallback(night.call(number), who=who))
        night.pass_by(minutes=1)
    closed = night.call()
    night.session.do(CloseReport(closed, tomorrow="lokaal team bellen"))
    night.session.do(TakeSeat(person(night, "Telefonist Voorbeeld")))
    panel = HandoverPanel(night.session, night.host)
    panel.show_for("")
    panel.open()
    assert panel.taker == ""
    panel.taker_field.picked.emit(person(night, "Telefonist Voorbeeld"))
    return panel


def test_nobody_takes_over_before_somebody_is_chosen(night: Night, qtbot: QtBot) -> None:
    night.session.do(PromiseCallback(night.call("0612345678"), who="moeder"))
    panel = HandoverPanel(night.session, night.host)
    panel.show_for("")
    panel.open()
    assert panel.counts == "1 open; choose who takes over"
    assert panel.lines[0].mark == ""
    panel.lines[0].click()
    assert owners(night) == ["Telefonist Voorbeeld"]
    panel.taker_field.picked.emit(person(night, "Telefonist Voorbeeld"))
    assert (panel.counts, panel.lines[0].mark) == ("Nothing to take over: all are theirs already", "theirs already")


def test_every_open_promise_is_there_soonest_first_also_of_closed_reports(panel: HandoverPanel) -> None:
    assert [line.row.who for line in panel.lines] == ["moeder", "politie", "lokaal team bellen"]
    assert panel.counts == "3 to go, of 3"
    first = panel.lines[0]
    assert first.accessibleName() == "A-0001 · Terugbellen"
    assert first.accessibleDescription() == ("moeder · 06 12 34 56 78 · before 04:00, of Dienstleider Voorbeeld")
    assert "before ma 17:00" in panel.lines[2].accessibleDescription()


def test_whoever_sits_here_ticks_line_by_line(night: Night, panel: HandoverPanel, qtbot: QtBot) -> None:
    assert held() is panel.lines[0]
    press(qtbot, SPACE)
    assert owners(night) == ["Telefonist Voorbeeld", "Dienstleider Voorbeeld", "Dienstleider Voorbeeld"]
    assert panel.lines[0].mark == "✓ taken over"
    assert panel.counts == "2 to go, of 3"
    assert held() is panel.lines[1]
    press(qtbot, ENTER)
    press(qtbot, ENTER)
    assert owners(night) == ["Telefonist Voorbeeld"] * 3
    assert panel.counts == "All 3 taken over"
    night.session.open_report(panel.lines[0].row.report)
    assert "Terugbellen: overgenomen door Telefonist Voorbeeld" in night.lines()


def test_a_tick_on_the_wrong_line_goes_back(night: Night, panel: HandoverPanel, qtbot: QtBot) -> None:
    press(qtbot, SPACE)
    press(qtbot, UP)
    assert held() is panel.lines[0]
    press(qtbot, SPACE)
    assert owners(night) == ["Dienstleider Voorbeeld"] * 3
    assert panel.counts == "3 to go, of 3"


def test_somebody_else_takes_over_by_digit(night: Night, panel: HandoverPanel, qtbot: QtBot) -> None:
    names = [row.label for row in panel.taker_field.rows]
    other = names.index("Triagist Voorbeeld") + 1
    qtbot.keyClick(panel.lines[0], Qt.Key(Qt.Key.Key_0 + other))
    assert panel.taker == person(night, "Triagist Voorbeeld")
    press(qtbot, SPACE)
    assert owners(night)[0] == "Triagist Voorbeeld"


def test_arrows_walk_through_the_lines(panel: HandoverPanel, qtbot: QtBot) -> None:
    press(qtbot, DOWN)
    assert held() is panel.lines[1]
    press(qtbot, UP)
    assert held() is panel.lines[0]


def test_a_promise_that_is_kept_meanwhile_leaves_the_list(night: Night, panel: HandoverPanel, qtbot: QtBot) -> None:
    row = panel.lines[0].row
    night.session.do(KeepPromise(row.report, row.id))
    qtbot.waitUntil(lambda: len(panel.lines) == 2)
    assert panel.counts == "2 to go, of 2"


def test_a_late_promise_says_so(night: Night, panel: HandoverPanel) -> None:
    night.pass_by(minutes=30)
    assert [line.mark for line in panel.lines] == ["! too late", "! too late", ""]


def test_reports_without_any_promise_are_named_and_can_be_opened(
    night: Night, panel: HandoverPanel, qtbot: QtBot
) -> None:
    loose = night.call()
    night.session.do(HangUp(loose))
    qtbot.waitUntil(lambda: bool(panel.loose))
    assert [line.row.reference for line in panel.loose] == ["A-0004"]
    qtbot.keyClick(panel.loose[0], ENTER)
    assert night.session.report == loose
    assert panel.isHidden()
    panel.open()
    night.session.do(MakePromise(loose, "next-workday", who="gemeente"))
    qtbot.waitUntil(lambda: not panel.loose)


def test_without_promises_there_is_nothing_to_tick(night: Night) -> None:
    empty = HandoverPanel(night.session, night.host)
    empty.show_for("")
    empty.open()
    assert empty.counts == "No open promises"
    assert held() is empty.taker_field.stop


def test_letters_find_who_takes_over(night: Night, panel: HandoverPanel, qtbot: QtBot) -> None:
    for letter in "triagist":
        qtbot.keyClicks(held(), letter)
    press(qtbot, ENTER)
    assert panel.taker == person(night, "Triagist Voorbeeld")


def test_a_running_call_shows_its_danger_and_whose_it_is(night: Night, panel: HandoverPanel) -> None:
    report = night.call("0612345699")
    night.answer("danger_now", "yes")
    panel.refresh()
    (line,) = panel.loose
    assert line.row.id == report
    said = line.accessibleDescription()
    assert "! Gevaar" in said
    assert "van u" in said
    night.session.do(HandReport(report, person(night, "Dienstleider Voorbeeld")))
    panel.refresh()
    assert "van Dienstleider Voorbeeld" in panel.loose[0].accessibleDescription()
    # Hung up, and nothing promised: the danger is still there.
    night.session.do(HangUp(report))
    panel.refresh()
    assert "! danger · Geen afspraak open" in panel.loose[0].accessibleDescription()


def test_a_promise_in_danger_says_so_in_words_too(night: Night, panel: HandoverPanel) -> None:
    report = night.call("0612345699")
    night.answer("danger_now", "yes")
    night.session.do(PromiseCallback(report, who="vader"))
    panel.refresh()
    line = next(line for line in panel.lines if line.row.who == "vader")
    assert line.accessibleDescription().startswith("! danger, vader")
    assert not any("danger" in other.accessibleDescription() for other in panel.lines if other is not line)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_line_that_space_ticks_is_in_sight_from_the_first_moment(
    night: Night, panel: HandoverPanel, qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    panel.close_panel()
    apply(qapp, DARK, scale, contrast=False)
    panel.show_for("")
    panel.open()
    panel.taker_field.picked.emit(person(night, "Telefonist Voorbeeld"))
    seen = panel._scroll.viewport()

    def in_sight() -> bool:
        part = QApplication.focusWidget()
        assert part is panel.lines[0]
        return seen.rect().contains(QRect(part.mapTo(seen, QPoint(0, 0)), part.size()))

    qtbot.waitUntil(in_sight)


def test_without_promises_the_running_call_has_the_keyboard(night: Night) -> None:
    night.call("0612345699")
    panel = HandoverPanel(night.session, night.host)
    panel.show_for("")
    panel.open()
    assert held() is panel.loose[0]
