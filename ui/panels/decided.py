"""The decisions noted before: of whom, when, by whom noted and confirmed, and the reason still to be given."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.rows import DecisionRow
from desk.words.times import clock_text
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer
from ui.widgets.key_button import KeyButton
from ui.widgets.surface import Surface
from ui.widgets.words import Words


class DecidedLine(Surface):
    """One decision. `reasoned(decision, reason)`: why it deviates, given afterwards (house rule 1);
    `taken_back(decision)`: it is not confirmed after all."""

    reasoned = Signal(str, str)
    taken_back = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("raised", parent)
        self._decision = ""
        self._by = Words("strong")
        self._what = Words("body")
        self._more = Words("small")
        self._how = Words("small")
        self._confirmed = Words("small")
        self.back = KeyButton(self.tr("Not confirmed after all"))
        self.reason = ChoiceField(self.tr("Why otherwise?"), keeps=False)
        self._column = QVBoxLayout(self)
        for part in (self._by, self._what, self._more, self._how, self._confirmed, self.reason):
            self._column.addWidget(part)
        self._column.insertWidget(self._column.indexOf(self.reason), self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.back.clicked.connect(self._take_back)
        self.reason.picked.connect(self._picked)
        self.rescale()

    @property
    def confirmed(self) -> str:
        """Who confirmed it."""
        return self._confirmed.text()

    @property
    def words(self) -> tuple[str, str, str]:
        """By whom, what, and how it stands to the proposal."""
        return self._by.text(), self._what.text(), self._how.text()

    def show_row(self, row: DecisionRow, child: str, reasons: Sequence[Offer]) -> None:
        """Shows a decision; `child` names whom it is about, empty where that is plain."""
        self._decision = row.id
        said = self.tr("decision of {who}, {time}, noted by {noted}")
        by = said.format(who=row.decided_by, time=clock_text(row.decided_at), noted=row.noted_by)
        self._by.say(by[:1].upper() + by[1:])
        self._what.say(" · ".join(p for p in (child, row.urgency_label, row.pathway_label, row.route_label) if p))
        self._more.say("\n".join(row.more), hide_empty=True)
        open_ = row.proposed and not row.followed and not row.reason
        self._how.play("warn" if open_ else "small")
        self._how.say(self._how_words(row))
        self._confirmed.say(row.confirmed, hide_empty=True)
        self.back.setVisible(row.may_take_back)
        self.reason.offer(reasons)
        self.reason.setVisible(open_ and bool(reasons))
        self.setAccessibleName(". ".join(part for part in (*self.words, *row.more, row.confirmed) if part))

    def rescale(self) -> None:
        now = look()
        self._column.setContentsMargins(now.px(12), now.px(10), now.px(12), now.px(10))
        self._column.setSpacing(now.px(4))

    def _how_words(self, row: DecisionRow) -> str:
        if not row.proposed:
            return self.tr("There was no proposal yet")
        if row.followed:
            return self.tr("As proposed")
        if row.reason:
            return self.tr("Otherwise than proposed: {reason}").format(reason=row.reason)
        return self.tr("Otherwise than proposed: reason still open")

    def _picked(self, reason: str) -> None:
        self.reasoned.emit(self._decision, reason)

    def _take_back(self) -> None:
        self.taken_back.emit(self._decision)


class Decided(QWidget):
    """The decisions below each other, newest first; takes no room when there are none."""

    reasoned = Signal(str, str)
    taken_back = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = Words("head", self.tr("Noted before"))
        self._lines: list[DecidedLine] = []
        self._shown = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._head)
        self.rescale()

    @property
    def lines(self) -> tuple[DecidedLine, ...]:
        """The lines that are shown."""
        return tuple(self._lines[: self._shown])

    def show_rows(self, rows: Sequence[DecisionRow], children: Mapping[str, str], reasons: Sequence[Offer]) -> None:
        """Shows the decisions in place; `children` are names by id, empty where there is one child."""
        fresh = sorted(rows, key=lambda row: (row.decided_at, row.id), reverse=True)
        self._shown = len(fresh)
        while len(self._lines) < len(fresh):
            line = DecidedLine()
            line.reasoned.connect(self.reasoned)
            line.taken_back.connect(self.taken_back)
            self._lines.append(line)
            self._column.addWidget(line)
        for line, row in zip(self._lines, fresh, strict=False):
            line.show_row(row, children.get(row.child, ""), reasons)
            line.show()
        for spare in self._lines[len(fresh) :]:
            spare.hide()
        self.setVisible(bool(fresh))

    @property
    def letters(self) -> str:
        """The keys of the newest decision that still wants a reason: `Q W E`; empty when none does."""
        waiting = self._waiting()
        keys = [chip.row.key.upper() for chip in waiting.chips.chips] if waiting is not None else []
        return " ".join(keys)

    def press(self, key: str) -> bool:
        """One key for the newest decision that still wants a reason."""
        waiting = self._waiting()
        return waiting is not None and waiting.press(key)

    def _waiting(self) -> ChoiceField | None:
        return next((line.reason for line in self.lines if not line.reason.isHidden()), None)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
