"""Who spoke when something was said: the call that was on the line then, and whether two calls are one voice. Pure."""

from desk.reports.state import Call, Promise, ReportState
from desk.words.phone import same_number


def voice_at(state: ReportState, at: int) -> Call | None:
    """The last call that had begun at an instant (µs UTC); None before anybody called."""
    begun = [call for call in state.calls if call.started_at <= at]
    return max(begun, key=lambda call: call.started_at, default=None)


def same_voice(state: ReportState, one: Call | None, other: Call | None) -> bool:
    """Whether two calls are with one person, as far as a desk can know: the same line, or we called what they gave."""
    if one is None or other is None or one is other:
        return True
    if same_number(one.number, other.number):
        return True
    return any(
        back.direction == "out" and any(same_number(said, back.number) for said in _given_in(state, call))
        for back, call in ((one, other), (other, one))
    )


def _given_in(state: ReportState, call: Call) -> list[str]:
    """The numbers that were given in a call, also what was corrected since."""
    return [
        one.number
        for one in state.said_numbers.values()
        if one.number and one.call in (None, call.call) and voice_at(state, one.at) is call
    ]


def other_caller(state: ReportState, promise: Promise, fact: str) -> Call | None:
    """The call in which a number was said (by this fact) that another gave than the one who was promised; else None."""
    said = state.said_numbers.get(fact)
    if said is None or not said.number:
        return None
    call = next((one for one in state.calls if one.call == said.call), None) or voice_at(state, said.at)
    if call is None or same_number(call.number, promise.number):
        return None
    return None if same_voice(state, voice_at(state, promise.number_at), call) else call
