"""What stays of a report that is destroyed, so that figures stay as they were: nothing of it names anybody. Pure."""

import json
from typing import Any

from desk.export.dataset import dataset_row
from desk.export.past import kept_of
from desk.reports.view import ReportView

ASIDE = frozenset({"merged", "set-aside"})
"""What went on in another report, or was opened by mistake, counts in no figures."""


def figures_of(view: ReportView, *, repeat: bool) -> dict[str, Any]:
    """`row`: its minimal dataset as JSON text (in the order of its columns), None where the version of its profile is
    not here; `children`: what tables of decisions are tried on. Empty where it counts in no figures. `repeat` as in
    `dataset_row`."""
    if view.state.status in ASIDE:
        return {}
    row = dataset_row(view, repeat=repeat)
    return {"row": json.dumps(row) if row is not None else None, "children": kept_of(view)}
