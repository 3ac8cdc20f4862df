"""Agreements made beforehand: what was agreed about this child, family or caller, and to lay down or change one.

Nothing has to be filled in but a name or a number to find it by; everybody sees it at the next call (E-010, E-011).
"""

import re
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.agreement_rows import AgreementText
from desk.care_rows.agreements import AgreementsRow
from desk.intake.agreements import EndAgreement, MakeAgreement
from desk.words.phone import read_number
from ui.panels.agreements_found import AgreementsFound
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.day_line import DayLine
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept, fill
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

_CHOICES = ("about", "sharing")


class AgreementsPanel(DeskPanel):
    """The agreements that the report in the middle leads to, and the one (an id, `show_for`) that was looked up.
    Ctrl+Enter keeps the form; digits choose which one."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, "", width=620)
        self._report = self._looked_up = ""
        self._row: AgreementsRow | None = None
        self._kept = Kept(session, "agreements", self)
        self._nothing = Words("lead", self.tr("No report open. Open one first."))
        self.found = AgreementsFound()
        self.ended = self.key_button(self.tr("No longer holds"), "X")
        self._lost = SignLine("warn")
        self.about = ChoiceField(self.tr("About"))
        self.names = LabelledLine(self.tr("Name of the child (or children)"), self.tr("Sam de Boer, Lotte de Boer"))
        self.numbers = LabelledLine(self.tr("Numbers that they call from"), self.tr("06 12345678, 058 1234567"))
        self.call_first = LabelledLine(self.tr("Who calls whom first?"), self.tr("own provider, with number"))
        self.sharing = ChoiceField(self.tr("What may we share with other providers in a crisis?"))
        self.share = LabelledLine(self.tr("With whom, what not?"), self.tr("not with school"))
        self.signs = LabelledLine(
            self.tr("Early warning plan: how is it seen coming?"), self.tr("stays in the room, does not eat")
        )
        self.approach = LabelledLine(self.tr("How do we approach them best?"), self.tr("short questions, no threats"))
        self.agreed_with = LabelledLine(self.tr("Agreed with"), self.tr("mother, and the practitioner"))
        self.until = DayLine(self.tr("Valid until"), "1-3-2027", session.desk.now)
        self._keep = KeyButton("", "Ctrl+Enter", "primary")
        self._lines: dict[str, LabelledLine] = {
            "names": self.names,
            "numbers": self.numbers,
            "first": self.call_first,
            "share": self.share,
            "signs": self.signs,
            "approach": self.approach,
            "with": self.agreed_with,
            "until": self.until,
        }
        self._chosen: dict[str, ChoiceField] = {"about": self.about, "sharing": self.sharing}
        self._build()

    def _build(self) -> None:
        end = QHBoxLayout()
        for line, stretch in ((self.agreed_with, 3), (self.until, 2)):
            end.addWidget(line, stretch, Qt.AlignmentFlag.AlignTop)
        above: tuple[QWidget, ...] = (self._nothing, self.found, self._lost, self.ended, self.about)
        fields = (self.names, self.numbers, self.call_first, self.sharing, self.share, self.signs, self.approach)
        for part in (*above, *fields):
            self.body.addWidget(part)
        self.body.addLayout(end)
        self.body.addStretch(1)
        self._foot.addWidget(self._keep)
        self.digits_to(self.found.which)
        self.about.offer(
            numbered([("child", self.tr("A child")), ("family", self.tr("A family")), ("caller", self.tr("A caller"))])
        )
        shared = [("all", self.tr("Everything")), ("limited", self.tr("Limited")), ("nothing", self.tr("Nothing"))]
        self.sharing.offer(numbered(shared))
        self.found.which.picked.connect(self._picked)
        self.ended.clicked.connect(self._end)
        self._keep.clicked.connect(self.keep)
        for name, line in self._lines.items():
            line.setObjectName(name)
            line.typed.connect(self._typed)
            line.go_on.connect(self._go_on)
            line.go_back.connect(self._go_back)
        for name, field in self._chosen.items():
            field.setObjectName(name)
            field.picked.connect(self._typed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.keep)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """The report in the middle: the one that was looked up, else the first agreement that surely is about it, else
        the form of a new one."""
        self._report, self._looked_up = self._session.report, argument
        self._lost.hide()
        self._load()
        sure = [row.id for row in self._row.found if not row.unsure] if self._row is not None else []
        there = {row.id for row in self._row.found} if self._row is not None else set()
        self.found.choose(argument if argument in there else sure[0] if sure else "")
        self._fill()
        self.refresh()

    def first_stop(self) -> QWidget | None:
        if self._row is None:
            return None
        return self.found.which if self._row.found else self.call_first.field

    def refresh(self) -> None:
        if self._report != self._session.report:
            # Another report came in the middle: these agreements are about the one before.
            self.close_panel()
            return
        self._load()
        row = self._row
        self._nothing.setVisible(row is None)
        for part in (self.found, self._keep, *self._lines.values(), *self._chosen.values()):
            part.setVisible(row is not None)
        whose = (row.child_name or row.reference) if row is not None else ""
        self.set_title(self.tr("Agreed beforehand · {whose}").format(whose=whose) if whose else "")
        if row is None:
            self.set_title(self.tr("Agreed beforehand"))
            self.ended.hide()
            return
        gone = self.found.chosen and self.found.chosen not in {one.id for one in row.found}
        self.found.show_rows(row.found)
        if gone:
            # Ended at another desk, or about somebody else now.
            self._fill()
        self.ended.setVisible(bool(self.found.chosen))
        self._keep.set_caption(self.tr("Keep the change") if self.found.chosen else self.tr("Keep the agreement"))

    def confirm(self) -> None:
        """Enter where nothing is typed: on to the next field."""
        self._go_on()

    # -- acts -----------------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """What stands in the form is agreed from now on, in place of what was seen here."""
        row = self._row
        if row is None:
            return
        if self.until.unread:
            self.turn_to(self.until.field)
            return
        standing = self.found.row
        name = standing.id if standing is not None else self._session.desk.new_id()
        command = MakeAgreement(
            about=self.about.chosen or "child",
            names=_several(self.names.text),
            numbers=_several(self.numbers.text),
            call_first=self.call_first.text,
            sharing=self.sharing.chosen,
            share=self.share.text,
            signs=self.signs.text,
            approach=self.approach.text,
            agreed_with=self.agreed_with.text,
            valid_until=self.until.day.isoformat() if self.until.day is not None else "",
            report=standing.text.report if standing is not None else row.report,
            agreement=name,
            replaces=standing.facts if standing is not None else (),
        )
        if not self._session.do(command):
            return
        self._kept.forget(row.report, *(self._name(field) for field in (*self._lines, *_CHOICES)))
        self._load()
        there = self._row is not None and name in {one.id for one in self._row.found}
        self.found.choose(name if there else "")
        self._lost.setVisible(not there)
        self._lost.say(
            self.tr("Kept. In this report it is not shown: its number and name are others than those given here."),
            "warn",
        )
        self._fill()
        self.refresh()
        self.turn_to(self.found.which if self._row is not None and self._row.found else self.names.field)

    def _end(self) -> None:
        standing = self.found.row
        if standing is not None and self._session.do(EndAgreement(standing.id, standing.facts)):
            self.found.choose("")
            self._load()
            self._fill()
            self.refresh()
            self.turn_to(self.found.which if self._row is not None and self._row.found else self.call_first.field)

    def _picked(self, _which: str) -> None:
        self._lost.hide()
        self._fill()
        self.refresh()

    # -- inside ---------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        session = self._session
        row = session.desk.care.agreements(self._report, session.child) if self._report else None
        if row is not None and self._looked_up not in {"", *(one.id for one in row.found)}:
            # Nothing in this report leads to it (any more): it was looked up, and is shown all the same.
            row = replace(row, found=(*row.found, *session.desk.care.agreements_like(self._looked_up, 1)))
        self._row = row

    def _fill(self) -> None:
        row = self._row
        if row is None:
            return
        self.found.show_rows(row.found)
        standing = self.found.row
        stands = _typable(standing.text if standing is not None else row.fresh)
        for name, line in self._lines.items():
            text = self._kept.text(row.report, self._name(name), stands[name])
            if isinstance(line, DayLine):
                line.fill(text)
            else:
                fill(line, text)
        for name, field in self._chosen.items():
            field.choose(self._kept.text(row.report, self._name(name), stands[name]))

    def _name(self, field: str) -> str:
        return f"{field} {self.found.chosen}"

    def _typed(self, text: str) -> None:
        field = self.sender()
        if field is not None:
            self._kept.typed(self._report, self._name(field.objectName()), text)

    def _go_on(self) -> None:
        self.focusNextPrevChild(True)

    def _go_back(self) -> None:
        self.focusNextPrevChild(False)


def _several(text: str) -> tuple[str, ...]:
    """What people write behind each other with commas."""
    return tuple(part.strip() for part in re.split(r"[,;\n]", text) if part.strip())


def _typable(text: AgreementText) -> dict[str, str]:
    return {
        "about": text.about,
        "sharing": text.sharing,
        "names": ", ".join(text.names),
        "numbers": ", ".join(read_number(number).shown or number for number in text.numbers),
        "first": text.call_first,
        "share": text.share,
        "signs": text.signs,
        "approach": text.approach,
        "with": text.agreed_with,
        "until": text.valid_until,
    }
