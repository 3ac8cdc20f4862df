"""Telephone numbers as people type them, as the phone system gives them, and as the screen shows them.

`phonenumbers` is imported where it is used: it takes some 0.1 s, which is not the start's to pay. `warm_up`
pays it early, from an idle moment.
"""

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from desk.record import record
from desk.words.fold import clean_text, fold_text

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

Kind = Literal["mobile", "fixed", "free", "paid", "short", "foreign", "withheld", "unknown", "empty"]

_SCHEME = re.compile(r"^\s*<?\s*(?:tel|callto|sips?):", re.IGNORECASE)
# What exchanges and people write for a number that is not shown, in search form; the beginning is enough.
_PLACEHOLDERS = (
    *("anon", "geheim", "afgeschermd", "withheld", "unknown", "onbekend", "private", "prive", "restricted"),
    *("unavailable", "geen nummer", "nummerweergave"),
)
_EXTENSION = re.compile(
    r"\s*(?:\b(?:toestel|tst|doorkies|ext|extension)\b\W*|(?<=\d)\s*[x#]\s*)(\d{1,6})\W*$", re.IGNORECASE
)
_TRUNK = re.compile(r"\(\s*0\s*\)")  # The zero in +31 (0)6, which is not dialled.
_WELL_KNOWN = ("112", "113", "144")
_FEWEST_DIGITS = 5  # The shortest numbers there are have four, and one at least for the country or the zero.
_LONGEST = 17  # E.164 allows 15 digits; two more for a 00 in front.


@record
class Number:
    """A number that was typed: `raw` as typed, `shown` for the eye, `key` to compare and dial with.

    `key` is E.164, or empty when the number has none: too short, withheld, or a short number (112, 14 058, an
    extension), which is dialled as `shown` without its spaces. `complete` says that it can be dialled. `note`
    is a Dutch hint, never a refusal (house rule 1).
    """

    raw: str
    key: str
    shown: str
    kind: Kind
    complete: bool
    note: str


def warm_up() -> None:
    """Import and prime `phonenumbers`, so that the first key press in a number field does not wait for it."""
    read_number("06 12345678")


@lru_cache(maxsize=2048)
def read_number(typed: str) -> Number:
    """What somebody typed or a phone system gave, read as a Dutch number unless it says otherwise. Never raises."""
    text, extension = _split_extension(_bare(typed))
    digits = _digits(text)
    if not digits.strip("+"):
        return _without_digits(typed, text)
    seen = " ".join(clean_text(typed).split())
    if len(digits) > _LONGEST:
        return Number(typed, "", seen, "unknown", complete=False, note="te lang: zijn het twee nummers?")
    if not digits.startswith(("+", "0")) and len(digits) <= 4:
        note = "" if digits in _WELL_KNOWN else "kort nummer of toestel"
        return Number(typed, "", digits, "short", complete=True, note=note)
    number = _parsed(digits)
    if number is None:
        abroad = digits.startswith(("+", "00")) and len(digits) > 5
        return Number(
            typed, "", seen, "unknown", complete=False, note="landnummer bestaat niet" if abroad else "te kort"
        )
    read = _dutch(typed, seen, number) if number.country_code == 31 else _foreign(typed, seen, number)
    if extension and read.complete:
        return Number(typed, read.key, f"{read.shown} toestel {extension}", read.kind, complete=True, note=read.note)
    return read


def same_number(one: str, other: str) -> bool:
    """Whether two numbers ring the same telephone, however they were written."""
    return (read_number(one).key or one.strip()) == (read_number(other).key or other.strip())


def unbroken(number: str) -> str:
    """A number that stays on one line among other words."""
    return number.replace(" ", "\N{NO-BREAK SPACE}")


def search_digits(text: str) -> str:
    """The digits by which a number is looked up: national, without 0, +31 or 0031; foreign with the country code.

    Works on half a number: `06-12 34` gives `61234`. Empty when letters show that it is no number.
    """
    text, _ = _split_extension(_bare(text))
    if any(character.isalpha() for character in text):
        return ""
    digits = _digits(text)
    if digits.startswith(("+", "00")):
        abroad = digits.lstrip("+0")
        return abroad[2:].lstrip("0") if abroad.startswith("31") else abroad
    if digits.startswith("31") and len(digits) == 11:
        return digits[2:]
    return digits.lstrip("0")


def number_keys(text: str) -> set[str]:
    """What to index for a number, so that `search_digits` of what somebody types begins one of these.

    National digits, with country code, without area or country code, and the last six and four, which is how
    people remember them. Short numbers give their digits; what is no number gives nothing.
    """
    number = read_number(text)
    if not number.key:
        digits = search_digits(text)
        return {digits} if digits else set()
    national = search_digits(number.key)
    keys = {national, number.key.lstrip("+"), national[-6:], national[-4:]}
    parsed = _parsed(number.key)
    if parsed is not None:
        import phonenumbers

        own = phonenumbers.national_significant_number(parsed)
        keys |= {own, own[phonenumbers.length_of_geographical_area_code(parsed) :]}
        if number.kind == "mobile" and parsed.country_code == 31:
            keys.add(own[1:])
    return {key.lstrip("0") for key in keys} - {""}


@lru_cache(maxsize=512)
def find_number(text: str) -> Number | None:
    """The first complete number in running text (a calendar's description), or None.

    The last texts are remembered: a roster of a year has the numbers of a few dozen people.
    """
    if sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        return None
    import phonenumbers

    for match in phonenumbers.PhoneNumberMatcher(clean_text(text)[:5000], "NL"):
        return read_number(match.raw_string)
    return None


def _bare(typed: str) -> str:
    """Without the wrapping of a phone system: scheme, parameters, host, percent signs."""
    text = clean_text(typed)
    if not _SCHEME.match(text):
        return text
    text = unquote(_SCHEME.sub("", text)).rstrip("> ")
    context = re.search(r";phone-context=(\+\d+)", text)
    text = re.split(r"[;@?]", text)[0]
    return f"{context[1]} {text}" if context and not text.startswith(("+", "0")) else text


def _split_extension(text: str) -> tuple[str, str]:
    found = _EXTENSION.search(text)
    return (text[: found.start()], found[1]) if found else (text, "")


def _digits(text: str) -> str:
    """The digits of every script as 0-9, with a + in front when one stands before them; letters are passed over."""
    plain = _plain(text)
    before = re.split(r"\d", text, maxsplit=1)[0]
    abroad = "+" in before or "\N{FULLWIDTH PLUS SIGN}" in before
    if abroad or plain.startswith("00"):
        plain = _plain(_TRUNK.sub("", text))
    if not abroad:
        return plain
    # Some exchanges write +0031.
    return "+" + (plain[2:] if plain.startswith("00") else plain)


def _plain(text: str) -> str:
    return "".join(str(unicodedata.decimal(character, "")) for character in text)


def _without_digits(typed: str, text: str) -> Number:
    folded = fold_text(text)
    if not folded:
        return Number(typed, "", "", "empty", complete=False, note="")
    if any(word in folded for word in _PLACEHOLDERS):
        return Number(typed, "", "afgeschermd", "withheld", complete=False, note="nummer onbekend (afgeschermd)")
    note = "te kort" if folded == "+" else "geen telefoonnummer"
    return Number(typed, "", " ".join(text.split()), "unknown", complete=False, note=note)


def _parsed(digits: str) -> "PhoneNumber | None":
    """Read as a Dutch number; one without + that only makes sense with a country code is read so."""
    import phonenumbers

    def attempt(text: str) -> "PhoneNumber | None":
        try:
            return phonenumbers.parse(text, "NL")
        except phonenumbers.NumberParseException:
            return None

    number = attempt(digits)
    if digits.startswith(("+", "0")) or len(digits) < 11 or (number and phonenumbers.is_valid_number(number)):
        return number
    abroad = attempt(f"+{digits}")
    return abroad if abroad and phonenumbers.is_valid_number(abroad) else number


def _dutch(typed: str, seen: str, number: "PhoneNumber") -> Number:
    import phonenumbers
    from phonenumbers import PhoneNumberFormat, PhoneNumberType

    own = phonenumbers.national_significant_number(number)
    key = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if not phonenumbers.is_valid_number(number):
        # 116 111 and the like are short numbers, and no valid whole ones.
        if phonenumbers.is_valid_short_number_for_region(number, "NL") and not own.startswith("0"):
            return Number(typed, "", _grouped(own, 3), "short", complete=True, note="")
        if len(own) != 9 or own.startswith("0"):
            note = "te kort" if len(own) < 9 or own.startswith("0") else "te lang"
            return Number(typed, "", seen, "unknown", complete=False, note=note)
        return Number(typed, key, f"0{own}", "unknown", complete=True, note="onbekend soort nummer, controleer het")
    kind = phonenumbers.number_type(number)
    national = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    if own.startswith("14") and len(own) <= 6:
        return Number(typed, "", national, "short", complete=True, note="")
    if kind == PhoneNumberType.TOLL_FREE:
        return Number(typed, key, national, "free", complete=True, note="")
    if kind in (PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST):
        return Number(typed, key, national, "paid", complete=True, note="betaald nummer")
    if kind == PhoneNumberType.MOBILE:
        shown = f"06 {_grouped(own[1:], 2)}" if len(own) == 9 else national
        return Number(typed, key, shown, "mobile", complete=True, note="")
    area = phonenumbers.length_of_geographical_area_code(number) or 2
    if len(own) == 9:
        national = f"0{own[:area]} {_grouped(own[area:], 2)}"
    return Number(typed, key, national, "fixed", complete=True, note="")


def _foreign(typed: str, seen: str, number: "PhoneNumber") -> Number:
    import phonenumbers

    if not phonenumbers.is_possible_number(number):
        return Number(typed, "", seen, "foreign", complete=False, note="buitenlands nummer, lengte klopt niet")
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    key = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    sure = phonenumbers.is_valid_number(number)
    note = "buitenlands nummer" if sure else "buitenlands nummer, controleer de cijfers"
    return Number(typed, key, shown, "foreign", complete=True, note=note)


def _grouped(digits: str, size: int) -> str:
    """In groups of `size`, the first taking what is left over: 2333838 by two is 233 38 38."""
    if len(digits) <= size + 1:
        return digits
    head = len(digits) % size
    first = head + size if head else size
    rest = digits[first:]
    return " ".join([digits[:first], *(rest[at : at + size] for at in range(0, len(rest), size))])
