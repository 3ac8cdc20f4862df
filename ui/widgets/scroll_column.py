"""A column of widgets that scrolls when there is more than fits; it takes its colour from what it stands on."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.look.look import look


class ScrollColumn(QScrollArea):
    """`column` is the layout to put things in; `gap` and `margin` are pixels at scale 1. Never scrolls sideways."""

    def __init__(
        self, *, gap: int = 10, margin: tuple[int, int, int, int] = (0, 0, 0, 0), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gap = gap
        self._margin = margin
        self._needed = -1
        self.inside = QWidget()
        self.column = QVBoxLayout(self.inside)
        self.setWidget(self.inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside.setAutoFillBackground(False)
        self.rescale()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        self.column.setSpacing(now.px(self._gap))
        self.column.setContentsMargins(*(now.px(side) for side in self._margin))

    def settle_now(self) -> None:
        """Gives everything inside its place at once; otherwise new things are painted squeezed for one frame."""
        for place in range(self.column.count()):
            item = self.column.itemAt(place)
            part = item.widget() if item is not None else None
            # A layout shows what is new in it a moment later; until then it counts for nothing, and is squeezed.
            if part is not None and not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                part.show()
        for part in self.inside.findChildren(QWidget):
            part.ensurePolished()
        self.column.invalidate()
        width = self.viewport().width()
        tall = self.column.hasHeightForWidth()
        needed = self.column.totalHeightForWidth(width) if tall else self.column.totalSizeHint().height()
        self.inside.resize(width, max(needed, self.viewport().height()))
        self.column.activate()

    def minimumSizeHint(self) -> QSize:
        """As wide as its widest word: what stands in it is never cut at the side."""
        inside = self.inside.minimumSizeHint().width()
        return QSize(inside + self.verticalScrollBar().sizeHint().width(), look().px(80))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What is inside may need more width than before; a scroll area does not tell its surroundings by itself.
        if watched is self.inside and event.type() == QEvent.Type.LayoutRequest:
            needed = self.inside.minimumSizeHint().width()
            if needed != self._needed:
                self._needed = needed
                self.updateGeometry()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
