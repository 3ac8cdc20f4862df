"""A desk at work on a filled home, for the measures that need one."""

import threading
from collections.abc import Callable
from time import perf_counter

from desk.bench.home import Filled
from desk.bootstrap import Inbox, open_desk
from desk.desk import Desk
from desk.errors import DeskBug
from desk.intake.desk import SetUpDesk, TakeSeat, person_id


class Arrivals(Inbox):
    """An inbox that notes when the writer thread last reported: right after a commit."""

    def __init__(self) -> None:
        super().__init__()
        self.committed = 0.0

    def __call__(self, act: Callable[[], None]) -> None:
        if threading.current_thread().name == "journal":
            self.committed = perf_counter()
        super().__call__(act)


def at_work(filled: Filled, post: Arrivals) -> Desk:
    """The desk of a filled home, set up, somebody sitting there, and level with its store."""
    desk = open_desk(filled.home, post)
    if desk.info is None:
        desk.do(SetUpDesk("Desk A", "A", filled.profile))
        desk.do(TakeSeat(person_id(filled.profile.people[0].id)))
    settle(desk, post)
    return desk


def settle(desk: Desk, post: Arrivals) -> None:
    """Wait until everything is on the disk and came back through the store."""
    if not post.wait(lambda: desk.health().pending == 0 and desk.health().unsaved == 0, timeout=60):
        raise DeskBug("De desk kwam niet gelijk met zijn opslag; er is niet gemeten.")


def link_of(filled: Filled, code: str) -> str:
    """The linkId of the question with this code."""
    item = filled.profile.checklist.by_code(code)
    if item is None:
        raise DeskBug(f"Het profiel van de meting heeft geen vraag {code}; er is niet gemeten.")
    return item.link_id
