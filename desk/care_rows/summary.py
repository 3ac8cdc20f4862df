"""The report on one page, to read aloud to the triagist in a minute."""

from desk.record import record


@record
class SummaryLineRow:
    """One line: `head` is its word, `text` what is said. `kind` is `danger`, `missing` (nobody knows yet) or empty.

    `cut`: more stands in the report than can be said in a minute.
    """

    id: str
    head: str
    text: str
    kind: str = ""
    cut: bool = False


@record
class SummaryRow:
    """The summary for one child. `words` are spoken words (`desk.words.spoken`), `text` all of it as plain text."""

    report: str
    reference: str
    child: str
    child_name: str
    lines: tuple[SummaryLineRow, ...]
    words: int
    text: str
