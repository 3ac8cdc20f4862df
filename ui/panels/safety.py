"""The safety agreement until morning: who stays, what was put away, whom to call, how long, and when we call.

Everything may stay open (house rule 1); what was agreed stands above the form, in sentences to read back.
"""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.care_rows.safety import SafetiesRow, SafetyRow
from desk.intake.safety import AgreeSafety, EndSafety
from desk.words.times import clock_text
from ui.panels.choice_field import ChoiceField, Offer
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept, fill
from ui.panels.lines import MomentLine, NumberLine
from ui.panels.safety_read import SafetyRead
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine, SignLines
from ui.widgets.words import Words

_SOON = timedelta(hours=20)


class SafetyPanel(DeskPanel):
    """The agreement of the child in the middle; `show_for` needs no argument. Ctrl+Enter agrees."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, "", width=580)
        self._subject = ("", "")
        self._row: SafetiesRow | None = None
        self._kept = Kept(session, "safety", self)
        now = session.desk.now
        self._nothing = Words("lead", self.tr("No report open. Open one first."))
        self._child = ChoiceField(self.tr("About which child?"))
        self._warnings = SignLines("danger")
        self._two = SignLine("warn")
        self.standing = SafetyRead(session, self.key_button)
        self.ended = self.key_button(self.tr("No longer needed"), "X")
        self.stays = LabelledLine(self.tr("Who stays with the child?"), self.tr("mother, all night in the house"))
        self.means = LabelledLine(self.tr("What was put away?"), self.tr("pills at grandmother's, knives locked"))
        self.call_first = LabelledLine(self.tr("Whom do they call first if it gets worse?"), self.tr("name and number"))
        self.holds = MomentLine(self.tr("They can hold until"), self.tr("07:00, or 90 for minutes"), now, ahead=True)
        self.next = MomentLine(self.tr("When do we call?"), self.tr("within that time"), now, ahead=True)
        self.number = NumberLine(self.tr("On which number?"))
        self.note = LabelledLine(self.tr("Note"), self.tr("what else was agreed"))
        self._late = SignLine("danger")
        self._no_number = SignLine("warn")
        self._first = SignLine("danger")
        self._agree = KeyButton("", "Ctrl+Enter", "primary")
        self._fields: dict[str, LabelledLine] = {
            "stays": self.stays,
            "means": self.means,
            "first": self.call_first,
            "holds": self.holds,
            "next": self.next,
            "number": self.number,
            "note": self.note,
        }
        self._build()

    def _build(self) -> None:
        minutes = QHBoxLayout()
        for line in (self.holds, self.next, self.number):
            minutes.addWidget(line, 1, Qt.AlignmentFlag.AlignTop)
        self.standing.acts.addWidget(self.ended)
        above: tuple[QWidget, ...] = (self._nothing, self._child, self._warnings, self._two, self.standing)
        for part in (*above, self.stays, self.means, self.call_first):
            self.body.addWidget(part)
        self.body.addLayout(minutes)
        self.body.addWidget(self._no_number)
        self.body.addWidget(self._late)
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self._first.say(self.tr("They cannot hold it until morning: call the triagist now (F8), before this."))
        self._foot.addWidget(self._first)
        self._foot.addWidget(self._agree)
        self.digits_to(self._child)
        self._child.picked.connect(self._session.choose_child)
        self.standing.read.connect(self.refresh)
        self.ended.clicked.connect(self._end)
        self._agree.clicked.connect(self.agree)
        for name, field in self._fields.items():
            field.setObjectName(name)
            field.typed.connect(self._typed)
            field.go_on.connect(self._go_on)
            field.go_back.connect(self._go_back)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.agree)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, _argument: str) -> None:
        """The child in the middle; what was typed for it before stands there again."""
        self._subject = (self._session.report, self._session.child)
        self._load()
        self._fill()
        self.refresh()

    def first_stop(self) -> QWidget | None:
        if self._row is None:
            return None
        return next(iter(self.standing.boxes), self.stays.field)

    def refresh(self) -> None:
        if self._subject[0] != self._session.report:
            # Another report came in the middle: this form is about the one before.
            self.close_panel()
            return
        if self._subject[1] != self._session.child:
            self._subject = (self._session.report, self._session.child)
            self._load()
            self._fill()
        self._load()
        row = self._row
        self._nothing.setVisible(row is None)
        for part in (*self._fields.values(), self._agree):
            part.setVisible(row is not None)
        self.set_title(self.tr("Safety agreement"))
        if row is None:
            for part in (self._child, self.standing, self._late, self._two, self._no_number, self._first):
                part.hide()
            return
        if row.child_name:
            self.set_title(self.tr("Safety agreement · {child}").format(child=row.child_name))
        self._child.setVisible(bool(row.children))
        self._child.offer([Offer(one.code, one.label, one.key) for one in row.children], row.child)
        self._warnings.show_texts(row.warnings)
        self._first.setVisible(row.cannot_hold)
        self._two.setVisible(len(row.standing) > 1)
        self._two.say(self.tr("Two desks agreed something. Read both, and agree once more: that one holds."), "warn")
        self.standing.show_for(row.report, row.child)
        self._say_next()

    def tick(self, _now: datetime) -> None:
        self.holds.again()
        self.next.again()
        self._say_next()

    # -- acts -----------------------------------------------------------------------------------------------------

    def agree(self) -> None:
        """What stands in the form holds from now on, in place of what was agreed before."""
        row = self._row
        if row is None:
            return
        number = self.number.number
        command = AgreeSafety(
            report=row.report,
            child=row.child,
            stays=self.stays.text,
            means=self.means.text,
            call_first=self.call_first.text,
            holds_until=self.holds.at,
            next_at=self.next.at,
            number=number.key or self.number.text.strip(),
            note=self.note.text,
        )
        if self._session.do(command):
            self._kept.forget(row.report, *(self._name(name) for name in self._fields))
            self._load()
            self._fill()
            self.refresh()
            self.to_start()

    def _end(self) -> None:
        for one in self._row.standing if self._row is not None else ():
            self._session.do(EndSafety(one.report, one.id))
        self.refresh()
        self.turn_to(self.stays.field)

    # -- inside ---------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        report, child = self._subject
        self._row = self._session.desk.care.safety(report, child) if report else None

    def _fill(self) -> None:
        row = self._row
        if row is None:
            return
        first = row.standing[-1] if row.standing else None
        stands = self._standing(first) if first is not None else {"stays": row.stays, "number": row.number}
        for name, field in self._fields.items():
            text = self._kept.text(row.report, self._name(name), stands.get(name, ""))
            if isinstance(field, (MomentLine, NumberLine)):
                field.fill(text)
            else:
                fill(field, text)

    def _standing(self, row: SafetyRow) -> dict[str, str]:
        """What holds now as it would be typed; a minute that is past or far away is left to be typed anew."""
        return {
            "stays": row.stays,
            "means": row.means,
            "first": row.call_first,
            "holds": self._typable(row.holds_until),
            "next": self._typable(row.next_at),
            # As it was changed in the promise since.
            "number": row.promise.number if row.promise is not None else row.number,
            "note": row.note,
        }

    def _typable(self, at: datetime | None) -> str:
        now = self._session.desk.now()
        return clock_text(at) if at is not None and now < at < now + _SOON else ""

    def _say_next(self) -> None:
        """When we call, as it will be promised; and loudly when that is later than they can hold."""
        row = self._row
        if row is None:
            return
        now, holds = self._session.desk.now(), self.holds.at
        usual = now + timedelta(minutes=row.minutes)
        calls = self.next.at or (min(usual, holds) if holds is not None and holds > now else usual)
        words = self.tr("Agree anew: we call at {time}") if row.standing else self.tr("Agree: we call at {time}")
        numberless = not self.number.text.strip()
        if numberless:
            words = self.tr("{agree}, without a number").format(agree=words)
            nobody = self.tr("No number of the family yet: there is no number to call at {time}.")
            self._no_number.say(nobody.format(time=clock_text(calls)), "warn")
        self._no_number.setVisible(numberless)
        self._agree.set_caption(words.format(time=clock_text(calls)))
        late = holds is not None and calls > holds
        self._late.setVisible(late)
        if late and holds is not None:
            said = self.tr("That is later than they can hold ({time}): call earlier, or let somebody go there.")
            self._late.say(said.format(time=clock_text(holds)), "danger")

    def _name(self, field: str) -> str:
        return f"{field} {self._subject[1]}"

    def _typed(self, text: str) -> None:
        field = self.sender()
        if field is not None:
            self._kept.typed(self._subject[0], self._name(field.objectName()), text)
        self._say_next()

    def _go_on(self) -> None:
        self.focusNextPrevChild(True)

    def _go_back(self) -> None:
        self.focusNextPrevChild(False)
