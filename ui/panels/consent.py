"""Consent and law: where each person stands about help for the child, and which legal frame may count, as a hint.

Nothing here is required, and nothing waits for it (house rule 1); an emergency goes without consent, with a reason.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desk.care_rows.consent import ConsentsRow
from ui.panels.choice_field import ChoiceField, Offer
from ui.panels.consent_frames import ConsentFrames
from ui.panels.consent_people import ConsentPeople
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.words import Words


class ConsentPanel(DeskPanel):
    """The child in the middle; `show_for("frames")` begins with the legal frames. Ctrl+Enter keeps what is typed.

    Digits say where the chosen person stands, letters choose the person; W turns to the legal frames and back.
    """

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, "", width=640)
        self._subject = ("", "")
        self._law = False
        self._row: ConsentsRow | None = None
        self._nothing = Words("lead", self.tr("No report open. Open one first."))
        self._child = ChoiceField(self.tr("About which child?"))
        self.turn = self.key_button("", "W")
        kept = Kept(session, "consent", self)
        self.people = ConsentPeople(session, kept)
        self.frames = ConsentFrames(session, kept)
        self._keep = KeyButton(self.tr("Keep"), "Ctrl+Enter", "primary")
        for part in (self._nothing, self._child, self.turn, self.people, self.frames):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._foot.addWidget(self._keep)
        self._child.picked.connect(session.choose_child)
        self.turn.clicked.connect(self._turn)
        self._keep.clicked.connect(self.keep)
        for part in (self.people, self.frames):
            part.noted.connect(self.refresh)
            part.go_on.connect(self._go_on)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.keep)

    def show_for(self, argument: str) -> None:
        """The child in the middle; `frames` for the legal frames."""
        self._law = argument == "frames"
        self._subject = ("", "")
        self._show()

    def first_stop(self) -> QWidget | None:
        if self._row is None:
            return None
        return self.frames.which if self._law else self.people.consent

    def refresh(self) -> None:
        if self._subject[0] != self._session.report:
            # Another report came in the middle: this form is about the one before.
            self.close_panel()
            return
        self._show()

    def confirm(self) -> None:
        """Enter where nothing is typed: on to the next field."""
        self._go_on(True)

    def take_letter(self, text: str, /) -> bool:
        """A letter chooses the person."""
        return not self._law and self.people.who.press(text)

    def keep(self) -> None:
        """What stands in the form is noted."""
        (self.frames if self._law else self.people).keep()

    # -- inside ---------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        session = self._session
        anew = self._subject != (session.report, session.child)
        self._subject = (session.report, session.child)
        self._row = row = session.desk.care.consents(*self._subject) if session.report else None
        self._nothing.setVisible(row is None)
        for part in (self.turn, self._keep):
            part.setVisible(row is not None)
        self.people.setVisible(row is not None and not self._law)
        self.frames.setVisible(row is not None and self._law)
        self._child.setVisible(row is not None and bool(row.children))
        if row is None:
            self.set_title(self.tr("Consent and law"))
            return
        whose = row.child_name or row.reference
        self.set_title(
            (self.tr("Legal frames · {whose}") if self._law else self.tr("Consent · {whose}")).format(whose=whose)
        )
        self._child.offer([Offer(one.code, one.label, one.key) for one in row.children], row.child)
        hints = sum(bool(one.hint and not one.line) for one in row.frames)
        law = self.tr("Legal frames ({count} to look at)").format(count=hints) if hints else self.tr("Legal frames")
        self.turn.set_caption(self.tr("Consent") if self._law else law)
        self.people.show_row(row, anew=anew)
        self.frames.show_row(row, anew=anew)
        self.digits_to(self.frames.which if self._law else self.people.consent)

    def _turn(self) -> None:
        self._law = not self._law
        self._show()
        first = self.first_stop()
        if first is not None:
            self.turn_to(first)

    def _go_on(self, ahead: bool) -> None:
        self.focusNextPrevChild(ahead)
