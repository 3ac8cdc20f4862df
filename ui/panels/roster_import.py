"""Reading a roster in: a file is typed or dropped, looked at row by row, unknown names are asked, then it counts."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desk.intake.roster_duties import PlanDuties
from desk.roster.roles import read_role
from desk.roster_import import Given, ImportCommand, Preview, PreviewRow, commands
from desk.words.fold import fold_text
from desk.words.spans import period_text
from desk.words.times import moment_text
from ui.panels.kept import Kept, fill
from ui.panels.line_list import Line
from ui.panels.roster_about import about, read_about
from ui.panels.roster_choices import RosterChoices
from ui.panels.roster_lines import FitList
from ui.panels.roster_names import RosterNames
from ui.panels.roster_nearby import RosterNearby
from ui.panels.roster_panel import RosterPanel, role_word
from ui.panels.roster_reading import Reading, within
from ui.session import Session
from ui.widgets.box import Action, Actions
from ui.widgets.heading import Heading
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine, SignLines

_SUBJECT = ""
_AT_ONCE = 50
"""So many duties are planned before the window draws again."""
_KINDS = ("refused", "kept", "gone", "changed", "new", "same")


class RosterImportPanel(RosterPanel):
    """First the file, then what it changes. Nothing is guessed, and nothing changes before somebody says so."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Read a roster in"), width=620)
        self._preview: Preview | None = None
        self._known: dict[str, str] = {}
        # Somebody chooses there: the keyboard stays, and comes there in no other way than by Tab or mouse.
        self._choosing = False
        self._asked: QWidget = self
        self._left: list[ImportCommand] = []
        self._total = 0
        # One act for whoever undoes it, however many parts it is carried out in.
        self._act_of = ("", "")
        self._kept = Kept(session, "roster-import", self)
        self.reading = Reading(session, self)
        self.file = LabelledLine(
            self.tr("File: Excel, ODS, CSV or iCalendar; type its place, or drop it here"), "/home/naam/rooster.xlsx"
        )
        self.nearby = RosterNearby(self)
        self.role = LabelledLine(self.tr("Role, where the file names none"))
        self.provider = LabelledLine(self.tr("Provider, where the file names none"))
        self._begin = KeyButton(self.tr("Read"), "Enter", "primary")
        self._waits = SignLine("wait")
        self._stop = self.key_button(self.tr("Stop"), "S")
        self._head = Heading("")
        self._notes = SignLines("warn")
        self.names = RosterNames(session, self.act, self.people, self)
        self.unknown = self.names.field
        self.choices = RosterChoices(self)
        self.whole = self.choices.whole
        self.rows = FitList(self.tr("What the file changes"), most=9)
        self._take = KeyButton(self.tr("Take over as a draft"), "Ctrl+Enter", "primary")
        self._others = Actions()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._build()

    def _build(self) -> None:
        parts: tuple[QWidget, ...] = (
            self.file,
            self.nearby.field,
            self.role,
            self.provider,
            self._begin,
            self._waits,
            self._stop,
        )
        for part in (*parts, self._head, self._notes, self.unknown, *self.choices.fields):
            self.body.addWidget(part)
        for part in (self.rows, self.rows.whole, self._others):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._foot.addWidget(self._take)
        self.setAcceptDrops(True)
        self._fields = {"file": self.file, "role": self.role, "provider": self.provider}
        for name, line in self._fields.items():
            line.setObjectName(name)
            line.typed.connect(self._typed)
            line.go_on.connect(self.begin)
            line.go_back.connect(self.previous_stop)
        self.digits_to(self.unknown.chips)
        self.nearby.picked.connect(self._picked)
        self.nearby.found.connect(self.refresh)
        self._begin.clicked.connect(self.begin)
        self._stop.clicked.connect(self.stop)
        self._take.clicked.connect(self.take)
        self._others.acted.connect(self._act)
        self.choices.picked.connect(self._chosen)
        self.names.answered.connect(self._look_again)
        self.reading.progressed.connect(self._progressed)
        self.reading.shown.connect(self._shown)
        self.reading.failed.connect(self._failed)
        self.reading.kept.connect(self._carry_out)
        self._next.timeout.connect(self._some_more)
        self.rows.taken.connect(self._nothing_to_open)
        self.on_ctrl_enter(self.take)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """The fields; what was read and not taken over yet still stands there."""
        given = read_about(argument)
        for name, line in self._fields.items():
            fill(line, given.get(name) or self._kept.text(_SUBJECT, name))
        if self._preview is None:
            self.tell("")
            self.nearby.look()
        self.refresh()

    def refresh(self) -> None:
        preview, busy = self._preview, self.reading.busy or bool(self._left)
        asking = preview is None and not busy
        for part in (*self._fields.values(), self._begin):
            part.setVisible(asking)
        if asking:
            self.nearby.show_files(self.now)
        else:
            self.nearby.field.hide()
        self._waits.setVisible(busy)
        self._stop.setVisible(self.reading.busy)
        seen = preview is not None and not busy
        for part in (self._head, self._notes, self.rows):
            part.setVisible(seen)
        if not seen:
            self.choices.hide()
            self.rows.whole.hide()
        self._others.show_actions([Action("again", self.tr("Another file"))] if seen else [])
        if preview is None or busy:
            self.unknown.hide()
            self._take.hide()
            return
        self._show_preview(preview)

    def _show_preview(self, preview: Preview) -> None:
        counts = {kind: sum(row.kind == kind for row in preview.rows) for kind in _KINDS}
        words = (
            (self.tr("new"), counts["new"]),
            (self.tr("other than it was"), counts["changed"]),
            (self.tr("goes"), counts["gone"]),
            (self.tr("as it was"), counts["same"]),
            (self.tr("not taken over"), counts["kept"]),
            (self.tr("refused"), counts["refused"]),
        )
        self._head.say(" · ".join(f"{count} {word}" for word, count in words if count), preview.file)
        self._head.setAccessibleName(" · ".join(f"{count} {word}" for word, count in words if count))
        self._notes.show_texts((*self._of_whole(preview), *preview.notes, *self._of_new(preview)))
        self._known = {one.id: one.name for one in self.people()}
        order = {kind: place for place, kind in enumerate(_KINDS)}
        rows = sorted(preview.rows, key=lambda row: (order[row.kind], row.row))
        self.rows.show_lines([self._line(place, row) for place, row in enumerate(rows)])
        self.names.show_preview(preview)
        # One question at a time, and room for the rows.
        if self.unknown.isHidden():
            self.choices.show_preview(preview)
        else:
            self.choices.hide()
        changes = len(preview.plan.changes)
        self._take.setVisible(bool(changes))
        self._take.set_caption(self.tr("Take over as a draft: {count}").format(count=changes))

    def _of_whole(self, preview: Preview) -> tuple[str, ...]:
        """What it comes to that the file is the whole roster of its time."""
        span = within(preview)
        if not self.choices.chosen.whole or span is None:
            return ()
        if preview.refused:
            why = self.tr(
                "Nobody knows what refused rows say: what other files planned stays unless good rows fill its hours."
            )
            return (why,)
        gone = sum(row.kind == "gone" for row in preview.rows)
        said = self.tr("This file is the whole roster of its roles and providers, {span}: {what}.")
        many, one = self.tr("{count} duties go when it is published"), self.tr("1 duty goes when it is published")
        what = (one if gone == 1 else many).format(count=gone) if gone else self.tr("nothing else stands there")
        by_hand = self.tr("What was planned by hand stays.")
        return (f"{said.format(span=period_text(*span, self.now), what=what)} {by_hand}",)

    def _of_new(self, preview: Preview) -> tuple[str, ...]:
        """Who comes in as staff with the file."""
        names = self.names.welcomed(preview)
        return (self.tr("New among the staff: {names}").format(names=", ".join(names)),) if names else ()

    def _line(self, place: int, row: PreviewRow) -> Line:
        badges = {
            "new": (self.tr("new"), "ok"),
            "changed": (self.tr("changed"), "info"),
            "gone": (self.tr("goes"), "warn"),
            "same": (self.tr("as it was"), "muted"),
            "kept": (self.tr("not taken over"), "warn"),
            "refused": (self.tr("refused"), "danger"),
        }
        where = self.tr("row {number}").format(number=row.row) if row.row else ""
        where = self.tr("sheet {sheet}, {row}").format(sheet=row.sheet, row=where) if row.sheet else where
        title = row.name or where or self.tr("the file")
        known = self._known.get(row.person, "")
        if row.name and known and fold_text(known) != fold_text(row.name):
            title = f"{row.name} → {known}"
        hours = ""
        if row.start is not None and row.until is not None:
            hours = f"{moment_text(row.start, self.now)} – {moment_text(row.until, self.now)}"
        said = (*row.notes, row.words if row.kind not in ("new", "same") else "")
        post = f"{role_word(row.role)} {row.provider}".strip()
        detail = " · ".join(part for part in (*said, post, hours, where if row.name else "") if part)
        return Line(row.kind, str(place), title, detail, *badges[row.kind])

    def first_stop(self) -> QWidget | None:
        if not self.unknown.isHidden():
            return self.unknown.stop
        return self._take if self._preview is not None else self.file.field

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Enter: read the file; what was read is taken over with Ctrl+Enter."""
        if self._preview is None:
            self.begin()
        elif self._take.hasFocus():
            self.take()

    def begin(self) -> None:
        """Reads the file that stands there."""
        if not self.file.text.strip():
            self.turn_to(self.file.field)
            return
        self._preview, self._choosing = None, False
        self.names.start_over()
        self.choices.start_over()
        self.tell("")
        role = self.role.text.strip()
        self.reading.begin(self.file.text.strip(), Given(read_role(role) if role else "", self.provider.text.strip()))
        self._waits.say(self.tr("Reading..."))
        self.refresh()
        self._stop.setFocus()

    def _picked(self, place: str) -> None:
        fill(self.file, place)
        self._kept.typed(_SUBJECT, "file", place)
        self.begin()

    def stop(self) -> None:
        """Stops the reading; nothing was taken over."""
        self.reading.stop()

    def take(self) -> None:
        """Carries it out as a draft: the original is kept first."""
        preview = self._preview
        if preview is None or self._left or self.reading.busy or self._take.isHidden():
            return
        waiting = self.names.waiting(preview)
        if waiting:
            # A name that means nobody would be somebody on call whom nobody can reach.
            asked = self.tr("First say who '{name}' is: one digit. {count} to ask.")
            self.tell(asked.format(name=waiting[0].name, count=len(waiting)), "warn")
            self.turn_to(self.unknown.stop)
            return
        chosen = self._session.chosen
        if chosen is None:
            self._carry_out()
        else:
            self.reading.keep(chosen.desk_home)

    def _carry_out(self) -> None:
        preview = self._preview
        if preview is None:
            return
        self._left = [part for command in commands(preview, self.names.answers) for part in _in_parts(command)]
        self._total = len(self._left)
        self._act_of = self._session.desk.new_id(), preview.file
        self._some_more()

    def _some_more(self) -> None:
        """A part of the commands; then the window draws, and takes what people press."""
        if self._left:
            command = self._left.pop(0)
            why = self._session.reason_against(command, self._act_of)
            if why is not None:
                self._left = []
                self.tell(self.tr("Not all of it was taken over: {why}").format(why=why), "bad")
                self.refresh()
                return
        done = self._total - len(self._left)
        self._waits.say(self.tr("Taking over: {done} of {total}").format(done=done, total=self._total))
        self.refresh()
        if self._left:
            self._next.start()
        else:
            self._taken_over()

    def _taken_over(self) -> None:
        preview, self._preview = self._preview, None
        if preview is None:
            return
        self._kept.forget(_SUBJECT)
        fill(self.file, "")
        span = within(preview)
        self.refresh()
        self.tell(self.tr("Taken over as a draft. Look at it, and publish."))
        if span is not None:
            self.wants.emit("roster-publish", about(start=span[0], until=span[1]))

    def _act(self, _name: str) -> None:
        self._preview = None
        self.tell("")
        self.nearby.look()
        self.refresh()
        self.to_start()

    def _chosen(self, field: QWidget) -> None:
        self._choosing = True
        self._asked = field
        self._look_again()

    def _look_again(self) -> None:
        """Something was said about the file: what does it change now?"""
        if self._preview is not None:
            self.tell("")
            choices = self.choices.chosen
            self.reading.look(self.names.answers, draft=True, nobody=self.names.nobody, choices=choices)

    # -- what came ------------------------------------------------------------------------------------------------

    def _progressed(self, done: int, total: int) -> None:
        self._waits.say(self.tr("Reading: {done} of {total}").format(done=done, total=total))

    def _shown(self, preview: Preview) -> None:
        self._preview = preview
        self.refresh()
        if not self.isHidden():
            first = self._asked if self._choosing else self.first_stop()
            if first is not None:
                self.turn_to(first)
            if not self.names.waiting(preview):
                # What is refused stands first.
                self._scroll.verticalScrollBar().setValue(0)
        self._choosing = False

    def _failed(self, why: str) -> None:
        self.tell(why or self.tr("Stopped; nothing was taken over."), "bad" if why else "warn")
        self.refresh()
        if not self.isHidden():
            self.turn_to(self.file.field)

    def _typed(self, text: str) -> None:
        field = self.sender()
        if field is self.file and (place := self.nearby.at(text)):
            # No place begins with a digit: it is one of the list.
            self._picked(place)
        elif field is not None:
            self._kept.typed(_SUBJECT, field.objectName(), text)

    def _nothing_to_open(self, _kind: str, _row: str) -> None:
        """A row is only looked at: what is wrong in it is mended in the file."""
        self.tell(self.tr("What is wrong in a row is mended in the file; read it in again after that."), "wait")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if urls and urls[0].isLocalFile():
            self._preview = None
            fill(self.file, urls[0].toLocalFile())
            self.begin()
            event.acceptProposedAction()


def _in_parts(command: ImportCommand) -> list[ImportCommand]:
    if not isinstance(command, PlanDuties):
        return [command]
    whole = command.duties
    return [PlanDuties(whole[at : at + _AT_ONCE], command.draft) for at in range(0, len(whole), _AT_ONCE)]
