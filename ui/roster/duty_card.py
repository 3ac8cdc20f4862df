"""Who is on call now for one role, in a few lines with a button beside them; a gap is shown loudly."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.directory_rows import OnCallRow
from ui.look.look import look
from ui.widgets.key_button import KeyButton
from ui.widgets.shown import show_when
from ui.widgets.surface import Surface
from ui.widgets.words import Words


class DutyCard(Surface):
    """`called(OnCallRow)` when the button is pressed: the panel with the number opens, nothing is dialled."""

    called = Signal(object)

    def __init__(self, row: OnCallRow, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._row = row
        self._role, self._number = Words("head"), Words("head")
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._name, self._more = Words("strong"), Words("small")
        self._call = KeyButton(self.tr("Call"))
        self._call.clicked.connect(self._tell)
        self._top, self._below, self._who = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        self._top.addWidget(self._role, 1)
        self._top.addWidget(self._number)
        self._who.addWidget(self._name)
        self._who.addWidget(self._more)
        self._below.addLayout(self._who, 1)
        self._below.addWidget(self._call, 0, Qt.AlignmentFlag.AlignBottom)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addLayout(self._below)
        self.rescale()
        self._fill(row)

    @property
    def row(self) -> OnCallRow:
        """What is shown."""
        return self._row

    @property
    def button(self) -> KeyButton:
        """The button that opens the panel with the number."""
        return self._call

    def show_row(self, row: OnCallRow) -> None:
        """Shows who is on call, in place."""
        if row != self._row:
            self._fill(row)

    def rescale(self) -> None:
        now = look()
        self._column.setContentsMargins(now.px(13), now.px(7), now.px(11), now.px(8))
        self._column.setSpacing(now.px(1))
        self._who.setSpacing(now.px(1))
        self._below.setSpacing(now.px(8))

    def _fill(self, row: OnCallRow) -> None:
        self._row = row
        self.set_tone("danger" if row.nobody else "plain")
        self._role.say(row.label[:1].upper() + row.label[1:])
        self._role.play("head-danger" if row.nobody else "head")
        self._number.say(row.number_shown, hide_empty=True)
        self._name.say(self.tr("! Nobody") if row.nobody else row.name)
        said = (row.provider, row.until_text, row.state_text, row.note, row.why, row.remark)
        self._more.say(" · ".join(part for part in said if part), hide_empty=True)
        show_when(self._call, not row.nobody or bool(row.backup))
        self._call.set_caption(self.tr("Backup") if row.nobody else self.tr("Call"))
        whom = row.backup if row.nobody else row.name
        self._call.setAccessibleName(self.tr("Call {name}, {role}").format(name=whom, role=row.label))
        self.setAccessibleName(" · ".join(part for part in (row.label, self._name.text(), *said) if part))

    def _tell(self) -> None:
        self.called.emit(self._row)
