"""The caller stays nameless on everything that leaves the desk, unless they agreed (issue 2, point 5). Pure.

Withheld are the caller's name, organisation and number, and these same words where they stand in a text: all that was
ever given, whole and, of a name, each word by itself, whatever accents and capitals it is written with. What a text
tells about a caller in other words is the writer's: no program finds that, and the paper asks to be read through.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from desk.checklist.model import Item, Questionnaire, Value
from desk.checklist.values import RESERVED
from desk.profile.codes import CALLER_NAME, NAME_MAY_BE_KNOWN, YOUTH_NAME
from desk.record import record
from desk.reports.callers import WHO_CALLED, Callers
from desk.reports.state import ReportState
from desk.words.fold import fold_places, fold_text
from desk.words.phone import read_number
from resources import resource

Answers = Mapping[str, tuple[Value, ...]]
MASKED = "masked"
"""FHIR data-absent-reason: there is an answer, and it is withheld to protect somebody."""

WITHHELD = frozenset(WHO_CALLED)
SOMEBODY = "[beller]"
_BETWEEN = r"[\s()./_-]*"
_PARTS = re.compile(r"[^\W_]+")
_WORDS, _LETTERS = re.compile(r"[^\W\d_]+"), re.compile(r"[^\W\d_]{3,}")
_NUMBERS = re.compile(r"\+?\(?\d(?:[\s()./_-]*\d){5,}")
_LAST_DIGITS, _FEWEST = (8, 7), 6
"""As how many digits a number is written without what stands before it; fewer than the fewest are no number."""
# Neither a letter before it nor one behind it: of "Boer-Visser" and "anneke.boer@" each word is found.
_FIRST, _LAST = r"(?<![^\W\d_])", r"(?![^\W\d_])"


def may_be_known(checklist: Questionnaire, answers: Answers) -> bool:
    """Whether the caller agreed that others may know who called. Only `yes` is yes; so is a boolean's true."""
    item = checklist.by_code(NAME_MAY_BE_KNOWN)
    given = answers.get(item.link_id, ()) if item is not None else ()
    return bool(given) and all(value in ("yes", True) for value in given)


def covers_all(state: ReportState) -> bool:
    """Whether the yes is about all who called: not where two names stand side by side, and one came after it."""
    names = [one for place in state.coded.get(CALLER_NAME, ()) for one in state.answers[place].values()]
    since: dict[str, int] = {}
    for one in names:
        if one.values and not set(one.values) <= set(RESERVED):
            name = fold_text(" ".join(map(str, one.values)))
            since[name] = min(one.at, since.get(name, one.at))
    agreed = (one.at for place in state.coded.get(NAME_MAY_BE_KNOWN, ()) for one in state.answers[place].values())
    return len(since) < 2 or max(agreed, default=0) >= max(since.values())


def withheld_links(checklist: Questionnaire) -> frozenset[str]:
    """The questions whose answers say who called."""
    items = (checklist.by_code(code) for code in WITHHELD)
    return frozenset(item.link_id for item in items if item is not None)


@record
class Veil:
    """Takes those who called out of a text, with `word` in their place. `shared` are words of theirs that stay: a child
    has the same name. `short` are names that are ordinary words too, and only names where they have a capital."""

    found: re.Pattern[str] | None = None
    own: re.Pattern[str] | None = None
    odd: re.Pattern[str] | None = None
    short: re.Pattern[str] | None = None
    shared: tuple[str, ...] = ()
    word: str = SOMEBODY

    def __call__(self, text: str) -> str:
        if self.odd is not None:
            text = self.odd.sub(self.word, text)
        if self.found is None:
            return text
        plain, places = fold_places(text)
        kept, at = [], 0
        for match in self.found.finditer(plain):
            if self.own is not None and self.own.fullmatch(match[0]):
                continue
            if self.short is not None and self.short.fullmatch(match[0]) and not text[places[match.start()]].isupper():
                continue
            kept += [text[at : places[match.start()]], self.word]
            at = places[match.end() - 1] + 1
            # An accent of its own belongs to the letter before it.
            while at < len(text) and not fold_places(text[at])[0]:
                at += 1
        return "".join([*kept, text[at:]])

    def value(self, item: Item | None, value: Value) -> Value:
        """An answer without the callers in what was typed; codes and numbers as they are."""
        return self(value) if isinstance(value, str) and value not in RESERVED and _is_typed(item, value) else value


def veil(callers: Callers, spare: Iterable[str] = (), *, family: bool = False, word: str = SOMEBODY) -> Veil:
    """What takes the callers out of a text, or others who are no part of it, with `word` in their place.

    `spare` are names that stay as they are, and their first words: those of the children. For the `family` a word such
    as "buurman" is a name too.
    """
    ordinary, relations, short = names_nobody()
    stop = ordinary if family else ordinary | relations
    said = (*callers.names, *callers.organisations, *callers.numbers)
    found: dict[str, int] = {}
    for phrase in (*callers.names, *callers.organisations, *filter(_is_no_number, callers.numbers)):
        found |= _whole(phrase, stop)
    brief: dict[str, int] = {}
    for name in callers.names:
        found |= _each(name, stop)
        brief |= _brief(name, stop)
    found |= brief
    words_too = [pattern for pattern in brief if pattern[:2] in short or "." in pattern]
    numbers = {_digits(number) for text in said for number in (text, *_NUMBERS.findall(text))} - {""}
    own = _children(spare, ordinary | relations)
    # The longest first: a full name before the first name that it begins with.
    words = sorted(own | found, key=(own | found).__getitem__, reverse=True) if found else []
    patterns = [*sorted(numbers), *([f"{_FIRST}(?:{'|'.join(words)}){_LAST}"] if words else [])]
    kept = re.compile("|".join(own)) if own else None
    mine = {word for name in callers.names for word in _LETTERS.findall(fold_places(name)[0]) if word not in stop}
    return Veil(
        found=re.compile("|".join(patterns)) if patterns else None,
        own=kept,
        odd=_odd(callers),
        short=re.compile("|".join(words_too)) if words_too else None,
        shared=tuple(sorted(one for one in mine if kept is not None and kept.fullmatch(one))),
        word=word,
    )


def without_caller(
    checklist: Questionnaire, callers: Callers, answers: Answers, spare: Iterable[str] = ()
) -> dict[str, tuple[Value, ...]]:
    """`answers` with those who called taken out of what was typed. The child's own name stays as it is."""
    own = checklist.by_code(YOUTH_NAME)
    whole = withheld_links(checklist) | ({own.link_id} if own is not None else set())
    clean = veil(callers, spare)
    return {
        link: values if link in whole else tuple(clean.value(checklist.by_link(link), one) for one in values)
        for link, values in answers.items()
    }


def _is_typed(item: Item | None, value: str) -> bool:
    """Whether an answer is people's own words."""
    if item is None or item.type in ("string", "text"):
        return True
    return item.type == "open-choice" and item.option(value) is None


def _whole(phrase: str, stop: frozenset[str]) -> Iterator[tuple[str, int]]:
    """A name or organisation as a whole, whatever stands between its words; none of words that name nobody."""
    plain = " ".join(fold_places(phrase)[0].split())
    parts = _PARTS.findall(plain)
    if len(parts) == 1 and len(plain) == 2 and plain.isalpha():
        # A name as short as a word: `_brief` finds it.
        return
    if len("".join(parts)) < 2:
        # One letter and signs: only as it was typed.
        if len(plain) > 1:
            yield r"\s+".join(map(re.escape, plain.split())), len(plain)
    elif not set(parts) <= stop:
        first = "" if parts[0][0].isalpha() else r"(?<!\d)"
        last = "" if parts[-1][-1].isalpha() else r"(?!\d)"
        yield first + r"[\W_]*".join(map(_spelled, parts)) + last, len(plain)


def _each(name: str, stop: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Every word of a name that names somebody, also as it is written on to another: Annekes, deBoer."""
    glued: list[str] = []
    for part in _WORDS.findall(fold_places(name)[0]):
        if part in stop or len(part) < 3:
            glued.append(part)
            continue
        for word in {"".join((*glued[at:], part)) for at in range(len(glued) + 1)}:
            yield f"{_spelled(word)}s?", len(word)
        glued = []


def _brief(name: str, stop: frozenset[str]) -> dict[str, int]:
    """The words of two letters of a name (Ed, Jo, An), and its initials where a dot follows them."""
    parts = [part for part in _WORDS.findall(fold_places(name)[0]) if part not in stop]
    found = {_spelled(part) + ("" if f"{part}s" in stop else "s?"): 2 for part in parts if len(part) == 2}
    letters = "".join(dict.fromkeys(part for part in parts if len(part) == 1))
    return found | ({rf"(?:[{letters}]\.\s?)*[{letters}]\.": 1} if letters else {})


def _children(names: Iterable[str], stop: frozenset[str]) -> dict[str, int]:
    """The names of the children, and the first of their words."""
    found: dict[str, int] = {}
    for name in names:
        found |= _whole(name, frozenset())
        first = next((word for word in fold_places(name)[0].split() if word not in stop), "")
        found |= {f"{pattern}s?": length for pattern, length in _whole(first, frozenset())}
    return found


def _is_no_number(typed: str) -> bool:
    """Words in the field of a number; 112 is nobody's."""
    return not read_number(typed).key and len(typed) > 4


def _odd(callers: Callers) -> re.Pattern[str] | None:
    """What was typed for a name and has no two letters or signs to find it by: only as it was typed."""
    said = (text.strip() for text in (*callers.names, *callers.organisations))
    odd = [re.escape(text) for text in said if len(text) > 1 and len(fold_places(text)[0].strip()) < 2]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(odd)})(?![\w-])") if odd else None


def _spelled(word: str) -> str:
    """A word in any spelling of ij."""
    return re.sub("ij|y", "(?:ij|y)", re.escape(word))


def _digits(number: str) -> str:
    """A telephone number in any way that people write it, or its last eight or seven digits; empty for what is none."""
    key = read_number(number).key
    if not key:
        bare = re.sub(_BETWEEN, "", number)
        if not bare.isdecimal() or len(bare) < _FEWEST:
            return ""
        key = f"+31{'6' * (len(bare) == _LAST_DIGITS[0])}{bare.lstrip('0')}"
    dutch = key.startswith("+31")
    prefix = r"(?:\+|00)\s*31[\s-]*(?:\(0\))?|0" if dutch else r"\+|00"
    digits = key.removeprefix("+31") if dutch else key.lstrip("+")
    whole = rf"(?:\(?(?:{prefix}){_BETWEEN})?{_BETWEEN.join(digits)}"
    ends = [_BETWEEN.join(digits[-last:]) for last in _LAST_DIGITS if len(digits) > last]
    return rf"(?<!\d)(?:{'|'.join([whole, *ends])})(?!\d)"


@cache
def names_nobody() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words that name nobody, those that say what kind of person it is, and words of two letters that are a name only
    with a capital. Read once: they ship with the program."""
    # Imported here: a start of the window does without.
    import tomllib

    with resource("papers", "nameless.toml").open("rb") as file:
        read = tomllib.load(file)
    return frozenset(read["ordinary"]), frozenset(read["relations"]), frozenset(read["short"])
