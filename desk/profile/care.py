"""What a region agreed about the time after the decision: kinds of decision, trajectories, refusals, going on site."""

from collections.abc import Mapping
from types import MappingProxyType

from desk.record import record

ASKS = ("provider", "trajectory", "ambulatory", "goal", "appointment", "visit")
"""What a kind of decision asks for besides urgency, pathway and route; never required (house rule 1)."""


@record
class DecisionKind:
    """One kind of decision: help by a provider, a pair on site, advice, no crisis, no place, ...

    `asks` are names of ASKS; `pathways` those with which it is meant when nobody chose a kind; `outcome` is offered
    when the report is closed. `takes_over`: after it somebody else has the family, so there is somebody to call.
    """

    id: str
    label: str
    asks: tuple[str, ...]
    pathways: tuple[str, ...]
    outcome: str
    takes_over: bool = False


@record
class Trajectory:
    """A trajectory of a region: when it is chosen (`criteria`), when it ends (`exits`), in words, with its source."""

    id: str
    label: str
    criteria: tuple[str, ...]
    exits: tuple[str, ...]
    source: str


@record
class Reason:
    """A reason to choose with one key."""

    id: str
    label: str


@record
class Caution:
    """A warning that a region wants to see, never a block: `text` with its `source`.

    It shows where everything named fits: `kinds` and `pathways` of the decision, `outcomes`, the age (`age_below`, 0:
    any age) and answers (`when`: question code to the answers that count).
    """

    id: str
    text: str
    source: str
    kinds: tuple[str, ...]
    pathways: tuple[str, ...]
    outcomes: tuple[str, ...]
    age_below: int
    when: Mapping[str, tuple[str, ...]]


@record
class Consult:
    """With whom a report of one kind (youth care, GGZ, LVB, addiction) or one region is weighed: posts of the roster.

    `roles` as the roster calls them (none: triagist), `providers` ids of the directory (none: any). It counts for a
    report where `municipalities` has the one where the child is (none: any) and an answer is one of `when` (none: any).
    """

    id: str
    label: str
    roles: tuple[str, ...]
    providers: tuple[str, ...]
    municipalities: tuple[str, ...]
    when: Mapping[str, tuple[str, ...]]


@record
class Care:
    """All of care.toml. A profile without that file has none of it (`NO_CARE`).

    `chains`: for a pathway the ids of providers in the order in which they are asked; `refusals` are the reasons (of
    the list `refuse`) for which a provider may refuse, another one goes to `dispute_to`, a role. `disciplines` are
    those of people who go on site, `visitors` how many go and `pair` the disciplines that have to be among them.
    `consults` say who is shown first when a report is weighed, the first of them first.
    """

    kinds: tuple[DecisionKind, ...]
    trajectories: tuple[Trajectory, ...]
    chains: Mapping[str, tuple[str, ...]]
    refusals: tuple[str, ...]
    dispute_to: str
    why_again: tuple[Reason, ...]
    why_not_ambulatory: tuple[Reason, ...]
    disciplines: tuple[Reason, ...]
    visitors: int
    pair: tuple[str, ...]
    cautions: tuple[Caution, ...]
    consults: tuple[Consult, ...] = ()

    def kind(self, kind_id: str) -> DecisionKind | None:
        """The kind of decision with this id."""
        return next((kind for kind in self.kinds if kind.id == kind_id), None)

    def kind_for(self, pathway: str) -> str:
        """The kind that a pathway means when nobody chose one; empty when none says so."""
        return next((kind.id for kind in self.kinds if pathway in kind.pathways), "")

    def hands_over(self, kind_id: str) -> bool:
        """Whether somebody else has the family after a decision of this kind.

        In a profile of before kinds said so, it is what asks for nothing and has no outcome of its own.
        """
        kind = self.kind(kind_id)
        if kind is None:
            return False
        of_before = not any(one.takes_over for one in self.kinds) and not kind.asks and not kind.outcome
        return kind.takes_over or of_before

    def trajectory(self, trajectory_id: str) -> Trajectory | None:
        """The trajectory with this id."""
        return next((one for one in self.trajectories if one.id == trajectory_id), None)


NO_CARE = Care((), (), MappingProxyType({}), (), "case-dispatcher", (), (), (), 2, (), ())


def pathway_of(care: Care, kind: str, proposed: str) -> str:
    """The pathway that goes with a kind that was picked: the proposed one if it fits, else its first, else none."""
    if not kind or care.kind_for(proposed) == kind:
        return proposed
    found = care.kind(kind)
    if found is None or proposed in found.pathways:
        return proposed
    return found.pathways[0] if found.pathways else ""
