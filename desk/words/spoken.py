"""How many words a text takes when it is read aloud, and a text cut to so many. Pure.

Counted on the high side: numbers are spelled out as people do at night, so that what is said to take a minute does.
"""

import re

WORDS_A_MINUTE = 160
"""Calm reading aloud of Dutch; our own choice, on the slow side."""

_LONG = 24
_PARTS = re.compile(r"[^\W\d_]+|\d+")


def spoken_words(text: str) -> int:
    """The words that are heard: `03:51` is three, a telephone number one for each of its digits."""
    return sum(_heard(part) for part in _PARTS.findall(text))


def cut_spoken(text: str, most: int) -> str:
    """The beginning of `text` in at most `most` spoken words; what is cut ends in an ellipsis.

    White space becomes single spaces: what is read aloud has no lines.
    """
    heard = 0
    kept: list[str] = []
    for token in text.split():
        heard += spoken_words(token)
        if heard > most:
            return f"{' '.join(kept).rstrip(' ,;:.')}…".strip()
        kept.append(token)
    return " ".join(kept)


def _heard(part: str) -> int:
    if not part.isdecimal():
        # A run of letters without end is no word that anybody says in one.
        return 1 + (len(part) - 1) // _LONG
    if part.startswith("0") or len(part) > 4:
        return len(part)
    return 1 if len(part) <= 2 else 2
