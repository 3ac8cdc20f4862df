"""Where two desks wrote one thing: each value with who and when, to be shown side by side (design.md 3). Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from desk.fact import from_ticks
from desk.profile.model import Profile
from desk.reports.card import outcome_label
from desk.reports.state import NO_CALL, Decision, Promise, ReportState, Said
from desk.reports.view import ReportView
from desk.rows import ValueRow
from desk.words.phone import read_number
from desk.words.times import clock_text

Names = Callable[[str], str]


def number_values(state: ReportState, name_of: Names) -> tuple[ValueRow, ...]:
    """The numbers of the caller in hand."""
    call = state.live_call or next(reversed(state.calls), None)
    register = state.numbers.get(call.call if call else NO_CALL, {})
    return _values(register, lambda number: read_number(str(number)).shown or str(number) or "geen nummer", name_of)


def outcome_values(view: ReportView, child: str, name_of: Names) -> tuple[ValueRow, ...]:
    """How it ended for a child."""
    register = view.state.ended.get(child, {})
    return _values(register, lambda said: outcome_label(view, said.outcome) or "teruggenomen", name_of)


def minute_values(promise: Promise, name_of: Names) -> tuple[ValueRow, ...]:
    """The later minutes of a promise."""
    return _values(promise.minutes, lambda times: clock_text(from_ticks(times[1])), name_of)


def decision_values(view: ReportView, child: str, name_of: Names) -> tuple[ValueRow, ...]:
    """The decisions for a child that stand; the fact to choose by is the decision's id."""
    standing = view.state.decisions_for(child)
    if len(standing) < 2:
        return ()
    return tuple(
        ValueRow(
            one.noted.decision,
            ", ".join(part for part in (one.noted.decided_by, _decided(view.profile, one)) if part),
            name_of(one.noted_by),
            from_ticks(one.at),
        )
        for one in standing
    )


def _decided(profile: Profile | None, decision: Decision) -> str:
    noted = decision.noted
    level = profile.urgency(noted.urgency) if profile else None
    pathways = profile.pathways if profile else ()
    pathway = next((choice.label for choice in pathways if choice.id == noted.pathway), noted.pathway)
    return ", ".join(part for part in (level.label if level else noted.urgency, pathway) if part)


def _values(register: Mapping[str, Said], words: Callable[[Any], str], name_of: Names) -> tuple[ValueRow, ...]:
    if len({one.value for one in register.values()}) < 2:
        return ()
    return tuple(
        ValueRow(one.fact, words(one.value), name_of(one.author), from_ticks(one.at)) for one in register.values()
    )
