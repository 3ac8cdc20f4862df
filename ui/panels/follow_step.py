"""One step of the chain as "Vervolg" shows it: the button that opens it, how far it is, and the clocks that run."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.care_rows.follow import FollowStepRow
from desk.rows import PromiseRow
from desk.words.times import clock_text, moment_text, span_text
from ui.look.look import look
from ui.widgets.key_button import KeyButton
from ui.widgets.shown import show_when
from ui.widgets.sign_line import SignLine
from ui.widgets.surface import Surface
from ui.widgets.words import Words

_LEFT, _INDENT = 208, 18


class ClockLine(SignLine):
    """One clock of the chain: what, whose turn, before which minute, and how long that is. `tick` counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("wait", parent=parent)
        self._row: PromiseRow | None = None

    def show_promise(self, row: PromiseRow, now: datetime) -> None:
        """Shows the clock in place."""
        self._row = row
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """A second went by."""
        row = self._row
        if row is None:
            return
        left = round((row.due_at - now).total_seconds() // 60)
        near = abs(left) < 12 * 60
        due = clock_text(row.due_at) if near else moment_text(row.due_at, now)
        late = now >= row.due_at
        if late and near:
            span = self.tr("{span} late").format(span=span_text(max(1, -left)))
        elif late:
            span = self.tr("late")
        else:
            span = self.tr("{span} left").format(span=span_text(left)) if near else ""
        owner = self.tr("owner {name}").format(name=row.owner_name) if row.owner_name else ""
        before = self.tr("{label} before {time}").format(label=row.label, time=due)
        said = (before, span, row.who, row.numbers, owner)
        kind = "danger" if late else "warn" if now >= row.warn_at else "wait"
        text = " · ".join(part for part in said if part)
        if text != self.text:
            self.say(text, kind)


class FollowStep(Surface):
    """A step. `button` opens it."""

    def __init__(self, button: KeyButton, parent: QWidget | None = None) -> None:
        super().__init__("plain", parent)
        self.button = button
        self._nothing = Words("small")
        self._text = SignLine("ok")
        self._more = Words("small")
        self._clocks: list[ClockLine] = []
        self._shown = 0
        self._words = QVBoxLayout()
        for part in (self._nothing, self._text, self._more):
            self._words.addWidget(part)
        self._words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        self.rescale()

    @property
    def words(self) -> str:
        """Everything that stands beside the button."""
        clocks = [clock.text for clock in self._clocks[: self._shown]]
        said = self._text.text if self._nothing.isHidden() else self._nothing.text()
        return "\n".join(part for part in (said, self._more.text(), *clocks) if part)

    def show_row(self, row: FollowStepRow, now: datetime) -> None:
        """Shows the step in place."""
        self._nothing.say("" if row.kind else row.text, hide_empty=True)
        self._text.say(row.text, row.kind or "ok")
        show_when(self._text, bool(row.kind))
        self._more.say("\n".join(row.more), hide_empty=True)
        self._shown = len(row.promises)
        while len(self._clocks) < self._shown:
            self._clocks.append(ClockLine())
            self._words.insertWidget(self._words.count() - 1, self._clocks[-1])
        for clock, promise in zip(self._clocks, row.promises, strict=False):
            clock.show_promise(promise, now)
            clock.show()
        for spare in self._clocks[self._shown :]:
            spare.hide()
        self.set_tone(row.kind if row.kind in ("warn", "danger") else "plain")
        self.button.setAccessibleDescription(self.words)

    def tick(self, now: datetime) -> None:
        """A second went by."""
        for clock in self._clocks[: self._shown]:
            clock.tick(now)

    def rescale(self) -> None:
        now = look()
        self._row.setContentsMargins(now.px(10), now.px(8), now.px(10), now.px(8))
        self._row.setSpacing(now.px(12))
        self._words.setSpacing(now.px(2))
        self.button.setFixedWidth(now.px(_LEFT))
        # In line with the words behind a sign.
        for words in (self._nothing, self._more):
            words.setIndent(now.px(_INDENT))
