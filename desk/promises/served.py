"""Which promises the chain of a role serves: those that call this role first when they are late. Pure."""

from collections import defaultdict
from collections.abc import Iterable

from desk.profile.model import Clock
from desk.promises.chain import OWNER
from desk.roster.odd import Promised


def promises_served(clocks: Iterable[Clock]) -> Promised:
    """For each role the minutes and the names of its promises; tasks that count working days are none of them."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for clock in clocks:
        first = next((role for role in clock.escalates_to if role != OWNER), "")
        if first and not clock.due_workdays:
            found[first] += [(minutes, clock.label) for minutes in (clock.due, *clock.by_urgency.values())]
    return {role: tuple(sorted(set(promises))) for role, promises in found.items()}
