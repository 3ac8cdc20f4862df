"""What else can become of a promise: a new minute, a colleague, no longer needed. One section is open at a time."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.profile.model import Choice
from desk.roster_rows import PersonRow
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer, numbered
from ui.panels.minute_field import MinuteField
from ui.widgets.key_button import KeyButton

_NO_REASON = ""


class PromiseMore(QWidget):
    """Signals: `extended(due, reason)` a UTC instant and a reason in words or ''; `handed(person id)`;
    `withdrawn(reason)`; `minute_typed(text)` so that nothing is lost."""

    extended = Signal(object, str)
    handed = Signal(str)
    withdrawn = Signal(str)
    minute_typed = Signal(str)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.minute = MinuteField(self.tr("New minute: before when do they hear more?"), now)
        self.why = ChoiceField(self.tr("Why (may stay open)"))
        self.extend = KeyButton("", "Enter", "primary")
        self.people = ChoiceField(self.tr("To whom?"), keeps=False)
        self.reasons = ChoiceField(self.tr("Why no longer needed? One key withdraws it"), keeps=False)
        self._sections: dict[str, tuple[QWidget, ...]] = {
            "extend": (self.minute, self.why, self.extend),
            "hand": (self.people,),
            "withdraw": (self.reasons,),
        }
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for parts in self._sections.values():
            for part in parts:
                self._column.addWidget(part)
        self._name = ""
        self._hang_up = False
        self.minute.changed.connect(self._say)
        self.minute.typed.connect(self.minute_typed)
        self.minute.go_on.connect(self.confirm)
        self.extend.clicked.connect(self.confirm)
        self.people.picked.connect(self.handed)
        self.reasons.picked.connect(self.withdrawn)
        self.open_section("")
        self.rescale()

    @property
    def section(self) -> str:
        """The open section: `extend`, `hand`, `withdraw` or ''."""
        return self._name

    @property
    def field(self) -> ChoiceField | None:
        """The field of the open section that gets the digits."""
        return {"extend": self.minute.choice, "hand": self.people, "withdraw": self.reasons}.get(self._name)

    def fill(self, minutes: int, typed: str, people: Sequence[PersonRow], reasons: Sequence[Choice]) -> None:
        """The profile's minutes, a time typed before, colleagues, and the reasons of the profile."""
        self.minute.offer(minutes, own=typed)
        self.why.offer(numbered((reason.label, reason.label) for reason in reasons))
        self.why.choose(_NO_REASON)
        self.people.offer(numbered((person.id, person.name) for person in people))
        none = Offer(_NO_REASON, self.tr("No reason"), "0")
        self.reasons.offer((*numbered((reason.id, reason.label) for reason in reasons), none), chosen="-")
        self._say()

    def open_section(self, name: str, *, hang_up: bool = False) -> None:
        """Opens one section; `hang_up` if the new minute also ends the call."""
        self._name, self._hang_up = name, hang_up
        for section, parts in self._sections.items():
            for part in parts:
                part.setVisible(section == name)
        self.setVisible(bool(name))
        self._say()

    def tick(self) -> None:
        """A second went by."""
        if self._name == "extend":
            self.minute.again()
            self._say()

    def confirm(self) -> None:
        """Enter: the new minute."""
        if self._name == "extend":
            self.extended.emit(self.minute.due(), self.why.chosen)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(10))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _say(self) -> None:
        words = self.tr("Promise {minute} and hang up") if self._hang_up else self.tr("Promise {minute}")
        self.extend.set_caption(words.format(minute=self.minute.said()))
