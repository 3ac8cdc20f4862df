"""Consent, custody, legal frames and the steps of the Meldcode: noted, never required, never done by the program."""

from desk.facts.codec import fact_type
from desk.record import record


@fact_type("report")
@record
class ConsentNoted:
    """Where one person stands about help for one child; a register per child and person (Jeugdwet 7.3.4, 7.3.5).

    `relation` is `youth`, `parent`, `guardian` or `other`; `custody` `yes`, `no` or `unknown`. `consent` is `given`,
    `refused`, `unreachable`, `asked`, `emergency` (acted without, Jeugdwet 7.3.16; with a reason) or empty.
    """

    person: str
    child: str
    name: str
    relation: str
    custody: str = "unknown"
    consent: str = ""
    reason: str = ""
    note: str = ""


@fact_type("report")
@record
class FrameNoted:
    """A legal frame for one child: `state` is `considered`, `asked`, `granted`, `refused`, `ended` or empty.

    `called` is who of those that must be called was called (mayor, psychiatrist, board, ...), by name.
    """

    child: str
    frame: str
    state: str
    called: str = ""
    note: str = ""


@fact_type("report")
@record
class MeldcodeNoted:
    """One step of the Meldcode, or the kindcheck, for one child: who did it, what came out.

    `step` is `1` to `5` or `kindcheck`; `conclusion` a code of the step's choices; a register per child and step.
    """

    child: str
    step: str
    who: str
    conclusion: str = ""
    note: str = ""
