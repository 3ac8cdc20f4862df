"""Who is on call now for one role, and how to reach them; a gap in the roster is shown loudly."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.directory_rows import OnCallRow
from ui.widgets.box import Action, Box

_CALL, _BACKUP = "call", "backup"


class OnCallBox(Box):
    """One role from an OnCallRow. `called` and `backup_called` give the role.

    `call_text` and `key` are for the first button: "Bel triagist", F8.
    """

    called = Signal(str)
    backup_called = Signal(str)

    def __init__(self, call_text: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._call_text = call_text or self.tr("Call")
        self._call_key = key
        self._row: OnCallRow | None = None
        self.acted.connect(self._tell)

    @property
    def row(self) -> OnCallRow | None:
        """Who stands there."""
        return self._row

    def show_row(self, row: OnCallRow) -> None:
        """Shows who is on call, in place."""
        if row == self._row:
            return
        self._row = row
        if row.nobody:
            self.set_tone("danger")
            title, aside = self.tr("! Nobody"), row.note
        else:
            self.set_tone("plain")
            title = row.name
            aside = " · ".join(part for part in (row.provider, row.note, row.number_shown) if part)
        self._say(
            head=row.label[:1].upper() + row.label[1:],
            far=row.until_text,
            title=title,
            aside=aside,
            far_danger=row.nobody,
        )
        actions = []
        if not row.nobody and row.number:
            actions.append(Action(_CALL, self._call_text, self._call_key, "primary"))
        if row.backup:
            kind = "primary" if row.nobody else "plain"
            actions.append(Action(_BACKUP, self.tr("Backup on call"), kind=kind, hint=row.backup))
        self.show_actions(actions)

    def _tell(self, action: str) -> None:
        if self._row is not None:
            (self.called if action == _CALL else self.backup_called).emit(self._row.role)
