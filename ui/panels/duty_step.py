"""One step of the chain as the row of somebody on call: with the number that is to be tried now."""

from collections.abc import Iterable
from dataclasses import replace

from desk.change_rows import ReachStepRow
from desk.directory_rows import OnCallRow


def step_row(step: ReachStepRow, rows: Iterable[OnCallRow]) -> OnCallRow:
    """The row of who is to be called, on this number; one made of the step for whom no row is (a backup by name)."""
    for row in rows:
        if (row.role, row.name) == (step.role, step.name) and not row.nobody:
            # What speaks against it is about this number.
            theirs = replace(row, state_text=step.state_text, doubt=step.doubt)
            return replace(theirs, number=step.number, number_shown=step.number_shown)
    return OnCallRow(
        *(step.role, step.label, step.name, step.provider, step.number, step.number_shown),
        until=None,
        until_text="",
        backup="",
        nobody=False,
        note="",
        state=step.state,
        state_text=step.state_text,
        doubt=step.doubt,
    )
