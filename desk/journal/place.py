"""Where a journal is: a copy of the file, or the same file put back on another computer, has another place."""

import platform
from pathlib import Path
from typing import Any

_MACHINE_ID = Path("/etc/machine-id")


def place_of(path: Path) -> str:
    """Names this file on this computer. It may change without reason (a renamed computer): that does no harm."""
    try:
        machine = _MACHINE_ID.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        machine = platform.node()
    return f"{machine}/{path.stat().st_ino}"


def note_moved(connection: Any, path: Path, former: str) -> None:
    """The journal was written anew where it was: its place goes on, unless it was found elsewhere before that."""
    connection.execute("UPDATE meta SET value = ? WHERE key = 'place' AND value = ?", (place_of(path), former))


def why_anew(agreed: int, last: int, noted: str, here: str) -> str:
    """Why a journal has to go on under a new incarnation, in Dutch; empty if it need not.

    `agreed` is the highest running number that came back through the store, `last` the highest in the journal;
    `noted` is the place where the journal was kept until now (empty if that was never noted), `here` where it is.
    """
    if agreed > last:
        return "Het journaal is ouder dan wat al gedeeld was"
    if noted and noted != here:
        return "Het journaal is een kopie of komt van een andere plek"
    return ""
