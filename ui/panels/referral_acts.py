"""What can be done with a referral now, one letter each, and what comes next (Enter): from how far it is."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.care_rows.referral import ReferralsRow
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton

ASK, CHOOSE, UNDO = "ask", "choose", "undo"
_LETTERS = {
    "accepted": "J",
    "no-answer": "G",
    "busy": "B",
    "message": "M",
    "contact": "C",
    "help": "H",
    "heard": "V",
    "dispatcher": "S",
    "takes": "T",
    "stands": "K",
    "pass-on": "D",
    "lead": "L",
    "other": "A",
    "end": "I",
    UNDO: "Z",
}
"""A letter always means the same."""
_ON = ("pass-on", "lead")
_WHEN = {
    "asked": ("accepted", "no-answer", "busy", "message", "contact", *_ON, "other", "end"),
    "accepted": ("no-answer", "busy", "message", "contact", "help", *_ON, "other", "end"),
    "refused": ("accepted", *_ON, "other"),
    "disputed": ("dispatcher", "takes", "stands", *_ON, "other", "end"),
    "reached": ("help", "other"),
    "started": ("other",),
}
"""What can be done in each state; in the order of the letters."""


class ReferralActs(QWidget):
    """`acted(name)`: one of the letters, or what `following` says when Enter is pressed."""

    acted = Signal(str)

    def __init__(self, key_button: Callable[[str, str, str], KeyButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, KeyButton] = {}
        flow = FlowLayout(self, gap=8)
        for name, letter in _LETTERS.items():
            kind = {"dispatcher": "danger", "lead": "danger", "other": "quiet", "end": "quiet", UNDO: "quiet"}.get(
                name, "plain"
            )
            button = key_button("", letter, kind)
            button.setProperty("act", name)
            button.clicked.connect(self._pressed)
            self._buttons[name] = button
            flow.addWidget(button)

    @property
    def shown(self) -> tuple[str, ...]:
        """The acts that are offered now."""
        return tuple(name for name, button in self._buttons.items() if not button.isHidden())

    def show_row(self, row: ReferralsRow, *, asking: bool) -> None:
        """Offers what is possible; while somebody else is being asked, nothing of this."""
        state = row.current.state if row.current is not None and not asking else ""
        wanted = set(_WHEN.get(state, ()))
        wanted.discard("lead" if row.next is not None else "pass-on")
        if row.feedback and state:
            wanted.add("heard")
        if row.current is not None and row.current.undo:
            wanted.add(UNDO)
        words = self._words(row)
        for name, button in self._buttons.items():
            button.set_caption(words[name])
            button.setVisible(name in wanted)

    def following(self, row: ReferralsRow, *, asking: bool) -> str:
        """What comes next in the ordinary course of things; empty when nothing does."""
        current = row.current
        if row.choose is not None and not asking:
            return CHOOSE
        if current is None or asking or current.state == "ended":
            return ASK
        onward = "pass-on" if row.next is not None else "lead"
        steps = {
            "asked": onward if current.silent else "accepted",
            "refused": onward,
            "disputed": "dispatcher",
            "accepted": "contact",
            "reached": "help",
        }
        return steps.get(current.state, "")

    def words(self, act: str) -> str:
        """What the button of an act says."""
        return self._buttons[act].caption

    def _words(self, row: ReferralsRow) -> dict[str, str]:
        undo = row.current.undo if row.current is not None else ""
        return {
            "accepted": self.tr("Takes it"),
            "no-answer": self.tr("No answer"),
            "busy": self.tr("Busy"),
            "message": self.tr("Left a message"),
            "contact": whose(row, self.tr("Family reached")),
            "help": whose(row, self.tr("Help began")),
            "heard": self.tr("The referrer heard it"),
            "dispatcher": self.tr("Call the {role}").format(role=row.dispatcher.label),
            "takes": self.tr("Ruled: they take the family"),
            "stands": self.tr("Ruled: the refusal stands"),
            "pass-on": self.tr("On to {name}").format(name=row.next.label if row.next is not None else ""),
            "lead": self.tr("Call the {role}").format(role=row.lead.label),
            "other": self.tr("Another provider"),
            "end": self.tr("Withdraw"),
            UNDO: self.tr("Undo: {what}").format(what=undo),
        }

    def _pressed(self) -> None:
        self.acted.emit(str(self.sender().property("act")))


def whose(row: ReferralsRow, words: str) -> str:
    """Words with the child's name before them, where there are more children."""
    return f"{row.child_name}: {words}" if row.children and row.child_name else words
