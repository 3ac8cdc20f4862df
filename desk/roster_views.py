"""What the panels of the roster show besides drafts and news: what people should look at, gaps, duties of a period.

Belongs to the thread of the window. Each part is imported when it is first asked for: a start shows none of it.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, timedelta

from desk.finding_rows import FairRow, FindingRow, LawProfileRow, SuggestionRow
from desk.month_rows import MonthPage
from desk.roster.book import Book
from desk.roster_rows import ChainRow, Duty, HolidayRow

GAPS = ("gap", "short", "pair")
"""The findings that say that somebody is missing."""
_DAY = timedelta(days=1)


class RosterViews:
    """Rows of the roster of one desk. `roster` gives the book with the duties of a period, `now` the desk's time.

    `promised` gives the promises that the chain of a role serves.
    """

    def __init__(
        self,
        roster: Callable[[datetime, datetime], Book],
        now: Callable[[], datetime],
        promised: Callable[[], Mapping[str, tuple[tuple[int, str], ...]]],
    ) -> None:
        self._roster, self._now, self._promised = roster, now, promised
        self._found: tuple[Book, tuple[datetime, datetime], tuple[FindingRow, ...]] | None = None
        self._missing: tuple[Book, tuple[datetime, datetime, bool], tuple[FindingRow, ...]] | None = None

    def findings(self, start: datetime, until: datetime) -> tuple[FindingRow, ...]:
        """What people should look at in a period, drafts included; the same rows as long as nothing changed."""
        from desk.roster.checks import check, look_back

        book = self._roster(start - look_back(self._roster(start, until)), until)
        if self._found is None or self._found[0] is not book or self._found[1] != (start, until):
            self._found = book, (start, until), check(book, start, until, promised=self._promised())
        return self._found[2]

    def gaps(self, start: datetime, until: datetime, *, drafts: bool = True) -> tuple[FindingRow, ...]:
        """Where somebody is missing in a period, the drafts included unless asked otherwise, in order of time.

        Counted are what a need asks for, and empty stretches between two duties of a post without a need: the checks
        find the same. The law is not looked at here, which takes longer than all the rest.
        """
        from desk.roster.checking import AHEAD, NEAR

        # Who is on before and after a hole lies outside it, and only many duties tell what is usual.
        around = start - NEAR, until + AHEAD
        book, asked = self._roster(*around), (start, until, drafts)
        if self._missing is None or self._missing[0] is not book or self._missing[1] != asked:
            self._missing = book, asked, self._gaps(book, around, *asked)
        return self._missing[2]

    def _gaps(
        self, book: Book, around: tuple[datetime, datetime], start: datetime, until: datetime, drafts: bool
    ) -> tuple[FindingRow, ...]:
        from desk.roster.coverage import coverage, holes, without_need
        from desk.roster.needs import asks_for_holidays, needed

        needs = tuple(book.needs.values())
        days = self._holidays(start, until) if asks_for_holidays(needs) else {}
        there = self.duties(start, until, drafts=drafts)
        found = list(coverage(there, needed(needs, days, start, until), start, until))
        said = {(need.role, need.provider) for need in needs}
        if any((role, of) not in said and (role, "") not in said for role, of in book.posts):
            known = self.duties(*around, drafts=drafts)
            for post, mine in without_need(needs, known).items():
                found += holes(post, mine, start, until, start)
        missing = [row for row in found if row.kind in GAPS]
        return tuple(sorted(missing, key=lambda row: (row.start, row.role, row.provider)))

    def unreachable(self, start: datetime, until: datetime, ids: Collection[str]) -> tuple[FindingRow, ...]:
        """Who of these duties has no number or somebody else's, is in no list or left; drafts too, worst first."""
        from desk.roster.clashes import people_missing
        from desk.roster.whose_number import odd_numbers, other_numbers

        mine = [duty for duty in self.duties(start, until, drafts=True) if duty.id in ids]
        book = self._roster(start, until)
        found = [*other_numbers(book.people, mine, start), *people_missing(book, mine, start)]
        found += [row for row in odd_numbers(book.people, mine, (), start) if row.severity == "danger"]
        return tuple(sorted(found, key=lambda row: (("danger", "warning", "note").index(row.severity), row.start)))

    def duties(self, start: datetime, until: datetime, *, drafts: bool = False) -> tuple[Duty, ...]:
        """The duties that really count and touch a period, whole; with `drafts` as it will be once published."""
        from desk.roster.resolve import effective

        return effective(self._roster(start, until).between(start, until), start, until, drafts=drafts)

    def has_it(self, duty: str, start: datetime, until: datetime) -> str:
        """Who really has a duty now, where that is not whom the roster names: by a swap, or nobody; else empty."""
        from desk.roster.really import held_now

        book = self._roster(start, until)
        shift = book.shifts.get(duty)
        return held_now(book, shift, self._minute).has_it if shift is not None else ""

    def otherwise(self, duty: Duty, *, in_force: bool) -> str:
        """What becomes otherwise than a duty says once it is in force as given; empty for nothing.

        `in_force`: it is at once, and nobody looks at it again: then also who cannot be called.
        """
        from desk.roster.really import held_as

        held = held_as(self._roster(duty.start, duty.until), duty, self._minute)
        return "; ".join(filter(None, (held.otherwise, held.silent if in_force else "")))

    @property
    def _minute(self) -> datetime:
        return self._now().replace(second=0, microsecond=0)

    def fairness(self, start: datetime, until: datetime) -> tuple[FairRow, ...]:
        """Who does how much in a period, the drafts included, per provider."""
        from desk.roster.fairness import fairness

        return fairness(self.duties(start, until, drafts=True), self._holidays(start, until), start, until)

    def suggestions(self, asked: Duty, but: Collection[str] = ()) -> tuple[SuggestionRow, ...]:
        """Who could have a duty (whoever has it now), best first and with the reason, the drafts included.

        Duties of the ids `but` are left out: whoever gets this one gives those away.
        """
        from desk.roster.checking import NEAR
        from desk.roster.fairness import suggest
        from desk.roster.law import laws

        around = asked.start - NEAR, asked.until + NEAR
        book = self._roster(*around)
        duties = [duty for duty in self.duties(*around, drafts=True) if duty.id not in but]
        known = laws(book.laws.values())
        return suggest(asked, book.people, duties, book.absences.values(), known, self._now())

    def month(self, first: date, *, drafts: bool = False) -> MonthPage:
        """The month of `first` for paper: what counts then, with the drafts if asked for, and the gaps."""
        from desk.roster.month import month_page, month_span

        start, until = month_span(first)
        book, now = self._roster(start, until), self._now()
        # A night at the edge of the month is whole: who reads "17 to 0" does not send for anybody.
        begin, end = max(start - _DAY, now.replace(second=0, microsecond=0)), until + _DAY
        gaps = [gap for gap in self.gaps(begin, end, drafts=drafts) if gap.start < until] if begin < until else []
        duties = self.duties(start, until, drafts=drafts)
        return month_page(first, duties, gaps, book.people, self._holidays(start, until), now)

    def chains(self) -> tuple[ChainRow, ...]:
        """Whom to call one after the other: what was set here, and the shipped chain (no id) of each role without."""
        from desk.roster.chains import chain_links
        from desk.roster.roles import ROLE_LABELS

        now = self._now()
        book = self._roster(now, now)
        rows = list(book.chains.values())
        known = {(row.role, row.provider) for row in rows}
        for role in ROLE_LABELS:
            if (role, "") not in known:
                links = chain_links(Book({}), role, "")
                rows.append(
                    ChainRow("", role, "", tuple(one.role for one in links), tuple(one.minutes for one in links))
                )
        order = list(ROLE_LABELS)
        return tuple(
            sorted(
                rows,
                key=lambda row: (order.index(row.role) if row.role in order else len(order), row.role, row.provider),
            )
        )

    def holidays(self, year: int) -> tuple[HolidayRow, ...]:
        """The table of holidays of a year: what the calendar says, and what people set on top."""
        from desk.roster.holidays import holiday_rows

        now = self._now()
        return holiday_rows(self._roster(now, now).holidays.values(), year)

    def laws(self) -> tuple[LawProfileRow, ...]:
        """The law profiles with their limits as they count."""
        from desk.roster.law import law_rows

        now = self._now()
        return law_rows(self._roster(now, now).laws.values())

    def _holidays(self, start: datetime, until: datetime) -> Mapping[date, HolidayRow]:
        from desk.roster.holidays import calendar

        first, last = start.date() - timedelta(days=1), until.date() + timedelta(days=1)
        return calendar(self._roster(start, until).holidays.values(), first, last)
