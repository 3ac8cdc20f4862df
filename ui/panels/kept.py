"""What was typed in a panel and is no fact yet: it outlives Esc, a restart and a crash (house rule 11)."""

from PySide6.QtCore import QObject, Qt

from ui.session import PANEL, Session
from ui.typing import Typing
from ui.widgets.line_edit import LabelledLine


class Kept(QObject):
    """Keeps the texts of one panel by subject (the id of a report or a promise, or '') and field; as drafts, too.

    Drafts are written as the intake's are: at the end of a word or after 400 ms (`ui.typing`).
    """

    def __init__(self, session: Session, panel: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._panel = session, panel
        self._texts: dict[tuple[str, str], str] = {}
        self._typing = Typing(self)
        self._typing.draft.connect(self._write)
        self._typing.settled.connect(self._write)
        session.stopping.connect(self._typing.settle)

    def text(self, subject: str, field: str, otherwise: str = "") -> str:
        """What was typed here before; `otherwise` when nothing was."""
        here = self._texts.get((subject, field))
        if here is not None:
            return here
        return self._session.desk.drafts().get((subject, "", self._link(field)), otherwise)

    def typed(self, subject: str, field: str, text: str) -> None:
        """One more change in a field."""
        self._texts[subject, field] = text
        self._typing.typed(subject, "", self._link(field), text)

    def forget(self, subject: str, *fields: str) -> None:
        """It became a fact, or is no longer wanted: these fields of a subject, or all of them."""
        self._typing.settle()
        here = {field for whose, field in self._texts if whose == subject}
        begin = self._link("")
        drafts = self._session.desk.drafts()
        here |= {link.removeprefix(begin) for whose, _, link in drafts if whose == subject and link.startswith(begin)}
        for field in here & set(fields) if fields else here:
            self._texts.pop((subject, field), None)
            self._session.desk.draft(subject, "", self._link(field), "")

    def _link(self, field: str) -> str:
        return f"{PANEL}{self._panel}/{field}"

    def _write(self, subject: str, child: str, link: str, text: str) -> None:
        self._session.desk.draft(subject, child, link, text)


def fill(line: LabelledLine, text: str) -> None:
    """Puts `text` in a field, also when the keyboard is there: the panel opened for something else."""
    line.show_text(text)
    if line.field.text() != text:
        line.field.setText(text)


def type_on(line: LabelledLine, text: str) -> None:
    """Somebody types who was not in a field: the words begin in this one, behind what stands there."""
    line.field.setFocus(Qt.FocusReason.OtherFocusReason)
    line.field.end(False)
    line.field.insert(text)
    line.field.textEdited.emit(line.field.text())
