"""Answers: given, taken back, moved to the right child, settled when two desks wrote; children; notes."""

from dataclasses import dataclass

from desk.checklist.model import RESERVED, Item
from desk.errors import Refused
from desk.facts.answers import AnswerGiven, AnswerMoved, ChildAdded, ChildSetAside, NoteTyped
from desk.facts.codec import Scalar
from desk.intake.context import Context, New, decides
from desk.reports.state import ReportState


@dataclass(frozen=True)
class GiveAnswer:
    """The answer to a question; the values replace what stood there. No values takes the answer back."""

    report: str
    child: str
    link: str
    values: tuple[Scalar, ...]


@dataclass(frozen=True)
class ToggleAnswer:
    """One more, or one less, of the answers to a question that takes several."""

    report: str
    child: str
    link: str
    value: str


@dataclass(frozen=True)
class SettleAnswer:
    """Two desks wrote; somebody looked and chose the value of `fact`."""

    report: str
    child: str
    link: str
    fact: str


@dataclass(frozen=True)
class MoveAnswer:
    """An answer stands at the wrong child: moved, not deleted (house rule 7)."""

    report: str
    link: str
    source: str
    child: str


@dataclass(frozen=True)
class AddChild:
    """One more child in this report; `child` is the id to give it."""

    report: str
    child: str


@dataclass(frozen=True)
class SetChildAside:
    """A child was added by mistake."""

    report: str
    child: str
    reason: str = ""


@dataclass(frozen=True)
class TypeNote:
    """A note in the timeline; `replaces` names the note it corrects."""

    report: str
    text: str
    child: str = ""
    replaces: str = ""


def _item(context: Context, link: str) -> Item:
    item = context.profile.checklist.by_link(link)
    if item is None:
        raise Refused(f"Vraag {link} staat niet in dit profiel.")
    return item


def _owner(context: Context, item: Item, state: ReportState, child: str) -> str:
    """Whose answer it is: the report's, or the child's for questions inside the child group."""
    if not context.profile.checklist.is_child_scoped(item.link_id):
        return ""
    if child in state.children:
        return child
    if not state.children:
        raise Refused(f"{state.reference} heeft geen kind om dit antwoord bij te schrijven.")
    return state.children[0]


def _write(state: ReportState, item: Item, child: str, values: tuple[Scalar, ...], fact_ids: tuple[str, ...]) -> New:
    return New(AnswerGiven(item.link_id, item.code, child, values, state.speaker), state.id, replaces=fact_ids)


@decides(GiveAnswer)
def _give(command: GiveAnswer, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    item = _item(context, command.link)
    child = _owner(context, item, state, command.child)
    standing = state.answers.get((child, command.link), {})
    if len(standing) == 1 and next(iter(standing.values())).values == command.values:
        return ()
    if not standing and not command.values:
        return ()
    return (_write(state, item, child, command.values, tuple(standing)),)


@decides(ToggleAnswer)
def _toggle(command: ToggleAnswer, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    item = _item(context, command.link)
    child = _owner(context, item, state, command.child)
    values = state.values(child, command.link)
    alone = RESERVED | {option.code for option in item.options if option.exclusive}
    if command.value in values:
        chosen = tuple(value for value in values if value != command.value)
    elif command.value in alone:
        chosen = (command.value,)
    else:
        chosen = (*(value for value in values if value not in alone), command.value)
    return (_write(state, item, child, chosen, tuple(state.answers.get((child, command.link), {}))),)


@decides(SettleAnswer)
def _settle(command: SettleAnswer, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    item = _item(context, command.link)
    child = _owner(context, item, state, command.child)
    standing = state.answers.get((child, command.link), {})
    chosen = standing.get(command.fact)
    if chosen is None:
        raise Refused("Dit antwoord is intussen vervangen; kijk nog een keer.")
    return (_write(state, item, child, chosen.values, tuple(standing)),)


@decides(MoveAnswer)
def _move(command: MoveAnswer, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    item = _item(context, command.link)
    standing = state.answers.get((command.source, command.link), {})
    scoped = context.profile.checklist.is_child_scoped(item.link_id)
    if not scoped or command.child not in state.children or command.child == command.source:
        raise Refused("Dit antwoord kan niet naar dat kind.")
    if not standing:
        raise Refused("Bij dit kind staat geen antwoord om te verplaatsen.")
    values = state.values(command.source, command.link)
    # What stands at the other child is not replaced: both are shown until somebody chooses.
    moved = AnswerMoved(item.link_id, item.code, command.source, command.child, values, state.speaker)
    return (New(moved, state.id, replaces=tuple(standing)),)


@decides(AddChild)
def _add(command: AddChild, context: Context) -> tuple[New, ...]:
    context.must(command.report)
    return (New(ChildAdded(command.child), command.report),)


@decides(SetChildAside)
def _aside(command: SetChildAside, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    if command.child not in state.children:
        raise Refused("Dit kind staat niet in de melding.")
    if len(state.children) == 1:
        raise Refused("Een melding gaat over ten minste een kind.")
    return (New(ChildSetAside(command.child, command.reason), command.report),)


@decides(TypeNote)
def _note(command: TypeNote, context: Context) -> tuple[New, ...]:
    context.must(command.report)
    if not command.text.strip():
        return ()
    replaces = (command.replaces,) if command.replaces else ()
    return (New(NoteTyped(command.text, command.child), command.report, replaces=replaces),)
