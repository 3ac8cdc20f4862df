"""A birth date or age as people say it on the telephone: "14-03-2011", "december 2011", "ongeveer 15", "8 maanden".

Nothing is refused: what cannot be read has precision `unknown` and a Dutch hint. What is kept is the range of
days on which the child can have been born, so that an age heard last year is still right today (`at_age`).
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from desk.record import record
from desk.words.fold import fold_text

Precision = Literal["day", "month", "year", "estimate", "age", "unknown"]

_OLDEST = 120
_LONGEST = 200  # Letters; reading what is longer takes long, and it is something else.
_MONTHS_IN_FULL = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_HALVES = {"half jaar": 6, "anderhalf jaar": 18}
_ABOUT = re.compile(
    r"\b(?:ongeveer|ongev|ong|circa|ca|plm|plusminus|rond|een jaar of|geschat|schatting|misschien|denk)\b\.?"
    r"|[±~?≈]|\+/-"
)
_FILLER = re.compile(
    r"\b(?:geboren|geb|geboortedatum|geboortejaar|leeftijd|op|in|is|hij|zij|ze|het|kind|oud|van|naar|ik|een|net|pas"
    r"|begin|eind|medio|voorjaar|zomer|najaar|herfst|winter)\b[.:]?"
)
_NOTHING = re.compile(r"(?:onbekend|onb|weet niet|weet ik niet|niet bekend|nvt|geen idee)?[\s.-]*")
_YEARS = r"(?:jaar|jr|j)\.?"
_MONTHS = r"(?:maanden|maand|mnd|mnden|mdn)\.?"


@record
class Birth:
    """What is known of somebody's birth on the day `today` that it was read or looked at.

    Born on `earliest` at the soonest and `latest` at the last (both None when unknown); `age_from` and
    `age_until` are whole years, both included. `shown` is ready for the screen ("14 jaar", "± 15", "14 of 15
    jaar", "8 maanden"); `note` is a Dutch hint when it could not be read.
    """

    raw: str
    earliest: date | None
    latest: date | None
    precision: Precision
    age_from: int | None
    age_until: int | None
    shown: str
    note: str


class _Unreadable(Exception):  # noqa: N818  (an answer, not an error)
    """Why a text is no birth date; the message is the Dutch hint. Never leaves this module."""


def read_birth(text: str, today: date) -> Birth:
    """Read what somebody said on `today` (Dutch calendar). Never raises; see `Birth`."""
    if len(text) > _LONGEST:
        return _unknown(text, "veel te lang voor een geboortedatum")
    folded = fold_text(text.replace("½", ",5"))
    if not folded:
        return Birth(text, None, None, "unknown", None, None, "", "")
    about = bool(_ABOUT.search(folded))
    bare = " ".join(_FILLER.sub(" ", _ABOUT.sub(" ", folded)).split())
    if _NOTHING.fullmatch(bare):
        return _unknown(text, "")
    try:
        earliest, latest, precision = _range(bare, today, about=about)
    except _Unreadable as hint:
        return _unknown(text, str(hint))
    return at_age(Birth(text, earliest, latest, precision, 0, 0, "", ""), today)


def at_age(birth: Birth, today: date) -> Birth:
    """The same birth looked at on another day: new ages, new words."""
    if birth.earliest is None or birth.latest is None:
        return birth
    youngest, oldest = max(0, _years(birth.latest, today)), max(0, _years(birth.earliest, today))
    shown = _small(birth.earliest, birth.latest, today) or _span(youngest, oldest, "jaar", "jaar")
    if birth.precision == "estimate":
        shown = _about(birth.earliest, birth.latest, today)
    return Birth(birth.raw, birth.earliest, birth.latest, birth.precision, youngest, oldest, shown, birth.note)


def _unknown(text: str, note: str) -> Birth:
    return Birth(text, None, None, "unknown", None, None, "leeftijd onbekend", note)


def _range(text: str, today: date, *, about: bool) -> tuple[date, date, Precision]:
    earliest, latest, precision = _age(text, today) or _calendar(text, today)
    if earliest > today:
        raise _Unreadable("deze datum ligt in de toekomst")
    if about:
        earliest, latest, precision = _widened(earliest, latest, precision)
    if _years(earliest, today) > _OLDEST + 1:
        raise _Unreadable(f"ouder dan {_OLDEST} jaar: klopt het?")
    return earliest, min(latest, today), precision


def _age(text: str, today: date) -> tuple[date, date, Precision] | None:
    """Ages: years, months, weeks or days old, one or a range; None when the text is no age."""
    if text in _HALVES:
        return _aged(today, _HALVES[text], _HALVES[text])
    between = rf"(\d{{1,3}}) ?(?:(?:en|of|tot|a|t/m) ?(\d{{1,3}})|[-/] ?(\d{{1,3}})(?= ?{_YEARS})) ?(?:{_YEARS})?"
    if found := re.fullmatch(between, text.removeprefix("tussen ")):
        low, high = sorted((int(found[1]), int(found[2] or found[3])))
        return _aged(today, low * 12, high * 12 + 11)
    if found := re.fullmatch(rf"(bijna )?(\d{{1,3}})(?:,\d|\.\d(?= ?j))? ?(?:{_YEARS})?", text):
        years = int(found[2]) - bool(found[1])
        if years < 0:
            raise _Unreadable("nog niet geboren?")
        return _aged(today, years * 12, years * 12 + 11)
    if found := re.fullmatch(rf"(?:(\d{{1,2}}) ?{_YEARS} ?(?:en )?)?(\d{{1,3}}) ?{_MONTHS}", text):
        months = int(found[1] or 0) * 12 + int(found[2])
        return _aged(today, months, months)
    if found := re.fullmatch(r"(\d{1,3}) ?(weken|week|wkn|wk|dagen|dag)\.?", text):
        unit = 7 if found[2].startswith("w") else 1
        latest = today - timedelta(days=int(found[1]) * unit)
        return latest - timedelta(days=unit - 1), latest, "age"
    return None


def _aged(today: date, low: int, high: int) -> tuple[date, date, Precision]:
    """Born such that the age on `today` is `low` up to and including `high` whole months."""
    if high > (_OLDEST + 1) * 12:
        raise _Unreadable(f"ouder dan {_OLDEST} jaar: klopt de leeftijd?")
    return _months_before(today, high + 1) + timedelta(days=1), _months_before(today, low), "age"


def _calendar(text: str, today: date) -> tuple[date, date, Precision]:
    """Dates: a day, a month or a year, in figures or with the month's name."""
    if re.fullmatch(r"\d{8}", text):
        first_year = text[:2] in ("19", "20") and int(text[4:6]) <= 12
        text = "-".join((text[:4], text[4:6], text[6:]) if first_year else (text[:2], text[2:4], text[4:]))
    text = re.sub(r"(\d{4}-\d\d?-\d\d?)[t ]\d\d?:\d\d.*", r"\1", text)
    parts = re.findall(r"'?\d+|[^\W\d_]+", text)
    if len(parts) > 1 and parts[1] in ("e", "de", "ste"):
        del parts[1]
    match parts:
        case [year] if re.fullmatch(r"\d{4}|'\d\d", year):
            number = _year(year, today)
            return date(number, 1, 1), date(number, 12, 31), "year"
        case [month, year] if re.fullmatch(r"\d{4}|'\d\d", year):
            return _month(_year(year, today), _month_number(month))
        case [year, month] if re.fullmatch(r"\d{4}", year):
            return _month(_year(year, today), _month_number(month))
        case [year, month, day] if re.fullmatch(r"\d{4}", year):
            return _day(_year(year, today), _month_number(month), day)
        case [day, month, year] if re.fullmatch(r"\d{4}|'?\d\d", year):
            return _day(_year(year, today), _month_number(month), day)
        case [_, _]:
            raise _Unreadable("schrijf het jaartal voluit, of bijvoorbeeld: 12 of 13 jaar")
    raise _Unreadable("niet herkend: schrijf 14-03-2011, december 2011, 2011 of ongeveer 15")


def _year(text: str, today: date) -> int:
    """Four figures as they stand; two figures are the latest such year that is not ahead."""
    number = int(text.lstrip("'"))
    if len(text) < 4:
        number += today.year // 100 * 100
        number -= 100 if number > today.year else 0
    if not today.year - _OLDEST - 1 <= number:
        raise _Unreadable(f"ouder dan {_OLDEST} jaar: klopt het jaartal?")
    if number > today.year:
        raise _Unreadable(f"het jaar {number} ligt in de toekomst")
    return number


def _month_number(text: str) -> int:
    number = int(text) if text.isdecimal() else _named_month(text)
    if not 1 <= number <= 12:
        raise _Unreadable(f"de maand {text[:20]} bestaat niet")
    return number


def _named_month(text: str) -> int:
    """The number of a Dutch month, in full or begun (three letters at least, or mrt); 0 when there is none such."""
    if text == "mrt":
        return 3
    begun = (number for number, name in enumerate(_MONTHS_IN_FULL, 1) if len(text) >= 3 and name.startswith(text))
    return next(begun, 0)


def _month(year: int, month: int) -> tuple[date, date, Precision]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"


def _day(year: int, month: int, text: str) -> tuple[date, date, Precision]:
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= monthrange(year, month)[1]:
        raise _Unreadable(f"{text[:20]}-{month}-{year} bestaat niet")
    return date(year, month, number), date(year, month, number), "day"


def _widened(earliest: date, latest: date, precision: Precision) -> tuple[date, date, Precision]:
    """About: a year around an age or a year, half a year around a date, two months around an age in months."""
    span = 12 if latest - earliest > timedelta(days=300) else 2 if precision == "age" else 6
    return _months_before(earliest, span), _months_before(latest, -span), "estimate"


def _months_before(day: date, months: int) -> date:
    """The same day of the month, `months` earlier; the last of that month where it is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _months(born: date, today: date) -> int:
    return (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)


def _years(born: date, today: date) -> int:
    """Whole years; who is born on 29 February has a birthday on 1 March in other years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _small(earliest: date, latest: date, today: date) -> str:
    """A child under two in months, under a month in weeks; empty when years say it better."""
    low, high = _months(latest, today), _months(earliest, today)
    if high < 0 or high >= 24 or (high >= 12 and low != high):
        return ""
    if high > 0:
        return _span(max(0, low), high, "maand", "maanden")
    weeks = (today - earliest).days // 7
    return _span((today - latest).days // 7, weeks, "week", "weken") if weeks else "jonger dan een week"


def _about(earliest: date, latest: date, today: date) -> str:
    """The middle of what is possible; in months where the range is shorter than a year and the child small."""
    middle = earliest + (latest - earliest) / 2
    months = max(0, _months(middle, today))
    if months < 24 and latest - earliest < timedelta(days=300):
        return f"± {months} {'maand' if months == 1 else 'maanden'}"
    return f"± {months // 12}"


def _span(low: int, high: int, one: str, more: str) -> str:
    if low == high:
        return f"{low} {one if low == 1 else more}"
    return f"{low} {'of' if high == low + 1 else 't/m'} {high} {more}"
