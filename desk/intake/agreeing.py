"""Whether others may know who called is one caller's word: it says nothing about the next one.

Where it is in doubt, "not asked" stands beside the yes: the callers are nameless until somebody looked and chose.
"""

from collections.abc import Iterable

from desk.checklist.values import RESERVED
from desk.facts.answers import AnswerGiven
from desk.facts.codec import Scalar
from desk.intake.context import New
from desk.profile.codes import CALLER_NAME, CALLER_ORGANISATION, NAME_MAY_BE_KNOWN
from desk.reports.callers import Callers, callers_of
from desk.reports.state import Call, ReportState
from desk.words.fold import fold_text
from desk.words.phone import read_number


def doubt_after_merge(source: ReportState, target: ReportState) -> list[New]:
    """One of two reports that become one has a yes, and the other somebody that this yes was not about.

    Where both have one it is said once more: it is about the callers of both.
    """
    both, link = _agreed(source), _agreed(target)
    if both and link:
        said = New(AnswerGiven(link, NAME_MAY_BE_KNOWN, "", target.values("", link)), target.id)
        return [said] if _new_to(callers_of(target), callers_of(source)) else []
    for one, other in ((source, target), (target, source)):
        link = _agreed(one)
        if link and not other.by_code(NAME_MAY_BE_KNOWN) and _new_to(callers_of(one), callers_of(other)):
            return [_doubt(target, link)]
    return []


def doubt_by_number(state: ReportState, number: str, call: Call | None = None) -> list[New]:
    """Somebody calls from a number that was not theirs who agreed. `call`: whose number it is; a correction within the
    call in which they agreed is no second caller."""
    link = _agreed(state)
    if not link or (call is not None and not _is_later(state, link, call)):
        return []
    return [_doubt(state, link)] if _new_to(callers_of(state), Callers(numbers=(number,) if number else ())) else []


def doubt_by_name(state: ReportState, code: str, values: Iterable[Scalar]) -> list[New]:
    """Another name than before is typed in a later call than the one in which they agreed."""
    link = _agreed(state)
    if code not in (CALLER_NAME, CALLER_ORGANISATION) or not link:
        return []
    before, now = _words(state.by_code(code)), _words(values)
    same = not before or not now or before <= now or now <= before
    return [] if same or not any(_is_later(state, link, call) for call in state.calls) else [_doubt(state, link)]


def _agreed(state: ReportState) -> str:
    """The question whether the caller may be known, where it is answered with yes and nothing else."""
    for child, link in state.coded.get(NAME_MAY_BE_KNOWN, ()):
        values = state.values(child, link)
        if values and not child and all(value in ("yes", True) for value in values):
            return link
    return ""


def _doubt(state: ReportState, link: str) -> New:
    # It replaces nothing: both stand side by side until somebody chooses.
    return New(AnswerGiven(link, NAME_MAY_BE_KNOWN, "", ("not-asked",)), state.id)


def _is_later(state: ReportState, link: str, call: Call) -> bool:
    return call.started_at > max(answer.at for answer in state.answers["", link].values())


def _new_to(known: Callers, other: Callers) -> bool:
    """Whether the other callers have a name, organisation or number that is not known."""
    return not _keys(other) <= _keys(known)


def _keys(callers: Callers) -> set[str]:
    said = (*callers.names, *callers.organisations)
    return {fold_text(text) for text in said} | {read_number(text).key or fold_text(text) for text in callers.numbers}


def _words(values: Iterable[Scalar]) -> set[str]:
    return {
        word for value in values if value not in RESERVED for word in fold_text(str(value)).replace("-", " ").split()
    }
