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
    """Somebody on call was called from this report; `result` is empty, `reached`, `no-answer` or `message`.

    `person` is who the roster knew it was; empty for a name alone.
    """

    role: str
    name: str
    number: str
    result: str = ""
    person: str = ""


@fact_type("report")
@record
class DecisionNoted:
    """A decision by a person, valid at once (house rule 3). `proposed` is the tool's proposal at that moment.

    `decided_by` is a name and `decider` the person of that name, empty where only a name is known; the author of the
    fact is who noted it; `happened_at` when it was taken. The header
    replaces the decisions for this child that the author saw. `superseded`: kept for the record, another one was
    taken after it.

    `kind` is one of the profile's kinds of decision, `provider` one of its providers, `trajectory` one of its
    trajectories; `role` is the role of who decided. `why_not_ambulatory` is a reason (ambulatory first, B6-021);
    `goal`, `ends_on` (ISO date) and `next_owner` say what the help is for, how long, and whose the follow-up is.
    `appointment` says with whom and `appointment_at` when (0: none). `assessment` counts the decisions for a child: a
    later one is a second assessment, with `why_again`. What is read is kept: facts of before have none of these.

    In a report that another went on in, `noted_by` at `noted_desk` (an incarnation) noted it, and the author merged.
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
    kind: str = ""
    provider: str = ""
    trajectory: str = ""
    role: str = ""
    why_not_ambulatory: str = ""
    goal: str = ""
    ends_on: str = ""
    next_owner: str = ""
    appointment: str = ""
    appointment_at: int = 0
    assessment: int = 1
    why_again: str = ""
    decider: str = ""
    noted_by: str = ""
    noted_desk: str = ""


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
