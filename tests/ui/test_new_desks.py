"""A desk that is new over the store: said, seen at "Gedeelde opslag", admitted there with one key."""

from contextlib import closing
from pathlib import Path

from keyed import KEY
from night_desk import NIGHT, Night

from desk.facts.desk import DeskSetUp
from desk.incarnation import Incarnation
from desk.sync.sqlite_store import SqliteStore
from ui.panels.store import StorePanel


def joined(night: Night, home: Path, *others: Incarnation) -> None:
    """Others begin to share here."""
    with closing(SqliteStore(home / "store.db", key=KEY)) as store:
        for other in others:
            named = other.fact(DeskSetUp("Desk C", "C", ""), other.id, NIGHT)
            store.append(store.head(), [other.enrolment, named])


def test_a_new_desk_is_said_and_admitted_by_one_button(night: Night, tmp_path: Path) -> None:
    panel = StorePanel(night.session, night.host)
    panel.show_for("")
    panel.open()
    assert panel.new_desks == ()
    assert panel.newcomers.buttons == ()
    joined(night, tmp_path, Incarnation(NIGHT))
    night.qtbot.waitUntil(lambda: len(panel.new_desks) == 1, timeout=10000)
    told = "nieuwe desk mee: Desk C (letter C)"
    night.qtbot.waitUntil(lambda: any(told in notice for notice in night.desk.health().notices), timeout=10000)
    (line,) = panel.new_desks
    assert line.startswith("Desk C (C) · shares along since ")
    (button,) = panel.newcomers.buttons
    button.click()
    night.qtbot.waitUntil(lambda: panel.new_desks == (), timeout=10000)
    night.qtbot.waitUntil(lambda: not any("nieuwe desk" in one for one in night.desk.health().notices), timeout=10000)


def test_a_desk_is_named_an_archive_where_desks_are_admitted(night: Night) -> None:
    panel = StorePanel(night.session, night.host)
    panel.show_for("")
    panel.open()
    (button,) = panel.archives.buttons
    assert button.accessibleName().startswith("Make ")
    button.click()
    night.qtbot.waitUntil(lambda: night.desk.is_archive(night.desk.id), timeout=10000)
    panel.refresh()
    (button,) = panel.archives.buttons
    assert button.accessibleName().endswith(" is no archive any more")
    assert night.desk.archives() == (night.desk.info.name,)
    button.click()
    night.qtbot.waitUntil(lambda: not night.desk.archives(), timeout=10000)
