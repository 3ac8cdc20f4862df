"""Hostile bytes made of real ones: flipped, cut, doubled, nested, swapped, wrongly encoded. Same seed, same bytes."""

import json
import random
from collections.abc import Callable, Sequence
from typing import Any

MOST = 200_000
"""No example is longer than this, whatever was done to it."""
WORDS = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\\ud800", b"\\u0000", b"\xc3", b"\r\n", b"\x1b[2J"),
    *(b"null", b"true", b"NaN", b"-Infinity", b"1e400", b"9" * 5000, b"-1", b"0", b"9223372036854775808", b"1e-400"),
    *(b'""', b"[]", b"{}", b"'", b'"', b"\\", b"[[", b"]]", b"=", b"#", b";", b",", b"\t", b"../../x", b"%s%n", b"{0}"),
    *(
        "٣٤".encode(),
        "²".encode(),
        "ﬁ".encode(),
        "İ".encode(),
        "\u202e".encode(),
        "\u2028".encode(),
        "e\u0301".encode(),
    ),
    *(b"9999-12-31", b"0001-01-01", b"2026-02-30", b"24:00", b"99:99", b"2026-10-25T02:30", b"+31612345678"),
)
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1 << 62, 1 << 63, -(1 << 63), 10**400, 0.5, float("inf"), float("nan"), 1e308),
    *("", " ", "\x00", "\ud800", "\udfff\ud800", "x" * 20_000, "é" * 3, "unknown", "not-asked", "../x", "\u202eabc"),
    *([], {}, [[]], [None], {"": None}, {"x": {"x": {}}}, "9" * 400, "1e400", "2026-02-30", "0001-01-01", "112"),
)
"""What takes the place of a value in a document: edges of numbers and dates, half characters, wrong kinds."""
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "utf-7")


def mutated(seeds: Sequence[bytes], seed: int) -> bytes:
    """One of the real inputs, changed in one to six ways."""
    chance = random.Random(seed)
    data = chance.choice(seeds)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        way = chance.choice(_WAYS)
        data = way(chance, data, seeds)[:MOST]
    return data


def _flip(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    made = bytearray(data)
    for _turn in range(chance.choice((1, 1, 2, 8, 64)) if made else 0):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _cut(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _gap(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    first, last = sorted(chance.randrange(len(data) + 1) for _turn in range(2))
    return data[:first] + data[last:]


def _insert(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(WORDS) * chance.choice((1, 1, 1, 3, 500)) + data[at:]


def _replace(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(WORDS) + data[at + chance.choice((1, 4, 16)) :]


def _twice(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    first, last = sorted(chance.randrange(len(data) + 1) for _turn in range(2))
    return data[:last] + data[first:last] * chance.choice((1, 2, 40)) + data[last:]


def _splice(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    other = chance.choice(seeds)
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _nest(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    deep = chance.choice((10, 100, 3000, 50_000))
    first, last = chance.choice(((b"[", b"]"), (b'{"item":[', b"]}"), (b"(", b")"), (b'{"a":', b"}"), (b"a.", b"")))
    at = chance.randrange(len(data) + 1)
    return data[:at] + first * deep + chance.choice((b"", b"1", data[:50])) + last * deep + data[at:]


def _encoded(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


def _lines(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """A line away, doubled, moved, or with another value behind its sign."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            lines.insert(chance.randrange(len(lines)), lines.pop(at))
        case _:
            for sign in (b"=", b":", b";"):
                head, there, _tail = lines[at].partition(sign)
                if there:
                    lines[at] = head + sign + chance.choice(WORDS)
                    break
    return b"\n".join(lines)


def _document(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """A JSON document with some values changed, taken away, doubled or swapped."""
    try:
        top = json.loads(data)
    except (ValueError, RecursionError):
        return _insert(chance, data, ())
    for _turn in range(chance.choice((1, 1, 2, 5))):
        places = _places(top)
        if not places:
            break
        inside, key = chance.choice(places)
        match chance.randrange(5):
            case 0:
                del inside[key]
            case 1 if isinstance(inside, list):
                inside.insert(0, inside[key])
            case 2:
                there, other = chance.choice(places)
                try:
                    inside[key], there[other] = there[other], inside[key]
                except (LookupError, TypeError):
                    continue
            case _:
                inside[key] = chance.choice(VALUES)
    try:
        return json.dumps(top).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):
        # What was swapped into itself.
        return data


def _places(top: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    ahead = [top]
    while ahead and len(found) < 5000:
        one = ahead.pop()
        keys = [*one] if isinstance(one, dict) else range(len(one)) if isinstance(one, list) else ()
        for key in keys:
            found.append((one, key))
            ahead.append(one[key])
    return found


Way = Callable[[random.Random, bytes, Sequence[bytes]], bytes]
# What knows the shape of a document gets furthest into a reader: most often.
_WAYS: tuple[Way, ...] = (
    *(_flip, _cut, _gap, _insert, _replace, _twice, _splice, _nest, _encoded, _lines, _lines),
    *(_document,) * 6,
)
