"""What can be seen of a desk: the agreed rows with this desk's pending facts on top, as frozen rows.

Belongs to the thread of the window. `desk.seeing_roster` adds what is asked of the roster, `desk.desk.Desk` doing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property, partial
from typing import Any

from desk.alarm_rows import AlarmRow
from desk.board import badge_of, board, clocks_of, row_with
from desk.calls_here import CallsHere
from desk.care_views import CareViews
from desk.choice_rows import ActsRow, ClosingRow
from desk.clock import SteadyTime
from desk.directory import on_call_rows, route_rows
from desk.directory_rows import OnCallRow, RouteRow
from desk.drawing import Drawing
from desk.fact import Fact, to_ticks
from desk.hold_rows import HoldRow
from desk.ownership import Onlooker, in_hands
from desk.profile.model import SEEN_MINUTES, Profile
from desk.promises.alarms import Ringing, alarms, level
from desk.promises.chain import chain_of
from desk.promises.muting import Listener
from desk.recognising import Recognising
from desk.replica.others import DeskInfo
from desk.replica.reader import ReplicaReader
from desk.reports.card import card_row, keys_of
from desk.reports.choices import acts_row, closing_row
from desk.reports.same_child import akin, unsure
from desk.reports.sheet import sheet_row
from desk.reports.timeline import timeline
from desk.reports.view import ReportView
from desk.roster.answers import Answer, Watch
from desk.roster.book import KINDS, Book
from desk.roster.on_call import on_call
from desk.roster.resolve import in_order
from desk.roster.resolving import Resolving, at_once
from desk.roster_rows import Duty, PersonRow
from desk.roster_views import RosterViews
from desk.rows import CardRow, NeighbourRow, PromiseRow, Saved, SearchRow, SheetRow, TimelineRow
from desk.search import search
from desk.shown import Shown, day_start
from desk.words.fold import fold_text
from desk.words.phone import read_number

_AHEAD = timedelta(days=16)
_LONG_WEEKEND = 4 * 24
_TIMED = ("duty", "absence", "override")
"""What of the roster has hours, and is read for the days that are asked about only."""


class Seeing:
    """The rows of one desk. `desks` are its incarnations, the present one last."""

    def __init__(
        self,
        shown: Shown,
        reader: ReplicaReader,
        time: SteadyTime,
        desks: tuple[str, ...],
        drafts: dict[str, str],
    ) -> None:
        self._shown, self._reader, self._time, self._desks = shown, reader, time, desks
        self._drafts = drafts
        self._calls = CallsHere(shown, desks, self.now)
        self._flying: dict[str, Fact] = {}
        self._book: tuple[dict[str, dict[str, Any]], Book] | None = None
        self._resolved: tuple[tuple[Book, tuple[datetime, datetime]], Book, tuple[Duty, ...], Watch] | None = None
        self._resolving = Resolving()
        self._called: tuple[Watch, datetime, tuple[OnCallRow, ...]] | None = None

    @property
    def id(self) -> str:
        """This desk's incarnation."""
        return self._desks[-1]

    @property
    def info(self) -> DeskInfo | None:
        """Name, code, profile and who sits here; None before the first start screen."""
        info = self._seat()
        return info if info is not None and info.profile else None

    @property
    def profile(self) -> Profile | None:
        """The profile that this desk works with now."""
        info = self.info
        return self._shown.profile(info.profile) if info else None

    def profile_of(self, report: str) -> Profile | None:
        """The version that a report goes on with: the one it began with; if that is not here, the desk's own."""
        state = self._shown.state(report)
        return (self._shown.profile(state.profile) if state is not None else None) or self.profile

    @property
    def me(self) -> PersonRow | None:
        """Who sits here."""
        info = self._seat()
        return self._shown.others("person").get(info.person) if info is not None else None

    def people(self) -> tuple[PersonRow, ...]:
        """Everybody who can sit here, by name."""
        everybody = [person for person in self._shown.others("person").values() if person.desk and not person.gone]
        return tuple(sorted(everybody, key=lambda person: (fold_text(person.name), person.id)))

    def now(self) -> datetime:
        """The desk's own time, UTC."""
        return self._time.now()

    def board(self) -> tuple[CardRow, ...]:
        """Reports that are open or hold an open promise, danger first, then time."""
        return tuple(map(self._named, board(self._shown.live(), self.now())))

    def card(self, report: str) -> CardRow | None:
        """One report as a row."""
        card = self._shown.card(report)
        return self._dressed(card) if card else None

    def sheet(self, report: str, child: str = "") -> SheetRow | None:
        """The intake screen of a report, for one of its children (the first if not given)."""
        view = self._shown.view(report)
        if view is None:
            return None
        drafts = {(whose, link): text for (rep, whose, link), text in self.drafts().items() if rep == report}
        card, keys = self._shown.card(report) or card_row(view), keys_of(view)
        sheet = sheet_row(
            view,
            child,
            card=card,
            in_flight=self._in_flight,
            drafts=drafts,
            earlier=self._earlier_than(view, keys),
            unsure=unsure(view, keys, self._shown.by_keys),
            name_of=self.name_of,
            unsaved=report in self._saving(),
        )
        promises = tuple(self._owned(promise) for promise in sheet.promises)
        on_line = sheet.on_line if sheet.on_line in ("dropped", "ended") or self._in_call(card) else "elsewhere"
        own = {"card": self._dressed(sheet.card), "promises": promises, "agreed": self._recognising.agreed(keys, view)}
        return row_with(sheet, **own, on_line=on_line)

    def talking(self, report: str) -> bool:
        """Whether this desk is in a call for a report."""
        card = self._shown.card(report)
        return card is not None and self._in_call(card)

    def timeline(self, report: str) -> tuple[TimelineRow, ...]:
        """What happened in a report, in order."""
        view = self._shown.view(report)
        profile = view.profile if view else None
        merged = [(state.reference, self._shown.facts(state.id)) for state in self._shown.merged_into(report)]
        return timeline(self._shown.facts(report), profile, self.name_of, self._in_flight, merged, self.name_at)

    def closing(self, report: str) -> ClosingRow | None:
        """What can be said at the end of a report."""
        view, sheet = self._shown.view(report), self.sheet(report)
        return closing_row(view, sheet, self.name_of) if view and sheet else None

    def acts(self, report: str, child: str = "") -> ActsRow | None:
        """What else can be done with a report, seen from one of its children."""
        view, sheet = self._shown.view(report), self.sheet(report, child)
        return acts_row(view, sheet, self.board()) if view and sheet else None

    def earlier(self, *, number: str = "", name: str = "") -> tuple[CardRow, ...]:
        """Earlier reports of a telephone number or a child's name, newest first."""
        keys = set()
        if number and (key := read_number(number).key):
            keys.add(f"n:{key}")
        if len(fold_text(name)) > 1:
            keys.add(f"c:{fold_text(name)}")
        return tuple(self._dressed(card) for card in self._shown.by_keys(keys))

    def today(self) -> tuple[CardRow, ...]:
        """The reports of the last 24 hours and all that are still open, newest first."""
        recent = {card.id: card for card in self._shown.since(day_start(to_ticks(self.now())))}
        recent |= {card.id: card for card in self._shown.live()}
        cards = sorted(recent.values(), key=lambda card: (card.opened_at, card.id), reverse=True)
        return tuple(map(self._dressed, cards))

    def promises(self) -> tuple[PromiseRow, ...]:
        """All open promises, danger first, then the soonest: to call back, and to hand over at a change of shift."""
        found = [self._owned(promise) for card in self._shown.live() for promise in card.promises]
        return tuple(sorted(found, key=lambda promise: (not promise.danger, promise.due_at, promise.id)))

    def alarms(self) -> tuple[AlarmRow, ...]:
        """The promises that ring now."""
        now, live = self.now(), self._shown.live()
        late = [self._ringing(promise) for card in live for promise in card.promises if level(promise, now)]
        book, duties, _ = self._counted()
        duty = partial(on_call, duties, now)
        here = Listener(self.id, self.me.id if self.me is not None else "", self.name_of)
        return alarms(filter(None, late), now, duty, here, in_call=self._calls.silent(), book=book)

    def held(self, desks: Sequence[NeighbourRow] | None, report: str = "") -> dict[str, HoldRow]:
        """In whose hands the live reports are, and `report`, by id.

        `desks` are the others over the same store, None while this one is away from it.
        """
        cards = {card.id: card for card in self._shown.live()}
        asked = self._shown.card(report) if report else None
        if asked is not None:
            cards[report] = asked
        me = self.me
        seen = Onlooker(me.id if me else "", self.id, self.now(), desks, self.name_of, self.desk_name)
        return {name: in_hands(card, seen) for name, card in cards.items()}

    def in_call(self) -> bool:
        """Whether somebody may be on the line at this desk."""
        return self._calls.talking()

    def desk_name(self, desk: str) -> str:
        """The name of a desk by its incarnation."""
        row = self._shown.others("desk").get(desk)
        return row.name if isinstance(row, DeskInfo) else ""

    def name_at(self, person: str, desk: str) -> str:
        """A person's name; with their desk where people of that name sit at more than one."""
        name, there = self.name_of(person), self.desk_name(desk)
        rows = [row for row in self._shown.others("desk").values() if isinstance(row, DeskInfo) and row.name]
        sit = {row.name for row in rows if name and self.name_of(row.person) == name} | {there}
        return f"{name} ({there})" if there and len(sit) > 1 else name

    def desk_of(self, person: str) -> str:
        """The incarnation of the desk where somebody sat down last and still sits; empty when nowhere."""
        desks = (row for row in self._shown.others("desk").values() if isinstance(row, DeskInfo))
        return max(((row.at, row.desk) for row in desks if row.person == person), default=(None, ""))[1]

    def routes(self) -> tuple[RouteRow, ...]:
        """The routes of the profile, open or closed now."""
        profile = self.profile
        return route_rows(profile, self.now()) if profile else ()

    def on_call(self) -> tuple[OnCallRow, ...]:
        """Who is on call now."""
        watch, now = self._watch(), self.now()
        # Asked every second by more than one pane; nothing in the roster changes within a minute but by a new fact.
        minute = now.replace(second=0, microsecond=0)
        if self._called is None or self._called[0] is not watch or self._called[1] != minute:
            self._called = (watch, minute, on_call_rows(watch, now))
        return self._called[2]

    def answers(self, at: datetime, role: str = "", provider: str | None = None) -> tuple[Answer, ...]:
        """Who has which post at an instant of yesterday or the days to come (`desk.roster.answers.Watch.answers`)."""
        return self._watch().answers(at, role, provider)

    def roster(self, start: datetime | None = None, until: datetime | None = None) -> Book:
        """All that is known of the roster, with the duties from `start` until `until`, at least those around today;
        the same one as long as nothing changed."""
        days = self._days()
        return self._book_of(min(start or days[0], days[0]), max(until or days[1], days[1]))

    def _book_of(self, start: datetime, until: datetime) -> Book:
        since, before = to_ticks(start), to_ticks(until)
        rows = {kind: self._shown.others(kind, since, before) for kind in _TIMED}
        rows |= {kind: self._shown.others(kind) for kind in KINDS if kind not in _TIMED}
        if self._book is None or any(self._book[0][kind] is not rows[kind] for kind in KINDS):
            self._book = (rows, Book(rows, self._book[1].by_day if self._book is not None else None))
        return self._book[1]

    @cached_property
    def drawing(self) -> Drawing:
        """The roster as the screen draws it."""
        return Drawing(self.roster, self.now, self._promised, self._long_ago)

    @cached_property
    def planning(self) -> RosterViews:
        """What the panels of the roster show."""
        return RosterViews(self.roster, self.now, self._promised)

    @cached_property
    def care(self) -> CareViews:
        """What is shown of the time after the decision."""
        return CareViews(
            *(self._shown.view, lambda: self.profile, self.name_of, self.now, self.on_call, self._waiting),
            self.sheet,
            self._recognising,
            *(lambda: self.me, self.desk_name, self.name_at),
        )

    def _waiting(self) -> list[CardRow]:
        """What waits for triage, of a long weekend: what was decided then may wait to be looked at."""
        return self._shown.waiting(day_start(to_ticks(self.now()), _LONG_WEEKEND))

    @cached_property
    def _recognising(self) -> Recognising:
        rows, earlier = partial(self._shown.others, "agreement"), self._shown.by_keys
        return Recognising(self._shown.view, rows, self.name_of, self.now, earlier)

    def _long_ago(self, start: datetime, until: datetime) -> Book:
        """The roster of days long gone, read for once: what waits to be agreed about them is not in it."""
        since, before = to_ticks(start), to_ticks(until)
        rows: dict[str, dict[str, Any]] = {kind: self._shown.others_once(kind, since, before) for kind in _TIMED}
        return Book(rows | {kind: self._shown.others(kind) for kind in ("person", "swap")})

    def _promised(self) -> Mapping[str, tuple[tuple[int, str], ...]]:
        # Imported here: only the checks of the roster ask for it.
        from desk.promises.served import promises_served

        profile = self.profile
        return promises_served(profile.clocks.values()) if profile else {}

    def search(self, typed: str) -> tuple[SearchRow, ...]:
        """Reports by name, number, reference or words."""
        now = self.now()
        return search(self._shown, self._reader, typed, lambda card: self._dressed(card, now))

    def name_of(self, person: str) -> str:
        """A person's name by id."""
        row = self._shown.others("person").get(person)
        return row.name if isinstance(row, PersonRow) else ""

    def drafts(self) -> dict[tuple[str, str, str], str]:
        """What was being typed and is no fact yet, by (report, child, link)."""
        return {
            (key.split("/")[0], key.split("/")[1], key.split("/", 2)[2]): text for key, text in self._drafts.items()
        }

    def _seat(self) -> DeskInfo | None:
        """This desk's row; after a new incarnation began, the row of the one before it until it has its own."""
        rows = self._shown.others("desk")
        infos = [info for desk in reversed(self._desks) if isinstance(info := rows.get(desk), DeskInfo)]
        if infos and not infos[0].profile:
            # Somebody sat down under the new name; what desk it is was said under a former one.
            set_up = next((info for info in infos if info.profile), infos[0])
            return replace(set_up, desk=infos[0].desk, person=infos[0].person)
        return infos[0] if infos else None

    def _in_flight(self, fact: str) -> bool:
        return fact in self._flying

    def _duties(self) -> tuple[Duty, ...]:
        """The duties that really count, of yesterday and the days to come."""
        return self._counted()[1]

    def _watch(self) -> Watch:
        """Who is on call, asked of those duties."""
        return self._counted()[2]

    def _counted(self) -> tuple[Book, tuple[Duty, ...], Watch]:
        days, former = self._days(), self._resolved
        book = self._book_of(*days)
        if former is None or former[0][0] is not book or former[0][1] != days:
            # Of a year that somebody looks at, only the days that are asked about; often nothing changed there.
            near = book.between(*days)
            if former is not None and former[0][1] == days and near.same(former[1]):
                self._resolved = ((book, days), *former[1:])
            else:
                duties = tuple(sorted(at_once(self._resolving.steps(near, *days, drafts=False)), key=in_order))
                watch = Watch(near, duties, former=former[3] if former is not None else None)
                self._resolved = ((book, days), near, duties, watch)
        assert self._resolved is not None
        return self._resolved[1:]

    def _days(self) -> tuple[datetime, datetime]:
        """The days that everybody asks about: from yesterday on, whole days, so that they are read once a day."""
        today = self.now().replace(hour=0, minute=0, second=0, microsecond=0)
        return today - timedelta(days=1), today + _AHEAD

    def _saving(self) -> set[str]:
        """The reports with facts that are not in the journal yet."""
        return {fact.subject for fact in self._flying.values()}

    def _dressed(self, card: CardRow, now: datetime | None = None) -> CardRow:
        badge, kind = badge_of(card, now or self.now())
        return row_with(card, badge=badge, badge_kind=kind, clocks=clocks_of(card, badge), **self._own(card))

    def _named(self, card: CardRow) -> CardRow:
        return row_with(card, **self._own(card))

    def _own(self, card: CardRow) -> dict[str, Any]:
        """What of a card this desk alone knows: the names of owners, and whether its last facts are kept yet."""
        saved = Saved.SAVING if self._flying and card.id in self._saving() else Saved.SAVED
        return {"promises": tuple(map(self._owned, card.promises)), "saved": saved}

    def _owned(self, promise: PromiseRow) -> PromiseRow:
        return row_with(promise, owner_name=self.name_of(promise.owner))

    def _earlier_than(self, view: ReportView, keys: set[str]) -> tuple[CardRow, ...]:
        found = akin(view, keys, self._shown.by_keys)
        return tuple(self._dressed(old) for old in self._shown.by_keys(keys) if old.id in found)

    def _in_call(self, card: CardRow) -> bool:
        """Whether this desk is in a call for a report; another desk may be in one for it too."""
        if card.state != "calling" or card.call_desk in self._desks:
            return card.state == "calling"
        state = self._shown.state(card.id)
        return state is not None and any(state.call_at(desk) is not None for desk in self._desks)

    def _ringing(self, row: PromiseRow) -> Ringing | None:
        view = self._shown.view(row.report)
        promise = view.state.promises.get(row.id) if view else None
        if view is None or promise is None:
            return None
        clock = view.profile.clocks.get(row.kind) if view.profile else None
        minutes = view.profile.seen_minutes if view.profile else SEEN_MINUTES
        return Ringing(self._owned(row), promise, chain_of(clock), minutes)
