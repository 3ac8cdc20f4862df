"""The roster across providers: people and their numbers, duties, what is needed, and every change on top of it.

Instants are microseconds UTC, half-open and on whole minutes. Wall times are minutes after midnight on the Dutch clock,
dates are ISO. A fact that describes a thing (need, rotation, chain, law, holiday, person) describes it whole.
"""

from desk.facts.codec import fact_type
from desk.record import record

# -- people ---------------------------------------------------------------------------------------------------------


@fact_type("person")
@record
class StaffNoted:
    """Somebody whom the roster can name: for which provider, in which roles, on which numbers in which order.

    `private` are the numbers that only desk roles see in full. `law` names the law profile that counts for them, empty:
    that of the role.
    """

    name: str
    provider: str
    roles: tuple[str, ...]
    phones: tuple[str, ...]
    private: tuple[str, ...] = ()
    email: str = ""
    law: str = ""


@fact_type("person")
@record
class AliasNoted:
    """A name under which a roster file knows this person: asked once, remembered."""

    alias: str
    file: str = ""


@fact_type("person")
@record
class StaffLeft:
    """This person is not planned any more; what was planned and done stays."""

    reason: str = ""


@fact_type("person")
@record
class StateSet:
    """`free`, `busy` or `road` (on the road), as the desk heard it; empty: unknown again. `until` 0: until told."""

    state: str
    until: int = 0


@fact_type("person")
@record
class NumberTested:
    """Somebody tried a number by day or at the start of a shift: `ok`, `no-answer` or `wrong`."""

    number: str
    outcome: str


# -- duties ---------------------------------------------------------------------------------------------------------


@fact_type("duty")
@record
class DutyPlanned:
    """Somebody is on call from `start` until `until`. `source` is the file, or empty for what people planned here.

    `draft`: not in force before it is published. `person` is empty for a name that no person is known for. `rotation`
    is the rotation that made it. `event` is what a calendar calls it (UID and the day of its series), `edition` which
    version of that the file had (`desk.roster.duty_row.DutyRow`); empty for what no calendar named.
    """

    role: str
    provider: str
    name: str
    phone: str
    start: int
    until: int
    backup: str = ""
    source: str = ""
    person: str = ""
    rotation: str = ""
    draft: bool = False
    event: str = ""
    edition: str = ""


@fact_type("duty")
@record
class DutyWithdrawn:
    """A duty that no longer stands, for example since a newer roster says otherwise; `draft`: once published.

    `edition` is the version of a calendar's event that said so, empty otherwise.
    """

    reason: str = ""
    draft: bool = False
    edition: str = ""


@fact_type("duty")
@record
class DutyPublished:
    """The draft of this duty is in force; `publication` is the subject of the act that did it."""

    publication: str


@fact_type("duty")
@record
class DraftDropped:
    """The draft of this duty is given up; what was published stands."""


@fact_type("duty")
@record
class DutyRemarked:
    """A note on a shift, shown with whoever has it: "gebruikt vannacht het andere nummer"."""

    text: str
    start: int
    until: int


@fact_type("publication")
@record
class RosterPublished:
    """A period of the roster was put in force. `gaps` were left in it, and `reason` says why."""

    start: int
    until: int
    roles: tuple[str, ...]
    duties: int
    gaps: int = 0
    reason: str = ""


@fact_type("roster-file")
@record
class RosterFileTaken:
    """A file was read into the roster; its bytes are kept in the desk's folder by their SHA-256.

    `after` are the files of that name that the desk knew of as read before; `?` stands for a desk that did not say.
    `rows` is the digest of what was read in it (`desk.roster.readings.digest_of`), empty for no rows or not said.
    """

    name: str
    sha256: str
    taken: int
    refused: int
    after: tuple[str, ...] = ("?",)
    rows: str = ""


# -- changes on top ---------------------------------------------------------------------------------------------------


@fact_type("absence")
@record
class AbsenceNoted:
    """Somebody is not there: `leave`, `sick`, `course` or `other`."""

    person: str
    start: int
    until: int
    kind: str
    note: str = ""


@fact_type("absence")
@record
class AbsenceWithdrawn:
    """They are there after all."""

    reason: str = ""


@fact_type("swap")
@record
class SwapAsked:
    """A duty changes hands when a shift lead approves: `swap` against `other`, `give` to `person`, or an open `offer`.

    Tied to the duty and not to its hours, so that it follows a duty that is moved a little (`SwapApproved`); `start`
    and `until` are a part of it, 0 for all. `code` and `number` are how people name it ("ruil A-12").
    """

    code: str
    number: int
    kind: str
    duty: str
    person: str = ""
    other: str = ""
    start: int = 0
    until: int = 0
    reason: str = ""


@fact_type("swap")
@record
class SwapTaken:
    """Somebody takes an open offer, if need be against the duty `other` of their own."""

    person: str
    other: str = ""


@fact_type("swap")
@record
class SwapApproved:
    """It is in force. `giver` and `giver_name` had the duty until then: in a swap the other duty goes to them.

    Agreed on was what the roster said of the duty then: whose it is (`planned`, a person id, and `planned_name`) and
    when, and `other_...` of the other one of a swap. Facts of before this was kept have none of it (0: no hours).
    """

    giver: str = ""
    giver_name: str = ""
    reason: str = ""
    planned: str = ""
    planned_name: str = ""
    start: int = 0
    until: int = 0
    other_planned: str = ""
    other_planned_name: str = ""
    other_start: int = 0
    other_until: int = 0


@fact_type("swap")
@record
class SwapEnded:
    """It is `refused` or `withdrawn`; what was in force is so no longer."""

    how: str
    reason: str = ""


@fact_type("override")
@record
class OverrideNoted:
    """On top of everything: `add` somebody, `remove` somebody (all if `out` is empty), or `replace` one by another.

    `out` and `person` are person ids; `name` and `phone` are for somebody who is in no list. Counts from the minute in
    which it was noted.
    """

    code: str
    number: int
    kind: str
    role: str
    provider: str
    start: int
    until: int
    out: str = ""
    out_name: str = ""
    person: str = ""
    name: str = ""
    phone: str = ""
    reason: str = ""


@fact_type("override")
@record
class OverrideWithdrawn:
    """It counts no longer, from the minute in which this was noted."""

    reason: str = ""


# -- what is needed ---------------------------------------------------------------------------------------------------


@fact_type("need")
@record
class NeedSet:
    """So many people of a role are needed: on these weekdays (1 Monday to 7 Sunday), from one wall time to another.

    `until` not after `start` is the next day. `holidays`: `as-usual`, `also` (on holidays of `holiday_class` too),
    `never` on them, or `only` on them (with `days` on those of them that fall on these). Valid on days from
    `valid_from` up to `valid_until`, both included; empty: always.
    """

    role: str
    provider: str
    days: tuple[int, ...]
    start: int
    until: int
    least: int
    most: int = 0
    holidays: str = "as-usual"
    holiday_class: str = ""
    valid_from: str = ""
    valid_until: str = ""


@fact_type("need")
@record
class NeedWithdrawn:
    """It is needed no longer."""

    reason: str = ""


@fact_type("rotation")
@record
class RotationSet:
    """People who take turns. `groups` are the turns in order: person ids joined by `+`, empty for a turn of nobody.

    A turn lasts `length` days from `anchor` on; it is handed over at `handoff` on the wall. On the weekdays `days` the
    duty runs from `start` to `until` (equal: the whole turn is one duty). `working_days`: turns count those only.
    """

    role: str
    provider: str
    groups: tuple[str, ...]
    anchor: str
    length: int
    handoff: int
    start: int
    until: int
    days: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
    working_days: bool = False
    valid_from: str = ""
    valid_until: str = ""


@fact_type("rotation")
@record
class RotationWithdrawn:
    """Nobody takes turns like this any more; the duties that it made stand."""

    reason: str = ""


@fact_type("chain")
@record
class ChainSet:
    """Who is called one after the other when `role` has to be reached: `roles` with the `minutes` that each has."""

    role: str
    provider: str
    roles: tuple[str, ...]
    minutes: tuple[int, ...]


@fact_type("chain")
@record
class ChainWithdrawn:
    """The chain of the profile counts again."""

    reason: str = ""


@fact_type("law")
@record
class LawSet:
    """A law profile was edited: its limits by name, as `resources/roster/law.toml` names them."""

    name: str
    limits: dict[str, int]
    note: str = ""


@fact_type("holiday")
@record
class HolidaySet:
    """A day is a holiday; its class says for whom (`cao`, `official`, or the desk's own)."""

    day: str
    name: str
    kind: str = "cao"


@fact_type("holiday")
@record
class HolidayWithdrawn:
    """It is an ordinary day."""

    reason: str = ""
