"""A month is made as a PDF beside the window, over no other file; what is wrong with the folder is said."""

from datetime import date
from pathlib import Path

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import Roster, at

from desk.month_rows import MonthPage, MonthTable
from ui.month_page import month_document, month_pdf
from ui.panels.kept import fill
from ui.panels.roster_about import about
from ui.panels.roster_month import RosterMonthPanel

ENTER = Qt.Key.Key_Return


@pytest.fixture
def panel(night: Night, tmp_path: Path) -> RosterMonthPanel:
    roster = Roster(night)
    roster.plans("Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    roster.plans("Hoekstra", "2026-11-21 17:00", "2026-11-22 08:00", draft=True)
    night.host.activateWindow()
    panel = RosterMonthPanel(night.session, night.host)
    panel.show_for(about(start=at("2026-11-01 00:00")))
    fill(panel.folder, str(tmp_path))
    panel.open()
    return panel


def make(panel: RosterMonthPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel._aside.ended, timeout=20000):
        qtbot.keyClick(QApplication.focusWidget(), ENTER)


def test_enter_makes_the_month_that_is_shown(panel: RosterMonthPanel, tmp_path: Path, qtbot: QtBot) -> None:
    make(panel, qtbot)
    assert panel.made == tmp_path / "rooster-2026-11.pdf"
    assert panel.made.read_bytes().startswith(b"%PDF")
    assert panel.made.stat().st_mode & 0o077 == 0


def test_a_second_one_does_not_overwrite_the_first(panel: RosterMonthPanel, tmp_path: Path, qtbot: QtBot) -> None:
    make(panel, qtbot)
    panel.month.setFocus()
    make(panel, qtbot)
    assert panel.made == tmp_path / "rooster-2026-11-2.pdf"


def test_a_folder_that_is_not_there_is_said(panel: RosterMonthPanel, tmp_path: Path, qtbot: QtBot) -> None:
    fill(panel.folder, str(tmp_path / "weg"))
    make(panel, qtbot)
    assert "deze map is er niet" in panel.said
    assert panel.made is None


def test_what_is_in_force_is_printed_and_drafts_when_asked(night: Night, panel: RosterMonthPanel) -> None:
    first = at("2026-11-15 12:00").date().replace(day=1)
    plain = month_document(night.desk.planning.month(first), ("Inter",)).toPlainText()
    assert "Dijkstra 17–8" in plain
    assert "Hoekstra" not in plain
    assert "Hoekstra 17–8" in month_document(night.desk.planning.month(first, drafts=True), ("Inter",)).toPlainText()


def test_what_people_typed_is_never_markup(night: Night, panel: RosterMonthPanel) -> None:
    roster = Roster(night)
    roster.plans("Haan", "2026-11-25 17:00", "2026-11-26 08:00", role="<b>vet</b>")
    first = at("2026-11-15 12:00").date().replace(day=1)
    assert "<b>vet</b>" in month_document(night.desk.planning.month(first), ("Inter",)).toPlainText()


def test_a_month_of_six_posts_is_one_page(night: Night) -> None:
    cells = (
        "Bakker 8–15, De Vries 15–23, Visser 23–8",
        "Dijkstra 17–8",
        "Postma",
        "Boersma 17–8",
        "Haan 17–8",
        "Van Dam",
    )
    rows = tuple((f"ma {day}", *cells) for day in range(1, 32))
    heads = ("telefonist", "triagist GGZ Noord", "achterwacht", "koppel", "LVB-spoed", "dienstleider")
    table = MonthTable(heads, rows, (False,) * 31)
    page = MonthPage(date(2026, 12, 1), "Rooster december 2026", "Stand van nu", "", (table,), (("Haan", "06"),))
    assert month_pdf(page, ("Inter",)).count(b"/Type /Page\n") == 1
