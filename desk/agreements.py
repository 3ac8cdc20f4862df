"""The row of an agreement made beforehand, folded from its facts, and finding it by number, name or words. Pure."""

import re
from collections.abc import Iterable, Mapping

from desk.agreement_rows import AgreementRow, AgreementText
from desk.fact import Fact, from_ticks
from desk.facts.agreements import AgreementEnded, AgreementMade
from desk.facts.codec import decode


def agreement_row(subject: str, facts: Iterable[Fact]) -> AgreementRow | None:
    """What stands of an agreement: every text that no later fact replaced, in the agreed order; None: nothing."""
    texts: dict[str, AgreementText] = {}
    replaced: set[str] = set()
    for fact in facts:
        payload = decode(fact)
        if not isinstance(payload, AgreementMade | AgreementEnded):
            continue
        # A fact may come before the one that it replaces: two desks, one order.
        replaced.update(fact.replaces)
        if isinstance(payload, AgreementMade):
            texts[fact.id] = _text(fact, payload)
    standing = tuple(text for name, text in texts.items() if name not in replaced)
    if not standing:
        return None
    return AgreementRow(subject, tuple(sorted({key for text in standing for key in _keys(text)})), standing)


def _text(fact: Fact, said: AgreementMade) -> AgreementText:
    return AgreementText(
        fact=fact.id,
        about=said.about,
        names=said.names,
        numbers=said.numbers,
        call_first=said.call_first,
        sharing=said.sharing,
        share=said.share,
        signs=said.signs,
        approach=said.approach,
        agreed_with=said.agreed_with,
        valid_until=said.valid_until,
        report=said.report,
        at=from_ticks(fact.happened_at),
        by=fact.author,
    )


def _keys(text: AgreementText) -> set[str]:
    # Imported here: a start without agreements does without.
    from desk.words.fold import fold_text
    from desk.words.phone import read_number

    keys = {f"n:{key}" for number in text.numbers if (key := read_number(number).key)}
    return keys | {f"c:{folded}" for name in text.names if len(folded := fold_text(name)) > 1}


MOST = 40
_FEWEST_DIGITS = 3
_WORD = re.compile(r"[^\W_]+")
_ALL = "vooraf afgesproken afspraak afspraken"
"""Every agreement is found by these, so that all of them can be listed."""


class Agreements:
    """The agreements of all desks by what leads to them. `rows` is never changed: another mapping, another one of
    these."""

    def __init__(self, rows: Mapping[str, AgreementRow]) -> None:
        self.rows = rows
        self._by_key: dict[str, list[AgreementRow]] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        for row in rows.values():
            for key in row.keys:
                self._by_key.setdefault(key, []).append(row)

    def found(self, keys: Iterable[str]) -> tuple[AgreementRow, ...]:
        """Those that a number or a child's name points at, each once, the newest first."""
        found = {row.id: row for key in keys for row in self._by_key.get(key, ())}
        return tuple(sorted(found.values(), key=lambda row: (row.texts[-1].at, row.id), reverse=True))

    def like(self, typed: str) -> tuple[AgreementRow, ...]:
        """Those that hold all words of what was typed, each as a beginning, or a number that begins so; newest first.

        Of many the newest `MOST`.
        """
        from desk.words.fold import clean_text, fold_text
        from desk.words.phone import search_digits

        wanted = _WORD.findall(fold_text(clean_text(typed)))
        number = typed if any(letter.isdigit() for letter in typed) and not any(map(str.isalpha, typed)) else ""
        digits = search_digits(number) if sum(map(str.isdigit, number)) >= _FEWEST_DIGITS else ""
        if not wanted:
            return ()
        found = [row for row in self.rows.values() if self._holds(row, wanted, digits)]
        return tuple(sorted(found, key=lambda row: (row.texts[-1].at, row.id), reverse=True)[:MOST])

    def _holds(self, row: AgreementRow, wanted: list[str], digits: str) -> bool:
        from desk.words.phone import search_digits

        numbers = (key[2:] for key in row.keys if key.startswith("n:")) if digits else ()
        if any(search_digits(number).startswith(digits) for number in numbers):
            return True
        words = self._words.get(row.id)
        if words is None:
            words = self._words[row.id] = tuple(_words(row))
        return all(any(word.startswith(part) for word in words) for part in wanted)


def _words(row: AgreementRow) -> Iterable[str]:
    from desk.words.fold import fold_text

    said = [_ALL]
    for text in row.texts:
        said += [*text.names, text.call_first, text.share, text.signs, text.approach, text.agreed_with]
    return _WORD.findall(fold_text(" ".join(said)))
