"""What can be chosen at the end of a report, and what else can be done with it: frozen rows, as in `desk.rows`."""

from desk.record import record
from desk.rows import CardRow, DecisionRow, OptionRow, PromiseRow, ValueRow


@record
class OutcomeRow:
    """How it ended for one child: `name` of the child, and the profile's outcomes.

    `values` are two or more when two desks said how it ended.
    """

    child: str
    name: str
    options: tuple[OptionRow, ...]
    values: tuple[ValueRow, ...] = ()


@record
class NatureRow:
    """What the report of one child is about, for the figures: nothing of it is needed.

    `primary`, `also` and `systemic` are what can be said, chosen what somebody said. `proposed...` are the codes that
    follow from the answers and that nobody said yet. `said` and `suggestion` are both in words, `label` says that the
    list is an example. `values` are two or more when two desks said something.
    """

    child: str
    name: str
    primary: tuple[OptionRow, ...]
    also: tuple[OptionRow, ...]
    systemic: tuple[OptionRow, ...]
    proposed: str
    proposed_also: tuple[str, ...]
    proposed_systemic: str
    said: str
    suggestion: str
    label: str
    values: tuple[ValueRow, ...] = ()


@record
class ClosingRow:
    """What can be said at the end of a report; nothing of it is needed to close (house rule 1).

    `feedback` is chosen where it was given. `promises` are open and stay. `unexplained` are the decisions that
    deviate without a reason, `reasons` those to choose from. `natures`: what it is about, of each child of `outcomes`.
    """

    report: str
    reference: str
    state: str
    outcomes: tuple[OutcomeRow, ...]
    feedback: tuple[OptionRow, ...]
    promises: tuple[PromiseRow, ...]
    unexplained: tuple[DecisionRow, ...]
    reasons: tuple[OptionRow, ...]
    natures: tuple[NatureRow, ...] = ()


@record
class ActsRow:
    """What else can be done with a report, seen from one of its children; an empty choice cannot be done now.

    `merge_with` are open reports, those of the same number or child first. `movable` are the child's answers (code:
    the question's link); `children_aside` can come back. `clocks` are the promises that people make by hand.
    `can_join`: nobody is on the line. `merge_asks` is by report of `merge_with` what is asked before, and a warning.
    `unmerge`: the report that went on in this one last, and what is asked before it stands by itself again.
    """

    report: str
    reference: str
    child: str
    speakers: tuple[OptionRow, ...]
    merge_with: tuple[CardRow, ...]
    can_join: bool
    movable: tuple[OptionRow, ...]
    other_children: tuple[OptionRow, ...]
    children: tuple[OptionRow, ...]
    children_aside: tuple[OptionRow, ...]
    clocks: tuple[OptionRow, ...]
    set_aside: tuple[OptionRow, ...]
    reopen: tuple[OptionRow, ...]
    merge_asks: tuple[tuple[str, str, str], ...] = ()
    unmerge: tuple[str, str] = ("", "")
