"""A few answers to one question of a panel, each with its own key: the field has the keyboard, one key chooses."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from desk.record import record
from desk.rows import OptionRow
from ui.look.look import look
from ui.widgets.option_chips import OptionChips
from ui.widgets.surface import paint_surface
from ui.widgets.within import KeyboardWithin
from ui.widgets.words import Words

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


@record
class Offer:
    """One thing to choose: what `picked` says, the words, the key, and whether it means danger."""

    code: str
    label: str
    key: str = ""
    danger: bool = False


def numbered(choices: Iterable[tuple[str, str]]) -> tuple[Offer, ...]:
    """Offers with the keys 1 to 9 and then a to z, in order."""
    pairs = list(choices)
    keys = [*KEYS, *("" for _ in pairs[len(KEYS) :])]
    return tuple(Offer(code, label, key) for (code, label), key in zip(pairs, keys, strict=False))


class ChoiceField(QGroupBox):
    """A question with chips. `picked` gives the code that was chosen by key or mouse.

    `keeps`: the choice stays marked, as in a form; otherwise picking is an act. Digits work while the field or one
    of its chips has the keyboard; the panel hands them over with `press` when nothing else wants them.
    """

    picked = Signal(str)

    def __init__(self, label: str, *, keeps: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeps = keeps
        self._within = KeyboardWithin(self)
        self._offers: tuple[Offer, ...] = ()
        self._chosen = ""
        self._also: frozenset[str] = frozenset()
        self._label = Words("head", label)
        self._chips = OptionChips(in_tab_order=False)
        self._note = Words("small")
        self._note.hide()
        self._column = QVBoxLayout(self)
        for part in (self._label, self._chips, self._note):
            self._column.addWidget(part)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._chips.picked.connect(self._pick)
        self._within.changed.connect(self.update)
        self.set_label(label)
        self.rescale()

    @property
    def chosen(self) -> str:
        """The code that is marked; empty for none."""
        return self._chosen

    @property
    def chips(self) -> OptionChips:
        """The chips."""
        return self._chips

    def set_label(self, label: str) -> None:
        """Another question."""
        self._label.say(label)
        self.setAccessibleName(label)

    def say(self, note: str) -> None:
        """A line below the chips; empty takes no room."""
        self._note.say(note, hide_empty=True)

    @property
    def offered(self) -> tuple[str, ...]:
        """The codes of what can be chosen."""
        return tuple(offer.code for offer in self._offers)

    def offer(self, offers: Sequence[Offer], chosen: str = "", *, also: Collection[str] = ()) -> None:
        """Shows what can be chosen, in place, and marks `chosen`; where several can stand, `also` those."""
        self._offers, self._chosen, self._also = tuple(offers), chosen, frozenset(also)
        self._fill()

    def choose(self, code: str) -> None:
        """Marks a choice without telling anybody; empty marks none."""
        if code != self._chosen:
            self._chosen = code
            self._fill()

    def press(self, key: str) -> bool:
        """Chooses by its key; False when nothing here has that key."""
        chip = self._chips.chip_for(key.lower())
        if chip is None or not self.isEnabled() or not self.isVisible():
            return False
        self._pick(chip.row.code)
        return True

    def _fill(self) -> None:
        marked = self._also | {self._chosen}
        self._chips.show_options([OptionRow(o.code, o.label, o.key, o.code in marked, o.danger) for o in self._offers])
        said = [f"{offer.key} {offer.label}".strip() for offer in self._offers]
        taken = ", ".join(offer.label for offer in self._offers if offer.code in marked)
        before = self.tr("Chosen: {answer}.").format(answer=taken) + " " if taken else ""
        self.setAccessibleDescription(before + ", ".join(said))

    def _pick(self, code: str) -> None:
        if self._keeps:
            self.choose(code)
        self.picked.emit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() in PLAIN and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._chips.step(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.modifiers() in PLAIN and not event.isAutoRepeat() and self.press(event.text()):
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_surface(self, "plain", focused=self._within.here)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        self.setContentsMargins(0, 0, 0, 0)
        self._column.setContentsMargins(now.px(12), now.px(10), now.px(12), now.px(12))
        self._column.setSpacing(now.px(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()


def marked(offers: Iterable[Offer], code: str, word: str) -> tuple[Offer, ...]:
    """The offers with `word` behind the one with this code: which one is proposed."""
    return tuple(replace(o, label=f"{o.label} · {word}") if code and o.code == code else o for o in offers)
