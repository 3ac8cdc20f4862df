"""`account ...`: who may sign in, for a shift lead without a window; the first one is made by whoever has the files."""

import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path

from desk.access import making
from desk.access.accounts import AccountRow, named
from desk.access.factor import Where
from desk.access.making import NewAccount
from desk.access.policy import policy
from desk.access.second import address, in_groups, new_secret
from desk.access.sitting import leads_of, shift_leads_of
from desk.admin.files import connection_to, opened
from desk.admin.held import rows_in
from desk.admin.hints import command
from desk.admin.output import note, say, say_json
from desk.admin.signing_in import Seated, accounts_in
from desk.admin.stores import at_store
from desk.admin.vouching import beside
from desk.errors import Refused, SurroundingsFailed
from desk.fact import to_ticks
from desk.home import Home
from desk.ids import new_id
from desk.incarnation import Incarnation
from desk.intake import Context, decide
from desk.intake.access import ChangeAccount, CloseAccount, SealSecondFactor
from desk.journal.journal import desks_of
from desk.journal.signing import keys_in
from desk.keys import custody, slots
from desk.replica.others import DeskInfo
from desk.replica.shelf import ProfileShelf
from desk.roster.book import Book
from desk.settings import read
from desk.shown import Shown
from desk.sync.belonging import known_in
from desk.sync.opening import address_of
from desk.trust.people import AT_WORK
from desk.words.fold import fold_text
from desk.words.reasons import why


def show(home: Home, *, as_json: bool) -> int:
    """Say the accounts, closed ones last."""
    names = _people(home)
    rows = sorted(accounts_in(home).values(), key=lambda row: (row.closed, row.sign_in.casefold()))
    found = [
        {
            "sign_in": row.sign_in,
            "name": names.get(row.person, ""),
            "roles": list(row.roles),
            "closed": row.closed,
            "first_password": row.first,
            "second_factor": bool(row.sealed),
        }
        for row in rows
    ]
    if as_json:
        say_json(found)
        return 0
    for row in rows:
        state = ["gesloten"] if row.closed else ["eerste wachtwoord"] if row.first else []
        state += [] if row.sealed or row.closed else ["nog geen tweede factor"]
        said = f"{row.sign_in}: {names.get(row.person, '')}, {', '.join(row.roles)}"
        say(f"{said} ({', '.join(state)})" if state else said)
    if not rows:
        say("Er zijn nog geen accounts; deze desk werkt zonder aanmelden.")
    return 0


def is_first(home: Home) -> bool:
    """Whether nobody can manage accounts, so that whoever has the files makes the first shift lead."""
    return not leads_of(accounts_in(home))


def make(home: Home, name: str, sign_in: str, roles: tuple[str, ...], password: Path | None) -> int:
    """Make an account; the first one has its own password at once, another a first one, which is replaced."""
    own = is_first(home)
    known = [person for person, called in _people(home).items() if fold_text(called) == fold_text(name)]
    if len(known) > 1:
        raise Refused(f"Er zijn {len(known)} medewerkers die {name} heten. Maak dit account in het venster.")
    made = int(datetime.now(UTC).timestamp() * 1000)
    person, new = (known[0], "") if known else (new_id(made), name)
    word = "Wachtwoord" if own else f"Eerste wachtwoord voor {name}"
    account = making.account(NewAccount(new_id(made), person, new, sign_in, roles), _secret(word, password), own=own)
    _carry_out(home, account)
    say(f"{sign_in}: account gemaakt ({', '.join(roles)}).")
    if own:
        note(f"Stel nu de tweede factor in: {command('account', 'second', '--as', sign_in, home=home)}")
    return 0


def change(home: Home, sign_in: str, roles: tuple[str, ...]) -> int:
    """Give an account other roles; one that was closed is open again."""
    row = _row(home, sign_in)
    _carry_out(home, ChangeAccount(row.id, row.sign_in, roles))
    say(f"{row.sign_in}: {', '.join(roles)}.")
    return 0


def close(home: Home, sign_in: str) -> int:
    """Close an account."""
    row = _row(home, sign_in)
    _carry_out(home, CloseAccount(row.id))
    say(f"{row.sign_in}: account gesloten.")
    return 0


def first_password(home: Home, sign_in: str, password: Path | None, reason: str) -> int:
    """Give a password to begin with anew."""
    row = _row(home, sign_in)
    _carry_out(home, making.first_password(row, _secret(f"Eerste wachtwoord voor {row.sign_in}", password), reason))
    say(f"{row.sign_in}: nieuw eerste wachtwoord; bij het aanmelden kiest deze medewerker een eigen.")
    return 0


def rescue(home: Home, sign_in: str, password: Path | None, *, second_too: bool) -> int:
    """Give a shift lead who forgot the password a new one, to whoever types the recovery code of this home."""
    there = slots.read(home.path)
    if there is None or there.recovery is None:
        raise Refused(f"{home.path}: deze desk heeft geen herstelcode; zonder die kan dit niet.")
    row = _row(home, sign_in)
    with opened(home) as held:
        seen, now = held.reader.seen(), to_ticks(datetime.now(UTC))
    leads = shift_leads_of(accounts_in(home), without=row.id)
    others = tuple(lead.sign_in for lead in leads if now - seen.get(lead.id, 0) < AT_WORK)
    custody.by_code(there, getpass.getpass("Herstelcode: ") if sys.stdin.isatty() else sys.stdin.readline())
    made = making.rescue(
        row, _secret(f"Nieuw wachtwoord voor {row.sign_in}", password), second=second_too, others=others
    )
    _carry_out(home, made)
    say(f"{row.sign_in}: nieuw wachtwoord. Elke desk zegt dit aan wie zich als dienstleider aanmeldt.")
    return 0


def reset(home: Home, sign_in: str) -> int:
    """Take a lost second factor away; at the next sign-in a new one is set."""
    row = _row(home, sign_in)
    _carry_out(home, SealSecondFactor(row.id, row.person, {}))
    say(f"{row.sign_in}: tweede factor weggehaald; bij het aanmelden komt er een nieuwe.")
    return 0


def second(home: Home) -> int:
    """Set the second factor of who signed in: says the secret, and asks for a code that the app makes of it."""
    seat = home.seat
    if not isinstance(seat, Seated):
        raise Refused("Er zijn nog geen accounts. Maak eerst een dienstleider: nachtwacht-admin account make.")
    secret = new_secret()
    say(in_groups(secret))
    note(f"Neem dit over in de app, of open daar: {address(secret, seat.row.sign_in, policy().organisation)}")
    code = getpass.getpass("Code uit de app: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    now = datetime.now(UTC).timestamp()
    _carry_out(home, making.second_factor(seat.row, secret, code, now, _where(home)))
    say(f"{seat.row.sign_in}: tweede factor ingesteld.")
    return 0


def _row(home: Home, sign_in: str) -> AccountRow:
    rows = accounts_in(home)
    closed = {row.id: row for row in rows.values() if row.closed and fold_text(row.sign_in) == fold_text(sign_in)}
    row = named(rows, sign_in) or next(iter(closed.values()), None)
    if row is None:
        raise Refused(f"{sign_in}: dit account is er niet. Bekijk ze met nachtwacht-admin account list.")
    return row


def _people(home: Home) -> dict[str, str]:
    return {person: row.name for person, row in rows_in(home, ("person",))["person"].items()}


def _where(home: Home) -> Where:
    with opened(home) as desk, connection_to(home.journal, home.key) as journal:
        keys = {name: kept for name in desks_of(journal) if (kept := keys_in(journal, name)) is not None}
        desks = desk.reader.sealing_desks()
    if not keys:
        raise SurroundingsFailed(f"{home.path}: deze desk heeft nog niets getekend. Start Nachtwacht één keer.")
    return Where([*keys][-1], lambda: keys, desks)


def _carry_out(home: Home, asked: object) -> None:
    """Decide as the window does, and give the facts to the store; the window finds them there within a second."""
    now = datetime.now(UTC)
    desk = beside(home, now)
    news = decide(asked, _context(home, desk, now))
    facts = [desk.fact(new.payload, new.subject, now, replaces=new.replaces) for new in news]
    with at_store(address_of(home, read(home.path)), make=False, opens=known_in(home).open) as store:
        store.append(store.head(), [*desk.begun, *facts, *desk.over(now)])


def _context(home: Home, desk: Incarnation, now: datetime) -> Context:
    seat = home.seat
    author = seat.person if isinstance(seat, Seated) else ""
    rows = rows_in(home, ("account", "person"))
    with opened(home) as held:
        shown = Shown(held.reader, ProfileShelf(), held.pending)
        infos = [
            row for name in held.own if isinstance(row := shown.others("desk").get(name), DeskInfo) and row.profile
        ]
        profile = shown.profile(infos[-1].profile) if infos else None
    if profile is None:
        raise SurroundingsFailed(f"{home.path}: deze desk is nog niet ingericht. Start Nachtwacht één keer.")
    return Context(
        now=to_ticks(now),
        author=author,
        author_name="",
        desk=desk.id,
        code="",
        next_number=lambda: 0,
        profile=profile,
        report=lambda _: None,
        new_id=lambda: new_id(to_ticks(now) // 1000),
        roster=lambda *_: Book({"person": rows["person"]}),
        accounts=lambda: rows["account"],
    )


def _secret(word: str, file: Path | None) -> str:
    """A password, from the first line of a file or typed twice."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").splitlines()[0]
        except (OSError, UnicodeDecodeError) as error:
            raise SurroundingsFailed(f"{file}: niet te lezen ({why(error)}).") from error
        except IndexError as error:
            raise SurroundingsFailed(f"{file}: hier staat niets in.") from error
    if not sys.stdin.isatty():
        raise SurroundingsFailed("Doe dit in een terminal, of geef --password-file met het wachtwoord op regel 1.")
    typed = [getpass.getpass(f"{prompt}: ") for prompt in (word, "Nog een keer")]
    if typed[0] != typed[1]:
        raise Refused("De twee wachtwoorden zijn niet gelijk; er is niets gewijzigd.")
    return typed[0]
