"""What was agreed beforehand about those of a report, recognised by number and name before the first question."""

from collections.abc import Callable, Mapping
from datetime import datetime

from desk.agreement_rows import AgreedRow, AgreementRow
from desk.agreements import Agreements
from desk.reports.agreed_before import agreed_rows
from desk.reports.card import keys_of
from desk.reports.view import ReportView


class Recognising:
    """`rows` gives the agreements of all desks by id: the same mapping as long as none of them changed."""

    def __init__(
        self,
        view: Callable[[str], ReportView | None],
        rows: Callable[[], Mapping[str, AgreementRow]],
        name_of: Callable[[str], str],
        now: Callable[[], datetime],
    ) -> None:
        self._view, self._rows, self._name_of, self._now = view, rows, name_of, now
        self._known = Agreements({})

    def agreed(self, keys: set[str]) -> tuple[AgreedRow, ...]:
        """The agreements that these keys of a report (`desk.reports.card.keys_of`) lead to."""
        rows = self._rows()
        if rows is not self._known.rows:
            self._known = Agreements(rows)
        found = self._known.found(keys)
        return agreed_rows(found, keys, self._name_of, self._now()) if found else ()

    def agreed_of(self, report: str) -> tuple[AgreedRow, ...]:
        """The agreements that a report leads to."""
        view = self._view(report)
        return self.agreed(keys_of(view)) if view is not None else ()
