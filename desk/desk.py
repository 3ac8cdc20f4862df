"""The desk: the one door for the window. `do` a command, read rows, listen for what changed.

`do` returns at once: it decides on the state with the facts in flight, hands the facts to the journal's writer
thread and shows them; rows say "bewaren" until the journal has them. All methods belong to one thread; the writer
thread and the sync thread come back to it through `post`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from desk.board import board, dress
from desk.clock import SteadyTime
from desk.directory import on_call_rows, route_rows
from desk.errors import Refused
from desk.fact import Fact, seal, to_ticks
from desk.facts.codec import encode, kind_of
from desk.ids import new_id
from desk.intake import Context, New, decide
from desk.intake.answers import GiveAnswer
from desk.intake.calls import CALLER_NUMBER, SetCallerNumber
from desk.journal.journal import Committed, Journal, Trouble
from desk.journal.journal import Report as JournalReport
from desk.profile.model import Profile
from desk.promises.alarms import Ringing, alarms, level
from desk.replica.others import DeskInfo
from desk.replica.reader import ReplicaReader
from desk.replica.shelf import ProfileShelf
from desk.reports.card import card_row
from desk.reports.sheet import sheet_row
from desk.reports.timeline import timeline
from desk.roster.on_call import OnCall, on_call
from desk.rows import (
    AlarmRow,
    CardRow,
    HealthRow,
    OnCallRow,
    PersonRow,
    PromiseRow,
    RouteRow,
    Saved,
    SearchRow,
    SheetRow,
    TimelineRow,
)
from desk.search import search
from desk.shown import Shown, day_start
from desk.sync.exchange import Round
from desk.sync.thread import Away, Refolding, SyncReport, SyncThread
from desk.words.fold import fold_text
from desk.words.phone import read_number

Post = Callable[[Callable[[], None]], None]


@dataclass(frozen=True)
class Done:
    """A command was carried out: the ids of its facts (none if nothing changed)."""

    facts: tuple[str, ...]


@dataclass(frozen=True)
class Refusal:
    """A command was not carried out; `reason` is Dutch."""

    reason: str


@dataclass(frozen=True)
class Changed:
    """What may look different now: subjects (reports and others), and whether they came from elsewhere."""

    subjects: frozenset[str]
    health: bool = False
    saved: bool = False


class Desk:
    """One desk at work. Made by `desk.bootstrap.open_desk`."""

    def __init__(
        self,
        journal: Journal,
        reader: ReplicaReader,
        shelf: ProfileShelf,
        time: SteadyTime,
        *,
        notices: Iterable[str] = (),
    ) -> None:
        self._journal, self._reader, self._time = journal, reader, time
        self._sync: SyncThread | None = None
        with reader.at_one_moment():
            own = reader.own_seq(journal.desk)
            self._seq, _ = journal.last()
            self._shown = Shown(reader, shelf, journal.after(own))
        self._shelf = shelf
        self._committed = self._seq
        self._flying: dict[str, int] = {}
        self._drafts = journal.drafts()
        self._listeners: list[Callable[[Changed], None]] = []
        self._notices = list(notices)
        self._trouble = ""
        self._away = ""
        self._refolding = ""
        self._as_of = time.now()
        self._number: tuple[str, int] = ("", 0)

    def connect(self, sync: SyncThread) -> None:
        """The sync thread to wake after each commit."""
        self._sync = sync

    # -- who and what this desk is --------------------------------------------------------------------------------

    @property
    def id(self) -> str:
        """This desk's incarnation."""
        return self._journal.desk

    @property
    def info(self) -> DeskInfo | None:
        """Name, code, profile and who sits here; None before the first start screen."""
        info = self._shown.others("desk").get(self.id)
        return info if isinstance(info, DeskInfo) and info.profile else None

    @property
    def profile(self) -> Profile | None:
        """The profile that this desk works with now."""
        info = self.info
        return self._shown.profile(info.profile) if info else None

    @property
    def me(self) -> PersonRow | None:
        """Who sits here."""
        info = self._shown.others("desk").get(self.id)
        return self._shown.others("person").get(info.person) if isinstance(info, DeskInfo) else None

    def people(self) -> tuple[PersonRow, ...]:
        """Everybody who can sit here, by name."""
        return tuple(sorted(self._shown.others("person").values(), key=lambda person: fold_text(person.name)))

    def now(self) -> datetime:
        """The desk's own time, UTC."""
        return self._time.now()

    def new_id(self) -> str:
        """A fresh id for a command that names what it makes."""
        return new_id(to_ticks(self.now()) // 1000)

    # -- doing ----------------------------------------------------------------------------------------------------

    def do(self, command: object, profile: Profile | None = None) -> Done | Refusal:
        """Carry out a command. `profile` only for the first start, when there is none yet."""
        forget = self._draft_of(command)
        try:
            news = decide(command, self._context(command, profile))
        except Refused as refusal:
            return Refusal(str(refusal))
        if not news:
            if forget:
                self._forget_draft(forget)
            return Done(())
        facts = [self._sealed(new, profile) for new in news]
        if forget:
            self._drafts.pop(forget, None)
        self._flying.update((fact.id, fact.seq) for fact in facts)
        self._journal.append(facts, (forget,) if forget else ())
        self._tell(Changed(frozenset(self._shown.add(facts))))
        return Done(tuple(fact.id for fact in facts))

    def draft(self, report: str, child: str, link: str, text: str) -> None:
        """Keep what is being typed in a field; it becomes a fact when the field is left."""
        key = f"{report}/{self._whose(report, child, link)}/{link}"
        if self._drafts.get(key, "") == text:
            return
        if text:
            self._drafts[key] = text
        else:
            self._drafts.pop(key, None)
        self._journal.draft(key, text, self.now())

    def drafts(self) -> dict[tuple[str, str, str], str]:
        """What was being typed and is no fact yet, by (report, child, link)."""
        return {
            (key.split("/")[0], key.split("/")[1], key.split("/", 2)[2]): text for key, text in self._drafts.items()
        }

    def listen(self, listener: Callable[[Changed], None]) -> None:
        """Be told what changed, on this desk's thread."""
        self._listeners.append(listener)

    # -- seeing ---------------------------------------------------------------------------------------------------

    def board(self) -> tuple[CardRow, ...]:
        """Reports that are open or hold an open promise, danger first, then time."""
        return tuple(self._named(card) for card in board(self._shown.live(), self.now()))

    def card(self, report: str) -> CardRow | None:
        """One report as a row."""
        card = self._shown.card(report)
        return self._named(dress(card, self.now())) if card else None

    def sheet(self, report: str, child: str = "") -> SheetRow | None:
        """The intake screen of a report, for one of its children (the first if not given)."""
        view = self._shown.view(report)
        if view is None:
            return None
        drafts = {(whose, link): text for (rep, whose, link), text in self.drafts().items() if rep == report}
        card = self._shown.card(report) or card_row(view)
        sheet = sheet_row(
            view,
            child,
            card=card,
            in_flight=self._in_flight,
            drafts=drafts,
            earlier=self._earlier_than(card),
            name_of=self.name_of,
            unsaved=any(seq > self._committed for seq in self._flying.values()),
        )
        promises = tuple(self._owned(promise) for promise in sheet.promises)
        return replace(sheet, card=self._named(dress(sheet.card, self.now())), promises=promises)

    def timeline(self, report: str) -> tuple[TimelineRow, ...]:
        """What happened in a report, in order."""
        view = self._shown.view(report)
        profile = view.profile if view else None
        merged = [(state.reference, self._shown.facts(state.id)) for state in self._shown.merged_into(report)]
        return timeline(self._shown.facts(report), profile, self.name_of, self._in_flight, merged)

    def earlier(self, *, number: str = "", name: str = "") -> tuple[CardRow, ...]:
        """Earlier reports of a telephone number or a child's name, newest first."""
        keys = set()
        if number and (key := read_number(number).key):
            keys.add(f"n:{key}")
        if len(fold_text(name)) > 1:
            keys.add(f"c:{fold_text(name)}")
        return tuple(self._shown.by_keys(keys))

    def today(self) -> tuple[CardRow, ...]:
        """The reports of the last 24 hours and all that are still open, newest first."""
        recent = {card.id: card for card in self._shown.since(day_start(to_ticks(self.now())))}
        recent |= {card.id: card for card in self._shown.live()}
        cards = sorted(recent.values(), key=lambda card: card.opened_at, reverse=True)
        return tuple(dress(card, self.now()) for card in cards)

    def promises(self) -> tuple[PromiseRow, ...]:
        """All open promises, soonest first: the callback list, and what is handed over at a change of shift."""
        found = [self._owned(promise) for card in self._shown.live() for promise in card.promises]
        return tuple(sorted(found, key=lambda promise: promise.due_at))

    def alarms(self) -> tuple[AlarmRow, ...]:
        """The promises that ring now."""
        now = self.now()
        live = self._shown.live()
        in_call = any(card.state == "calling" and card.call_desk == self.id for card in live)
        ringing = [self._ringing(promise) for card in live for promise in card.promises if level(promise, now)]
        return alarms(ringing, now, self.on_call_role, in_call=in_call)

    def routes(self) -> tuple[RouteRow, ...]:
        """The routes of the profile, open or closed now."""
        profile = self.profile
        return route_rows(profile, self.now()) if profile else ()

    def on_call(self) -> tuple[OnCallRow, ...]:
        """Who is on call now."""
        return on_call_rows(self._duties(), self.now())

    def on_call_role(self, role: str) -> OnCall:
        """Who is on call now for one role."""
        return on_call(self._duties(), self.now(), role)

    def search(self, typed: str) -> tuple[SearchRow, ...]:
        """Reports by name, number, reference or words."""
        rows = search(self._shown, self._reader, typed)
        return tuple(replace(row, card=dress(row.card, self.now())) for row in rows)

    def health(self) -> HealthRow:
        """How the desk itself is, in one line for the status bar and all notices."""
        unsaved = sum(seq > self._committed for seq in self._flying.values())
        clock = self._time.trouble()
        notices = tuple(text for text in (self._trouble, clock, self._away, *self._notices) if text)
        if self._trouble:
            return HealthRow("bad", self._trouble, self._as_of, self._shown.pending, unsaved, notices)
        if clock or self._away:
            return HealthRow("warn", clock or self._away, self._as_of, self._shown.pending, unsaved, notices)
        text = self._refolding or "Gelijk met gedeelde opslag"
        return HealthRow("ok", text, self._as_of, self._shown.pending, unsaved, notices)

    def name_of(self, person: str) -> str:
        """A person's name by id."""
        row = self._shown.others("person").get(person)
        return row.name if isinstance(row, PersonRow) else ""

    def note(self, notice: str) -> None:
        """Something about the surroundings that people have to know."""
        self._notices.append(notice)
        self._tell(Changed(frozenset(), health=True))

    def dismiss(self, notice: str) -> None:
        """Somebody read a notice."""
        if notice in self._notices:
            self._notices.remove(notice)
            self._tell(Changed(frozenset(), health=True))

    def settle_clock(self) -> None:
        """Somebody looked: the computer's clock is right, go on with it."""
        self._time.settle()
        self._tell(Changed(frozenset(), health=True))

    def stop(self, timeout: float = 5.0) -> bool:
        """Write what waits and let go; False if something could not be written."""
        self._journal.keep_anchor(self._time.anchor())
        written = self._journal.stop(timeout)
        if self._sync is not None:
            self._sync.stop(timeout)
        self._reader.close()
        return written

    # -- what the threads report (called through post) ------------------------------------------------------------

    def journal_reported(self, report: JournalReport) -> None:
        """The writer thread committed, or cannot write."""
        if isinstance(report, Trouble):
            self._trouble = report.message
            self._tell(Changed(frozenset(), health=True))
            return
        assert isinstance(report, Committed)
        self._committed = max(self._committed, report.seq)
        landed = [fact for fact, seq in self._flying.items() if seq <= self._committed]
        for fact in landed:
            del self._flying[fact]
        recovered, self._trouble = bool(self._trouble), ""
        if self._sync is not None:
            self._sync.wake()
        self._tell(Changed(frozenset(), saved=True, health=recovered))

    def sync_reported(self, report: SyncReport) -> None:
        """The sync thread did a round, or is away from the store."""
        if isinstance(report, Away):
            away, self._away = self._away, report.message
            if away != self._away:
                self._tell(Changed(frozenset(), health=True))
            return
        if isinstance(report, Refolding):
            self._refolding = f"Overzichten worden opnieuw opgebouwd: {report.done} van {report.total}"
            self._tell(Changed(frozenset(), health=True))
            return
        assert isinstance(report, Round)
        back = bool(self._away or self._refolding)
        self._away, self._refolding, self._as_of = "", "", self.now()
        changed = self._shown.agreed(report)
        if changed or back:
            self._tell(Changed(frozenset(changed), health=back))

    # -- inside ---------------------------------------------------------------------------------------------------

    def _tell(self, changed: Changed) -> None:
        for listener in self._listeners:
            listener(changed)

    def _context(self, command: object, profile: Profile | None) -> Context:
        info = self.info
        in_force = profile or self._profile_for(command) or self.profile
        if in_force is None:
            raise Refused("Kies eerst een regioprofiel.")
        code = info.code if info else "?"
        me = self.me
        return Context(
            now=to_ticks(self.now()),
            author=me.id if me else "",
            author_name=me.name if me else "",
            desk=self.id,
            code=code,
            next_number=self._next_number(code),
            profile=in_force,
            report=self._shown.state,
            new_id=self.new_id,
        )

    def _profile_for(self, command: object) -> Profile | None:
        """A report goes on with the profile version that it began with."""
        report = getattr(command, "report", "")
        state = self._shown.state(report) if report else None
        return self._shown.profile(state.profile) if state is not None else None

    def _next_number(self, code: str) -> int:
        if self._number[0] != code:
            self._number = (code, self._shown.highest_number(code))
        return self._number[1] + 1

    def _sealed(self, new: New, profile: Profile | None) -> Fact:
        kind = kind_of(new.payload)
        payload = encode(new.payload)
        salt, digest = seal(payload)
        self._seq += 1
        now = to_ticks(self.now())
        if kind.name == "report_opened":
            self._number = (self._number[0], self._number[1] + 1)
        state = self._shown.state(new.subject) if kind.subject == "report" else None
        info, me = self.info, self.me
        digest_in_force = state.profile if state else (info.profile if info else (profile.digest if profile else ""))
        return Fact(
            id=new_id(now // 1000),
            desk=self.id,
            seq=self._seq,
            kind=kind.subject,
            subject=new.subject,
            type=kind.name,
            version=kind.version,
            author=me.id if me else "",
            happened_at=now if new.happened_at is None else new.happened_at,
            recorded_at=now,
            replaces=new.replaces,
            profile=digest_in_force,
            salt=salt,
            payload=payload,
            digest=digest,
        )

    def _in_flight(self, fact: str) -> bool:
        return fact in self._flying

    def _whose(self, report: str, child: str, link: str) -> str:
        view = self._shown.view(report)
        profile = view.profile if view else self.profile
        return child if profile is not None and profile.checklist.is_child_scoped(link) else ""

    def _draft_of(self, command: object) -> str:
        """The key of the draft that this command makes a fact of."""
        if isinstance(command, GiveAnswer):
            key = f"{command.report}/{self._whose(command.report, command.child, command.link)}/{command.link}"
        elif isinstance(command, SetCallerNumber):
            key = f"{command.report}//{CALLER_NUMBER}"
        else:
            return ""
        return key if key in self._drafts else ""

    def _forget_draft(self, key: str) -> None:
        self._drafts.pop(key, None)
        self._journal.draft(key, "", self.now())

    def _duties(self) -> list[Any]:
        since = day_start(to_ticks(self.now()))
        return list(self._shown.others("duty", since).values())

    def _named(self, card: CardRow) -> CardRow:
        saved = Saved.SAVED if not self._flying else Saved.SAVING
        return replace(card, promises=tuple(self._owned(promise) for promise in card.promises), saved=saved)

    def _owned(self, promise: PromiseRow) -> PromiseRow:
        return replace(promise, owner_name=self.name_of(promise.owner))

    def _earlier_than(self, card: CardRow) -> tuple[CardRow, ...]:
        keys = {f"n:{card.number_key}"} if card.number_key else set()
        keys |= {f"c:{fold_text(child.name)}" for child in card.children if len(fold_text(child.name)) > 1}
        if not keys:
            return ()
        return tuple(dress(old, self.now()) for old in self._shown.by_keys(keys) if old.id != card.id)

    def _ringing(self, row: PromiseRow) -> Ringing:
        view = self._shown.view(row.report)
        promise = view.state.promises.get(row.id) if view else None
        clock = view.profile.clocks.get(row.kind) if view and view.profile else None
        taken = promise.taken if promise else None
        return Ringing(
            promise=self._owned(row),
            chain=clock.escalates_to if clock else ("owner", "triagist", "backup", "shift-lead"),
            muted_here=bool(promise and self.id in promise.acknowledged),
            taken_at=taken[0] if taken else 0,
            taken_here=bool(taken and taken[1] == self.id),
            tried=tuple(promise.escalations) if promise else (),
        )
