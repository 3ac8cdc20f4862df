"""Data that ships with the program: region profiles, translations, fonts and sounds."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(*parts: str) -> Traversable:
    """The file or folder at `parts` below resources/, wherever the program is installed."""
    return files(__name__).joinpath(*parts)
