"""A safety agreement until morning, as it is shown, read back and handed over."""

from datetime import datetime

from desk.record import record
from desk.rows import OptionRow, PromiseRow


@record
class SafetyRow:
    """One agreement that holds. `lines` say all of it in words, to read aloud; `brief` is the same in one line.

    `open` names what was not agreed; `late`: we call later than they can hold; `promise` the next contact, None when
    there is none (then `open` says so). `read_back_at` None: not read back yet.
    """

    id: str
    report: str
    child: str
    child_name: str
    stays: str
    means: str
    call_first: str
    holds_until: datetime | None
    next_at: datetime | None
    number: str
    note: str
    agreed_by: str
    agreed_at: datetime
    read_back_at: datetime | None
    promise: PromiseRow | None
    late: bool
    open: tuple[str, ...]
    lines: tuple[str, ...]
    brief: str


@record
class SafetiesRow:
    """What the panel shows for one child: what holds (two when two desks agreed something), and what is known.

    `stays` is who could stay according to the answers, `number` the family's as far as it is known; `warnings` what was
    said against holding it at home, `cannot_hold` that they do not hold it until morning; `minutes` the profile's
    minutes until we call.
    """

    report: str
    reference: str
    child: str
    child_name: str
    children: tuple[OptionRow, ...]
    standing: tuple[SafetyRow, ...]
    stays: str
    number: str
    warnings: tuple[str, ...]
    minutes: int
    cannot_hold: bool = False
