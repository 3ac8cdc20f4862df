"""Around the lanes of the Rooster screen: who is on call, what wants attention, calls, narrow windows, news."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot
from roster_desk import TRIAGISTS, bar_on, checked, plan_week, screen_of
from windows import held, kept, press, running, set_up

from desk.intake.roster_changes import OverrideDuty
from desk.intake.roster_duties import PlanDuties, PlannedDuty, PublishRoster
from desk.lane_rows import FOUR_WEEKS, MONTH
from desk.roster.wall import hours_of
from ui.app import Program
from ui.look.look import look
from ui.panels.roster_needs import RosterNeedsPanel
from ui.roster.painting import days_apart
from ui.roster.places import Places
from ui.roster.screen import RosterScreen

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


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


def test_what_wants_attention_is_one_click_from_its_place(screen: RosterScreen) -> None:
    checked(screen)
    gap = next(box for box in screen.side.boxes if box.row.kind == "gap")
    gap.click()
    assert screen.chart.bar is not None
    assert (screen.chart.bar.kind, screen.chart.bar.start) == ("gap", gap.row.start)
    assert screen.chart.hasFocus()


def test_a_post_of_which_no_need_was_said_opens_the_form_of_a_need_for_it(
    program: Program, screen: RosterScreen
) -> None:
    session, hours = screen.session, hours_of(date(2026, 11, 22), 480, 1020)
    lead = PlannedDuty(session.desk.new_id(), "shift-lead", "meldpunt", "", "Van Dam", "", *hours)
    assert session.do(PlanDuties((lead,), draft=False))
    screen.work.refresh()
    checked(screen)
    unsaid = next(box for box in screen.side.boxes if box.row.kind == "no-need")
    assert unsaid.row.text.startswith("dienstleider meldpunt: ")
    unsaid.setFocus()
    press(Qt.Key.Key_Return)
    panel = program.wiring.panels.panel
    assert isinstance(panel, RosterNeedsPanel)
    filled = [row.code for picks in (panel.role, panel.provider) for row in picks.rows if row.chosen]
    assert filled == ["shift-lead", "meldpunt"]
    assert held() is panel.start.field
    # It is about the post, and no mark on its duties.
    assert all("Nog geen behoefte gezegd" not in bar.marks for lane in screen.work.row.lanes for bar in lane.bars)


def test_the_call_button_opens_the_number_and_dials_nothing(program: Program, screen: RosterScreen) -> None:
    card = next(card for card in screen.side.duties if card.row.role == "triagist")
    assert card.row.name == "Dijkstra"
    card.button.click()
    assert program.wiring.panels.name == "duty"
    assert program.session.phone.numbers == []


def test_calls_go_first(program: Program, screen: RosterScreen) -> None:
    press(Qt.Key.Key_F9)
    assert program.wiring.panels.name == "route"
    press(Qt.Key.Key_Escape)
    assert screen.chart.hasFocus()
    press("n", CONTROL)
    assert not program.wiring.rostering.in_sight
    assert program.session.report
    assert program.window.intake.isAncestorOf(held())


def test_keys_of_the_lanes_work_from_a_button_too(screen: RosterScreen) -> None:
    screen.head.button("menu").setFocus()
    press(Qt.Key.Key_PageDown)
    assert screen.work.row.title == "23 – 29 november 2026"
    screen.head.button("menu").setFocus()
    press("2")
    assert screen.work.row.zoom == FOUR_WEEKS


def test_in_a_narrow_window_the_right_column_is_one_key_away(program: Program, screen: RosterScreen) -> None:
    program.window.resize(1000, 700)
    assert not screen.side.isVisible()
    press("u", CONTROL)
    assert screen.side.isVisible()
    program.window.top.routes.emit()
    assert not screen.side.isVisible()
    press("r", CONTROL | SHIFT)
    press("u", CONTROL)
    assert program.window.directions.isVisible()


def test_in_a_narrow_window_what_was_picked_is_not_behind_the_column(program: Program, screen: RosterScreen) -> None:
    checked(screen)
    program.window.resize(1000, 700)
    press("u", CONTROL)
    screen.side.boxes[0].click()
    assert not screen.side.isVisible()
    assert held() is screen.chart


def test_the_key_and_the_tabs_go_there_and_back(program: Program, screen: RosterScreen) -> None:
    top = program.window.top
    assert top.roster.isChecked()
    press("r", CONTROL | SHIFT)
    assert not program.wiring.rostering.in_sight
    assert top.reports.isChecked()
    top.roster.setFocus()
    press(Qt.Key.Key_Return)
    assert program.wiring.rostering.in_sight
    top.reports.click()
    assert not program.wiring.rostering.in_sight


def test_the_numbers_of_days_stand_whole_above_a_narrow_month(screen: RosterScreen) -> None:
    screen.work.zoom(MONTH)
    number = QFontMetrics(look().font("flag")).horizontalAdvance("30")
    apart = []
    for width in (1200, 600, 300):
        places = Places(screen.work.row, look(), width, 0)
        apart.append(days_apart(look(), places))
        assert apart[-1] * places.day > number
    assert apart == sorted(apart)
    assert apart[0] == 1 < apart[-1]


def test_who_was_replaced_at_night_is_seen_in_the_morning_and_opens_what_changed(
    program: Program, screen: RosterScreen
) -> None:
    assert screen.side.news_box.isHidden()
    session, bar = screen.session, bar_on(screen, 20)
    hours = bar.start, bar.until
    change = OverrideDuty(
        *(session.desk.new_id(), "replace", *TRIAGISTS, *hours, bar.people[0]), name="Invaller", reason="ziek"
    )
    assert session.do(change)
    screen.work.refresh()
    assert "Invaller voor Dijkstra" in screen.side.news_box.words
    # In a narrow window, where the right column is away, it stands below the lanes when the screen opens.
    program.window.resize(1000, 700)
    press("r", CONTROL | SHIFT)
    press("r", CONTROL | SHIFT)
    assert "Invaller voor Dijkstra" in screen.told
    screen.side.news_box.click()
    assert program.wiring is not None
    assert program.wiring.panels.name == "roster-news"


def test_what_was_published_is_said_below_the_lanes(screen: RosterScreen) -> None:
    bar = bar_on(screen, 22)
    screen.work.remove(bar)
    assert screen.session.do(PublishRoster(screen.work.row.start, screen.work.row.until))
    assert screen.told == "Gepubliceerd: 1 wijziging geldt vanaf nu."


def test_tab_goes_through_the_right_column_as_it_reads(program: Program, screen: RosterScreen) -> None:
    checked(screen)
    gap = next(box.row for box in screen.side.boxes if box.row.kind == "gap")
    late = replace(gap, kind="law", severity="warning", title="Te vaak bereikbaar")
    # What was there before stands below what came later and is worse.
    screen.side.show_findings([late])
    screen.side.show_findings([gap, late])
    assert [box.row for box in screen.side.boxes] == [gap, late]
    screen.chart.setFocus()
    stops = []
    for _ in range(len(screen.side.duties) + 2):
        press(Qt.Key.Key_Tab)
        stops.append(held())
    assert stops[-2:] == list(screen.side.boxes)
    assert all(card.isAncestorOf(stop) for card, stop in zip(screen.side.duties, stops, strict=False))
