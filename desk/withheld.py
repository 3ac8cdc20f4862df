"""Rows of a report that somebody may not read, or whose numbers they may not see. Pure.

What helps now stays: that a report is there, its danger while it is open, the minute of its promises, and of a promise
that rings whom to call on which number (house rules 1 and 4).
"""

import dataclasses
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from desk.alarm_rows import AlarmRow
from desk.board import row_with
from desk.promise_rows import PromiseRow
from desk.rows import CardRow, TriageMarkRow
from desk.words.phone import search_digits

COVER = "••••"
"""What stands in place of a number, before its last two digits."""
SENSITIVE, LONG_AGO, NOT_YOURS, PERHAPS = (
    "afgeschermd, alleen voor wie erbij genoemd is",
    "langer geleden afgerond",
    "niet voor uw rol",
    "mogelijk een eerdere melding",
)
_PERHAPS = "Er is mogelijk een eerdere melding; een naam, of het nummer van een hulpverlener, zegt dat niet zeker. "
_FEWEST = 4
_RUN = re.compile(r"[+(]?\d(?:[\s().\-/\u00a0\u2011]{0,3}\d){3,}")
_DIGITS = re.compile(r"\d")
_COVERED = re.compile(COVER + r" \d\d")
_LIVE = frozenset({"calling", "waiting", "open"})
T = TypeVar("T")


def withheld_card(card: CardRow, why: str, short: str) -> CardRow:
    """A card that says that it may not be read, `why` and in `short`, and nothing of its content."""
    live = card.state in _LIVE or bool(card.promises)
    return row_with(
        card,
        title=f"{card.reference} · niet in te zien",
        subtitle=short,
        rank=card.rank if live else 0,
        danger=card.danger and live,
        caller_name="",
        caller_number="",
        number_key="",
        children=(),
        promises=tuple(map(bare_promise, card.promises)),
        agreements=(),
        core_done=False,
        open_danger=0,
        safety=(),
        triage=tuple(map(_bare_mark, card.triage)),
        decided="",
        withheld=why,
    )


def perhaps_earlier(card: CardRow) -> CardRow:
    """A card beside a report that goes on: where it may not be read for want of more than a name, it says so."""
    if not card.withheld or card.subtitle != LONG_AGO:
        return card
    return row_with(card, subtitle=PERHAPS, withheld=f"{_PERHAPS}{card.withheld}")


def bare_promise(row: PromiseRow) -> PromiseRow:
    """A promise without whom it was made to: that it is there, and its minute."""
    said = {"who": "", "number": "", "second_number": "", "safe": "", "voicemail": "", "opening_line": ""}
    return row_with(row, **said, note="", former_number="", former="", minutes=(), said_since=False, number_by="")


def callable_promise(row: PromiseRow) -> PromiseRow:
    """A promise that rings: whom to call and how, not what about."""
    return row_with(row, note="")


def bare_alarm(row: AlarmRow) -> AlarmRow:
    """An alarm for everybody who can see the screen."""
    return row_with(row, promise=bare_promise(row.promise))


def _bare_mark(mark: TriageMarkRow) -> TriageMarkRow:
    return row_with(mark, child="", text="Afgeschermd", by="", noted_by="", person="", alone=False)


class Cover:
    """Covers numbers wherever they stand; `numbers` as they were typed or are shown."""

    def __init__(self, numbers: Iterable[str]) -> None:
        digits = {search_digits(number) for number in numbers}
        self._digits = sorted((one for one in digits if len(one) >= _FEWEST), key=lambda one: (-len(one), one))

    def text(self, text: str) -> str:
        """The text with only the last two digits of each number."""
        if not self._digits or not _DIGITS.search(text):
            return text
        return _RUN.sub(self._covered, text)

    def row(self, row: T) -> T:
        """A row, or anything that rows are made of, with every text in it covered."""
        covered: T = self._of(row)
        return covered

    def _covered(self, run: re.Match[str]) -> str:
        inside = "".join(_DIGITS.findall(run[0]))
        found = next((one for one in self._digits if one in inside), "")
        return cover(found) if found else run[0]

    def _of(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, bytes):
            return self.text(value.decode()).encode()
        if isinstance(value, tuple):
            made = tuple(map(self._of, value))
            return value if all(one is other for one, other in zip(made, value, strict=True)) else made
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            changed = {
                name: fresh
                for name, old in ((one.name, getattr(value, one.name)) for one in dataclasses.fields(value))
                if (fresh := self._of(old)) is not old
            }
            return dataclasses.replace(value, **changed) if changed else value
        return value


def cover(number: str) -> str:
    """A number as whoever may not see it whole sees it."""
    return f"{COVER} {search_digits(number)[-2:]}"


def covered_excerpt(text: str) -> str:
    """A piece of a report around a find, every number in it covered: whose it is, is not known here."""
    return _RUN.sub(lambda run: cover(run[0]), text)


def is_covered(text: str) -> bool:
    """Whether a number that was covered stands in a text: written back it would be lost."""
    return bool(_COVERED.search(text))


def covered_card(card: CardRow) -> CardRow:
    """A card without the whole number of who called; its open promises keep theirs, somebody has to call."""
    if not card.caller_number:
        return card
    hidden = Cover((card.caller_number, card.number_key)).row(row_with(card, promises=()))
    return row_with(hidden, number_key="", promises=card.promises)


def hours_since(closed_at: datetime | None, now: datetime) -> float | None:
    """Hours since a report was closed, None while it is open."""
    return None if closed_at is None else max(0.0, (now - closed_at).total_seconds() / 3600)
