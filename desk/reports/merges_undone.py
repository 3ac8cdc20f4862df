"""Which facts of a report do not count, since the merge that they came with was taken back. Pure.

One key press wrote them all, with running numbers in a row, and the fact of the merge says how many. Whichever desk
took it back, and in whatever order facts came, all desks leave out the same.
"""

from collections.abc import Iterable

from desk.fact import Fact
from desk.facts.call import MergeReceived, ReportMerged
from desk.facts.codec import decode

Span = tuple[str, int, int]
"""A desk (an incarnation), and the first and the last running number there."""
_BACK, _MERGES = "merge_taken_back", ("merge_received", "report_merged")
# It goes on being open: what was written since is to be looked at.
_STAYS = "report_reopened"


def undone_spans(facts: Iterable[Fact]) -> frozenset[Span]:
    """The spans of all merges that were taken back, of one report's facts."""
    merges: dict[str, Fact] = {}
    back: set[str] = set()
    for fact in facts:
        if fact.type == _BACK:
            back.update(fact.replaces)
        elif fact.type in _MERGES:
            merges[fact.id] = fact
    return frozenset(span for name in back if name in merges and (span := _span(merges[name])) is not None)


def is_undone(fact: Fact, spans: frozenset[Span]) -> bool:
    """Whether a fact came with a merge that was taken back."""
    return fact.type != _STAYS and any(desk == fact.desk and first <= fact.seq <= last for desk, first, last in spans)


def _span(fact: Fact) -> Span | None:
    payload = decode(fact)
    if isinstance(payload, MergeReceived) and payload.along:
        # The report that went on says so right after it.
        return fact.desk, fact.seq - payload.along, fact.seq + 1
    if isinstance(payload, ReportMerged) and payload.along:
        return fact.desk, fact.seq - payload.along, fact.seq
    return None
