"""What the panels of the chain after the decision show, read when they ask: each method gives frozen rows."""

from collections.abc import Callable
from datetime import datetime

from desk.profile.model import Profile
from desk.reports.view import ReportView


class CareViews:
    """The door of `desk.care`. `view` gives a report through its profile, `directory` the profile in force now."""

    def __init__(
        self,
        view: Callable[[str], ReportView | None],
        directory: Callable[[], Profile | None],
        name_of: Callable[[str], str],
        now: Callable[[], datetime],
    ) -> None:
        self._view, self._directory, self._name_of, self._now = view, directory, name_of, now
