"""What is given to the window is noted: whoever opens a report, finds it, lists it or takes it along (house rule 8).

A part of the desk between seeing and doing. Nothing waits for it: a look is one fact more for the writer thread. It is
told to nobody, folded nowhere and counted in nothing that people wait for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from desk.access.withheld import Withheld
from desk.audit.looks import Looks, Searched
from desk.audit.subject import subject_of
from desk.audit_rows import SeenRow
from desk.care_views import CareViews
from desk.fact import to_ticks
from desk.facts.audit import Looked
from desk.intake import New
from desk.journal.journal import Journal
from desk.record import record
from desk.replica.others import FOREVER
from desk.rows import CardRow, SearchRow, SheetRow, TimelineRow
from desk.sealing import Place, sealed
from desk.seeing_access import SeeingAccess

READ, SEARCH, SEEN = "report.read", "report.search", "audit.read"


@record
class Onlooker:
    """Who looks: person, roles, the session, whether rights are asked here at all, and why glass was broken."""

    person: str
    roles: tuple[str, ...] = ()
    session: str = ""
    asked: bool = False
    reason: str = ""


class Looking(SeeingAccess):
    """Notes what the window is given. `desk.desk.Desk` has the journal, its last number, and whether it stopped."""

    _journal: Journal
    _seq: int
    _stopped: bool

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._looks = Looks()
        self.watch(self._refused)

    # -- what is given --------------------------------------------------------------------------------------------

    def sheet(self, report: str, child: str = "") -> SheetRow | None:
        row = super().sheet(report, child)
        if row is not None and not row.card.withheld:
            self._looks_at("report", report)
            self._lists("earlier", row.earlier, report)
            for agreed in row.agreed:
                self._looks_at("agreement", agreed.id)
        return row

    def timeline(self, report: str) -> tuple[TimelineRow, ...]:
        rows = super().timeline(report)
        if rows:
            # What went on in this report is told along.
            for thing in (report, *(state.id for state in self._shown.merged_into(report))):
                self._looks_at("report", thing)
        return rows

    def card(self, report: str) -> CardRow | None:
        card = super().card(report)
        if card is not None and not card.withheld and all(live.id != report for live in self._shown.live()):
            # What is on the board is seen by whoever signed in; any other report was asked for.
            self._looks_at("report", report, detail="kaart")
        return card

    def today(self) -> tuple[CardRow, ...]:
        cards = super().today()
        self._lists("today", cards)
        return cards

    def earlier(self, *, number: str = "", name: str = "") -> tuple[CardRow, ...]:
        cards = super().earlier(number=number, name=name)
        self._lists("earlier", cards)
        return cards

    def search(self, typed: str) -> tuple[SearchRow, ...]:
        rows = super().search(typed)
        words = " ".join(typed.split()).casefold()
        if words and self._granted(SEARCH):
            found = tuple(row.card.id for row in rows if not row.card.withheld)
            by = next((row.where for row in rows), "") or "niets gevonden"
            searched = Searched(words, by, found, to_ticks(self.now()))
            self._note_search(self._looks.searches(self._onlooker().person, searched))
        return rows

    @cached_property
    def care(self) -> CareViews:
        return super().care.noting(lambda report: self._looks_at("report", report), self._listed)

    def who_saw(self, report: str, since: datetime | None = None, until: datetime | None = None) -> tuple[SeenRow, ...]:
        """Who saw a report, wrote in it or took it along, newest first; asking is a look too. Nothing for who may not
        know (`may` says why)."""
        from desk.audit.who import seen_rows

        if not self._granted(SEEN, report):
            return ()
        self._looks_at("seen", report, ground=SEEN)
        subject = subject_of("report", report)
        span = (to_ticks(since) if since else 0), (to_ticks(until) if until else FOREVER)
        nothing: list[tuple[str, str, str, int, bytes | None]] = []
        rows = self._shown.known(lambda: self._reader.looks(subject, *span), nothing)
        waiting = [
            fact for fact in self._shown.looks if fact.subject == subject and span[0] <= fact.recorded_at < span[1]
        ]
        facts = [fact for fact in self._shown.facts(report) if span[0] <= fact.recorded_at < span[1]]
        return seen_rows(rows, waiting, facts, self.name_of, self.desk_name)

    def took_along(self, what: str, how: str, reports: Iterable[str], detail: str = "") -> None:
        """Something with several reports in it left the screen, such as the emergency card."""
        self._note(Looked(what, how, action="E", detail=detail, found=tuple(reports)))

    def copied(self, detail: str, *, back: bool = False) -> None:
        """A copy of this desk was made, or put back (`back`), by no person that the desk knows of."""
        what = "restore" if back else "backup"
        self._keep_look(Looked(what, "copy", action="E", detail=detail), subject_of(what, ""), "")

    @property
    def looks_waiting(self) -> int:
        """How many looks of this desk did not come back through the store yet; people wait for none of them."""
        return len(self._shown.looks)

    def settle_looks(self) -> None:
        """A second went by: a search that stands still was meant."""
        self._note_search(self._looks.settled(to_ticks(self.now())))

    # -- inside ---------------------------------------------------------------------------------------------------

    def _onlooker(self) -> Onlooker:
        """Who looks here now."""
        me, session = self.me, self._session
        if me is None or session is None or not self.asked:
            return Onlooker(me.id if me else "", me.roles if me else (), asked=self.asked)
        account, reason = self.accounts().get(session.account), ""
        if to_ticks(self.now()) < session.glass:
            desks = (self._shown.others("desk").get(desk) for desk in self._desks)
            broken = [one for desk in desks if desk is not None for one in desk.glass if one.person == me.id]
            reason = broken[-1].reason if broken else "noodgreep"
        roles = account.roles if account is not None else ("temp",)
        return Onlooker(me.id, roles, session.session, asked=True, reason=reason)

    def _granted(self, right: str, report: str = "") -> bool:
        """Whether whoever sits here has a right; who has not is told of once in a session, as in `_open`."""
        verdict = self.may(right, report)
        session = self._session
        if not verdict.allowed and session is not None and (session.session, right + report) not in self._told:
            self._told.add((session.session, right + report))
            self._tell_watchers(Withheld(session.person, right, report, "", verdict.glass))
        return verdict.allowed

    def _refused(self, what: Withheld) -> None:
        """Somebody asked for what they may not."""
        look = Looked("report" if what.report else "desk", "refusal", what.report, "E", 8, detail=what.command)
        self._note(look, what.right, what.person)

    def _looks_at(self, what: str, thing: str, *, ground: str = READ, detail: str = "") -> None:
        if self._looks.begins(self._onlooker().person, what, thing, to_ticks(self.now())):
            self._searched_before()
            self._note(Looked(what, "view", thing, detail=detail), ground)

    def _lists(self, name: str, cards: Iterable[CardRow], beside: str = "") -> None:
        self._listed(name, [card.id for card in cards if not card.withheld], beside)

    def _listed(self, name: str, ids: Sequence[str], beside: str = "") -> None:
        fresh = self._looks.fresh(self._onlooker().person, name, beside, ids, to_ticks(self.now())) if ids else ()
        if fresh:
            self._note(Looked("list", "view", beside, detail=name, found=fresh), READ)

    def _searched_before(self) -> None:
        """Something else is done: what was looked for is told first."""
        self._note_search(self._looks.settled())

    def _note_search(self, searched: Searched | None) -> None:
        if searched is not None:
            self._note(Looked("search", "search", action="E", detail=searched.by, found=searched.found), SEARCH)

    def _note(self, look: Looked, ground: str = "", person: str = "") -> None:
        who = self._onlooker()
        ground = ground if who.asked else ""
        look = replace(look, roles=who.roles, session=who.session, reason=who.reason, ground=ground)
        self._keep_look(look, subject_of(look.what, look.object), person or who.person)

    def _keep_look(self, look: Looked, subject: str, person: str) -> None:
        """For the writer thread, and nothing else: it changes no row that anybody sees."""
        if self._stopped:
            return
        info = self.info
        profile = info.profile if info is not None else ""
        place = Place(self.id, person, to_ticks(self.now()), lambda _kind, _subject: profile)
        facts = sealed((New(look, subject),), self._seq, place)
        self._journal.append(facts, soon=False)
        self._seq = facts[-1].seq
        self._shown.looks += facts
