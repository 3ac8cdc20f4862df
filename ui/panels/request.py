"""A callback request: somebody only asks to be called back. Three fields, timed from their call (seed row E-009)."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desk.intake.context import due_minutes
from desk.intake.promises import RequestCallback
from desk.words.times import clock_text, span_text
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept, fill
from ui.panels.lines import MomentLine, NumberLine
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine

_SAVE_AND_OPEN = ("Ctrl+Return", "Ctrl+Enter")


class RequestPanel(DeskPanel):
    """Who, on which number, about what, and when they called. `show_for` takes a number that is known already.

    Enter goes to the next field, and on the last one puts the request on the list; Ctrl+Enter also opens its report.
    """

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Callback request"), width=480)
        self._kept = Kept(session, "request", self)
        self._opened_at: datetime | None = None
        self._who = LabelledLine(self.tr("Who"), self.tr("name, function, organisation"))
        self._number = NumberLine(self.tr("Number"))
        self._about = LabelledLine(self.tr("About"), self.tr("in a few words"))
        self._at = MomentLine(
            self.tr("Called at"), self.tr("now; or 03:25, or 15 for minutes ago"), self._now, ahead=False
        )
        self._due = SignLine("ok")
        self._save = KeyButton(self.tr("Put on the list"), "Enter", "primary")
        self._open = KeyButton(self.tr("Put on the list and open"), "Ctrl+Enter")
        self._build()

    def _build(self) -> None:
        second = QHBoxLayout()
        second.addWidget(self._number, 3)
        second.addWidget(self._at, 2)
        self.body.addWidget(self._who)
        self.body.addLayout(second)
        self.body.addWidget(self._about)
        self.body.addWidget(self._due)
        self.body.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._save, 2)
        buttons.addWidget(self._open, 3)
        self._foot.addLayout(buttons)
        self._fields: dict[str, LabelledLine] = {
            "who": self._who,
            "number": self._number,
            "at": self._at,
            "about": self._about,
        }
        for name, field in self._fields.items():
            field.setObjectName(name)
            field.typed.connect(self._typed)
            field.go_on.connect(self._go_on)
            field.go_back.connect(self._go_back)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        self._save.clicked.connect(self.confirm)
        self._open.clicked.connect(self._save_and_open)
        for keys in _SAVE_AND_OPEN:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._save_and_open)

    def show_for(self, argument: str) -> None:
        """Fills the fields with what was typed before; `argument` is a number."""
        if self.isHidden() or self._opened_at is None:
            self._opened_at = self._session.desk.now()
        for name, field in self._fields.items():
            text = self._kept.text("", name, argument if name == "number" else "")
            if isinstance(field, NumberLine | MomentLine):
                field.fill(text)
            else:
                fill(field, text)
        self.refresh()

    def refresh(self) -> None:
        now, called = self._session.desk.now(), min(self._called(), self._session.desk.now())
        profile = self._session.desk.profile
        minutes = due_minutes(profile.clocks.get("callback-request") if profile else None)
        due = called + timedelta(minutes=minutes)
        told = self.tr("Called at {called}: call back before {due} ({span} after their call)")
        kind = "bad" if due <= now else "ok"
        self._due.say(told.format(called=clock_text(called), due=clock_text(due), span=span_text(minutes)), kind)

    def tick(self, _now: datetime) -> None:
        self.refresh()

    def confirm(self) -> None:
        """The request goes on the list of callbacks."""
        if self._do():
            self.close_panel()

    def _save_and_open(self) -> None:
        report = self._do()
        if report:
            self.close_panel()
            self._session.open_report(report)

    def _do(self) -> str:
        """Makes the request; gives the id of its report, empty when it was refused."""
        read = self._number.number
        report = self._session.desk.new_id()
        command = RequestCallback(
            report=report,
            who=self._who.text.strip(),
            number=read.key or self._number.text.strip(),
            about=self._about.text.strip(),
            said_at=self._called(),
        )
        if not self._session.do(command):
            return ""
        self._kept.forget("")
        self._opened_at = None
        return report

    def _called(self) -> datetime:
        """When they called: what stands in the field, else the moment at which this panel was opened."""
        return self._at.at or self._opened_at or self._session.desk.now()

    def _now(self) -> datetime:
        return self._session.desk.now()

    def _typed(self, text: str) -> None:
        field = self.sender()
        if field is not None:
            self._kept.typed("", field.objectName(), text)
        self.refresh()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The button wears the key only where Enter presses it; in the fields before, Enter goes on."""
        before = (self._who.field, self._number.field)
        self._save.set_caption(self.tr("Put on the list"), "" if new in before else "Enter")

    def _go_on(self) -> None:
        self._step(1)

    def _go_back(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        order = [self._who, self._number, self._about]
        here = next((place for place, field in enumerate(order) if field.field.hasFocus()), len(order) - 1)
        if here + by >= len(order):
            self.confirm()
        elif here + by >= 0:
            order[here + by].field.setFocus(Qt.FocusReason.TabFocusReason)
