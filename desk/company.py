"""The company of a desk: who the store told of, as long as it holds, and what is to be said of them meanwhile."""

from collections.abc import Callable
from datetime import timedelta

from desk.neighbours import Gap, clock_notices, letter_notices, neighbour_rows, seated
from desk.presence import Beat
from desk.record import record
from desk.regions import DeskRegion, RegionNotices
from desk.rows import NeighbourRow


@record
class News:
    """What is different among the others: whether their rows are, and which Dutch notices came and went."""

    rows: bool
    come: tuple[str, ...]
    gone: tuple[str, ...]


class Company:
    """What the store told last. `desks` are the incarnations of this desk, the present one last; `boot` its clock;
    `region_of` gives the name of the region profile of an incarnation, empty when it is not known."""

    def __init__(
        self,
        desks: tuple[str, ...],
        name_of: Callable[[str], str],
        boot: Callable[[], float],
        region_of: Callable[[str], str],
    ) -> None:
        self._desks, self._name_of, self._boot, self._region_of = desks, name_of, boot, region_of
        self._of_regions = RegionNotices()
        self._beat: Beat | None = None
        self._heard = 0.0
        self._began = 0
        self._lost: int | None = None
        self._gap: Gap | None = None
        self._rows: tuple[NeighbourRow, ...] = ()
        self._notices: tuple[str, ...] = ()

    @property
    def heard(self) -> bool:
        """Whether the store told anything since this desk started."""
        return self._beat is not None

    @property
    def letters(self) -> frozenset[str]:
        """The letter of every desk that the store remembers, however long it has been silent."""
        return frozenset(known.told.code for known in self._beat.desks) if self._beat is not None else frozenset()

    def hears(self, beat: Beat, boot: float) -> None:
        """The store answered when this desk's boot clock stood at `boot`, s."""
        if self._beat is None:
            self._began = beat.at
        if self._lost is not None:
            self._gap, self._lost = Gap(self._lost, beat.at), None
        self._beat, self._heard = beat, boot

    def loses(self) -> None:
        """The store is away from now on."""
        self._lost = self._beat.at if self._beat is not None else None

    def rows(self) -> tuple[NeighbourRow, ...]:
        """The other desks as they are now, by name; those that were silent for long are left out."""
        if self._beat is None:
            return ()
        return neighbour_rows(self._beat, self._gone_by(), self._own(self._beat), self._name_of, self._gap)

    def seated(self) -> frozenset[str]:
        """The ids of the people who sit at another desk that is at work now."""
        if self._beat is None:
            return frozenset()
        return seated(self._beat, self._gone_by(), self._own(self._beat), self._gap)

    def regions(self) -> tuple[DeskRegion, ...]:
        """Which region each other desk that the store remembers works with; one that counts on anew is told once."""
        if self._beat is None:
            return ()
        live, own = {row.id for row in self.rows() if not row.silent}, self._own(self._beat)
        last: dict[tuple[str, str], DeskRegion] = {}
        for known in sorted(self._beat.desks, key=lambda known: known.seen):
            told = known.told
            if told.desk not in own:
                region = self._region_of(told.desk)
                last[told.name, told.code] = DeskRegion(told.desk, told.name, told.code, region, told.desk in live)
        return tuple(last.values())

    def news(self, code: str, region: str) -> News:
        """What is different since this was asked last; `code` and `region` are those of this desk, empty before it
        has them."""
        rows = self.rows()
        before, self._rows = self._rows, rows
        differ = self._of_regions.of(region, self.regions())
        notices = (*clock_notices(rows), *letter_notices(rows, code), *differ)
        said, self._notices = self._notices, notices
        come = tuple(notice for notice in notices if notice not in said)
        return News(before != rows, come, tuple(notice for notice in said if notice not in notices))

    def _gone_by(self) -> timedelta:
        return timedelta(seconds=max(0.0, self._boot() - self._heard))

    def _own(self, beat: Beat) -> frozenset[str]:
        """The incarnations that are this desk. A former one that lives on is another: what it was copied of."""
        elsewhere = {known.told.desk for known in beat.desks if known.seen > self._began}
        return frozenset({self._desks[-1], *(desk for desk in self._desks if desk not in elsewhere)})
