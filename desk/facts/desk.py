"""The desk itself: its name, who sits there, the profiles it works with."""

from desk.facts.codec import fact_type
from desk.record import record


@fact_type("desk")
@record
class DeskSetUp:
    """A desk has a name, the code of its references, and a region profile (its digest)."""

    name: str
    code: str
    profile: str


@fact_type("desk")
@record
class SeatTaken:
    """Somebody sits at this desk now."""

    person: str


@fact_type("person")
@record
class PersonAdded:
    """Somebody who works here; the subject is the stable person id."""

    name: str
    roles: tuple[str, ...] = ()


@fact_type("profile")
@record
class ProfileActivated:
    """A version of a region profile came into force; its bytes travel with the fact."""

    name: str
    version: str
    digest: str
    files: dict[str, str]
