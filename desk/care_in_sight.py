"""The panels of the chain after the decision as somebody may see them: numbers that they may not see are covered."""

from collections.abc import Callable
from typing import Any

from desk.agreement_rows import AgreedRow
from desk.care_views import CareViews, Listed
from desk.withheld import Cover


class CareInSight(CareViews):
    """`views` with every row of a report passed through what `cover` gives for it; None: nothing is covered. `searches`
    tells whether whoever sits here may search, `closed` whether what a report says is not for them.

    Each method of `views` that is about a report takes its id first.
    """

    def __init__(
        self,
        views: CareViews,
        cover: Callable[[str], Cover | None],
        searches: Callable[[], bool],
        closed: Callable[[str], bool],
    ) -> None:
        self._views, self._cover, self._searches, self._closed = views, cover, searches, closed

    def noting(self, look: Callable[[str], None], listed: Listed) -> CareViews:
        """As of the views themselves."""
        return CareInSight(self._views.noting(look, listed), self._cover, self._searches, self._closed)

    def agreements_like(self, typed: str, most: int) -> tuple[AgreedRow, ...]:
        """As of the views themselves; looking for them is searching, and what was agreed in a closed report stays
        there."""
        found = self._views.agreements_like(typed, most) if self._searches() else ()
        return tuple(row for row in found if not self._closed(row.text.report))

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("_") or name in CareInSight.__dict__:
            return super().__getattribute__(name)
        asked, cover = getattr(self._views, name), self._cover

        def covered(*given: Any, **more: Any) -> Any:
            row = asked(*given, **more)
            hidden = cover(given[0]) if given and isinstance(given[0], str) else None
            return row if hidden is None else hidden.row(row)

        return covered
