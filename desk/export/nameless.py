"""The caller stays nameless on everything that leaves the desk, unless they agreed (issue 2, point 5). Pure.

Withheld are the caller's name, organisation and number, and these same words where they stand in a text. What a text
tells about a caller in other words is the writer's: no program finds that.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from desk.checklist.model import Questionnaire, Value
from desk.checklist.values import RESERVED
from desk.profile.codes import CALLBACK_NUMBER, CALLER_NAME, CALLER_ORGANISATION, NAME_MAY_BE_KNOWN, YOUTH_NAME
from desk.words.phone import read_number

Answers = Mapping[str, tuple[Value, ...]]
MASKED = "masked"
"""FHIR data-absent-reason: there is an answer, and it is withheld to protect somebody."""

WITHHELD = frozenset({CALLER_NAME, CALLER_ORGANISATION, CALLBACK_NUMBER})
SOMEBODY = "[beller]"
_SPACE = r"\s+"
_BETWEEN = r"[\s()./-]*"


def may_be_known(checklist: Questionnaire, answers: Answers) -> bool:
    """Whether the caller agreed that others may know who called. Only `yes` is yes; so is a boolean's true."""
    item = checklist.by_code(NAME_MAY_BE_KNOWN)
    given = answers.get(item.link_id, ()) if item is not None else ()
    return bool(given) and all(value in ("yes", True) for value in given)


def withheld_links(checklist: Questionnaire) -> frozenset[str]:
    """The questions whose answers say who called."""
    items = (checklist.by_code(code) for code in WITHHELD)
    return frozenset(item.link_id for item in items if item is not None)


def without_caller(checklist: Questionnaire, caller: Answers, numbers: Iterable[str], answers: Answers) -> Answers:
    """`answers` with the caller's name, organisation and numbers taken out of their texts.

    `caller` are the answers that name the caller, `numbers` those that they called from or can be reached on. The
    child's own name stays as it is, also where the caller bears a part of it.
    """
    own = checklist.by_code(YOUTH_NAME)
    whole = withheld_links(checklist) | ({own.link_id} if own is not None else set())
    clean = veil(checklist, caller, numbers)
    return {
        link: values if link in whole else tuple(_cleaned(value, clean) for value in values)
        for link, values in answers.items()
    }


def veil(
    checklist: Questionnaire, caller: Answers, numbers: Iterable[str], spare: Iterable[str] = ()
) -> Callable[[str], str]:
    """A function that takes the caller's name, organisation and numbers out of a text.

    `spare` are names that stay as they are: those of the children, where the caller bears a part of one.
    """
    links = withheld_links(checklist)
    said = [str(value).strip() for link in links for value in caller.get(link, ()) if value not in RESERVED]
    patterns = {_words(name) for name in said if len(name) > 1} | {_digits(number) for number in (*said, *numbers)}
    if not (patterns := set(filter(None, patterns))):
        return str
    kept = {_words(name) for name in spare if len(name) > 1}
    # The longest first: a full name before the first name that it begins with.
    found = re.compile("|".join(sorted(patterns | kept, key=len, reverse=True)), re.IGNORECASE)
    own = re.compile("|".join(kept) or "(?!)", re.IGNORECASE)

    def clean(text: str) -> str:
        return found.sub(lambda match: match[0] if own.fullmatch(match[0]) else SOMEBODY, text)

    return clean


def _cleaned(value: Value, clean: Callable[[str], str]) -> Value:
    return clean(value) if isinstance(value, str) and value not in RESERVED else value


def _words(name: str) -> str:
    """A name as whole words, however many spaces stand between them."""
    return rf"(?<![\w-]){_SPACE.join(re.escape(word) for word in name.split())}(?![\w-])"


def _digits(number: str) -> str:
    """A telephone number in any way that people write it; empty for what is none."""
    key = read_number(number).key
    if not key:
        return ""
    dutch = key.startswith("+31")
    prefix = r"(?:\+|00)\s*31[\s-]*(?:\(0\))?|0" if dutch else r"\+|00"
    digits = key.removeprefix("+31") if dutch else key.lstrip("+")
    return rf"(?<!\d)(?:\(?(?:{prefix}){_BETWEEN})?{_BETWEEN.join(digits)}(?!\d)"
