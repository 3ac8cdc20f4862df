"""The sync light: level, waiting, busy or cut off, in words and a shape; what it opens tells of the other desks."""

from datetime import timedelta

from night_desk import NIGHT, Night
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.clock import JUMP
from desk.rows import HealthRow, NeighbourRow
from ui.foot_bar import FootBar
from ui.panels.store import StorePanel
from ui.sync_light import SyncLight

FINE = "Gelijk met gedeelde opslag"


def health(
    level: str = "ok", text: str = FINE, *, pending: int = 0, away: bool = False, busy: bool = False
) -> HealthRow:
    return HealthRow(level, text, NIGHT, pending, 0, (), away=away, busy=busy)


def light(qtbot: QtBot) -> SyncLight:
    made = SyncLight()
    qtbot.addWidget(made)
    return made


def test_each_state_has_its_own_shape_and_words(night: Night, qtbot: QtBot) -> None:
    shown = light(qtbot)
    said = {}
    for name, row in {
        "level": health(),
        "busy": health(text="Bijwerken: 12.000 van 30.000", busy=True),
        "away": health("warn", "niet bereikbaar", away=True),
    }.items():
        shown.show_health(row)
        said[name] = (shown.kind, shown.text)
    assert said == {
        "level": ("ok", "Level with the shared store"),
        "busy": ("wait", "Bijwerken: 12.000 van 30.000"),
        "away": ("warn", "No shared store; as of 03:40"),
    }


def test_what_waits_a_moment_is_not_said_and_what_waits_longer_is(night: Night, qtbot: QtBot) -> None:
    shown = light(qtbot)
    shown.show_health(health(pending=3))
    assert shown.kind == "ok"
    qtbot.waitUntil(lambda: shown.text == "3 waiting for the shared store")
    assert shown.kind == "wait"
    shown.show_health(health())
    assert (shown.kind, shown.text) == ("ok", "Level with the shared store")


def test_cut_off_what_waits_is_counted_at_once(night: Night, qtbot: QtBot) -> None:
    shown = light(qtbot)
    shown.show_health(health("warn", "weg", pending=7, away=True))
    assert shown.text == "No shared store; as of 03:40 · 7 waiting for the shared store"


def test_what_else_is_the_matter_stands_beside_the_light(night: Night, qtbot: QtBot) -> None:
    foot = FootBar()
    qtbot.addWidget(foot)
    foot.show_health(health("bad", "De schijf is vol"))
    assert foot.trouble == "De schijf is vol"
    assert foot.light.text == "Level with the shared store"
    foot.show_health(health("warn", "weg", away=True))
    assert foot.trouble == ""


def test_a_press_on_the_light_asks_for_more(night: Night, qtbot: QtBot) -> None:
    foot = FootBar()
    qtbot.addWidget(foot)
    foot.show_health(health())
    foot.show()
    with qtbot.waitSignal(foot.store):
        qtbot.mouseClick(foot.light.button, Qt.MouseButton.LeftButton)


def test_the_panel_tells_of_a_desk_alone_that_it_is(night: Night) -> None:
    panel = StorePanel(night.session, night.host)
    panel.show_for("")
    panel.open()
    assert panel.state == "Level with the shared store"
    assert panel.desks == ()


def row(
    name: str, *, silent: bool = False, offset: timedelta = timedelta(), person: str = "Anna", behind: int = 0
) -> NeighbourRow:
    return NeighbourRow(name, name, "B", person, (), False, silent, offset, NIGHT - timedelta(minutes=3), behind)


def test_the_panel_says_which_desk_is_far_behind_and_nothing_of_what_is_on_its_way(night: Night) -> None:
    panel = StorePanel(night.session, night.host)
    panel.show_desks((row("Desk B", behind=3), row("Desk C", behind=2400)), night.desk.now())
    near, far = panel.desks
    assert near == "Desk B (B) · Anna · at work"
    assert far == "Desk C (B) · Anna · at work · knows 2400 facts less"


def test_the_panel_says_who_is_silent_and_whose_clock_is_off(night: Night, qtbot: QtBot) -> None:
    panel = StorePanel(night.session, night.host)
    panel.show_desks(
        (row("Desk B"), row("Desk C", silent=True), row("Desk D", offset=2 * JUMP, person="")), night.desk.now()
    )
    at_work, silent, off = panel.desks
    assert at_work == "Desk B (B) · Anna · at work"
    assert "silent since 03:37, 3:00" in silent
    assert "nobody sits there" in off
    assert "clock 1:00 ahead" in off


def test_away_from_the_store_nobody_is_called_silent_only_when_they_were_last_heard(night: Night) -> None:
    panel = StorePanel(night.session, night.host)
    panel.show_desks((row("Desk B", silent=True), row("Desk C")), night.desk.now(), away=True)
    assert panel.desks == ("Desk B (B) · Anna · last heard 03:37", "Desk C (B) · Anna · last heard 03:37")
