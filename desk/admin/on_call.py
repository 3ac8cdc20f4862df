"""`on-call`: who has which post at an instant, from what this desk holds (`desk.admin.held`), as JSON or lines."""

from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

from desk.admin.asking import Asking
from desk.admin.held import book_of, held_in
from desk.admin.output import note, say, say_json
from desk.errors import SurroundingsFailed
from desk.fact import Fact
from desk.home import Home
from desk.replica.reader import ReplicaReader
from desk.roster.answers import Answer, OnPost, Watch
from desk.roster.resolve import effective
from desk.roster.roles import ROLE_LABELS, read_role
from desk.roster.wall import to_utc
from desk.words.fold import fold_text
from desk.words.phone import read_number
from desk.words.spans import between_text
from desk.words.times import Wall, clock_text, local, moment_text, until_text, wall_kind

_NEAR, _FAR = timedelta(days=35), timedelta(days=400)
_YEARS = 2000, 2100
_LAST = datetime(9999, 1, 1, tzinfo=UTC)


def show_on_call(home: Home, at: str, role: str, provider: str | None, *, as_json: bool) -> int:
    """Say who is on call at `at` (ISO; without an offset the Dutch clock; empty: now), of all posts or those named.

    1 when a role or a provider was named that stands nowhere in the roster; as JSON it is an array all the same.
    """
    now = datetime.now(UTC)
    moment = _moment(at, now)
    asked = read_role(role) if role else ""
    wrong = ""
    told = Asking(home, now)
    with ExitStack() as held:
        # Once: a server that says nothing is waited for once.
        known = held_in(home, held)
        answers = _answers(*known, moment, now, asked, provider)
        if not any(answer.people for answer in answers):
            wrong = _unheard_of(book_of(*known, moment - _FAR, _LAST).posts, asked, provider)
    if as_json:
        say_json([as_data(answer) for answer in answers])
    elif not wrong:
        for answer in answers:
            say(_line(answer, moment))
    if wrong:
        note(wrong)
    elif not answers:
        note("Er is geen rooster ingelezen")
    told.wait()
    return 1 if wrong else 0


def _unheard_of(posts: frozenset[tuple[str, str]], role: str, provider: str | None) -> str:
    """What to say when nobody ever planned for the role or the provider that was asked: a typing error is no gap."""
    roles = sorted({ROLE_LABELS.get(post[0], post[0]) for post in posts})
    if posts and role and role not in ROLE_LABELS and role not in {post[0] for post in posts}:
        return f"--role: '{role}' staat niet in het rooster. Daarin staan: {', '.join(roles)}"
    places = sorted({post[1] for post in posts if post[1] and (not role or post[0] == role)})
    if places and provider and fold_text(provider) not in map(fold_text, places):
        whose = f" bij {ROLE_LABELS.get(role, role)}" if role else ""
        return f"--provider: '{provider}' staat niet in het rooster{whose}. Daarin staan: {', '.join(places)}"
    return ""


def on_call_at(
    home: Home, at: datetime, now: datetime, role: str = "", provider: str | None = None
) -> tuple[Answer, ...]:
    """The answers at `at` (UTC) from what the desk in `home` holds; raises SurroundingsFailed where there is no desk.

    Looked at is a month around `at`; where that does not say from when or until when, a year back and all ahead.
    """
    with ExitStack() as held:
        return _answers(*held_in(home, held), at, now, role, provider)


def _answers(
    reader: ReplicaReader | None,
    extra: dict[str, list[Fact]],
    at: datetime,
    now: datetime,
    role: str,
    provider: str | None,
) -> tuple[Answer, ...]:
    found: tuple[Answer, ...] = ()
    for start, until in ((at - _NEAR, at + _NEAR), (at - _FAR, _LAST)):
        book = book_of(reader, extra, start, until)
        watch = Watch(book, effective(book, start, until), now)
        found = watch.answers(at, role, provider)
        if found and all(_is_whole(answer, start, until) for answer in found):
            break
    return found


def as_data(answer: Answer) -> dict[str, Any]:
    """The shape that other programs read: instants as ISO with the Dutch offset, null where there is none."""
    return {
        "role": answer.role,
        "provider": answer.provider,
        "people": [_somebody(one) for one in answer.people],
        "from": _iso(answer.start),
        "until": _iso(answer.until),
        "why": answer.why,
        "backup": [
            {"role": step.role, "people": [_somebody(one) for one in step.people], "after_min": step.after_min}
            for step in answer.backup
        ],
        "gap": answer.gap,
    }


def _somebody(one: OnPost) -> dict[str, str]:
    return {"name": one.duty.name, "phone": one.duty.phone, "state": one.state}


def _iso(at: datetime | None) -> str | None:
    return None if at is None else local(at).isoformat(timespec="minutes")


def _moment(text: str, now: datetime) -> datetime:
    if not text:
        return now
    try:
        at = datetime.fromisoformat(text)
        at = _on_the_clock(at) if at.utcoffset() is None else at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        cure = "schrijf bijvoorbeeld 2026-11-21T03:40 of 2026-11-21T03:40+01:00"
        raise SurroundingsFailed(f"--at: '{text}' is geen moment, {cure}") from error
    if not _YEARS[0] <= at.year <= _YEARS[1]:
        raise SurroundingsFailed(f"--at: het jaar {at.year} kan niet kloppen")
    return at


def _on_the_clock(wall: datetime) -> datetime:
    """A time on the Dutch clock; what the clock skips or has twice is said, for another minute has somebody else."""
    at, kind = to_utc(wall), wall_kind(wall)
    if kind is Wall.NEVER:
        note(f"--at: {wall:%H:%M} bestaat die nacht niet, de klok gaat vooruit; gerekend met {clock_text(at)}")
    elif kind is Wall.TWICE:
        other = "schrijf er +01:00 achter voor de tweede keer"
        note(f"--at: {wall:%H:%M} komt die nacht twee keer; gerekend met de eerste keer, {other}")
    return at


def _is_whole(answer: Answer, start: datetime, until: datetime) -> bool:
    """Whether nothing outside [start, until) could change from when and until when this counts."""
    return answer.start is not None and answer.until is not None and start < answer.start and answer.until < until


# -- for people -------------------------------------------------------------------------------------------------------


def _line(answer: Answer, at: datetime) -> str:
    post = ", ".join(part for part in (ROLE_LABELS.get(answer.role, answer.role), answer.provider) if part)
    if answer.people:
        who = ", ".join(map(_person, answer.people))
        said = f"{who}; {_hours(answer, at)}"
    else:
        ends = f" {until_text(answer.until, at)}" if answer.until else ""
        said = f"{'NIEMAND' if answer.gap else 'niemand nodig'}{ends}"
    behind = [f"na {step.after_min} min {_behind(step.people)}" for step in answer.backup]
    return "; ".join([f"{post}: {said}", answer.why, *behind])


def _hours(answer: Answer, at: datetime) -> str:
    if answer.start and answer.until:
        return f"vanaf {between_text(answer.start, answer.until, at)}"
    return f"vanaf {moment_text(answer.start, at)}" if answer.start else until_text(answer.until or at, at)


def _behind(people: Iterable[OnPost]) -> str:
    # Of whoever has the post the reason says it.
    return ", ".join(" ".join(filter(None, (_person(one), one.doubt))) for one in people)


def _person(one: OnPost) -> str:
    return f"{one.duty.name} ({read_number(one.duty.phone).shown or one.duty.phone or 'geen nummer'})"
