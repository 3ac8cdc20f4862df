"""What checks of the roster say: hours, spans and roles in Dutch, and who a duty is somebody's. Pure."""

import re
from datetime import datetime

from desk.roster.roles import ROLE_LABELS
from desk.roster_rows import Duty
from desk.words.fold import fold_text
from desk.words.times import dated_text

_TOGETHER = re.compile(r"\s*[+&/]\s*|\s+en\s+")


def role_text(role: str) -> str:
    """A role as people say it."""
    return ROLE_LABELS.get(role, role)


def hours_text(minutes: int) -> str:
    """`10 u`, `10 u 30`, `45 min`."""
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} u {minutes % 60:02}" if minutes % 60 else f"{minutes // 60} u"


def joined(names: list[str]) -> str:
    """`Postma, Visser en Wiersma`."""
    return f"{', '.join(names[:-1])} en {names[-1]}" if len(names) > 1 else "".join(names)


def times_text(count: int, first: datetime, now: datetime) -> str:
    """Which duties are meant: the one, or how many and the first."""
    return dated_text(first, now) if count == 1 else f"{count} diensten, de eerste {dated_text(first, now)}"


def who(duty: Duty) -> str:
    """Whose a duty is, as a key: a person, or a name within one provider, since namesakes elsewhere are others."""
    return duty.person or f"{fold_text(duty.name)}@{duty.provider}"


def heads(duty: Duty) -> tuple[str, ...]:
    """The people of a duty: one, or those whom a sheet wrote in one cell (`Boersma + Veen`)."""
    if duty.person:
        return (duty.person,)
    return named(duty.name)


def named(name: str) -> tuple[str, ...]:
    """The people whom a name stands for, in search form: more than one where a sheet wrote them in one cell."""
    return tuple(fold_text(one) for one in _TOGETHER.split(name) if one) or (fold_text(name),)
