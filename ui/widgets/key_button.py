"""A button with words and the key that does the same: primary, plain, danger or quiet."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desk.record import record
from ui.look import paint
from ui.look.look import look


@record
class Ink:
    """The tokens that a button is painted with; an empty one is not painted."""

    fill: str
    edge: str
    words: str
    cap_words: str
    cap_edge: str
    cap_fill: str = ""


KINDS = {
    "plain": Ink("raised", "line", "text", "muted", "line"),
    "primary": Ink("accent", "accent", "on_accent", "on_accent", "on_accent"),
    "danger": Ink("danger_fill", "danger", "on_danger", "on_danger", "danger"),
    "chosen": Ink("chosen", "accent", "text", "text", "accent"),
    "quiet": Ink("", "", "muted", "muted", "line"),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyButton(QPushButton):
    """Words and a key cap. The words are the name for a screen reader, the key is its description.

    `kind` is a key of KINDS. `spread` puts the cap at the far end of the width. `by_mouse_only` is for what no
    key may ever set off by accident (house rule 2: dialling): Enter and space then do nothing.
    """

    def __init__(
        self,
        text: str,
        key: str = "",
        kind: str = "plain",
        *,
        spread: bool = False,
        by_mouse_only: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._caption = ""
        self._key = ""
        self._kind = kind
        self._spread = spread
        self._by_mouse_only = by_mouse_only
        self.setProperty("painted", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_caption(text, key)

    @property
    def caption(self) -> str:
        """The words on the button."""
        return self._caption

    @property
    def key(self) -> str:
        """The key on the cap; empty without a cap."""
        return self._key

    def set_caption(self, text: str, key: str | None = None) -> None:
        """Other words, and another key when one is given."""
        key = self._key if key is None else key
        if (text, key) == (self._caption, self._key):
            return
        self._caption, self._key = text, key
        self.setAccessibleName(text)
        said = paint.cap_text(key)
        self.setAccessibleDescription(self.tr("key {key}").format(key=said) if key else "")
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: str) -> None:
        """Another kind, a key of KINDS."""
        if kind != self._kind:
            self._kind = kind
            # A quiet one is narrower and has another font.
            self.updateGeometry()
            self.update()

    def font_role(self) -> str:
        """The role of the font of the words."""
        return "head" if self._kind == "quiet" else "strong"

    def ink(self) -> Ink:
        """The tokens to paint with now."""
        ink = KINDS[self._kind]
        if not self.isEnabled():
            return replace(ink, words="muted")
        return replace(ink, words="text") if self._kind == "quiet" and self.underMouse() else ink

    def cap_leads(self) -> bool:
        """Whether the cap stands before the words."""
        return False

    def _pads(self) -> tuple[int, int, int]:
        """Left and right of everything, between cap and words, above and below; pixels."""
        now = look()
        side = now.px(2) if self._kind == "quiet" else now.px(13)
        return side, now.px(8), now.px(7)

    def _cap(self) -> QSize:
        return paint.cap_size(look(), self._key) if self._key else QSize(0, 0)

    def _taken(self) -> int:
        """The width that is not for words."""
        side, gap, _above = self._pads()
        return 2 * side + (self._cap().width() + gap if self._key else 0)

    def sizeHint(self) -> QSize:
        width = self._taken() + paint.one_line(look().font(self.font_role()), self._caption)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._taken() + paint.longest_word(look().font(self.font_role()), self._caption)
        return QSize(width, look().px(32))

    def heightForWidth(self, width: int) -> int:
        _side, _gap, above = self._pads()
        high = paint.wrapped(look().font(self.font_role()), self._caption, width - self._taken()).height()
        return max(look().px(35), high + 2 * above)

    def _places(self) -> tuple[QRect, QRect]:
        """Where the cap and the words go."""
        side, gap, _above = self._pads()
        font = look().font(self.font_role())
        cap = self._cap()
        size = paint.wrapped(font, self._caption, self.width() - self._taken())
        size.setWidth(size.width() + 1)
        inner = size.width() + (cap.width() + gap if self._key else 0)
        left = side if self._spread or self.cap_leads() else (self.width() - inner) // 2
        words_left = left + (cap.width() + gap if self.cap_leads() and self._key else 0)
        cap_left = left if self.cap_leads() else words_left + size.width() + gap
        if self._spread:
            cap_left = self.width() - side - cap.width()
        middle = self.height() // 2
        words_at = QRect(QPoint(words_left, middle - size.height() // 2), size)
        return QRect(QPoint(cap_left, middle - cap.height() // 2), cap), words_at

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = look()
        ink = self.ink()
        painter = QPainter(self)
        edge, width = ink.edge, now.theme.border
        if self.hasFocus():
            edge, width = "text" if self._kind == "primary" else "focus", width + 1
        fill_colour, edge_colour, cap_fill = (
            now.colour(token) if token else None for token in (ink.fill, edge, ink.cap_fill)
        )
        paint.box(painter, self.rect(), now.px(8), fill_colour, edge_colour, width)
        cap_at, words_at = self._places()
        paint.words(painter, words_at, now.font(self.font_role()), now.colour(ink.words), self._caption)
        if self._key:
            words, outline = now.colour(ink.cap_words), now.colour(ink.cap_edge)
            paint.cap(painter, now, cap_at, self._key, words, outline, cap_fill)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._by_mouse_only:
            event.ignore()
            return
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
