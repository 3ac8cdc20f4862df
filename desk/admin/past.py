"""The reports of a desk's past, one after the other, as they stand with the facts that are on their way."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from desk.admin.bare import refuse_bare
from desk.admin.files import Opened
from desk.errors import SurroundingsFailed
from desk.fact import to_ticks
from desk.replica.shelf import ProfileShelf
from desk.reports.view import ReportView
from desk.retention.erasures import figures_in
from desk.shown import Shown
from desk.words.times import instant

_ASIDE = frozenset({"merged", "set-aside"})
_FIRST, _LAST = 0, 2**62


def past_views(desk: Opened, since: int, before: int) -> Iterator[ReportView]:
    """Every report that was opened from `since` until `before` (µs UTC), oldest first, through its own profile.

    Left out is what went on in another report, or was opened by mistake. Raises SurroundingsFailed, before the first,
    where the content of any is not on this computer: figures must not be lower than they are.
    """
    shown = Shown(desk.reader, ProfileShelf(), desk.pending)
    found = dict.fromkeys(desk.reader.reports_between(since, before))
    found |= dict.fromkeys(card.id for card, _ in shown.laid_words() if since <= to_ticks(card.opened_at) < before)
    cards = (card for report in found if (card := shown.card(report)) is not None)
    refuse_bare(desk.reader, (card for card in cards if card.state not in _ASIDE), "zonder die zijn cijfers te laag")
    for report in found:
        view = shown.view(report)
        if view is not None and view.state.status not in _ASIDE:
            yield view


def destroyed(desk: Opened, since: int, before: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """When each report that was destroyed since was opened, and the figures that stay of it; of the same period.

    The moment is that of its first fact: the header of a fact stays.
    """
    for row in desk.reader.rows("erasure"):
        figures = figures_in(desk.reader.facts_of(row.id)) if row.what == "report" else {}
        opened = next((fact for fact in desk.reader.facts_of(row.thing) if fact.type == "report_opened"), None)
        if figures and opened is not None and since <= opened.recorded_at < before:
            yield opened.recorded_at, figures


def span(since: str, until: str) -> tuple[int, int]:
    """From the beginning of one day until the end of another (ISO days, on the Dutch clock), µs UTC; empty: all."""
    start = to_ticks(_day(since, "--from")) if since else _FIRST
    end = to_ticks(_day(until, "--until", 1)) if until else _LAST
    if start >= end:
        raise SurroundingsFailed(f"--until: {until} ligt voor {since}, draai ze om")
    return start, end


def _day(text: str, where: str, later: int = 0) -> datetime:
    try:
        day = datetime.strptime(text, "%Y-%m-%d")  # noqa: DTZ007  (a day on the Dutch clock)
        return instant(day + timedelta(days=later))
    except (ValueError, OverflowError) as error:
        raise SurroundingsFailed(f"{where}: '{text}' is geen dag, schrijf bijvoorbeeld 2026-11-21") from error
