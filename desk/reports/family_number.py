"""On which number the family is reached, as far as the answers say so; never a professional's. Pure."""

from desk.checklist.values import RESERVED
from desk.profile.codes import CALLBACK_NUMBER, CALLER_ORGANISATION, CALLER_ROLE, CALLER_WITH_YOUTH, REFERRER_KIND
from desk.reports.state import ReportState
from desk.reports.to_call import once
from desk.reports.view import said

_FAMILY = ("parent", "child")
_PROFESSIONAL = "professional"


def family_number(state: ReportState) -> str:
    """The number of the caller where that is a parent or the child, or somebody else who is with the child; else empty.

    Whoever calls for work is left out, also with the child beside them: by morning they and their office are gone.
    """
    roles = {str(role) for role in state.by_code(CALLER_ROLE)} - RESERVED
    speaks = {*roles, state.speaker} - {""}
    if any(role.startswith(_PROFESSIONAL) for role in speaks):
        return ""
    if not roles and (said(state, CALLER_ORGANISATION) or said(state, REFERRER_KIND)):
        return ""
    with_child = state.by_code(CALLER_WITH_YOUTH) == ("yes",)
    if not (with_child or (speaks and speaks.issubset(_FAMILY))):
        return ""
    return _given(state)


def _given(state: ReportState) -> str:
    """The one number to be called back on, else the one that called; one that a professional gave is not theirs."""
    for place in state.coded.get(CALLBACK_NUMBER, ()):
        register = [one for one in state.answers[place].values() if one.values and one.values[0] not in RESERVED]
        if register:
            own = [one for one in register if not one.said_by.startswith(_PROFESSIONAL)]
            numbers = [*once(str(one.values[0]) for one in own)]
            # Two that were given, or one by somebody else: people choose.
            return numbers.pop() if len(numbers) == 1 and len(own) == len(register) else ""
    called = (call.number for call in reversed(state.calls) if call.direction == "in" and call.number)
    return next(called, "") or state.number
