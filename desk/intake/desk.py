"""The desk itself: first start, its letter, who sits here, people, the profile in force."""

import uuid
from collections.abc import Collection, Iterable
from itertools import product
from string import ascii_uppercase

from desk.errors import Refused
from desk.facts.access import ArchiveNamed, DeskAdmitted
from desk.facts.desk import DeskSetUp, PersonAdded, ProfileActivated, SeatTaken
from desk.intake.context import Context, New, decides
from desk.profile.model import Profile
from desk.record import record


@record
class SetUpDesk:
    """First start, or a change of name or region: the desk's name and the code of its references.

    Refused for the code of another desk at work: two reports could get one reference. Keeping one's own is not refused,
    since a change of name or region must always go on; what is to be done about it is said elsewhere.
    """

    name: str
    code: str
    profile: Profile


@record
class TakeSeat:
    """ "Wie zit hier?" answered."""

    person: str


@record
class AddPerson:
    """Somebody who is not in the profile's list yet; `person` is the id to give."""

    person: str
    name: str
    roles: tuple[str, ...] = ("telephonist",)


@record
class AdmitDesk:
    """A desk that shares along belongs here, with the key that it signs with: somebody looked."""

    desk: str
    signing: str


@record
class NameArchive:
    """A desk keeps the content of all reports for the others, however old (`archive`); or no longer."""

    desk: str
    archive: bool = True


def profile_subject(digest: str) -> str:
    """The subject id of a profile version: the first half of its digest."""
    return digest[:32]


def person_id(written: str) -> str:
    """A person id as it stands in a profile (UUID with dashes) in the form that facts carry."""
    return uuid.UUID(written).hex


def free_letter(used: Collection[str]) -> str:
    """The first of A to Z that is not in `used`, else of AA to ZZ; empty when all are."""
    return next((code for size in (1, 2) for code in _codes(size) if code not in used), "")


@decides(SetUpDesk)
def _set_up(command: SetUpDesk, context: Context) -> tuple[New, ...]:
    if not command.name.strip():
        raise Refused("Geef de desk een naam, bijvoorbeeld Desk A.")
    code = command.code.strip().upper()
    if not code or len(code) > 4 or not code.isascii() or not code.isalnum():
        raise Refused("De letter van de desk bestaat uit 1 tot 4 letters of cijfers, bijvoorbeeld A.")
    others = dict(context.letters)
    if code in others and code != context.code:
        other = f" van {others[code] or 'een andere desk'}"
        free = f", bijvoorbeeld {context.free_letter}" if context.free_letter else ""
        raise Refused(
            f"Letter {code} is al{other}; twee meldingen kunnen dan hetzelfde kenmerk krijgen. Kies een andere "
            f"letter{free}."
        )
    profile = command.profile
    activated = ProfileActivated(
        profile.name,
        profile.version,
        profile.digest,
        {name: data.decode("utf-8") for name, data in profile.files.items()},
    )
    people = [New(PersonAdded(person.name, person.roles), person_id(person.id)) for person in profile.people]
    return (
        New(activated, profile_subject(profile.digest)),
        *people,
        New(DeskSetUp(command.name.strip(), code, profile.digest), context.desk),
    )


@decides(TakeSeat)
def _seat(command: TakeSeat, context: Context) -> tuple[New, ...]:
    if context.accounts():
        raise Refused("Hier meldt iedereen zich aan met een eigen account. Meld u aan, of werk zonder account.")
    return (New(SeatTaken(command.person), context.desk),)


@decides(AddPerson)
def _person(command: AddPerson, _: Context) -> tuple[New, ...]:
    if not command.name.strip():
        raise Refused("Geef een naam.")
    return (New(PersonAdded(command.name.strip(), command.roles), command.person),)


@decides(AdmitDesk)
def _admit(command: AdmitDesk, context: Context) -> tuple[New, ...]:
    if not context.known():
        raise Refused(
            "Deze desk is zelf nog niet toegelaten; wat hij over een andere zegt telt niet mee. Laat beide toe op een "
            "desk die hier al langer is."
        )
    return (New(DeskAdmitted(command.signing), command.desk),)


@decides(NameArchive)
def _archive(command: NameArchive, context: Context) -> tuple[New, ...]:
    if not context.known():
        raise Refused(
            "Deze desk is zelf nog niet toegelaten; wat hij over een andere zegt telt niet mee. Laat beide toe op een "
            "desk die hier al langer is."
        )
    # This desk may have been named under an id of before.
    former = context.former if command.desk == context.desk and not command.archive else ()
    return tuple(New(ArchiveNamed(command.archive), desk) for desk in (command.desk, *former))


def _codes(size: int) -> Iterable[str]:
    return map("".join, product(ascii_uppercase, repeat=size))
