"""What the desk kept from somebody, for whoever keeps the record of looking (NEN 7513: refusals are events)."""

from desk.record import record


@record
class Withheld:
    """A right that somebody (a person id, empty before sign-in) asked for and does not have, with a report or without.

    `command` is the name of the command, empty where they wanted to read; `glass`: a reason would open it.
    """

    person: str
    right: str
    report: str
    command: str
    glass: bool
