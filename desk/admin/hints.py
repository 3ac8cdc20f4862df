"""Commands that a message tells people to type, and counted words: ready for a shell, and right for one and for two."""

import shlex

from desk.home import Home, find_home

NAME = "nachtwacht-admin"


def command(*parts: object, home: Home | None = None) -> str:
    """A command as it can be pasted in a shell; with --home where the command would not find `home` by itself."""
    beside = [] if home is None or home.path == find_home().path else ["--home", home.path]
    return shlex.join([NAME, *(str(part) for part in [*parts, *beside])])


def counted(number: int, one: str, more: str) -> str:
    """`1 feit`, `2 feiten`."""
    return f"{number} {one if number == 1 else more}"


def facts(number: int) -> str:
    """So many facts, in words."""
    return counted(number, "feit", "feiten")
