"""What is shown of destruction: what may go, and what went."""

from datetime import date, datetime

from desk.record import record


@record
class DestructionRow:
    """A report whose term is over, with how many others go along. `held` says in words why it may not go; empty: it
    may. `late`: it was destroyed, and a desk that was away brought more of it since."""

    report: str
    reference: str
    term: str
    closed: date
    ended: date
    along: int = 0
    held: str = ""
    late: bool = False


@record
class ErasureRow:
    """A destruction that was approved, by whom (a person id) and when; `ground` and `term` are words of
    retention.toml, `thing` the subject that it is about, `closed` and `ended` ISO days."""

    id: str
    what: str
    thing: str
    reference: str
    code: str
    number: int
    term: str
    closed: str
    ended: str
    ground: str
    by: str
    at: datetime
    facts: int
