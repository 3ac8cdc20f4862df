"""What of reports lies in clear: every string that a fact of a report carries, looked for in every byte of folders."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import resources
from desk.storage.files import connect

SHORTEST = 6
"""Characters: shorter strings are found by chance in random bytes, and are codes mostly."""
_OF_REPORTS = "SELECT payload FROM fact WHERE kind IN ('report', 'agreement') AND payload IS NOT NULL"


@cache
def _known() -> str:
    """All that the program itself says: a code or a label of it tells nothing about anybody."""
    root = Path(resources.__file__).parent
    files = [*root.rglob("*.toml"), *root.rglob("*.json"), *root.rglob("*.csv"), *root.rglob("*.md")]
    files += [*(root.parent / "desk").rglob("*.py"), *(root.parent / "ui").rglob("*.py")]
    # What made-up people say stands in the program too, and is what is looked for.
    made_up = {root.parent / "desk" / part for part in ("demo", "simulate", "bench")}
    files = [path for path in files if made_up.isdisjoint(path.parents)]
    return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files)


def words_in(database: Path, key: bytes) -> set[str]:
    """The names, numbers and sentences in the facts of a database that a person may have typed."""
    with closing(connect(database, key)) as connection:
        rows = connection.execute(_OF_REPORTS).fetchall()
    said = {text for (payload,) in rows for text in _strings(json.loads(payload))}
    return {text for text in said if len(text) >= SHORTEST and not _is_id(text) and text not in _known()}


def found_in(folders: Iterable[Path], words: Iterable[str]) -> list[str]:
    """`file: word` for each word that lies in clear in a file below these folders, in any way of writing it."""
    wanted = [(form, word) for word in words for form in forms_of(word)]
    found = []
    for folder in folders:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            try:
                data = path.read_bytes()
            except FileNotFoundError:
                continue
            found += [f"{path}: {word}" for form, word in wanted if form in data]
    return found


def forms_of(word: str) -> set[bytes]:
    """A word as programs write it: UTF-8, UTF-16, escaped as in JSON, folded as the search index has it."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    forms = {word.encode("utf-8", "surrogatepass"), word.encode("utf-16-le", "surrogatepass")}
    forms |= {json.dumps(word)[1:-1].encode(), plain.encode()}
    digits = "".join(letter for letter in word if letter.isdecimal())
    if len(digits) >= 9:
        forms |= {digits.encode(), digits[-9:].encode()}
    return {form for form in forms if len(form) >= SHORTEST}


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


def _is_id(text: str) -> bool:
    return len(text) in (32, 64) and all(letter in "0123456789abcdef" for letter in text)
