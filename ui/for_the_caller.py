"""F7: which promise a call with the caller is about."""

from desk.rows import PromiseRow, SheetRow

_OF_OTHERS = ("referral", "visit")
_CALLING_BACK = ("callback", "callback-request", "line-dropped")


def promise_of_call(row: SheetRow) -> str:
    """The promise that stands, or that this call keeps (its id); empty: hang up, with a new one or without.

    What was promised before this call is what the call is for. Once it kept something, only calling back is left; when
    that is done too, the call is to be ended: a desk in a call hears no alarm.
    """
    # What a provider, or people on site, are to do is not for the caller.
    ours = [one for one in row.promises if not one.route and one.step not in _OF_OTHERS]
    waiting = [one for one in ours if one.state == "open"]
    began = row.card.call_started_at
    if began is not None:
        kept = any(one.state == "kept" and one.closed_at is not None and one.closed_at >= began for one in ours)
        waiting = [one for one in waiting if one.started_at < began and (not kept or one.kind in _CALLING_BACK)]
    return min(waiting, key=_due).id if waiting else ""


def _due(promise: PromiseRow) -> float:
    return promise.due_at.timestamp()
