"""Routes, numbers and who is on call, as frozen rows: as `desk.rows`."""

from datetime import datetime

from desk.record import record


@record
class NumberRow:
    """A number of a route or provider: `shown` for people, `verified` is empty when nobody checked (rule 6)."""

    number: str
    shown: str
    label: str
    verified: str
    source: str


@record
class RouteRow:
    """One route button and its panel. `open_now` is a Dutch word, `hours` the times in words."""

    id: str
    key: str
    label: str
    subtitle: str
    numbers: tuple[NumberRow, ...]
    say: str
    open_now: str
    hours: str
    is_open: bool
    closing: str


@record
class OnCallRow:
    """Who is on call now for one role of one provider; `nobody` is shown loudly, with until when.

    `until` is when they go off, whatever duties that takes. `person` is who the roster knows it is, empty for a name
    alone; `duty` what they have it by. `state` is `free`, `busy`, `road` or empty, with its word; `why` says through
    what change they have it ("via ruil A-12, oorspronkelijk Jansen"), `remark` what was noted on the shift.
    `doubt` says what speaks against calling them (noted ill since, a number that was wrong): `state_text` has it too.
    """

    role: str
    label: str
    name: str
    provider: str
    number: str
    number_shown: str
    until: datetime | None
    until_text: str
    backup: str
    nobody: bool
    note: str
    person: str = ""
    duty: str = ""
    state: str = ""
    state_text: str = ""
    why: str = ""
    remark: str = ""
    doubt: str = ""
