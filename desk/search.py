"""Ctrl+K: find a report by name, number, reference or words, whether its facts are agreed or still pending."""

import re

from desk.replica.reader import ReplicaReader
from desk.rows import SearchRow
from desk.shown import Shown
from desk.words.fold import clean_text, fold_text
from desk.words.phone import search_digits

LIMIT = 40
_WORD = re.compile(r"[^\W_]+")  # as the index takes words apart
_REFERENCE = re.compile(r"^\s*([A-Za-z0-9]{1,4})\s*-\s*0*(\d{1,9})\s*$")


def search(shown: Shown, reader: ReplicaReader, typed: str, limit: int = LIMIT) -> tuple[SearchRow, ...]:
    """The reports that hold all words of `typed`, newest first; a reference finds its report at once."""
    tokens, digits = parts(typed)
    if not tokens:
        return ()
    rows: dict[str, SearchRow] = {}
    exact = _REFERENCE.match(typed)
    if exact:
        for card in shown.by_reference(exact[1].upper(), int(exact[2])):
            rows[card.id] = SearchRow(card, "kenmerk", card.reference)
    where = "nummer" if digits else "tekst"
    for card, words in shown.laid_words():
        inside = f"{words.names} {words.words}".split()
        by_number = bool(digits) and any(key.startswith(digits) for key in words.numbers.split())
        by_words = all(any(word.startswith(token) for word in _WORD.findall(" ".join(inside))) for token in tokens)
        if (by_number or by_words) and card.id not in rows:
            rows[card.id] = SearchRow(card, where, "")
    for card, excerpt in reader.search(expression(tokens, digits), limit):
        if card.id not in rows and not shown.is_laid(card.id):
            rows[card.id] = SearchRow(card, where, excerpt)
    return tuple(sorted(rows.values(), key=lambda row: (row.card.opened_at, row.card.id), reverse=True)[:limit])


def parts(typed: str) -> tuple[list[str], str]:
    """What was typed as words to find, and as the digits of a number when it is one."""
    tokens = _WORD.findall(fold_text(clean_text(typed)))
    return tokens, search_digits(typed) if _is_number(typed) else ""


def expression(tokens: list[str], digits: str) -> str:
    """The FTS5 expression: all words, each as a beginning; or the digits of a number as the beginning of one."""
    words = " AND ".join(f'"{token}"*' for token in tokens)
    if digits:
        return f'(numbers:"{digits}"*) OR ({{names words}}:({words}))'
    return f"{{names words}}:({words})"


def _is_number(typed: str) -> bool:
    digits = sum(letter.isdigit() for letter in typed)
    return digits >= 3 and not any(letter.isalpha() for letter in typed)
