"""What stands above the lanes: which days, going to others, how many at once, and what can be done with them."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desk.lane_rows import FOUR_WEEKS, MONTH, WEEK, ZOOMS, LanesRow
from ui.look.look import look
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.words import Words

_MAY_GO = ("today", "import", "publish", *ZOOMS)


class RosterHead(QWidget):
    """`acted(name)`: `before`, `after`, `new`, or an act of the chart."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Words("title", self.tr("Roster"), wrap=False)
        self._days = Words("small")
        self._buttons: dict[str, KeyButton] = {}
        self._keys: dict[str, str] = {}
        self._row: LanesRow | None = None
        self._low: bool | None = None
        naming, acts, going = (self._group() for _ in range(3))
        self._rows = FlowLayout(gap=8)
        self._naming, self._acts, self._going = (
            FlowLayout(naming, gap=10),
            FlowLayout(acts, gap=6),
            FlowLayout(going, gap=6),
        )
        for part in (self._title, self._days):
            self._naming.addWidget(part)
        for group in (naming, acts, going):
            self._rows.addWidget(group)
        for name, words, key in (
            ("before", "‹", ""),
            ("today", self.tr("Today"), "T"),
            ("after", "›", ""),
            (WEEK, self.tr("Week"), "1"),
            (FOUR_WEEKS, self.tr("4 weeks"), "2"),
            (MONTH, self.tr("Month"), "3"),
            ("zoom", "", ""),
        ):
            self._going.addWidget(self._made(name, words, key))
        for name, words, key in (
            ("menu", self.tr("More"), "M"),
            ("import", self.tr("Import..."), "I"),
            ("publish", "", "P"),
            ("new", self.tr("Add duty"), "N"),
        ):
            self._acts.addWidget(self._made(name, words, key))
        self._buttons["before"].setAccessibleName(self.tr("Earlier"))
        self._buttons["before"].setToolTip("PgUp")
        self._buttons["after"].setToolTip("PgDn")
        self._buttons["after"].setAccessibleName(self.tr("Later"))
        for zoom in (WEEK, FOUR_WEEKS, MONTH):
            self._buttons[zoom].setCheckable(True)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._rows)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.rescale()

    @staticmethod
    def _group() -> QWidget:
        group = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        group.setSizePolicy(policy)
        return group

    def _made(self, name: str, words: str, key: str) -> KeyButton:
        button = KeyButton(words, key, "primary" if name == "new" else "plain")
        self._buttons[name], self._keys[name] = button, key
        button.setProperty("act", name)
        button.clicked.connect(self._tell)
        return button

    def button(self, name: str) -> KeyButton:
        """The button of an act. KeyError: no such act."""
        return self._buttons[name]

    def set_low(self, *, low: bool) -> None:
        """In a low window the lanes need the room: the name, which the tab says, and what has a key and stands in the
        menu give way, and one button goes through the zooms."""
        if low == self._low:
            return
        self._low = low
        self._title.setVisible(not low)
        for name, button in self._buttons.items():
            button.setVisible(low if name == "zoom" else not (low and name in _MAY_GO))
            button.set_caption(button.caption, "" if low else self._keys[name])
        self._say_days()

    def show_row(self, row: LanesRow) -> None:
        """Which days are in sight, and how many drafts wait."""
        self._row = row
        self._say_days()
        self._buttons["zoom"].set_caption(self._buttons[row.zoom].caption)
        self._buttons["zoom"].setAccessibleDescription(self.tr("shows more or fewer days"))
        for zoom in (WEEK, FOUR_WEEKS, MONTH):
            self._buttons[zoom].setChecked(row.zoom == zoom)
            self._buttons[zoom].set_kind("chosen" if row.zoom == zoom else "plain")
        words = self.tr("Publish ({count})").format(count=row.drafts) if row.drafts else self.tr("Publish")
        self._buttons["publish"].set_caption(words)

    def _say_days(self) -> None:
        row = self._row
        if row is not None:
            self._days.say(row.title if self._low or not row.aside else f"{row.title} · {row.aside}")

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(8))
        for part in (self._title, self._days):
            # In the middle of the buttons beside them.
            part.setMinimumHeight(look().px(35))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _tell(self) -> None:
        act = self.sender().property("act")
        if act == "zoom" and self._row is not None:
            act = ZOOMS[(ZOOMS.index(self._row.zoom) + 1) % len(ZOOMS)]
        self.acted.emit(act)
