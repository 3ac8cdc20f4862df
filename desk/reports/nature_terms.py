"""The natures of a report, as resources/learning/natures.toml names them: codes, Dutch words, what they follow from."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from desk.record import record
from resources import resource

SYSTEMIC = {"yes": "systeemcrisis", "no": "geen systeemcrisis"}


@record
class NatureTerm:
    """One nature. `when`: answers by question from which it follows; `systemic`: it is about the family as a whole."""

    id: str
    label: str
    when: Mapping[str, tuple[str, ...]]
    systemic: bool


@cache
def nature_terms() -> tuple[NatureTerm, ...]:
    """The natures in the order of the file, which is that of the keys and of what is proposed."""
    return tuple(
        NatureTerm(
            id=one["id"],
            label=one["label"],
            when={code: tuple(answers) for code, answers in one.get("when", {}).items()},
            systemic=bool(one.get("systemic", False)),
        )
        for one in _read()["nature"]
    )


def nature_label() -> str:
    """What kind of list it is: an example."""
    return str(_read()["label"])


def nature_words(primary: str, also: Iterable[str], systemic: str) -> str:
    """In Dutch: "Suïcidaliteit, ook Zelfverwonding en Eetstoornis, geen systeemcrisis"; empty for nothing."""
    labels = {one.id: one.label for one in nature_terms()}
    others = " en ".join(labels.get(code, code) for code in also)
    parts = (labels.get(primary, primary), f"ook {others}" if others else "", SYSTEMIC.get(systemic, ""))
    return ", ".join(part for part in parts if part)


@cache
def _read() -> Mapping[str, Any]:
    # Imported here: a start of the window does without. Read once in the life of the program: it ships with it.
    import tomllib

    with resource("learning", "natures.toml").open("rb") as file:
        return tomllib.load(file)
