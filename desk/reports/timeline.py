"""What happened in one report, line by line: both times, who, and what was corrected (house rule 7). Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from desk.fact import Fact
from desk.facts.answers import AnswerGiven, AnswerMoved, ChildAdded, OutcomeSet
from desk.facts.call import CallStarted, FeedbackGiven, FeedbackTakenBack, ReportMerged, ReportOpened
from desk.facts.care import (
    FamilyReached,
    HelpStarted,
    ReferralAnswered,
    ReferralChosen,
    ReferralEnded,
    ReferralRuled,
)
from desk.facts.codec import decode
from desk.facts.decisions import DecisionChosen, DecisionNoted, ReasonGiven
from desk.facts.ownership import ReportOwned
from desk.profile.model import Profile
from desk.reports.fact_words import FactWords
from desk.reports.merges_undone import is_undone, undone_spans
from desk.rows import Saved, TimelineRow

# What went along with a merge stands in the report that goes on already.
_WENT_ALONG = (
    AnswerGiven,
    AnswerMoved,
    ChildAdded,
    OutcomeSet,
    FeedbackGiven,
    FeedbackTakenBack,
    DecisionNoted,
    DecisionChosen,
    ReasonGiven,
)
# A later step of a referral takes the place of the one before; that was so too.
_GOES_ON = (ReferralAnswered, ReferralRuled, FamilyReached, HelpStarted, ReferralEnded, ReferralChosen)
# A later one takes their place; they were no mistake.
_STAND = (CallStarted, DecisionNoted, ReportOpened, ReportOwned)


def timeline(
    facts: Iterable[Fact],
    profile: Profile | None,
    name_of: Callable[[str], str],
    in_flight: Callable[[str], bool],
    merged: Iterable[tuple[str, Sequence[Fact]]] = (),
    name_at: Callable[[str, str], str] | None = None,
) -> tuple[TimelineRow, ...]:
    """The lines of a report in the order in which things happened.

    `merged` are the facts of reports that went on in this one, with their references: calls, notes and routes of
    those are shown too, and all that was written there later, under kind `merged` with the reference before the words.
    `name_at` names a person at a desk (an incarnation), where one name sits at more than one.
    """
    authors: dict[tuple[str, str], str] = {}

    def author(fact: Fact) -> str:
        where = fact.author, fact.desk
        if where not in authors:
            authors[where] = name_at(*where) if name_at is not None else name_of(fact.author)
        return authors[where]

    rows = _rows(list(facts), profile, name_of, author, in_flight)
    for reference, others in merged:
        words = _rows([*others], profile, name_of, author, in_flight, skip=_WENT_ALONG)
        rows += [_of_another(row, reference) for row in words if row.kind != "promise" and not row.corrected]
    # Within a second the order of the log counts: what one key press did has one order.
    return tuple(sorted(rows, key=lambda row: row.happened_at.replace(microsecond=0)))


def _rows(
    facts: list[Fact],
    profile: Profile | None,
    name_of: Callable[[str], str],
    author: Callable[[Fact], str],
    in_flight: Callable[[str], bool],
    *,
    skip: tuple[type, ...] = (),
) -> list[TimelineRow]:
    read = [(fact, decode(fact)) for fact in facts]
    replaced = {old for fact, payload in read if not isinstance(payload, _GOES_ON) for old in fact.replaces}
    undone = undone_spans(facts)
    replaced |= {fact.id for fact in facts if undone and is_undone(fact, undone)}
    words = FactWords(profile, name_of)
    rows = []
    for fact, payload in read:
        text, kind = words.line(payload, fact)
        if isinstance(payload, skip):
            continue
        if isinstance(payload, ReportMerged):
            # What another desk still wrote there, not knowing of the merge, did not go along.
            skip = ()
        rows.append(
            TimelineRow(
                fact=fact.id,
                happened_at=fact.happened(),
                recorded_at=fact.recorded(),
                who=author(fact),
                text=text,
                kind=kind,
                child=getattr(payload, "child", ""),
                corrected=fact.id in replaced and not isinstance(payload, _STAND),
                saved=Saved.SAVING if in_flight(fact.id) else Saved.SAVED,
            )
        )
    return rows


def _of_another(row: TimelineRow, reference: str) -> TimelineRow:
    return replace(row, text=f"{reference}: {row.text}", kind="merged", child="")
