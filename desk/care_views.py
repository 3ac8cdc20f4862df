"""What the panels of the chain after the decision show, read when they ask: each method gives frozen rows."""

from collections.abc import Callable, Iterable
from copy import copy
from datetime import datetime
from functools import partial

from desk.agreement_rows import AgreedRow
from desk.care_rows.agreements import AgreementsRow
from desk.care_rows.consent import ConsentsRow
from desk.care_rows.consult import ConsultRow
from desk.care_rows.deciding import DecidersRow, DecidingRow
from desk.care_rows.follow import FollowRow
from desk.care_rows.meldcode import MeldcodeRow
from desk.care_rows.on_site import VisitsRow
from desk.care_rows.papers import PaperAsked, PaperRow, PapersRow
from desk.care_rows.referral import ReferralsRow
from desk.care_rows.safety import SafetiesRow, SafetyRow
from desk.care_rows.summary import SummaryRow
from desk.care_rows.triage import TriageRow
from desk.directory_rows import OnCallRow
from desk.profile.model import Profile
from desk.recognising import Recognising
from desk.reports.view import ReportView
from desk.roster_rows import PersonRow
from desk.rows import AskedRow, CardRow, SheetRow

Listed = Callable[[str, list[str]], None]
"""Told of a list: which one, and the ids of the reports or agreements in it."""


class CareViews:
    """The door of `desk.care`. `view` gives a report through its profile, `directory` the profile in force now.

    `on_call` are the people of the roster who have a post now, `cards` the reports in which something waits for triage
    and `sheet` gives the screen of a report, with what was agreed beforehand about those of it; `agreements` finds it
    as rows, by what leads to it or by words, and what of it may be shared. `sits` is who sits here, `desk_name` the
    name of a desk by its incarnation, `name_at` that of a person there. `former` gives any report, also
    one that may not be read here: whoever goes to an address has to know what is dangerous there.
    """

    def __init__(
        self,
        view: Callable[[str], ReportView | None],
        directory: Callable[[], Profile | None],
        name_of: Callable[[str], str],
        now: Callable[[], datetime],
        on_call: Callable[[], tuple[OnCallRow, ...]],
        cards: Callable[[], list[CardRow]],
        sheet: Callable[[str], SheetRow | None],
        agreements: Recognising,
        sits: Callable[[], PersonRow | None],
        desk_name: Callable[[str], str],
        name_at: Callable[[str, str], str],
        *,
        former: Callable[[str], ReportView | None] | None = None,
    ) -> None:
        self._view, self._directory, self._name_of, self._now = view, directory, name_of, now
        self._in_lists = view
        self._on_call, self._cards, self._sheet = on_call, cards, sheet
        self._recognising = agreements
        self._agreed, self._shared = agreements.agreed_of, agreements.shared_of
        self._former = former or view
        self._sits, self._desk_name, self._name_at = sits, desk_name, name_at
        self._told_of: Listed = _nobody

    def noting(self, look: Callable[[str], None], listed: Listed) -> "CareViews":
        """The same, telling `look` of each report that something is shown of, and `listed` of what a list shows."""
        noted, view = copy(self), self._view

        def seen(report: str, given: Callable[[str], ReportView | None] = view) -> ReportView | None:
            found = given(report)
            if found is not None:
                look(report)
            return found

        former = partial(seen, given=self._former)
        noted.__dict__.update(_view=seen, _former=former, _in_lists=view, _told_of=listed)
        return noted

    def follow(self, report: str, child: str = "") -> FollowRow | None:
        """The chain of a report after the decision, for one of its children (the first if not given)."""
        from desk.reports.follow import follow_row

        view = self._view(report)
        if view is None:
            return None
        agreed, known = self._agreed(report), self._known(report)
        return follow_row(view, child, self._name_of, self._now(), agreed, known)

    def visits(self, report: str, child: str = "", earlier: Iterable[str] = ()) -> VisitsRow | None:
        """People on site for a child; the risks of `earlier` reports, by id, and of others at this address go along."""
        from desk.reports.on_site import visits_row

        view = self._view(report)
        if view is None:
            return None
        others = dict.fromkeys((*earlier, *self._recognising.at_the_door(view)))
        before = [old for one in others if (old := self._former(one)) is not None]
        now, directory = self._now(), self._directory()
        return visits_row(view, child, directory=directory, name_of=self._name_of, now=now, earlier=before)

    def safety(self, report: str, child: str = "") -> SafetiesRow | None:
        """The safety agreement of a child, and what is known for making one."""
        from desk.reports.safety import safeties_row

        view = self._view(report)
        return safeties_row(view, child, self._name_of) if view is not None else None

    def agreed(self, report: str) -> tuple[SafetyRow, ...]:
        """The safety agreements of a report that hold: to read back, and to hand over."""
        from desk.reports.safety import standing_rows

        view = self._view(report)
        return standing_rows(view, self._name_of) if view is not None else ()

    def referrals(self, report: str, child: str = "") -> ReferralsRow | None:
        """The referrals of one child of a report: who is asked, who comes next, who is called then."""
        from desk.reports.referral_rows import referrals_row

        view = self._view(report)
        if view is None:
            return None
        return referrals_row(view, child, self._directory(), self._on_call(), self._name_of, self._now())

    def child_of(self, report: str, promise: str) -> str:
        """The child that a promise is about; empty when it is about the report."""
        view = self._view(report)
        found = view.state.promises.get(promise) if view is not None else None
        return found.made.child if found is not None else ""

    def summary(self, report: str, child: str = "") -> SummaryRow | None:
        """The report as a page to read aloud in a minute, for one of its children (the first if not given)."""
        from desk.reports.summary import summary_row

        view = self._view(report)
        if view is None:
            return None
        known, shared = self._known(report), self._shared(report)
        return summary_row(view, child, agreements=known, shared=shared, name_of=self._name_of)

    def consult(self, report: str, child: str = "") -> ConsultRow | None:
        """Who is on call for this report, those for its kind and region first; None where the profile says nothing."""
        from desk.promises.consult import consult_row

        view = self._view(report)
        return consult_row(view, child, self._directory(), self._on_call()) if view is not None else None

    def waiting(self) -> tuple[TriageRow, ...]:
        """What waits for the triagist, danger first, then the deadline."""
        from desk.reports.triage import queue

        cards = self._cards()
        self._told_of("triage", [card.id for card in cards if not card.withheld])
        return queue(cards, self._now(), self._name_of, partial(self._asked_in, self._in_lists), self._name_at)

    def confirmed(self, report: str, decision: str) -> str:
        """Who confirmed a decision, and when; empty while nobody did."""
        from desk.reports.decision_words import confirmation

        view = self._view(report)
        decisions = view.state.decisions if view is not None else ()
        found = next((one for one in decisions if one.noted.decision == decision), None)
        return confirmation(view.state, found, self._name_of) if view is not None and found is not None else ""

    def asked(self, report: str) -> tuple[AskedRow, ...]:
        """The questions that the triagist asked about a report, with their answers."""
        return self._asked_in(self._view, report)

    def _known(self, report: str, *, sure: bool = False) -> tuple[str, ...]:
        """What was agreed beforehand, in lines; `sure`: without what may be about somebody else."""
        from desk.reports.agreed_before import known_lines

        sheet = self._sheet(report)
        return known_lines(sheet, sure=sure) if sheet is not None else ()

    def _asked_in(self, look: Callable[[str], ReportView | None], report: str) -> tuple[AskedRow, ...]:
        from desk.reports.triage_marks import asked_rows

        view = look(report)
        return asked_rows(view.state, self._name_of) if view is not None else ()

    def agreements_like(self, typed: str, most: int) -> tuple[AgreedRow, ...]:
        """Agreements made beforehand by name, number or words, or the one of this id; at most so many."""
        found = self._recognising.like(typed)[:most]
        self._told_of("agreements", [row.id for row in found])
        return found

    def agreements(self, report: str, child: str = "") -> AgreementsRow | None:
        """What was agreed beforehand about those of a report, and the beginning of a new agreement."""
        from desk.reports.agreed_before import agreements_row

        view = self._view(report)
        if view is None:
            return None
        return agreements_row(view, child, self._agreed(report), self._now())

    def agreed_before(self, report: str) -> tuple[AgreedRow, ...]:
        """The agreements made beforehand that the numbers and names of a report lead to."""
        return self._agreed(report) if self._view(report) is not None else ()

    def deciding(self, report: str, child: str, **picked: str) -> DecidingRow | None:
        """What can be decided about a child; `picked` is what stands on the form (`desk.reports.deciding.Picked`)."""
        from desk.reports.deciding import Picked, deciding_row

        view = self._view(report)
        if view is None:
            return None
        names = {"name_of": self._name_of, "desk_name": self._desk_name}
        return deciding_row(view, child, Picked(**picked), self._directory(), self._now(), **names)

    def deciders(self, report: str, child: str) -> DecidersRow | None:
        """Who can have decided about a child, the first being proposed."""
        from desk.promises.consult import consult_row
        from desk.promises.deciders import deciders_row

        view = self._view(report)
        if view is None:
            return None
        meant = consult_row(view, child, self._directory(), self._on_call())
        rows = (*meant.fits, *meant.others) if meant is not None else self._on_call()
        return deciders_row(view, child, self._sits(), rows, self._now())

    def papers(
        self, report: str, what: str = "", receiver: str = "", children: tuple[str, ...] = ()
    ) -> PapersRow | None:
        """What can leave the desk: which paper, for whom, and which parts are proposed to go along."""
        from desk.export.offers import papers_row

        view = self._view(report)
        if view is None:
            return None
        about = {"what": what, "receiver": receiver}
        agreed, now = self._shared(report), self._now()
        return papers_row(view, **about, children=children, agreed=agreed, name_of=self._name_of, now=now)

    def paper(self, report: str, wanted: PaperAsked) -> PaperRow | None:
        """A paper in words; raises SurroundingsFailed when the profile of the report is not on this desk."""
        from desk.export.offers import asked_paper

        view = self._view(report)
        if view is None:
            return None
        # Of another child, perhaps, nothing leaves the desk.
        agreed, known = self._shared(report), self._known(report, sure=True)
        return asked_paper(view, wanted, agreed=agreed, known=known, name_of=self._name_of, now=self._now())

    def paper_text(self, paper: PaperRow) -> str:
        """The paper as plain text."""
        from desk.export.paper import paper_text

        return paper_text(paper)

    def paper_fhir(self, report: str, wanted: PaperAsked) -> bytes:
        """The same as an HL7 FHIR R4 Bundle, JSON; empty for a report that is not here."""
        from desk.export.bundle import bundle_file

        view = self._view(report)
        return bundle_file(view, wanted, name_of=self._name_of, now=self._now()) if view is not None else b""

    def consents(self, report: str, child: str = "") -> ConsentsRow | None:
        """Consent and custody per person of a child, and its legal frames."""
        from desk.reports.consent import consents_row

        view = self._view(report)
        return consents_row(view, child, self._directory(), self._name_of, self._now()) if view is not None else None

    def meldcode(self, report: str, child: str = "") -> MeldcodeRow | None:
        """The steps of the Meldcode for a child, what was noted and what it points to."""
        from desk.reports.meldcode import meldcode_row

        view = self._view(report)
        return meldcode_row(view, child, self._directory(), self._name_of) if view is not None else None


def _nobody(_list: str, _ids: list[str]) -> None:
    """Nobody keeps who looks at a list."""
