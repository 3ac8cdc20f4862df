"""Routes and decisions: what was opened, dialled, proposed, chosen and why."""

from typing import Any

from desk.facts.codec import fact_type
from desk.record import record


@fact_type("report")
@record
class RouteOpened:
    """The panel of a route was opened for this report."""

    route: str


@fact_type("report")
@record
class RouteDialled:
    """A route was dialled: `caller` is `reporter`, `colleague` or `self` (on a second telephone)."""

    route: str
    number: str
    caller: str


@fact_type("report")
@record
class DutyCalled:
    """Somebody on call was called from this report; `result` is empty, `reached`, `no-answer` or `message`."""

    role: str
    name: str
    number: str
    result: str = ""


@fact_type("report")
@record
class DecisionNoted:
    """A decision by a person, valid at once (house rule 3). `proposed` is the tool's proposal at that moment.

    `decided_by` is a name; the author of the fact is who noted it; `happened_at` when it was taken. The header
    replaces the decisions for this child that the author saw. `superseded`: kept for the record, another one was
    taken after it.
    """

    decision: str
    child: str
    urgency: str
    pathway: str
    route: str
    followed: bool
    proposed: dict[str, Any]
    decided_by: str
    reason: str = ""
    superseded: bool = False


@fact_type("report")
@record
class DecisionChosen:
    """Two desks noted a decision for one child; somebody looked: this one stands. The header replaces the others."""

    decision: str


@fact_type("report")
@record
class ReasonGiven:
    """The reason of a deviation, given afterwards."""

    decision: str
    reason: str
