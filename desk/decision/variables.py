"""What decision tables may read beside the questions, and how an answer becomes a code in a table.

A question's variable is its `item.code`, so a code that a table reads is ASCII without dot or hyphen.
"""

import math

from desk.checklist.values import Value

AGE = "age"
"""Years, a number; lower is more dangerous."""

UNKNOWN_AGE = -1.0
"""Stands for an age that nobody knows: below every bound, so it ranks as the most dangerous age."""

OFFICE_HOURS = "office_hours"
"""`yes` or `no`: whether it is office hours of the profile now."""

URGENCY = "urgency"
"""The urgency id: output of the urgency table, input of the route table."""

PATHWAY = "pathway"
ROUTE = "route"
"""Outputs of the route table: ids of the profile's pathways and routes."""

NO_ROUTE = "none"
"""The route of a case that this desk keeps itself: no number to call."""

YES_NO = ("yes", "no")


def age_value(age: float | None) -> float:
    """The age as the tables read it; what is no age (None, negative, not finite) is UNKNOWN_AGE."""
    if age is None or not math.isfinite(age) or age < 0:
        return UNKNOWN_AGE
    return age


def answer_code(value: Value) -> str:
    """An answer as a code in a table: yes/no for a boolean, else its text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
