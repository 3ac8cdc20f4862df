"""The desk itself: first start, who sits here, people, the profile in force."""

import uuid

from desk.errors import Refused
from desk.facts.desk import DeskSetUp, PersonAdded, ProfileActivated, SeatTaken
from desk.intake.context import Context, New, decides
from desk.profile.model import Profile
from desk.record import record


@record
class SetUpDesk:
    """First start, or a change of name or region: the desk's name and the code of its references."""

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


def profile_subject(digest: str) -> str:
    """The subject id of a profile version: the first half of its digest."""
    return digest[:32]


def person_id(written: str) -> str:
    """A person id as it stands in a profile (UUID with dashes) in the form that facts carry."""
    return uuid.UUID(written).hex


@decides(SetUpDesk)
def _set_up(command: SetUpDesk, context: Context) -> tuple[New, ...]:
    code = command.code.strip().upper()
    if not code or len(code) > 4 or not code.isascii() or not code.isalnum():
        raise Refused("De letter van de desk bestaat uit 1 tot 4 letters of cijfers, bijvoorbeeld A.")
    if not command.name.strip():
        raise Refused("Geef de desk een naam, bijvoorbeeld Desk A.")
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
    return (New(SeatTaken(command.person), context.desk),)


@decides(AddPerson)
def _person(command: AddPerson, _: Context) -> tuple[New, ...]:
    if not command.name.strip():
        raise Refused("Geef een naam.")
    return (New(PersonAdded(command.name.strip(), command.roles), command.person),)
