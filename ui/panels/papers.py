""" "Papieren": a handover for whoever goes on, feedback for whoever referred; made here, sent by people.

What goes along is proposed by consent and agreement and chosen by people. The desk mails nothing: a file comes in a
folder or the text on the clipboard, and that is the fact of it.
"""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desk.care_rows.papers import PaperAsked, PaperRow, PapersRow, ReceiverRow
from desk.errors import SurroundingsFailed
from desk.intake.closing import GiveFeedback
from desk.intake.papers import HandOut
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer, numbered
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept, fill
from ui.panels.papers_file import PaperFile, folder_of
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.shown import show_when
from ui.widgets.sign_line import SignLine, SignLines
from ui.widgets.words import Words

_TO = "to"
# Pixels at scale 1: the form with what it says beside it; where there is less room it stands below.
_WIDE, _BOTH = 1000, 860


class PapersPanel(DeskPanel):
    """The papers of the report in the middle; `show_for` may name which one (`handover`, `feedback`). Enter: a PDF."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Papers"), width=_WIDE)
        self._report = self._what = self._receiver = ""
        self._children: tuple[str, ...] = ()
        # What somebody chose otherwise than proposed, for this receiver: part, and whether it goes along.
        self._chosen: dict[str, bool] = {}
        self._row: PapersRow | None = None
        self._paper: PaperRow | None = None
        # What is being written: the fact of it comes when it stands there.
        self._making: HandOut | None = None
        self._kept = Kept(session, "papers", self)
        self._file = PaperFile(self)
        self._nothing = Words("lead", self.tr("No report open. Open one first."))
        self.what = ChoiceField(self.tr("Which paper?"))
        self.receiver = ChoiceField(self.tr("For whom?"))
        self.to = LabelledLine(self.tr("Name of who gets it"), self.tr("provider, person or department"))
        self.children_field = ChoiceField(self.tr("About whom?"), keeps=False)
        self.parts = ChoiceField(self.tr("What goes along? Press to change"), keeps=False)
        self._said = SignLines("warn")
        self._held = Words("small")
        self._told = SignLine("ok")
        self._veiled = SignLine("warn")
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._form, self._says = QVBoxLayout(), QVBoxLayout()
        self._ask = self.key_button(self.tr("Ask whether the name may be known"), "N")
        self._history_head = Words("head", self.tr("Left before"))
        self._history = Words("small")
        self._view_head = Words("head", self.tr("This is what it says"))
        self.view = Words("small")
        self._pdf = KeyButton(self.tr("Make the PDF"), "Enter", "primary")
        self._text = self.key_button(self.tr("Text to the clipboard"), "T")
        self._fhir = self.key_button(self.tr("FHIR file"), "F")
        self._aloud = self.key_button(self.tr("Read aloud, note it"), "L")
        self._open = self.key_button(self.tr("Open it, to print"), "P")
        self._heard = self.key_button(self.tr("They heard it by this"), "H")
        self._build()

    def _build(self) -> None:
        above: tuple[QWidget, ...] = (self._nothing, self.what, self.receiver, self.to, self.children_field)
        for part in (*above, self._said, self._ask, self.parts, self._held):
            self._form.addWidget(part)
        # With large letters a foot of three lines leaves no room for the form: what is pressed most stands there.
        others = QHBoxLayout()
        others.addWidget(self._fhir, 1)
        others.addWidget(self._aloud, 1)
        self._form.addLayout(others)
        self._form.addWidget(self._open)
        for part in (self._view_head, self._veiled, self.view, self._history_head, self._history):
            self._says.addWidget(part)
        # What it says is seen before it is made: beside the form, so that Enter is never the first one to read it.
        for half, share in ((self._form, 4), (self._says, 3)):
            half.addStretch(1)
            self._halves.addLayout(half, share)
        self.body.addLayout(self._halves)
        self.body.addStretch(1)
        self._foot.addWidget(self._told)
        self._foot.addWidget(self._heard)
        self._told.hide()
        self._veiled.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self._pdf, 1)
        buttons.addWidget(self._text, 1)
        self._foot.addLayout(buttons)
        self.digits_to(self.parts)
        self.what.picked.connect(self._pick_what)
        self.receiver.picked.connect(self._pick_receiver)
        self.children_field.picked.connect(self._pick_child)
        self.parts.picked.connect(self._pick_part)
        self.to.typed.connect(self._typed)
        self.to.go_on.connect(self._go_on)
        self._ask.clicked.connect(self._to_question)
        self._pdf.clicked.connect(self.confirm)
        self._text.clicked.connect(self.copy_text)
        self._fhir.clicked.connect(self.make_fhir)
        self._aloud.clicked.connect(self.note_aloud)
        self._open.clicked.connect(self._show_file)
        self._heard.clicked.connect(self.note_heard)
        self._file.ended.connect(self._ended)

    def rescale(self) -> None:
        super().rescale()
        # The panel asks for its looks while it is still being made.
        if hasattr(self, "_halves"):
            self._lay_halves()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_halves()

    def _lay_halves(self) -> None:
        now = look()
        wide = self.width() >= now.px(_BOTH)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(now.px(18 if wide else 12))
        for half in (self._form, self._says):
            half.setSpacing(now.px(12))

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """The report in the middle, as it is proposed."""
        self._report = self._session.report
        self._what, self._receiver, self._children = argument, "", ()
        self._chosen = {}
        self._told.hide()
        self._load()
        self._fill_to()
        self.refresh()

    def first_stop(self) -> QWidget | None:
        return self.what if self._row is not None else None

    def refresh(self) -> None:
        if self._report != self._session.report:
            # Another report came in the middle: these papers are of the one before.
            self.close_panel()
            return
        self._load()
        row = self._row
        self._nothing.setVisible(row is None)
        always: tuple[QWidget, ...] = (self.what, self.receiver, self.to, self.parts, self._view_head, self.view)
        for part in (*always, self._pdf, self._text, self._fhir, self._aloud):
            part.setVisible(row is not None)
        self._open.setVisible(row is not None and self._file.made is not None)
        self.set_title(self.tr("Papers"))
        if row is None:
            self._hide_rest()
            return
        self.set_title(self.tr("Papers · {reference}").format(reference=row.reference))
        self.what.offer([Offer(one.code, one.label, one.key) for one in row.whats], row.what)
        self.receiver.offer(numbered((one.id, one.label) for one in row.receivers), row.receiver)
        self._show_children(row)
        self._said.show_texts(row.said)
        self._ask.setVisible(bool(row.name_question))
        self._show_parts(row)
        self._history_head.setVisible(bool(row.history))
        self._history.say("\n".join(row.history), hide_empty=True)
        self._fhir.setVisible(self._whom(row).kind not in ("reporter", "family"))
        # A paper that was made may not have been read: people say so, in one key.
        show_when(self._heard, bool(row.heard))
        heard = row.heard[0].label if row.heard else ""
        if len(row.heard) > 1:
            heard = self.tr("{what} (and {count} more)").format(what=heard, count=len(row.heard) - 1)
        self._heard.set_caption(self.tr("They heard it by this: {what}").format(what=heard), "H")
        self._show_paper()

    def _hide_rest(self) -> None:
        parts = (self.children_field, self._ask, self._said, self._held, self._history, self._history_head, self._heard)
        for part in parts:
            part.hide()

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Enter: the paper as PDF, in the folder."""
        paper = self._made_paper()
        if paper is not None and self._begin(paper, "pdf"):
            from ui.paper_page import paper_pdf

            families = look().families
            self._file.write(folder_of(self._session), f"{paper.file}.pdf", lambda: paper_pdf(paper, families))

    def make_fhir(self) -> None:
        """The same for programs, in the folder."""
        paper, asked = self._made_paper(), self._asked()
        if paper is not None and asked is not None and self._begin(paper, "fhir"):
            data = self._session.desk.care.paper_fhir(self._report, asked)
            self._file.write(folder_of(self._session), f"{paper.file}.json", lambda: data)

    def copy_text(self) -> None:
        """The paper as plain text on the clipboard, to paste in a secure mail."""
        paper = self._made_paper()
        if paper is not None:
            QApplication.clipboard().setText(self._session.desk.care.paper_text(paper))
            if self._note(self._out(paper, "text")):
                self._tell(self.tr("The text is on the clipboard: paste it in your secure mail."), "ok")

    def note_aloud(self) -> None:
        """It was read aloud to them."""
        paper = self._made_paper()
        if paper is not None and self._note(self._out(paper, "aloud")):
            name = paper.to or self.tr("somebody")
            self._tell(self.tr("Noted: read aloud to {name}.").format(name=name), "ok")

    def note_heard(self) -> None:
        """Whom the paper is for heard by it what was decided: the promise of that is kept."""
        heard = self._row.heard if self._row is not None else ()
        done = [one.label for one in heard if self._session.do(GiveFeedback(self._report, one.code))]
        if done:
            self.refresh()
            self._tell(self.tr("Noted: {what}.").format(what=", ".join(done)), "ok")

    # -- inside ---------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        desk = self._session.desk
        about = (self._what, self._receiver, self._children)
        self._row = desk.care.papers(self._report, *about) if self._report else None
        if self._row is not None:
            # What is proposed changes with every paper that left; the one that stands there stays.
            self._what, self._receiver = self._row.what, self._row.receiver

    def _whom(self, row: PapersRow) -> ReceiverRow:
        return next(one for one in row.receivers if one.id == row.receiver)

    def _asked(self) -> PaperAsked | None:
        row = self._row
        if row is None:
            return None
        held = tuple(part.id for part in row.parts if not self._goes(part.id, proposed=part.goes))
        children = tuple(one.code for one in row.children if one.chosen)
        return PaperAsked(row.what, self.to.text.strip(), self._whom(row).kind, children, held)

    def _goes(self, part: str, *, proposed: bool) -> bool:
        return self._chosen.get(part, proposed)

    def _made_paper(self) -> PaperRow | None:
        """The paper as it stands now. Without a name it leaves all the same (house rule 1), and it is said."""
        self._show_paper()
        return self._paper

    def _show_paper(self) -> None:
        asked = self._asked()
        try:
            self._paper = self._session.desk.care.paper(self._report, asked) if asked is not None else None
        except SurroundingsFailed as failure:
            self._paper = None
            self._tell(str(failure), "bad")
        self.view.say(self._session.desk.care.paper_text(self._paper) if self._paper is not None else "")
        veiled = self._paper.veiled if self._paper is not None else ""
        show_when(self._veiled, bool(veiled))
        if veiled != self._veiled.text:
            self._veiled.say(veiled)

    def _show_children(self, row: PapersRow) -> None:
        several = len(row.children) > 1
        self.children_field.setVisible(several)
        offers = [Offer(one.code, one.label, one.key) for one in row.children]
        self.children_field.offer(offers, also=[one.code for one in row.children if one.chosen])

    def _show_parts(self, row: PapersRow) -> None:
        goes = [part.id for part in row.parts if self._goes(part.id, proposed=part.goes)]
        self.parts.offer(numbered((part.id, part.label) for part in row.parts), also=goes)
        kept: dict[str, list[str]] = {}
        for part in row.parts:
            if part.reason and part.id not in goes:
                kept.setdefault(part.reason, []).append(part.label)
        lines = [*(f"{', '.join(labels)}: {reason}" for reason, labels in kept.items()), *row.held]
        self._held.say(self.tr("Stays here: {what}").format(what="; ".join(lines)) if lines else "", hide_empty=True)

    def _out(self, paper: PaperRow, form: str) -> HandOut:
        return HandOut(
            report=paper.report,
            what=paper.what,
            form=form,
            to=paper.to,
            kind=paper.kind,
            children=paper.children,
            left_out=paper.left_out,
        )

    def _begin(self, paper: PaperRow, form: str) -> bool:
        if self._file.busy:
            self._tell(self.tr("The former file is still being written..."), "wait")
            return False
        self._making = self._out(paper, form)
        self._tell(self.tr("The file is being made..."), "wait")
        return True

    def _note(self, out: HandOut) -> bool:
        done = self._session.do(out)
        if done:
            self._kept.forget(self._report, self._to_key())
            self.refresh()
        return done

    def _ended(self, trouble: str) -> None:
        out, self._making = self._making, None
        if trouble or out is None:
            self._tell(trouble, "bad")
            return
        if self._session.do(out):
            said = self.tr("It stands there: {path}").format(path=self._file.made)
            self._tell(said if out.to else self.tr("{said}. Who gets it is still open.").format(said=said), "ok")
        if not self.isHidden():
            self.refresh()
            self.turn_to(self._open)

    @property
    def told(self) -> str:
        """What is said at the foot."""
        return self._told.text

    @property
    def veiled(self) -> str:
        """What is said above the text of words that were taken out of it."""
        return "" if self._veiled.isHidden() else self._veiled.text

    def _tell(self, text: str, kind: str) -> None:
        self._told.setVisible(bool(text))
        self._told.say(text, kind)

    def _show_file(self) -> None:
        if self._file.made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.made)))

    def _to_question(self) -> None:
        if self._row is not None and self._row.name_question:
            self.question.emit(self._row.name_question)

    def _pick_what(self, code: str) -> None:
        self._what, self._receiver = code, ""
        self._chosen = {}
        self._load()
        self._fill_to()
        self.refresh()

    def _pick_receiver(self, code: str) -> None:
        self._receiver = code
        self._chosen = {}
        self._load()
        self._fill_to()
        self.refresh()

    def _pick_child(self, code: str) -> None:
        chosen = {one.code for one in self._row.children if one.chosen} ^ {code} if self._row else set()
        # A paper about nobody is none: the last one stays.
        self._children = tuple(sorted(chosen)) or self._children or (code,)
        self.refresh()

    def _pick_part(self, code: str) -> None:
        row = self._row
        part = next((one for one in row.parts if one.id == code), None) if row is not None else None
        if part is not None:
            self._chosen[code] = not self._goes(code, proposed=part.goes)
            self.refresh()

    def _fill_to(self) -> None:
        row = self._row
        if row is not None:
            fill(self.to, self._kept.text(self._report, self._to_key(), self._whom(row).name))

    def _to_key(self) -> str:
        return f"{_TO} {self._row.receiver}" if self._row is not None else _TO

    def _typed(self, text: str) -> None:
        self._kept.typed(self._report, self._to_key(), text)
        self._show_paper()

    def _go_on(self) -> None:
        self.focusNextPrevChild(True)
