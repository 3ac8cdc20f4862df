"""The line under the top bar for promises that ring: the most pressing one, whom to call, and what can be done.

House rule 4: acknowledging mutes this desk, "ik neem over" the others, and the line says until when; a late one names
the next person with a number until one answers. The sound comes from outside (`Sounding`), and only for rows that say
so.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.alarm_rows import AlarmRow
from desk.roster.roles import STATE_WORDS
from desk.words.phone import read_number, unbroken
from desk.words.times import clock_text, minutes_text
from ui.look.sound import Level, Sounded
from ui.widgets.banner import Banner
from ui.widgets.box import Action

AGAIN = timedelta(seconds=20)


class Sounding(Protocol):
    """Something that makes the alarm heard: `ui.look.sound.AlarmSound`."""

    def play(self, level: Level) -> Sounded:
        """Plays a sound; tells whether it was heard or only a beep."""
        ...


class AlarmBar(QWidget):
    """Shows `AlarmRow`s.

    Signals, with the row: `opened`, `acknowledged`, `taken_over`, `escalated(row, result)` (`reached`, `no-answer` or
    `message`: left one). `no_sound()` once, when this computer can only beep.
    """

    opened = Signal(object)
    acknowledged = Signal(object)
    taken_over = Signal(object)
    escalated = Signal(object, str)
    no_sound = Signal()

    def __init__(self, sound: Sounding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sound = sound
        self._row: AlarmRow | None = None
        self._heard: dict[str, tuple[str, datetime]] = {}
        self._now: datetime | None = None
        self._rows: tuple[AlarmRow, ...] = ()
        self._narrow = self._shut = False
        self._banner = Banner()
        self._banner.acted.connect(self._act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when nothing rings."""
        return self._banner.text

    @property
    def row(self) -> AlarmRow | None:
        """The alarm that it shows."""
        return self._row

    def tick(self, now: datetime) -> None:
        """The desk's time, UTC; comes before the rows of this second."""
        self._now = now

    def show_rows(self, rows: Sequence[AlarmRow]) -> None:
        """Shows the most pressing alarm, and makes heard what wants to be heard."""
        self._rows = tuple(rows)
        self._row = rows[0] if rows else None
        self.setVisible(self._row is not None)
        if self._row is None:
            self._heard.clear()
            self._banner.show_message("warn", "")
            return
        row = self._row
        self._banner.show_message(
            "bad" if row.level == "late" else "warn", self._words(row, len(rows) - 1), self._acts(row)
        )
        self._play(rows)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window one button is left; the other acts have their keys, and stand in the promise's panel."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.show_rows(self._rows)

    def set_shut(self, *, shut: bool) -> None:
        """As long as nobody is signed in there is nothing to open; it can be taken over, and said to be seen."""
        if shut != self._shut:
            self._shut = shut
            self.show_rows(self._rows)

    def set_low(self, *, low: bool) -> None:
        """Where a panel needs the height: one line without buttons; the acts of an alarm have their keys."""
        self._banner.set_low(low=low)

    def open_first(self) -> None:
        """The key of the alarm: open what rings."""
        if self._row is not None:
            self.opened.emit(self._row)

    def _words(self, row: AlarmRow, others: int) -> str:
        promise = row.promise
        parts = [f"{promise.reference} · {promise.label}"]
        if promise.who:
            parts.append(promise.who)
        if promise.said_since and not promise.number:
            parts.append(promise.since)
        elif promise.number_by:
            words = self.tr("said since by %2: %1").replace("%2", promise.number_by)
            parts.append(words.replace("%1", unbroken(promise.number)))
        elif promise.said_since:
            parts.append(self.tr("said since: %1").replace("%1", unbroken(promise.number)))
        elif promise.numberless:
            parts.append(promise.number_or_none)
        parts.append(self._minutes(row))
        if row.nobody_left:
            parts.append(self.tr("Nobody reached: emergency decision"))
        elif row.wait_until is not None:
            words = self.tr("%1 calls back, wait until %2")
            parts.append(words.replace("%1", row.wait_name).replace("%2", clock_text(row.wait_until)))
            if row.then_name:
                parts.append(self.tr("then %1").replace("%1", row.then_name))
        elif row.call_name and row.call_role == "owner":
            parts.append(self.tr("first ask %1").replace("%1", row.call_name))
        elif row.call_name:
            number = read_number(row.call_number).shown or row.call_number or self.tr("no number in the roster")
            state = row.call_doubt or STATE_WORDS.get(row.call_state, "")
            words = f"{number} ({state})" if state else number
            parts.append(self.tr("call %1, %2").replace("%1", row.call_name).replace("%2", words))
        if row.quiet:
            parts.append(row.quiet)
        if others:
            parts.append(self.tr("and %1 more").replace("%1", str(others)))
        return " · ".join(parts)

    def _minutes(self, row: AlarmRow) -> str:
        promise = row.promise
        if row.level == "retry" and promise.next_try_at is not None:
            return self.tr("try again, planned for %1").replace("%1", clock_text(promise.next_try_at))
        if self._now is None:
            return self.tr("before %1").replace("%1", clock_text(promise.due_at))
        left = (promise.due_at - self._now).total_seconds()
        if row.level == "late":
            # Whole minutes: the line is read out when it changes, and may not change every second.
            late = max(0, int(-left // 60))
            if late == 0:
                return self.tr("just late")
            return self.tr("1 minute late") if late == 1 else self.tr("%1 minutes late").replace("%1", str(late))
        return self.tr("before %1").replace("%1", f"{clock_text(promise.due_at)} ({minutes_text(60 * (left // 60))})")

    def _acts(self, row: AlarmRow) -> list[Action]:
        actions = [
            Action("open", self.tr("Open"), "F6", "primary"),
            Action("take", self.tr("I take over"), "Shift+F6"),
            Action("seen", self.tr("Seen"), "Ctrl+F6"),
        ]
        if self._shut:
            actions = actions[1:]
        if self._narrow:
            return actions[:1]
        if row.level == "late" and (row.call_name or row.wait_name):
            actions.append(Action("reached", self.tr("Reached")))
            if row.call_name and row.call_role != "owner":
                actions.append(Action("message", self.tr("Left a message")))
            actions.append(Action("no-answer", self.tr("No answer")))
        return actions

    def _play(self, rows: Sequence[AlarmRow]) -> None:
        """One sound at most: the clear one for a late promise every 20 seconds, the soft one once."""
        now = self._now
        if now is None:
            return
        for row in rows:
            if not row.sound:
                continue
            level, at = self._heard.get(row.promise.id, ("", now))
            again = row.level == "late" and now - at >= AGAIN
            if level == row.level and not again:
                continue
            self._heard[row.promise.id] = (row.level, now)
            if self._sound.play(Level.LATE if row.level == "late" else Level.WARNED) is Sounded.BEEPED_FIRST:
                self.no_sound.emit()
            return

    def _act(self, name: str) -> None:
        row = self._row
        if row is None:
            return
        match name:
            case "open":
                self.opened.emit(row)
            case "seen":
                self.acknowledged.emit(row)
            case "take":
                self.taken_over.emit(row)
            case _:
                self.escalated.emit(row, name)
