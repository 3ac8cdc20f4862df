"""Whether a paper for the family could bring somebody in danger at home: what is known, and what is not known. Pure.

Which answers that are is data (resources/papers/family.toml); people decide what goes along.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from desk.facts.law import MeldcodeNoted
from desk.reports.summary_words import answer_code
from desk.reports.view import ChildView, ReportView
from resources import resource


def why_not_safe(view: ReportView) -> str:
    """Why the family hears little at first, in Dutch; empty where nothing says so.

    What is said of one child holds for the family as a whole.
    """
    read = _shipped()
    said = [*_once(text for child in view.children for text in _answered(view, child, "answers", "text"))]
    said += [read["meldcode"]["text"]] if _meldcode_runs(view) else []
    if said:
        return ", ".join(said)
    still = [*_once(text for child in view.children for text in _answered(view, child, "unclear", "open"))]
    return f"niet bekend of er thuis {_or(still)} is" if still else ""


def _answered(view: ReportView, child: ChildView, which: str, words: str) -> Iterator[str]:
    for row in _shipped()["unsafe"]:
        item = view.profile.checklist.by_code(row["question"]) if view.profile else None
        given = {answer_code(value) for value in view.state.by_code(row["question"], child.id)}
        asked = item is not None and item.link_id in child.enabled
        if (given or ({""} if asked else set())) & {*row[which]}:
            yield row[words]


def _meldcode_runs(view: ReportView) -> bool:
    """Whether a step was noted that did not end it."""
    calm = set(_shipped()["meldcode"]["calm"])
    registers = view.state.care.meldcode.values()
    noted = [one.value for register in registers for one in register.values() if isinstance(one.value, MeldcodeNoted)]
    return any(f"{one.step}:{one.conclusion}" not in calm for one in noted)


def _once(texts: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(texts)


def _or(texts: list[str]) -> str:
    return " of ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))


@cache
def _shipped() -> Mapping[str, Any]:
    """Read once: it ships with the program."""
    # Imported here: a start of the window does without.
    import tomllib

    with resource("papers", "family.toml").open("rb") as file:
        return tomllib.load(file)
