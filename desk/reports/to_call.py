"""On which number whoever called is called back: of who is on the line, else as it was promised last. Pure.

Numbers are compared as telephones, not as they were typed; two of them are never one text.
"""

from collections.abc import Iterable

from desk.checklist.values import RESERVED
from desk.profile.codes import CALLBACK_NUMBER, CALLER_NAME
from desk.record import record
from desk.reports.call_numbers import call_number
from desk.reports.safety_words import ABOUT
from desk.reports.state import CALLING_BACK, Call, Promise, ReportState
from desk.reports.voices import other_caller, same_voice, voice_at
from desk.words.phone import read_number, same_number


@record
class Given:
    """One thing that was answered, and when (µs UTC)."""

    text: str
    at: int


def given(state: ReportState, code: str, child: str = "") -> list[Given]:
    """What stands at the question with this code, the newest first: two where both stand until somebody chooses."""
    found: list[Given] = []
    for whose, link in state.coded.get(code, ()):
        if whose not in ("", child) or (found and not whose):
            continue
        register = state.answers.get((whose, link), {}).values()
        said = [Given(str(one), answer.at) for answer in register for one in answer.values if one not in RESERVED]
        found = said or found
    return list(dict.fromkeys(sorted(found, key=lambda one: -one.at)))


def texts(state: ReportState, code: str, child: str = "") -> tuple[str, ...]:
    """The same without when; a number that is written in two ways once."""
    words = (one.text.strip() for one in given(state, code, child))
    return once(words) if code == CALLBACK_NUMBER else tuple(dict.fromkeys(filter(None, words)))


def once(numbers: Iterable[str]) -> tuple[str, ...]:
    """Each telephone once, as it was written first."""
    found: dict[str, str] = {}
    for number in numbers:
        if number.strip():
            found.setdefault(read_number(number).key or number.strip(), number)
    return tuple(found.values())


def numbers_to_call(state: ReportState, call: Call | None = None) -> tuple[str, ...]:
    """The numbers on which a caller can be called back, the one that is meant first; `call`: the one on the line."""
    call = call or state.live_call
    promised = _promised(state)
    theirs = [one for one in promised if call is None or same_voice(state, voice_at(state, one.number_at), call)]
    said = [one.text for one in given(state, CALLBACK_NUMBER)]
    called = [one.number for one in reversed(state.calls) if one.direction == "in"]
    return once(
        (
            *(_number(state, one) for one in theirs),
            *(_of_line(state, call) if call is not None else ()),
            *(_number(state, one) for one in promised),
            *said,
            *called,
            state.caller_number,
        )
    )


def who_to_call(state: ReportState) -> str:
    """Whose number that is, as far as it was said: to whom it was promised, else who is on the line. Empty: not known.

    Of two names the one that whoever is on the line gave; a name that an earlier caller gave is not theirs.
    """
    number, call = next(iter(numbers_to_call(state)), ""), state.live_call
    for promise in _promised(state):
        kept = call_number(state, promise, None)
        theirs = same_number(kept.number, number) and other_caller(state, promise, kept.by) is None
        if promise.made.who and theirs:
            return promise.who or promise.made.who
    return next((one.text for one in given(state, CALLER_NAME) if _by_line(state, one, call)), "")


def whose_line(state: ReportState, code: str) -> bool:
    """Whether one thing stands at a question about the caller, and whoever is on the line said it."""
    said = given(state, code)
    return len({one.text for one in said}) == 1 and _by_line(state, said[0], state.live_call)


def _of_line(state: ReportState, call: Call) -> list[str]:
    """What whoever is on the line gave, else the number of that line."""
    said = list(once(one.text for one in given(state, CALLBACK_NUMBER) if _by_line(state, one, call)))
    if len(said) > 1:
        # One of them came along with another report: the one that is called from is theirs.
        said = [one for one in said if same_number(one, call.number)] or [call.number, *said]
    return [*said, call.number]


def _by_line(state: ReportState, one: Given, call: Call | None) -> bool:
    return call is None or one.at >= call.started_at or same_voice(state, voice_at(state, one.at), call)


def _promised(state: ReportState) -> list[Promise]:
    """The open promises to call the caller back, the last one first."""
    back = [
        promise
        for promise in state.open_promises()
        if promise.made.clock in CALLING_BACK and promise.made.note != ABOUT
    ]
    return sorted(back, key=lambda promise: -promise.number_at)


def _number(state: ReportState, promise: Promise) -> str:
    return call_number(state, promise, None).number
