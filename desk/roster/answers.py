"""Who has a post at an instant, from when until when, why, who is behind them, and loudly when there is nobody. Pure.

Source: the issue's shape of an answer; a shortage is measured against the need where one was set (research on rosters,
5.1), else nobody is a gap. A step of the chain where nobody is on is skipped at once, and costs no minutes.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from desk.record import record
from desk.roster import numbers
from desk.roster.away import AWAY, why_away
from desk.roster.behind import BACKUP, backup_role, there
from desk.roster.book import Book
from desk.roster.chains import Link, chain_links
from desk.roster.posts import Key, Posts, Stretch, whose
from desk.roster.reasons import why_nobody, why_these
from desk.roster.wanted import Wanted
from desk.roster_rows import AbsenceRow, Duty, OverrideRow, PersonRow
from desk.words.fold import fold_text
from desk.words.times import utc

_NEVER = datetime(1, 1, 1, tzinfo=UTC)


@record
class OnPost:
    """Somebody who is on: by which duty, until when without a break, and what the desk heard of them.

    `state` is `free`, `busy`, `road`, `away` (`desk.roster.away`) or empty when nobody knows; `remark` are the notes on
    the shift that count now; `doubt` says in Dutch what speaks against calling them, or against their number.
    """

    duty: Duty
    until: datetime
    state: str
    remark: str
    doubt: str = ""


@record
class Step:
    """Who is called when those before did not answer, `after_min` minutes after the first call."""

    role: str
    people: tuple[OnPost, ...]
    after_min: int


@record
class Answer:
    """One post at an instant. From `start` until `until` just these people have it, by whatever duties; half-open, UTC.

    `why` is how it is at that instant. `start` None: nobody before, as far back as was looked. In a gap `people` is
    empty and `until` is when cover returns, None when nobody is planned. `missing`: so many too few for the need.
    """

    role: str
    provider: str
    people: tuple[OnPost, ...]
    start: datetime | None
    until: datetime | None
    why: str
    backup: tuple[Step, ...]
    gap: bool
    missing: int


class Watch:
    """Answers who is on call, of one book and the duties that count in it (`desk.roster.resolve.effective`).

    `heard` is the time of asking: of the hours after it nobody heard yet what somebody is doing. What is as in a
    `former` one is not worked out again.
    """

    def __init__(
        self, book: Book, duties: Iterable[Duty], heard: datetime | None = None, *, former: "Watch | None" = None
    ) -> None:
        self._book, self._heard = book, heard
        self._posts = Posts(duties, former.manned if former is not None else None)
        self._wanted = former.wanted if former is not None and former.wanted.is_of(book) else Wanted(book)
        # A post whose only duty was emptied is a post all the same: that is the gap to see.
        planned = {(one.role, one.provider) for shift in book.shifts.values() for one in shift.pieces}
        self._keys = tuple(sorted(planned | set(self._posts.keys)))
        self._known_posts = frozenset(self._keys)
        edges = self._posts.cuts
        self._looked = (edges[0], edges[-1]) if edges else (_NEVER, _NEVER)
        self._cuts = self._all_cuts(edges)
        self._known: dict[tuple[str, str, int], Answer] = {}

    @property
    def wanted(self) -> Wanted:
        """How many are needed when."""
        return self._wanted

    @property
    def manned(self) -> Posts:
        """Who is on when."""
        return self._posts

    @property
    def posts(self) -> tuple[Key, ...]:
        """Every role and provider that somebody is or was planned for, in order."""
        return self._keys

    def answers(self, at: datetime, role: str = "", provider: str | None = None) -> tuple[Answer, ...]:
        """Every post at `at`, or those of a role, a provider or both; one that was asked for and is not there is a gap.

        DeskBug when `at` has no zone.
        """
        at = utc(at)
        if provider is not None and (role, provider) in self._known_posts:
            return (self.answer(role, provider, at),)
        manned = {key[0] for key in self._keys}
        # A need of no provider's is a post only where the role has no other: those are measured against it together.
        needed = {
            key for key in self._wanted.posts if (key[1] or key[0] not in manned) and self._wanted.least(*key, at)
        }
        keys = [
            key
            for key in sorted({*self._keys, *needed})
            if (not role or key[0] == role) and (provider is None or fold_text(key[1]) == fold_text(provider))
        ]
        if not keys and role:
            keys = [(role, provider or "")]
        return tuple(self.answer(*key, at) for key in keys)

    def answer(self, role: str, provider: str, at: datetime) -> Answer:
        """One post at `at` (UTC)."""
        place = bisect_right(self._cuts, at)
        key = role, provider, place
        found = self._known.get(key)
        if found is None:
            found = self._found(role, provider, at)
            # Needs are looked at no further than duties are planned: what lies beyond is asked anew.
            if not self._wanted.posts or self._looked[0] <= at < self._looked[1]:
                self._known[key] = found
        return found

    def _all_cuts(self, edges: list[datetime]) -> list[datetime]:
        """Between two of these no answer changes, so that each is found once, however often it is asked for."""
        cuts = set(edges)
        for shift in self._book.shifts.values():
            cuts |= {edge for note in shift.remarks for edge in (note.start, note.until)}
            # The reason of a gap names who is planned and who stands in a draft.
            cuts |= {edge for one in (*shift.pieces, shift.draft) if one for edge in (one.start, one.until)}
        for person in self._book.people.values():
            cuts |= {edge for edge in (person.state_at, person.state_until) if edge is not None}
        changes: list[AbsenceRow | OverrideRow] = [*self._book.absences.values(), *self._book.overrides.values()]
        for change in changes:
            cuts |= {change.start, change.since, change.until}
        cuts |= {away.said for away in self._book.absences.values() if away.said is not None}
        if self._heard is not None:
            cuts |= {self._heard + timedelta(microseconds=1)}
        if edges and self._wanted.posts:
            cuts |= self._wanted.edges(*self._looked)
        return sorted(cuts)

    def _found(self, role: str, provider: str, at: datetime) -> Answer:
        found = self._posts.stretch(role, provider, at)
        people = tuple(self._on(duty, at) for duty in found.now)
        least, there = self._measured(role, provider, at, found)
        missing = max(0, (least or 0) - there)
        gap = not people and (least is None or missing > 0)
        why = why_these(found.now, missing) if people else why_nobody(self._book, role, provider, at)
        why = "; ".join((why, *(f"{one.duty.name}: {one.doubt}" for one in people if one.doubt)))
        backup = tuple(self._steps(role, provider, at, found.now, found.standby))
        return Answer(role, provider, people, found.start, found.until, why, backup, gap, missing)

    def _measured(self, role: str, provider: str, at: datetime, found: Stretch) -> tuple[int | None, int]:
        """How many are needed, None when nobody said, and how many different people count for it."""
        own = self._wanted.least(role, provider, at)
        if own is not None or not provider:
            return own, len({whose(duty) for duty in found.now})
        return self._wanted.least(role, "", at), len(
            {whose(duty) for key in self._keys if key[0] == role for duty in self._posts.stretch(*key, at).now}
        )

    def _on(self, duty: Duty, at: datetime) -> OnPost:
        shift, person = self._book.shifts.get(duty.id), self._book.people.get(duty.person)
        notes = [note.text for note in shift.remarks if note.start <= at < note.until] if shift is not None else []
        state = "" if self._heard is not None and at > self._heard else state_of(person, at)
        away = why_away(self._book, duty.person, duty.name, at, duty.given)
        doubt = " · ".join(filter(None, (away, numbers.doubt(person, duty.phone, at))))
        return OnPost(duty, self._posts.until(duty, at), AWAY if away else state, " · ".join(notes), doubt)

    def _steps(
        self, role: str, provider: str, at: datetime, now: tuple[Duty, ...], standby: tuple[Duty, ...]
    ) -> Iterator[Step]:
        seen = {_same(duty) for duty in now}
        links, own = _behind(role, chain_links(self._book, role, provider))
        after = own if now else 0
        # Whoever stands by, or is named beside a duty, is behind it, also where the chain knows no backup.
        steps = [(link, [*self._of(link.role, provider, at)]) for link in links]
        place = next((place for place, link in enumerate(links) if link.role == BACKUP), None)
        if place is None:
            steps.insert(0, (Link(BACKUP, own), [*standby, *self._named(now, at)]))
        else:
            steps[place] = links[place], [*standby, *steps[place][1], *self._named(now, at)]
        for link, duties in steps:
            fresh: dict[tuple[str, str], Duty] = {}
            for duty in duties:
                if _same(duty) not in seen:
                    fresh.setdefault(_same(duty), duty)
            if fresh:
                seen |= fresh.keys()
                yield Step(link.role, tuple(self._on(duty, at) for duty in fresh.values()), after)
                after += link.minutes

    def _of(self, role: str, provider: str, at: datetime) -> Iterator[Duty]:
        """Who has a role at this provider; where it has no such post, whoever has it at any other."""
        providers = [key[1] for key in self._keys if key[0] == role]
        for one in [provider] if provider in providers else providers:
            found = self._posts.stretch(role, one, at)
            yield from (*found.now, *found.standby)

    def _named(self, now: tuple[Duty, ...], at: datetime) -> Iterator[Duty]:
        """Whom the duties of those who are on name as backup: a role, somebody who is there, a number, only a name."""
        for duty in now:
            if role := backup_role(duty):
                yield from self._of(role, duty.provider, at)
            else:
                yield from there(self._book, duty, at)


def state_of(person: PersonRow | None, at: datetime) -> str:
    """What the desk heard somebody is doing, as far as that counts at `at`: `free`, `busy`, `road`, or empty."""
    if person is None or person.state_at is None or at < person.state_at:
        return ""
    return "" if person.state_until is not None and person.state_until <= at else person.state


def _behind(role: str, links: tuple[Link, ...]) -> tuple[tuple[Link, ...], int]:
    """The steps after the role itself, and the minutes that it has before the first of them is called."""
    place = next((place for place, link in enumerate(links) if link.role == role), None)
    return (links, 0) if place is None else (links[place + 1 :], links[place].minutes)


def _same(duty: Duty) -> tuple[str, str]:
    """Two duties of one person are one call, however the name was written."""
    return (duty.person, "") if duty.person else (fold_text(duty.name), "")
