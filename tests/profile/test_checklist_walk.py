"""Random calls through each shipped checklist and its tables: danger never lowers, nothing ends dead."""

from datetime import datetime
from functools import cache
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from profile_files import NAMES, files_of

from desk.checklist.enable import enabled_links
from desk.checklist.item import Item
from desk.checklist.values import NOT_ASKED, UNKNOWN, Value
from desk.decision.propose import Prepared, Proposal, prepare, propose
from desk.profile.load import profile_from_bytes

NIGHT, NOON = datetime(2026, 11, 21, 3, 40), datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001  (local wall times)
WALKS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
Answers = dict[str, tuple[Value, ...]]


@cache
def ready(name: str) -> Prepared:
    return prepare(profile_from_bytes(files_of(name)))


def shown(name: str, answers: Answers) -> frozenset[str]:
    return enabled_links(ready(name).profile.checklist, answers)


def proposal(name: str, answers: Answers, age: float | None, at: datetime) -> Proposal:
    return propose(ready(name), answers, age=age, local=at, enabled=shown(name, answers))


def possible(item: Item) -> list[Value]:
    """Answers to try: every option, the reserved codes, and something typed where one may type."""
    values: list[Value] = [option.value for option in item.options] + [UNKNOWN, NOT_ASKED]
    typed: dict[str, Value] = {"boolean": True, "integer": 3, "dateTime": "2026-11-21T01:00:00+01:00"}
    if not item.options:
        values.append(typed.get(item.type, "iets"))
    return values


def questions(name: str, answers: Answers) -> list[Item]:
    """The questions that show now, in document order."""
    now = shown(name, answers)
    return [item for item in ready(name).profile.checklist.questions() if item.link_id in now]


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, Answers, float | None, datetime]:
    """A region, the answers of a call in which anything may be asked in any order, an age and a moment."""
    name = draw(st.sampled_from(NAMES))
    answers: Answers = {}
    for _ in range(draw(st.integers(0, 25))):
        item = draw(st.sampled_from(questions(name, answers)))
        answers[item.link_id] = (draw(st.sampled_from(possible(item))),)
    age = draw(st.sampled_from([None, 4.0, 11.0, 15.0, 17.9, 18.0, 23.0]))
    return name, answers, age, draw(st.sampled_from([NIGHT, NOON]))


@WALKS
@given(calls(), st.data())
def test_a_more_dangerous_answer_never_lowers_the_proposal(call, data):
    name, answers, age, at = call
    before = proposal(name, answers, age, at)
    columns = {column.field: column.values for column in ready(name).profile.urgency_table.inputs}
    item = data.draw(st.sampled_from([item for item in questions(name, answers) if item.code in columns]))
    order = columns[item.code]
    given_now = answers.get(item.link_id, (UNKNOWN,))[0]
    level = order.index(given_now if given_now in order else UNKNOWN)
    answers[item.link_id] = (data.draw(st.sampled_from(order[level:])),)
    assert proposal(name, answers, age, at).rank <= before.rank


@WALKS
@given(calls(), st.data())
def test_correcting_an_answer_that_no_urgency_rule_reads_never_changes_the_urgency(call, data):
    name, answers, age, at = call
    before = proposal(name, answers, age, at)
    read = {column.field for column in ready(name).profile.urgency_table.inputs}
    item = data.draw(st.sampled_from([item for item in questions(name, answers) if item.code not in read]))
    answers[item.link_id] = (data.draw(st.sampled_from(possible(item))),)
    assert proposal(name, answers, age, at).urgency == before.urgency


@WALKS
@given(calls())
def test_every_call_gets_an_urgency_a_pathway_and_a_route_that_the_profile_has(call):
    name, answers, age, at = call
    profile = ready(name).profile
    found = proposal(name, answers, age, at)
    assert profile.urgency(found.urgency)
    assert found.pathway in {choice.id for choice in profile.pathways}
    assert found.route == "none" or profile.route(found.route)


@WALKS
@given(calls(), st.data())
def test_no_call_comes_to_a_dead_end(call, data):
    """Answering whatever shows and is open comes to an end, with no danger question left open."""
    name, answers, age, at = call
    for _ in range(3 * len(ready(name).profile.checklist.questions())):
        waiting = [item for item in questions(name, answers) if item.link_id not in answers]
        if not waiting:
            break
        item = waiting[0]
        answers[item.link_id] = (data.draw(st.sampled_from(possible(item))),)
    else:
        pytest.fail("er komen steeds vragen bij")
    open_now = proposal(name, answers, age, at).open
    assert all(answers[link][0] in (UNKNOWN, NOT_ASKED) for link in open_now)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_can_be_reached(name):
    checklist = ready(name).profile.checklist
    for item in checklist.questions():
        around = [checklist.by_link(link) for link in (*checklist.ancestors(item.link_id), item.link_id)]
        asked = list(dict.fromkeys(when.question for outer in around for when in outer.enable_when))
        # Conditions may rest on questions with conditions of their own: one level deeper is enough here.
        asked += [w.question for link in asked for w in checklist.by_link(link).enable_when if w.question not in asked]
        choices = [[(link, value) for value in possible(checklist.by_link(link))] for link in asked]
        reached = (
            item.link_id in enabled_links(checklist, {link: (value,) for link, value in way})
            for way in product(*choices)
        )
        assert any(reached), item.link_id


@pytest.mark.parametrize("name", NAMES)
def test_a_call_in_which_nothing_was_asked_yet_has_no_proposal(name):
    assert proposal(name, {}, None, NIGHT).none_yet


@pytest.mark.parametrize("name", NAMES)
def test_a_call_without_any_danger_is_advice(name):
    answers: Answers = {}
    for item in ready(name).profile.checklist.questions():
        if item.danger and item.link_id in shown(name, answers):
            column = ready(name).profile.urgency_table.input(item.code)
            answers[item.link_id] = (column.values[0],)
    found = proposal(name, answers, 15.0, NIGHT)
    assert (found.urgency, found.pathway, found.provisional) == ("advice", "advice", False)
