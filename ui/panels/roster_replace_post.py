"""The post that somebody takes over: found again in the roster each time, since it may be another's by now."""

from datetime import datetime, timedelta

from desk.record import record
from desk.roster_rows import Duty
from ui.panels.roster_about import instant_about
from ui.panels.roster_panel import role_word
from ui.session import Session

_EMPTY = timedelta(hours=8)
"""So long somebody is put on an empty post for which nobody is planned later."""
_NEAR, _FAR = timedelta(days=16), timedelta(days=400)


@record
class Post:
    """What is taken over: a post and its hours, from whom (nobody for an empty post).

    `emptied`: their absence was noted before, so that nobody has it now.
    """

    role: str
    provider: str
    person: str
    name: str
    start: datetime
    until: datetime
    emptied: bool = False

    @property
    def words(self) -> str:
        """The post as people say it."""
        return f"{role_word(self.role)} {self.provider}".strip()

    @property
    def duty(self) -> Duty:
        """The same as a duty, to say its hours."""
        return Duty("", self.role, self.provider, self.name, "", self.start, self.until)


def found_post(session: Session, given: dict[str, str]) -> Post | None:
    """What a panel was opened for (`ui.panels.roster_about`), as it stands in the roster now.

    A `duty` is that duty and no other: None once it is gone or over, and for a draft.
    """
    if given.get("duty"):
        return _of_duty(session, given)
    now = session.desk.now()
    rows = [row for row in session.desk.on_call() if row.role == given.get("role", "triagist")]
    for key in ("provider", "person", "name"):
        rows = [row for row in rows if not given.get(key) or getattr(row, key) == given[key]]
    row = next(iter(rows), None)
    if row is None:
        return None
    until = row.until or _next_start(session, row.role, row.provider)
    return Post(row.role, row.provider, row.person, row.name, now, until)


def _of_duty(session: Session, given: dict[str, str]) -> Post | None:
    desk, now, wanted = session.desk, session.desk.now(), given["duty"]
    near = instant_about(given, "start") or now - _EMPTY, instant_about(given, "until") or now + _NEAR
    # Whoever only knows its id may mean a duty of months ahead.
    for start, until in (near, (now - _EMPTY, now + _FAR)):
        shift = desk.roster(start, until).shifts.get(wanted)
        planned = shift.now if shift is not None else None
        if planned is None:
            continue
        if planned.until <= now:
            return None
        pieces = desk.planning.duties(planned.start, planned.until)
        duty = next((one for one in pieces if one.id == wanted and one.until > now), None)
        if duty is not None:
            return Post(duty.role, duty.provider, duty.person, duty.name, duty.start, duty.until)
        post = planned.role, planned.provider, planned.person, planned.name
        return Post(*post, planned.start, planned.until, emptied=True)
    return None


def others_of(session: Session, post: Post | None) -> tuple[Post, ...]:
    """What else the same person has now."""
    now = session.desk.now()
    if post is None or not post.person or post.start > now:
        return ()
    return tuple(
        Post(row.role, row.provider, row.person, row.name, now, row.until)
        for row in session.desk.on_call()
        if row.person == post.person
        and (row.role, row.provider) != (post.role, post.provider)
        and row.until is not None
    )


def did_not_answer(session: Session, post: Post | None) -> bool:
    """Whether somebody noted in the open report that whoever has the post did not answer."""
    if post is None or not session.report:
        return False
    steps = session.desk.reach(session.report, post.role, post.provider).steps
    return any(step.tried == "no-answer" and step.name == post.name for step in steps)


def _next_start(session: Session, role: str, provider: str) -> datetime:
    """When an empty post is filled again."""
    now = session.desk.now()
    ahead = session.desk.planning.duties(now, now + timedelta(days=1))
    starts = [one.start for one in ahead if (one.role, one.provider) == (role, provider) and one.start > now]
    return min(starts, default=now.replace(second=0, microsecond=0) + _EMPTY)
