""" "Eigen gegevens": all that the desk knows of one child, for the child (AVG art. 15, Jeugdwet 7.3.10).

Which reports go along is proposed and chosen by people; what it says stands beside it before it is made. That it left
is noted first, at each report. The desk sends nothing: files come in the folder for what leaves the desk.
"""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.own_rows import AboutRow, OwnData
from desk.words.times import date_text, local
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.desk_panel import DeskPanel
from ui.panels.papers_file import PaperFile, folder_of
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.shown import show_when
from ui.widgets.sign_line import SignLine, SignLines
from ui.widgets.words import Words

_WIDE = 760
_SOME = 4000
"""So many letters are shown; the files have all of it."""


class OwnDataPanel(DeskPanel):
    """The child in the middle. Enter: a PDF for people and a JSON file for programs; T: text in place of the PDF."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Own data"), width=_WIDE)
        self._report = self._child = ""
        # What people chose otherwise than proposed: report, and whether it goes along.
        self._chosen: dict[str, bool] = {}
        self._rows: tuple[AboutRow, ...] = ()
        self._data: OwnData | None = None
        # The files that are still to be written: name and what is in it.
        self._ahead: list[tuple[str, Callable[[], bytes]]] = []
        self._file = PaperFile(self)
        self._shut = Words("lead")
        self._warns = SignLines("warn")
        self.children_field = ChoiceField(self.tr("About whom?"))
        self.reports_field = ChoiceField(self.tr("Which reports go along? Press to change"), keeps=False)
        self._why = Words("small")
        self._behind_head = Words("head", self.tr("Stays here or is covered"))
        self._behind = Words("small")
        self._view_head = Words("head", self.tr("This is what it says"))
        self.view = Words("small")
        self._told = SignLine("ok")
        self._pdf = KeyButton(self.tr("Make PDF and JSON"), "Enter", "primary")
        self._text = self.key_button(self.tr("Text in place of the PDF"), "T")
        self._open = self.key_button(self.tr("Open the folder"), "P")
        above: tuple[QWidget, ...] = (self._shut, self._warns, self.children_field, self.reports_field, self._why)
        for part in (*above, self._behind_head, self._behind, self._view_head, self.view):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._told.hide()
        self._foot.addWidget(self._told)
        buttons = QHBoxLayout()
        for button in (self._pdf, self._text, self._open):
            buttons.addWidget(button, 1)
        self._foot.addLayout(buttons)
        self.digits_to(self.reports_field)
        self.children_field.picked.connect(self._pick_child)
        self.reports_field.picked.connect(self._pick_report)
        self._pdf.clicked.connect(self.confirm)
        self._text.clicked.connect(self.make_text)
        self._open.clicked.connect(self._show_folder)
        self._file.ended.connect(self._ended)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, _argument: str) -> None:
        """The child in the middle, with the reports that are surely about it."""
        self._report, self._child = self._session.report, self._session.child
        self._chosen = {}
        self._told.hide()
        self._load()

    def first_stop(self) -> QWidget | None:
        return self.reports_field if self._data is not None else None

    def refresh(self) -> None:
        if self._report != self._session.report:
            self.close_panel()
            return
        desk = self._session.desk
        if self._data is None and self._report and desk.may_give(self._report).allowed:
            # What had to be fetched first is here.
            self._load()
        data = self._data
        here = data is not None
        verdict = desk.may_give(self._report) if self._report else None
        why = "" if here else verdict.reason if verdict is not None else self.tr("No report open. Open one first.")
        self._shut.say(why, hide_empty=True)
        shown: tuple[QWidget, ...] = (self.reports_field, self._why, self._view_head, self.view, self._pdf, self._text)
        for part in shown:
            part.setVisible(here)
        self._open.setVisible(here and self._file.made is not None)
        reference = desk.reference_of(self._report) if self._report else ""
        self.set_title(self.tr("Own data · {reference}").format(reference=reference) if here else self.tr("Own data"))
        if data is None:
            for part in (self.children_field, self._warns, self._behind_head, self._behind):
                part.hide()
            return
        self._warns.show_texts(data.warnings)
        self._show_children()
        self._show_reports()
        behind = "\n".join((*data.covered, *data.left_out))
        show_when(self._behind_head, bool(behind))
        self._behind.say(behind, hide_empty=True)
        text = self._words(data)
        self.view.say(text if len(text) <= _SOME else f"{text[:_SOME].rpartition(' ')[0]} …")

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Enter: the paper as PDF and the same for programs."""
        data = self._fresh()
        if data is not None:
            from ui.paper_page import paper_pdf

            paper, families = self._session.desk.own_paper(data), look().families
            self._make(data, "pdf", lambda: paper_pdf(paper, families, whole=True))

    def make_text(self) -> None:
        """T: plain text in place of the PDF."""
        data = self._fresh()
        if data is not None:
            text = self._words(data)
            self._make(data, "txt", lambda: text.encode("utf-8", "backslashreplace"))

    @property
    def told(self) -> str:
        """What is said at the foot."""
        return self._told.text

    # -- inside ---------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        desk, report = self._session.desk, self._report
        self._rows = desk.reports_about(report, self._child) if report else ()
        chosen = {row.report for row in self._rows if self._goes(row)}
        self._data = desk.own_data(report, self._child, chosen) if self._rows else None

    def _goes(self, row: AboutRow) -> bool:
        return not row.shut and self._chosen.get(row.report, row.sure)

    def _fresh(self) -> OwnData | None:
        """What is known now, if nothing is being written still."""
        if self._file.busy or self._ahead:
            self._tell(self.tr("The former file is still being written..."), "wait")
            return None
        self._load()
        self.refresh()
        return self._data

    def _words(self, data: OwnData) -> str:
        desk = self._session.desk
        return desk.care.paper_text(desk.own_paper(data))

    def _make(self, data: OwnData, form: str, paper: Callable[[], bytes]) -> None:
        if not data.reports:
            self._tell(self.tr("Choose at least one report."), "warn")
            return
        if not self._session.desk.gives_own_data(data, form):
            return
        whole = self._session.desk.own_json(data)
        self._ahead = [(f"{data.file}.{form}", paper), (f"{data.file}.json", lambda: whole)]
        self._tell(self.tr("The file is being made..."), "wait")
        self._next()

    def _next(self) -> None:
        self._file.write(folder_of(self._session), *self._ahead.pop(0))

    def _ended(self, trouble: str) -> None:
        if trouble:
            self._ahead = []
            self._tell(trouble, "bad")
            return
        if self._ahead:
            self._next()
            return
        made = self._file.made
        self.refresh()
        if made is not None:
            said = self.tr("It stands in {folder}, as {name}. Look it through before you give it.")
            self._tell(said.format(folder=made.parent, name=made.stem), "ok")

    def _tell(self, text: str, kind: str) -> None:
        self._told.setVisible(bool(text))
        self._told.say(text, kind)

    def _show_children(self) -> None:
        row = self._session.desk.sheet(self._report)
        children = row.card.children if row is not None else ()
        nameless = self.tr("Child {number}")
        names = [(child.id, child.name or nameless.format(number=at)) for at, child in enumerate(children, 1)]
        self.children_field.setVisible(len(names) > 1)
        self.children_field.offer(numbered(names), self._child or (names[0][0] if names else ""))

    def _show_reports(self) -> None:
        said = {
            row.report: f"{row.reference} · {date_text(local(row.at).date())}" for row in self._rows if not row.shut
        }
        self.reports_field.offer(numbered(said.items()), also=[row.report for row in self._rows if self._goes(row)])
        lines = [f"{row.reference}: {row.shut or row.why}" for row in self._rows]
        self._why.say("\n".join(lines), hide_empty=True)

    def _pick_child(self, child: str) -> None:
        self._child, self._chosen = child, {}
        self._load()
        self.refresh()

    def _pick_report(self, report: str) -> None:
        row = next((one for one in self._rows if one.report == report), None)
        if row is not None:
            self._chosen[report] = not self._goes(row)
            self._load()
            self.refresh()

    def _show_folder(self) -> None:
        if self._file.made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.made.parent)))
