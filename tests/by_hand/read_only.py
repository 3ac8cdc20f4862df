"""A home that cannot be written: as a whole, a folder of somebody else, one file, a disk that dies at work. Needs root.

    python tests/by_hand/read_only.py

Each case is tried by somebody without rights, in a process of its own; prints what the desk says. Ends with 1 when a
desk starts where it cannot keep anything, or does not say so in Dutch with the place.
"""

import contextlib
import fcntl
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from desks import Seat, new_home  # noqa: E402

from desk.clock import SystemClock  # noqa: E402
from desk.desk import Desk, Done  # noqa: E402
from desk.errors import SurroundingsFailed  # noqa: E402
from desk.home import Home  # noqa: E402
from desk.intake.answers import TypeNote  # noqa: E402
from desk.intake.calls import OpenReport  # noqa: E402

NOBODY = 65534
SHUT_DOWN = 0x8004587D
"""What tells ext4 to refuse everything from now on, as a disk that dies does (EXT4_IOC_SHUTDOWN)."""


def as_nobody(act: Callable[[], str]) -> str:
    """What `act` says in a process without rights."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        os.write(write, act().encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


def started(home: Home) -> str:
    """Start a desk there."""
    seat = Seat(home, SystemClock())
    try:
        desk = seat.open()
    except SurroundingsFailed as failed:
        return f"refused: {failed}"
    desk.stop(0.5)
    return "STARTED"


@contextlib.contextmanager
def disk(room: Path) -> Iterator[Path]:
    """A small ext4 of its own."""
    image, place = room / "image", room / "disk"
    with image.open("wb") as file:
        file.truncate(96 << 20)
    subprocess.run(["mkfs.ext4", "-q", str(image)], check=True)
    place.mkdir()
    subprocess.run(["mount", "-o", "loop", str(image), str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def dies_at_work(place: Path) -> bool:
    """A desk at work on a disk that dies: said, and what was typed stays in sight."""
    seat = Seat(new_home(place / "home"), SystemClock())
    desk = seat.open_set_up()
    try:
        return dies(place, seat, desk)
    finally:
        desk.stop(0.5)


def dies(place: Path, seat: Seat, desk: Desk) -> bool:
    """The disk dies; a report that was open goes on and another one is taken."""
    report = desk.new_id()
    assert isinstance(desk.do(OpenReport(report)), Done)
    seat.agreed(desk)
    handle = os.open(place, os.O_RDONLY)
    fcntl.ioctl(handle, SHUT_DOWN, (2).to_bytes(4, "little"))
    os.close(handle)
    for number in range(5):
        assert isinstance(desk.do(TypeNote(report, f"notitie {number}")), Done)
    seat.inbox.wait(lambda: "geheugen" in desk.health().text, timeout=10)
    second = desk.new_id()
    assert isinstance(desk.do(OpenReport(second, "06 12345678")), Done)
    health = desk.health()
    print(f"a disk that dies at work: {health.level}: {health.text}")
    for notice in health.notices[1:]:
        print(f"  and: {notice}")
    cards = [card.reference for card in desk.board()]
    assert desk.sheet(report) is not None
    assert desk.sheet(second) is not None
    print(f"  unsaved {health.unsaved}, on the board {cards}")
    return health.level == "bad" and str(seat.home.journal.parent) in health.text and len(cards) == 2


def main() -> int:
    """All cases."""
    if os.geteuid() != 0:
        print("Dit heeft root nodig: het koppelt bestandssystemen aan en wisselt van gebruiker.", file=sys.stderr)
        return 2
    good = True
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        room.chmod(0o755)
        good &= refused("a folder of somebody else", theirs(room))
        good &= refused("a journal of somebody else", one_file(room))
        for mounted in ("ro", "ro root"):
            place = room / mounted.replace(" ", "-")
            place.mkdir()
            subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(place)], check=True)
            home = new_home(place / "home")
            subprocess.run(["chown", "-R", str(NOBODY), str(place)], check=True)
            subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
            said = started(home) if mounted == "ro root" else as_nobody(lambda home=home: started(home))
            good &= refused(f"a disk mounted for reading ({'root' if 'root' in mounted else 'nobody'})", (home, said))
            subprocess.run(["umount", str(place)], check=True)
        with disk(room) as place:
            good &= dies_at_work(place)
    return 0 if good else 1


def theirs(room: Path) -> tuple[Home, str]:
    """A home that belongs to root."""
    home = new_home(room / "theirs")
    home.path.chmod(0o755)
    return home, as_nobody(lambda: started(home))


def one_file(room: Path) -> tuple[Home, str]:
    """A home of ones own with a journal that may only be read."""
    home = new_home(room / "one-file")
    subprocess.run(["chown", "-R", str(NOBODY), str(home.path)], check=True)
    subprocess.run(["chown", "root", str(home.journal)], check=True)
    home.journal.chmod(0o644)
    return home, as_nobody(lambda: started(home))


def refused(case: str, found: tuple[Home, str]) -> bool:
    """Print what was said; whether it was a refusal that names the place."""
    home, said = found
    print(f"{case}: {said}")
    return said.startswith("refused: ") and str(home.path) in said


if __name__ == "__main__":
    sys.exit(main())
