"""What a command comes to."""

from desk.record import record


@record
class Done:
    """A command was carried out: the ids of its facts (none if nothing changed)."""

    facts: tuple[str, ...]


@record
class Refusal:
    """A command was not carried out; `reason` is Dutch.

    `right` is the one that is lacking (empty: it cannot be for another reason); `glass`: a reason opens it at once.
    """

    reason: str
    right: str = ""
    glass: bool = False
