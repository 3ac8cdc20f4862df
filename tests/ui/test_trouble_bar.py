"""What is the matter with the desk itself is said one thing at a time, until somebody read it."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from windows import NIGHT, kept, press, running, set_up

from desk.clock import SetClock
from desk.rows import HealthRow
from ui.look.apply import apply
from ui.look.theme import DARK
from ui.trouble_bar import TroubleBar


def health(*notices: str, level: str = "warn", clock: str = "") -> HealthRow:
    return HealthRow(level, notices[0] if notices else "Gelijk", None, 0, 0, notices, clock)


def bar(qtbot: QtBot, qapp) -> TroubleBar:
    apply(qapp, DARK, 1.0, contrast=False)
    made = TroubleBar()
    qtbot.addWidget(made)
    return made


def test_one_thing_is_said_at_a_time_and_the_others_are_counted(qtbot: QtBot, qapp) -> None:
    shown = bar(qtbot, qapp)
    shown.show_health(health("eerst", "dan"))
    assert shown.text.startswith("eerst")
    assert "1" in shown.text
    with qtbot.waitSignal(shown.seen) as seen:
        shown.read()
    assert seen.args == ["eerst"]
    assert shown.text == "dan"
    shown.read()
    assert shown.text == ""
    assert shown.isHidden()


def test_what_was_refused_comes_before_what_the_desk_has_to_tell_and_is_not_a_notice(qtbot: QtBot, qapp) -> None:
    shown = bar(qtbot, qapp)
    shown.show_health(health("melding"))
    shown.say("Dat kan nu niet.")
    assert shown.text.startswith("Dat kan nu niet.")
    with qtbot.assertNotEmitted(shown.seen):
        shown.read()
    assert shown.text == "melding"


def test_what_was_read_comes_back_only_after_it_was_gone(qtbot: QtBot, qapp) -> None:
    shown = bar(qtbot, qapp)
    shown.show_health(health("schijf vol", level="bad"))
    shown.read()
    shown.show_health(health("schijf vol", level="bad"))
    assert shown.text == ""
    shown.show_health(health())
    shown.show_health(health("schijf vol", level="bad"))
    assert shown.text == "schijf vol"


def test_a_clock_that_was_set_can_be_taken_over_and_esc_reads_the_rest(tmp_path: Path, qtbot: QtBot) -> None:
    clock = SetClock(NIGHT)
    with running(set_up(tmp_path), qtbot, clock=clock) as program:
        clock.set_wall(NIGHT.replace(hour=6))
        program.session.refresh()
        trouble = program.window.trouble
        assert "vooruit" in trouble.text
        with qtbot.waitSignal(trouble.clock_is_right):
            trouble.buttons[1].click()
        assert trouble.text == ""
        assert program.desk.now() == NIGHT.replace(hour=6)
        program.window.say_refused("Dat kan nu niet.")
        press(Qt.Key.Key_Escape)
        assert trouble.text == ""
        kept(program, qtbot)
