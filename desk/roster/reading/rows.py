"""A sheet of a workbook or the lines of a text as rows of texts, alike for whoever looks for duties in them."""

import re

from desk.record import record
from desk.roster.duty_row import tidy
from desk.words.fold import fold_text


@record
class Row:
    """One row: its number as an editor or Excel counts it, `where` it is, and its cells as text.

    `wrong` says why the row cannot be read (a quote left open), `cure` what to do; `cells` is then empty.
    """

    number: int
    where: str
    cells: tuple[str, ...]
    wrong: str = ""
    cure: str = ""

    def cell(self, column: int) -> str:
        """The text of a column from 0, tidy; empty beyond the last."""
        return tidy(self.cells[column]) if 0 <= column < len(self.cells) else ""

    def lines_of(self, column: int) -> str:
        """The text of a column from 0 with its line ends; empty beyond the last."""
        return self.cells[column].strip() if 0 <= column < len(self.cells) else ""

    @property
    def empty(self) -> bool:
        """Whether nothing stands there."""
        return not self.wrong and not any(cell.strip() for cell in self.cells)


COLUMNS = ("role", "provider", "name", "phone", "from", "until", "backup")
"""The columns of a roster with a duty on each row, by the names that every file may use."""

_WORDS = {
    "date": ("date", "datum"),
    "role": ("rol", "functie"),
    "provider": ("aanbieder", "zorgaanbieder", "organisatie", "instelling"),
    "name": ("naam", "medewerker", "naam medewerker", "wie"),
    "phone": (
        *("telefoon", "telefoonnummer", "telefoonnr", "telefoonnr.", "nummer", "mobiel", "mobiel nummer"),
        *("mobiele nummer", "gsm", "tel", "tel.", "telnr", "tel.nr.", "tel. nr.", "tel nr"),
    ),
    "from": ("van", "vanaf", "begin", "start", "aanvang", "starttijd", "begintijd"),
    "until": ("tot", "einde", "eind", "eindtijd"),
    "backup": ("reserve", "achterwacht", "achtervang", "back-up"),
    "email": ("email", "e-mail", "mail", "e-mailadres", "mailadres"),
}
_DUTCH = {
    "role": "rol",
    "provider": "aanbieder",
    "name": "naam",
    "phone": "telefoon",
    "from": "van",
    "until": "tot",
    "backup": "reserve",
    "date": "datum",
    "email": "e-mail",
}
_ENGLISH = ("role", "name", "phone", "from", "until")
"""Of `COLUMNS` those that nobody uses in Dutch."""
_EXACT = {name: name for name in COLUMNS} | {fold_text(word): name for name in _WORDS for word in _WORDS[name]}
NEAR = {
    **dict.fromkeys(("dienst",), "role"),
    **dict.fromkeys(("t/m", "end", "to"), "until"),
}
"""What people may mean by a header that is not taken by itself, for the hint."""


def column_of(header: str) -> str:
    """The column that a header names, in English or Dutch; empty for any other word."""
    return _EXACT.get(fold_text(header), "")


def words_of(header: Row) -> dict[str, str]:
    """What each column is called to whoever made a file: as its header says, in Dutch for what is not in there.

    A header in the words of `COLUMNS` keeps those.
    """
    written = [(column_of(cell), tidy(cell).lower()) for cell in header.cells]
    if any(name == word and name in _ENGLISH for name, word in written):
        return {name: name for name in _DUTCH}
    return _DUTCH | {name: word for name, word in reversed(written) if name}


def column_words() -> tuple[str, ...]:
    """Every header that is taken, folded."""
    return tuple(_EXACT)


def letters(column: int) -> str:
    """A column from 0 as Excel names it: A, B, ... AA."""
    found = ""
    column += 1
    while column:
        column, left = divmod(column - 1, 26)
        found = chr(65 + left) + found
    return found


SEVERAL = re.compile(r"\s*[/+&;\n]\s*|\s+en\s+", re.IGNORECASE)
"""What stands between people who have one duty together."""

FAULTY_CELL = re.compile(
    r"#(?:REF|N/A|NAME|DIV|VALUE|NUM|NULL|SPILL|CALC|VERW|NB|NAAM|DEEL|WAARDE|GETAL|LEEG|OVERLOOP)\b.*|Err:\d+.*"
    r"|#FORMULE\b.*|=.+",
    re.IGNORECASE,
)
"""What Excel and LibreOffice write where a formula gives nothing, in English and Dutch; our own `#FORMULE`, and a
formula that was saved as its text."""
