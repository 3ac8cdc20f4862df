"""Reads a file of resources/law."""

from typing import Any

from resources import resource


def read_law(name: str) -> dict[str, Any]:
    """The contents of resources/law/`name`."""
    # Imported here: a start of the window does without.
    import tomllib

    return tomllib.loads(resource("law", name).read_text(encoding="utf-8"))
