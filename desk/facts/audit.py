"""Who looked at what (NEN 7513, house rule 8): looking is a fact, and so are a search, an export and a refusal.

The header says who (author), when (recorded_at) and where (desk). The subject is made of what was looked at
(`desk.audit.subject`), so that "wie heeft dit gezien" is one lookup; nothing is ever folded from these facts.
"""

from desk.facts.codec import fact_type
from desk.record import record


@fact_type("audit")
@record
class Looked:
    """Somebody looked, searched, took something along or was refused.

    `what` is the kind of object: `report`, `agreement`, `list`, `search`, `seen` (who saw it), `paper`, `card` (the
    emergency card), `dataset`, `replay`, `audit`, and what has no report in it: `journal` (made anew), `backup`,
    `restore`, `keys` (a way to the key), `roster`, `on-call`; `object` its id where it has one. `how` is
    `view`, `search`, `print`, `export`, `copy`, `refusal`; `action` and `outcome` the codes of the norm (C, R, U, D, E;
    0 went well, 8 was refused). `roles` are those that the author had, `behalf` the person for whom (empty: for
    themselves), `ground` the right by which it went (empty: a desk without accounts), `reason` why broken glass was
    needed, `session` the sign-in. `detail` is a word about how, never of what a client said or of what was typed;
    `found` are the ids that a list showed.
    """

    what: str
    how: str
    object: str = ""
    action: str = "R"
    outcome: int = 0
    roles: tuple[str, ...] = ()
    behalf: str = ""
    ground: str = ""
    reason: str = ""
    session: str = ""
    detail: str = ""
    found: tuple[str, ...] = ()
