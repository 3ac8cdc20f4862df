"""Two sides in one run: alternating, who goes first changing each time, medians of both."""

from collections.abc import Callable
from statistics import median
from typing import Any

from desk.record import record

Sample = Callable[[int], float]
"""One run of one side: the number of the run in, the measured value out."""


@record
class Measured:
    """What a measure found. `ours` and `limit` are medians in `unit` (s or MiB); `aim` is what the ratio should be."""

    ours: float
    limit: float
    unit: str
    runs: int
    aim: float

    @property
    def ratio(self) -> float:
        """Ours against the limit."""
        return self.ours / self.limit if self.limit else 0.0

    def as_json(self) -> dict[str, Any]:
        """The shape that other programs read."""
        return {
            "ours": float(f"{self.ours:.4g}"),
            "limit": float(f"{self.limit:.4g}"),
            "unit": self.unit,
            "ratio": float(f"{self.ratio:.3g}"),
            "runs": self.runs,
        }


def alternate(ours: Sample, limit: Sample, runs: int, *, aim: float, unit: str = "s", warm: int = 2) -> Measured:
    """Measure both sides `runs` times, after `warm` runs that do not count."""
    found: dict[str, list[float]] = {"ours": [], "limit": []}
    sides = [("ours", ours), ("limit", limit)]
    for number in range(warm + runs):
        for name, side in sides if number % 2 else reversed(sides):
            value = side(number)
            if number >= warm:
                found[name].append(value)
    return Measured(median(found["ours"]), median(found["limit"]), unit, runs, aim)
