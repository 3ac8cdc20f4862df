"""After a simulated night no name, number or sentence of any report lies in clear, in any byte of any file (issue 6).

    python tests/by_hand/no_clear_byte.py [--reports 60]

Three desks work on one shared file, each a process of its own, while everything that they have open or lay down is
read again and again: their folders, the store, the folder for temporary files, what they say on stderr, and the files
that are deleted but still open. Then the night of the demo, a copy, and the program's window on it. At the end the same
in plain text, which must be found: a search that finds nothing proves nothing by itself.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_bytes

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from clear_bytes import forms_of, found_in, words_in  # noqa: E402

from desk.backup import make_copy  # noqa: E402
from desk.demo.night import build_night  # noqa: E402
from desk.home import Home  # noqa: E402
from desk.simulate.acts import _WORDS  # noqa: E402
from desk.simulate.run import order, start  # noqa: E402

DESKS = 3


class Watch:
    """Reads what processes have on the disk while they work; `found` are the words that were met."""

    def __init__(self, folders: list[Path], words: set[str]) -> None:
        self._folders, self._words = folders, words
        self._forms = {form for word in words for form in forms_of(word)}
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.pids: list[int] = []
        self.found: set[str] = set()
        self.looked = 0

    def _run(self) -> None:
        while not self._stopping.is_set():
            self.found |= set(found_in(self._folders, self._words))
            for pid in self.pids:
                self.found |= set(self._deleted(pid))
            self.looked += 1
            time.sleep(0.2)

    def _deleted(self, pid: int) -> Iterator[str]:
        """What lies in files that have no name any more, and on a disk: not in memory."""
        try:
            handles = list(Path(f"/proc/{pid}/fd").iterdir())
        except OSError:
            return
        for handle in handles:
            try:
                to = str(handle.readlink())
                if to.endswith(" (deleted)") and not to.startswith(("/memfd:", "/dev/")):
                    data = handle.read_bytes()
                    yield from (f"{to}: {form!r}" for form in self._forms if form in data)
            except OSError:
                continue

    @contextmanager
    def at_work(self) -> Iterator["Watch"]:
        """While something works."""
        self._thread.start()
        try:
            yield self
        finally:
            self._stopping.set()
            self._thread.join()


def simulated(room: Path, key: bytes, reports: int) -> tuple[list[str], int]:
    """Desks at work on one file; what was found in clear, and how often was looked."""
    temporary, store = room / "tmp", room / "samen" / "store.db"
    for folder in (temporary, store.parent):
        folder.mkdir(parents=True)
    os.environ["TMPDIR"] = str(temporary)
    # What people say in a simulated call; numbers are drawn at random and looked for when all is known.
    watch = Watch([room], {word for word in _WORDS if len(word) > 6})
    with watch.at_work(), (room / "stderr.log").open("wb") as log:
        desks = []
        for number in range(1, DESKS + 1):
            desk = start(room / f"desk-{number}", f"sqlite:///{store}", f"P{number}", 7, reports, 0.0, key, stderr=log)
            desks.append(desk)
            watch.pids.append(desk.pid)
        for desk in desks:
            until(desk, "done")
        for desk in desks:
            order(desk, "go")
            until(desk, "chain")
        words = words_in(store, key)
        print(f"{len(words)} namen, nummers en zinnen", flush=True)
        now = found_in([room], words)
        for desk in desks:
            desk.terminate()
            desk.communicate()
    return sorted({*watch.found, *now, *found_in([room], words)}), watch.looked


def until(desk: subprocess.Popen[str], key: str) -> None:
    """Until it tells this."""
    for line in desk.stdout or ():
        if f'"{key}"' in line:
            return
    raise SystemExit("een desk stopte; zie stderr.log")


def demo(room: Path, key: bytes) -> list[str]:
    """The demo's night, a copy of it, and what was left of what was used on the way."""
    temporary, copies = room / "tmp", room / "kopie"
    for folder in (temporary, copies):
        folder.mkdir(parents=True)
    tempfile.tempdir = str(temporary)
    home = Home(room / "home", key)
    watch = Watch([room], {"Sem de Vries", "moeder", "06-1234"})
    with watch.at_work():
        build_night(home)
        make_copy(home, copies, datetime.now(UTC))
    words = words_in(home.store, key)
    print(f"{len(words)} namen, nummers en zinnen in de oefennacht", flush=True)
    # The region's profile is kept to be edited, and says nothing of anybody.
    found = found_in([room], words)
    return [line for line in found if "/profiles/" not in line]


def main() -> int:
    """Look, print; 1 when something lies in clear."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="geen-byte-") as folder:
        room = Path(folder)
        found, looked = simulated(room / "nacht", token_bytes(32), asked.reports)
        print(f"{DESKS} desks, {asked.reports} meldingen elk, {looked} keer alles nagelezen: {len(found)} leesbaar")
        shown = demo(room / "oefening", token_bytes(32))
        print(f"de oefennacht en een kopie ervan: {len(shown)} leesbaar")
        plain, _ = simulated(room / "ter controle", b"", 2)
        print(f"ter controle, zonder sleutel: {len(plain)} leesbaar (dat moet meer dan 0 zijn)")
        for line in [*found, *shown][:20]:
            print(line)
        return 1 if found or shown or not plain else 0


if __name__ == "__main__":
    sys.exit(main())
