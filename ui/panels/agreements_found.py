"""The agreements that a report leads to, to read, and which of them the form below is about."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.agreement_rows import AgreedRow
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer
from ui.widgets.agreed_view import AgreedView
from ui.widgets.keyed import Keyed

_NEW = "new"
_KEYS = 9


class AgreementsFound(QWidget):
    """`which.picked` tells that another one is chosen; `chosen` is its id, empty for a new one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AgreedRow, ...] = ()
        self._chosen = ""
        self.which = ChoiceField(self.tr("Change one, or a new one?"))
        self._views = QVBoxLayout()
        self._keyed: Keyed[AgreedRow, AgreedView] = Keyed(
            self._views, key=lambda row: row.id, make=self._make, show=AgreedView.show_row
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._views)
        self._column.addWidget(self.which)
        self.which.picked.connect(self._pick)
        self.rescale()

    @property
    def chosen(self) -> str:
        """The id of the agreement that is changed; empty: a new one."""
        return self._chosen

    @property
    def row(self) -> AgreedRow | None:
        """The agreement that is changed."""
        return next((row for row in self._rows if row.id == self._chosen), None)

    @property
    def views(self) -> tuple[AgreedView, ...]:
        """What is shown, in order."""
        return tuple(self._keyed.parts.values())

    def choose(self, which: str) -> None:
        """This one is changed; empty: a new one."""
        self._chosen = which

    def show_rows(self, rows: Sequence[AgreedRow]) -> None:
        """Shows them in place; one that is gone is no longer chosen."""
        self._rows = tuple(rows)
        if self.row is None:
            self._chosen = ""
        self._keyed.show_rows(self._rows)
        offers = [(row.id, self.tr("This one") if len(rows) == 1 else _short(row)) for row in rows[: _KEYS - 1]]
        offers.append((_NEW, self.tr("A new agreement")))
        numbered = [Offer(code, label, str(place)) for place, (code, label) in enumerate(offers, 1)]
        self.which.offer(numbered, self._chosen or _NEW)
        self.which.setVisible(bool(rows))

    def _make(self, row: AgreedRow) -> AgreedView:
        view = AgreedView()
        view.show_row(row)
        return view

    def _pick(self, code: str) -> None:
        self._chosen = "" if code == _NEW else code

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(10))
        self._views.setSpacing(look().px(10))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()


def _short(row: AgreedRow) -> str:
    return row.brief.partition(":")[0]
