"""`keys ...`: the ways to the key of a desk, or of the store that it shares in a file; and `store admit`."""

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from desk import safe
from desk.admin.hints import command, counted
from desk.admin.looked import noted, tried
from desk.admin.output import note, say, say_json
from desk.admin.plain_copies import away_words, files_of, gone, own_plain_copies, plain_copies
from desk.admin.unlocking import ask, ask_new_passphrase, key_by
from desk.errors import Refused, SurroundingsFailed
from desk.home import Home
from desk.keys import custody, finding, sealed, sharing, slots
from desk.keys.slots import Slots
from desk.settings import read
from desk.storage.converting import looks_plain
from desk.sync.address import SqliteAddress
from desk.sync.opening import address_of
from desk.words.reasons import why
from desk.words.times import moment_text


def show_keys(home: Home, *, as_json: bool) -> int:
    """Which ways there are to the key, what asks for it, and what still lies in plain text; 1 when something does."""
    there, plain = slots.read(home.path), [str(path) for path in plain_files(home)]
    plain += [str(copy.path) for copy in plain_copies(home)]
    asks = _asking(home) if there is not None else []
    found = {
        "key": there is not None,
        "safe": there is not None and _in_safe(there),
        "passphrase": there is not None and there.passphrase is not None,
        "recovery": there is not None and there.recovery is not None,
        "on_paper": there is not None and there.noted,
        "asking": [{"digits": digits, "name": name} for digits, name in asks],
        "plain": plain,
    }
    if away := away_words(home):
        note(away)
    if as_json:
        say_json(found)
        return 1 if plain else 0
    say(f"sleutel      {'ja' if found['key'] else 'nee: de gegevens zijn niet versleuteld'}")
    say(f"sleutelbos   {'opent deze desk' if found['safe'] else 'opent deze desk niet'}")
    say(f"wachtzin     {'ja' if found['passphrase'] else 'nee'}")
    paper = "op papier" if found["on_paper"] else "nog niet op papier"
    say(f"herstelcode  {paper if found['recovery'] else 'nee'}")
    for digits, name in asks:
        say(f"vraagt       {digits}  {name}")
    for path in plain:
        say(f"leesbaar     {path}")
    return 1 if plain else 0


def new_recovery(home: Home, *, store: bool) -> int:
    """Make a recovery code in the place of the former one, and show it."""
    folder, key = (_store_path(home).parent, _store_key(home)) if store else (_keyed(home).path, home.key)
    _noted(home, "herstelcode van de opslag" if store else "herstelcode")
    code = custody.new_recovery(folder, key)
    say(code)
    note("Schrijf deze code op papier en bewaar hem achter slot, niet op deze computer. De vorige opent niets meer.")
    if sys.stdin.isatty():
        note("Staat hij op papier? Typ ja en Enter:")
        if sys.stdin.readline().strip().lower() != "ja":
            return 0
        custody.note_recovery(folder)
    return 0


def new_passphrase(home: Home) -> int:
    """Choose a passphrase, for a computer without a safe."""
    there = slots.read(_keyed(home).path)
    if there is not None and _in_safe(there):
        raise Refused("De sleutelbos van deze computer opent deze desk; een wachtzin is hier niet nodig.")
    typed = ask_new_passphrase() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    custody.new_passphrase(home.path, home.key, typed)
    note("De nieuwe wachtzin geldt vanaf nu; de vorige opent niets meer.")
    return 0


def open_keys(home: Home, *, store: bool) -> int:
    """Have this computer open the desk from now on, or this desk the shared store, with what somebody types."""
    if store:
        path = _store_path(home)
        _keyed(home)
        ask(lambda text: sharing.give(home, path, text), str(path), "")
        note(f"Deze desk opent {path} nu.")
        return 0
    there = slots.read(home.path)
    if there is None:
        raise SurroundingsFailed(f"{home.path}: hier is geen sleutel. Controleer de map.")
    key = key_by(there, home)
    custody.keep_in_safe(there, key)
    note("De sleutelbos van deze computer opent deze desk voortaan.")
    return 0


def write_key_file(home: Home, file: Path) -> int:
    """Write the key to a file that only this user may read, for a service (NACHTWACHT_KEY_FILE)."""
    _noted(_keyed(home), "sleutelbestand")
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(_keyed(home).key.hex() + "\n")
    except OSError as error:
        raise SurroundingsFailed(
            f"{file}: kan niet worden gemaakt ({why(error)}). Kies een bestand dat er niet is."
        ) from error
    note(
        f"{file} opent deze desk zonder vragen: zet {custody.KEY_FILE} erop, en bewaar het waar niemand anders bij kan."
    )
    return 0


def admit(home: Home, digits: str) -> int:
    """Let a desk in to the store that this one shares in a file; without digits: who asks."""
    path = _store_path(home)
    if not digits:
        for one, name in _asking(home):
            say(f"{one}  {name}")
        return 0
    tried(home, "keys", detail="desk toegelaten tot de opslag")
    say(f"{sharing.admit(_keyed(home), path, digits)} is toegelaten")
    return 0


def plain_files(home: Home) -> Iterator[Path]:
    """What lies in a home in plain text and has words of people in it: databases and roster files, also set aside."""
    for path in sorted(home.path.rglob("*")) if home.path.is_dir() else ():
        if not path.is_file() or path.is_symlink():
            continue
        in_rosters = home.rosters in path.parents
        try:
            if looks_plain(path) or (in_rosters and not sealed.is_sealed(path)):
                yield path
        except OSError:
            continue


def wipe(home: Home, *, sure: bool) -> int:
    """Overwrite and remove what was set aside in plain text, and the readable copies of this desk. What it still works
    with stays, and so do the copies of other desks."""
    in_use = {path for path, _ in finding.files_of(home)}
    found = [path for path in plain_files(home) if path not in in_use and home.rosters not in path.parents]
    copies = own_plain_copies(home)
    for path in [*found, *(copy.path for copy in copies)]:
        say(str(path))
    if away := away_words(home):
        note(away)
    found += [path for copy in copies for path in files_of(copy)]
    if not found:
        note("Er staat niets leesbaar apart.")
        return 0
    if not sure:
        if not sys.stdin.isatty():
            raise Refused(f"Er is niets gewist. Is dit goed: {command('keys', 'wipe', '--sure', home=home)}")
        note(f"{counted(len(found), 'bestand', 'bestanden')} wissen? Typ ja en Enter:")
        if sys.stdin.readline().strip().lower() != "ja":
            raise Refused("Er is niets gewist.")
    for path in found:
        _overwrite(path)
    for copy in copies:
        gone(copy)
    note(
        "Gewist. Een SSD en een reservekopie van de computer kunnen de oude vorm nog een tijd hebben; versleutel "
        "daarom ook de schijf zelf (BitLocker, FileVault, LUKS)."
    )
    return 0


def unseal(home: Home, file: Path, to: Path) -> int:
    """Write a sealed roster file as it was read in, to look at it."""
    data = sealed.read(file, home.key)
    tried(home, "roster", detail="ingelezen bestand")
    to.write_bytes(data)
    note(f"{to} is leesbaar voor wie bij die map kan; wis het als u klaar bent.")
    return 0


def _noted(home: Home, detail: str) -> None:
    """A way to the key leaves. Where no window was ever opened nothing can be read with it yet."""
    (noted if home.journal.exists() else tried)(home, "keys", detail=detail)


def _overwrite(path: Path) -> None:
    try:
        with path.open("r+b") as file:
            left = path.stat().st_size
            while left > 0:
                left -= file.write(bytes(min(left, 1 << 20)))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except OSError as error:
        raise SurroundingsFailed(f"{path}: kan niet worden gewist ({why(error)}). Geef schrijfrecht.") from error


def _keyed(home: Home) -> Home:
    if not home.key:
        raise SurroundingsFailed(f"{home.path}: deze desk heeft nog geen sleutel. Start het venster één keer.")
    return home


def _in_safe(there: Slots) -> bool:
    try:
        return bool(custody.by_safe(there))
    except (safe.NoSafe, safe.SafeShut):
        return False


def _store_path(home: Home) -> Path:
    address = address_of(home, read(home.path))
    if not isinstance(address, SqliteAddress):
        raise Refused(f"{address}: een server heeft geen sleutel; wie erbij mag, bepaalt de databasebeheerder.")
    return address.path


def _store_key(home: Home) -> bytes:
    return sharing.key_of(_keyed(home), _store_path(home))


def _asking(home: Home) -> list[tuple[str, str]]:
    address = address_of(home, read(home.path))
    if not isinstance(address, SqliteAddress):
        return []
    now = datetime.now(UTC)
    return [
        (digits, f"{one.name}, {moment_text(datetime.fromisoformat(one.at), now)}")
        for one, digits in sharing.asking(address.path)
    ]
