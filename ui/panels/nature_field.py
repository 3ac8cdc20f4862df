"""What the report of one child is about: one key for the main thing, others on and off, the whole family or not.

All of it opens while the keyboard is here; else it is one line, so that several children fit below each other.
"""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desk.choice_rows import NatureRow
from desk.rows import OptionRow
from ui.look.look import look
from ui.panels.choice_field import PLAIN, ChoiceField, Offer
from ui.widgets.chip import Chip
from ui.widgets.clash_box import ClashBox
from ui.widgets.shown import show_when
from ui.widgets.within import KeyboardWithin

_UNTIL_RELEASED = 30
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NatureField(QWidget):
    """`noted(primary, also, systemic)`: what stands from now on, all of it; the same key once more takes one back.

    What is proposed says so and is not chosen. `settled(fact)` where two desks said something and somebody chose.
    `go_on`: Enter, past all of it. `reached(chip)`: the arrows brought the keyboard to a chip, perhaps out of sight.
    """

    noted = Signal(str, tuple, str)
    settled = Signal(str)
    go_on = Signal()
    reached = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: NatureRow | None = None
        self._open = (False, False, False)
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
        self._within = tuple(KeyboardWithin(part) for part in (self, self.primary, self.also))
        for one in self._within:
            one.changed.connect(self._turn)
        self._turn_timer = QTimer(self, singleShot=True, interval=_UNTIL_RELEASED)
        self._turn_timer.timeout.connect(self._turn)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
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

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        held_down = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if isinstance(new, Chip) and self.isAncestorOf(new) and not held_down:
            self.reached.emit(new)

    def _turn(self) -> None:
        """Opens or folds; what is under a mouse that is held down stays where it is until it is let go."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._turn_timer.start()
            return
        whole, primary, also = (one.here for one in self._within)
        if self._open != (whole, primary, also):
            self._open = (whole, primary, also)
            self._show()

    def _show(self) -> None:
        row = self._row
        if row is None:
            return
        whole, primary, also = self._open
        self.primary.set_label(self.tr("Nature for {name}: what is it about most?").format(name=row.name))
        self._offer(self.primary, row.primary, {row.proposed}, every=primary)
        self.primary.say(self._words(row))
        self._offer(self.also, row.also, row.proposed_also, every=also)
        self._offer(self.systemic, row.systemic, {row.proposed_systemic}, every=True)
        for part in (self.also, self.systemic):
            show_when(part, whole)

    def _offer(
        self, field: ChoiceField, rows: tuple[OptionRow, ...], proposed: Collection[str], *, every: bool
    ) -> None:
        """`every` choice, or only those that are chosen or proposed."""
        word = self.tr("proposed")
        shown = [one for one in rows if every or one.chosen or one.code in proposed]
        words = [f"{one.label} · {word}" if one.code in proposed else one.label for one in shown]
        offers = [Offer(one.code, text, one.key, one.danger) for one, text in zip(shown, words, strict=True)]
        field.offer(offers, also=_chosen(shown))
        field.chips.setVisible(bool(shown))

    def _words(self, row: NatureRow) -> str:
        parts = []
        if row.said:
            parts.append(self.tr("Noted: {what}").format(what=row.said))
        if row.proposed_also or row.proposed_systemic:
            parts.append(self.tr("Proposed, nobody said it yet: {what}").format(what=row.suggestion))
        if not parts and not row.proposed:
            parts.append(self.tr("Nothing noted; nothing follows from the answers. May stay open."))
        if self._open[1]:
            parts.append(self.tr("The list: {label}").format(label=row.label))
        return "\n".join(parts)

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
