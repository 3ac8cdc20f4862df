"""At 200 % text what a child's life hangs on is in sight without scrolling, and no word of the top bar is cut."""

import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from windows import NIGHT, held, kept, press, running, set_up, type_in

sys.path.insert(0, str(Path(__file__).parents[1] / "ui_widgets"))
from roster_desk import TRIAGISTS, plan_week
from widget_rows import promise

from desk.alarm_rows import AlarmRow
from desk.clock import SetClock
from desk.intake.answers import GiveAnswer
from desk.intake.decisions import NoteDecision
from desk.intake.roster_people import NoteStaff
from desk.roster.wall import hours_of
from ui.app import Program
from ui.panels.roster_about import about
from ui.widgets.key_button import KeyButton


def at(part: QWidget, whole: QWidget) -> QRect:
    return QRect(part.mapTo(whole, QPoint(0, 0)), part.size())


def whereabouts(program: Program, address: str) -> None:
    session = program.session
    item = session.desk.profile.checklist.by_code("current_location")
    assert session.do(GiveAnswer(session.report, session.child, item.link_id, (address,)))


def cut(bar: QWidget) -> list[tuple[str, int, int]]:
    """What has less room than its words take, or stands outside the bar."""
    found = []
    for part in bar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        least = part.minimumSizeHint() if isinstance(part, KeyButton) else part.sizeHint()
        needed = min(least.width(), part.maximumWidth())
        if part.isVisible() and (part.width() < needed or at(part, bar).right() > bar.width()):
            found.append((part.accessibleName() or type(part).__name__, part.width(), needed))
    return found


def rings(program: Program) -> None:
    """A promise that is late, and stays so: its line stands below the top bar."""
    program.session.alarms.disconnect(program.window.alarm.show_rows)
    row = AlarmRow(promise(), "late", "Triagist Voorbeeld", "triagist", "0612345681", nobody_left=False, sound=False)
    program.window.alarm.show_rows([row])


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1366, 768), 2.0)])
def test_number_call_and_address_of_112_are_in_sight_without_scrolling(
    tmp_path: Path, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    with running(set_up(tmp_path), qtbot, size=size, scale=scale) as program:
        press("n", Qt.KeyboardModifier.ControlModifier)
        whereabouts(program, "Dorpsstraat 1, Heerenveen")
        press(Qt.Key.Key_F9)
        panel = program.wiring.panels.panel
        seen = at(panel._scroll.viewport(), panel)
        for part in (panel._number.card, panel._call, panel._whereabouts):
            assert part.isVisible()
            assert seen.contains(at(part, panel)), (type(part).__name__, at(part, panel), seen)
        assert panel._whereabouts.text == "Dorpsstraat 1, Heerenveen"
        kept(program, qtbot)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_that_nobody_is_on_call_is_what_f8_opens_with_and_nothing_peeps_out_below_it(
    tmp_path: Path, qtbot: QtBot, scale: float
) -> None:
    with running(set_up(tmp_path), qtbot, size=(1366, 768), scale=scale) as program:
        press("n", Qt.KeyboardModifier.ControlModifier)
        press("1")
        press(Qt.Key.Key_F8)
        QApplication.processEvents()
        panel = program.wiring.panels.panel
        seen = at(panel._scroll.viewport(), panel)
        nobody = at(panel._nobody, panel)
        assert panel._nobody.isVisible()
        assert seen.contains(nobody) or (nobody.top() == seen.top() and nobody.height() > seen.height())
        host = panel.parentWidget()
        assert at(panel, host).bottom() == host.rect().bottom()
        kept(program, qtbot)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_after_a_decision_the_head_of_the_report_says_that_it_stands(
    tmp_path: Path, qtbot: QtBot, scale: float
) -> None:
    with running(set_up(tmp_path), qtbot, size=(1366, 768), scale=scale, clock=SetClock(NIGHT)) as program:
        press("n", Qt.KeyboardModifier.ControlModifier)
        session, intake = program.session, program.window.intake
        assert session.do(NoteDecision(session.report, session.child, "", "direct", "stay-on-line"))
        QApplication.processEvents()
        places = (intake._decided._words, intake._place)
        (said,) = [part for part in places if part.isVisible() and "besluit" in part.text()]
        assert said.text().startswith("1 · direct, besluit 03:40")
        assert not said.visibleRegion().isEmpty()
        kept(program, qtbot)


@pytest.mark.parametrize(
    ("size", "scale"), [((640, 400), 1.0), ((640, 400), 2.0), ((1366, 768), 2.0), ((900, 600), 1.5)]
)
def test_no_word_of_the_top_bar_is_cut(tmp_path: Path, qtbot: QtBot, size: tuple[int, int], scale: float) -> None:
    with running(set_up(tmp_path), qtbot, size=size, scale=scale) as program:
        bar = program.window.top
        program.session.tick()
        qtbot.waitUntil(lambda: cut(bar) == [])
        assert bar._clock.isVisible()
        program.window.resize(1500 * round(scale), 900)
        qtbot.waitUntil(lambda: bar._today.isVisible() and bar._handover.isVisible())


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_in_the_smallest_window_the_bars_give_way_to_112_and_come_back(
    tmp_path: Path, qtbot: QtBot, scale: float
) -> None:
    with running(set_up(tmp_path), qtbot, size=(640, 400), scale=scale) as program:
        window = program.window
        press("n", Qt.KeyboardModifier.ControlModifier)
        whereabouts(program, "Dorpsstraat 1, Heerenveen")
        kept(program, qtbot)
        rings(program)
        window.trouble.say("Er is iets met deze desk, en dat wordt in een lange zin gezegd die niet op een regel past.")
        press(Qt.Key.Key_F9)
        panel = program.wiring.panels.panel
        qtbot.waitUntil(lambda: not window.top.isVisible() and not window.foot.isVisible())
        assert window.alarm.text
        assert window.trouble.text

        def in_sight(part: QWidget) -> bool:
            return part.isVisible() and at(panel._scroll.viewport(), panel).contains(at(part, panel))

        qtbot.waitUntil(lambda: in_sight(panel._number.card) and in_sight(panel._call))
        panel._scroll.ensureWidgetVisible(panel._whereabouts, 0, 0)
        assert in_sight(panel._whereabouts)
        press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: window.top.isVisible() and window.foot.isVisible())
        assert window.alarm.findChildren(KeyButton)[0].isVisible()


def test_the_field_that_is_typed_in_stays_in_sight_while_lines_above_it_come_and_go(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with running(set_up(tmp_path), qtbot, scale=2.0) as program:
        plan_week(program)
        for number in range(10):
            assert program.session.do(NoteStaff(program.desk.new_id(), f"Invaller {number}", "GGZ Noord"))
        panels = program.wiring.panels

        def in_sight() -> bool:
            for _ in range(20):
                # Layouts in layouts hear of it one turn after the other.
                QApplication.processEvents()
            view = panels.panel._scroll.viewport()
            return QRect(QPoint(0, 0), view.size()).contains(at(held(), view))

        role, provider = TRIAGISTS
        for day in (16, 17):
            start, until = hours_of(date(2026, 11, day), 1020, 480)
            panels.open("roster-duty", about(role=role, provider=provider, start=start, until=until))
            qtbot.waitUntil(lambda: not panels.panel.against.said)
            assert in_sight()
            type_in("dijk")
            press(Qt.Key.Key_Return)
            # What speaks against it is said above the field.
            qtbot.waitUntil(lambda: bool(panels.panel.against.said))
            assert in_sight()
            panels.close()
        kept(program, qtbot)
