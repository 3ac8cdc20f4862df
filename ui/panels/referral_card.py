"""The provider that is asked for a child: its number, how far it is, and the two clocks that run."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.care_rows.referral import ReferralsRow
from ui.look.look import look
from ui.panels.follow_step import ClockLine
from ui.panels.number_card import NumberCard
from ui.widgets.sign_line import SignLine
from ui.widgets.surface import Surface
from ui.widgets.words import Words

_KINDS = {"refused": "danger", "disputed": "danger", "reached": "ok", "started": "ok"}


class ReferralCard(Surface):
    """Shows the referral made last; takes no room when there is none. `tick` counts the clocks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plain", parent)
        self._state = SignLine("warn")
        self._number = NumberCard()
        self._more = Words("small")
        self._clocks: list[ClockLine] = []
        self._shown = 0
        self._earlier = Words("small")
        self._column = QVBoxLayout(self)
        for part in (self._state, self._number, self._more, self._earlier):
            self._column.addWidget(part)
        self.rescale()

    @property
    def words(self) -> str:
        """Everything that stands there."""
        clocks = [clock.text for clock in self._clocks[: self._shown]]
        parts = (self._state.text, self._number.number, self._more.text(), *clocks, self._earlier.text())
        return "\n".join(part for part in parts if part)

    def show_row(self, row: ReferralsRow, number: str, now: datetime) -> None:
        """Shows the referral in place; `number` as it is dialled, empty when nobody knows one."""
        current = row.current
        self.setVisible(current is not None)
        if current is None:
            return
        known = next((one.number for one in (*row.chain, *row.others) if one.id == current.provider), None)
        checked = known.verified if known is not None and known.shown == current.number_shown else ""
        self._state.say(current.text, _KINDS.get(current.state, "warn"))
        self._number.show_number(
            number or self.tr("number not known"),
            whose=current.name,
            badge=(checked or self.tr("not checked")) if number else self.tr("ask for it"),
            kind="ok" if checked else "warn" if number else "danger",
        )
        self._more.say("\n".join(current.more), hide_empty=True)
        before = self.tr("Before: {who}").format(who=" · ".join(one.text for one in row.earlier))
        self._earlier.say(before if row.earlier else "", hide_empty=True)
        self._shown = len(row.promises)
        while len(self._clocks) < self._shown:
            self._clocks.append(ClockLine())
            self._column.insertWidget(self._column.count() - 1, self._clocks[-1])
        for clock, promise in zip(self._clocks, row.promises, strict=False):
            clock.show_promise(promise, now)
            clock.show()
        for spare in self._clocks[self._shown :]:
            spare.hide()
        self.setAccessibleName(self.words)

    def tick(self, now: datetime) -> None:
        """A second went by."""
        for clock in self._clocks[: self._shown]:
            clock.tick(now)

    def rescale(self) -> None:
        now = look()
        self._column.setContentsMargins(now.px(12), now.px(10), now.px(12), now.px(12))
        self._column.setSpacing(now.px(6))
