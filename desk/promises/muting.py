"""What keeps a promise that rings quiet at a desk, until when, and who looked at it (house rule 4). Pure.

"Gezien" is a desk's own: it lasts the minutes of the profile once something is late, and not beyond the step of the
chain at which it was pressed. What only warned stays muted until it is late. "Ik neem over" and a try are everybody's.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from desk.fact import from_ticks, to_ticks
from desk.record import record
from desk.reports.state import Promise, Seen
from desk.words.times import clock_text

TAKEN_FOR = timedelta(minutes=3)
TRIED_FOR = timedelta(minutes=5)
"""The longest that a try keeps a promise quiet: whoever needs more time gives them a new minute."""

_COLLEAGUE = "een collega"


@record
class Mute:
    """`until` when this desk is quiet (None: it is not), and `text` about it in words, also of who looked elsewhere."""

    until: datetime | None = None
    text: str = ""


@record
class Listener:
    """The desk that is to hear it: its incarnation, who sits there (a person id), and the names of people."""

    desk: str
    person: str
    name_of: Callable[[str], str]


def muted(
    promise: Promise,
    level: str,
    now: datetime,
    here: Listener,
    seen_for: timedelta,
    same_step: Callable[[datetime], bool],
) -> Mute:
    """Whether `here` is quiet about a promise that rings at this `level` (`desk.promises.alarms.level`).

    `seen_for` is how long "Gezien" mutes what is late; `same_step(at)` whether then the same was to be done as now.
    """
    since = from_ticks({"late": promise.due_at, "retry": promise.next_at, "warned": promise.warn_at}[level])
    pauses = _pauses(promise, since)
    looked = {desk: one for desk, one in promise.acknowledged.items() if from_ticks(one.at) >= since}
    own = looked.pop(here.desk, None)
    quiet = [(at, said, ends) for at, said, ends in pauses if now < ends]
    until = max((ends for *_, ends in quiet), default=None)
    words = [f"{said} {clock_text(at)}" for at, said, _ in quiet]
    if until is not None:
        words.append(f"stil tot {clock_text(until)}")
    # Whoever looks while it is quiet already looks at that: it rings for them too when the quiet is over.
    if until is None and own is not None and from_ticks(own.at) >= max([since, *(ends for *_, ends in pauses)]):
        at = from_ticks(own.at)
        ends = at + seen_for if level == "late" else from_ticks(promise.due_at)
        if now < ends and (level != "late" or same_step(at)):
            until = ends
            silent = f"stil tot {clock_text(ends)}"
            words.append(f"{silent} (u)" if own.by == here.person else f"{_seen([own], here)}, {silent}")
    if looked:
        words.append(_seen(sorted(looked.values(), key=lambda one: one.at), here))
    return Mute(until, ", ".join(words))


def _pauses(promise: Promise, since: datetime) -> list[tuple[datetime, str, datetime]]:
    """What keeps every desk quiet: when, in a word, and until when."""
    found = []
    if promise.taken is not None:
        at = from_ticks(promise.taken[0])
        found.append((at, "overgenomen", at + TAKEN_FOR))
    if promise.tries and promise.tries[-1][0] >= to_ticks(since):
        at = from_ticks(promise.tries[-1][0])
        found.append((at, "geprobeerd", min(from_ticks(promise.next_at), at + TRIED_FOR)))
    return found


def _seen(looked: Sequence[Seen], here: Listener) -> str:
    who = " en ".join(f"{here.name_of(one.by) or _COLLEAGUE} {clock_text(from_ticks(one.at))}" for one in looked)
    return f"gezien door {who}"
