"""The panels of the chain after the decision as somebody may see them: numbers that they may not see are covered."""

from collections.abc import Callable
from typing import Any

from desk.agreement_rows import AgreedRow
from desk.care_views import CareViews
from desk.rows import CardRow
from desk.withheld import Cover


class CareInSight(CareViews):
    """`views` with every row of a report passed through what `cover` gives for it; None: nothing is covered. `searches`
    tells whether whoever sits here may search.

    Each method of `views` that is about a report takes its id first.
    """

    def __init__(self, views: CareViews, cover: Callable[[str], Cover | None], searches: Callable[[], bool]) -> None:
        self._views, self._cover, self._searches = views, cover, searches

    def noting(self, look: Callable[[str], None], listed: Callable[[list[CardRow]], None]) -> CareViews:
        """As of the views themselves."""
        return CareInSight(self._views.noting(look, listed), self._cover, self._searches)

    def agreements_like(self, typed: str, most: int) -> tuple[AgreedRow, ...]:
        """As of the views themselves; looking for them is searching."""
        return self._views.agreements_like(typed, most) if self._searches() else ()

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("_") or name in CareInSight.__dict__:
            return super().__getattribute__(name)
        asked, cover = getattr(self._views, name), self._cover

        def covered(*given: Any, **more: Any) -> Any:
            row = asked(*given, **more)
            hidden = cover(given[0]) if given and isinstance(given[0], str) else None
            return row if hidden is None else hidden.row(row)

        return covered
