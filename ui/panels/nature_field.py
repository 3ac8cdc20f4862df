"""What the report of one child is about: one key for the main thing, others on and off, the whole family or not.

All of it opens while the keyboard is here; else it is one line, so that several children fit below each other.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desk.choice_rows import NatureRow
from desk.rows import OptionRow
from ui.look.look import look
from ui.panels.choice_field import PLAIN, ChoiceField, Offer
from ui.widgets.clash_box import ClashBox
from ui.widgets.shown import show_when
from ui.widgets.within import KeyboardWithin

_UNTIL_RELEASED = 30
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NatureField(QWidget):
    """`noted(primary, also, systemic)`: what stands from now on, all of it; the same key once more takes one back.

    What is proposed says so and is not chosen. `settled(fact)` where two desks said something and somebody chose.
    `go_on`: Enter, past all of it.
    """

    noted = Signal(str, tuple, str)
    settled = Signal(str)
    go_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: NatureRow | None = None
        self._open = False
        self.primary = ChoiceField("", keeps=False)
        self.also = ChoiceField(self.tr("What else is going on? (once more takes it off)"), keeps=False)
        self.systemic = ChoiceField(self.tr("Is it a crisis of the whole family (systemic crisis)?"), keeps=False)
        self.clash = ClashBox()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.primary, self.also, self.systemic, self.clash):
            self._column.addWidget(part)
        show_when(self.also, False)
        show_when(self.systemic, False)
        self.clash.follow(self.systemic)
        self.primary.picked.connect(self._primary_picked)
        self.also.picked.connect(self._also_picked)
        self.systemic.picked.connect(self._systemic_picked)
        self.clash.picked.connect(self.settled)
        self._within = KeyboardWithin(self)
        self._within.changed.connect(self._turn)
        self._turn_timer = QTimer(self, singleShot=True, interval=_UNTIL_RELEASED)
        self._turn_timer.timeout.connect(self._turn)
        self.rescale()

    def show_row(self, row: NatureRow) -> None:
        """What stands now, and what is proposed."""
        if row == self._row:
            return
        self._row = row
        self.clash.show_values(row.values)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() in PLAIN and event.key() in _ENTER and not event.isAutoRepeat():
            event.accept()
            self.go_on.emit()
            return
        if event.modifiers() in PLAIN and event.text().isalnum():
            # No answer here: it is not one to another question either.
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(4))

    # -- inside ---------------------------------------------------------------------------------------------------

    def _turn(self) -> None:
        """Opens or folds; what is under a mouse that is held down stays where it is until it is let go."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._turn_timer.start()
        elif self._open != self._within.here:
            self._open = self._within.here
            self._show()

    def _show(self) -> None:
        row = self._row
        if row is None:
            return
        self.primary.set_label(self.tr("Nature for {name}: what is it about most?").format(name=row.name))
        first = row.primary if self._open else [one for one in row.primary if one.chosen or one.code == row.proposed]
        _offer(self.primary, first, self._marked(first, {row.proposed}))
        self.primary.chips.setVisible(bool(first))
        self.primary.say(self._words(row))
        _offer(self.also, row.also, self._marked(row.also, row.proposed_also))
        _offer(self.systemic, row.systemic, self._marked(row.systemic, {row.proposed_systemic}))
        for part in (self.also, self.systemic):
            show_when(part, self._open)

    def _words(self, row: NatureRow) -> str:
        parts = []
        if row.said:
            parts.append(self.tr("Noted: {what}").format(what=row.said))
        if row.suggestion:
            parts.append(self.tr("Proposed, nobody said it yet: {what}").format(what=row.suggestion))
        if not parts:
            parts.append(self.tr("Nothing noted; nothing follows from the answers. May stay open."))
        if self._open:
            parts.append(self.tr("The list: {label}").format(label=row.label))
        return "\n".join(parts)

    def _marked(self, rows: Iterable[OptionRow], proposed: Iterable[str]) -> list[Offer]:
        word, codes = self.tr("proposed"), set(proposed)
        return [
            Offer(one.code, f"{one.label} · {word}" if one.code in codes else one.label, one.key, one.danger)
            for one in rows
        ]

    def _stands(self) -> tuple[str, tuple[str, ...], str]:
        row = self._row
        if row is None:
            return "", (), ""
        return next(iter(_chosen(row.primary)), ""), _chosen(row.also), next(iter(_chosen(row.systemic)), "")

    def _primary_picked(self, code: str) -> None:
        primary, also, systemic = self._stands()
        self.noted.emit("" if code == primary else code, also, systemic)

    def _also_picked(self, code: str) -> None:
        primary, also, systemic = self._stands()
        kept = tuple(one for one in also if one != code)
        self.noted.emit(primary, kept if code in also else (*also, code), systemic)

    def _systemic_picked(self, code: str) -> None:
        primary, also, systemic = self._stands()
        self.noted.emit(primary, also, "" if code == systemic else code)


def _chosen(rows: Iterable[OptionRow]) -> tuple[str, ...]:
    return tuple(one.code for one in rows if one.chosen)


def _offer(field: ChoiceField, rows: Iterable[OptionRow], offers: list[Offer]) -> None:
    field.offer(offers, also=_chosen(rows))
