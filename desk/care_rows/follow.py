"""The chain of a report after the decision, step by step, for one child: what the panel "Vervolg" shows."""

from desk.record import record
from desk.rows import OptionRow, PromiseRow


@record
class FollowStepRow:
    """One step of the chain. `id` is the panel it opens; `text` how far it is and `more` what goes with it, in Dutch.

    `kind`: empty (nothing yet), `ok`, `warn` (something is open) or `danger`. `promises` are the clocks that run.
    """

    id: str
    text: str
    more: tuple[str, ...] = ()
    kind: str = ""
    promises: tuple[PromiseRow, ...] = ()


@record
class FollowRow:
    """All steps of one child; `children` to choose another, empty where there is one."""

    report: str
    reference: str
    child: str
    child_name: str
    children: tuple[OptionRow, ...]
    steps: tuple[FollowStepRow, ...]
