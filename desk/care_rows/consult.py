"""With whom a report is weighed: whoever is on call, those for this kind of report and this region first."""

from desk.directory_rows import OnCallRow
from desk.record import record


@record
class ConsultRow:
    """`fits` are the posts that are meant for this report, best first, somebody there before nobody; `others` the rest.

    `text` says for what and why ("Voor GGZ en jeugdhulp: wil dood"), `gap` loudly which of them nobody has now.
    """

    text: str
    gap: str
    fits: tuple[OnCallRow, ...]
    others: tuple[OnCallRow, ...]
