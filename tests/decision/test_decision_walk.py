"""Walks with random answers: more danger never lowers the proposal, and what has nothing to do with it neither."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jdm_files import text
from small_profile import NIGHT, ask, checklist_of, link, profile_of, when

from desk.checklist.enable import enabled_links
from desk.checklist.item import Item
from desk.checklist.values import NOT_ASKED, UNKNOWN, Value
from desk.decision.propose import Prepared, Proposal, prepare, propose
from desk.decision.prove_answers import answer_codes
from desk.profile.load import load_profile

PROFILES = sorted(Path(__file__).parents[2].joinpath("resources", "profiles").glob("*/profile.toml"))
Answers = dict[str, tuple[Value, ...]]
Row = tuple[str, dict[str, str]]

ORDERS = {"a": ("no", "unknown", "yes"), "b": ("no", "little", "unknown", "much"), "c": ("yes", "unknown", "no")}
CODES = tuple(ORDERS)


def _options(code: str) -> list[str]:
    return [value for value in ORDERS[code] if value != UNKNOWN]


@st.composite
def _items(draw: st.DrawFn) -> list[Item]:
    """Three danger questions and one that no table reads, with any conditions on one another, circles too."""
    items = []
    for code in CODES:
        shown = []
        others = [other for other in (*CODES, "place") if other != code]
        for other in draw(st.lists(st.sampled_from(others), max_size=2, unique=True)):
            operator = draw(st.sampled_from(["=", "=", "!=", "exists"]))
            values = ["home", "school"] if other == "place" else _options(other)
            value = draw(st.booleans()) if operator == "exists" else draw(st.sampled_from(values))
            shown.append(when(other, value, operator))
        items.append(ask(code, *_options(code), shown=shown, behavior=draw(st.sampled_from(["all", "any"]))))
    if draw(st.booleans()):
        group = Item(
            "group", "group", enable_when=(when("a", draw(st.sampled_from(_options("a")))),), items=(items[2],)
        )
        items = [*items[:2], group]
    return [ask("place", "home", "school", danger=False), *items]


@st.composite
def _rules(draw: st.DrawFn) -> list[Row]:
    """Rules as the proof wants them: every cell empty or an upper part of its column's order."""
    rules = []
    for number in range(draw(st.integers(1, 3))):
        cells: dict[str, str] = {}
        for code in draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=2, unique=True)):
            order = ORDERS[code]
            lowest = draw(st.integers(1, len(order) - 1))
            cells[code] = ", ".join(f'"{value}"' for value in order[lowest:])
        cells["urgency"] = draw(st.sampled_from(['"high"', '"middle"', '"low"']))
        rules.append((f"U{number}", cells))
    return [*rules, ("U9", {"urgency": '"low"'})]


def _ready(items: list[Item], rules: list[Row]) -> Prepared:
    inputs: dict[str, Any] = {code: text(*order) for code, order in ORDERS.items()}
    return prepare(profile_of(checklist_of(*items), inputs, rules))


def _given(ready: Prepared) -> st.SearchStrategy[Answers]:
    """Any answers to any questions with fixed answers, shown or not: an answer may have been hidden later."""
    choices: dict[str, st.SearchStrategy[tuple[Value, ...]]] = {}
    for item in ready.profile.checklist.questions():
        if item.options or item.type == "boolean":
            codes: list[Value] = [*(option.value for option in item.options), UNKNOWN, NOT_ASKED]
            if item.type == "boolean":
                codes += [True, False]
            most = 3 if item.repeats else 1
            choices[item.link_id] = st.lists(st.sampled_from(codes), max_size=most, unique=True).map(tuple)
    return st.fixed_dictionaries({}, optional=choices)


def _proposal(ready: Prepared, answers: Answers, age: float | None = 14) -> Proposal:
    enabled = enabled_links(ready.profile.checklist, answers)
    return propose(ready, answers, age=age, local=NIGHT, enabled=enabled)


def _more_danger(ready: Prepared, answers: Answers) -> list[tuple[str, Answers]]:
    """Every way to give one question an answer that is worse than what it counted as."""
    found: list[tuple[str, Answers]] = []
    checklist = ready.profile.checklist
    enabled = enabled_links(checklist, answers)
    for column in ready.profile.urgency_table.inputs:
        item = checklist.by_code(column.field)
        if item is None or UNKNOWN not in column.values:
            continue
        now = [_code(value) for value in answers.get(item.link_id, ())]
        levels = [column.values.index(code) for code in now if code in column.values and code != UNKNOWN]
        level = max(levels) if levels else column.values.index(UNKNOWN)
        for worse in column.values[level + 1 :]:
            if worse == UNKNOWN and item.link_id not in enabled:
                continue  # nobody is asked what an answer before it excludes
            value = worse == "yes" if item.type == "boolean" else worse
            found.append((f"{item.link_id} = {worse}", {**answers, item.link_id: (value,)}))
            if item.repeats:
                found.append(
                    (f"{item.link_id} + {worse}", {**answers, item.link_id: (*answers.get(item.link_id, ()), value)})
                )
    return found


def _code(value: Value) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _changed_elsewhere(ready: Prepared, answers: Answers, other: Answers) -> Answers:
    """The answers, with those to questions that the urgency table does not read taken from `other`."""
    read = {column.field for column in ready.profile.urgency_table.inputs}
    ours = {link_id: v for link_id, v in answers.items() if ready.profile.checklist.by_link(link_id).code in read}
    theirs = {link_id: v for link_id, v in other.items() if ready.profile.checklist.by_link(link_id).code not in read}
    return ours | theirs


def _every_state(ready: Prepared) -> list[Answers]:
    """All ways to answer or leave open all questions: an answer may stand though its question is hidden by now."""
    questions = ready.profile.checklist.questions()
    ways = [[(), *((option.value,) for option in item.options)] for item in questions]
    return [dict(zip((item.link_id for item in questions), state, strict=True)) for state in product(*ways)]


@settings(deadline=None, max_examples=60)
@given(items=_items(), rules=_rules())
def test_adding_a_danger_answer_never_lowers_the_proposal(items: list[Item], rules: list[Row]) -> None:
    """Every state of random checklists, also of those that the proofs refuse, with random sound tables."""
    ready = _ready(items, rules)
    for answers in _every_state(ready):
        before = _proposal(ready, answers).rank
        for step, after in _more_danger(ready, answers):
            assert _proposal(ready, after).rank <= before, (answers, step)


@settings(deadline=None, max_examples=60)
@given(items=_items(), rules=_rules())
def test_correcting_an_answer_that_no_rule_reads_never_changes_the_urgency(items: list[Item], rules: list[Row]) -> None:
    ready = _ready(items, rules)
    ranks: dict[tuple[tuple[Value, ...], ...], int] = {}
    for answers in _every_state(ready):
        rank = _proposal(ready, answers).rank
        related = tuple(answers[link(code)] for code in CODES)
        assert ranks.setdefault(related, rank) == rank, answers


@settings(deadline=None, max_examples=60)
@given(items=_items(), rules=_rules())
def test_a_given_danger_answer_counts_whatever_hides_it(items: list[Item], rules: list[Row]) -> None:
    """House rule 13, on any checklist: what was answered counts as if its question were shown."""
    ready = _ready(items, rules)
    everything = frozenset(item.link_id for item in ready.profile.checklist.all_items())
    for answers in _every_state(ready):
        enabled = enabled_links(ready.profile.checklist, answers)
        proposal = _proposal(ready, answers)
        for code, order in ORDERS.items():
            dangerous = [value for value in answers[link(code)] if value != order[0]]
            assert (link(code) in proposal.kept) == (bool(dangerous) and link(code) not in enabled)
        if all(answers[link(code)] for code in CODES):
            shown = propose(ready, answers, age=14, local=NIGHT, enabled=everything)
            assert (shown.rank, shown.rules, shown.because) == (proposal.rank, proposal.rules, proposal.because)


@pytest.fixture(scope="module", params=PROFILES, ids=lambda file: file.parent.name)
def shipped(request: pytest.FixtureRequest) -> Prepared:
    """Each profile that ships, as the desk loads it."""
    return prepare(load_profile(request.param.parent)[0])


@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_in_a_shipped_profile_more_danger_never_lowers_the_proposal(shipped: Prepared, data: st.DataObject) -> None:
    answers = data.draw(_given(shipped))
    age = data.draw(st.sampled_from([None, 0.0, 8.0, 14.0, 17.0, 21.0]))
    before = _proposal(shipped, answers, age)
    for step, after in _more_danger(shipped, answers):
        assert _proposal(shipped, after, age).rank <= before.rank, step


@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_in_a_shipped_profile_an_unrelated_correction_changes_nothing(shipped: Prepared, data: st.DataObject) -> None:
    answers, other = data.draw(_given(shipped)), data.draw(_given(shipped))
    changed = _changed_elsewhere(shipped, answers, other)
    assert _proposal(shipped, changed).rank == _proposal(shipped, answers).rank


@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_in_a_shipped_profile_every_answer_leads_to_a_proposal_that_names_its_rules(
    shipped: Prepared, data: st.DataObject
) -> None:
    answers = data.draw(_given(shipped))
    profile = shipped.profile
    proposal = _proposal(shipped, answers)
    level = profile.urgency(proposal.urgency)
    assert level is not None
    assert level.rank == proposal.rank
    assert proposal.pathway in {pathway.id for pathway in profile.pathways}
    assert proposal.route == "none" or profile.route(proposal.route) is not None
    decisive, routed = proposal.rules
    assert decisive in {rule.id for rule in profile.urgency_table.rules}
    assert routed in {rule.id for rule in profile.route_table.rules}
    assert proposal.reason
    assert proposal.provisional == bool(proposal.open)
    for link_id, answer in proposal.because:
        item = profile.checklist.by_link(link_id)
        assert item is not None
        assert answer in answer_codes(item)


def test_when_every_danger_question_is_reassuring_nothing_is_urgent_and_nothing_open(shipped: Prepared) -> None:
    answers: Answers = {}
    for column in shipped.profile.urgency_table.inputs:
        item = shipped.profile.checklist.by_code(column.field)
        if item is not None:
            value = column.values[0]
            answers[item.link_id] = (value == "yes" if item.type == "boolean" else value,)
    proposal = _proposal(shipped, answers)
    assert proposal.rank == max(level.rank for level in shipped.profile.urgencies)
    assert (proposal.open, proposal.kept, proposal.provisional) == ((), (), False)
