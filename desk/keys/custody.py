"""The key of one home: made once, kept by the system's safe, or opened with what a person types.

Whatever way there is to the key is on the disk before the first byte that is locked with it.
"""

import os
import secrets
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desk import safe
from desk.errors import Refused, SurroundingsFailed
from desk.keys import recovery, slots
from desk.keys.slots import Slots
from desk.keys.wrapping import KEY_BYTES, NotOpened, seal_typed, unseal_typed
from desk.record import record
from desk.storage.converting import is_plain
from desk.words.reasons import why

NoSafe, SafeShut = safe.NoSafe, safe.SafeShut
KEY_FILE = "NACHTWACHT_KEY_FILE"
"""Names a file with the key, for a service or a container without a safe and without anybody to ask."""
SHORTEST = 12
"""Characters of a passphrase: it may be guessed for years on a stolen disk."""
_TYPED_KEY = KEY_BYTES * 2


class WrongSecret(Refused):
    """What was typed does not open this key."""


@record
class Made:
    """A key that was just made, and the recovery code that nobody has written down yet."""

    key: bytes
    code: str

    def __repr__(self) -> str:
        return "Made(...)"


def account_of(name: str) -> str:
    """Under what the safe has the key with this id."""
    return f"home:{name}"


def make(folder: Path, *, passphrase: str = "", key: bytes = b"") -> Made:
    """Make the key of a folder and the ways to it: in the safe, or behind a passphrase; and a recovery code.

    A `key` that is given (a service has it in a file) is kept nowhere else. Raises NoSafe, SafeShut without a
    passphrase, Refused for one that is too short, SurroundingsFailed when there is a key already or the folder cannot
    be written.
    """
    _refuse_locked(folder)
    made, name, code = key or secrets.token_bytes(KEY_BYTES), secrets.token_hex(16), recovery.new_code()
    fresh = Slots(name, slots.check_of(name, made))
    fresh = replace(fresh, recovery=seal_typed(code, made, fresh.about("recovery")))
    if passphrase:
        fresh = replace(fresh, passphrase=seal_typed(_fit(passphrase), made, fresh.about("passphrase")))
    elif not key:
        safe.put(account_of(name), made.hex(), "de sleutel van deze desk")

    def first(there: Slots | None) -> Slots:
        if there is not None:
            raise SurroundingsFailed(f"{folder}: hier is al een sleutel. Start Nachtwacht opnieuw.")
        return fresh

    slots.change(folder, first)
    return Made(made, code)


def by_safe(there: Slots) -> bytes:
    """The key, from the system's safe; empty where it has none, or another one. Raises NoSafe, SafeShut."""
    return fitting(there, safe.get(account_of(there.id)))


def by_typed(there: Slots, typed: str) -> bytes:
    """The key, from a passphrase or a recovery code; takes a tenth of a second. Raises WrongSecret."""
    if there.passphrase is None and there.recovery is None:
        raise WrongSecret("Deze gegevens hebben geen herstelcode en geen wachtzin; alleen de sleutelbos opent ze.")
    if there.recovery is not None and (there.passphrase is None or recovery.is_like(typed)):
        try:
            return _opened(there, recovery.read_code(typed), code=True)
        except Refused:
            # A passphrase may be as long as a code, and of its letters.
            if there.passphrase is None:
                raise
    return _opened(there, typed, code=False)


def by_code(there: Slots, typed: str) -> bytes:
    """The key, from the recovery code alone. Raises WrongSecret, or Refused for what is no code."""
    return _opened(there, recovery.read_code(typed), code=True)


def by_file(there: Slots | None, path: Path) -> bytes:
    """The key, from a file that holds it in hexadecimal, or the passphrase or recovery code, on one line.

    Without slots only the first. Raises SurroundingsFailed for a file that cannot be read, that others may read too,
    or whose contents do not open this key.
    """
    try:
        if os.name != "nt" and path.stat().st_mode & 0o077:
            raise SurroundingsFailed(f"{path}: anderen mogen dit bestand met de sleutel lezen. Doe: chmod 600 {path}")
        typed = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SurroundingsFailed(
            f"{path}: de sleutel kan niet worden gelezen ({why(error)}). Controleer {KEY_FILE}."
        ) from error
    key = _from_hex(typed)
    if there is None:
        if not key:
            raise SurroundingsFailed(
                f"{path}: hierin hoort een sleutel van {_TYPED_KEY} hexadecimale tekens. Maak er een met: "
                f"openssl rand -hex {KEY_BYTES}"
            )
        return key
    if key and there.fits(key):
        return key
    try:
        return by_typed(there, typed)
    except Refused as error:
        raise SurroundingsFailed(f"{path}: opent deze gegevens niet. {error}") from error


def named_file() -> Path | None:
    """The file that NACHTWACHT_KEY_FILE names."""
    named = os.environ.get(KEY_FILE, "").strip()
    return Path(named).expanduser() if named else None


def keep_in_safe(there: Slots, key: bytes) -> None:
    """Have the system's safe open this at the next start. Raises NoSafe, SafeShut."""
    safe.put(account_of(there.id), key.hex(), "de sleutel van deze desk")


def new_recovery(folder: Path, key: bytes) -> str:
    """A recovery code in the place of the former one, which opens nothing any more. Raises SurroundingsFailed."""
    code = recovery.new_code()
    slots.change(folder, lambda there: _with_recovery(_there(there, folder), key, code))
    return code


def note_recovery(folder: Path) -> None:
    """Somebody says that the recovery code is on paper."""
    slots.change(folder, lambda there: replace(_there(there, folder), noted=True))


def new_passphrase(folder: Path, key: bytes, passphrase: str) -> None:
    """A passphrase in the place of the former one. Raises Refused for one that is too short."""
    fit = _fit(passphrase)

    def put(there: Slots | None) -> Slots:
        known = _there(there, folder)
        return replace(known, passphrase=seal_typed(fit, key, known.about("passphrase")))

    slots.change(folder, put)


def now_text() -> str:
    """This minute, as it stands in the file."""
    return datetime.now(UTC).isoformat(timespec="minutes")


def _refuse_locked(folder: Path) -> None:
    """A new key beside files that have one already would only hide that their slots are gone."""
    for file in sorted(folder.glob("*.db")):
        if file.stat().st_size and not is_plain(file):
            raise SurroundingsFailed(
                f"{file}: is versleuteld of beschadigd, en {slots.FILE} is er niet. Zet dat bestand terug uit de "
                "nieuwste kopie van deze desk, of zet deze map apart en begin met een lege."
            )


def _with_recovery(there: Slots, key: bytes, code: str) -> Slots:
    return replace(there, recovery=seal_typed(code, key, there.about("recovery")), noted=False)


def _there(there: Slots | None, folder: Path) -> Slots:
    if there is None:
        raise SurroundingsFailed(f"{folder / slots.FILE}: is er niet meer. Zet het terug uit de nieuwste kopie.")
    return there


def _fit(passphrase: str) -> str:
    if len(passphrase.strip()) < SHORTEST:
        raise Refused(
            f"Een wachtzin heeft minstens {SHORTEST} tekens, bijvoorbeeld vier of vijf woorden die niets met elkaar te "
            "maken hebben."
        )
    return passphrase.strip()


def _opened(there: Slots, typed: str, *, code: bool) -> bytes:
    locked, about = (there.recovery, "recovery") if code else (there.passphrase, "passphrase")
    if locked is not None:
        try:
            key = unseal_typed(typed if code else typed.strip(), locked, there.about(about))
        except NotOpened:
            key = b""
        if key and there.fits(key):
            return key
    if code:
        raise WrongSecret("Deze herstelcode is niet die van deze desk, of er is sindsdien een nieuwe gemaakt.")
    raise WrongSecret("Dit is niet de wachtzin van deze desk. Typ hem opnieuw, of typ de herstelcode van het papier.")


def fitting(there: Slots, text: str) -> bytes:
    """The key in hexadecimal, if it is the one of these slots; empty for anything else."""
    key = _from_hex(text)
    return key if key and there.fits(key) else b""


def _from_hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text) if len(text) == _TYPED_KEY else b""
    except ValueError:
        return b""
