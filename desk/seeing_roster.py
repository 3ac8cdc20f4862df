"""What can be seen of the roster's own work: drafts, news, whom to call in turn, who can stand in, numbers to test.

Parts are imported when they are asked for: a start shows none of them.
"""

from datetime import datetime

from desk.change_rows import DraftRow, NewsRow, NumberCheckRow, ReachRow, StandInRow
from desk.seeing import Seeing


class SeeingRoster(Seeing):
    """The roster's rows that are made when a screen or panel asks."""

    def draft_changes(self, start: datetime | None = None, until: datetime | None = None) -> tuple[DraftRow, ...]:
        """What publishing would change in a period (no period: in all that is loaded), in order of time."""
        from desk.roster.drafts import draft_rows

        return draft_rows(self.roster(start, until), self.now(), start, until)

    def roster_news(self, since: datetime) -> tuple[NewsRow, ...]:
        """What people changed in the roster since a moment, newest first, and swaps that wait."""
        from desk.roster.checking import AHEAD
        from desk.roster.news import news_rows

        # Duties to come too: what was agreed about one of them may have no effect.
        return news_rows(self.roster(since, self.now() + AHEAD), since, self.now(), self.name_of)

    def stand_ins(
        self, role: str, provider: str, out: str, until: datetime, out_name: str = "", start: datetime | None = None
    ) -> tuple[StandInRow, ...]:
        """Who could take over a post until `until` in place of the person `out` (or a name), best first.

        From now on, or from `start` if that is later.
        """
        from desk.roster.resolve import effective
        from desk.roster.stand_ins import AROUND, stand_ins

        now = self.now()
        around = max(start or now, now) - AROUND, max(until, now) + AROUND
        book = self.roster(*around)
        return stand_ins(book, effective(book, *around), (role, provider), out, until, now, out_name, start)

    def reach(self, report: str, role: str, provider: str = "") -> ReachRow:
        """Whom to call now to reach a role, after the calls of this report; without a provider the first that is on."""
        from desk.promises.reach import attempts_of, reach_row

        now = self.now()
        answers = self._watch().answers(now, role, provider or None)
        answer = next((one for one in answers if one.people), answers[0])
        return reach_row(answer, self.roster(), attempts_of(self._shown.facts(report), now), now)

    def number_checks(self) -> tuple[NumberCheckRow, ...]:
        """The numbers that are due for a test, the most pressing first."""
        from desk.roster.number_check import number_checks

        return number_checks(self.roster(), self._duties(), self.now())
