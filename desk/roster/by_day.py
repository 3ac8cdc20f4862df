"""The duties of a roster by the days on which they have hours, so that a few days of a year are found without the year.

Kept beside a `Book`, and made from that of the book before: only duties that changed are put in their days again.
"""

from collections.abc import Mapping
from datetime import datetime

from desk.roster_rows import Duty, ShiftRow

_LONG = 14
"""Days: what lasts longer stands apart, or one duty of a hundred years would stand on each of its days."""
_ALWAYS = -1

Shifts = dict[str, ShiftRow]
Post = tuple[str, str]


class ByDay:
    """Never changed once it was made.

    `days` are the duties by the number of the day, `posts` how many are, were or will be of each role and provider,
    `waiting` those that the next publication changes.
    """

    def __init__(self, shifts: Mapping[str, ShiftRow], former: "ByDay | None" = None) -> None:
        before: Mapping[str, ShiftRow] = former.shifts if former is not None else {}
        fresh = {key: shift for key, shift in shifts.items() if before.get(key) is not shift}
        if 2 * len(fresh) > len(shifts) or len(before) > 2 * len(shifts):
            # Most of it is something else: quicker made of nothing.
            former, before, fresh = None, {}, dict(shifts)
        self.shifts: Mapping[str, ShiftRow] = shifts
        self.days: dict[int, Shifts] = dict(former.days) if former is not None else {}
        self.posts: dict[Post, int] = dict(former.posts) if former is not None else {}
        self.waiting: Shifts = dict(former.waiting) if former is not None else {}
        self._own: set[int] = set()
        for key, shift in fresh.items():
            if key in before:
                self._take(key, before[key])
            self._put(key, shift)
        if len(before) + sum(key not in before for key in fresh) != len(shifts):
            for key in before.keys() - shifts.keys():
                self._take(key, before[key])

    def between(self, start: datetime, until: datetime) -> Shifts:
        """The duties that have hours, or a draft with hours, in [start, until)."""
        # A day more on either side: days here are of UTC, and who asks may count in another zone.
        first, last = start.toordinal() - 1, until.toordinal() + 1
        if last - first < len(self.days):
            days = [self.days[day] for day in (_ALWAYS, *range(first, last + 1)) if day in self.days]
        else:
            days = [shifts for day, shifts in self.days.items() if day == _ALWAYS or first <= day <= last]
        there: Shifts = {}
        for shifts in days:
            there |= shifts
        return {
            key: shift
            for key, shift in there.items()
            if any(one.start < until and start < one.until for one in _duties(shift))
        }

    def _put(self, key: str, shift: ShiftRow) -> None:
        for day in _days_of(shift):
            self._day(day)[key] = shift
        for post in _posts_of(shift):
            self.posts[post] = self.posts.get(post, 0) + 1
        if shift.draft is not None or shift.leaving:
            self.waiting[key] = shift

    def _take(self, key: str, shift: ShiftRow) -> None:
        for day in _days_of(shift):
            there = self._day(day)
            del there[key]
            if not there:
                del self.days[day]
        for post in _posts_of(shift):
            self.posts[post] -= 1
            if not self.posts[post]:
                del self.posts[post]
        self.waiting.pop(key, None)

    def _day(self, day: int) -> Shifts:
        """The duties of a day, to be changed: those of the former index stay as they are."""
        if day not in self._own or day not in self.days:
            self._own.add(day)
            self.days[day] = dict(self.days.get(day, {}))
        return self.days[day]


def _duties(shift: ShiftRow) -> tuple[Duty, ...]:
    return shift.pieces if shift.draft is None else (*shift.pieces, shift.draft)


def _days_of(shift: ShiftRow) -> set[int]:
    found: set[int] = set()
    for one in _duties(shift):
        first, last = sorted((one.start.toordinal(), one.until.toordinal()))
        found |= {_ALWAYS} if last - first > _LONG else set(range(first, last + 1))
    return found


def _posts_of(shift: ShiftRow) -> set[Post]:
    return {(one.role, one.provider) for one in _duties(shift)}
