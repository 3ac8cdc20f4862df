"""What `nachtwacht-admin profile check NAME|PATH` says: every fault of a profile, a line each."""

from pathlib import Path

from desk.errors import Fault, FaultyFile
from desk.profile.library import load


def check(path_or_name: str, home: Path | None = None) -> list[Fault]:
    """The faults for which this profile would be refused; none means that it can be used. Never raises them."""
    return examine(path_or_name, home)[0]


def examine(path_or_name: str, home: Path | None = None) -> tuple[list[Fault], list[Fault]]:
    """The faults, and the warnings: things worth mending that stop nothing (none while there are faults)."""
    try:
        return [], load(path_or_name, home)[1]
    except FaultyFile as faulty:
        return list(faulty.faults), []
