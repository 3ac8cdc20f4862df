"""Signing in at the command line: the same door as the window's, with the name by option and the rest typed.

For a service NACHTWACHT_SIGN_IN names a file that only it can read: name, password and, where a code is asked, the
secret of the second factor, each on a line of its own. Where no account stands nobody is asked.
"""

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from desk.access.accounts import AccountRow, named
from desk.access.door import Attempt, Outcome, Typed, check
from desk.access.factor import Where
from desk.access.memory import Memory, memory_from
from desk.access.passwords import opened as own_key
from desk.access.passwords import signed_by
from desk.access.policy import policy
from desk.access.rights import YES, About, Verdict, Who, may
from desk.access.sitting import owes
from desk.admin.files import connection_to
from desk.admin.held import rows_in
from desk.admin.output import note
from desk.admin.stores import at_store
from desk.admin.unlocking import unlocked
from desk.admin.vouching import beside
from desk.errors import Refused, SurroundingsFailed
from desk.facts.access import SignedIn, SignInRefused
from desk.home import Home
from desk.ids import new_id
from desk.journal.journal import desks_of
from desk.journal.signing import keys_in
from desk.rows import CardRow
from desk.settings import read
from desk.signing.enrolling import certificate_text
from desk.signing.keys import DeskKeys
from desk.sync.belonging import known_in
from desk.sync.opening import address_of
from desk.withheld import hours_since
from desk.words.reasons import why

SIGN_IN_FILE = "NACHTWACHT_SIGN_IN"
_TRIES = 3


@dataclass(frozen=True)
class Seated:
    """Who signed in, for as long as this command works; with their own key, that of each desk it writes as can be
    signed."""

    row: AccountRow
    session: str
    second: bool
    private: bytes = field(repr=False)

    @property
    def person(self) -> str:
        """Whose name stands under what is written."""
        return self.row.person

    @property
    def who(self) -> Who:
        """Whose rights count; who has not settled password and code yet has none here."""
        settled = not owes(self.row, second_factor=policy().second_factor)
        return Who(self.row.person, self.row.roles if settled else ())

    def signs_in(self, desk: str, public: str) -> SignedIn:
        """What the desk of this command says first: that this person works there."""
        text = certificate_text(desk, public, self.person, self.session)
        certificate = signed_by(self.private, text) if self.private else ""
        return SignedIn(self.person, self.session, "password", self.row.roles, certificate, second=self.second)


def signed_in(given: Namespace, right: str) -> Home:
    """The home that is meant, opened, with who signed in there. Refused when they may not do this (`right`, empty for
    what everybody does for themselves)."""
    home = unlocked(given.home)
    accounts, memory, keys = _held(home)
    if not accounts:
        return home
    home = replace(home, seat=_at_the_door(home, given.sign_in, accounts, memory, keys))
    if right:
        must_have(home, right)
    return home


def must_have(home: Home, right: str, card: CardRow | None = None, *, of_all: bool = False) -> None:
    """Refused unless whoever signed in has a right: with the report of a card, with any (`of_all`), or without."""
    verdict = allows(home, right, card, of_all=of_all)
    if not verdict.allowed:
        assert isinstance(home.seat, Seated)
        _tell(home, home.seat.row, f"right:{right}")
        raise Refused(f"{verdict.reason} Op de opdrachtregel is geen noodgreep; die is in het venster.")


def allows(home: Home, right: str, card: CardRow | None = None, *, of_all: bool = False) -> Verdict:
    """Whether whoever signed in has a right, as in `must_have`; nobody is told."""
    seat = home.seat
    if not isinstance(seat, Seated):
        return YES
    about = About() if of_all else None
    if card is not None:
        own = card.opened_by == seat.person or any(owner.person == seat.person for owner in card.owners)
        hours = hours_since(card.closed_at, datetime.now(UTC))
        about = About(closed_hours=hours, own=own, named=frozenset(card.sensitive))
    return may(right, seat.who, about)


def accounts_in(home: Home) -> Mapping[str, AccountRow]:
    """The accounts as this desk knows them; none where it has no files yet."""
    return _held(home)[0]


def _held(home: Home) -> tuple[Mapping[str, AccountRow], Memory, Mapping[str, DeskKeys]]:
    if not (home.journal.exists() and home.replica.exists()):
        return {}, memory_from(""), {}
    accounts: Mapping[str, AccountRow] = rows_in(home, ("account",))["account"]
    with connection_to(home.journal, home.key) as journal:
        door = journal.execute("SELECT value FROM meta WHERE key = 'door'").fetchone()
        keys = {name: kept for name in desks_of(journal) if (kept := keys_in(journal, name)) is not None}
    return accounts, memory_from(door[0] if door else ""), keys


def _at_the_door(
    home: Home, name: str, accounts: Mapping[str, AccountRow], memory: Memory, keys: Mapping[str, DeskKeys]
) -> Seated:
    if not keys:
        raise SurroundingsFailed(f"{home.path}: deze desk heeft nog niets getekend. Start Nachtwacht één keer.")
    served = os.environ.get(SIGN_IN_FILE, "")
    for left in reversed(range(1 if served else _TRIES)):
        typed = _from_file(Path(served), name) if served else _typed(home, name)
        attempt = _attempt(typed, accounts, memory, keys)
        outcome = check(attempt)
        if outcome.kind == "code" and not served:
            outcome = check(replace(attempt, typed=replace(typed, code=getpass.getpass("Code uit de app: "))))
        if outcome.kind == "in" and outcome.row is not None:
            private = own_key(outcome.row.wrapped, typed.password) if outcome.row.public else b""
            return Seated(outcome.row, new_id(int(attempt.now * 1000)), bool(outcome.step), private)
        memory = _missed(home, outcome, accounts, memory, attempt.now)
        if not left or outcome.kind == "wait":
            raise Refused(outcome.words)
        note(outcome.words)
    raise Refused("Er is niemand aangemeld.")


def _attempt(typed: Typed, accounts: Mapping[str, AccountRow], memory: Memory, keys: Mapping[str, DeskKeys]) -> Attempt:
    row, now = named(accounts, typed.name), datetime.now(UTC).timestamp()
    return Attempt(
        typed=typed,
        row=row,
        now=now,
        wait=memory.wait(typed.name, now),
        # A terminal is no desk that somebody sits at: a code is always asked.
        trusted=False,
        used=memory.used.get(row.id, 0) if row is not None else 0,
        session=new_id(int(now * 1000)),
        where=Where([*keys][-1], lambda: keys),
    )


def _missed(home: Home, outcome: Outcome, accounts: Mapping[str, AccountRow], memory: Memory, now: float) -> Memory:
    if outcome.kind not in ("wrong", "no-secret"):
        return memory
    _tell(home, named(accounts, outcome.typed), outcome.reason)
    return memory.slipped(outcome.typed, now)


def _typed(home: Home, name: str) -> Typed:
    if not sys.stdin.isatty():
        raise SurroundingsFailed(
            f"{home.path}: hier meldt iedereen zich aan. Doe dit in een terminal met --as NAAM, of zet {SIGN_IN_FILE} "
            "op een bestand met naam, wachtwoord en het geheim van de tweede factor, elk op een regel."
        )
    if not name:
        sys.stderr.write("Aanmeldnaam: ")
        sys.stderr.flush()
        name = sys.stdin.readline().strip()
    return Typed(name, getpass.getpass(f"Wachtwoord van {name}: "))


def _from_file(path: Path, name: str) -> Typed:
    """What a service signs in with. Raises SurroundingsFailed for a file that is not there, or that others can read."""
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise SurroundingsFailed(f"{path}: anderen kunnen dit bestand lezen. Geef het rechten 600.")
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SurroundingsFailed(f"{path}: niet te lezen ({why(error)}). Controleer {SIGN_IN_FILE}.") from error
    if len(lines) < 2 or (name and name != lines[0].strip()):
        raise SurroundingsFailed(f"{path}: hier staan niet naam en wachtwoord, elk op een regel, van wie bedoeld is.")
    return Typed(lines[0].strip(), lines[1], _code_of(lines[2]) if len(lines) > 2 and lines[2].strip() else "")


def _code_of(secret: str) -> str:
    import pyotp

    try:
        return pyotp.TOTP("".join(secret.split()).upper()).now()
    except ValueError as error:
        raise SurroundingsFailed(f"{SIGN_IN_FILE}: de derde regel is geen geheim van een tweede factor.") from error


def _tell(home: Home, row: AccountRow | None, reason: str) -> None:
    """Note in the store that somebody was refused; a store that is away is no reason to say less of the refusal."""
    now = datetime.now(UTC)
    with (
        suppress(SurroundingsFailed),
        at_store(address_of(home, read(home.path)), make=False, opens=known_in(home).open) as store,
    ):
        desk = beside(replace(home, seat=None), now)
        refused = SignInRefused(row.sign_in if row is not None else "", reason)
        store.append(store.head(), [*desk.begun, desk.fact(refused, desk.id, now)])
