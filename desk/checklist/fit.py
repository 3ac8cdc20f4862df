"""What is wrong with the answers to one question, each as a short Dutch sentence."""

import re
from collections.abc import Iterator, Sequence

from desk.checklist.item import Item, fits
from desk.checklist.response import Answer
from desk.checklist.typed import malformed
from desk.checklist.values import Value, compare, key

_NAMES = {
    "Boolean": "ja of nee",
    "Decimal": "een getal",
    "Integer": "een geheel getal",
    "Date": "een datum",
    "DateTime": "een datum met tijd",
    "Time": "een tijd",
    "String": "tekst",
    "Uri": "een webadres",
    "Coding": "een code uit de lijst",
    "Quantity": "een getal met eenheid",
}

_WRITTEN = frozenset({"date", "dateTime", "time"})
"""Types whose answers are text with a shape of their own, which a message can name."""


def misfits(item: Item, answers: Sequence[Answer]) -> Iterator[str]:
    """Why these answers (settled) do not fit question `item`. `unknown` and `not-asked` always fit, alone."""
    given = [answer for answer in answers if answer.given or answer.kind]
    for answer in given:
        if not answer.absent:
            yield from _misfit(item, answer)
    if len(given) > 1:
        if not item.repeats:
            yield f"er zijn {len(given)} antwoorden, er kan er één zijn"
        if any(answer.absent for answer in given):
            yield "onbekend of niet gevraagd staat naast een ander antwoord"
        for answer in given:
            option = None if answer.value is None else item.option(answer.value)
            if option and option.exclusive and not answer.absent:
                yield f"antwoord {option.label} kan niet samen met een ander antwoord"
    if item.max_occurs is not None and len(given) > item.max_occurs:
        yield f"er zijn {len(given)} antwoorden, hooguit {item.max_occurs} kan"
    if item.min_occurs is not None and 0 < len(given) < item.min_occurs:
        yield f"er zijn {len(given)} antwoorden, minstens {item.min_occurs} is gevraagd"


def _misfit(item: Item, answer: Answer) -> Iterator[str]:
    allowed = fits(item.type, item.options)
    if answer.value is None or answer.kind not in allowed:
        expected = " of ".join(_NAMES[kind] for kind in allowed)
        message = f"dit is {_NAMES.get(answer.kind, answer.kind)}, verwacht is {expected}"
        if answer.value is not None and answer.kind == "String" and item.type in _WRITTEN:
            message = malformed(allowed[0], answer.value) or message
        yield message
        return
    yield from _outside_options(item, answer, answer.value)
    yield from _outside_limits(item, answer.kind, answer.value)


def _outside_options(item: Item, answer: Answer, value: Value) -> Iterator[str]:
    if not item.options or (item.type == "open-choice" and answer.kind == "String"):
        return
    option = item.option(value)
    if option is None:
        yield f"antwoord {key(value)} staat niet in de lijst"
    elif answer.system and option.system and answer.system != option.system:
        yield f"antwoord {key(value)} komt uit een andere codelijst ({answer.system})"


def _outside_limits(item: Item, kind: str, value: Value) -> Iterator[str]:
    text = key(value)
    if item.max_length is not None and len(text) > item.max_length:
        yield f"{len(text)} tekens, hooguit {item.max_length} kan"
    if item.min_length is not None and len(text) < item.min_length:
        yield f"{len(text)} tekens, minstens {item.min_length} is nodig"
    if item.regex and kind in {"String", "Uri", "Integer", "Decimal"} and not re.fullmatch(item.regex, text):
        yield "dit heeft niet de gevraagde vorm"
    if item.min_value is not None and compare(kind, value, item.min_value) == -1:
        yield f"{text} is te weinig, het minste is {key(item.min_value)}"
    if item.max_value is not None and compare(kind, value, item.max_value) == 1:
        yield f"{text} is te veel, het meeste is {key(item.max_value)}"
