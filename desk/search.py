"""Ctrl+K: find a report by name, number, reference or words, whether its facts are agreed or still pending."""

import re
from collections.abc import Callable

from desk.replica.reader import ReplicaReader
from desk.reports.words import SearchWords
from desk.rows import CardRow, SearchRow
from desk.shown import Shown
from desk.words.excerpt import Excerpts
from desk.words.fold import clean_text, fold_text
from desk.words.phone import read_number, search_digits

LIMIT = 40
_WORD = re.compile(r"[^\W_]+")  # as the index takes words apart
_REFERENCE = re.compile(r"^\s*([A-Za-z0-9]{1,4})\s*-\s*0*(\d{1,9})\s*$")


def search(
    shown: Shown, reader: ReplicaReader, typed: str, dress: Callable[[CardRow], CardRow], limit: int = LIMIT
) -> tuple[SearchRow, ...]:
    """The reports that hold all words of `typed`, newest first; a reference finds its report at once.

    `dress` gives a card the words that depend on the minute and on this desk.
    """
    tokens, digits = parts(typed)
    if not tokens:
        return ()
    rows: dict[str, SearchRow] = {}
    exact = _REFERENCE.match(typed)
    if exact:
        for card in shown.by_reference(exact[1].upper(), int(exact[2])):
            rows[card.id] = SearchRow(dress(card), "kenmerk", card.reference, ((0, len(card.reference)),))
    where, excerpts = "nummer" if digits else "tekst", Excerpts(tokens, digits)
    for card, words in shown.laid_words():
        if card.id not in rows and _holds(words, tokens, digits):
            excerpt, marks = excerpts.of(words.names, words.words, words.typed)
            rows[card.id] = SearchRow(dress(card), where, excerpt, marks)
    for card, names, inside, said in reader.search(expression(tokens, digits), limit):
        if card.id not in rows and not shown.is_laid(card.id):
            excerpt, marks = excerpts.of(names, inside, said)
            rows[card.id] = SearchRow(dress(card), where, excerpt, marks)
    # Of what is not on this computer a whole number or name is known, and no words.
    for card in shown.by_keys(_keys(typed, digits), limit):
        if card.away and card.id not in rows:
            rows[card.id] = SearchRow(dress(card), "nummer" if digits else "naam", "")
    return tuple(sorted(rows.values(), key=lambda row: (row.card.opened_at, row.card.id), reverse=True)[:limit])


def _keys(typed: str, digits: str) -> set[str]:
    name = fold_text(clean_text(typed))
    if digits:
        key = read_number(typed).key
        return {f"n:{key}"} if key else set()
    return {f"c:{name}"} if len(name) > 1 else set()


def _holds(words: SearchWords, tokens: list[str], digits: str) -> bool:
    """Whether a report that waits for the store is found, as the index finds those of the replica."""
    if digits and any(key.startswith(digits) for key in words.numbers.split()):
        return True
    inside = _WORD.findall(f"{words.names} {words.words}")
    return all(any(word.startswith(token) for word in inside) for token in tokens)


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
