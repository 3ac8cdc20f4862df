"""What is destroyed and what is kept after all. A fact about a destruction stays for ever, so it names nobody.

Sources: Jeugdwet 7.3.8 (twenty years), 7.3.9 (destroyed on request), AVG 5 and 17.
"""

from typing import Any

from desk.facts.codec import fact_type
from desk.record import record


@fact_type("erasure")
@record
class Erased:
    """Somebody who may do so had payload and salt of `facts` (ids) destroyed, on every desk and in the store.

    `what` is `report`, `agreement` or `account`, `thing` the id of its subject; `code` and `number` the reference of a
    report, which is given to no other. `term` is the class by which it was kept, `closed` and `ended` ISO days: of the
    last change and of the end of the term. `ground` is a word of retention.toml, never a typed reason. `figures` is the
    nameless row of a report (`desk.retention.figures`), empty where it counts in none. One that names many facts is
    several of these about one subject; only the first has figures.
    """

    facts: tuple[str, ...]
    what: str
    thing: str
    ground: str
    figures: dict[str, Any]
    code: str = ""
    number: int = 0
    term: str = ""
    closed: str = ""
    ended: str = ""


@fact_type("report")
@record
class DestructionHeld:
    """ "Niet vernietigen": an objection, a complaint, a lawsuit (`ground`, a word of retention.toml), and why."""

    ground: str
    reason: str = ""


@fact_type("report")
@record
class HoldLifted:
    """What was held (the facts that the header replaces) may go when its term is over."""

    reason: str = ""


@fact_type("report")
@record
class RepeatKept:
    """This report was about somebody who was reported before, within so many `days`: said when the report that showed
    it was destroyed, so that figures stay as they were. Which one it was is said nowhere."""

    days: int
