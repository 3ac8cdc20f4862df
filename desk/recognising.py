"""What was agreed beforehand about those of a report, recognised by number and name before the first question."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from desk.agreement_rows import AgreedRow, AgreementRow
from desk.agreements import Agreements
from desk.reports.address_risk import doors_of
from desk.reports.agreed_before import agreed_rows, said_before
from desk.reports.card import keys_of
from desk.reports.same_child import MAYBE, SURE, children_of, kin
from desk.reports.view import ReportView
from desk.rows import CardRow
from desk.words.fold import fold_text


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

    def agreed(self, keys: set[str], about: ReportView | None = None) -> tuple[AgreedRow, ...]:
        """The agreements that these keys of a report (`desk.reports.card.keys_of`) lead to.

        `about` is that report: a name with another age leads nowhere, one with the same age surely.
        """
        rows = self._agreements().found(keys)
        if not rows:
            return ()
        akin = {row.id: self._kin(row, keys, about) for row in rows}
        sure = {name for name, how in akin.items() if how == SURE}
        found = [row for row in rows if akin[row.id]]
        return agreed_rows(found, keys, self._name_of, self._now(), sure=sure)

    def _kin(self, row: AgreementRow, keys: set[str], about: ReportView | None) -> int:
        """How surely an agreement is about those of a report, by the child of the report in which it was made."""
        if any(key.startswith("n:") for key in keys & {*row.keys}):
            return SURE
        made = self._view(row.texts[-1].report) if about is not None and row.texts[-1].report else None
        if about is None or made is None:
            return MAYBE
        names = {fold_text(name) for text in row.texts for name in text.names}
        children = [child for child in children_of(made) if fold_text(child.name) in names]
        return kin(about, children, number=False) if children else MAYBE

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

    def at_the_door(self, view: ReportView) -> list[str]:
        """The ids of other reports about the same address, whoever they are about: for its dangers alone."""
        doors = doors_of(view)
        return [card.id for card in self._earlier(doors) if card.id != view.state.id] if doors else []

    def agreed_of(self, report: str) -> tuple[AgreedRow, ...]:
        """The agreements that a report leads to."""
        view = self._view(report)
        return self.agreed(keys_of(view), view) if view is not None else ()

    def shared_of(self, report: str) -> tuple[AgreedRow, ...]:
        """All that holds about sharing: those agreements, and what was said in an earlier report that none of them came
        after."""
        view = self._view(report)
        if view is None:
            return ()
        keys = keys_of(view)
        agreed = self.agreed(keys, view)
        sure = [row.text.at for row in agreed if row.text.sharing and not row.unsure and not row.expired]
        cards = [card for card in self._earlier(keys) if card.agreements and card.id != report]
        views = [old for card in cards if (old := self._view(card.id)) is not None]
        said = said_before(view, [old for old in views if old.state.merged_into != report])
        return (*agreed, *(row for row in said if all(row.text.at > at for at in sure)))
