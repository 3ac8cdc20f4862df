"""Text that can be kept anywhere, and text in the one form in which search compares it."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Letters that no decomposition takes apart, and the marks that people type for an apostrophe, quote or dash.
# They go first: NFKD turns some of them (the acute accent on its own) into a space.
_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼʻʹ`´′＇", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−⁃", "-"),
        **dict(zip("øłđðı", "olddi", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
_DROPPED = frozenset({"Mn", "Me", "Cf"})
_SPACES = re.compile(r"\s+")


def clean_text(text: str) -> str:
    """`text` as every database takes it: a NUL or a surrogate that stands alone becomes U+FFFD.

    Qt's strings may hold half a character (a cut emoji), which UTF-8 cannot write; PostgreSQL refuses NUL.
    Two halves that belong together become the character they are. Idempotent.
    """
    text = text.replace("\0", _REPLACEMENT)
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def fold_text(text: str) -> str:
    """The form in which search compares words: no accents, no capitals, one dash, one apostrophe, single spaces.

    `y` becomes `ij`, so that Dyk, Dijk and Dĳk are found by each other's spelling, also when half typed: `di`
    still begins `dijk`. Deterministic and idempotent; may be longer than `text` (ß is two letters).
    """
    text = _without_marks(clean_text(text).translate(_SAME))
    # Once more, now in small letters and taken apart: that may show a new one (a small dash, a full-width quote).
    text = text.translate(_SAME).replace("y", "ij")
    return _SPACES.sub(" ", text).strip()


def fold_places(text: str) -> tuple[str, Sequence[int]]:
    """`text` without capitals, accents and invisible characters, and of each letter of that its place in `text`.

    Letter by letter, so that what is found in the one can be taken out of the other. Spaces and `y` stay as they are.
    """
    if text.isascii():
        return text.lower().replace("`", "'"), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        bare = _bare(letter)
        letters.append(bare)
        places += [place] * len(bare)
    return "".join(letters), places


@lru_cache(maxsize=1024)
def _bare(letter: str) -> str:
    return _without_marks(letter.translate(_SAME)).translate(_SAME)


def _without_marks(text: str) -> str:
    """Taken apart, without capitals, accents and invisible characters; repeated, as each step may make work anew."""
    if text.isascii():
        # Nothing to take apart, and nothing invisible: most names, and all that machines write.
        return text.lower()
    while True:
        parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        bare = "".join(part for part in parts if unicodedata.category(part) not in _DROPPED)
        if bare == text:
            return bare
        text = bare
