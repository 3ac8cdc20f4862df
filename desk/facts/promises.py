"""Promises: made, tried, moved to a later minute, handed on, kept (house rule 4)."""

from desk.facts.codec import fact_type
from desk.record import record


@fact_type("report")
@record
class PromiseMade:
    """Somebody was promised something before a minute.

    `clock` is one of the profile's clocks; `started_at`, `warn_at`, `due_at` in microseconds UTC. `safe` and
    `voicemail` are `yes`, `no` or `unknown`: whether calling back is safe, whether a message may be left.
    `owner` is a person id; `route` the route it came from; `referral` the one whose answer it waits for; `resumes` the
    promise that it goes on with, since what had closed that one was taken back; `said` the facts of the report that say
    this number; `visit` the people on site whom it is about; `asked` the referral that began it, with no decision.
    """

    promise: str
    clock: str
    who: str
    number: str
    started_at: int
    warn_at: int
    due_at: int
    owner: str
    second_number: str = ""
    safe: str = "unknown"
    voicemail: str = "unknown"
    opening_line: str = ""
    child: str = ""
    route: str = ""
    note: str = ""
    referral: str = ""
    resumes: str = ""
    said: tuple[str, ...] = ()
    visit: str = ""
    asked: str = ""


@fact_type("report")
@record
class PromiseRenumbered:
    """It is kept on another number from now on, which was said after the promise; `said` as in PromiseMade.

    The number that it had already: somebody looked at what was said since, and keeps to the promised one.
    """

    promise: str
    number: str
    said: tuple[str, ...] = ()


@fact_type("report")
@record
class PromiseTried:
    """Called without reaching anybody: `result` is `no-answer`, `busy`, `voicemail` or `wrong-person`."""

    promise: str
    result: str
    number: str = ""
    next_at: int = 0


@fact_type("report")
@record
class PromiseExtended:
    """ "Tussenbericht": they heard that it takes longer, with a new minute.

    `why` is `clock` where nobody called: the desk's clock had been wrong, and the minute moved with it.
    """

    promise: str
    warn_at: int
    due_at: int
    note: str = ""
    why: str = ""


@fact_type("report")
@record
class PromiseOwned:
    """Somebody else answers for it now. `how`: `handed`, `taken` or `handover` (ticked at the change of shift)."""

    promise: str
    owner: str
    how: str


@fact_type("report")
@record
class PromiseKept:
    """The closing fact. `how`: `reached`, `decided`, `taken-over`, `done`; `who` took over or was reached."""

    promise: str
    how: str
    who: str = ""
    note: str = ""


@fact_type("report")
@record
class PromiseWithdrawn:
    """No longer needed; the reason is one key."""

    promise: str
    reason: str = ""


@fact_type("report")
@record
class AlarmAcknowledged:
    """Mutes the alarm on the desk that wrote this, nowhere else."""

    promise: str


@fact_type("report")
@record
class AlarmTaken:
    """ "Ik neem over": mutes the other desks and rings again after three minutes."""

    promise: str


@fact_type("report")
@record
class EscalationTried:
    """The next person was called about a late promise: `result` is `reached`, `no-answer` or `message` (left one)."""

    promise: str
    role: str
    name: str
    number: str
    result: str
