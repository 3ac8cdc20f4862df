"""The facts of one account become a row: who it is of, what they may, and with what they prove it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desk.fact import Fact
from desk.facts import access as f
from desk.facts.codec import decode
from desk.record import record


@record
class AccountRow:
    """An account as it stands. `sealed` is the second factor's secret by incarnation, empty where there is none;
    `first`: the password was given by a shift lead and is to be replaced at the next sign-in; `rescued` is when (µs
    UTC) it came of a recovery code, at `rescued_at` (an incarnation), 0 for never."""

    id: str
    person: str
    sign_in: str
    roles: tuple[str, ...]
    verifier: str = ""
    public: str = ""
    wrapped: str = ""
    closed: bool = False
    first: bool = False
    sealed: tuple[tuple[str, str], ...] = ()
    rescued: int = 0
    rescued_at: str = ""

    def secret_for(self, desks: Iterable[str]) -> tuple[str, str]:
        """The incarnation and the sealed secret of the first of these desks that has one; two empty texts if none."""
        kept = dict(self.sealed)
        return next(((desk, kept[desk]) for desk in desks if desk in kept), ("", ""))


def account_row(subject: str, facts: Iterable[Fact]) -> AccountRow | None:
    """An account from its facts, in the order of the log; None when nothing that is known stands."""
    row: AccountRow | None = None
    for fact in facts:
        said = decode(fact)
        if isinstance(said, f.AccountSet):
            # A new password ends the one that was given to begin with.
            first = row.first if row is not None and row.verifier == said.verifier else False
            sealed = row.sealed if row is not None else ()
            row = AccountRow(
                *(subject, said.person, said.sign_in, said.roles, said.verifier, said.public, said.wrapped),
                closed=said.closed,
                first=first,
                sealed=sealed,
                rescued=row.rescued if row is not None else 0,
                rescued_at=row.rescued_at if row is not None else "",
            )
        elif row is None:
            continue
        elif isinstance(said, f.SecondFactorSet):
            row = replace(row, sealed=tuple(sorted(said.sealed.items())))
        elif isinstance(said, f.AccountRescued):
            row = replace(row, verifier=said.verifier, public=said.public, wrapped=said.wrapped, first=False)
            row = replace(row, rescued=fact.recorded_at, rescued_at=fact.desk, sealed=() if said.second else row.sealed)
        elif isinstance(said, f.FirstPasswordGiven):
            row = replace(row, first=True)
    return row


def named(rows: Mapping[str, AccountRow], sign_in: str) -> AccountRow | None:
    """The account that is meant by a typed name, without capitals and spaces around it; a closed one is none."""
    typed = _plain(sign_in)
    return next((row for row in rows.values() if typed and not row.closed and _plain(row.sign_in) == typed), None)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
