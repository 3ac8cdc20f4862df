"""Ctrl+Shift+G, "Gedeelde opslag": whether this desk is level with it, and which other desks are at work over it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.clock import JUMP
from desk.intake.desk import AdmitDesk, NameArchive
from desk.rows import HealthRow, NeighbourRow, NewDeskRow
from desk.words.times import clock_text, minutes_text, moment_text
from ui.look.look import look
from ui.panels.desk_panel import DeskPanel
from ui.session import Session
from ui.sync_light import SyncWords
from ui.widgets.box import Action, Actions
from ui.widgets.shown import show_when
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

MANY_FACTS = 50
"""A desk tells every few seconds how far it is; fewer than these were written since."""


class StorePanel(DeskPanel):
    """What is known of the other desks is what the store told last; away from it that is said."""

    def __init__(self, session: Session, host: QWidget) -> None:
        self._column_of_desks = QVBoxLayout()
        self._column_of_new = QVBoxLayout()
        super().__init__(session, host, self.tr("Shared store"), width=460)
        self._words = SyncWords(self)
        self._state = SignLine("ok")
        self._why = Words("small")
        self._counts = Words("small")
        self._head = Words("head")
        self._lines: list[SignLine] = []
        self._none = Words("small")
        self._new_head = Words("head")
        self._new_lines: list[SignLine] = []
        self._archive_head = Words("head")
        self._archive = Words("small")
        self.archives = Actions(stacked=True)
        self._refused = SignLine("warn")
        self.newcomers = Actions(stacked=True)
        self.acts = Actions()
        self.acts.show_actions([Action("settings", self.tr("Settings"), "Ctrl+,")])
        parts: tuple[QWidget, ...] = (self._state, self._why, self._counts, self._head)
        for part in parts:
            self.body.addWidget(part)
        self.body.addLayout(self._column_of_desks)
        self.body.addWidget(self._none)
        self.body.addWidget(self._new_head)
        self.body.addLayout(self._column_of_new)
        self.body.addWidget(self.newcomers)
        for part in (self._archive_head, self._archive, self.archives):
            self.body.addWidget(part)
        self.body.addWidget(self._refused)
        self.body.addStretch(1)
        self._foot.addWidget(self.acts)
        self.acts.acted.connect(self._settings)
        self.newcomers.acted.connect(self._admit)
        self.archives.acted.connect(self._name_archive)
        session.health.connect(self._row_came)

    @property
    def state(self) -> str:
        """How this desk is with the store."""
        return self._state.text

    @property
    def desks(self) -> tuple[str, ...]:
        """What is said of each other desk."""
        return tuple(line.text for line in self._lines if not line.isHidden())

    @property
    def new_desks(self) -> tuple[str, ...]:
        """What is said of each desk that nobody admitted yet."""
        return tuple(line.text for line in self._new_lines if not line.isHidden())

    def show_for(self, _argument: str) -> None:
        """What is known now."""
        show_when(self._refused, wanted=False)
        self.refresh()

    def refresh(self) -> None:
        health = self._session.desk.health()
        kind, text = self._words.state(health, slow=True)
        self._state.say(text, kind)
        self._why.say(health.text if (health.away or health.shut) and health.level == "warn" else "", hide_empty=True)
        self._counts.say(self._said(health))
        self.show_desks(self._session.desk.neighbours(), self._session.desk.now(), away=health.away)
        self.show_new(self._session.desk.newcomers(), self._session.desk.now())
        self.show_archives()

    def tick(self, now: datetime) -> None:
        desk = self._session.desk
        self.show_desks(desk.neighbours(), now, away=desk.health().away)

    def rescale(self) -> None:
        super().rescale()
        for column in (self._column_of_desks, self._column_of_new):
            column.setSpacing(look().px(8))

    def _said(self, health: HealthRow) -> str:
        parts = [self.tr("waiting to be shared: {count}").format(count=health.pending)]
        if health.store_as_of is not None:
            parts.append(self.tr("last news of {time}").format(time=clock_text(health.store_as_of)))
        return " · ".join(parts)

    def show_desks(self, rows: Sequence[NeighbourRow], now: datetime, *, away: bool = False) -> None:
        """The other desks in place, as they are `now` (UTC); `away`: it is this desk that hears nothing."""
        info = self._session.desk.info
        own = info.code if info else ""
        self._head.say(self.tr("Other desks: {count}").format(count=len(rows)))
        for row, line in zip(rows, _lines(self._lines, self._column_of_desks, len(rows)), strict=True):
            # A desk that is silent may be at work all the same, cut off: its letter counts until its shift is over.
            amiss = abs(row.offset) > JUMP or bool(own and row.code == own)
            line.say(self._line(row, now, own, away=away), "warn" if amiss else "wait" if row.silent or away else "ok")
        self._none.say("" if rows else self.tr("No other desk was heard since this one started."), hide_empty=True)

    def show_new(self, rows: Sequence[NewDeskRow], now: datetime) -> None:
        """The desks that share along and that nobody admitted yet, each with a key to do so."""
        self._new_head.say(self.tr("New desks: {count}").format(count=len(rows)) if rows else "", hide_empty=True)
        lines = _lines(self._new_lines, self._column_of_new, len(rows))
        for row, line in zip(rows, lines, strict=True):
            since = self.tr("shares along since {time}, nobody admitted it").format(time=moment_text(row.since, now))
            line.say(f"{self._name(row)} · {since}", "warn")
        self.newcomers.show_actions(
            [Action(f"{row.id} {row.signing}", self.tr("Admit {desk}").format(desk=self._name(row))) for row in rows]
        )

    def show_archives(self) -> None:
        """Which desks keep the content of old reports for the others; whoever manages desks names them here."""
        desk = self._session.desk
        names = ", ".join(desk.archives())
        self._archive_head.say(self.tr("Older reports"))
        none = self.tr("There is no archive desk yet: every desk keeps everything.")
        some = self.tr("Kept whole by {names}; other desks fetch them when somebody opens one.")
        self._archive.say(some.format(names=names) if names else none)
        info, acts = desk.info, list[Action]()
        known = [(desk.id, info.name, info.code)] if info is not None else []
        known += [(row.id, row.name or self.tr("desk without a name"), row.code) for row in desk.neighbours()]
        for name, label, code in known if desk.may("desk.manage").allowed else ():
            is_one = desk.is_archive(name)
            words = self.tr("{desk} is no archive any more") if is_one else self.tr("Make {desk} an archive")
            acts.append(Action(f"{name} {int(not is_one)}", words.format(desk=f"{label} ({code})" if code else label)))
        self.archives.show_actions(acts)

    def _name_archive(self, named: str) -> None:
        desk, _, archive = named.partition(" ")
        why = self._session.reason_against(NameArchive(desk, archive=archive == "1")) or ""
        self._refused.say(why, "warn")
        show_when(self._refused, wanted=bool(why))
        self.show_archives()

    def _name(self, row: NewDeskRow) -> str:
        name = row.name or self.tr("desk without a name")
        return f"{name} ({row.code})" if row.code else name

    def _admit(self, named: str) -> None:
        desk, _, signing = named.partition(" ")
        why = self._session.reason_against(AdmitDesk(desk, signing)) or ""
        self._refused.say(why, "warn")
        show_when(self._refused, wanted=bool(why))

    def _line(self, row: NeighbourRow, now: datetime, own: str, *, away: bool) -> str:
        name = row.name or self.tr("desk without a name")
        parts = [f"{name} ({row.code})" if row.code else name, row.person or self.tr("nobody sits there")]
        if own and row.code == own:
            parts.append(self.tr("also letter {letter}, as this desk").format(letter=own))
        if away:
            parts.append(self.tr("last heard {time}").format(time=clock_text(row.since)))
        elif row.silent:
            parts.append(
                self.tr("silent since {time}, {span}").format(
                    time=clock_text(row.since), span=minutes_text(max(0.0, (now - row.since).total_seconds()))
                )
            )
        else:
            parts.append(self.tr("in a call") if row.in_call else self.tr("at work"))
        if row.behind > MANY_FACTS:
            parts.append(self.tr("knows {count} facts less").format(count=row.behind))
        if abs(row.offset) > JUMP:
            ahead = self.tr("clock {span} ahead") if row.offset > timedelta(0) else self.tr("clock {span} behind")
            parts.append(ahead.format(span=minutes_text(abs(row.offset.total_seconds()))))
        return " · ".join(parts)

    def _settings(self, name: str) -> None:
        self.wants.emit(name, "")


def _lines(made: list[SignLine], column: QVBoxLayout, count: int) -> list[SignLine]:
    """So many lines of a column, made when they are first needed."""
    while len(made) < count:
        line = SignLine("ok")
        made.append(line)
        column.addWidget(line)
    for at, line in enumerate(made):
        line.setVisible(at < count)
    return made[:count]
