"""What somebody may see of the desk: every row of a report passes the rights of who is signed in (`desk.access`).

Without accounts nothing is kept back. As long as nobody is signed in, and while the screen is locked, only what the
lock screen needs is given: alarms without names, routes, who is on call, how the desk is.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from desk.access.accounts import AccountRow
from desk.access.policy import policy
from desk.access.rights import YES, About, Verdict, Who, may, rights
from desk.access.sitting import TEMP, Session, Sitting, is_over, owes, who
from desk.access.withheld import Withheld
from desk.alarm_rows import AlarmRow
from desk.board import row_with
from desk.care_in_sight import CareInSight
from desk.care_views import CareViews
from desk.drafts import Drafts
from desk.fact import from_ticks, to_ticks
from desk.hold_rows import HoldRow
from desk.promises.alarms import level
from desk.reports.callers import every_number
from desk.reports.same_child import surely_known
from desk.reports.view import ReportView
from desk.roster_rows import PersonRow
from desk.rows import CardRow, NeighbourRow, PromiseRow, SearchRow, SheetRow, TimelineRow
from desk.seeing_trust import SeeingTrust
from desk.withheld import (
    LONG_AGO,
    NOT_YOURS,
    SENSITIVE,
    Cover,
    bare_alarm,
    bare_promise,
    callable_promise,
    covered_card,
    covered_excerpt,
    hours_since,
    perhaps_earlier,
    withheld_card,
)

SIGN_IN = "Meld u eerst aan. 112, de routes en de afspraken die afgaan kunnen ook zo; zonder account kan het ook."
_SHUT = Verdict(allowed=False, reason=SIGN_IN)
_OWES = {
    "password": "Kies eerst een eigen wachtwoord; het eerste kent ook wie het gaf. Tot dan opent u nieuwe meldingen.",
    "second": "Stel eerst de tweede factor in (een app op uw telefoon). Tot dan opent u nieuwe meldingen.",
}
_LIVE = frozenset({"calling", "waiting", "open"})


class SeeingAccess(SeeingTrust):
    """This part of the reading half."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._typed = Drafts(self._drafts)
        self._session: Session | None = None
        self._open_reports: tuple[str, ...] = ()
        self._watchers: list[Callable[[Withheld], None]] = []
        self._told: set[tuple[str, str]] = set()

    # -- who sits here --------------------------------------------------------------------------------------------

    @property
    def asked(self) -> bool:
        """Whether sign-in is asked here: an account stands, be it closed."""
        return bool(self.accounts())

    @property
    def sitting(self) -> Sitting | None:
        """Who is signed in; None before that, after it ended, and on a desk without accounts."""
        session = self._at_work()
        if session is None:
            return None
        row, now = self.accounts().get(session.account), to_ticks(self.now())
        return Sitting(
            account=session.account,
            person=session.person,
            name=self.name_of(session.person),
            session=session.session,
            how=session.how,
            roles=row.roles if row is not None and not row.closed else (),
            until=from_ticks(session.until) if session.until else None,
            glass=from_ticks(session.glass) if session.glass > now else None,
            reason=session.reason if session.glass > now else "",
            locked=session.locked,
            owes=owes(row, second_factor=policy().second_factor),
        )

    @property
    def shut(self) -> bool:
        """Whether nothing may be shown but what the lock screen needs."""
        if not self.asked:
            return False
        session = self._at_work()
        return session is None or session.locked

    @property
    def me(self) -> PersonRow | None:
        """Who sits here."""
        if not self.asked:
            return super().me
        session = None if self.shut else self._session
        return self._shown.others("person").get(session.person) if session is not None else None

    def people(self) -> tuple[PersonRow, ...]:
        """Everybody who can sit here, by name; not who came for a night without an account."""
        return tuple(person for person in super().people() if person.roles != (TEMP,))

    def accounts(self) -> Mapping[str, AccountRow]:
        """The accounts by id, closed ones too."""
        return self._shown.others("account")

    def watch(self, hook: Callable[[Withheld], None]) -> None:
        """Be told of what is withheld: commands that were refused, reports that somebody wanted to read."""
        self._watchers.append(hook)

    # -- rights ---------------------------------------------------------------------------------------------------

    def may(self, right: str, report: str = "") -> Verdict:
        """Whether whoever sits here may do something, with a report or without."""
        return self._may(right, self._shown.card(report) if report else None)

    def _may(self, right: str, card: CardRow | None, *, known: bool = False) -> Verdict:
        if not self.asked:
            return YES
        session = self._at_work()
        if session is None or session.locked:
            return _SHUT
        whose, about = self._whose_rights(session), self._about(card, session) if card is not None else None
        verdict = may(right, whose, about)
        if (
            not verdict.allowed
            and about is not None
            and about.closed_hours is not None
            and rights().rights[right].known
        ):
            assert card is not None
            if known or card.id in self._recognised():
                verdict = may(right, whose, self._about(card, session, recognised=True))
        owed = owes(self.accounts().get(session.account), second_factor=policy().second_factor)
        if not verdict.allowed and owed and not (about is not None and about.named):
            return Verdict(allowed=False, reason=_OWES[owed[0]], glass=verdict.glass)
        return verdict

    def _at_work(self) -> Session | None:
        session = self._session if self.asked else None
        if session is None:
            return None
        over = is_over(session, self.accounts().get(session.account), to_ticks(self.now()))
        return None if over and not self.in_call() else session

    def _whose_rights(self, session: Session) -> Who:
        row = self.accounts().get(session.account)
        return who(session, row, to_ticks(self.now()), second_factor=policy().second_factor)

    def _about(self, card: CardRow, session: Session, *, recognised: bool = False) -> About:
        person = session.person
        return About(
            closed_hours=None if card.state == "calling" else hours_since(card.closed_at, self.now()),
            own=bool(person) and (card.opened_by == person or any(owner.person == person for owner in card.owners)),
            mine_now=card.id in session.opened,
            in_call=self._in_call(card),
            recognised=recognised,
            named=frozenset(card.sensitive),
        )

    def _recognised(self) -> frozenset[str]:
        """The reports that more than a name says are about the same as one on the line or open on this screen now."""
        session = self._session
        if session is None:
            return frozenset()
        live = {card.id: card for card in self._shown.live() if card.state in _LIVE}
        here = [
            card
            for name, card in live.items()
            if self._in_call(card)
            or ((name in session.opened or name in self._open_reports) and self._may("report.read", card).allowed)
        ]
        views = [view for card in here if (view := self._shown.view(card.id)) is not None]
        return frozenset(one for view in views for one in self._surely(view))

    def _surely(self, view: ReportView) -> set[str]:
        return surely_known(view, self._shown.by_keys, self._shown.view)

    # -- rows -----------------------------------------------------------------------------------------------------

    def board(self) -> tuple[CardRow, ...]:
        """As everybody's, each card as it may be seen."""
        return self._in_sight(super().board()) if self._reads() else ()

    def card(self, report: str) -> CardRow | None:
        """As everybody's; nothing as long as nobody is signed in."""
        card = super().card(report)
        return None if card is None or self.shut else self._seen(card)

    def sheet(self, report: str, child: str = "") -> SheetRow | None:
        """As everybody's; None for a report that may not be read (`may` says why)."""
        if not self._open(report):
            return None
        row = super().sheet(report, child)
        if row is None or not self._hides(report):
            return row
        covered = self._cover(report).row(row)
        # What is promised still is to be called.
        promises = tuple(
            one if one.state == "open" else hidden for one, hidden in zip(row.promises, covered.promises, strict=True)
        )
        return row_with(covered, card=covered_card(row.card), promises=promises)

    def timeline(self, report: str) -> tuple[TimelineRow, ...]:
        """As everybody's; nothing of a report that may not be read."""
        if not self._open(report):
            return ()
        rows = super().timeline(report)
        return self._cover(report).row(rows) if self._hides(report) else rows

    def earlier(self, *, number: str = "", name: str = "") -> tuple[CardRow, ...]:
        """As everybody's, each card as it may be seen."""
        return self._in_sight(super().earlier(number=number, name=name)) if self._reads() else ()

    def today(self) -> tuple[CardRow, ...]:
        """As everybody's, each card as it may be seen."""
        return self._in_sight(super().today()) if self._reads() else ()

    def promises(self) -> tuple[PromiseRow, ...]:
        """As everybody's; of a report that may not be read only what rings says whom to call."""
        rows = super().promises()
        if not self.asked:
            return rows
        return tuple(map(self._promise_in_sight, rows)) if self._helps() else ()

    def alarms(self) -> tuple[AlarmRow, ...]:
        """As everybody's; without names as long as nobody is signed in who may call."""
        rows = super().alarms()
        return rows if not self.asked or self._helps() else tuple(map(bare_alarm, rows))

    def held(self, desks: Sequence[NeighbourRow] | None, report: str = "") -> dict[str, HoldRow]:
        """As everybody's; nothing as long as nobody is signed in."""
        return {} if self.shut else super().held(desks, report)

    def search(self, typed: str) -> tuple[SearchRow, ...]:
        """As everybody's. A report for named people is found by its reference alone."""
        if not self.asked:
            return super().search(typed)
        if not self._may("report.search", None).allowed:
            return ()
        return tuple(row for found in super().search(typed) if (row := self._found(found)) is not None)

    def drafts(self) -> dict[tuple[str, str, str], str]:
        """What whoever sits here was typing and is no fact yet, by (report, child, link); of a call that is on the
        line here whoever typed it; for a shift lead what somebody without an account left as well."""
        return {} if self.shut else self._typed.seen(self._typist(), self._shares)

    def for_paper(self) -> tuple[tuple[PromiseRow, ...], tuple[CardRow, ...]]:
        """Promises and reports for the emergency card, whoever sits here: it is made for when nobody can sign in."""
        cards = tuple(withheld_card(card, SENSITIVE, SENSITIVE) if card.sensitive else card for card in super().board())
        closed = {card.id for card in cards if card.sensitive}
        promises = super().promises()
        return tuple(callable_promise(row) if row.report in closed else row for row in promises), cards

    @cached_property
    def care(self) -> CareViews:
        """As everybody's, of the reports that may be read."""
        former = self._shown.view
        views = CareViews(
            *(self._readable, lambda: self.profile, self.name_of, self.now, self.on_call, self._waiting_in_sight),
            self.sheet,
            self._recognising,
            *(lambda: self.me, self.desk_name, self.name_at),
            former=former,
        )
        return CareInSight(views, self._cover_of, lambda: self._may("report.search", None).allowed, self._closed)

    # -- inside ---------------------------------------------------------------------------------------------------

    def _reads(self) -> bool:
        """Whether there is any report that whoever sits here may read: lists of others are none of their business."""
        if not self.asked:
            return True
        if self.shut:
            return False
        assert self._session is not None
        whose = self._whose_rights(self._session)
        cells = rights().rights["report.read"].cells
        return whose.how in ("temp", "break-glass") or any(cells[role].granted for role in whose.roles if role in cells)

    def _helps(self) -> bool:
        """Whether whoever sits here answers calls, and so calls back."""
        return self._may("report.new", None).allowed

    def _open(self, report: str) -> bool:
        """Whether a report may be read; who wanted to and may not is told, once in a session."""
        card = self._shown.card(report) if self.asked else None
        if card is None:
            return not self.shut
        verdict = self._may("report.read", card)
        if not verdict.allowed and self._session is not None and (self._session.session, report) not in self._told:
            self._told.add((self._session.session, report))
            self._tell_watchers(Withheld(self._session.person, "report.read", report, "", verdict.glass))
        return verdict.allowed

    def _tell_watchers(self, what: Withheld) -> None:
        for hook in self._watchers:
            hook(what)

    def _hides(self, report: str) -> bool:
        """Whether the numbers of a report are covered."""
        card = self._shown.card(report) if self.asked else None
        return card is not None and not self._may("number.see", card).allowed

    def _cover_of(self, report: str) -> Cover | None:
        return self._cover(report) if self._hides(report) else None

    def _cover(self, report: str) -> Cover:
        view = self._shown.view(report)
        return Cover(every_number(view.state) if view is not None else ())

    def _in_sight(self, cards: tuple[CardRow, ...]) -> tuple[CardRow, ...]:
        return tuple(map(self._seen, cards)) if self.asked else cards

    def _seen(self, card: CardRow, *, known: bool = False) -> CardRow:
        if not self.asked:
            return card
        verdict = self._may("report.read", card, known=known)
        if not verdict.allowed:
            return withheld_card(card, verdict.reason, self._short(card))
        return card if self._may("number.see", card, known=known).allowed else covered_card(card)

    def _short(self, card: CardRow) -> str:
        person = self._session.person if self._session is not None else ""
        if card.sensitive and person not in card.sensitive:
            return SENSITIVE
        return LONG_AGO if card.closed_at is not None and card.state not in _LIVE else NOT_YOURS

    def _earlier_than(self, view: ReportView, keys: set[str]) -> tuple[CardRow, ...]:
        """Earlier reports of whom this one is about; while it goes on, who helps may know what happened before.

        Of what a name alone leads to they are told that it may be there.
        """
        found = super()._earlier_than(view, keys)
        if not self.asked or not found:
            return found
        surely = self._surely(view) if view.state.status == "open" else set[str]()
        cards = (self._seen(card, known=card.id in surely) for card in found)
        return tuple(card if card.id in surely else perhaps_earlier(card) for card in cards)

    def _promise_in_sight(self, row: PromiseRow) -> PromiseRow:
        card = self._shown.card(row.report)
        if card is None or self._may("report.read", card).allowed:
            return row
        return callable_promise(row) if level(row, self.now()) else bare_promise(row)

    def _found(self, row: SearchRow) -> SearchRow | None:
        card = self._seen(row.card)
        if card.withheld:
            by_reference = row.where == "kenmerk"
            return (
                SearchRow(card, row.where if by_reference else "", "") if by_reference or not card.sensitive else None
            )
        covered = self._hides(card.id) and row.where != "kenmerk"
        return (
            SearchRow(card, row.where, covered_excerpt(row.excerpt))
            if covered
            else SearchRow(card, row.where, row.excerpt, row.marks)
        )

    def _closed(self, report: str) -> bool:
        """Whether what was said in a report, with its numbers, is not for whoever sits here."""
        card = self._shown.card(report) if report and self.asked else None
        return card is not None and (self._seen(card).withheld != "" or self._hides(report))

    def _readable(self, report: str) -> ReportView | None:
        return self._shown.view(report) if self._open(report) else None

    def _waiting_in_sight(self) -> list[CardRow]:
        return list(self._in_sight(tuple(self._waiting()))) if self._reads() else []

    def _typist(self) -> str:
        return self._session.person if self._session is not None and self.asked else ""

    def _shares(self, report: str, author: str) -> bool:
        """Whether what somebody typed is of whoever sits here: in a call here, where nobody signs in, and for a shift
        lead what somebody without an account left there, who may never come back as the same person."""
        if not self.asked or self.talking(report):
            return True
        row = self._shown.others("person").get(author)
        if row is None or row.roles != (TEMP,) or self._session is None:
            return False
        whose = self._whose_rights(self._session)
        return whose.how == "password" and "shift-lead" in whose.roles
