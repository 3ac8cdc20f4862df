"""Everything that goes with a report that is destroyed: what went on in it, agreements made in it, and what stays."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

from desk.export.dataset import repeat_days
from desk.fact import Fact, to_ticks
from desk.facts.access import AccountSet
from desk.facts.codec import decode
from desk.profile.retention import Terms
from desk.record import record
from desk.reports.card import keys_of
from desk.reports.state import ReportState
from desk.reports.view import ReportView
from desk.retention.figures import ASIDE, figures_of
from desk.retention.kept import Hold, Kept, kept_of
from desk.retention.terms import Due, due, shortest_days
from desk.retention_rows import DestructionRow, ErasureRow
from desk.rows import CardRow

LEADS = frozenset({"shift-lead", "administrator"})
"""Whose accounts stay: a log is judged by them (`desk.trust.people`)."""
MOST = 10_000
LISTED = 500
"""So many reports a list shows: people look at each. The next ones follow when these are done."""


@record
class Part:
    """One subject that goes: its facts (ids), and what stays of it in figures."""

    what: str
    thing: str
    code: str
    number: int
    facts: tuple[str, ...]
    figures: Mapping[str, Any]


@record
class Destroyable:
    """A report with all that goes along; `repeats` are reports that are a repeat because of it. `due` None: it is open,
    or goes on in another. `late`: it was destroyed, and this came after."""

    reference: str
    parts: tuple[Part, ...]
    due: Due | None
    repeats: tuple[str, ...] = ()
    days: int = 0
    late: bool = False


class Sees(Protocol):
    """What is known of reports, facts on their way included: `desk.shown.Shown`."""

    def state(self, report: str, /) -> ReportState | None: ...
    def view(self, report: str, /) -> ReportView | None: ...
    def facts(self, report: str, /) -> list[Fact]: ...
    def by_keys(self, keys: set[str], limit: int = 30) -> list[CardRow]: ...
    def is_laid(self, report: str, /) -> bool: ...


class Reads(Protocol):
    """The replica: `desk.replica.reader.ReplicaReader`."""

    def kept_before(self, ticks: int, aside: int, /) -> Iterator[tuple[str, str, Kept]]: ...
    def kept(self, report: str, /) -> Kept | None: ...
    def bound(self, report: str, /) -> list[str]: ...
    def facts_of(self, subject: str, /) -> list[Fact]: ...
    def left_of(self, subject: str, /) -> list[Fact]: ...
    def row(self, kind: str, subject: str, /) -> Any: ...
    def rows(self, kind: str) -> list[Any]: ...


class Destroyables:
    """Of one desk, with the terms that hold there. `now` gives its time."""

    def __init__(self, shown: Sees, reader: Reads, terms: Terms, now: Callable[[], datetime]) -> None:
        self._shown, self._reader, self._terms, self._now = shown, reader, terms, now

    def rows(self) -> tuple[DestructionRow, ...]:
        """The reports whose term is over, longest ago first; and what came after a report was destroyed."""
        now, found = self._now(), list[DestructionRow]()
        before, aside = (to_ticks(now - timedelta(days=days - 2)) for days in shortest_days(self._terms))
        for report, reference, kept in self._reader.kept_before(before, aside):
            how = self._due(report, {report: kept})
            if how is not None and how.over:
                found.append(self._row(report, reference, how))
                if len(found) == LISTED:
                    break
        return (*found, *self._late_rows())

    def of(self, report: str) -> Destroyable | None:
        """One report with all that goes along; None for one that is not known, or of which nothing is left."""
        state = self._shown.state(report)
        if state is None:
            return self._account(report) or self._late(report)
        how = self._due(report, {})
        if how is None or any(self._waits(one) for one in how.members):
            return Destroyable(state.reference, (), None)
        parts = [self._part(one) for one in how.members]
        parts += [agreement for one in how.members for agreement in self._agreements(one, how.members)]
        repeats = {other for one in how.members for other in self._repeated_by(one)} - set(how.members)
        return Destroyable(state.reference, tuple(parts), how, tuple(sorted(repeats)), repeat_days())

    def held_words(self, holds: Iterable[Hold]) -> str:
        """Why it may not go, in words."""
        said = ((self._terms.holds.get(hold.ground, hold.ground), hold.reason) for hold in holds)
        return "; ".join(": ".join(filter(None, one)) for one in said)

    def _row(self, report: str, reference: str, how: Due) -> DestructionRow:
        along, held = len(how.members) - 1, self.held_words(how.holds)
        return DestructionRow(report, reference, how.term.label, how.closed, how.ended, along, held)

    def _due(self, report: str, known: dict[str, Kept]) -> Due | None:
        ahead, mine = [report], {}
        while ahead:
            one = ahead.pop()
            kept = self._kept(one, known)
            if one not in mine and kept is not None:
                mine[one] = kept
                ahead += kept.sources
        return due(report, mine, self._terms, self._now())

    def _kept(self, report: str, known: Mapping[str, Kept]) -> Kept | None:
        """As it stands here, facts on their way included."""
        if self._shown.is_laid(report):
            state = self._shown.state(report)
            return kept_of(state) if state is not None else None
        return known.get(report) or self._reader.kept(report)

    def _waits(self, report: str) -> bool:
        """Whether somebody is still promised something there."""
        state = self._shown.state(report)
        return state is not None and bool(state.open_promises() or state.live_call)

    def _part(self, report: str) -> Part:
        view, facts = self._shown.view(report), self._shown.facts(report)
        opened = view.state.opened if view is not None else None
        code, number = (opened.code, opened.number) if opened is not None else ("", 0)
        figures = figures_of(view, repeat=self._is_repeat(report, view)) if view is not None else {}
        return Part("report", report, code, number, tuple(fact.id for fact in facts), figures)

    def _agreements(self, report: str, members: tuple[str, ...]) -> Iterable[Part]:
        """Agreements of which every word was said in these reports, and that hold no longer or ended with them."""
        for thing in self._reader.bound(report):
            facts, row = self._reader.facts_of(thing), self._reader.row("agreement", thing)
            elsewhere = row is not None and any(text.report not in members for text in row.texts)
            if facts and not elsewhere:
                yield Part("agreement", thing, "", 0, tuple(fact.id for fact in facts), {})

    def _is_repeat(self, report: str, view: ReportView) -> bool:
        """Whether a number or child of it was in a report of the days before: as the export of figures has it."""
        at, window = view.state.opened_at, _window()
        return any(
            card.id != report
            and card.state not in ASIDE
            and (to_ticks(card.opened_at), card.id) < (at, report)
            and at - to_ticks(card.opened_at) <= window
            for card in self._shown.by_keys(keys_of(view), MOST)
        )

    def _repeated_by(self, report: str) -> Iterable[str]:
        """The reports of the days after with one of its numbers or children."""
        view = self._shown.view(report)
        if view is None or view.state.status in ASIDE:
            return
        at, window = view.state.opened_at, _window()
        for card in self._shown.by_keys(keys_of(view), MOST):
            later = 0 <= to_ticks(card.opened_at) - at <= window and (to_ticks(card.opened_at), card.id) > (at, report)
            state = self._shown.state(card.id) if later and card.id != report and card.state not in ASIDE else None
            if state is not None and not state.repeated:
                yield card.id

    def _late_rows(self) -> Iterable[DestructionRow]:
        """What a desk that was away brought of reports after they were destroyed."""
        for row in self._reader.rows("erasure"):
            if row.what == "report" and self._reader.left_of(row.thing):
                yield self._late_row(row)

    def _late_row(self, row: ErasureRow) -> DestructionRow:
        term = self._terms.of(row.term)
        closed, ended = (datetime.fromisoformat(day or f"{row.at:%Y-%m-%d}").date() for day in (row.closed, row.ended))
        return DestructionRow(row.thing, row.reference, term.label if term else row.term, closed, ended, late=True)

    def _account(self, subject: str) -> Destroyable | None:
        """An account, but for one that ever was a lead's: of that nothing goes."""
        facts = self._reader.facts_of(subject)
        said = [payload for fact in facts if isinstance(payload := decode(fact), AccountSet)]
        if not said:
            return None
        if any(LEADS.intersection(one.roles) for one in said):
            return Destroyable("", (), None)
        return Destroyable("", (Part("account", subject, "", 0, tuple(fact.id for fact in facts), {}),), None)

    def _late(self, report: str) -> Destroyable | None:
        left = tuple(fact.id for fact in self._reader.left_of(report))
        gone = next((row for row in self._reader.rows("erasure") if row.thing == report), None)
        if gone is None or not left:
            return None
        part = Part("report", report, gone.code, gone.number, left, {})
        return Destroyable(gone.reference, (part,), None, late=True)


def _window() -> int:
    return int(timedelta(days=repeat_days()).total_seconds()) * 1_000_000
