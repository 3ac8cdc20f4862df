"""What is asked before one report goes on in another: both named, and what speaks against it. Pure.

People decide (house rule 3): nothing of this keeps them from it.
"""

from desk.record import record
from desk.rows import CardRow, ChildRow
from desk.words.birth import Birth, read_birth
from desk.words.fold import fold_text
from desk.words.times import local


@record
class MergeWords:
    """The report that goes on and the one that it goes on in, each with children and caller; `warning` is empty where
    a child of both has the same name and age."""

    source: str
    target: str
    warning: str


def merge_words(card: CardRow, into: CardRow) -> MergeWords:
    """The words for two reports as they stand in lists."""
    return MergeWords(_named(card), _named(into), _warning(card, into))


def _named(card: CardRow) -> str:
    children = " en ".join(", ".join(filter(None, (one.name, one.age))) or "kind onbekend" for one in card.children)
    caller = card.caller_name or card.caller_number
    return f"{card.reference}: {children or 'kind onbekend'}; beller {caller or 'onbekend'}"


def _warning(card: CardRow, into: CardRow) -> str:
    pairs = [(_birth(card, one), _birth(into, two), one, two) for one in card.children for two in into.children]
    named = [pair for pair in pairs if pair[2].name and fold_text(pair[2].name) == fold_text(pair[3].name)]
    if any(_same(one, two) for one, two, *_ in named):
        return ""
    if any(one is not None and two is not None for one, two, *_ in named or pairs):
        if not named:
            return "Niets past: namen of leeftijden verschillen. Is dit wel hetzelfde kind?"
        return "De leeftijden verschillen. Is dit wel hetzelfde kind?"
    if named:
        return "Alleen een voornaam past, een leeftijd ontbreekt. Is dit wel hetzelfde kind?"
    if card.number_key and card.number_key == into.number_key:
        return "Alleen het nummer past. Is dit wel hetzelfde kind?"
    return "Niets past: naam en leeftijd zijn niet van beide bekend. Is dit wel hetzelfde kind?"


def _same(one: Birth | None, two: Birth | None) -> bool:
    if one is None or two is None or not (one.earliest and one.latest and two.earliest and two.latest):
        return False
    return one.earliest <= two.latest and two.earliest <= one.latest


def _birth(card: CardRow, child: ChildRow) -> Birth | None:
    found = read_birth(child.age, local(card.opened_at).date()) if child.age else None
    return found if found is not None and found.earliest is not None else None
