"""The two kinds of error, and the refusal, which is not an error.

- `Refused`: a person asked for something that the rules do not allow now; says why.
- `SurroundingsFailed`: the disk, a file, the clock or the store failed: say so, lose nothing, go on.
- `DeskBug`: we are wrong: stop that action, keep the data, offer a report.

Their messages are Dutch, for the person at the desk, and name what, where and how to mend it.
"""

from desk.record import record


class Refused(Exception):  # noqa: N818  (a refusal is an answer, not an error)
    """A command that the rules do not allow now; the message is the reason."""


class SurroundingsFailed(Exception):  # noqa: N818
    """Something outside the program failed; the message names it and the cure."""


class DeskBug(Exception):  # noqa: N818
    """The program contradicts itself; the message says which action was stopped."""


@record
class Fault:
    """One thing wrong in a file that people edit, shown as `file: where: what, cure`."""

    file: str
    where: str
    what: str
    cure: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: {self.what}, {self.cure}"


class FaultyFile(SurroundingsFailed):
    """A file that people edit has faults; it is not used, and all of them are named."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)
