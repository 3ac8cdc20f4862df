"""Ctrl+Y: both times, what was corrected in words, and notes that never get lost."""

from datetime import timedelta

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.intake.answers import TypeNote
from desk.intake.calls import HangUp
from desk.intake.promises import KeepPromise, MakePromise
from ui.panels.timeline import TimelinePanel
from ui.panels.timeline_list import Entry

ENTER, ESC, CTRL = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(night: Night) -> TimelinePanel:
    return TimelinePanel(night.session, night.host)


def opened(panel: TimelinePanel) -> None:
    panel.show_for("")
    panel.open()


def entry(panel: TimelinePanel, text: str) -> Entry:
    (found,) = [entry for entry in panel.list.lines.entries if text in entry.text]
    return found


def mark(panel: TimelinePanel, text: str) -> None:
    texts = [entry.text for entry in panel.list.lines.entries]
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.list.lines.index(texts.index(text)))


def test_a_note_typed_in_the_panel_stands_at_the_end(night: Night, panel: TimelinePanel, qtbot: QtBot) -> None:
    night.call("0612345678")
    opened(panel)
    assert panel.note.hasFocus()
    qtbot.keyClicks(panel.note, "moeder belt uit de auto")
    qtbot.keyClick(panel.note, ENTER)
    qtbot.keyClicks(panel.note, "over tien minuten thuis")
    qtbot.keyClick(panel.note, ENTER, CTRL)
    last = panel.list.lines.entries[-1]
    assert last.text == "moeder belt uit de auto\nover tien minuten thuis"
    assert (last.when, last.who) == ("03:40", "Telefonist Voorbeeld")
    assert panel.note.text() == ""
    assert panel.note.hasFocus()


def test_late_entry_shows_when_it_happened_and_when_it_was_noted(night: Night, panel: TimelinePanel) -> None:
    report = night.call("0612345678")
    night.session.do(MakePromise(report, "provider-hour", who="Kinnik"))
    (promise,) = night.desk.promises()
    night.pass_by(minutes=32)
    night.session.do(KeepPromise(report, promise.id, "reached", at=night.desk.now() - timedelta(minutes=20)))
    opened(panel)
    assert entry(panel, "nagekomen").when == "happened 03:52, noted 04:12"


def test_a_line_of_another_day_says_which(night: Night, panel: TimelinePanel) -> None:
    night.call("0612345678")
    night.pass_by(hours=22)
    opened(panel)
    assert entry(panel, "geopend").when == "gisteren 03:40"


def test_a_note_is_corrected_and_the_old_one_says_so_in_words(night: Night, panel: TimelinePanel, qtbot: QtBot) -> None:
    report = night.call("0612345678")
    night.session.do(TypeNote(report, "over tien minuten thuis"))
    opened(panel)
    mark(panel, "over tien minuten thuis")
    qtbot.keyClick(panel.list, ENTER)
    assert panel.note.hasFocus()
    assert panel.note.text() == "over tien minuten thuis"
    assert panel.note.accessibleName() == "Corrects the note of 03:40"
    qtbot.keyClicks(panel.note, " of later")
    qtbot.keyClick(panel.note, ENTER, CTRL)
    old, new = [entry for entry in panel.list.lines.entries if "thuis" in entry.text]
    assert (old.text, old.corrected) == ("over tien minuten thuis", True)
    assert old.state.startswith("corrected")
    assert not new.corrected
    # A corrected note is not corrected again, and what is no note never is.
    for text in ("over tien minuten thuis", "Gesprek begonnen"):
        mark(panel, text)
        qtbot.keyClick(panel.list, ENTER)
        assert panel.note.text() == ""


def test_a_note_that_was_half_typed_is_kept_when_another_is_corrected(
    night: Night, panel: TimelinePanel, qtbot: QtBot
) -> None:
    report = night.call("0612345678")
    night.session.do(TypeNote(report, "vader slaapt"))
    opened(panel)
    qtbot.keyClicks(panel.note, "zus is erbij")
    mark(panel, "vader slaapt")
    qtbot.keyClick(panel.list, ENTER)
    assert panel.note.text() == "vader slaapt"
    assert entry(panel, "zus is erbij").note


def test_a_line_that_is_not_in_the_journal_yet_says_that_it_is_being_saved(
    night: Night, panel: TimelinePanel, qtbot: QtBot
) -> None:
    report = night.call("0612345678")
    opened(panel)
    night.session.do(TypeNote(report, "vader slaapt"))
    panel.refresh()
    assert entry(panel, "vader slaapt").state == "saving…"
    qtbot.waitUntil(lambda: entry(panel, "vader slaapt").state == "")


def test_escape_loses_nothing_and_every_report_has_its_own_note(
    night: Night, panel: TimelinePanel, qtbot: QtBot
) -> None:
    first = night.call("0612345678")
    opened(panel)
    qtbot.keyClicks(panel.note, "half getypt")
    qtbot.keyClick(panel.note, ESC)
    assert panel.isHidden()
    night.session.do(HangUp(first))
    night.call("0511223344")
    opened(panel)
    assert panel.note.text() == ""
    night.session.open_report(first)
    assert panel.note.text() == "half getypt"
    # It is in the journal's drafts too: a new panel, as after a crash, has it.
    qtbot.waitUntil(lambda: "half getypt" in night.desk.drafts().values())
    again = TimelinePanel(night.session, night.host)
    again.show_for("")
    assert again.note.text() == "half getypt"


def test_an_empty_note_is_no_note(night: Night, panel: TimelinePanel, qtbot: QtBot) -> None:
    night.call("0612345678")
    opened(panel)
    before = len(panel.list.lines.entries)
    qtbot.keyClick(panel.note, ENTER, CTRL)
    assert len(panel.list.lines.entries) == before
