"""Where a journal is: a copy of the file, or the same file put back on another computer, has another place."""

import platform
from pathlib import Path

_MACHINE_ID = Path("/etc/machine-id")


def place_of(path: Path) -> str:
    """Names this file on this computer. It may change without reason (a renamed computer): that does no harm."""
    try:
        machine = _MACHINE_ID.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        machine = platform.node()
    return f"{machine}/{path.stat().st_ino}"
