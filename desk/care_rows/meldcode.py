"""The Meldcode as its panel shows it."""

from datetime import datetime

from desk.record import record
from desk.rows import OptionRow


@record
class MeldcodeStepRow:
    """One step: `line` what was noted (empty: nothing), `points` to reporting, `hint` why it may matter.

    `outcomes` are the answers to it with their keys, the one that stands chosen. `two`: two desks noted something.
    """

    id: str
    title: str
    text: str
    hint: str
    outcomes: tuple[OptionRow, ...]
    who: str
    note: str
    line: str
    points: bool
    at: datetime | None
    two: bool


@record
class MeldcodeRow:
    """What the panel shows for one child. `signs` are answers that make the strip worth a look; `points` what is said
    when a step points to reporting (empty: none does, or it was reported); `route` is that of Veilig Thuis in the
    profile, with its number, empty where it has none."""

    report: str
    reference: str
    child: str
    child_name: str
    children: tuple[OptionRow, ...]
    signs: tuple[str, ...]
    steps: tuple[MeldcodeStepRow, ...]
    points: str
    route: str
    number: str
    check: str
