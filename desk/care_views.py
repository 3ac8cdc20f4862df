"""What the panels of the chain after the decision show, read when they ask: each method gives frozen rows."""

from collections.abc import Callable, Iterable
from datetime import datetime

from desk.care_rows.follow import FollowRow
from desk.care_rows.on_site import VisitsRow
from desk.care_rows.referral import ReferralsRow
from desk.care_rows.safety import SafetiesRow, SafetyRow
from desk.profile.model import Profile
from desk.reports.view import ReportView
from desk.rows import OnCallRow


class CareViews:
    """The door of `desk.care`. `view` gives a report through its profile, `directory` the profile in force now.

    `on_call` are the people of the roster who have a post now.
    """

    def __init__(
        self,
        view: Callable[[str], ReportView | None],
        directory: Callable[[], Profile | None],
        name_of: Callable[[str], str],
        now: Callable[[], datetime],
        on_call: Callable[[], tuple[OnCallRow, ...]],
    ) -> None:
        self._view, self._directory, self._name_of, self._now = view, directory, name_of, now
        self._on_call = on_call

    def follow(self, report: str, child: str = "") -> FollowRow | None:
        """The chain of a report after the decision, for one of its children (the first if not given)."""
        from desk.reports.follow import follow_row

        view = self._view(report)
        return follow_row(view, child, self._name_of) if view is not None else None

    def visits(self, report: str, child: str = "", earlier: Iterable[str] = ()) -> VisitsRow | None:
        """People on site for a child; `earlier` are ids of earlier reports, whose risks are told along."""
        from desk.reports.on_site import visits_row

        view = self._view(report)
        if view is None:
            return None
        before = [old for one in earlier if (old := self._view(one)) is not None]
        return visits_row(view, child, directory=self._directory(), name_of=self._name_of, earlier=before)

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
