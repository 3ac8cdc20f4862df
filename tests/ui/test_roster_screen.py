"""The Rooster screen by keyboard and mouse: going about, moving, stretching, taking away, undoing; calls go first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_desk import TRIAGISTS, bar_on, checked, lane, plan_week, screen_of
from windows import kept, press, running, set_up

from desk.intake.roster_changes import OverrideDuty
from desk.intake.roster_duties import PlanDuties, PublishRoster, WithdrawDuties, planned_duty
from desk.lane_rows import FOUR_WEEKS, MONTH, BarRow, LaneRow
from ui.app import Program
from ui.look.look import look
from ui.panels.roster_about import instant_about, read_about
from ui.roster import cursor as at
from ui.roster.handling import clash
from ui.roster.places import Places
from ui.roster.screen import RosterScreen

SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT, RIGHT, UP, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down
QUARTER = timedelta(minutes=15)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The desk of Friesland on Saturday 21 November 2026, 03:40, with a week of duties."""
    with running(set_up(tmp_path), qtbot, size=(1440, 900)) as program:
        plan_week(program)
        kept(program, qtbot)
        yield program
        kept(program, qtbot)


@pytest.fixture
def screen(program: Program) -> RosterScreen:
    return screen_of(program)


def go(screen: RosterScreen, bar: BarRow) -> None:
    screen.chart.go_to(at.on_bar(lane(screen), bar, screen.work.row))


def as_drawn(bar: BarRow) -> BarRow:
    """All of a bar but the facts behind it: undoing is a fact too."""
    return replace(bar, facts=())


def with_shift(screen: RosterScreen, key: Qt.Key, more: Qt.KeyboardModifier = SHIFT) -> None:
    """A key while Shift is held, and stays so."""
    QTest.keyPress(screen.chart, key, SHIFT | more)


def shift_let_go(screen: RosterScreen) -> None:
    QTest.keyRelease(screen.chart, Qt.Key.Key_Shift)


def point_in(screen: RosterScreen, bar: BarRow, part: float = 0.5) -> QPoint:
    """A point of a bar, `part` of the way from its start to its end."""
    row = screen.work.row
    places = Places(row, look(), screen.chart.lanes_wide, 0)
    box = places.bar_rect([one.post for one in row.lanes].index(TRIAGISTS), bar)
    return QPoint(round(box.left() + 1 + part * (box.width() - 3)), box.center().y())


def drag(screen: RosterScreen, start: QPoint, end: QPoint) -> None:
    part = screen.chart
    QTest.mousePress(part, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(part, start + (end - start) / 2)
    QTest.mouseMove(part, end)
    QTest.mouseRelease(part, Qt.MouseButton.LeftButton, pos=end)


def day_wide(screen: RosterScreen) -> int:
    return round(Places(screen.work.row, look(), screen.chart.lanes_wide, 0).day)


def test_it_opens_on_the_night_that_runs(screen: RosterScreen) -> None:
    assert screen.chart.hasFocus()
    assert screen.chart.bar == bar_on(screen, 20)
    assert screen.chart.accessibleDescription() == "Dijkstra, triagist GGZ Noord, vr 20 nov 17:00 – za 08:00"


def test_arrows_go_from_duty_to_duty_and_from_lane_to_lane(screen: RosterScreen) -> None:
    press(LEFT)
    assert screen.chart.bar == bar_on(screen, 19)
    press(RIGHT, CONTROL)
    assert screen.chart.bar == bar_on(screen, 20)
    press(Qt.Key.Key_Home)
    assert screen.chart.bar == lane(screen).bars[0]
    press(DOWN)
    assert screen.chart.cursor_now.post == ("shift-lead", "meldpunt")
    press(UP)
    assert screen.chart.cursor_now.post == TRIAGISTS


def test_past_the_last_duty_comes_the_next_week(screen: RosterScreen) -> None:
    press(Qt.Key.Key_End)
    press(RIGHT)
    assert screen.work.row.title == "23 – 29 november 2026"
    assert screen.chart.cursor_now.post == TRIAGISTS


def test_pages_and_digits_show_other_days(screen: RosterScreen) -> None:
    press(Qt.Key.Key_PageDown)
    assert screen.work.row.title == "23 – 29 november 2026"
    press("2")
    assert screen.work.row.zoom == FOUR_WEEKS
    press("3")
    assert (screen.work.row.zoom, screen.work.row.title) == (MONTH, "november 2026")
    press(Qt.Key.Key_PageDown)
    assert screen.work.row.title == "december 2026"
    press("t")
    press("1")
    assert screen.work.row.title == "16 – 22 november 2026"
    assert screen.chart.bar == bar_on(screen, 20)


def test_shift_and_arrows_move_by_quarters_and_letting_go_does_it(screen: RosterScreen) -> None:
    bar = bar_on(screen, 21)
    go(screen, bar)
    for _ in range(3):
        with_shift(screen, RIGHT)
    assert bar_on(screen, 21) == bar
    shift_let_go(screen)
    moved = bar_on(screen, 21)
    assert (moved.start, moved.until) == (bar.start + 3 * QUARTER, bar.until + 3 * QUARTER)
    assert moved.draft
    assert screen.chart.bar == moved
    assert "Dijkstra" in screen.told


def test_escape_before_letting_go_moves_nothing(screen: RosterScreen) -> None:
    bar = bar_on(screen, 21)
    go(screen, bar)
    with_shift(screen, RIGHT)
    press(Qt.Key.Key_Escape)
    shift_let_go(screen)
    assert bar_on(screen, 21) == bar


def test_the_end_and_the_start_are_stretched(screen: RosterScreen) -> None:
    bar = bar_on(screen, 21)
    go(screen, bar)
    with_shift(screen, RIGHT, CONTROL)
    shift_let_go(screen)
    with_shift(screen, LEFT, ALT)
    shift_let_go(screen)
    changed = bar_on(screen, 21)
    assert (changed.start, changed.until) == (bar.start - QUARTER, bar.until + QUARTER)


def test_undo_goes_back_step_by_step_until_nothing_is_left(screen: RosterScreen) -> None:
    bar = bar_on(screen, 21)
    go(screen, bar)
    with_shift(screen, RIGHT)
    shift_let_go(screen)
    press(Qt.Key.Key_Delete)
    assert screen.work.row.drafts == 1
    press("z", CONTROL)
    assert bar_on(screen, 21).start == bar.start + QUARTER
    press("z", CONTROL)
    assert (as_drawn(bar_on(screen, 21)), screen.work.row.drafts) == (as_drawn(bar), 0)
    press("z", CONTROL)
    assert as_drawn(bar_on(screen, 21)) == as_drawn(bar)


def test_what_a_panel_drafted_is_undone_too_and_nothing_after_it_was_published(screen: RosterScreen) -> None:
    session, bar = screen.session, bar_on(screen, 21)
    assert session.do(WithdrawDuties(bar.duties))
    press("z", CONTROL)
    assert as_drawn(bar_on(screen, 21)) == as_drawn(bar)
    assert session.do(WithdrawDuties(bar.duties))
    assert session.do(PublishRoster(screen.work.row.start, screen.work.row.until))
    press("z", CONTROL)
    screen.work.refresh()
    assert screen.work.row.drafts == 0
    assert [one for one in lane(screen).bars if one.duties == bar.duties] == []


def test_what_is_taken_away_stays_in_sight_until_it_is_published(screen: RosterScreen) -> None:
    go(screen, bar_on(screen, 21))
    press(Qt.Key.Key_Delete)
    assert bar_on(screen, 21).leaving
    checked(screen)
    there = [bar.kind for bar in lane(screen).bars if bar.start == bar_on(screen, 21).start]
    assert sorted(there) == ["duty", "gap"]
    go(screen, bar_on(screen, 21))
    press(Qt.Key.Key_Delete)
    assert not bar_on(screen, 21).leaving


def test_what_another_desk_changed_meanwhile_is_neither_taken_away_nor_moved_unseen(
    program: Program, screen: RosterScreen
) -> None:
    bar = bar_on(screen, 21)
    (shift,) = screen.work._shifts(bar)
    other = replace(planned_duty(shift.now), person="", name="Invaller")
    assert screen.session.do(PlanDuties((other,), draft=False))
    # The key was pressed on the bar as it was drawn before.
    screen.work.remove(bar)
    assert "intussen gewijzigd (Invaller, triagist GGZ Noord, " in program.window.trouble.text
    screen.work.move(bar, TRIAGISTS, 1, 0)
    screen.work.stretch(bar, 0, 15)
    assert (bar_on(screen, 21).names, screen.work.row.drafts) == ("Invaller", 0)
    screen.work.remove(bar_on(screen, 21))
    assert bar_on(screen, 21).leaving


def test_a_night_that_was_given_away_leaves_a_gap_that_is_marked_at_once(screen: RosterScreen) -> None:
    go(screen, bar_on(screen, 22))
    press(Qt.Key.Key_Delete)
    checked(screen)
    gaps = [bar for bar in lane(screen).bars if bar.kind == "gap"]
    assert [gap.names for gap in gaps] == ["leeg"]
    assert any(box.row.kind == "gap" for box in screen.side.boxes)


def test_what_is_in_the_hand_stays_there_when_the_checks_are_done(screen: RosterScreen) -> None:
    checked(screen)
    row, bar = screen.work.row, bar_on(screen, 22)
    go(screen, bar)
    with_shift(screen, RIGHT)
    assert screen.chart.held is not None
    marked = replace(row, lanes=tuple(_marked(one) for one in row.lanes))
    screen.chart.show_row(marked, screen.session.desk.now())
    assert screen.chart.held is not None
    gone = replace(row, lanes=tuple(replace(one, bars=()) for one in row.lanes))
    screen.chart.show_row(gone, screen.session.desk.now())
    assert screen.chart.held is None
    screen.chart.show_row(row, screen.session.desk.now())


def _marked(lane: LaneRow) -> LaneRow:
    return replace(lane, bars=tuple(replace(bar, mark="warning") for bar in lane.bars))


def test_a_week_is_copied_once(screen: RosterScreen) -> None:
    press("c", CONTROL)
    press(Qt.Key.Key_PageDown)
    press("v", CONTROL)
    nights = [bar for bar in lane(screen).bars if bar.draft and bar.start >= screen.work.row.start]
    assert len(nights) == 7
    drafts = screen.work.row.drafts
    press("v", CONTROL)
    assert screen.work.row.drafts == drafts
    press("z", CONTROL)
    assert screen.work.row.drafts == 0


def test_enter_opens_the_form_and_n_a_new_one(program: Program, screen: RosterScreen) -> None:
    press(Qt.Key.Key_Return)
    assert program.wiring.panels.name == "roster-duty"
    press(Qt.Key.Key_Escape)
    assert screen.chart.hasFocus()
    asked: list[tuple[str, str]] = []
    screen.wants.connect(lambda name, argument: asked.append((name, argument)))
    press("n")
    assert program.wiring.panels.name == "roster-duty"
    ((name, argument),) = asked
    values = read_about(argument)
    assert (name, values["role"], values["provider"]) == ("roster-duty", *TRIAGISTS)
    assert instant_about(values, "start") == bar_on(screen, 20).until


def test_a_held_key_takes_nothing_more_away(screen: RosterScreen) -> None:
    go(screen, bar_on(screen, 20))
    for repeat in (False, True, True):
        kind = QEvent.Type.KeyPress
        event = QKeyEvent(kind, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "", repeat)
        QApplication.sendEvent(screen.chart, event)
    assert bar_on(screen, 20).leaving


def test_a_bar_is_dragged_to_the_next_day_and_keeps_its_time_on_the_clock(screen: RosterScreen) -> None:
    bar = bar_on(screen, 22)
    start = point_in(screen, bar)
    drag(screen, start, start - QPoint(day_wide(screen), 0))
    assert screen.work.row.drafts == 1
    moved = [one for one in lane(screen).bars if one.duties == bar.duties]
    assert [one.start for one in moved] == [bar.start - timedelta(days=1)]


def test_two_places_at_once_are_marked_while_dragging(screen: RosterScreen) -> None:
    bar, part = bar_on(screen, 21), screen.chart
    start = point_in(screen, bar)
    end = start - QPoint(day_wide(screen), 0)
    QTest.mousePress(part, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(part, start - QPoint(20, 0))
    QTest.mouseMove(part, end)
    assert clash(screen.work.row, screen.chart.held) == bar_on(screen, 20)
    QApplication.processEvents()
    press(Qt.Key.Key_Escape)
    QTest.mouseRelease(part, Qt.MouseButton.LeftButton, pos=end)
    assert bar_on(screen, 21) == bar


def test_an_edge_is_dragged_by_the_mouse(screen: RosterScreen) -> None:
    bar = bar_on(screen, 22)
    edge = point_in(screen, bar, 0.0)
    drag(screen, edge, edge - QPoint(day_wide(screen) // 8, 0))
    changed = next(one for one in lane(screen).bars if one.duties == bar.duties)
    assert changed.until == bar.until
    assert abs(bar.start - changed.start - timedelta(hours=3)) <= QUARTER


def test_drawing_on_an_empty_place_asks_for_a_new_duty(program: Program, screen: RosterScreen) -> None:
    asked: list[str] = []
    screen.wants.connect(lambda _name, argument: asked.append(argument))
    before = point_in(screen, bar_on(screen, 18), 0.0)
    drag(screen, before - QPoint(day_wide(screen) // 3, 0), before - QPoint(10, 0))
    (argument,) = asked
    values = read_about(argument)
    start, until = instant_about(values, "start"), instant_about(values, "until")
    assert start < until < bar_on(screen, 18).start
    assert start.minute % 15 == 0
    assert screen.work.row.drafts == 0


def test_a_part_that_was_changed_on_top_says_why_it_does_not_move(program: Program, screen: RosterScreen) -> None:
    bar = bar_on(screen, 21)
    desk = program.desk
    span = bar.start, bar.start + timedelta(hours=2)
    desk.do(OverrideDuty(desk.new_id(), "replace", *TRIAGISTS, *span, "", "", "", "Invaller", "0612345699", "ziek"))
    screen.work.refresh()
    changed = bar_on(screen, 21)
    assert changed.names == "Invaller"
    go(screen, changed)
    with_shift(screen, RIGHT)
    shift_let_go(screen)
    assert "vervanging A-1" in screen.told
    assert bar_on(screen, 21) == changed
