"""Who answers for a report: claimed, taken over, handed on. A register as an answer is: `replaces` rules."""

from desk.facts.codec import fact_type
from desk.record import record


@fact_type("report")
@record
class ReportOwned:
    """Somebody answers for the report now; whoever opened it does without this fact.

    `how`: `claimed` (nobody's, within 20 seconds, or one's own at another desk: no reason asked), `taken` (later: a
    one-key reason, which may follow) or `handed` (by a colleague; `desk` is where the new owner sits, empty when
    nobody knows; of the others it is the desk that wrote this).
    """

    person: str
    how: str
    reason: str = ""
    desk: str = ""


@fact_type("report")
@record
class OwnershipReasoned:
    """Why somebody took the report over, told afterwards (house rule 1). `owned` is the id of the fact."""

    owned: str
    reason: str
