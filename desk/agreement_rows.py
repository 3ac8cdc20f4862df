"""Agreements made beforehand (E-010, E-011): as the replica keeps them, and as they are shown at the next call."""

from datetime import datetime

from desk.record import record

SHARING = ("all", "limited", "nothing")
"""What may be shared with other providers in a crisis (E-010); empty: nobody asked."""


@record
class AgreementText:
    """What one fact says of an agreement, in the words of `desk.facts.agreements.AgreementMade`; `by` is who wrote it.

    `names` and `numbers` are as they are read: by them the agreement is found again.
    """

    fact: str
    about: str
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    call_first: str
    sharing: str
    share: str
    signs: str
    approach: str
    agreed_with: str
    valid_until: str
    report: str
    at: datetime
    by: str


@record
class AgreementRow:
    """An agreement that nobody ended. `texts` are two or more when two desks wrote while apart.

    `keys` are those of `desk.reports.card.keys_of`: `n:` and a number, `c:` and the folded name of a child.
    """

    id: str
    keys: tuple[str, ...]
    texts: tuple[AgreementText, ...]


@record
class AgreedRow:
    """An agreement as it is recognised in a call.

    `head` says about whom and by what it was found ("Vooraf afgesproken over Sam · zelfde nummer"), `lines` what was
    agreed as (word, text), `foot` with whom, when and until when. `unsure`: only a name is the same, so somebody has
    to look; `expired`: its day went by; `two`: desks wrote different things, and all of it stands in `lines`.
    `brief` is the agreement in one line, for a summary and for the list of the panel. `facts` are what an edit
    replaces.
    """

    id: str
    head: str
    lines: tuple[tuple[str, str], ...]
    foot: str
    unsure: bool
    expired: bool
    two: bool
    brief: str
    facts: tuple[str, ...]
    text: AgreementText
