"""Children and what was said about them. A field is a multi-value register: `replaces` in the header rules."""

from desk.facts.codec import Scalar, fact_type
from desk.record import record


@fact_type("report")
@record
class ChildAdded:
    """The report is about one more child."""

    child: str


@fact_type("report")
@record
class ChildSetAside:
    """A child was added by mistake; its answers are kept, out of view."""

    child: str
    reason: str = ""


@fact_type("report")
@record
class AnswerGiven:
    """An answer to question `link` (its code beside it), for a child or, with no child, for the report.

    `values` are option codes, numbers, ISO dates or texts; the reserved codes are `unknown` and `not-asked`.
    Empty values take an answer back. `said_by` is who spoke.
    """

    link: str
    code: str
    child: str
    values: tuple[Scalar, ...]
    said_by: str = ""


@fact_type("report")
@record
class AnswerMoved:
    """An answer that was given for the wrong child, now at the right one; the header replaces the old fact."""

    link: str
    code: str
    source: str
    child: str
    values: tuple[Scalar, ...]
    said_by: str = ""


@fact_type("report")
@record
class NoteTyped:
    """A note in the timeline; a correction is another note that replaces it."""

    text: str
    child: str = ""


@fact_type("report")
@record
class OutcomeSet:
    """How it ended for one child: one of the profile's outcomes."""

    child: str
    outcome: str
    note: str = ""
