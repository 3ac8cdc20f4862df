"""An address as people write it down, in the one form by which the same door is found again. Pure.

It needs a house number, and a postcode or a place beside the street: "Dorpsstraat 12" is in every village.
"""

import re

from desk.words.fold import fold_text

_POSTCODE = re.compile(r"\b([1-9]\d{3}) ?([a-z]{2})\b")
_DOOR = re.compile(r"\b(\d{1,5})(?: ?-? ?([a-z]|\d{1,4}))?(?=$|[\s,])")
_STREET = re.compile(r"[a-z][a-z'. -]*$")
_AT_HOME = re.compile(r"^(?:thuis|bij huis|adres|woont|nu)\b[:,]? *")


def address_keys(text: str) -> frozenset[str]:
    """The keys of an address: postcode with house number, and street with number and place; empty where it has none."""
    folded = _AT_HOME.sub("", fold_text(text))
    code = _POSTCODE.search(folded)
    bare = _POSTCODE.sub(" ", folded) if code else folded
    door = next((found for found in _DOOR.finditer(bare) if found.start() or code), None)
    if door is None:
        return frozenset()
    number, keys = f"{int(door[1])}{door[2] or ''}", set()
    if code:
        keys.add(f"a:{code[1]}{code[2]} {number}")
    street = _STREET.search(bare[: door.start()].rstrip(" ,").rsplit(",", 1)[-1].strip())
    place = next((part.strip() for part in bare[door.end() :].split(",") if part.strip()), "")
    if street and place and not any(sign.isdigit() for sign in place):
        keys.add(f"a:{street[0].strip()} {number} {place}")
    return frozenset(keys)
