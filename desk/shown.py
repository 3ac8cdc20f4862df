"""What is shown: the agreed rows of the replica with this desk's pending facts folded on top.

For one report and for every list alike, so that a desk away from its store sees exactly what a connected one
sees. Belongs to the thread of the window.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar

from desk.errors import SurroundingsFailed
from desk.fact import Fact, from_ticks, to_ticks
from desk.facts.codec import decode
from desk.facts.desk import ProfileActivated
from desk.facts.promises import PromiseExtended, PromiseMade
from desk.profile.model import Profile
from desk.replica.others import FOREVER
from desk.replica.reader import UNFOLDED, ReplicaReader
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import is_live
from desk.reports.address_risk import doors_of
from desk.reports.card import card_row, keys_of
from desk.reports.fold import apply, fold
from desk.reports.state import ReportState
from desk.reports.view import ReportView, look
from desk.reports.words import SearchWords, search_words
from desk.rows import CardRow
from desk.shown_others import OthersShown, row_id
from desk.sync.exchange import Round

T = TypeVar("T")
KEPT = 100
"""So many reports stay folded in memory."""
AT_ONCE, AT_A_TIME, MANY = 200, 20, 1000
"""Reports with pending facts that a start lays on top, that are laid at a time after it (20 take 30 ms, and the window
waits), and that are more than a night brings."""
ONE_BY_ONE = 100
"""Where more changed at once than this, reading all that is live is quicker than reading each."""


@dataclass
class _Laid:
    """A report with pending facts, as lists need it; keys and words are made when somebody looks for them."""

    card: CardRow
    view: ReportView

    @cached_property
    def keys(self) -> set[str]:
        """What leads to the report: numbers and names; and addresses, to what is dangerous there."""
        return keys_of(self.view) | doors_of(self.view)

    @cached_property
    def words(self) -> SearchWords:
        """What it can be found by."""
        return search_words(self.view)


class Shown:
    """The overlay. `pending` are this desk's facts that did not come back through the store yet."""

    def __init__(self, reader: ReplicaReader, shelf: ProfileShelf, pending: Sequence[Fact]) -> None:
        self._reader, self._shelf = reader, shelf
        self._pending: dict[str, list[Fact]] = {}
        self._states: dict[str, ReportState | None] = {}
        self._views: dict[str, ReportView] = {}
        self._laid: dict[str, _Laid] = {}
        self._others = OthersShown(reader, self._pending, self.known, self._agreed_facts)
        # Asked at every answer, changed by a round only.
        self._agreed_by_keys: dict[tuple[frozenset[str], int], list[CardRow]] = {}
        # Of who looked at what nothing is folded: kept apart, so that it costs the lists nothing.
        self.looks = [fact for fact in pending if fact.kind == UNFOLDED]
        for fact in pending:
            if fact.kind != UNFOLDED:
                self._pending.setdefault(fact.subject, []).append(fact)
        self._live: dict[str, CardRow] = {}
        self._given: dict[str, int] = {}
        self._ahead: list[str] = []
        self.unreadable = ""
        self.renew(AT_ONCE)

    def known(self, read: Callable[[], T], otherwise: T) -> T:
        """What `read` reads; while the replica cannot be read, what was known, and `unreadable` says why.

        A desk whose disk fails goes on with what it knows, as one that is away from its store.
        """
        try:
            found = read()
        except SurroundingsFailed as failed:
            self.unreadable = str(failed)
            return otherwise
        self.unreadable = ""
        return found

    @property
    def pending(self) -> int:
        """How many facts wait for the store."""
        return sum(len(facts) for facts in self._pending.values())

    def add(self, facts: Sequence[Fact]) -> set[str]:
        """Facts that this desk just decided; gives the subjects that changed."""
        subjects = {fact.subject: fact.kind for fact in facts}
        for fact in facts:
            state = self._states.get(fact.subject)
            if state is not None and fact.type == "merge_taken_back":
                # It says of earlier facts that they do not count.
                del self._states[fact.subject]
            elif state is not None:
                apply(state, fact)
            elif fact.subject in self._states:
                del self._states[fact.subject]
            self._pending.setdefault(fact.subject, []).append(fact)
        for subject, kind in subjects.items():
            self._views.pop(subject, None)
            if kind == "report":
                self._lay(subject)
        self._others.read_again([subject for subject, kind in subjects.items() if kind != "report"])
        return set(subjects)

    def promised_since(self, ticks: int) -> tuple[tuple[str, str], ...]:
        """The promises (report, promise) that were given a minute by pending facts recorded from `ticks` on."""
        found: dict[tuple[str, str], None] = {}
        for subject, facts in self._pending.items():
            for fact in facts:
                payload = decode(fact) if fact.recorded_at >= ticks else None
                if isinstance(payload, PromiseMade | PromiseExtended):
                    found[subject, payload.promise] = None
        return tuple(found)

    def agreed(self, done: Round) -> set[str]:
        """A round of the sync thread: pending facts that came back stand in the replica now."""
        changed = set(done.changed)
        self.looks = [fact for fact in self.looks if fact.seq > done.own.get(fact.desk, 0)]
        # What came back is among what changed; only that is looked at where years of facts wait for a new replica.
        among = changed & self._pending.keys() if len(self._pending) > MANY else [*self._pending]
        for subject in among:
            left = [fact for fact in self._pending[subject] if fact.seq > done.own.get(fact.desk, 0)]
            if len(left) != len(self._pending[subject]):
                changed.add(subject)
            if left:
                self._pending[subject] = left
            else:
                del self._pending[subject]
        many = len(changed) > ONE_BY_ONE
        if many:
            live = self.known(self._reader.live_cards, [*self._live.values()])
            self._live = {card.id: card for card in live}
            self._others.clear()
        laid: list[str] = []
        others: list[str] = []
        for subject in changed:
            if subject in done.foreign:
                self._states.pop(subject, None)
                self._views.pop(subject, None)
            if subject in self._pending:
                is_report = self._pending[subject][0].kind == "report"
                if is_report:
                    laid.append(subject)
            else:
                self._laid.pop(subject, None)
                is_report = many or self._reload(subject)
            if not is_report:
                others.append(subject)
        # Every answer comes back through here: of desks, people and duties those are read again that changed.
        self._others.read_again(others)
        for subject in laid[:AT_A_TIME]:
            self._lay(subject)
        # The others stand as they were until it is their turn.
        self._ahead += laid[AT_A_TIME:]
        if changed:
            self._agreed_by_keys.clear()
        return changed

    @property
    def waits(self) -> bool:
        """Whether there is something for `lay_more`."""
        return bool(self._ahead)

    def renew(self, at_once: int = AT_A_TIME) -> set[str]:
        """Read the agreed rows anew and lay what is pending on top; gives the subjects that may look different.

        So many of the pending ones are laid now, the rest by `lay_more`.
        """
        before = set(self._live)
        # Not forgiven: whoever makes this has to know that the file cannot be read, and set it aside.
        self._live = {card.id: card for card in self._reader.live_cards()}
        for known in (self._states, self._views, self._others, self._agreed_by_keys):
            known.clear()
        self._laid = {subject: laid for subject, laid in self._laid.items() if subject in self._pending}
        reports = [facts for facts in self._pending.values() if facts[0].kind == "report"]
        # Newest last. After a replica was lost there may be years of them: a call does not wait for those.
        reports.sort(key=lambda facts: facts[-1].recorded_at)
        self._ahead = [facts[0].subject for facts in reports]
        self.lay_more(at_once)
        return before | set(self._live) | set(self._pending)

    def lay_more(self, count: int = AT_A_TIME) -> set[str]:
        """Lay the next of the reports that wait for it on top; gives which, none when all of them lie there."""
        laid, self._ahead = self._ahead[-count:], self._ahead[:-count]
        for subject in laid:
            if subject in self._pending:
                self._lay(subject)
        return set(laid)

    def state(self, report: str) -> ReportState | None:
        """The state that decisions see, facts in flight included."""
        if report not in self._states:
            state = fold(self.facts(report))
            if state is None or state.opened is None:
                return None
            self._states[report] = state
            self._make_room()
        return self._states[report]

    def view(self, report: str) -> ReportView | None:
        """The report through its profile."""
        if report not in self._views:
            state = self.state(report)
            if state is None:
                return None
            self._views[report] = look(state, self._shelf.get(state.profile, self._files))
        return self._views[report]

    def facts(self, report: str) -> list[Fact]:
        """The facts of a report in shown order: agreed, then pending."""
        agreed = self._agreed_facts(report)
        known = {fact.id for fact in agreed}
        return agreed + [fact for fact in self._pending.get(report, ()) if fact.id not in known]

    def merged_into(self, report: str) -> list[ReportState]:
        """The reports that went on in this one, also by way of another."""
        found: dict[str, ReportState] = {}
        ahead = [report]
        while ahead:
            state = self.state(ahead.pop())
            for source in state.merged_from if state else ():
                other = self.state(source)
                if other is not None and source not in found and source != report:
                    found[source] = other
                    ahead.append(source)
        return list(found.values())

    def profile(self, digest: str) -> Profile | None:
        """A profile version, from the shelf, the replica or the facts in flight."""
        ready = self._shelf.get(digest, self._files)
        return ready.profile if ready is not None else None

    def card(self, report: str) -> CardRow | None:
        """The row of one report."""
        laid = self._laid.get(report)
        if laid is not None:
            return laid.card
        return self._live.get(report) or self.known(lambda: self._reader.card(report), None)

    def live(self) -> list[CardRow]:
        """Reports that are open or hold an open promise."""
        cards = {**self._live, **{subject: laid.card for subject, laid in self._laid.items()}}
        # In one order, whether rows come from the replica or lie on top: what sorts them further keeps it.
        found = sorted(cards.values(), key=_age)
        return [card for card in found if is_live(card.state, bool(card.promises))]

    def since(self, ticks: int) -> list[CardRow]:
        """Reports opened from `ticks` on, newest first."""
        start = from_ticks(ticks)
        recent = self.known(lambda: self._reader.cards_since(ticks), list(self._live.values()))
        found = {card.id: card for card in recent}
        found |= {laid.card.id: laid.card for laid in self._laid.values() if laid.card.opened_at >= start}
        return sorted(found.values(), key=_age, reverse=True)

    def waiting(self, ticks: int) -> list[CardRow]:
        """Reports opened from `ticks` on, and all live ones, in which something waits for the triagist."""
        nothing: list[CardRow] = []
        found = {card.id: card for card in self.known(lambda: self._reader.cards_waiting(ticks), nothing)}
        found |= {card.id: card for card in self.live()}
        found |= {laid.card.id: laid.card for laid in self._laid.values()}
        return [card for card in found.values() if card.triage]

    def by_keys(self, keys: set[str], limit: int = 30) -> list[CardRow]:
        """Reports that a number or a child's name points at, newest first."""
        wanted = (frozenset(keys), limit + len(self._laid))
        if wanted not in self._agreed_by_keys:
            nothing: list[CardRow] = []
            self._agreed_by_keys[wanted] = self.known(lambda: self._reader.cards_by_keys(keys, wanted[1]), nothing)
        found = {card.id: card for card in self._agreed_by_keys[wanted] if card.id not in self._laid}
        found |= {laid.card.id: laid.card for laid in self._laid.values() if laid.keys & keys}
        return sorted(found.values(), key=_age, reverse=True)[:limit]

    def by_reference(self, code: str, number: int) -> list[CardRow]:
        """The report with this reference; more than one where two desks were given the same letter."""
        nothing: list[CardRow] = []
        agreed = self.known(lambda: self._reader.cards_by_reference(code, number), nothing)
        found = {card.id: card for card in agreed}
        found |= {laid.card.id: laid.card for laid in self._laid.values() if _reference(laid.card) == (code, number)}
        return sorted(found.values(), key=_age)

    def laid_words(self) -> list[tuple[CardRow, SearchWords]]:
        """Reports with pending facts, with their searchable words."""
        return [(laid.card, laid.words) for laid in self._laid.values()]

    def is_laid(self, report: str) -> bool:
        """Whether a report has pending facts, so that the replica's row is not the last word."""
        return report in self._laid

    def others(self, kind: str, since: int = 0, before: int = FOREVER) -> dict[str, Any]:
        """The rows of a kind by subject: desks, people, profiles, what is in the roster (`desk.shown_others`)."""
        return self._others.rows(kind, since, before)

    def others_once(self, kind: str, since: int, before: int) -> dict[str, Any]:
        """Agreed rows of a kind by subject between two moments (µs UTC), for who looks once: nothing is kept."""
        return {row_id(row): row for row in self.known(lambda: self._reader.rows(kind, since, before), list[Any]())}

    def highest_number(self, code: str) -> int:
        """The last reference number given out under a code."""
        agreed = self.known(lambda: self._reader.highest_number(code), 0)
        self._given[code] = max(self._given.get(code, 0), agreed)
        return self._given[code]

    def highest_of(self, kind: str, code: str) -> int:
        """The last number that was given to a swap or an override under a code, however long ago."""
        key = f"{kind}/{code}"
        if key not in self._given:
            nothing: list[Any] = []
            agreed = self.known(lambda: self._reader.rows(kind), nothing)
            self._given[key] = max((row.number for row in agreed if row.code == code), default=0)
        known = (row.number for row in self._others.at_hand(kind).values() if row.code == code)
        self._given[key] = max(self._given[key], *known, 0)
        return self._given[key]

    def _agreed_facts(self, subject: str) -> list[Fact]:
        """The agreed facts of a subject. While they cannot be read: none for what is new here, else no half of them."""
        if subject in self._live:
            return self._reader.facts_of(subject)
        return self.known(lambda: self._reader.facts_of(subject), [])

    def _make_room(self) -> None:
        """Let go of the reports that were looked at longest ago: a desk runs for months."""
        for report in [*self._states][:-KEPT]:
            if report not in self._pending:
                del self._states[report]
                self._views.pop(report, None)

    def _files(self, digest: str) -> dict[str, bytes] | None:
        for fact in self._pending.get(digest[:32], ()):
            payload = decode(fact)
            if isinstance(payload, ProfileActivated) and payload.digest == digest:
                return {name: content.encode("utf-8") for name, content in payload.files.items()}
        return self._reader.profile_files(digest)

    def _lay(self, report: str) -> None:
        view = self.view(report)
        if view is None:
            return
        self._laid[report] = _Laid(card_row(view), view)
        # Remembered: without the replica, a number must not be given twice.
        code, number = _reference(self._laid[report].card)
        self._given[code] = max(self._given.get(code, 0), number)

    def _reload(self, subject: str) -> bool:
        """Take over the agreed row of a subject; whether it is a report."""
        card = self.known(lambda: self._reader.card(subject), self._live.get(subject))
        if card is not None and is_live(card.state, bool(card.promises)):
            self._live[subject] = card
        else:
            self._live.pop(subject, None)
        return card is not None


def day_start(now: int, hours: int = 24) -> int:
    """The instant `hours` before `now`, µs UTC."""
    return to_ticks(from_ticks(now) - timedelta(hours=hours))


def _reference(card: CardRow) -> tuple[str, int]:
    code, _, number = card.reference.rpartition("-")
    return code, int(number)


def _age(card: CardRow) -> tuple[datetime, str]:
    return card.opened_at, card.id
