"""What was agreed beforehand about those of a report, recognised by number and name before the first question."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from desk.agreement_rows import AgreedRow, AgreementRow
from desk.agreements import Agreements
from desk.reports.agreed_before import agreed_rows, said_before
from desk.reports.card import keys_of
from desk.reports.view import ReportView
from desk.rows import CardRow


class Recognising:
    """`rows` gives the agreements of all desks by id: the same mapping as long as none of them changed; `earlier` the
    reports that keys lead to, as cards."""

    def __init__(
        self,
        view: Callable[[str], ReportView | None],
        rows: Callable[[], Mapping[str, AgreementRow]],
        name_of: Callable[[str], str],
        now: Callable[[], datetime],
        earlier: Callable[[set[str]], Iterable[CardRow]],
    ) -> None:
        self._view, self._rows, self._name_of, self._now = view, rows, name_of, now
        self._earlier = earlier
        self._known = Agreements({})

    def agreed(self, keys: set[str]) -> tuple[AgreedRow, ...]:
        """The agreements that these keys of a report (`desk.reports.card.keys_of`) lead to."""
        found = self._agreements().found(keys)
        return agreed_rows(found, keys, self._name_of, self._now()) if found else ()

    def like(self, typed: str) -> tuple[AgreedRow, ...]:
        """The agreements of which name, number or words begin as typed, or the one of which it is the id; those that
        hold first."""
        one = self._rows().get(typed)
        found = self._agreements().like(typed) if one is None else (one,)
        return agreed_rows(found, set(), self._name_of, self._now())

    def _agreements(self) -> Agreements:
        rows = self._rows()
        if rows is not self._known.rows:
            self._known = Agreements(rows)
        return self._known

    def agreed_of(self, report: str) -> tuple[AgreedRow, ...]:
        """The agreements that a report leads to."""
        view = self._view(report)
        return self.agreed(keys_of(view)) if view is not None else ()

    def shared_of(self, report: str) -> tuple[AgreedRow, ...]:
        """All that holds about sharing: those agreements, and what was said in an earlier report that none of them came
        after."""
        view = self._view(report)
        if view is None:
            return ()
        keys = keys_of(view)
        agreed = self.agreed(keys)
        sure = [row.text.at for row in agreed if row.text.sharing and not row.unsure and not row.expired]
        cards = [card for card in self._earlier(keys) if card.agreements and card.id != report]
        views = [old for card in cards if (old := self._view(card.id)) is not None]
        said = said_before(view, [old for old in views if old.state.merged_into != report])
        return (*agreed, *(row for row in said if all(row.text.at > at for at in sure)))
