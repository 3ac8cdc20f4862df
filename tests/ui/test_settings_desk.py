"""Ctrl+comma, this desk: why a letter or a name cannot be stands at its field, and regions have their titles."""

from datetime import timedelta
from pathlib import Path

import pytest
from night_desk import NIGHT, Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desk.presence import Presence
from desk.rows import NeighbourRow
from desk.sync.address import SqliteAddress
from desk.sync.opening import open_store
from ui.chosen import Chosen
from ui.panels.settings import SettingsPanel
from ui.panels.store import StorePanel

ENTER = Qt.Key.Key_Return


@pytest.fixture
def panel(night: Night, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SettingsPanel:
    monkeypatch.delenv("NACHTWACHT_STORE", raising=False)
    night.session.chosen = Chosen(tmp_path, night.session)
    made = SettingsPanel(night.session, night.host)
    made.show_for("")
    made.open()
    return made


def colleague(night: Night, home: Path, code: str) -> None:
    """Desk Zuid is at work over the same store, with this letter; heard of by now."""
    store = open_store(SqliteAddress(home / "store.db"))
    store.beat(Presence("b" * 32, "Desk Zuid", code, "", (), False, 0, 0))
    store.close()
    night.qtbot.waitUntil(lambda: [row.code for row in night.desk.neighbours()] == [code])


def keep(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    if text:
        qtbot.keyClicks(field, text)
    else:
        qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, ENTER)


def test_the_letter_of_a_colleague_is_refused_at_the_field_until_another_is_typed(
    night: Night, panel: SettingsPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    colleague(night, tmp_path, "B")
    field = panel.desk.code.field
    keep(qtbot, field, "b")
    assert field.accessibleDescription().startswith("Letter B is al van Desk Zuid;")
    assert field.accessibleDescription().endswith("bijvoorbeeld C.")
    assert panel.desk.name.field.accessibleDescription() == ""
    assert night.desk.info.code == "A"
    field.selectAll()
    qtbot.keyClicks(field, "c")
    assert field.accessibleDescription() == ""
    qtbot.keyClick(field, ENTER)
    assert night.desk.info.code == "C"
    assert panel.desk.said == "Kept."


def test_a_desk_without_a_name_is_refused_at_the_field_of_the_name(
    night: Night, panel: SettingsPanel, qtbot: QtBot
) -> None:
    keep(qtbot, panel.desk.name.field, "")
    assert panel.desk.name.field.accessibleDescription().startswith("Geef de desk een naam")
    assert panel.desk.code.field.accessibleDescription() == ""


def test_who_shares_a_letter_is_told_and_may_still_change_name_or_region(
    night: Night, panel: SettingsPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    colleague(night, tmp_path, "A")

    def of_letters() -> list[str]:
        return [notice for notice in night.desk.health().notices if "letter A" in notice and "deelt" not in notice]

    qtbot.waitUntil(lambda: len(of_letters()) == 1)
    assert of_letters()[0].startswith("Desk Zuid gebruikt ook letter A")
    keep(qtbot, panel.desk.name.field, "Desk Noord")
    assert (night.desk.info.name, night.desk.info.code) == ("Desk Noord", "A")
    keep(qtbot, panel.desk.code.field, "d")
    assert of_letters() == []


def test_regions_are_shown_by_title_with_their_id(night: Night, panel: SettingsPanel, tmp_path: Path) -> None:
    labels = {row.code: row.label for row in panel.desk.profile.rows}
    assert labels["friesland"] == f"{night.desk.profile.title} (friesland)"
    broken = tmp_path / "profiles" / "stuk"
    broken.mkdir(parents=True)
    (broken / "profile.toml").write_text('title = "half', "utf-8")
    panel.show_for("")
    labels = {row.code: row.label for row in panel.desk.profile.rows}
    assert labels["stuk"] == "stuk (stuk)"


@pytest.mark.parametrize("silent", [False, True])
def test_the_panel_of_the_store_shows_whose_letter_is_ours_too(night: Night, silent: bool) -> None:
    panel = StorePanel(night.session, night.host)
    rows = [
        NeighbourRow(code, "Desk Zuid", code, "Anna", (), False, silent, timedelta(), NIGHT - timedelta(minutes=3))
        for code in "AB"
    ]
    panel.show_desks(rows, night.desk.now())
    ours, other = panel.desks
    assert ours.startswith("Desk Zuid (A) · Anna · also letter A, as this desk · ")
    assert "also letter" not in other
    assert [line._sign.kind for line in panel._lines] == ["warn", "wait" if silent else "ok"]
