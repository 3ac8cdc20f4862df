"""Half-open spans laid over each other: where how many of them run at once. Pure."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

K = TypeVar("K")


def levels(spans: Iterable[tuple[int, int, K]]) -> Iterator[tuple[int, int, tuple[K, ...]]]:
    """The pieces of time in which the same spans run, as (start, until, keys); time without any is left out.

    Times are whole minutes; a span that ends where another begins does not run together with it. A span that ends
    before it starts never runs.
    """
    edges: list[tuple[int, int, int]] = []
    kept: list[K] = []
    for start, until, key in spans:
        if start < until:
            number = len(kept)
            kept.append(key)
            edges += [(start, 1, number), (until, 0, number)]
    edges.sort()
    running: dict[int, K] = {}
    since = 0
    for at, begins, number in edges:
        if running and since < at:
            yield since, at, tuple(running.values())
        if begins:
            running[number] = kept[number]
        else:
            del running[number]
        since = at
