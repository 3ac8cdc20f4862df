"""The little key label: tells which key does this."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import paint
from ui.look.look import look
from ui.widgets.shown import show_when


class KeyCap(QWidget):
    """One key, such as `F9` or `Ctrl+N`. `words` and `edge` are tokens of the theme.

    `as_wide_as` keeps caps under each other in one column: never narrower than that key's cap.
    """

    def __init__(
        self,
        key: str,
        *,
        words: str = "muted",
        edge: str = "line",
        as_wide_as: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._words = words
        self._edge = edge
        self._as_wide_as = as_wide_as
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def key(self) -> str:
        """The key as it was given."""
        return self._key

    def set_key(self, key: str) -> None:
        """Another key; an empty one hides the cap."""
        if key != self._key:
            self._key = key
            self._name()
            self.updateGeometry()
            self.update()
        show_when(self, bool(key))

    def _name(self) -> None:
        self.setAccessibleName(self.tr("key {key}").format(key=paint.cap_text(self._key)))

    def sizeHint(self) -> QSize:
        size = paint.cap_size(look(), self._key)
        if self._as_wide_as:
            size.setWidth(max(size.width(), paint.cap_size(look(), self._as_wide_as).width()))
        return size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = look()
        paint.cap(QPainter(self), now, self.rect(), self._key, now.colour(self._words), now.colour(self._edge))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
