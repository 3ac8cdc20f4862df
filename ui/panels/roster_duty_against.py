"""What speaks against somebody for a duty, said while a form is filled in; it keeps nobody from anything."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desk.roster_rows import Duty
from ui.session import Session
from ui.widgets.shown import show_when
from ui.widgets.sign_line import SignLine

_MIND_MS = 300


class AgainstLine(SignLine):
    """Clashes, absence, numbers and the law; hidden when there is nothing. `ask` for another duty at every change.

    It looks a moment after the last change, since that takes weeks of duties, and only where something changed.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("warn", parent=parent)
        self._session = session
        self._asked: Duty | None = None
        self._looked: tuple[object, Duty | None] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_MIND_MS)
        self._soon.timeout.connect(self._look)
        self.hide()

    @property
    def said(self) -> str:
        """What speaks against it; empty for nothing."""
        return "" if self.isHidden() else self.text

    def ask(self, duty: Duty | None) -> None:
        """The duty with its person as the form has it now; None while it is not whole."""
        self._asked = duty
        self._soon.start()

    def _look(self) -> None:
        book, asked = self._session.desk.roster(), self._asked
        above = self.parentWidget()
        if (above is not None and not above.isVisible()) or (
            self._looked is not None and self._looked[0] is book and self._looked[1] == asked
        ):
            return
        self._looked = book, asked
        said = ""
        if asked is not None:
            rows = self._session.desk.planning.suggestions(asked)
            row = next((row for row in rows if row.person == asked.person), None)
            if row is None:
                said = self.tr("Does not have this role yet.")
            elif not row.fits:
                said = "; ".join(row.against)
        self.say(said[:1].upper() + said[1:], "warn")
        show_when(self, bool(said))
