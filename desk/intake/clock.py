"""The desk's clock was wrong and is right now: what it promised meanwhile still rings after the promised span."""

from datetime import timedelta

from desk.facts.promises import PromiseExtended
from desk.intake.context import Context, New, decides
from desk.record import record

_TICK = timedelta(microseconds=1)


@record
class PutMinutesRight:
    """`promises` are (report, promise) whose minute was counted on a clock that had to be put forward `by` so much."""

    promises: tuple[tuple[str, str], ...]
    by: timedelta


@decides(PutMinutesRight)
def _put_right(command: PutMinutesRight, context: Context) -> tuple[New, ...]:
    by, news = command.by // _TICK, []
    for report, name in command.promises:
        state = context.report(report)
        promise = state.promises.get(name) if state is not None else None
        if promise is not None and promise.state == "open":
            moved = PromiseExtended(name, promise.warn_at + by, promise.due_at + by, why="clock")
            news.append(New(moved, report, replaces=tuple(promise.minutes)))
    return tuple(news)
