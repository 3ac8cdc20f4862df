"""Who called, in everything that was ever said of it: what has to stay here while they are nameless. Pure."""

from collections.abc import Iterable

from desk.checklist.values import RESERVED
from desk.facts.codec import Scalar
from desk.profile.codes import CALLBACK_NUMBER, CALLER_NAME, CALLER_NUMBER, CALLER_ORGANISATION
from desk.record import record
from desk.reports.state import CALLING_BACK, ReportState

WHO_CALLED = (CALLER_NAME, CALLER_ORGANISATION, CALLBACK_NUMBER)
"""The questions whose answers say who called; what they say is kept by code in `ReportState.heard`."""


@record
class Callers:
    """Every name, organisation and number of those who called, as it was typed, also what was corrected since."""

    names: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names or self.organisations or self.numbers)


def hear(state: ReportState, code: str, values: Iterable[Scalar]) -> None:
    """One more thing that says who called; for the folding of a report."""
    said = state.heard.setdefault(code, [])
    said += [text for value in values if (text := str(value).strip()) and text not in {*RESERVED, *said}]


def callers_of(state: ReportState) -> Callers:
    """Everything that was ever given, in this report or in one that went on in it."""
    back = [promise for promise in state.promises.values() if promise.made.clock in CALLING_BACK]
    who = (name for promise in back for name in (promise.made.who, promise.who))
    numbers = (one for promise in back for one in (promise.number, promise.made.number, promise.made.second_number))
    heard = state.heard
    said = (*heard.get(CALLBACK_NUMBER, ()), *heard.get(CALLER_NUMBER, ()), *numbers)
    return Callers(
        names=_once((*heard.get(CALLER_NAME, ()), *who)),
        organisations=_once(heard.get(CALLER_ORGANISATION, ())),
        numbers=_once(said),
    )


def every_number(state: ReportState) -> tuple[str, ...]:
    """Every telephone number of those who called, wherever it was said."""
    calls = (call.number for call in state.calls)
    said = (one.value for register in state.numbers.values() for one in register.values())
    heard = (one.number for one in state.said_numbers.values())
    return _once((*callers_of(state).numbers, state.number, state.caller_number, *calls, *said, *heard))


def _once(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for one in said if (text := one.strip())))
