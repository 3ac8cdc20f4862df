"""Rows about who saw what, as the window and the export show them."""

from datetime import datetime

from desk.record import record


@record
class SeenRow:
    """One act of somebody on a report.

    `who` is a name ("niet aangemeld" where nobody sat there), `role` and `desk` in words, `what` the act in words and
    `why` the right or the reason. `kind` is `view`, `list`, `write`, `out` (it left the desk), `seen` or `refused`;
    `glass`: the rights kept it closed and a reason opened it. `until` is that of the last of several acts in a row.
    `facts` are the ids of the facts that say so.
    """

    at: datetime
    until: datetime
    who: str
    role: str
    desk: str
    what: str
    why: str
    kind: str
    glass: bool
    facts: tuple[str, ...]
    person: str = ""
