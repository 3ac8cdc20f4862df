"""What a child has a right to see is given out by the desk: read as whoever sits here may, and noted first.

A part of the desk above the gate. The right is `client.export`; each report in it is asked `report.read` as well, its
numbers `number.see`, and who looked `audit.read`.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from desk.access.rights import Verdict
from desk.audit.subject import LISTS, audit_subject, subject_of
from desk.audit_rows import SeenRow
from desk.care_rows.papers import PaperRow
from desk.facts.audit import Looked
from desk.fetching import Fetching
from desk.own_rows import AboutRow, OwnData
from desk.replica.others import FOREVER
from desk.reports.callers import every_number
from desk.reports.card import keys_of
from desk.withheld import Cover

if TYPE_CHECKING:
    from desk.export.own_data import Source

EXPORT = "client.export"
_MOST = 400


class Giving(Fetching):
    """This part of the desk."""

    def may_give(self, report: str) -> Verdict:
        """Whether whoever sits here may export the data of somebody in this report."""
        verdict = self.may(EXPORT)
        if not verdict.allowed:
            return verdict
        verdict, away = self.may("report.read", report), self._away_about(report)
        return Verdict(allowed=False, reason=self._brought(len(away))) if verdict.allowed and away else verdict

    def reports_about(self, report: str, child: str = "") -> tuple[AboutRow, ...]:
        """The reports that may be about a child, the one asked from first; none for who may not export."""
        from desk.export.own_data import reports_about

        if not self._granted(EXPORT) or not self._open(report) or self._lacks_about(report):
            return ()
        rows = reports_about(self._source(), report, child)
        self._listed("own-data", [row.report for row in rows if not row.shut], report)
        return rows

    def own_data(self, report: str, child: str = "", chosen: Collection[str] | None = None) -> OwnData | None:
        """All of it, for a look before it is made; None for who may not export or read this report."""
        from desk.export.own_data import own_data

        if not self._granted(EXPORT) or not self._open(report) or self._lacks_about(report):
            return None
        data = own_data(self._source(), report, child, chosen)
        for one in data.reports if data is not None else ():
            # Read on the screen before it is made, and it may never be made.
            self._looks_at("report", one.report)
        hidden = [view for one in data.reports if (view := self._hidden(one.report))] if data is not None else []
        if data is None or not hidden:
            return data
        covered: OwnData = Cover([number for numbers in hidden for number in numbers]).row(data)
        return covered

    def gives_own_data(self, data: OwnData, form: str) -> bool:
        """Note that it leaves the desk, before it does: one look for each report. False for who may not."""
        if not self._granted(EXPORT):
            return False
        for report in data.reports:
            self._note(Looked("client-file", "export", report.report, "E", detail=form), EXPORT)
        return True

    def own_paper(self, data: OwnData) -> PaperRow:
        """The same as a paper in plain Dutch."""
        from desk.export.own_paper import own_paper

        return own_paper(data)

    def own_json(self, data: OwnData) -> bytes:
        """The same for programs, as a JSON file."""
        from desk.export.own_paper import own_json_file

        return own_json_file(data)

    def _away_about(self, report: str) -> list[str]:
        """The reports that may be about the same child and are not on this computer, as far as it can be told: what is
        fetched may lead to more."""
        view = self._shown.view(report)
        known, ahead = {report}, [keys_of(view)] if view is not None else []
        while ahead:
            for card in self._shown.by_keys(ahead.pop(), _MOST):
                other = self._shown.view(card.id) if card.id not in known and not card.away else None
                known.add(card.id)
                ahead += [keys_of(other)] if other is not None else []
        return [one for one in known if self.is_away(one)]

    def _lacks_about(self, report: str) -> bool:
        """Whether something has to be fetched first; it is asked for."""
        away = self._away_about(report)
        self._brings(away, report)
        return bool(away)

    def _source(self) -> "Source":
        from desk.export.own_data import Source

        return Source(
            look=self._shown.view,
            facts=self._shown.facts,
            by_keys=lambda keys: [card.id for card in self._shown.by_keys(keys, _MOST)],
            agreed=self._recognising.agreed_of,
            seen=self._who_saw,
            shut=self._why_shut,
            name_of=self.name_of,
            now=self.now(),
        )

    def _why_shut(self, report: str) -> str:
        verdict = self._may("report.read", self._shown.card(report))
        return "" if verdict.allowed else verdict.reason

    def _hidden(self, report: str) -> tuple[str, ...]:
        view = self._shown.view(report) if self._hides(report) else None
        return every_number(view.state) if view is not None else ()

    def _who_saw(self, report: str) -> Iterable[SeenRow] | None:
        from desk.audit.who import look_rows

        if not self.may("audit.read", report).allowed:
            return None
        subject = subject_of("report", report)
        nothing: list[tuple[str, str, str, int, bytes | None]] = []
        looks = self._shown.known(lambda: self._reader.looks(subject, 0, FOREVER), nothing)
        lists = [audit_subject(one) for one in LISTS]
        listed = self._shown.known(lambda: self._reader.listed(lists, report, 0, FOREVER), nothing)
        return (
            *self._rows_of(report, looks),
            *look_rows(listed, self.name_of, self.desk_name, listed=True),
        )

    def _rows_of(self, report: str, looks: Iterable[tuple[str, str, str, int, bytes | None]]) -> tuple[SeenRow, ...]:
        from desk.audit.who import seen_rows

        subject = subject_of("report", report)
        waiting = [fact for fact in self._shown.looks if fact.subject == subject]
        return seen_rows(looks, waiting, self._shown.facts(report), self.name_of, self.desk_name)
