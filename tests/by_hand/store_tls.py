"""A desk and Debian's PostgreSQL over TLS: who the server is, who may come in, and what goes wrong with its disk.

    python tests/by_hand/store_tls.py [/usr/lib/postgresql/15/bin]

Makes an authority and certificates with openssl, a server on 127.0.0.1 that takes TLS only, a standby that follows it,
and (as root) one whose data stand on a small tmpfs. Prints what is said each time; ends with 1 when something that had
to be refused was not, or was refused in other words.
"""

import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import psycopg  # noqa: E402
from made_facts import DESK_A, DESK_B, made, several  # noqa: E402
from postgres import Server  # noqa: E402

from desk.errors import SurroundingsFailed  # noqa: E402
from desk.fact import Fact  # noqa: E402
from desk.sync.postgres.store import PostgresStore  # noqa: E402
from desk.sync.store import Cursor  # noqa: E402

NAME = "db.nacht.test"
MEGABYTE = 1 << 20


def openssl(*arguments: object) -> None:
    """Run openssl; fails loudly."""
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


class Authority:
    """Somebody who signs certificates."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self.key, self.certificate = folder / f"{name}.key", folder / f"{name}.crt"
        subject = ("-subj", f"/CN={name}")
        files = ("-keyout", self.key, "-out", self.certificate)
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", 2, *subject, *files)

    def sign(self, host: str) -> tuple[Path, Path]:
        """A certificate in the name of `host`, and its key."""
        stem = self.folder / f"{self.name}-{host}"
        key, asked, certificate, names = (stem.with_name(f"{stem.name}.{end}") for end in ("key", "csr", "crt", "ext"))
        names.write_text(f"subjectAltName=DNS:{host}\n")
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={host}", "-keyout", key, "-out", asked)
        signed = ("-CA", self.certificate, "-CAkey", self.key, "-CAcreateserial", "-extfile", names, "-days", 2)
        openssl("x509", "-req", "-in", asked, *signed, "-out", certificate)
        return certificate, key


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Check:
    """What was looked at, and whether all of it was as expected."""

    def __init__(self) -> None:
        self.wrong = 0

    def good(self, what: str, fine: bool, more: object = "") -> None:
        """One thing that has to be so."""
        self.wrong += not fine
        print(f"{'ok   ' if fine else 'WRONG'} {what} {more}")

    def refused(self, what: str, expected: str, act: Callable[[], object]) -> None:
        """One thing that has to be refused, in these words."""
        begun = time.monotonic()
        try:
            made = act()
        except SurroundingsFailed as error:
            self.good(what, expected in str(error), f"({time.monotonic() - begun:.1f} s): {error}")
        else:
            self.good(what, fine=False, more="was let through")
            if isinstance(made, PostgresStore):
                made.close()


def tls(check: Check, programs: Path, folder: Path) -> None:
    """Certificates, passwords and listening over TLS, and a server without it."""
    ours, others = Authority(folder, "ours"), Authority(folder, "others")
    certificate, key = ours.sign(NAME)
    port = free_port()
    server = Server("listen_addresses='127.0.0.1'", "ssl=off", programs=programs, port=port)
    try:
        server.prepare()
        server.admin("CREATE ROLE nacht LOGIN PASSWORD 'geheim' IN ROLE nachtwacht_desk")
        database = server.database("initialised")
        for made_file in (certificate, key):
            shutil.copy(made_file, server.data)
            server.give(server.data / made_file.name)
            (server.data / made_file.name).chmod(0o600)

        def address(host: str = NAME, root: Path = ours.certificate, **more: str) -> str:
            given = {"host": host, "hostaddr": "127.0.0.1", "port": port, "dbname": database, "user": "nacht"}
            given |= {"password": "geheim", "sslmode": "verify-full", "sslrootcert": str(root), **more}
            return psycopg.conninfo.make_conninfo(**given)

        check.refused("a server without TLS", "beveiligde verbinding", lambda: PostgresStore(address()))
        with (server.data / "postgresql.conf").open("a") as conf:
            conf.write(f"ssl=on\nssl_cert_file='{certificate.name}'\nssl_key_file='{key.name}'\n")
        hba = server.data / "pg_hba.conf"
        hba.write_text("local all postgres trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n")
        server.halt()
        server.start()
        with closing(PostgresStore(address())) as store, closing(PostgresStore(address())) as other:
            pgconn = store._connection.pgconn
            check.good("the right certificate and password", pgconn.ssl_in_use)
            rung = threading.Semaphore(0)
            store.listen(rung.release)
            rung.acquire(timeout=10)
            begun = time.monotonic()
            other.append(Cursor(), several(DESK_A, 3))
            heard = rung.acquire(timeout=10)
            check.good("is woken over TLS", heard, f"after {(time.monotonic() - begun) * 1000:.1f} ms")
            check.good("and pulls what the other wrote", len(store.pull(Cursor(), 10)) == 3)
        tried = [
            ("another name than in the certificate", "op een andere naam", address("elders.nacht.test")),
            ("a certificate of another authority", "geen geldig certificaat", address(root=others.certificate)),
            ("no file with the authority", "basiscertificaat", address(root=folder / "nothing.crt")),
            ("a desk that does not want TLS", "beveiligde verbinding", address(sslmode="disable", sslrootcert="")),
            ("a wrong password", "wachtwoord of de gebruikersnaam klopt niet", address(password="fout")),
            ("no password", "wachtwoord of de gebruikersnaam klopt niet", address(password="")),
            ("an unknown user", "wachtwoord of de gebruikersnaam klopt niet", address(user="niemand")),
            ("an unknown database", "database bestaat daar niet", address(dbname="nergens")),
        ]
        for what, expected, conninfo in tried:
            check.refused(what, expected, lambda conninfo=conninfo: PostgresStore(conninfo))
        standby(check, server, database, port)
    finally:
        server.stop()


def standby(check: Check, server: Server, database: str, port: int) -> None:
    """A server that follows another one: said, not written to; and found past when both are named."""
    data = server.folder / "follower"
    source = f"host={server.folder} port={port} user=postgres"
    with (server.data / "pg_hba.conf").open("a") as hba:
        hba.write("local replication postgres trust\n")
    server.run("pg_ctl", "-D", str(server.data), "reload")
    server.run("pg_basebackup", "-d", source, "-D", str(data), "-R", "-X", "stream")
    second = free_port()
    with (data / "postgresql.conf").open("a") as conf:
        conf.write(f"port={second}\nlisten_addresses=''\n")
    server.run("pg_ctl", "-D", str(data), "-w", "-l", str(server.folder / "log2"), "start")
    try:
        here = f"host={server.folder} port={second} user=postgres dbname={database}"
        check.refused("a server that follows another one", "neemt alleen leesvragen aan", lambda: PostgresStore(here))
        both = f"host={server.folder},{server.folder} port={second},{port} user=postgres dbname={database}"
        with closing(PostgresStore(f"{both} target_session_attrs=read-write")) as store:
            check.good("both named: the one that writes is found", store.append(store.head(), []).position == 3)
    finally:
        server.run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


@contextmanager
def small_disk(size: str) -> Iterator[Path]:
    """A file system of its own."""
    place = Path(tempfile.mkdtemp(prefix="nw-disk-", dir="/tmp"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], check=True)
    try:
        place.chmod(0o777)
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)
        place.rmdir()


def large(seq: int) -> Fact:
    """A fact with a pasted megabyte that does not compress."""
    return made(
        DESK_B, seq, {"text": "".join(f"{seq * 7919 * number % 999983:06d}" for number in range(MEGABYTE // 6))}
    )


def disk_full(check: Check, programs: Path) -> None:
    """The data's disk fills up, then the log's: said, nothing that was acknowledged is lost, and room mends it."""
    for what, expected in (("data", "de schijf van de server is vol"), ("wal", "De opslag")):
        with small_disk("90m" if what == "data" else "100m") as place:
            server = Server("max_wal_size=64MB", programs=programs, **{what: place / "there"})
            try:
                fill(check, server, place, what, expected)
            finally:
                server.stop()


def fill(check: Check, server: Server, place: Path, what: str, expected: str) -> None:
    """Append until it does not go on; make room; go on."""
    server.prepare()
    conninfo = server.store()
    ballast = place / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(place).free - 8 * MEGABYTE))
    facts, acknowledged = [], 0

    def append() -> None:
        nonlocal acknowledged
        with closing(PostgresStore(conninfo)) as store:
            while acknowledged < 60:
                facts.append(large(acknowledged + 1))
                acknowledged = store.append(Cursor(), facts[-1:]).position

    check.refused(f"a full disk ({what})", expected, append)
    ballast.unlink()
    with closing(again(server, conninfo)) as store:
        known = [agreed.fact for agreed in store.pull(Cursor(), 100)]
        check.good("nothing that was acknowledged is lost", known[:acknowledged] == facts[:acknowledged], acknowledged)
        head = store.append(store.head(), facts)
        check.good("and with room it goes on", head.position == len(facts))


def again(server: Server, conninfo: str) -> PostgresStore:
    """What a desk does: try until it works. A server that gave up is started by somebody."""
    for left in reversed(range(60)):
        try:
            return PostgresStore(conninfo)
        except SurroundingsFailed:
            if not left:
                raise
            if not (server.data / "postmaster.pid").exists():
                server.start()
            time.sleep(0.5)
    raise AssertionError


def main() -> int:
    """Run all of it."""
    programs = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/lib/postgresql/15/bin")
    for needed in (programs / "postgres", shutil.which("openssl")):
        if needed is None or not Path(needed).exists():
            print(f"missing: {needed or 'openssl'}; apt-get install postgresql openssl", file=sys.stderr)
            return 2
    print(
        subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    )
    print(f"libpq {psycopg.pq.version()}, {ssl.OPENSSL_VERSION}")
    check = Check()
    with tempfile.TemporaryDirectory(prefix="nw-tls-", dir="/tmp") as folder:
        tls(check, programs, Path(folder))
    disk_full(check, programs)
    print("all as it should be" if not check.wrong else f"{check.wrong} WRONG")
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
