"""Ctrl+Y: what happened in the report in the middle, and a field to note more; a note is corrected, never changed."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.intake.answers import TypeNote
from desk.rows import Saved, SheetRow, TimelineRow
from desk.words.times import clock_text, day_text, local
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept
from ui.panels.timeline_list import Entry, TimelineList
from ui.session import Session
from ui.widgets.answer_fields import AnswerText
from ui.widgets.key_button import KeyButton
from ui.widgets.words import Words

# Noted this much later than it happened: both times are said (house rule 7).
LATER = timedelta(minutes=1)
_NOTE = "note"


class TimelinePanel(DeskPanel):
    """Shows the timeline of the report in the middle; follows it when another report comes there."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Timeline"), width=440)
        self._report = ""
        self._corrects = ""
        self._kept = Kept(session, "timeline", self)
        self._label = Words("head", self.tr("Note"))
        self.note = AnswerText()
        self.note.setAccessibleName(self.tr("Note"))
        self._save = KeyButton(self.tr("Save note"), "Ctrl+Enter", "primary")
        self._leave = KeyButton(self.tr("Do not correct"), kind="quiet")
        self._hint = Words("small", self.tr("Enter on a note corrects it"))
        self.list = TimelineList(self.tr("What happened"))
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self._save)
        self._buttons.addWidget(self._leave)
        self._buttons.addStretch(1)
        self.body.addWidget(self._label)
        self.body.addWidget(self.note)
        self.body.addLayout(self._buttons)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._hint)
        self.note.typed.connect(self._typed)
        self._save.clicked.connect(self.save)
        self._leave.clicked.connect(self.leave_correction)
        self.list.correct.connect(self.correct)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.save)
        session.opened.connect(self._another)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, _argument: str) -> None:
        """The report in the middle, newest line in sight; what was being typed stands in the field."""
        if self._report != self._session.report:
            self._corrects = ""
        self._report = self._session.report
        self._fill(self._kept.text(self._report, _NOTE))
        self.refresh()
        self.list.to_end()

    def first_stop(self) -> QWidget | None:
        return self.note

    def refresh(self) -> None:
        row = self._session.row
        if row is None or row.card.id != self._report:
            return
        now = self._session.desk.now()
        self.set_title(self.tr("Timeline of {reference}").format(reference=row.card.reference))
        rows = self._session.desk.timeline(self._report)
        self.list.show_entries([self._entry(line, row, now) for line in rows])
        corrected = next((line for line in rows if line.fact == self._corrects and not line.corrected), None)
        if self._corrects and corrected is None:
            self._corrects = ""
        label = self.tr("Note")
        if corrected is not None:
            label = self.tr("Corrects the note of {time}").format(time=clock_text(corrected.happened_at))
        self._label.say(label)
        self.note.setAccessibleName(label)
        self._leave.setVisible(corrected is not None)

    # -- acts -----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """What was typed becomes a fact, in place of the note that it corrects."""
        text = self.note.text()
        if not text.strip() or not self._report:
            return
        if self._session.do(TypeNote(self._report, text, replaces=self._corrects)):
            self._corrects = ""
            self._fill("")
            self._kept.forget(self._report)
            self.refresh()
            self.list.to_end()
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def correct(self, fact: str) -> None:
        """Brings a note into the field; saving corrects it."""
        line = next((line for line in self._session.desk.timeline(self._report) if line.fact == fact), None)
        if line is None:
            return
        if not self._corrects and self.note.text().strip():
            # What was being typed is a note of its own; it is kept before the field is used for another.
            self.save()
        self._corrects = fact
        self._fill(line.text)
        self.refresh()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_correction(self) -> None:
        """The note stays as it was."""
        self._corrects = ""
        self._fill("")
        self._kept.forget(self._report)
        self.refresh()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- inside ---------------------------------------------------------------------------------------------------

    def _entry(self, line: TimelineRow, row: SheetRow, now: datetime) -> Entry:
        states = []
        if line.corrected:
            states.append(self.tr("corrected"))
        if line.saved is Saved.SAVING:
            states.append(self.tr("saving…"))
        names = [child.name for child in row.card.children if child.id == line.child and child.name]
        about = names[0] if names and len(row.card.children) > 1 else ""
        text = f"{about}: {line.text}" if about else line.text
        state = " · ".join(states)
        note = line.kind == _NOTE
        return Entry(line.fact, self._when(line, now), line.who, text, state, note, line.corrected)

    def _when(self, line: TimelineRow, now: datetime) -> str:
        happened = self._minute(line.happened_at, now)
        if abs(line.recorded_at - line.happened_at) <= LATER:
            return happened
        noted = self._minute(line.recorded_at, now)
        return self.tr("happened {time}, noted {later}").format(time=happened, later=noted)

    @staticmethod
    def _minute(at: datetime, now: datetime) -> str:
        clock = clock_text(at)
        return clock if local(at).date() == local(now).date() else f"{day_text(at, now)} {clock}"

    def _fill(self, text: str) -> None:
        self.note.settle()
        self.note.show_text(text, draft=False)
        if text != self.note.text():
            self.note.setPlainText(text)

    def _typed(self, text: str) -> None:
        if self._report:
            self._kept.typed(self._report, _NOTE, text)

    def _another(self, _report: str) -> None:
        if not self.isHidden():
            self.show_for("")
