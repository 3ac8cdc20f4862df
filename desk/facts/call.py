"""A report and its calls: opened, called, hung up, joined, closed. Instants are microseconds since 1970, UTC."""

from desk.facts.codec import fact_type
from desk.record import record


@fact_type("report")
@record
class ReportOpened:
    """A report began. `code` and `number` make its reference (A-0419), given once, never renumbered.

    `kind` is `call`, `callback-request` or `written`; `entry` is one of the profile's entries.
    """

    code: str
    number: int
    kind: str
    entry: str = ""


@fact_type("report")
@record
class CallStarted:
    """Somebody is on the line; a report may have several calls. `number` as it was given, unread."""

    call: str
    number: str = ""
    direction: str = "in"


@fact_type("report")
@record
class CallerNumberGiven:
    """The number of whoever is on the line, typed or corrected; unread, as it was given.

    Without a `call` it is the number of somebody who asked to be called back and was not spoken with yet.
    """

    call: str
    number: str


@fact_type("report")
@record
class CallEnded:
    """The line is closed here. `how`: `promised`, `dropped`, `finished`, `handed-over`, `not-reached` (we called) or
    `merged` (it goes on in another report)."""

    call: str
    how: str


@fact_type("report")
@record
class StayOnLine:
    """ "Blijf aan de lijn" as a state of the call (design 1.3)."""

    on: bool


@fact_type("report")
@record
class SpeechConstrained:
    """The caller cannot speak freely: yes/no questions only."""

    on: bool


@fact_type("report")
@record
class SpeakerChanged:
    """Who speaks now: `parent`, `child`, `professional` or `other`; decides the wording of questions."""

    speaker: str


@fact_type("report")
@record
class ReportClosed:
    """The report is done for this desk."""

    note: str = ""


@fact_type("report")
@record
class ReportReopened:
    """A closed or set-aside report goes on."""

    reason: str = ""


@fact_type("report")
@record
class ReportSetAside:
    """Opened by mistake; kept, out of the lists."""

    reason: str


@fact_type("report")
@record
class ReportMerged:
    """This report goes on in another one: the same child was reported twice.

    `along`: so many facts were written with it, right before it (0: by a desk that did not say so yet).
    """

    into: str
    reference: str
    along: int = 0


@fact_type("report")
@record
class MergeReceived:
    """Another report was merged into this one.

    `names`, `organisations` and `numbers` are all that ever said there who called: what was corrected does not come
    along as an answer, and stays here all the same while the caller is nameless. `along` as in `ReportMerged`.
    """

    source: str
    reference: str
    names: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    along: int = 0


@fact_type("report")
@record
class MergeTakenBack:
    """They were two reports after all, `other` (`reference`) and this one: what came with the merge counts in neither.

    The header replaces the facts of the merge; it stands in both reports.
    """

    other: str
    reference: str


@fact_type("report")
@record
class FeedbackGiven:
    """The reporter or referrer heard what was decided (design 1.7). `to` is one of the profile's feedback ids."""

    to: str
    note: str = ""


@fact_type("report")
@record
class FeedbackTakenBack:
    """They had not heard it after all: the wrong key. The header replaces the fact that said so."""

    to: str
