"""What can be seen of the roster: frozen rows of people, duties, changes and needs. Made by the core, never changed.

Instants are UTC, half-open, on whole minutes. Wall times are minutes after midnight on the Dutch clock, dates ISO.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from desk.errors import DeskBug
from desk.record import record

STANDS_BY = "ja"
"""In `Duty.backup`: this person is the backup for the role, and not the one to call first."""


@record
class TestRow:
    """A number that somebody tried: `ok`, `no-answer` or `wrong`."""

    number: str
    outcome: str
    at: datetime
    by: str


@record
class PersonRow:
    """Somebody who can sit at the desk or be in the roster. `name` may be all that is known.

    `phones` in the order in which they are tried; `private` those of them that only desk roles see in full. `state` is
    `free`, `busy`, `road` or empty when nobody knows, as `state_by` (a person id) heard it at `state_at`. `gone`: not
    planned any more. `former` are numbers that stood in the list once and were taken off it.
    """

    id: str
    name: str
    roles: tuple[str, ...]
    provider: str = ""
    phones: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    email: str = ""
    law: str = ""
    aliases: tuple[str, ...] = ()
    gone: bool = False
    state: str = ""
    state_at: datetime | None = None
    state_until: datetime | None = None
    state_by: str = ""
    tests: tuple[TestRow, ...] = ()
    desk: bool = True
    """Whether they are in a profile's list or were added at a desk, and so may sit there."""
    former: tuple[str, ...] = ()


@dataclass(frozen=True)
class Duty:
    """Somebody has one duty of a role, half-open from `start` until `until`, both UTC.

    `phone` is what to dial. `backup` is empty, names who is behind this person (a name, a role, a number), or
    is `STANDS_BY`. `person` is empty for a name that no person is known for. `why` says in Dutch through what they
    have it ("via ruil A-12"), empty for the roster itself, and `given` since when that counts; `source` is the file or
    empty, `rotation` what made it. A duty that ends before it starts is never on; DeskBug when an instant is not UTC,
    since instants of one other zone compare as wall times.
    """

    id: str
    role: str
    provider: str
    name: str
    phone: str
    start: datetime
    until: datetime
    backup: str = ""
    person: str = ""
    why: str = ""
    source: str = ""
    rotation: str = ""
    given: datetime | None = None

    def __post_init__(self) -> None:
        if self.start.tzinfo != UTC or self.until.tzinfo != UTC:
            raise DeskBug(f"Dienst {self.id} heeft geen tijd in UTC. Deze dienst wordt niet getoond.")

    def is_on(self, at: datetime) -> bool:
        """Whether this duty runs at `at`; at the minute of handing over only the one who begins."""
        return self.start <= at < self.until


@record
class RemarkRow:
    """A note on a shift; `fact` is what it is known by."""

    fact: str
    text: str
    start: datetime
    until: datetime
    by: str


@record
class Filed:
    """What a roster file said of a duty last: its hours, the file's name, a calendar's name for it and version of that.

    A duty that no longer stands, and of which nothing was ever in force, is known by this alone.
    """

    source: str
    start: datetime
    until: datetime
    event: str = ""
    edition: str = ""


@record
class ShiftRow:
    """One planned duty and all that stands about it.

    `pieces` were in force, in order of time: a change never reaches minutes that had passed when it was made, so what
    stood then stays (history is never recomputed). `standing`: the last of them is planned still. `draft` is in force
    once published, `leaving`: it ends then. `fact` is the last one that decided, to name in `replaces`; `disputed`:
    two desks decided without knowing of each other. `filed` is the file that planned it last, None when none did;
    `by_file`: nobody decided otherwise since.
    """

    id: str
    pieces: tuple[Duty, ...]
    standing: bool
    draft: Duty | None = None
    leaving: bool = False
    remarks: tuple[RemarkRow, ...] = ()
    fact: str = ""
    disputed: bool = False
    publication: str = ""
    filed: Filed | None = None
    by_file: bool = False

    @property
    def by_hand(self) -> bool:
        """Whether people changed or withdrew what a file planned: a file that is read again may not undo that."""
        return self.filed is not None and not self.by_file

    @property
    def now(self) -> Duty | None:
        """What is in force: None for a draft, and for what was withdrawn."""
        return self.pieces[-1] if self.standing and self.pieces else None

    @property
    def planned(self) -> Duty | None:
        """What will be in force once all drafts are published."""
        return None if self.leaving else self.draft or self.now


@record
class AbsenceRow:
    """Somebody is not there from `start` until `until`; it counts from `since`, the minute in which it was said first.

    `said` is when it was said last: other hours, another reason.
    """

    id: str
    person: str
    start: datetime
    until: datetime
    kind: str
    note: str
    since: datetime
    by: str = ""
    said: datetime | None = None


@record
class Agreed:
    """A duty as it was when a swap of it was approved: its hours, and whose by the roster (`person`, else `name`)."""

    person: str
    name: str
    start: datetime
    until: datetime


@record
class SwapRow:
    """A duty that changes hands, or would.

    `kind` is `swap`, `give` or `offer`; `state` is `asked`, `taken`, `approved`, `refused` or `withdrawn`. `person`
    gets `duty` from `giver` (known once it is approved), who gets `other` in a swap; `start` and `until` are the part
    of it, None for all. It counts from `approved_at` until `ended_at`.
    """

    id: str
    code: str
    number: int
    kind: str
    duty: str
    person: str
    other: str
    start: datetime | None
    until: datetime | None
    reason: str
    state: str
    asked_at: datetime
    asked_by: str
    approved_at: datetime | None = None
    approved_by: str = ""
    giver: str = ""
    giver_name: str = ""
    ended_at: datetime | None = None
    ended_why: str = ""
    agreed: Agreed | None = None
    agreed_other: Agreed | None = None

    @property
    def reference(self) -> str:
        """How people name it: `ruil A-12`."""
        return f"ruil {self.code}-{self.number}"


@record
class OverrideRow:
    """On top of everything: `add`, `remove` or `replace`; it counts from `since` and its end may have been cut."""

    id: str
    code: str
    number: int
    kind: str
    role: str
    provider: str
    start: datetime
    until: datetime
    out: str
    out_name: str
    person: str
    name: str
    phone: str
    reason: str
    since: datetime
    by: str
    withdrawn: bool = False

    @property
    def reference(self) -> str:
        """How people name it: `vervanging A-3`."""
        return f"vervanging {self.code}-{self.number}"


@record
class NeedRow:
    """So many of a role are needed; as `desk.facts.roster.NeedSet`."""

    id: str
    role: str
    provider: str
    days: tuple[int, ...]
    start: int
    until: int
    least: int
    most: int
    holidays: str
    holiday_class: str
    valid_from: str
    valid_until: str


@record
class RotationRow:
    """People who take turns; as `desk.facts.roster.RotationSet`, `groups` as person ids. `fact` is its version."""

    id: str
    role: str
    provider: str
    groups: tuple[str, ...]
    anchor: str
    length: int
    handoff: int
    start: int
    until: int
    days: tuple[int, ...]
    working_days: bool
    valid_from: str
    valid_until: str
    fact: str


@record
class ChainRow:
    """Who is called one after the other: `roles` with the minutes that each has."""

    id: str
    role: str
    provider: str
    roles: tuple[str, ...]
    minutes: tuple[int, ...]


@record
class LimitRow:
    """One limit of a law profile as somebody edited it."""

    name: str
    value: int


@record
class LawRow:
    """What was edited in a law profile."""

    id: str
    name: str
    limits: tuple[LimitRow, ...]
    note: str
    at: datetime
    by: str


@record
class HolidayRow:
    """A day as somebody set it; `off`: it is an ordinary day, whatever the calendar says."""

    id: str
    day: str
    name: str
    kind: str
    off: bool = False


@record
class PublicationRow:
    """A period of the roster that was put in force."""

    id: str
    start: datetime
    until: datetime
    roles: tuple[str, ...]
    duties: int
    gaps: int
    reason: str
    at: datetime
    by: str


@record
class RosterFileRow:
    """A file that was read into the roster: `at` for the last time, `first` for the first. `after` are the ids of the
    files of that name that were known as read before, `?` where nobody said; `rows` is the digest of what was read."""

    id: str
    name: str
    sha256: str
    taken: int
    refused: int
    at: datetime
    by: str
    first: datetime | None = None
    after: tuple[str, ...] = ("?",)
    rows: str = ""
