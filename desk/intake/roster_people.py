"""People of the roster: who they are, other names, how they are now, which number was tried; files that were read."""

from datetime import datetime

from desk.errors import Refused
from desk.facts.roster import AliasNoted, NumberTested, RosterFileTaken, StaffLeft, StaffNoted, StateSet
from desk.intake.context import Context, New, decides
from desk.intake.roster_common import book_now, known_person, minute, number, one_of
from desk.record import record
from desk.roster.readings import read_before
from desk.words.fold import fold_text

STATES = ("free", "busy", "road", "")
OUTCOMES = ("ok", "no-answer", "wrong")


@record
class NoteStaff:
    """Somebody whom the roster can name, described whole; `id` of somebody known changes them."""

    id: str
    name: str
    provider: str = ""
    roles: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    email: str = ""
    law: str = ""


@record
class NoteAlias:
    """A name under which a roster file knows this person."""

    person: str
    alias: str
    file: str = ""


@record
class LeaveStaff:
    """This person is not planned any more."""

    person: str
    reason: str = ""


@record
class SetState:
    """`free`, `busy` or `road`, as the desk just heard it; empty: unknown again. `until` None: until told."""

    person: str
    state: str
    until: datetime | None = None


@record
class TestNumber:
    """A number was tried: `ok`, `no-answer` or `wrong`."""

    person: str
    number: str
    outcome: str


@record
class KeepRosterFile:
    """A file was read into the roster; its bytes are kept by their SHA-256. `rows` is the digest of what it says."""

    id: str
    name: str
    sha256: str
    taken: int
    refused: int
    rows: str = ""


@decides(NoteStaff)
def _note(command: NoteStaff, _: Context) -> tuple[New, ...]:
    name = " ".join(command.name.split())
    if not name:
        raise Refused("Geef een naam.")
    private = _numbers(command.private)
    # A private number is a number too: whoever lists it only as private wants it tried last.
    phones = tuple(dict.fromkeys((*_numbers(command.phones), *private)))
    roles = tuple(dict.fromkeys(role.strip() for role in command.roles if role.strip()))
    noted = StaffNoted(name, command.provider.strip(), roles, phones, private, command.email.strip(), command.law)
    return (New(noted, command.id),)


def _numbers(typed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kept for text in typed if (kept := number(text))))


@decides(NoteAlias)
def _alias(command: NoteAlias, context: Context) -> tuple[New, ...]:
    book, alias = book_now(context), " ".join(command.alias.split())
    person = known_person(book, command.person)
    if not alias:
        raise Refused("Schrijf de naam zoals die in het bestand staat.")
    if alias in person.aliases:
        return ()
    # Two people under one name would be a guess at each import.
    wanted = fold_text(alias)
    for other in book.people.values():
        if other.id != person.id and wanted in map(fold_text, other.aliases):
            raise Refused(f"'{alias}' is al een andere naam van {other.name}.")
    return (New(AliasNoted(alias, command.file), person.id),)


@decides(LeaveStaff)
def _leave(command: LeaveStaff, context: Context) -> tuple[New, ...]:
    person = known_person(book_now(context), command.person)
    return () if person.gone else (New(StaffLeft(command.reason.strip()), person.id),)


@decides(SetState)
def _state(command: SetState, context: Context) -> tuple[New, ...]:
    # Said again it is a fact again: it was heard just now.
    person = known_person(book_now(context), command.person)
    state = one_of(command.state, STATES, "toestand")
    until = minute(command.until) if command.until is not None and state else 0
    if until and until <= context.now:
        raise Refused("Dat tijdstip is al voorbij; kies een later tijdstip of laat het leeg.")
    return (New(StateSet(state, until), person.id),)


@decides(TestNumber)
def _test(command: TestNumber, context: Context) -> tuple[New, ...]:
    person, tried = known_person(book_now(context), command.person), number(command.number)
    if not tried:
        raise Refused("Kies het nummer dat is geprobeerd.")
    return (New(NumberTested(tried, one_of(command.outcome, OUTCOMES, "uitkomst")), person.id),)


@decides(KeepRosterFile)
def _file(command: KeepRosterFile, context: Context) -> tuple[New, ...]:
    after = read_before(book_now(context).files.values(), command.name, command.id)
    kept = RosterFileTaken(command.name, command.sha256, command.taken, command.refused, after, command.rows)
    return (New(kept, command.id),)
