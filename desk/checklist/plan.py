"""Conditions put in order once, so that asking what is shown is one pass; circles are found beforehand.

A rule is one item (or one instance of it) that has conditions. A question shows when its own rule and
those of everything around it hold (its `chain`). A condition sees only answers of questions that show.
"""

from collections.abc import Hashable, Mapping, Sequence

from desk.checklist.conditions import holds
from desk.checklist.item import EnableWhen, Item, walk
from desk.checklist.response import Answer, settled
from desk.checklist.values import RESERVED, Value
from desk.record import record

Chain = tuple[int, ...]


@record
class Source:
    """Where answers come from: the key under which they are kept, and the rules that must hold for them to count."""

    key: Hashable
    chain: Chain


@record
class Condition:
    """One enableWhen and the questions (or their instances) it looks at."""

    when: EnableWhen
    sources: tuple[Source, ...]


@record
class Rule:
    """The conditions of one item; `link_id` is for messages."""

    link_id: str
    conditions: tuple[Condition, ...]
    any: bool


@record
class Plan:
    """Rules, and the order in which to decide them: groups of rule numbers, what is needed comes first.

    A group of several rules, or of one that looks at itself, is a circle.
    """

    rules: tuple[Rule, ...]
    order: tuple[tuple[int, ...], ...]
    circles: frozenset[tuple[int, ...]]


@record
class FlatPlan:
    """The plan of one flat view: one answer list per question.

    `chains` is per linkId, in document order; `asked` are the questions that conditions look at; `ready`
    holds for each of those the answers that can be known beforehand, by their code.
    """

    plan: Plan
    chains: tuple[tuple[str, Chain], ...]
    asked: tuple[Item, ...]
    ready: Mapping[str, Mapping[str, Answer]]

    def circles(self) -> list[list[str]]:
        """The linkIds of items whose conditions depend on each other in a circle."""
        return [[self.plan.rules[number].link_id for number in circle] for circle in sorted(self.plan.circles)]


def make_plan(rules: Sequence[Rule]) -> Plan:
    """Order `rules`. The numbers in their chains are places in `rules`."""
    needs = [
        sorted({n for condition in rule.conditions for source in condition.sources for n in source.chain})
        for rule in rules
    ]
    order = _components(needs)
    circles = frozenset(part for part in order if len(part) > 1 or part[0] in needs[part[0]])
    return Plan(tuple(rules), order, circles)


def make_flat_plan(items: Sequence[Item]) -> FlatPlan:
    """The plan for all items of a checklist, each there once; `items` in document order, children in `Item.items`."""
    chains: dict[str, Chain] = {}
    ruled: list[Item] = []

    def visit(level: Sequence[Item], chain: Chain) -> None:
        for item in level:
            own = chain
            if item.enable_when:
                own = (*chain, len(ruled))
                ruled.append(item)
            chains[item.link_id] = own
            visit(item.items, own)

    visit(items, ())
    rules = [
        Rule(
            item.link_id,
            tuple(
                Condition(when, (Source(when.question, chains[when.question]),) if when.question in chains else ())
                for when in item.enable_when
            ),
            item.enable_behavior == "any",
        )
        for item in ruled
    ]
    wanted = {when.question for item in ruled for when in item.enable_when}
    asked = tuple(item for item in walk(tuple(items)) if item.link_id in wanted)
    ready = {item.link_id: _ready(item) for item in asked}
    return FlatPlan(make_plan(rules), tuple(chains.items()), asked, ready)


def _ready(item: Item) -> dict[str, Answer]:
    codes = {option.value for option in item.options} | RESERVED
    return {code: settled(item, Answer(code)) for code in codes if isinstance(code, str)}


def settle_flat(flat: FlatPlan, answers: Mapping[str, Sequence[Value]]) -> dict[Hashable, tuple[Answer, ...]]:
    """The answers that conditions look at, ready for `solve`."""
    found: dict[Hashable, tuple[Answer, ...]] = {}
    for item in flat.asked:
        values = answers.get(item.link_id)
        if values:
            ready = flat.ready[item.link_id]
            found[item.link_id] = tuple(
                ready[value] if isinstance(value, str) and value in ready else settled(item, Answer(value))
                for value in values
            )
    return found


def solve(plan: Plan, answers: Mapping[Hashable, tuple[Answer, ...]]) -> tuple[list[bool], list[int]]:
    """Which rules hold, and the numbers of those that would not settle.

    A circle starts with everything shown and is gone round until nothing changes. What keeps changing is
    shown, for a question too many is safer than one that stays away, and the rest of the circle is decided
    again on top of that; every such step fixes at least one rule, so this always ends.
    """
    state = [True] * len(plan.rules)
    unsettled: list[int] = []
    for part in plan.order:
        if part in plan.circles:
            unsettled.extend(_go_round(plan, part, answers, state))
        else:
            state[part[0]] = _rule_holds(plan.rules[part[0]], answers, state)
    return state, unsettled


def shown(chain: Chain, state: Sequence[bool]) -> bool:
    """Whether something with this chain shows."""
    for number in chain:  # noqa: SIM110  (a generator here doubles the time of every key press)
        if not state[number]:
            return False
    return True


def _rule_holds(rule: Rule, answers: Mapping[Hashable, tuple[Answer, ...]], state: Sequence[bool]) -> bool:
    for condition in rule.conditions:
        seen = [
            answer
            for source in condition.sources
            if source.key in answers and shown(source.chain, state)
            for answer in answers[source.key]
        ]
        if holds(condition.when, seen) is rule.any:
            return rule.any
    return not rule.any


def _go_round(
    plan: Plan, circle: tuple[int, ...], answers: Mapping[Hashable, tuple[Answer, ...]], state: list[bool]
) -> list[int]:
    fixed: set[int] = set()
    while True:
        for number in circle:
            state[number] = True
        restless: set[int] = set()
        for turn in range(2 * len(circle) + 2):
            # All at once on the state before, so that the order in the file decides nothing.
            after = [(n, n in fixed or _rule_holds(plan.rules[n], answers, state)) for n in circle]
            changed = [number for number, value in after if state[number] is not value]
            for number, value in after:
                state[number] = value
            if not changed:
                return sorted(fixed)
            if turn > len(circle):
                restless.update(changed)
        fixed |= restless


def _components(needs: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Strongly connected parts of the graph rule -> rules it needs, needed parts first (Tarjan, without recursion)."""
    found: list[tuple[int, ...]] = []
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    for root in range(len(needs)):
        if root in index:
            continue
        work = [(root, iter(needs[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, rest = work[-1]
            for need in rest:
                if need not in index:
                    index[need] = low[need] = len(index)
                    stack.append(need)
                    on_stack.add(need)
                    work.append((need, iter(needs[need])))
                    break
                if need in on_stack:
                    low[node] = min(low[node], index[need])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    part: list[int] = []
                    while not part or part[-1] != node:
                        part.append(stack.pop())
                        on_stack.discard(part[-1])
                    found.append(tuple(sorted(part)))
    return tuple(found)
