"""Plain answer values and the two reserved codes; how two values compare.

A choice is its code, a yes/no question a bool, a number an int or float, a date or time its ISO text (a
date may be partial: '2011', '2011-12'), text is text.
"""

import re
from datetime import UTC, datetime, time
from typing import TypeAlias

Value: TypeAlias = str | bool | int | float

UNKNOWN = "unknown"
NOT_ASKED = "not-asked"
RESERVED = frozenset({UNKNOWN, NOT_ASKED})
"""Allowed as the answer of every question (design section 4): answered, but without a value."""


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def clean(text: str) -> str:
    """Text without what FHIR strings may not hold: control characters become spaces, half characters '?'."""
    return _CONTROLS.sub(" ", text).encode("utf-8", "replace").decode("utf-8")


def key(value: Value) -> str:
    """A value as the text under which options and red flags are kept: True is 'true', 3 is '3'."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def equal(kind: str, left: Value, right: Value) -> bool:
    """Whether two values of one FHIR type are certainly the same. `kind` is the type's name, e.g. `Date`.

    True is never 1, and a partial date equals only a date that is as precise ('2011' is not '2011-12-05').
    """
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if left == right:
        return True
    return compare(kind, left, right) == 0


def compare(kind: str, left: Value, right: Value) -> int | None:
    """-1, 0 or 1 as `left` comes before, with or after `right`; None when that cannot be said.

    Partial dates compare part by part, so '2012' is after '2011-05' but '2011' against '2011-05' is None.
    Coded answers and yes/no have no order.
    """
    if isinstance(left, bool) or isinstance(right, bool):
        return None
    if isinstance(left, str) != isinstance(right, str):
        return None
    if isinstance(left, str) and isinstance(right, str):
        if kind in {"Date", "DateTime"}:
            return _compare_dates(left, right)
        if kind == "Time":
            return _compare_times(left, right)
        if kind != "String":
            return None
    return _sign(left, right)


def _sign(left: Value | datetime | time, right: Value | datetime | time) -> int:
    return (left > right) - (left < right)  # type: ignore[operator]


def _compare_dates(left: str, right: str) -> int | None:
    if len(left) > 10 and len(right) > 10:
        moments = _moment(left), _moment(right)
        if moments[0] is None or moments[1] is None:
            return None
        return _sign(moments[0], moments[1])
    # At least one side is a date without a time: the time of the other side decides nothing.
    parts_left, parts_right = left[:10].split("-"), right[:10].split("-")
    for one, other in zip(parts_left, parts_right, strict=False):
        if one != other:
            return -1 if one < other else 1
    return 0 if len(left) == len(right) else None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    # FHIR demands an offset with a time; text without one is read as UTC on both sides alike.
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _compare_times(left: str, right: str) -> int | None:
    try:
        return _sign(time.fromisoformat(left), time.fromisoformat(right))
    except ValueError:
        return None
