"""The calls of this desk that nobody hung up, and when its last one began: whether it is silent, and what to ask.

Belongs to the thread of the window. What it decides is `desk.promises.on_line`.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from desk.fact import from_ticks, to_ticks
from desk.profile.model import CALL_MINUTES
from desk.promises.on_line import Line, forgotten, question, silent, talking
from desk.rows import CardRow
from desk.shown import Shown

_DAY = timedelta(days=1)


class CallsHere:
    """`desks` are the incarnations of this desk."""

    def __init__(self, shown: Shown, desks: Sequence[str], now: Callable[[], datetime]) -> None:
        self._shown, self._desks, self._now = shown, desks, now
        self._typed: dict[str, datetime] = {}
        self._asked: set[tuple[str, datetime]] = set()
        self._begun: tuple[datetime, datetime] | None = None

    def typed(self, report: str) -> None:
        """Somebody types in a report: its call goes on."""
        self._typed[report] = self._now()

    def silent(self) -> bool:
        """Whether no alarm may sound here."""
        lines = self._lines()
        return bool(lines) and silent(lines, self._newest(lines), self._now())

    def talking(self) -> bool:
        """Whether somebody may be on the line here."""
        lines = self._lines()
        return bool(lines) and talking(lines, self._newest(lines), self._now())

    def to_ask(self) -> tuple[str, ...]:
        """What to ask about calls that perhaps are over, each once."""
        lines = self._lines()
        asked = []
        for line in forgotten(lines, self._newest(lines), self._now()) if lines else ():
            if (line.report, line.started_at) not in self._asked:
                self._asked.add((line.report, line.started_at))
                asked.append(question(line))
        return tuple(asked)

    def _lines(self) -> tuple[Line, ...]:
        found = (self._line(card) for card in self._shown.live() if card.state == "calling")
        return tuple(line for line in found if line is not None)

    def _line(self, card: CardRow) -> Line | None:
        state = self._shown.state(card.id)
        calls = [call for desk in self._desks if state is not None and (call := state.call_at(desk)) is not None]
        if state is None or not calls:
            return None
        touched = max(from_ticks(state.changed_at), self._typed.get(card.id, from_ticks(state.changed_at)))
        profile = self._shown.profile(state.profile)
        minutes = profile.call_minutes if profile else CALL_MINUTES
        return Line(card.id, card.reference, from_ticks(calls[-1].started_at), touched, minutes)

    def _newest(self, lines: Sequence[Line]) -> datetime:
        """When the last call here began, over or not; closed reports are read once a minute."""
        minute = self._now().replace(second=0, microsecond=0)
        if self._begun is None or self._begun[0] != minute:
            recent = self._last(self._shown.since(to_ticks(minute - _DAY)))
            self._begun = (minute, max(recent, default=lines[0].started_at))
        begun = (*self._last(self._shown.live()), *(line.started_at for line in lines), self._begun[1])
        return max(begun)

    def _last(self, cards: Sequence[CardRow]) -> list[datetime]:
        return [card.last_call_at for card in cards if card.last_call_at and card.last_call_desk in self._desks]
