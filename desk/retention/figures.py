"""What stays of a report that is destroyed, so that figures stay as they were: nothing of it names anybody. Pure."""

from typing import Any

from desk.export.dataset import dataset_row
from desk.export.past import kept_of
from desk.reports.view import ReportView

ASIDE = frozenset({"merged", "set-aside"})
"""What went on in another report, or was opened by mistake, counts in no figures."""


def figures_of(view: ReportView, *, repeat: bool) -> dict[str, Any]:
    """`row`: its minimal dataset, None where the version of its profile is not here; `children`: what tables of
    decisions are tried on. Empty where it counts in no figures. `repeat` as in `dataset_row`."""
    if view.state.status in ASIDE:
        return {}
    return {"row": dataset_row(view, repeat=repeat), "children": kept_of(view)}
