"""Consent per person and legal frames, as their panel shows them."""

from datetime import datetime

from desk.record import record
from desk.rows import OptionRow


@record
class ConsentRow:
    """One person: who it is, custody, and where they stand. `line` says all of it; `open` what is not known yet.

    `kind` is `ok`, `warn` (open) or `danger` (refused). `at` None: nothing was noted yet, the row stands there because
    the law asks for this person. `two`: two desks noted something, the last one is shown and `line` says both.
    """

    person: str
    name: str
    relation: str
    custody: str
    consent: str
    reason: str
    note: str
    line: str
    detail: str
    open: str
    kind: str
    at: datetime | None
    two: bool


@record
class FrameRow:
    """A legal frame: what it is for, who has to be called (with the number where the profile has it), and how far.

    `hint` says why it may matter now, by what was noted about consent; `line` how far it is, empty: nothing noted.
    """

    id: str
    label: str
    text: str
    calls: tuple[str, ...]
    limits: str
    source: str
    hint: str
    state: str
    called: str
    note: str
    line: str
    kind: str
    two: bool


@record
class ConsentsRow:
    """What the panel shows for one child. `hints` is the rule by age in words, a hint and never a wall; `open` what is
    still open by that rule; `check` who has to look at these rules.

    `reasons` are (what was noted, id, words); the other lists (code, words).
    `fresh_name` and `fresh_relation` are the beginning of a next person: the caller, where it is one.
    """

    report: str
    reference: str
    child: str
    child_name: str
    children: tuple[OptionRow, ...]
    hints: tuple[str, ...]
    emergency: str
    check: str
    open: tuple[str, ...]
    people: tuple[ConsentRow, ...]
    frames: tuple[FrameRow, ...]
    frames_check: str
    consents: tuple[tuple[str, str], ...]
    relations: tuple[tuple[str, str], ...]
    custodies: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, str, str], ...]
    states: tuple[tuple[str, str], ...]
    fresh_name: str
    fresh_relation: str
