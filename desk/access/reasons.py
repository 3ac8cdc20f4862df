"""Why somebody breaks the glass: resources/access/glass.toml, one digit each. Pure.

Nobody types one: it stands with each look of those minutes, for ever and on every desk, also when the report that it
was about is destroyed.
"""

from collections.abc import Mapping
from functools import cache

from desk.errors import DeskBug
from resources import resource

MOST = 9
"""One digit each."""


@cache
def glass_reasons() -> tuple[str, ...]:
    """The shipped reasons, in order."""
    # Imported here: a start of the window does without.
    import tomllib

    return reasons_of(tomllib.loads(resource("access", "glass.toml").read_text(encoding="utf-8")))


def reasons_of(read: Mapping[str, object]) -> tuple[str, ...]:
    """Reasons as they were read; DeskBug for none, too many or an empty one: they are shipped with the program."""
    found = read.get("reasons")
    if not isinstance(found, list) or not 1 <= len(found) <= MOST:
        raise DeskBug(f"glass.toml: geef 1 tot en met {MOST} redenen.")
    if any(not isinstance(reason, str) or not reason.strip() for reason in found) or len(set(found)) < len(found):
        raise DeskBug("glass.toml: elke reden is een eigen zin.")
    return tuple(found)
