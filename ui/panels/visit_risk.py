"""What whoever goes to an address has to know, before anything else."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.care_rows.on_site import VisitRow, VisitsRow
from ui.look.look import look
from ui.widgets.sign_line import SignLine, SignLines
from ui.widgets.surface import Surface
from ui.widgets.words import Words


class RiskBox(Surface):
    """The risks of the address and the people there, and what nobody asked about them yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plain", parent)
        self._head = Words("head", self.tr("Know this first"))
        self._risks = SignLines("danger")
        self._none = Words("small", self.tr("Nothing known of danger there."))
        self._unasked = SignLine("warn")
        self._column = QVBoxLayout(self)
        for part in (self._head, self._risks, self._none, self._unasked):
            self._column.addWidget(part)
        self.rescale()

    @property
    def words(self) -> str:
        """Everything that stands there."""
        unasked = "" if self._unasked.isHidden() else self._unasked.text
        return "\n".join(part for part in (*self._risks.texts, unasked) if part)

    def show_row(self, row: VisitsRow, visit: VisitRow | None) -> None:
        """Shows what is known; what was noted with the visit itself on top."""
        noted = [visit.risk] if visit is not None and visit.risk else []
        risks = list(dict.fromkeys((*noted, *row.risks)))
        self._risks.show_texts(risks)
        self._none.setVisible(not risks)
        self._unasked.setVisible(bool(row.unasked))
        self._unasked.say(self.tr("Nobody asked yet: {questions}").format(questions=" ".join(row.unasked)), "warn")
        self.set_tone("danger" if risks else "plain")
        self.setAccessibleName(self.tr("Know this first"))
        self.setAccessibleDescription(self.words)

    def rescale(self) -> None:
        now = look()
        self._column.setContentsMargins(now.px(14), now.px(10), now.px(14), now.px(12))
        self._column.setSpacing(now.px(6))
