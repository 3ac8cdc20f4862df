"""A month on paper: made as a PDF beside the window, in a folder that people choose, and opened to be printed."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.errors import SurroundingsFailed
from desk.paper import put
from desk.words.times import MONTHS, local
from ui.aside import Aside
from ui.look.look import look
from ui.month_page import month_pdf
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.kept import Kept, fill
from ui.panels.roster_about import instant_about, read_about
from ui.panels.roster_panel import RosterPanel
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.words import Words

_MONTHS_SHOWN = 6
_SUBJECT, _FOLDER = "", "folder"


class RosterMonthPanel(RosterPanel):
    """Which month, where to; what is in force is printed, drafts when somebody asks for them."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Print a month"), width=500)
        self._kept = Kept(session, "roster-month", self)
        self._made: Path | None = None
        self._aside = Aside("maand", self)
        self.month = ChoiceField(self.tr("Which month"))
        self.what = ChoiceField(self.tr("What is printed"))
        self.folder = LabelledLine(self.tr("Folder for the PDF"))
        self._note = Words("small", self.tr("Numbers that are private are left out."))
        self._make = KeyButton(self.tr("Make the PDF"), "Enter", "primary")
        self._open = self.key_button(self.tr("Open it, to print"), "P")
        for part in (self.month, self.what, self.folder, self._note):
            self.body.addWidget(part)
        self.body.addStretch(1)
        # Beside each other: with large letters a foot of three lines leaves no room for the form.
        buttons = QHBoxLayout()
        buttons.addWidget(self._make, 1)
        buttons.addWidget(self._open, 1)
        self._foot.addLayout(buttons)
        kinds = (("now", self.tr("the roster in force")), ("drafts", self.tr("with the drafts")))
        self.what.offer(numbered(kinds), "now")
        self.digits_to(self.month)
        self.folder.typed.connect(self._typed)
        self.folder.go_on.connect(self.confirm)
        self._make.clicked.connect(self.confirm)
        self._open.clicked.connect(self._show_file)
        self._aside.ended.connect(self._ended)
        self.on_ctrl_enter(self.confirm)

    def show_for(self, argument: str) -> None:
        """The month of `start`, else the next one."""
        start = instant_about(read_about(argument), "start")
        today = local(self.now).date().replace(day=1)
        months = [_months_on(today, number) for number in range(-1, _MONTHS_SHOWN)]
        chosen = local(start + timedelta(days=3)).date().replace(day=1) if start is not None else months[2]
        if chosen not in months:
            months.append(chosen)
        offers = ((month.isoformat(), f"{MONTHS[month.month - 1]} {month.year}") for month in months)
        self.month.offer(numbered(offers), chosen.isoformat())
        chosen_folder = self._session.chosen.now.copies if self._session.chosen is not None else ""
        fill(self.folder, self._kept.text(_SUBJECT, _FOLDER, chosen_folder or str(Path.home())))
        self.tell("")
        self.refresh()

    def refresh(self) -> None:
        self._open.setVisible(self._made is not None)

    def first_stop(self) -> QWidget | None:
        return self.month

    @property
    def made(self) -> Path | None:
        """The PDF that was made last."""
        return self._made

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Enter: the month is made."""
        folder = Path(self.folder.text.strip()).expanduser()
        first = date.fromisoformat(self.month.chosen)
        page = self._session.desk.planning.month(first, drafts=self.what.chosen == "drafts")
        families = look().families
        name = f"rooster-{first:%Y-%m}.pdf"

        def work() -> Path | str:
            try:
                return put(folder, name, month_pdf(page, families))
            except SurroundingsFailed as failure:
                return str(failure)

        if self._aside.do(work):
            self.tell(self.tr("The PDF is being made..."), "wait")

    def _ended(self, result: Path | str) -> None:
        if isinstance(result, str):
            self.tell(result, "bad")
            return
        self._made = result
        self.tell(self.tr("It stands there: {path}").format(path=result))
        self.refresh()
        if not self.isHidden():
            self._open.setFocus()

    def _show_file(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made)))

    def _typed(self, text: str) -> None:
        self._kept.typed(_SUBJECT, _FOLDER, text)


def _months_on(first: date, number: int) -> date:
    """The first day of the month so many months later."""
    months = first.year * 12 + first.month - 1 + number
    return date(months // 12, months % 12 + 1, 1)
