"""The power goes while a desk writes its journal: what was acknowledged must be there afterwards.

    python tests/by_hand/power_cut.py [--cuts 1200] [--facts 600] [--seed N]

A desk's own journal, over the driver that we ship, runs under strace, which records every write and every sync that
reaches the system. From that record the disk is put together as it may look after a power cut at a random moment: what
was synced is there; of what was not, any part may be, torn at sectors, in any order. Each disk is opened as at
a start. With synchronous=FULL nothing that was acknowledged may be missing; with NORMAL something must be (control).
Directory entries count as durable. Ends with 1 unless both hold.
"""

import argparse
import contextlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from made_facts import made  # noqa: E402

from desk.journal.journal import Committed, Journal, read_after  # noqa: E402
from desk.storage.files import DatabaseError, connect, prepare  # noqa: E402

SECTOR = 512
CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,unlink"
_CALL = re.compile(r'^(\w+)\(\d+<([^>]*)>(?:, "((?:\\x[0-9a-f]{2})*)"(?:\.\.\.)?, \d+)?(?:, (\d+))?\)?')
_UNLINK = re.compile(r'^unlink\("((?:\\x[0-9a-f]{2})*)"\)')
_RESUMED = re.compile(r"^<\.\.\. (\w+) resumed>")


def write_facts(folder: Path, count: int, *, full: bool, seed: int) -> None:
    """In the child: a journal as the window has it; each fact is acknowledged once the journal reports it."""
    chance = random.Random(seed)
    path = folder / "journal.db"
    prepare(path, "journal", datetime.now(UTC))
    kept = threading.Semaphore(0)
    journal = Journal(path, lambda report: kept.release() if isinstance(report, Committed) else None,
                      opens=partial(connect, full=full), ballast=0)  # fmt: skip
    print(f"DESK {journal.desk}", flush=True)
    journal.start()
    for seq in range(1, count + 1):
        journal.append([made(journal.desk, seq, {"text": "x" * chance.randrange(20, 3000)})])
        kept.acquire()
        print(f"ACK {seq}", flush=True)
    journal.stop()


@dataclass
class File:
    """One file as the disk has it: what is certain, and what was written since."""

    durable: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        """All of it is on the disk."""
        for at, data in self.waiting:
            _put(self.durable, at, data)
        self.waiting.clear()

    def after_cut(self, chance: random.Random) -> bytes:
        """How it may look: a part of what waited, in any order, in whole sectors."""
        found = bytearray(self.durable)
        waiting = [each for each in self.waiting if chance.random() < 0.5]
        if chance.random() < 0.3:
            waiting = self.waiting[: chance.randrange(len(self.waiting) + 1)]
        if chance.random() < 0.3:
            chance.shuffle(waiting)
        for at, data in waiting:
            if data is not None and chance.random() < 0.3:
                data = data[: SECTOR * chance.randrange(len(data) // SECTOR + 1)]
            _put(found, at, data)
        return bytes(found)


def _put(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        del content[at:]
        return
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


@dataclass(frozen=True)
class Call:
    """One call as strace saw it: `data` for a write, `at` its place or the new length."""

    name: str
    path: str
    at: int
    data: bytes


def calls_in(trace: Path) -> Iterator[Call]:
    """The calls in the order in which they were done; one that was interrupted counts where it came back."""
    begun: dict[str, str] = {}
    with trace.open() as lines:
        for line in lines:
            thread, _, text = line.rstrip().partition(" ")
            text = text.lstrip()
            if text.endswith("<unfinished ...>"):
                begun[thread] = text
                continue
            if _RESUMED.match(text):
                text = begun.pop(thread, "")
            if gone := _UNLINK.match(text):
                yield Call("unlink", _text(gone[1]), 0, b"")
            elif found := _CALL.match(text):
                name, path, data, at = found.groups()
                yield Call(name, _text(path), int(at or 0), bytes.fromhex((data or "").replace("\\x", "")))


def record(folder: Path, count: int, *, full: bool, seed: int) -> tuple[str, list[Call]]:
    """Run the child under strace; gives the desk's id and the calls that matter."""
    trace = folder / "trace"
    home = folder / "home"
    home.mkdir()
    me = [sys.executable, __file__, "--child", str(home), "--facts", str(count), "--seed", str(seed)]
    # The control is NORMAL, which does not wait for the disk at each commit.
    subprocess.run(
        ["strace", "-f", "-y", "-xx", "-s", "200000", "-e", f"trace={CALLS}", "-o", str(trace), *me]
        + ([] if full else ["--normal"]),
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    calls = list(calls_in(trace))
    ours = [call for call in calls if "journal.db" in Path(call.path).name or call.data[:4] in {b"ACK ", b"DESK"}]
    return next(call.data for call in ours if call.data.startswith(b"DESK")).split()[1].decode(), ours


def _text(path: str) -> str:
    return bytes.fromhex(path.replace("\\x", "")).decode() if path.startswith("\\x") else path


def cut(desk: str, calls: list[Call], cuts: int, seed: int, room: Path) -> tuple[int, int, int]:
    """Cut the power `cuts` times; gives cuts with a loss, the most facts lost in one, and files that were broken."""
    chance = random.Random(seed)
    moments = sorted(chance.randrange(len(calls)) for _ in range(cuts))
    files: dict[str, File] = {}
    acked, lossy, most, broken, at = 0, 0, 0, 0, 0
    for number, call in enumerate(calls):
        while at < len(moments) and moments[at] == number:
            at += 1
            found = recovered(desk, files, chance, room)
            broken += found is None
            lost = acked - (found or 0)
            lossy, most = lossy + (lost > 0), max(most, lost)
        name = Path(call.path).name
        if call.data.startswith(b"ACK "):
            acked = int(call.data.split()[1])
        elif "journal.db" not in name or name.endswith("-shm"):
            continue
        elif call.name in {"fsync", "fdatasync"}:
            files.setdefault(name, File()).sync()
        elif call.name == "unlink":
            files.pop(name, None)
        else:
            files.setdefault(name, File()).waiting.append((call.at, None if call.name == "ftruncate" else call.data))
    return lossy, most, broken


def recovered(desk: str, files: dict[str, File], chance: random.Random, room: Path) -> int | None:
    """The highest number up to which all facts are on the disk after a cut; None if the file is broken."""
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir()
    for name, file in files.items():
        (room / name).write_bytes(file.after_cut(chance))
    try:
        with contextlib.closing(connect(room / "journal.db")) as connection:
            if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                return None
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'fact'").fetchone():
                return 0
            seqs = [fact.seq for fact in read_after(connection, desk, 0)]
    except DatabaseError:
        return None
    return len(seqs) if seqs == list(range(1, len(seqs) + 1)) else None


def main() -> int:
    """Both ways of writing, and the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cuts", type=int, default=1200)
    parser.add_argument("--facts", type=int, default=600)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 20))
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--normal", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        write_facts(asked.child, asked.facts, full=not asked.normal, seed=asked.seed)
        return 0
    if shutil.which("strace") is None:
        print("strace is not there: apt-get install strace", file=sys.stderr)
        return 2
    print(f"seed {asked.seed}", flush=True)
    good = True
    for full in (True, False):
        with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
            began = time.monotonic()
            desk, calls = record(Path(folder), asked.facts, full=full, seed=asked.seed)
            lossy, most, broken = cut(desk, calls, asked.cuts, asked.seed, Path(folder) / "after")
        syncs = sum(call.name in {"fsync", "fdatasync"} for call in calls)
        print(f"synchronous={'FULL' if full else 'NORMAL':<7} {asked.facts} facts, {len(calls)} calls, {syncs} syncs")
        print(f"  {asked.cuts} cuts: {lossy} lost something (at most {most} facts), {broken} broken files, "
              f"{time.monotonic() - began:.0f} s", flush=True)  # fmt: skip
        good &= (lossy == 0 and broken == 0) if full else lossy > 0
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
