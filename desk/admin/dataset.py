"""`export dataset`: the minimum dataset of a period, as JSON with its definitions or as CSV with a line per child."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from typing import Any

from desk.admin.files import opened
from desk.admin.looked import noted
from desk.admin.output import note, say, say_json
from desk.admin.past import destroyed, past_views, span
from desk.export.dataset import dataset_row, definitions, natures, repeat_days
from desk.home import Home
from desk.reports.card import keys_of
from desk.reports.view import ReportView

FORMAT = 1
_LISTS = ("decisions", "interventions", "visits", "promises")


def export_dataset(home: Home, since: str, until: str, *, as_json: bool) -> int:
    """Say the dataset of the reports that were opened in the period (ISO days, both included; empty: all), those that
    were destroyed since included: of each its nameless row was kept."""
    start, before = span(since, until)
    window = int(timedelta(days=repeat_days()).total_seconds()) * 1_000_000
    rows: list[dict[str, Any]] = []
    unreadable = 0
    with opened(home) as desk:
        seen: dict[str, int] = {}
        for view in past_views(desk, max(0, start - window), before):
            again = _again(view, seen, window)
            if view.state.opened_at < start:
                continue
            row = dataset_row(view, repeat=again)
            if row is None:
                unreadable += 1
            else:
                rows.append(row)
        kept = [figures["row"] for _, figures in destroyed(desk, start, before)]
    rows += [json.loads(row) for row in kept if row is not None]
    unreadable += sum(row is None for row in kept)
    noted(home, "dataset", detail=f"{since or 'begin'}/{until or 'nu'}")
    rows = _numbered(rows)
    if unreadable:
        note(f"let op: {unreadable} meldingen zijn van een profielversie die hier niet is, en staan er niet in")
    if as_json:
        said = {"from": since, "until": until, "unreadable": unreadable, "definitions": dict(definitions())}
        say_json({"format": FORMAT, **said, "natures": dict(natures()), "reports": rows})
    else:
        for line in _csv(rows):
            say(line)
    return 0


def _numbered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with a number, in an order that says nothing: in that of the calls, an hour would point at somebody."""
    mixed = sorted(rows, key=lambda row: sha256(json.dumps(row, sort_keys=True).encode()).digest())
    return [{"report": number, **row} for number, row in enumerate(mixed, 1)]


def _again(view: ReportView, seen: dict[str, int], window: int) -> bool:
    """Whether a number or child of this report was in one of the days before it; remembers them."""
    at, keys = view.state.opened_at, keys_of(view)
    again = any(at - seen[key] <= window for key in keys if key in seen)
    seen.update(dict.fromkeys(keys, at))
    return again


def _csv(rows: list[dict[str, Any]]) -> Iterator[str]:
    """One line per child; of what there may be several, how many and the first to do so."""
    flat = [_flat(row, child) for row in rows for child in row["children"]]
    if not flat:
        return
    text = io.StringIO()
    # What was destroyed may have been so under a version with fewer columns.
    columns = dict.fromkeys(name for row in flat for name in row)
    writer = csv.DictWriter(text, list(columns), restval="", delimiter=";", lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat)
    yield from text.getvalue().splitlines()


def _flat(row: dict[str, Any], child: dict[str, Any]) -> dict[str, Any]:
    plain = {name: value for name, value in row.items() if name not in ("opened", "children")}
    plain |= row["opened"]
    plain |= {name: value for name, value in child.items() if name not in _LISTS}
    plain["nature_also"] = " ".join(child["nature_also"])
    plain |= {name: len(child[name]) for name in _LISTS}
    contacts = [one["minutes_to_contact"] for one in child["interventions"] if one["minutes_to_contact"] is not None]
    plain["minutes_to_contact"] = contacts[0] if contacts else None
    plain["late"] = sum(one["on_time"] is False for one in child["promises"])
    return {name: "" if value is None else value for name, value in plain.items()}
