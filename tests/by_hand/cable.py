"""Somebody pulls the cable in a burst and puts it back after a minute: two desks, one of them cut off.

    python tests/by_hand/cable.py [--away 60] [--postgres /usr/lib/postgresql/15/bin]

Four network namespaces: two desks, a router, a PostgreSQL server with TLS. The cable of the first desk is cut in the
middle, by a router that passes nothing on: no refusal, no reset, as with a cable. Prints how soon the desk says that
the store is away, what both desks kept meanwhile, the longest that the other desk waited for the store, and how soon
all is shared once the cable is back. Ends with 1 when a desk stopped keeping, or when the two do not know the same.
"""

import argparse
import contextlib
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desk.simulate.run import order  # noqa: E402

SERVER = "10.77.9.2"
DESKS = ("10.77.1.2", "10.77.2.2")
_NEEDED = ("ip", "openssl", "runuser", "sysctl")
BURST = 0.02


def sh(*command: str) -> str:
    """Run a command that must succeed."""
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


@contextlib.contextmanager
def network() -> Iterator[None]:
    """Two desks and a server around a router."""
    names = ("nw-mid", "nw-srv", "nw-desk1", "nw-desk2")
    try:
        for name in names:
            sh("ip", "netns", "add", name)
            sh("ip", "-n", name, "link", "set", "lo", "up")
        for number, (name, address) in enumerate(zip(names[1:], (SERVER, *DESKS), strict=True)):
            gate = address.rsplit(".", 1)[0] + ".1"
            sh(
                "ip",
                "link",
                "add",
                f"nwm{number}",
                "netns",
                "nw-mid",
                "type",
                "veth",
                "peer",
                f"nwp{number}",
                "netns",
                name,
            )
            sh("ip", "-n", "nw-mid", "addr", "add", f"{gate}/24", "dev", f"nwm{number}")
            sh("ip", "-n", "nw-mid", "link", "set", f"nwm{number}", "up")
            sh("ip", "-n", name, "addr", "add", f"{address}/24", "dev", f"nwp{number}")
            sh("ip", "-n", name, "link", "set", f"nwp{number}", "up")
            sh("ip", "-n", name, "route", "add", "default", "via", gate)
        sh("ip", "netns", "exec", "nw-mid", "sysctl", "-qw", "net.ipv4.ip_forward=1")
        yield
    finally:
        for name in names:
            subprocess.run(["ip", "netns", "del", name], check=False, capture_output=True)


def cable(*, there: bool) -> None:
    """The first desk's cable: the router drops what comes from and goes to it, without a word."""
    rule = ("ip", "-n", "nw-mid", "route")
    # A blackhole in both directions: the desk's own address, and everything that comes from its side.
    sh(*rule, "del" if there else "add", "blackhole", f"{DESKS[0]}/32")
    sh("ip", "netns", "exec", "nw-mid", "sysctl", "-qw", f"net.ipv4.conf.nwm1.forwarding={int(there)}")


@contextlib.contextmanager
def server(room: Path, binaries: Path) -> Iterator[str]:
    """A PostgreSQL in its namespace, with the time-outs of our page for the DBA; gives its address."""
    data, keys = room / "data", room / "keys"
    keys.mkdir()
    subject = ("-subj", "/CN=Proef CA")
    sh("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject, "-keyout", f"{keys}/ca.key",
       "-out", f"{keys}/ca.crt")  # fmt: skip
    (keys / "names").write_text(f"subjectAltName=IP:{SERVER}\n")
    sh("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={SERVER}", "-keyout", f"{keys}/server.key",
       "-out", f"{keys}/server.csr")  # fmt: skip
    sh("openssl", "x509", "-req", "-days", "2", "-in", f"{keys}/server.csr", "-CA", f"{keys}/ca.crt", "-CAkey",
       f"{keys}/ca.key", "-CAcreateserial", "-extfile", f"{keys}/names", "-out", f"{keys}/server.crt")  # fmt: skip
    room.chmod(0o755)
    keys.chmod(0o755)
    (keys / "server.key").chmod(0o600)
    data.mkdir()
    sh("chown", "-R", "postgres", str(data), str(keys))
    sh("runuser", "-u", "postgres", "--", str(binaries / "initdb"), "-D", str(data), "-A", "trust", "-U", "postgres")
    (data / "pg_hba.conf").write_text("local all all trust\nhostssl all all 10.77.0.0/16 trust\n")
    settings = {
        "listen_addresses": SERVER, "unix_socket_directories": data, "ssl": "on",
        "ssl_cert_file": keys / "server.crt", "ssl_key_file": keys / "server.key",
        "tcp_user_timeout": 5000, "tcp_keepalives_idle": 2, "tcp_keepalives_interval": 1,
        "tcp_keepalives_count": 3, "idle_in_transaction_session_timeout": "5s", "lock_timeout": "5s",
    }  # fmt: skip
    (data / "postgresql.auto.conf").write_text("".join(f"{name} = '{value}'\n" for name, value in settings.items()))
    control = (
        "ip",
        "netns",
        "exec",
        "nw-srv",
        "runuser",
        "-u",
        "postgres",
        "--",
        str(binaries / "pg_ctl"),
        "-D",
        str(data),
    )
    sh(*control, "-w", "-l", str(data / "log"), "start")
    try:
        yield f"postgresql+psycopg://postgres@{SERVER}/postgres?sslmode=verify-full&sslrootcert={keys}/ca.crt"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True)


class Working:
    """One desk in its namespace, and what it told, each with when."""

    def __init__(self, number: int, room: Path, address: str) -> None:
        self.told: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self.kept, self.said, self.gaps = 0, [], []
        command = [sys.executable, "-m", "desk.simulate.worker", str(room / f"desk-{number}"), address, f"P{number}"]
        self.process = subprocess.Popen(
            ["ip", "netns", "exec", f"nw-desk{number}", *command, str(number), "100000", str(BURST)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        # Its files are in plain text: what is looked at here is the line.
        order(self.process, "")
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        shared = time.monotonic()
        for line in self.process.stdout or ():
            told, now = json.loads(line), time.monotonic()
            self.kept = told.get("kept", self.kept)
            if "health" in told:
                self.said.append((now, told["health"]))
            if "shared" in told:
                self.gaps.append((now, now - shared))
                shared = now
            self.told.put({**told, "at": now})

    def first(self, key: str, timeout: float = 600.0) -> dict[str, Any]:
        """The next line that tells this."""
        while True:
            told = self.told.get(timeout=timeout)
            if key in told:
                return told


def main() -> int:
    """Cut, wait, put back, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--away", type=float, default=60.0)
    parser.add_argument("--postgres", type=Path, default=Path("/usr/lib/postgresql/15/bin"))
    asked = parser.parse_args()
    missing = [tool for tool in _NEEDED if shutil.which(tool) is None]
    if os.geteuid() or missing or not (asked.postgres / "initdb").exists():
        print(
            f"needs root, {', '.join(_NEEDED)} and PostgreSQL in {asked.postgres}; missing: {missing}", file=sys.stderr
        )
        return 2
    with tempfile.TemporaryDirectory(prefix="cable-") as folder, network(), server(Path(folder), asked.postgres) as url:
        return pull(Path(folder), url, asked.away)


def pull(room: Path, url: str, away: float) -> int:
    """One cable, once."""
    admin = "import sys; from desk.admin import main; sys.exit(main())"
    made = ["ip", "netns", "exec", "nw-srv", sys.executable, "-c", admin, "store", "init", url]
    subprocess.run(made, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL)
    desks = [Working(number, room, url) for number in (1, 2)]
    time.sleep(8)
    before = [desk.kept for desk in desks]
    cut = time.monotonic()
    cable(there=False)
    time.sleep(away)
    during = [desk.kept - kept for desk, kept in zip(desks, before, strict=True)]
    back = time.monotonic()
    cable(there=True)
    said = next((at - cut for at, level in desks[0].said if at > cut and level == "warn"), None)
    waited = max((gap for at, gap in desks[1].gaps if cut < at < back), default=None)
    healed = next_agreed(desks[0], back)
    for desk in desks:
        order(desk.process, "stop")
    for desk in desks:
        desk.first("done")
    ends = []
    for desk in desks:
        order(desk.process, "go")
    for desk in desks:
        told = desk.first("chain")
        ends.append((told["facts"], told["chain"], told["rows"]))
    print(f"said that the store is away    {said:.1f} s after the cable was pulled" if said else "NEVER said")
    print(f"kept while it was out          {during[0]} facts at the desk without a line, {during[1]} at the other")
    print(f"longest wait of the other desk {waited:.1f} s between two rounds with the store")
    print(f"all shared                     {healed:.1f} s after the cable was back")
    print(f"both know the same             {'yes' if ends[0] == ends[1] else 'NO'}: {ends[0][0]} facts")
    return 0 if said and min(during) > 0 and ends[0] == ends[1] else 1


def next_agreed(desk: Working, after: float) -> float:
    """Seconds until nothing of this desk waits any more."""
    while True:
        told = desk.first("health")
        if told["at"] > after and told["health"] == "ok":
            return float(told["at"] - after)


if __name__ == "__main__":
    sys.exit(main())
