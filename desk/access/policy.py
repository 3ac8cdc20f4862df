"""What an organisation agreed about signing in: resources/access/policy.toml, read and checked. Pure."""

from collections.abc import Mapping
from functools import cache

from desk.errors import DeskBug
from desk.record import record
from resources import resource

_MOST = {"trusted_days": 90, "idle_minutes": 30, "temp_hours": 24, "glass_minutes": 240, "content_days": 7300}
_LEAST = {"trusted_days": 0, "idle_minutes": 1, "temp_hours": 1, "glass_minutes": 1, "content_days": 0}


@record
class Policy:
    """Days that a desk is trusted after a code; minutes without a key until it locks; hours that somebody without an
    account works; minutes that broken glass stays open; days that a desk keeps the content of reports in which nothing
    waits any more (0: always). `second_factor`: nobody works in full without one."""

    trusted_days: int
    idle_minutes: int
    temp_hours: int
    glass_minutes: int
    content_days: int
    second_factor: bool
    organisation: str


@cache
def policy() -> Policy:
    """The shipped policy."""
    # Imported here: a start of the window does without.
    import tomllib

    return policy_of(tomllib.loads(resource("access", "policy.toml").read_text(encoding="utf-8")))


def policy_of(read: Mapping[str, object]) -> Policy:
    """A policy as it was read; DeskBug for what is missing or out of bounds: it is shipped with the program."""
    numbers = {}
    for name, most in _MOST.items():
        value = read.get(name)
        if type(value) is not int or not _LEAST[name] <= value <= most:
            raise DeskBug(f"policy.toml, {name}: '{value}' is geen getal van {_LEAST[name]} tot en met {most}.")
        numbers[name] = value
    second, organisation = read.get("second_factor"), read.get("organisation")
    if type(second) is not bool or type(organisation) is not str or not organisation:
        raise DeskBug("policy.toml: second_factor is true of false, organisation een naam.")
    return Policy(**numbers, second_factor=second, organisation=organisation)
