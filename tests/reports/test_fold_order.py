"""Folding: the same facts give the same report, in whatever order desks saw them, one by one or all at once."""

from contextlib import suppress
from dataclasses import replace

from builders import Paper, paper, two_desks
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.errors import Refused
from desk.fact import Fact, seal
from desk.facts.answers import AnswerGiven, AnswerMoved, NoteTyped
from desk.facts.codec import encode, kind_of
from desk.ids import canonical
from desk.intake.answers import AddChild, GiveAnswer, MoveAnswer, SetChildAside, TypeNote
from desk.intake.calls import HangUp, JoinCall, SetCallerNumber, SetConstrained, SetSpeaker
from desk.intake.closing import CloseReport, GiveFeedback, ReopenReport, SetOutcome, TakeBackFeedback
from desk.intake.decisions import NoteDecision
from desk.intake.promises import (
    AcknowledgeAlarm,
    ExtendPromise,
    KeepPromise,
    PromiseCallback,
    TakeAlarm,
    TryPromise,
    WithdrawPromise,
)
from desk.intake.routes import DialRoute
from desk.reports.fold import apply, fold

CHILDREN = ("1" * 32, "2" * 32)
LINKS = ("wish_to_die", "attempt")


def fact(number: int, payload: object, replaces: tuple[str, ...] = ()) -> Fact:
    """A fact with an id by its number."""
    data = encode(payload)
    salt, digest = seal(data)
    kind = kind_of(payload)
    return Fact(
        id=f"{number:032x}",
        desk=f"{number % 3 + 10:032x}",
        seq=number,
        kind=kind.subject,
        subject="e" * 32,
        type=kind.name,
        version=1,
        author="",
        happened_at=number,
        recorded_at=number,
        replaces=replaces,
        profile="",
        salt=salt,
        payload=data,
        digest=digest,
    )


@st.composite
def registers(draw: st.DrawFn) -> list[Fact]:
    """Answers, moves and notes, each of which may replace any of those before it."""
    facts: list[Fact] = []
    for number in range(draw(st.integers(1, 12))):
        before = [former.id for former in facts]
        replaces = tuple(draw(st.lists(st.sampled_from(before), unique=True, max_size=3))) if before else ()
        child, other = draw(st.permutations(CHILDREN))
        link, value = draw(st.sampled_from(LINKS)), draw(st.sampled_from(["yes", "no", "unknown"]))
        payload = draw(
            st.sampled_from(
                [
                    AnswerGiven(link, link, child, (value,)),
                    AnswerMoved(link, link, child, other, (value,)),
                    NoteTyped(f"{number} {value}"),
                ]
            )
        )
        facts.append(fact(number, payload, replaces))
    return facts


def standing(facts: list[Fact]) -> tuple[dict[object, set[object]], set[object]]:
    """What stands in each register, without the order in which it came there."""
    state = fold(facts)
    assert state is not None
    answers = {place: {(a.fact, a.values) for a in register.values()} for place, register in state.answers.items()}
    return {place: values for place, values in answers.items() if values}, set(state.notes.items())


@given(registers(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_registers_do_not_depend_on_the_order_of_the_facts(facts: list[Fact], random: object) -> None:
    shuffled = [*facts]
    random.shuffle(shuffled)
    assert standing(shuffled) == standing(facts)


@given(registers())
@settings(deadline=None)
def test_what_no_fact_replaces_stands_and_nothing_else(facts: list[Fact]) -> None:
    answers, notes = standing(facts)
    found = {fact_id for values in answers.values() for fact_id, _ in values} | {note for note, _ in notes}
    replaced = {old for one in facts for old in one.replaces}
    assert found == {one.id for one in facts} - replaced


# -- one by one or all at once --------------------------------------------------------------------------------------


def _acts(desk: Paper, report: str) -> list[object]:
    """Commands that somebody might give now."""
    children = desk.children(report)
    promises = [promise.made.promise for promise in desk.state(report).open_promises()] or ["f" * 32]
    later = desk.now.replace(hour=desk.now.hour + 1)
    questions = [item for item in desk.profile.checklist.questions() if item.options][:12]
    return [
        *(GiveAnswer(report, child, q.link_id, (q.options[0].code,)) for q in questions for child in children),
        *(MoveAnswer(report, q.link_id, children[0], children[-1]) for q in questions),
        AddChild(report, desk.new_id()),
        SetChildAside(report, children[-1]),
        TypeNote(report, "moeder is thuis"),
        TypeNote(report, "toch niet", replaces=next(iter(desk.state(report).notes), "")),
        HangUp(report),
        HangUp(report, "dropped"),
        JoinCall(report, "0511223344"),
        SetCallerNumber(report, f"061234567{len(desk.log) % 10}"),
        SetSpeaker(report, "child"),
        SetConstrained(report, on=True),
        PromiseCallback(report, who="moeder"),
        *(TryPromise(report, promise) for promise in promises),
        *(ExtendPromise(report, promise, later) for promise in promises),
        *(AcknowledgeAlarm(report, promise) for promise in promises),
        *(TakeAlarm(report, promise) for promise in promises),
        *(KeepPromise(report, promise) for promise in promises),
        *(WithdrawPromise(report, promise) for promise in promises),
        DialRoute(report, "112", "112"),
        NoteDecision(report, children[0], "Triagist", "direct"),
        SetOutcome(report, children[0], "advice"),
        GiveFeedback(report, "reporter"),
        TakeBackFeedback(report, "reporter"),
        CloseReport(report),
        ReopenReport(report),
    ]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 10_000), st.integers(0, 90)), max_size=14))
@settings(deadline=None, max_examples=40)
def test_folding_one_by_one_equals_folding_from_zero_and_so_do_two_desks_that_met(
    picks: list[tuple[bool, int, int]],
) -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    for second, pick, seconds in picks:
        desk = there if second else here
        acts = _acts(desk, report)
        desk.waits(seconds=seconds)
        with suppress(Refused):
            desk.do(acts[pick % len(acts)])
    agreed = [*here.log, *(fact for fact in there.log if fact not in here.log)]
    whole = fold(agreed)
    grown = None
    for one in agreed:
        grown = fold([one], grown)
    assert grown == whole
    half = fold(agreed[: len(agreed) // 2])
    if half is not None:
        for one in agreed[len(agreed) // 2 :]:
            apply(half, one)
        assert half == whole


# -- facts that nobody here can read --------------------------------------------------------------------------------


def test_a_fact_of_a_newer_desk_is_counted_kept_and_said() -> None:
    desk = paper()
    report = desk.rings()
    before = desk.state(report)
    newer = replace(desk.log[-1], id="9" * 32, type="child_cloned", seq=99)
    desk.log.append(newer)
    state = desk.state(report)
    assert (state.unknown, state.facts) == (1, before.facts + 1)
    assert "nieuwere versie" in desk.lines(report)[-1].text


def test_a_newer_version_of_a_known_fact_is_not_guessed_at_and_hides_nothing() -> None:
    desk = paper()
    report = desk.rings()
    (answer,) = desk.do(GiveAnswer(report, "", desk.link("danger_now"), ("yes",)))
    desk.log.append(replace(answer, id="9" * 32, version=2, replaces=(answer.id,)))
    assert desk.state(report).unknown == 1
    assert desk.said(report, "danger_now") == ("yes",)


def test_a_fact_that_does_not_read_is_unknown_and_one_with_more_fields_is_read() -> None:
    desk = paper()
    report = desk.rings()
    for number, data in enumerate((b"\xff", b"[]", b"{}", b"not json", canonical({"text": 5}))):
        desk.log.append(replace(desk.log[0], id=f"{number:032x}", type="note_typed", payload=data))
    assert desk.state(report).unknown == 5
    more = canonical({"text": "vader is thuis", "mood": "bang"})
    desk.log.append(replace(desk.log[0], id="8" * 32, type="note_typed", payload=more))
    assert [note.text for note in desk.state(report).notes.values()] == ["vader is thuis"]


def test_an_erased_fact_stops_nothing() -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, danger_now="yes")
    desk.log[-1] = replace(desk.log[-1], payload=None, salt=None)
    assert desk.said(report, "danger_now") == ()
    assert desk.card(report).reference == "A-0001"


def test_only_one_fact_opens_a_report() -> None:
    desk = paper()
    report = desk.rings()
    other = paper(code="Z", id="c" * 32)
    other.rings()
    desk.log.append(replace(other.log[0], subject=report))
    assert desk.state(report).reference == "A-0001"
