"""What there is to know before calling about a promise: whom, on which number, how, and what was tried."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.rows import CardRow, PromiseRow
from desk.words.times import clock_text
from ui.look.look import look
from ui.panels.number_card import NumberCard
from ui.panels.told import Told
from ui.widgets.ring import Ring
from ui.widgets.shown import show_when
from ui.widgets.sign_line import SignLine
from ui.widgets.surface import Surface
from ui.widgets.words import Words


class PromiseCard(Surface):
    """One promise from its row and the card of its report; `tick` moves the ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plain", parent)
        self._row: PromiseRow | None = None
        self._ring = Ring()
        self._who = Words("title")
        self._when = Words("small")
        self._about = Words("small")
        self._number = NumberCard()
        self._changed = SignLine("warn")
        self._say = Told(self.tr("Say first"))
        self._note = Told(self.tr("About"))
        self._tried = Told(self.tr("Tried"))
        self._words = QVBoxLayout()
        for part in (self._who, self._when, self._about):
            self._words.addWidget(part)
        self._top = QHBoxLayout()
        self._top.addWidget(self._ring)
        self._top.addLayout(self._words, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        for below in (self._number, self._changed, self._say, self._note, self._tried):
            self._column.addWidget(below)
        self.rescale()

    @property
    def ring(self) -> Ring:
        """The ring of the promise."""
        return self._ring

    @property
    def number(self) -> str:
        """The number as it stands there."""
        return self._number.number

    @property
    def to_call(self) -> NumberCard:
        """The number to call."""
        return self._number

    @property
    def changed(self) -> str:
        """What is said of a number that is not the promised one."""
        return self._changed.text

    @property
    def tried(self) -> str:
        """What was tried, and when again."""
        return self._tried.text

    def show_promise(self, row: PromiseRow, card: CardRow | None, now: datetime) -> None:
        """Shows the promise in place."""
        self._row = row
        self._who.say(row.to_whom or self.tr("Nobody named"))
        when = self.tr("{label} before {time}").format(label=row.label, time=clock_text(row.due_at))
        owner = self.tr("owner {name}").format(name=row.owner_name) if row.owner_name else self.tr("nobody owns it")
        self._when.say(f"{when} · {owner}")
        self._about.say(" · ".join(p for p in (card.title, card.subtitle) if p) if card else row.reference)
        unsafe = row.safe.startswith("niet")
        hints = ["" if unsafe else row.safe, row.voicemail]
        if row.second_number:
            hints.append(self.tr("second number {number}").format(number=row.second_number))
        self._number.show_number(
            row.number_or_none or self.tr("number not known"),
            whose=self._whose(row),
            badge=self.tr("calling is not safe") if unsafe else "",
            kind="danger",
            line=", ".join(hint for hint in hints if hint),
        )
        self._changed.say(row.before)
        show_when(self._changed, bool(row.before))
        self._say.say(row.opening_line)
        self._note.say(row.note)
        self._tried.say(self._tries(row))
        self.setAccessibleName(f"{row.label} {row.who} {row.numbers}".strip())
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """A second went by."""
        if self._row is not None:
            self._ring.show_promise(self._row, now)
            late, warned = now > self._row.due_at, now >= self._row.warn_at
            self.set_tone("danger" if late else "warn" if warned else "plain")

    def rescale(self) -> None:
        now = look()
        self._column.setContentsMargins(now.px(14), now.px(12), now.px(14), now.px(14))
        self._column.setSpacing(now.px(10))
        self._top.setSpacing(now.px(12))
        self._words.setSpacing(now.px(2))

    def _whose(self, row: PromiseRow) -> str:
        if not row.said_since or not row.number:
            return ""
        return self.tr("Said since by {who}").format(who=row.number_by) if row.number_by else self.tr("Said since")

    def _tries(self, row: PromiseRow) -> str:
        if not row.tries:
            return ""
        times = self.tr("once") if row.tries == 1 else self.tr("{count} times").format(count=row.tries)
        if row.next_try_at is None:
            return times
        return self.tr("{times}, next try {time}").format(times=times, time=clock_text(row.next_try_at))
