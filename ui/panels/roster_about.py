"""What a panel of the roster is opened for: named values in one argument, as `PanelHost.open` and `wants` carry it.

    panels.open("roster-duty", about(role="triagist", provider="GGZ Noord", start=monday))

| panel | values that it knows; all may be left out |
|---|---|
| `roster-list` | `start`, `until`: the period on screen |
| `roster-menu` | `start`, `until`: the period on screen, passed on to the others |
| `roster-duty` | `duty` (an id) with its `start` and `until`, or of a new one `role`, `provider`, `person`, and hours |
| `roster-publish` | `start`, `until` |
| `roster-replace` | `duty`, or `role` with `provider`, `person` or `name` |
| `roster-absence` | `person`, `start`, `until` |
| `roster-swap` | `duty` to ask one for; without it those that wait |
| `roster-split` | `duty` with its `start` and `until` |
| `roster-people` | `person` |
| `roster-needs` | `role`, `provider` |
| `roster-rotation` | `role`, `provider`, `start`, `until` |
| `roster-import` | `file`, `role`, `provider` |
| `roster-numbers`, `roster-news`, `roster-chain`, `roster-days`, `roster-law` | |
| `roster-fairness` | `role`, `provider`, `start`, `until` |
| `roster-month` | `start` |

Instants are UTC, ids as in rows. `back` in any of them is where to go on once it is done, as `back_to` makes it.
"""

from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode


def about(**values: str | datetime | None) -> str:
    """The argument for these values; empty ones are left out."""
    said = {name: _text(value) for name, value in values.items() if value}
    return urlencode(said)


def read_about(argument: str) -> dict[str, str]:
    """The values of an argument by name; none for an empty one."""
    return dict(parse_qsl(argument))


def instant_about(values: dict[str, str], name: str) -> datetime | None:
    """The instant of this name in what `read_about` gave, UTC; None when it was left out."""
    text = values.get(name, "")
    return datetime.fromisoformat(text).astimezone(UTC) if text else None


def back_to(panel: str, argument: str) -> str:
    """The value of `back`: a panel with its argument."""
    return f"{panel} {argument}"


def _text(value: str | datetime | None) -> str:
    return value.isoformat() if isinstance(value, datetime) else value or ""
