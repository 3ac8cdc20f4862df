"""A questionnaire laid over a response: every instance of every item, with what shows and what does not.

A condition looks for the nearest instance of its question: inside the same group instance or answer first,
then further out. From outside, a question in a repeated group counts with the answers of all its instances.
A group or question that the response does not have is there once, empty.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from desk.checklist.item import Item
from desk.checklist.model import Questionnaire
from desk.checklist.plan import Chain, Condition, Rule, Source, make_plan, shown, solve
from desk.checklist.response import Answer, Answered, Response, settled
from desk.record import record


@dataclass
class Place:
    """One instance of an item, or (`number` above 0) the inside of one answer to it.

    `real` is False for an instance that the response does not have. `strays` are answers found here that the
    questionnaire does not have here. `below` finds the instances of a question among everything inside.
    """

    item: Item | None
    outer: "Place | None" = None
    answers: tuple[Answer, ...] = ()
    number: int = 0
    real: bool = False
    text: str = ""
    chain: Chain = ()
    enabled: bool = True
    inner: list["Place"] = field(default_factory=list)
    strays: list[Answered] = field(default_factory=list)
    below: dict[str, list["Place"]] = field(default_factory=dict)

    def walk(self) -> Iterator["Place"]:
        """The instances inside this one, in document order; not the insides of answers."""
        for place in self.inner:
            if place.number == 0:
                yield place
            yield from place.walk()

    def insides(self) -> list["Place"]:
        """The insides of the answers, in order, when this is a question."""
        return [place for place in self.inner if place.number]


@record
class Tree:
    """All instances (`root` is around them) and the linkIds whose conditions would not settle."""

    root: Place
    unsettled: tuple[str, ...]


def grow(questionnaire: Questionnaire, response: Response) -> Tree:
    """Lay `questionnaire` over `response` and decide what shows."""
    root = Place(None)
    wanted = {item.link_id for item in questionnaire.plan.asked}
    _fill(root, questionnaire.items, response.items, wanted)
    ruled: list[tuple[Place, Item]] = []
    _number(root, ruled)
    plan = make_plan([_rule(place, item) for place, item in ruled])
    answers: dict[Hashable, tuple[Answer, ...]] = {
        id(place): place.answers for places in root.below.values() for place in places
    }
    state, unsettled = solve(plan, answers)
    for place in root.walk():
        place.enabled = shown(place.chain, state)
    names = dict.fromkeys(plan.rules[number].link_id for number in unsettled)
    return Tree(root, tuple(names))


def _fill(outer: Place, items: Sequence[Item], given: Sequence[Answered], wanted: set[str]) -> None:
    """Make the instances of `items` inside `outer` from the answers `given` there."""
    known = {item.link_id for item in items}
    outer.strays.extend(answered for answered in given if answered.link_id not in known)
    for item in items:
        mine = [answered for answered in given if answered.link_id == item.link_id]
        if item.is_question:
            _fill_question(outer, item, mine, wanted)
            continue
        for answered in mine or [Answered(item.link_id)]:
            place = Place(item, outer, answered.answers, real=bool(mine), text=answered.text)
            outer.inner.append(place)
            _fill(place, item.items, answered.items, wanted)


def _fill_question(outer: Place, item: Item, mine: list[Answered], wanted: set[str]) -> None:
    # A question that stands there twice is one question with the answers of both.
    answers = tuple(settled(item, answer) for answered in mine for answer in answered.answers)
    place = Place(item, outer, answers, real=bool(mine), text=next((a.text for a in mine if a.text), ""))
    outer.inner.append(place)
    # FHIR R4 puts what is asked under a question inside its answer, never beside it.
    place.strays.extend(stray for answered in mine for stray in answered.items)
    if item.link_id in wanted:
        around: Place | None = place
        while around is not None:
            around.below.setdefault(item.link_id, []).append(place)
            around = around.outer
    if not item.items:
        place.strays.extend(stray for answer in answers for stray in answer.items)
        return
    for number, answer in enumerate(answers or (Answer(None),), 1):
        inside = Place(item, place, number=number)
        place.inner.append(inside)
        _fill(inside, item.items, answer.items, wanted)


def _number(outer: Place, ruled: list[tuple[Place, Item]]) -> None:
    for place in outer.inner:
        place.chain = outer.chain
        if place.item is not None and place.item.enable_when and place.number == 0:
            place.chain = (*outer.chain, len(ruled))
            ruled.append((place, place.item))
        _number(place, ruled)


def _rule(place: Place, item: Item) -> Rule:
    conditions = [
        Condition(when, tuple(Source(id(found), found.chain) for found in _nearest(place, when.question)))
        for when in item.enable_when
    ]
    return Rule(item.link_id, tuple(conditions), item.enable_behavior == "any")


def _nearest(place: Place, question: str) -> list[Place]:
    around: Place | None = place
    while around is not None:
        if question in around.below:
            # A question registers itself too: seen from inside, an outer question is its own nearest instance.
            return around.below[question]
        around = around.outer
    return []
