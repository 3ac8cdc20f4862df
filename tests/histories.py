"""Nights at a desk, at random: acts that hypothesis makes and shrinks, each carried out as a command that can be.

An act holds no ids: it picks among what the desk shows at that moment, so that any list of acts is a night. Use:

    @given(histories())
    def test_...(acts): night = Night(clock); for act in acts: night.carry_out(desk, act)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from hypothesis import strategies as st

from desk.checklist.item import Item
from desk.clock import SetClock
from desk.desk import Desk, Done, Refusal
from desk.intake import agreements, answers, calls, closing, consent, decisions, merging, promises, routes
from desk.intake.desk import AddPerson, TakeSeat
from desk.rows import CardRow, PromiseRow

T = TypeVar("T")


@dataclass(frozen=True)
class Act:
    """One thing that somebody does: what, with which of those there are, with which words, after how long."""

    what: str
    pick: int
    other: int
    words: str
    seconds: int


class Night:
    """Carries acts out at desks that share one clock."""

    def __init__(self, clock: SetClock) -> None:
        self._clock = clock

    def carry_out(self, desk: Desk, act: Act) -> Done | Refusal:
        """Let the time of the act go by and do it, or else what makes it possible next time."""
        self._clock.advance(seconds=act.seconds)
        ways = (act.what, *_ELSE)
        return next(desk.do(command) for way in ways if (command := _ACTS[way](desk, act)) is not None)


def pick(among: Sequence[T], number: int) -> T | None:
    """One of them, or None of none."""
    return among[number % len(among)] if among else None


def _report(desk: Desk, number: int) -> CardRow | None:
    return pick(desk.today(), number)


def _with_report(make: Callable[[Desk, Act, CardRow], object | None]) -> Callable[[Desk, Act], object | None]:
    def act_on(desk: Desk, act: Act) -> object | None:
        card = _report(desk, act.pick)
        return None if card is None else make(desk, act, card)

    return act_on


def _with_promise(make: Callable[[Desk, Act, PromiseRow], object | None]) -> Callable[[Desk, Act], object | None]:
    def act_on(desk: Desk, act: Act) -> object | None:
        promise = pick(desk.promises(), act.pick)
        return None if promise is None else make(desk, act, promise)

    return act_on


def _child(card: CardRow, number: int) -> str:
    child = pick(card.children, number)
    return child.id if child else ""


def _values(item: Item, act: Act) -> tuple[str | int | bool, ...]:
    """An answer that fits the question more often than not; now and then it is taken back."""
    if act.other % 11 == 0:
        return ()
    if act.other % 7 == 0:
        return ("unknown",)
    if item.options:
        return tuple(option.code for option in [pick(item.options, act.other)] if option)
    if item.type == "boolean":
        return (act.other % 2 == 0,)
    if item.type in {"integer", "decimal"}:
        return (act.other % 100,)
    return (act.words,)


def _answer(desk: Desk, act: Act, card: CardRow) -> object | None:
    profile = desk.profile
    item = pick(profile.checklist.questions(), act.other) if profile else None
    return (
        None if item is None else answers.GiveAnswer(card.id, _child(card, act.pick), item.link_id, _values(item, act))
    )


def _toggle(desk: Desk, act: Act, card: CardRow) -> object | None:
    profile = desk.profile
    item = pick([q for q in profile.checklist.questions() if q.options], act.other) if profile else None
    option = pick(item.options, act.pick) if item else None
    if item is None or option is None:
        return None
    return answers.ToggleAnswer(card.id, _child(card, act.pick), item.link_id, option.code)


def _settle(desk: Desk, act: Act, card: CardRow) -> object | None:
    sheet = desk.sheet(card.id)
    asked = [question for section in sheet.sections for question in section.questions] if sheet else []
    question = pick([question for question in asked if question.values], act.other)
    value = pick(question.values, act.pick) if question else None
    if question is None or value is None:
        return None
    return answers.SettleAnswer(card.id, question.child, question.link, value.fact)


def _move(desk: Desk, act: Act, card: CardRow) -> object | None:
    acts = desk.acts(card.id, _child(card, act.other))
    answer = pick(acts.movable, act.other) if acts else None
    to = pick(acts.other_children, act.pick) if acts else None
    return answers.MoveAnswer(card.id, answer.code, acts.child, to.code) if acts and answer and to else None


def _merge(desk: Desk, act: Act, card: CardRow) -> object | None:
    other = pick([each for each in desk.today() if each.id != card.id and each.state != "merged"], act.other)
    return merging.MergeReport(card.id, other.id) if other else None


def _close(_: Desk, act: Act, card: CardRow) -> object:
    return closing.CloseReport(card.id, act.words, "gemeente" if act.other % 3 == 0 else "")


def _promise(_: Desk, act: Act, card: CardRow) -> object:
    return promises.PromiseCallback(card.id, act.words, "06 87654321", child=_child(card, act.other))


def _outcome(desk: Desk, act: Act, card: CardRow) -> object | None:
    outcome = pick(desk.profile.outcomes, act.other) if desk.profile else None
    return closing.SetOutcome(card.id, _child(card, act.pick), outcome.id, act.words) if outcome else None


def _feedback(desk: Desk, act: Act, card: CardRow) -> object | None:
    choice = pick(desk.profile.feedback, act.other) if desk.profile else None
    return closing.GiveFeedback(card.id, choice.id) if choice else None


def _decide(desk: Desk, act: Act, card: CardRow) -> object | None:
    level = pick(desk.profile.urgencies, act.other) if desk.profile else None
    return decisions.NoteDecision(card.id, _child(card, act.pick), act.words, level.id) if level else None


def _reason(desk: Desk, act: Act, card: CardRow) -> object | None:
    sheet = desk.sheet(card.id)
    decision = pick(sheet.decisions, act.other) if sheet else None
    return decisions.GiveReason(card.id, decision.id, act.words) if decision else None


def _route(desk: Desk, act: Act, card: CardRow) -> object | None:
    route = pick(desk.routes(), act.other)
    if route is None or act.pick % 3 == 0:
        return routes.OpenRoute(card.id, route.id) if route else None
    number = pick(route.numbers, act.pick)
    return routes.DialRoute(card.id, route.id, number.number if number else "112", "colleague")


def _hand(desk: Desk, act: Act, promise: PromiseRow) -> object | None:
    person = pick(desk.people(), act.other)
    return promises.HandPromise(promise.report, promise.id, person.id) if person else None


def _agree(desk: Desk, act: Act) -> object:
    """A new agreement, or one that a report leads to in place of what is seen there; now and then it ends."""
    card = _report(desk, act.pick)
    known = pick(desk.care.agreed_before(card.id), act.other) if card else None
    if known is not None and act.other % 5 == 0:
        return agreements.EndAgreement(known.id, known.facts, act.words)
    return agreements.MakeAgreement(
        about=agreements.ABOUT[act.other % 3],
        names=(NAMES[act.other % len(NAMES)],),
        numbers=(NUMBERS[act.pick % 3],),
        approach=act.words,
        valid_until="2026-11-20" if act.pick % 7 == 0 else "",
        agreement=known.id if known is not None else "",
        replaces=known.facts if known is not None else (),
    )


def _consent(desk: Desk, act: Act, card: CardRow) -> object | None:
    child = _child(card, act.pick)
    known = desk.care.consents(card.id, child) if child else None
    person = pick(known.people, act.other) if known else None
    said = pick(known.consents, act.other) if known else None
    if person is None or said is None:
        return None
    custody = ("yes", "no", "unknown")[act.pick % 3]
    return consent.NoteConsent(card.id, child, person.relation, act.words, custody, said[0], person=person.person)


def _meldcode(desk: Desk, act: Act, card: CardRow) -> object | None:
    child = _child(card, act.pick)
    known = desk.care.meldcode(card.id, child) if child else None
    step = pick(known.steps, act.other) if known else None
    return consent.NoteMeldcode(card.id, child, step.id, step.outcomes[0].code, note=act.words) if step else None


def _seat(desk: Desk, act: Act) -> object | None:
    person = pick(desk.people(), act.pick)
    return TakeSeat(person.id) if person else None


def _extend(desk: Desk, act: Act, promise: PromiseRow) -> object:
    return promises.ExtendPromise(promise.report, promise.id, desk.now() + timedelta(minutes=1 + act.other % 90))


def _escalate(_: Desk, act: Act, promise: PromiseRow) -> object:
    return promises.RecordEscalation(promise.report, promise.id, "owner", act.words, "", "no-answer")


_SPEAKERS = ("parent", "child", "professional", "other")
_HANGING_UP = ("finished", "dropped", "handed-over")
_ACTS: dict[str, Callable[[Desk, Act], object | None]] = {
    "open": lambda desk, act: calls.OpenReport(desk.new_id(), act.words),
    "request": lambda desk, act: promises.RequestCallback(desk.new_id(), act.words, "058 1234567", act.words),
    "answer": _with_report(_answer),
    "toggle": _with_report(_toggle),
    "settle": _with_report(_settle),
    "move": _with_report(_move),
    "note": _with_report(lambda _, act, card: answers.TypeNote(card.id, act.words)),
    "child": _with_report(lambda desk, _, card: answers.AddChild(card.id, desk.new_id())),
    "wrong child": _with_report(lambda _, act, card: answers.SetChildAside(card.id, _child(card, act.other))),
    "join": _with_report(lambda _, act, card: calls.JoinCall(card.id, act.words)),
    "number": _with_report(lambda _, act, card: calls.SetCallerNumber(card.id, act.words)),
    "hang up": _with_report(lambda _, act, card: calls.HangUp(card.id, _HANGING_UP[act.other % 3])),
    "stay": _with_report(lambda _, act, card: calls.SetStay(card.id, act.other % 2 == 0)),
    "constrained": _with_report(lambda _, act, card: calls.SetConstrained(card.id, act.other % 2 == 0)),
    "speaker": _with_report(lambda _, act, card: calls.SetSpeaker(card.id, _SPEAKERS[act.other % 4])),
    "promise": _with_report(_promise),
    "task": _with_report(lambda _, act, card: promises.MakePromise(card.id, "next-workday", act.words)),
    "try": _with_promise(lambda _, act, promise: promises.TryPromise(promise.report, promise.id)),
    "extend": _with_promise(_extend),
    "keep": _with_promise(lambda _, act, promise: promises.KeepPromise(promise.report, promise.id, who=act.words)),
    "withdraw": _with_promise(lambda _, act, promise: promises.WithdrawPromise(promise.report, promise.id, act.words)),
    "hand": _with_promise(_hand),
    "acknowledge": _with_promise(lambda _, __, promise: promises.AcknowledgeAlarm(promise.report, promise.id)),
    "take": _with_promise(lambda _, __, promise: promises.TakeAlarm(promise.report, promise.id)),
    "escalate": _with_promise(
        lambda _, act, promise: promises.RecordEscalation(
            promise.report, promise.id, "owner", act.words, "", "no-answer"
        )
    ),
    "route": _with_report(_route),
    "duty": _with_report(lambda _, act, card: routes.CallDuty(card.id, "triagist", act.words, "0581234567")),
    "decide": _with_report(_decide),
    "reason": _with_report(_reason),
    "outcome": _with_report(_outcome),
    "feedback": _with_report(_feedback),
    "close": _with_report(_close),
    "reopen": _with_report(lambda _, act, card: closing.ReopenReport(card.id, act.words)),
    "set aside": _with_report(lambda _, act, card: closing.SetAside(card.id, act.words)),
    "merge": _with_report(_merge),
    "agree": _agree,
    "consent": _with_report(_consent),
    "meldcode": _with_report(_meldcode),
    "person": lambda desk, act: AddPerson(desk.new_id(), act.words),
    "seat": _seat,
}
_ELSE = ("promise", "open")
# What is done most at a desk comes most often; opening comes first when a list of acts is shrunk.
_OFTEN = ("open", "answer", "answer", "answer", "answer", "answer", "toggle", "note", "promise", "hang up")

NAMES = ("Sem", "Noor van Dyk", "Zoë", "Ĳsbrand", "moeder")
NUMBERS = ("06-12 34 56 78", "+31612345678", "058 234 56 78", "anoniem", "112", "06 1")
TEXTS = ("december 2011", "ongeveer 15", "bij oma in Sneek", "plan_a 1/2 √2", "!", "")
# Letters that Python and the search index both know as letters (neither knows all of Unicode), NUL, control characters,
# emoji and what Qt makes of them when a key is pressed in the middle of one.
_LETTERS = st.characters(max_codepoint=0x24F) | st.sampled_from("\ud83d\udc4d🌙👍🏽ﬁ½²")
words = st.sampled_from([*NAMES, *NUMBERS, *TEXTS]) | st.text(_LETTERS, max_size=60)

_SMALL = st.integers(0, 999)
acts = st.builds(
    Act,
    what=st.sampled_from([*_OFTEN, *_ACTS]),
    pick=_SMALL,
    other=_SMALL,
    words=words,
    seconds=st.integers(0, 900),
)


def histories(max_size: int = 25) -> st.SearchStrategy[list[Act]]:
    """Nights of at most so many acts; short nights come too, but most are long enough for things to meet."""
    return st.lists(acts, max_size=max_size) | st.lists(acts, min_size=max_size // 2, max_size=max_size)
