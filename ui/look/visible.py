"""Text as it is put on screen: what people pasted stays in the facts as it is, but cannot turn a line around.

Marks of direction (U+202E and its like) would put the digits of a number, or the words of a question, in another
order for the eye; other invisible marks cut a line off. Emoji keep their joiners. A telephone number and a span of time
stay on one line: half a number is dialled wrong.
"""

import re
from functools import lru_cache

_MARKS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070), *range(0xFFF9, 0xFFFC), 0xFEFF)
_CONTROLS = (code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t")
_SHOWN: dict[int, str | None] = {
    **dict.fromkeys((*_MARKS, *_CONTROLS)),
    # Qt breaks the line at these, also where there is one line only.
    **dict.fromkeys((0x2028, 0x2029), " "),
}


_TOGETHER = re.compile(r"(?<![\d:])(?:\+\d{1,3}|0\d{1,3})(?: \d{1,8})+(?![\d:])|\d+ (?:min|u(?: \d\d)?|dagen)\b")
"""Numbers as `desk.words.phone` shows them, and spans as `desk.words.times` does."""
_NO_BREAK = "\u00a0"


def visible(text: str) -> str:
    """`text` without marks that nobody sees."""
    return text if text.isascii() and text.isprintable() else text.translate(_SHOWN)


@lru_cache(maxsize=512)
def unbroken(text: str) -> str:
    """`text` with numbers and spans that no line breaks in two; just as wide."""
    return _TOGETHER.sub(lambda found: found[0].replace(" ", _NO_BREAK), text) if " " in text else text
