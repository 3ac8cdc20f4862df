"""The five steps of the Meldcode and the kindcheck: resources/law/meldcode.toml. Optional, and never automatic."""

from functools import cache
from typing import Any

from desk.law.read import read_law
from desk.record import record


@record
class Sign:
    """An answer by which the strip, or one of its steps, says that it may matter."""

    question: str
    answers: tuple[str, ...]
    text: str


@record
class Outcome:
    """What may come out of a step; `points` to reporting at Veilig Thuis."""

    id: str
    label: str
    points: bool


@record
class Step:
    """One step: `1` to `5`, or `kindcheck`."""

    id: str
    label: str
    text: str
    outcomes: tuple[Outcome, ...]
    signs: tuple[Sign, ...]

    def outcome(self, name: str) -> Outcome | None:
        """What came out, by its id."""
        return next((one for one in self.outcomes if one.id == name), None)


@record
class Meldcode:
    """The whole file. `route` is the one of a profile to report by, `points` what is said when a step points there."""

    label: str
    source: str
    route: str
    points: str
    signs: tuple[Sign, ...]
    steps: tuple[Step, ...]

    def step(self, name: str) -> Step | None:
        """A step by its id."""
        return next((one for one in self.steps if one.id == name), None)

    def words(self, name: str, outcome: str) -> str:
        """A step with what came out of it: "Meldcode stap 4, wegen: acuut onveilig"."""
        step = self.step(name)
        if step is None:
            return f"Meldcode {name}: {outcome}"
        title = (
            f"Meldcode, {_lower(step.label)}" if name == "kindcheck" else f"Meldcode stap {name}, {_lower(step.label)}"
        )
        found = step.outcome(outcome)
        said = _lower(found.label) if found is not None else outcome
        return f"{title}: {said}" if said else title


@cache
def meldcode() -> Meldcode:
    """The shipped file."""
    read = read_law("meldcode.toml")
    return Meldcode(
        label=read["label"],
        source=read["source"],
        route=read["route"],
        points=read["points"],
        signs=_signs(read["when"]),
        steps=tuple(
            Step(
                id=one["id"],
                label=one["label"],
                text=one["text"],
                outcomes=tuple(
                    Outcome(outcome["id"], outcome["label"], bool(outcome.get("points", False)))
                    for outcome in one["choices"]
                ),
                signs=_signs(one.get("when", [])),
            )
            for one in read["steps"]
        ),
    )


def _signs(rows: list[dict[str, Any]]) -> tuple[Sign, ...]:
    return tuple(Sign(row["question"], tuple(row["answers"]), row["text"]) for row in rows)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
