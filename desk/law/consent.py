"""Whose consent counts at which age: a hint from resources/law/consent.toml (Jeugdwet 7.3.4, 7.3.5, 7.3.15, 7.3.16).

Nothing waits for it, and nothing is refused because of it (house rule 1).
"""

from functools import cache

from desk.law.read import read_law
from desk.record import record


@record
class Age:
    """From `start` until (not including) `until` years: who has to consent (`youth`, `custody`), in words, and where
    that stands."""

    start: int
    until: int
    needs: tuple[str, ...]
    text: str
    source: str


@record
class ConsentLaw:
    """The whole file: `reasons` are (what was noted, id, words); `label` says that somebody has to look at it."""

    label: str
    ages: tuple[Age, ...]
    unknown: Age
    emergency: str
    emergency_source: str
    reasons: tuple[tuple[str, str, str], ...]

    def reason(self, name: str) -> str:
        """The words of a reason by its id, in the middle of a sentence; what is not known there as it was typed."""
        words = next((label for _, one, label in self.reasons if one == name), "")
        return words[:1].lower() + words[1:] if words else name

    def at(self, age_from: int | None, age_until: int | None) -> tuple[Age, ...]:
        """What counts for somebody of these whole years, both included; two where it is not sure which."""
        if age_from is None or age_until is None:
            return (self.unknown,)
        return tuple(age for age in self.ages if age.start <= age_until and age_from < age.until)


@cache
def consent_law() -> ConsentLaw:
    """The shipped file."""
    read = read_law("consent.toml")
    ages = tuple(
        Age(one["from"], one["until"], tuple(one["needs"]), one["text"], one["source"]) for one in read["ages"]
    )
    unknown, emergency = read["unknown"], read["emergency"]
    return ConsentLaw(
        label=read["label"],
        ages=ages,
        unknown=Age(0, 0, tuple(unknown["needs"]), unknown["text"], ""),
        emergency=emergency["text"],
        emergency_source=emergency["source"],
        reasons=tuple((one["for"], one["id"], one["label"]) for one in read["reasons"]),
    )
