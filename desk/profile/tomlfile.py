"""Reads a TOML file that people edit: typed values out, and every fault with its line, never just the first."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from desk.errors import Fault

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-]+)\s*\]\]?")
_KEY = re.compile(r"^\s*([A-Za-z0-9_\-]+)\s*=")
_LAST_PART = re.compile(r"(\.?[^.\[\]]+|\[\d+\])$")
_AT_LINE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_MOST_DOTS = 400
# What the reader of TOML says, by the words that make the difference.
_SAID = {
    "overwrite": "een naam staat er twee keer",
    "twice": "een naam staat er twee keer",
    "Duplicate": "een naam staat er twee keer",
    "redefine": "een blok staat er twee keer",
    "immutable": "dit blok is al af",
    "'=' after a key": "achter een naam hoort een =",
    "']": "achter de naam van een blok hoort een ]",
    "newline": "hier hoort de regel op te houden",
    "Unclosed": "een haak sluit niet",
    "Unterminated": "een aanhalingsteken ontbreekt",
    r"Illegal character '\n'": "een aanhalingsteken ontbreekt",
    "character '": "hier staat een teken dat niet kan",
    "Invalid value": "hier hoort een waarde; tekst staat tussen aanhalingstekens",
    "Invalid statement": "hier hoort een naam of een [blok]",
    "key part": "hier hoort een naam",
    "in a string": "na een schuine streep \\ staat iets dat daar niet kan",
    "date": "deze datum of tijd bestaat niet",
    "integer string": "er staat een getal met duizenden cijfers in",
}


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """The cure for a name that is not known: the nearest known name, else the list of them."""
    names = sorted(known)
    near = get_close_matches(wrong, names, n=1)
    return f"bedoelt u '{near[0]}'?" if near else f"kies uit: {', '.join(names)}"


def lines_of(text: str) -> dict[str, int]:
    """For every header and key in a TOML text, the line it is on, by key path such as `clocks[2].warn`."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    here = ""
    quoted = False
    for number, line in enumerate(text.splitlines(), start=1):
        was_quoted = quoted
        quoted ^= (line.count('"""') + line.count("'''")) % 2 == 1
        if was_quoted:
            continue
        if header := _HEADER.match(line):
            here = _path(header[2], counts, array=header[1] == "[[")
            found[here] = number
        elif key := _KEY.match(line):
            found[f"{here}.{key[1]}" if here else key[1]] = number
    return found


def _path(header: str, counts: dict[str, int], *, array: bool) -> str:
    """The key path of a header, with the index of every array of tables on the way."""
    path = ""
    parts = header.split(".")
    for depth, part in enumerate(parts):
        path = f"{path}.{part}" if path else part
        if array and depth == len(parts) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = f"{path}[{counts[path]}]"
    return path


class Section:
    """One table of a TOML file; takes values by key and remembers what was wrong and what nobody asked for."""

    def __init__(self, file: str, values: Mapping[str, Any], lines: Mapping[str, int], faults: list[Fault]) -> None:
        self._file = file
        self._values = values
        self._lines = lines
        self._faults = faults
        self._path = ""
        self._asked: set[str] = set()

    def _inside(self, path: str, values: Mapping[str, Any]) -> "Section":
        section = Section(self._file, values, self._lines, self._faults)
        section._path = path
        return section

    def _at(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path and key else self._path or key

    def where(self, key: str = "") -> str:
        """The place of a key for people: `regel 12 (clocks[0].warn)`, or the key path where no line is known."""
        path = around = self._at(key)
        while around and around not in self._lines:
            # What stands inside { } has no line of its own: the nearest one around it will do.
            around = _LAST_PART.sub("", around)
        return f"regel {self._lines[around]} ({path})" if around else path or "bestand"

    def fault(self, key: str, what: str, cure: str) -> None:
        """Add a fault at this key."""
        self._faults.append(Fault(self._file, self.where(key), what, cure))

    def _take(self, key: str, kind: type | tuple[type, ...], called: str, default: Any) -> Any:
        self._asked.add(key)
        if key not in self._values:
            if default is None:
                self.fault(key, f"'{key}' ontbreekt", f"voeg {key} = ... toe ({called})")
            return default
        value = self._values[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.fault(key, f"'{key}' moet {called} zijn", "pas de waarde aan")
            return default
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text; may be empty only if a default is given."""
        value = self._take(key, str, "een tekst tussen aanhalingstekens", default)
        if value is not None and default is None and not value.strip():
            self.fault(key, f"'{key}' is leeg", "vul een tekst in")
        return value or ""

    def whole(self, key: str, default: int | None = None, least: int = 0) -> int:
        """A whole number, `least` or above; `least` where it is missing or wrong."""
        value = self._take(key, int, "een heel getal zonder aanhalingstekens", default)
        if value is None:
            return least
        if value < least:
            self.fault(key, f"'{key}' is kleiner dan {least}", f"vul {least} of meer in")
        return int(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """true or false."""
        return bool(self._take(key, bool, "true of false", default))

    def day(self, key: str) -> date | None:
        """A date; None where it is missing or wrong."""
        called = "een datum zoals 2026-11-01, zonder aanhalingstekens"
        value = self._take(key, date, called, None)
        if isinstance(value, datetime):
            self.fault(key, f"'{key}' heeft een tijd", f"schrijf {called}")
            return None
        return value if isinstance(value, date) else None

    def has(self, key: str) -> bool:
        """Whether the key is there at all; does not count as asking for it."""
        return key in self._values

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        value = self._take(key, list, "een lijst van teksten, [ ... ]", None if default is None else list(default))
        if value is None:
            return ()
        if not all(isinstance(entry, str) and entry.strip() for entry in value):
            self.fault(key, f"'{key}' heeft een regel die geen tekst is", "zet elke regel tussen aanhalingstekens")
        return tuple(entry for entry in value if isinstance(entry, str) and entry.strip())

    def wholes(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        value = self._take(key, list, "een lijst van getallen, [ ... ]", None)
        if value is None:
            return ()
        if not all(isinstance(entry, int) and not isinstance(entry, bool) for entry in value):
            self.fault(key, f"'{key}' heeft iets dat geen heel getal is", "gebruik alleen getallen")
        return tuple(entry for entry in value if isinstance(entry, int) and not isinstance(entry, bool))

    def table(self, key: str, *, needed: bool) -> "Section | None":
        """A table inside this one."""
        value = self._take(key, dict, f"een blok [{self._at(key)}]", None if needed else {})
        return self._inside(self._at(key), value) if value is not None else None

    def tables(self, key: str, *, needed: bool = True) -> list["Section"]:
        """A list of tables, written as [[key]] blocks or as { ... } lines."""
        value = self._take(key, list, f"een lijst van blokken [[{self._at(key)}]]", None if needed else [])
        inside = []
        for index, entry in enumerate(value or ()):
            if isinstance(entry, dict):
                inside.append(self._inside(f"{self._at(key)}[{index}]", entry))
            else:
                self.fault(key, f"'{key}' nummer {index + 1} is geen blok", "schrijf het als { ... }")
        if needed and value == []:
            self.fault(key, f"'{key}' is leeg", "voeg er ten minste een toe")
        return inside

    def keys(self) -> tuple[str, ...]:
        """The keys that are there; used where the keys themselves are data. All count as asked for."""
        self._asked.update(self._values)
        return tuple(self._values)

    def done(self) -> None:
        """Every key nobody asked for is a fault: most often a typing error."""
        for key in self._values:
            if key not in self._asked:
                self.fault(key, f"'{key}' kent het programma niet", suggestion(key, self._asked))


def too_deep(text: str) -> int:
    """The number of a line with more points than a name or a sentence has; 0 for none.

    Python's reader of TOML takes twenty seconds over a name of 25,000 parts, and a profile may come in a fact.
    """
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if line.count(".") > _MOST_DOTS), 0)


def read(file: str, content: bytes, faults: list[Fault]) -> Section | None:
    """The whole file as a section, or None with a fault when it is no UTF-8 or no TOML."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        faults.append(Fault(file, f"regel {line}", "het bestand is geen UTF-8", "bewaar het als UTF-8"))
        return None
    if line := too_deep(text):
        what = f"er staan meer dan {_MOST_DOTS} punten op deze regel"
        faults.append(Fault(file, f"regel {line}", what, "splits de regel, of geef het blok een kortere naam"))
        return None
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # beside TOMLDecodeError: thousands of digits, or of brackets
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at and at[1] else text.count("\n") + 1
        where = f"regel {line}, kolom {at[2]}" if at and at[2] else f"regel {line}"
        said = next((words for sign, words in _SAID.items() if sign in str(error)), "hier klopt de TOML niet")
        what = f"dit is geen geldige TOML ({said})"
        faults.append(Fault(file, where, what, "controleer haken, aanhalingstekens en dubbele namen"))
        return None
    return Section(file, values, lines_of(text), faults)
