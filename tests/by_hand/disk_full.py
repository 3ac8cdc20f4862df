"""A disk that fills up in the middle of a call, on a small file system of its own. Needs root.

    python tests/by_hand/disk_full.py

Fills a 48 MiB tmpfs while a desk works: the room kept for this is given back and said; then that is full too, which
is said, and what is typed stays in memory and in sight; then somebody makes room. Ends with 1 when anything is lost.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "road")]

from desks import Seat, new_home  # noqa: E402
from killing import facts_in  # noqa: E402

from desk.clock import SystemClock  # noqa: E402
from desk.desk import Desk, Done  # noqa: E402
from desk.intake.answers import TypeNote  # noqa: E402
from desk.intake.calls import OpenReport  # noqa: E402

NOTE = "Ze zegt dat hij weg is gelopen. " * 1000


def fill(folder: Path) -> int:
    """Take every byte that is left; gives how many that were."""
    written = 0
    with (folder / f"filler-{time.monotonic_ns()}").open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    written += file.write(b"x" * size)
            except OSError:
                continue
    return written


def free(folder: Path) -> None:
    """Somebody empties the bin."""
    for file in folder.glob("filler-*"):
        file.unlink()


class Call:
    """One report in which notes are typed, and which of them were shown as saved."""

    def __init__(self, seat: Seat, desk: Desk) -> None:
        self.seat, self.desk, self.report = seat, desk, desk.new_id()
        assert isinstance(desk.do(OpenReport(self.report, "06 12345678")), Done)
        self.typed: list[str] = []
        self.saved: set[str] = set()

    def type(self, count: int) -> None:
        """So many notes, and what the threads have to say meanwhile."""
        for _ in range(count):
            done = self.desk.do(TypeNote(self.report, f"{len(self.typed)} {NOTE}"))
            assert isinstance(done, Done)
            self.typed += done.facts
            self.listen(0.02)

    def type_until(self, seen: Callable[[], bool]) -> None:
        """Notes until something shows."""
        while not seen() and len(self.typed) < 5000:
            self.type(1)
        assert seen(), self.desk.health()

    def listen(self, seconds: float) -> None:
        """Take in what the threads report."""
        self.seat.inbox.wait(lambda: False, timeout=seconds)
        self.saved |= {fact for fact in self.typed if not self.desk._in_flight(fact)}

    def in_sight(self) -> int:
        """The notes that the timeline shows."""
        return sum(row.kind == "note" for row in self.desk.timeline(self.report))


def main() -> int:
    """Mount, fill, compare."""
    if os.geteuid() != 0:
        print("Dit heeft root nodig: het koppelt een klein bestandssysteem aan.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as room:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", room], check=True)
        try:
            return on_small_disk(Path(room))
        finally:
            subprocess.run(["umount", room], check=True)


def on_small_disk(room: Path) -> int:
    """The story, step by step."""
    seat = Seat(new_home(room / "home"), SystemClock())
    reserve = room / "home" / "ballast"
    with seat.desk() as desk:
        call = Call(seat, desk)
        call.type(20)
        seat.agreed(desk)
        print(f"20 notes, reserve {reserve.stat().st_size >> 20} MiB")
        print(f"disk filled with {fill(room) >> 20} MiB")
        call.type_until(lambda: not reserve.exists())
        call.listen(1)
        print(f"reserve given back after {len(call.typed)} notes: {desk.health().level}: {desk.health().text}")
        seat.kept(desk)
        print(f"kept all the same: unsaved {desk.health().unsaved}")
        print(f"disk filled again with {fill(room) >> 20} MiB")
        call.type_until(lambda: "geheugen" in desk.health().text)
        call.type(30)
        health = desk.health()
        print(f"nothing can be written: {health.level}: {health.text}")
        print(f"notices: {len(health.notices)}; unsaved {health.unsaved}; notes in sight {call.in_sight()}")
        in_sight = call.in_sight() == len(call.typed)
        free(room)
        began = time.monotonic()
        seat.agreed(desk)
        call.listen(0.1)
        print(f"room again: all kept and shared after {time.monotonic() - began:.1f} s; {desk.health().text}")
    there = {fact.id for fact in facts_in(seat.home)}
    lost_saved, lost_typed = len(call.saved - there), len(set(call.typed) - there)
    print(
        f"shown as saved {len(call.saved)}, lost {lost_saved}; typed {len(call.typed)}, lost {lost_typed}; pages sound"
    )
    with seat.desk():
        print(f"after a restart the reserve is {'kept again' if reserve.exists() else 'GONE'}")
    fill(room)
    with seat.desk() as desk:
        seat.inbox.wait(lambda: bool(desk.health().notices), timeout=5)
        print(f"started on a full disk: {desk.health().level}: {desk.health().text}")
        late = Call(seat, desk)
        late.type(1)
        seat.kept(desk)
        print(f"and took a call there: unsaved {desk.health().unsaved}")
    free(room)
    with seat.desk() as desk:
        again = sum(row.kind == "note" for row in desk.timeline(call.report))
    print(f"after a restart {again} notes")
    return 0 if in_sight and not lost_saved and not lost_typed and again == len(call.typed) else 1


if __name__ == "__main__":
    sys.exit(main())
