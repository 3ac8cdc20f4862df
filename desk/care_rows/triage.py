"""What the triagist sees: the reports that wait for a decision, for a confirmation, or for an answer."""

from datetime import datetime

from desk.record import record
from desk.rows import AskedRow


@record
class TriageRow:
    """One child of a report that waits. `kind`: `decide`, `confirm`, `question` or `second`
    (confirmed by who noted it: somebody else is still to look).

    `word` is what waits, in a few words; `title` the report and the child, `detail` what more is known; `due_at` the
    minute of the soonest promise, `due_text` what it is about; `decision` the id of what is to be confirmed, `decided`
    the same in words. `asked` are the questions about this child, answered or not.
    """

    report: str
    reference: str
    child: str
    kind: str
    word: str
    title: str
    detail: str
    danger: bool
    late: bool
    rank: int
    due_at: datetime | None
    due_text: str
    since: datetime
    decision: str = ""
    decided: str = ""
    asked: tuple[AskedRow, ...] = ()

    @property
    def id(self) -> str:
        """What tells it apart in the queue."""
        return f"{self.report}/{self.child}"
