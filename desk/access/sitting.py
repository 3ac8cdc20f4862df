"""Who is signed in at a desk: kept in memory alone, so that every restart asks again. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from desk.access.accounts import AccountRow
from desk.access.rights import Who
from desk.record import record

LEADS = frozenset({"shift-lead", "administrator"})
"""The roles that manage accounts (`desk.trust.people` judges by the same)."""
TEMP = "temp"
"""The role of a person who works without an account; nobody is scheduled or sat down by it."""
NOBODY = Who("", (), "nobody")
EVERYBODY = Who("", (), everybody=True)


@record
class Session:
    """A session as the desk holds it. `account` is empty for somebody without one; `until` and `glass` are µs UTC, 0:
    no end, no broken glass; `reason` is why it was broken. `opened` are the reports that were opened in it; `public` is
    the half of the own key that it was begun with, empty without one."""

    person: str
    session: str
    account: str = ""
    how: str = "password"
    until: int = 0
    glass: int = 0
    reason: str = ""
    locked: bool = False
    opened: frozenset[str] = frozenset()
    public: str = ""

    def opens(self, report: str) -> "Session":
        """The same session, with one more report that was opened in it."""
        return replace(self, opened=self.opened | {report})


@record
class Sitting:
    """Who is signed in, for the window. `how` is `password` or `temp`; `until` when that ends (None: no end); `glass`
    until when broken glass is open, and its `reason`. `owes` is what is to be settled before all rights count:
    `password` (a first one is to be replaced), `second` (no second factor yet). `locked`: the screen is."""

    account: str
    person: str
    name: str
    session: str
    how: str
    roles: tuple[str, ...]
    until: datetime | None = None
    glass: datetime | None = None
    reason: str = ""
    locked: bool = False
    owes: tuple[str, ...] = ()


def owes(row: AccountRow | None, *, second_factor: bool) -> tuple[str, ...]:
    """What somebody has yet to settle; nothing for who has no account."""
    if row is None:
        return ()
    both = (("password", row.first), ("second", second_factor and not row.sealed))
    return tuple(what for what, open_ in both if open_)


def who(session: Session, row: AccountRow | None, now: int, *, second_factor: bool) -> Who:
    """Whose rights count now (`now` in µs UTC): the roles as the account has them at this moment."""
    if session.account and (row is None or row.closed):
        return NOBODY
    if now < session.glass:
        return Who(session.person, row.roles if row is not None else (), "break-glass")
    if session.how == "temp" or owes(row, second_factor=second_factor):
        return Who(session.person, (), "temp")
    if row is None or row.closed:
        return NOBODY
    return Who(session.person, row.roles, "password")


def is_over(session: Session, row: AccountRow | None, now: int) -> bool:
    """Whether a session ended by itself: its time is over, or it was begun with a key that was replaced since, and no
    desk takes what it says as proven any more. Whoever is on the line goes on all the same."""
    replaced = bool(session.public) and row is not None and row.public != session.public
    return replaced or (bool(session.until) and now >= session.until)


def leads_of(rows: Mapping[str, AccountRow], without: str = "") -> list[AccountRow]:
    """The open accounts that can manage accounts, but for one."""
    return [row for row in rows.values() if row.id != without and not row.closed and LEADS & set(row.roles)]


def shift_leads_of(rows: Mapping[str, AccountRow], without: str = "") -> list[AccountRow]:
    """The open accounts of shift leads, but for one."""
    return [row for row in leads_of(rows, without) if "shift-lead" in row.roles]
