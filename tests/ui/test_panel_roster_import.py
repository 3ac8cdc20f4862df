"""Reading a roster in: looked at row by row beside the window, unknown names asked, nothing guessed, then a draft."""

from pathlib import Path

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster

from ui.panels.roster_about import about, read_about
from ui.panels.roster_import import RosterImportPanel

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
HEAD = "role;provider;name;phone;from;until"
KNOWN = f"triagist;{NORTH};Hoekstra;06-12345602;2026-11-21 17:00;2026-11-22 08:00"
UNKNOWN = f"triagist;{NORTH};A. Hoekstra;06-12345602;2026-11-22 17:00;2026-11-23 08:00"
WRONG = f"triagist;{NORTH};Dijkstra;;2026-11-23 17:00;geen idee"


@pytest.fixture
def panel(night: Night, roster: Roster) -> RosterImportPanel:
    night.host.activateWindow()
    return RosterImportPanel(night.session, night.host)


def file_of(folder: Path, *rows: str) -> Path:
    file = folder / "december.csv"
    file.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    return file


def read(panel: RosterImportPanel, file: Path, qtbot: QtBot) -> None:
    panel.show_for(about(file=str(file)))
    panel.open()
    with qtbot.waitSignal(panel.reading.shown, timeout=20000):
        qtbot.keyClick(QApplication.focusWidget(), ENTER)


def take(panel: RosterImportPanel, qtbot: QtBot) -> None:
    """Takes it over, and waits until all of it is."""
    with qtbot.waitSignal(panel.wants, timeout=20000):
        panel.take()


def said(panel: RosterImportPanel) -> dict[str, str]:
    """What becomes of each name."""
    return {line.title: line.badge for line in panel.rows.lines.lines}


def test_a_file_is_looked_at_first_and_taken_over_as_a_draft(
    night: Night, panel: RosterImportPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    read(panel, file_of(tmp_path, KNOWN, WRONG), qtbot)
    assert said(panel) == {"row 3": "refused", "Hoekstra": "new"}
    assert panel.rows.lines.lines[0].detail.startswith("until 'geen idee' is geen datum met tijd")
    assert not night.desk.roster().shifts
    with qtbot.waitSignal(panel.wants) as asked:
        qtbot.keyClick(QApplication.focusWidget(), ENTER, CTRL)
    (shift,) = night.desk.roster().shifts.values()
    assert shift.draft is not None
    assert (shift.draft.name, shift.standing) == ("Hoekstra", False)
    assert asked.args[0] == "roster-publish"
    assert read_about(asked.args[1])["start"].startswith("2026-11-21T16:00")


def test_an_unknown_name_is_asked_and_remembered(
    night: Night, roster: Roster, panel: RosterImportPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    read(panel, file_of(tmp_path, UNKNOWN), qtbot)
    assert panel.unknown.label == "Who is 'A. Hoekstra'? (rows 2, 1 to ask)"
    assert panel.unknown.rows[0].label == "Hoekstra"
    with qtbot.waitSignal(panel.reading.shown, timeout=20000):
        qtbot.keyClicks(QApplication.focusWidget(), "1")
    assert panel.unknown.isHidden()
    # Under whom the duty comes is seen before it is taken over.
    assert said(panel) == {"A. Hoekstra → Hoekstra": "new"}
    take(panel, qtbot)
    hoekstra = roster.people["Hoekstra"]
    (shift,) = night.desk.roster().shifts.values()
    assert shift.draft is not None
    assert shift.draft.person == hoekstra
    assert night.desk.roster().people[hoekstra].aliases == ("A. Hoekstra",)


def test_nothing_is_taken_over_while_a_name_is_asked_and_a_name_may_mean_nobody(
    night: Night, panel: RosterImportPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    nobody = f"triagist;{NORTH};De appgroep;;2026-11-22 17:00;2026-11-23 08:00"
    read(panel, file_of(tmp_path, KNOWN, nobody), qtbot)
    qtbot.keyClick(QApplication.focusWidget(), ENTER, CTRL)
    assert panel.said == "First say who 'De appgroep' is: one digit. 1 to ask."
    assert not night.desk.roster().shifts
    skip = next(row for row in panel.unknown.rows if row.label == "nobody: leave this out")
    with qtbot.waitSignal(panel.reading.shown, timeout=20000):
        qtbot.keyClicks(QApplication.focusWidget(), skip.key)
    assert said(panel) == {"row 3": "refused", "Hoekstra": "new"}
    assert "'De appgroep' is niemand" in panel.rows.lines.lines[0].detail
    take(panel, qtbot)
    (shift,) = night.desk.roster().shifts.values()
    assert shift.draft is not None
    assert shift.draft.name == "Hoekstra"


def test_many_unknown_names_are_kept_by_one_key(
    night: Night, panel: RosterImportPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    other = UNKNOWN.replace("A. Hoekstra", "Veenstra").replace("-22", "-24").replace("-23", "-25")
    read(panel, file_of(tmp_path, UNKNOWN, other), qtbot)
    rest = next(row for row in panel.unknown.rows if row.label == "keep all 2 names alone")
    with qtbot.waitSignal(panel.reading.shown, timeout=20000):
        panel.unknown.chips.press(rest.key)
    assert panel.unknown.isHidden()
    take(panel, qtbot)
    assert len(night.desk.roster().shifts) == 2


def test_somebody_new_is_added_as_the_file_has_them(
    night: Night, panel: RosterImportPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    row = f"triagist;{NORTH};Van der Zee;06-12345677;2026-11-22 17:00;2026-11-23 08:00"
    read(panel, file_of(tmp_path, row), qtbot)
    new = next(row for row in panel.unknown.rows if row.label == "somebody new: add them")
    with qtbot.waitSignal(panel.reading.shown, timeout=20000):
        panel.unknown.chips.press(new.key)
    (person,) = [row for row in night.desk.roster().people.values() if row.name == "Van der Zee"]
    assert (person.provider, person.roles, person.phones) == (NORTH, ("triagist",), ("+31612345677",))


def test_the_same_file_again_changes_nothing(
    night: Night, panel: RosterImportPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    file = file_of(tmp_path, KNOWN)
    read(panel, file, qtbot)
    take(panel, qtbot)
    read(panel, file, qtbot)
    assert said(panel) == {"Hoekstra": "as it was"}
    assert panel._take.isHidden()


def test_a_file_that_is_not_there_is_said_with_the_cure(panel: RosterImportPanel, tmp_path: Path, qtbot: QtBot) -> None:
    panel.show_for(about(file=str(tmp_path / "niets.csv")))
    panel.open()
    with qtbot.waitSignal(panel.reading.failed, timeout=20000):
        qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert "dit bestand is er niet" in panel.said
    assert panel.file.field.hasFocus()


def test_reading_is_stopped_with_one_key_and_nothing_is_taken_over(
    night: Night, panel: RosterImportPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [f"triagist;{NORTH};Hoekstra;;2027-01-{day:02} 17:00;2027-01-{day:02} 18:00" for day in range(1, 29)] * 100
    panel.show_for(about(file=str(file_of(tmp_path, *rows))))
    panel.open()
    with qtbot.waitSignal(panel.reading.failed, timeout=20000):
        qtbot.keyClick(QApplication.focusWidget(), ENTER)
        qtbot.keyClicks(QApplication.focusWidget(), "s")
    assert not night.desk.roster().shifts
    assert panel._preview is None
    assert "topped" in panel.said or "gestopt" in panel.said


def test_the_original_is_kept_in_the_desks_folder(
    night: Night, panel: RosterImportPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    from ui.chosen import Chosen

    night.session.chosen = Chosen(tmp_path)
    file = file_of(tmp_path, KNOWN)
    read(panel, file, qtbot)
    take(panel, qtbot)
    (kept,) = (tmp_path / "roosters").iterdir()
    assert kept.read_bytes() == file.read_bytes()
    (noted,) = night.desk.roster().files.values()
    assert (noted.name, noted.taken) == ("december.csv", 1)
