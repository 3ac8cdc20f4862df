"""Agreements made beforehand about a child, a family or a frequent caller: a subject of their own, shown at the next
call (E-010, E-011)."""

from desk.facts.codec import fact_type
from desk.record import record


@fact_type("agreement")
@record
class AgreementMade:
    """What was agreed, in place of what was agreed before. Found again by `names` (of children) and `numbers`.

    `about` is `child`, `family` or `caller`. `sharing` is `all`, `limited`, `nothing` or empty (nobody asked) and
    `share` says what may be shared with whom; `signs` how it is seen coming (early warning plan); `valid_until` is an
    ISO date or empty; `report` where it was made. The header replaces the texts that the author saw.
    """

    about: str
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    call_first: str = ""
    share: str = ""
    signs: str = ""
    approach: str = ""
    agreed_with: str = ""
    valid_until: str = ""
    report: str = ""
    sharing: str = ""


@fact_type("agreement")
@record
class AgreementEnded:
    """It holds no longer: the texts that the header replaces. One written meanwhile at another desk stands."""

    reason: str = ""
