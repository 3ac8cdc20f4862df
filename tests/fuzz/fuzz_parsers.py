"""Every reader of data from outside, by name: real inputs to begin with, and how it is read.

`run` gives "taken" or "refused"; anything else that it raises is a defect. A refusal has words: `told` looks at them.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from desk.errors import DeskBug, Fault, FaultyFile, Refused, SurroundingsFailed

PROFILES = Path(__file__).resolve().parents[2] / "resources" / "profiles"
NOW = datetime(2026, 11, 21, 2, 42, tzinfo=UTC)
TAKEN, REFUSED = "taken", "refused"


@dataclass(frozen=True)
class Parser:
    """One reader: `seeds` are real inputs, `run` reads one; `slow`: each example takes a process or a file."""

    name: str
    seeds: Callable[[], Sequence[bytes]]
    run: Callable[[bytes], str]
    slow: bool = False


def told(words: str) -> str:
    """A refusal says what, and nothing of Python."""
    assert words.strip(), "a refusal without words"
    assert "Traceback" not in words
    return REFUSED


def faults(found: Sequence[Fault]) -> str:
    """Each fault says where, what and how to mend it."""
    for fault in found:
        assert fault.file
        assert fault.where
        assert fault.what
        assert fault.cure
    return told("; ".join(map(str, found)))


@contextmanager
def folder(name: str, data: bytes) -> Iterator[Path]:
    """A folder with one file in it."""
    with TemporaryDirectory(prefix="fuzz-") as made:
        (Path(made) / name).write_bytes(data)
        yield Path(made)


def text_of(data: bytes) -> str:
    """What a person, a program or a telephone could hand over, half characters too."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def refusing(read: Callable[[bytes], object]) -> Callable[[bytes], str]:
    """A reader that gives something, or raises a refusal."""

    def run(data: bytes) -> str:
        try:
            read(data)
        except FaultyFile as error:
            return faults(error.faults)
        except (SurroundingsFailed, Refused) as error:
            return told(str(error))
        return TAKEN

    return run


# -- the roster -------------------------------------------------------------------------------------------------------

CSV = "role;provider;name;phone;from;until;backup\ntriagist;GGZ;Dijkstra;0612345601;21-11-2026 17:00;22-11-2026 08:00;"
GRID = "Datum;Nacht 23:00-08:00\n21-11-2026;Dijkstra\n22-11-2026;Visser\n23-11-2026;Bakker\n"
ICS = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nSEQUENCE:2\r\nSUMMARY:Triagist: Dijkstra\r\n"
    "LOCATION:0612345601\r\nDTSTART;TZID=Europe/Amsterdam:20261120T170000\r\nDURATION:PT15H\r\n"
    "RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20270120T000000Z\r\nEXDATE;TZID=Europe/Amsterdam:20261127T170000\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


def roster(data: bytes) -> str:
    from desk.roster.importing import Given, read_roster

    found = read_roster(data, NOW, "rooster", Given("triagist"))
    if found.warnings:
        faults(found.warnings)
    return faults(found.faults) if found.faults else TAKEN


EVENING = "21-11-2026 17:00", "22-11-2026 08:00"


@cache
def workbooks() -> list[bytes]:
    from sheets import ods, xls, xlsx

    rows = [["role", "name", "phone", "from", "until"], ["triagist", "Dijkstra", "0612345601", *EVENING]]
    return [xlsx({"Nov": rows}), ods("Nov", rows), xls("Nov", rows)]


def typed_hours(data: bytes) -> str:
    from desk.roster.typed import read_clock, read_day, read_hours, read_moment, read_part

    one, two, three = [*text_of(data).split("|"), "", "", ""][:3]
    read_day(one, NOW.date())
    read_clock(two)
    hours = read_hours(one, two, three, NOW)
    read_part(two, three, NOW, NOW, NOW)
    read_moment(one, NOW, NOW, NOW)
    return TAKEN if getattr(hours, "start", None) is not None else REFUSED


# -- what is typed and handed over ------------------------------------------------------------------------------------


def number(data: bytes) -> str:
    from desk.words.phone import find_number, number_keys, read_number, same_number, search_digits, unbroken

    text = text_of(data)
    read = read_number(text)
    assert read.raw == text
    for each in (number_keys, search_digits, find_number, unbroken):
        each(text)
    same_number(text, text)
    return TAKEN if read.key else REFUSED


def moment(data: bytes) -> str:
    from desk.words.birth import at_age, read_birth
    from desk.words.fold import fold_places, fold_text
    from desk.words.moment import read_moment

    text = text_of(data)
    found = [read_moment(text, NOW, ahead=ahead) for ahead in (True, False)]
    birth = read_birth(text, NOW.date())
    at_age(birth, date(2027, 1, 1))
    fold_text(text)
    fold_places(text)
    return TAKEN if found[0].at is not None or birth.precision != "unknown" else REFUSED


def address(data: bytes) -> None:
    from desk.sync.address import PostgresAddress, parse, without_secrets

    text = text_of(data)
    without_secrets(text)
    read = parse(text)
    # The name of a server is written small from then on.
    again = parse(str(read))
    assert parse(str(again)) == again
    if isinstance(read, PostgresAddress):
        read.conninfo("geheim")


def call(data: bytes) -> str:
    from desk.words.usage import UsageError
    from ui.main import read

    words = text_of(data).split("|")
    try:
        read([f"--call={words[0]}", *words[1:]])
    except UsageError as error:
        return told(str(error))
    return TAKEN


def message(data: bytes) -> str:
    from ui.handing_over import message_in

    found = message_in(data)
    return TAKEN if found is not None else REFUSED


# -- files of a desk --------------------------------------------------------------------------------------------------


def settings(data: bytes) -> str:
    from desk.settings import read, write

    with folder("settings.json", data) as where:
        found = read(where)
        if found.copies:
            # A folder that is not there is said where it is used; a name that no disk can have is refused here.
            with suppress(OSError):
                Path(found.copies).exists()
        if not found.notices:
            write(where, found)
            assert read(where) == found
    return told(" ".join(found.notices)) if found.notices else TAKEN


def slots(data: bytes) -> None:
    from desk.keys.custody import by_typed
    from desk.keys.slots import read

    with folder("sleutels.json", data) as where:
        found = read(where)
    assert found is not None
    if found.recovery is None and found.passphrase is None:
        by_typed(found, "niet het wachtwoord")


@cache
def slot_files() -> list[bytes]:
    from desk.keys import custody
    from desk.keys.wrapping import Cost

    with TemporaryDirectory(prefix="fuzz-") as made:
        custody.make(Path(made), passphrase="een lange zin hier", key=bytes(32))
        first = (Path(made) / "sleutels.json").read_bytes()
    assert Cost is not None
    data = json.loads(first)
    data["desks"] = [{"public": "aa" * 32, "sealed": "bb" * 40, "name": "Desk 2", "at": "2026-11-21T02:40:00+00:00"}]
    data["asking"] = [{"public": "cc" * 32, "name": "Desk 3", "at": "2026-11-21T02:40:00+00:00"}]
    return [first, json.dumps(data).encode()]


def manifest(data: bytes) -> None:
    from desk.copies import MANIFEST, check_whole, read_manifest

    with folder(MANIFEST, data) as where:
        (where / "journal.db").write_bytes(b"abc")
        check_whole(where, read_manifest(where))


@cache
def manifests() -> list[bytes]:
    from desk.copies import FileInfo, Manifest

    made = Manifest(
        *("2026-11-21T02:40:00+00:00", "a" * 32, ("a" * 32,), "", 12, "00" * 32),
        {"journal.db": "j0001"},
        {"journal.db": FileInfo(3, sha256(b"abc").hexdigest())},
    )
    return [made.to_bytes()]


def memory(data: bytes) -> str:
    from desk.access.memory import EMPTY, memory_from

    found = memory_from(text_of(data))
    found.wait("anna", NOW.timestamp())
    found.slipped("anna", NOW.timestamp()).to_text()
    return REFUSED if found == EMPTY else TAKEN


def law(data: bytes) -> str:
    """Tables that ship with the program and that people edit: rights, policy, how long what is kept."""
    import tomllib

    from desk.access.policy import policy_of
    from desk.access.rights import rights_of
    from desk.profile.tomlfile import too_deep

    try:
        text = data.decode("utf-8")
        # Nobody from outside writes these: Python's own reader takes long over a name of thousands of parts.
        read = {} if too_deep(text) else tomllib.loads(text)
    except (ValueError, RecursionError):
        return REFUSED
    said = ""
    for table_of in (policy_of, rights_of):
        try:
            table_of(read)
        except DeskBug as error:
            said = str(error)
        else:
            return TAKEN
    return told(said)


def laws() -> list[bytes]:
    access = PROFILES.parent / "access"
    return [(access / name).read_bytes() for name in ("policy.toml", "rights.toml")]


SETTINGS = [
    b'{"store": "sqlite:////tmp/x/store.db", "copies": "/mnt/kopie", "theme": "dark", "text_scale": 1.5, "nieuw": [1]}',
    b'{"store": "postgresql+psycopg://desk@server.example:5432/nachtwacht?sslmode=verify-full"}',
]
ADDRESSES = [
    b"sqlite:////var/lib/nachtwacht/store.db",
    b"postgresql+psycopg://desk@server.example:5432/nachtwacht?sslmode=verify-full&sslrootcert=/etc/ca.pem",
    b"postgresql+psycopg:///nachtwacht?host=/var/run/postgresql",
    b"postgresql+psycopg://desk@[::1]/n",
]
NUMBERS = [
    b"06 12 34 56 78",
    b"+31612345678",
    b"tel:+31-58-2123456;ext=12",
    b"sip:anonymous@x",
    b"14 058",
    b"0031(0)6 1",
]
MOMENTS = [b"14-03-2011", b"ongeveer 15", b"december 2011", b"8 maanden", b"03:40", b"gisteren 23:10", b"20", b"24:00"]
HOURS = [b"21-11|17:00|08:00", b"za|17|8", b"25-10-2026|02:30|03:30", b"morgen|2:30a|3"]
MESSAGES = [b'{"call": "0612345678"}', b'{"call": null}']
MEMORY = [b'{"last":"a","slips":{"anna":[1.0,2.0]},"trusted":{"a":[3.0,"m"]},"used":{"a":59}}']


def fixed(*data: bytes) -> Callable[[], Sequence[bytes]]:
    return lambda: data


PARSERS = [
    Parser("roster-csv", fixed(CSV.encode(), GRID.encode()), roster),
    Parser("roster-ics", fixed(ICS.encode()), roster),
    Parser("roster-workbook", workbooks, roster, slow=True),
    Parser("typed-hours", fixed(*HOURS), typed_hours),
    Parser("telephone", fixed(*NUMBERS), number),
    Parser("typed-moment", fixed(*MOMENTS), moment),
    Parser("store-address", fixed(*ADDRESSES), refusing(address)),
    Parser("command-line", fixed(b"0612345678|--size=1366x768", b"tel:+31612345678|--text-scale=1,5"), call),
    Parser("window-message", fixed(*MESSAGES), message),
    Parser("settings", fixed(*SETTINGS), settings),
    Parser("keys", slot_files, refusing(slots)),
    Parser("manifest", manifests, refusing(manifest)),
    Parser("sign-in-memory", fixed(*MEMORY), memory),
    Parser("rights-and-policy", laws, law),
]
