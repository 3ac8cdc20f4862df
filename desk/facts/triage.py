"""What passes between telephonist and triagist, what a report is about, and what leaves the desk in whose hands."""

from desk.facts.codec import fact_type
from desk.record import record


@fact_type("report")
@record
class DecisionConfirmed:
    """Somebody looked at what was noted and agrees (design 1.6); without it the decision holds all the same.

    The author confirmed; in a report that another went on in, `by` at `desk` (an incarnation) did, and the author
    merged.
    """

    decision: str
    note: str = ""
    by: str = ""
    desk: str = ""


@fact_type("report")
@record
class ConfirmationTakenBack:
    """It was not confirmed after all: a slip, or second thoughts. The header replaces what had confirmed it."""

    decision: str


@fact_type("report")
@record
class QuestionAsked:
    """The triagist wants to know something; whoever answers for the report sees it. `child` may be empty.

    In a report that another went on in, `by` asked, and the author merged.
    """

    question: str
    child: str
    text: str
    by: str = ""


@fact_type("report")
@record
class QuestionAnswered:
    """The answer to such a question; `by` as in QuestionAsked."""

    question: str
    text: str
    by: str = ""


@fact_type("report")
@record
class NatureNoted:
    """What the report of one child is about, as somebody said it (C6-015, C6-016); a register per child.

    `primary` and `also` are codes of resources/learning/natures.toml; `systemic`: `yes`, `no` or empty, whether it is
    a crisis of the family as a whole. All empty takes back what was said.
    """

    child: str
    primary: str
    also: tuple[str, ...] = ()
    systemic: str = ""


@fact_type("report")
@record
class HandedOut:
    """Something about the report left the desk by people's hands: what, to whom, in what form.

    `what` is `handover`, `feedback`, `summary` or `bundle`; `form` `paper`, `pdf`, `text`, `fhir` or `aloud`; `to` a
    name; `kind` `provider`, `referrer`, `reporter`, `family` or `other`; `left_out` what was held back, in words; `by`
    as in QuestionAsked.
    """

    document: str
    what: str
    form: str
    to: str
    kind: str
    children: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    by: str = ""
