"""Answers: given, taken back, moved to the right child, settled when two desks wrote; children; notes."""

import math

from desk.checklist.model import RESERVED, Item
from desk.errors import Refused
from desk.facts.answers import AnswerGiven, AnswerMoved, ChildAdded, ChildSetAside, NoteTyped
from desk.facts.call import SpeechConstrained
from desk.facts.codec import Scalar
from desk.intake.agreeing import doubt_by_name
from desk.intake.context import Context, New, decides, must_go_on_here
from desk.profile.codes import CALLBACK_NUMBER, CAN_SPEAK_FREELY
from desk.record import record
from desk.reports.state import Answer, ReportState
from desk.reports.to_call import texts


@record
class GiveAnswer:
    """The answer to a question; the values replace what stood there. No values takes the answer back."""

    report: str
    child: str
    link: str
    values: tuple[Scalar, ...]


@record
class ToggleAnswer:
    """One more, or one less, of the answers to a question that takes several."""

    report: str
    child: str
    link: str
    value: str


@record
class SettleAnswer:
    """Two desks wrote; somebody looked and chose the value of `fact`."""

    report: str
    child: str
    link: str
    fact: str


@record
class MoveAnswer:
    """An answer stands at the wrong child: moved, not deleted (house rule 7)."""

    report: str
    link: str
    source: str
    child: str


@record
class AddChild:
    """One more child in this report; `child` is the id to give it. One that was set aside comes back with it."""

    report: str
    child: str


@record
class SetChildAside:
    """A child was added by mistake."""

    report: str
    child: str
    reason: str = ""


@record
class TypeNote:
    """A note in the timeline; `replaces` names the note it corrects."""

    report: str
    text: str
    child: str = ""
    replaces: str = ""


def _open_here(context: Context, report: str) -> ReportState:
    """The report, which has to be the one that goes on: what is said in another one nobody would see."""
    state = context.must(report)
    must_go_on_here(context, state)
    return state


def _item(context: Context, link: str) -> Item:
    item = context.profile.checklist.by_link(link)
    if item is None:
        raise Refused(f"Vraag {link} staat niet in dit profiel.")
    return item


def _owner(context: Context, item: Item, state: ReportState, child: str) -> str:
    """Whose answer it is: the report's, or the child's for questions inside the child group; the first if not said.

    A child that was set aside meanwhile keeps what is said about it: an answer never ends up with another child.
    """
    if not context.profile.checklist.is_child_scoped(item.link_id):
        return ""
    if not child and state.children:
        return state.children[0]
    if not child and not state.children_aside:
        # What a desk wrote in one go may come in here in two: for a moment a report is there without its child.
        raise Refused(f"{state.reference} is hier nog niet helemaal binnen. Wat u typte blijft staan; doe het zo weer.")
    if child not in state.children and child not in state.children_aside:
        raise Refused(f"Dit kind staat niet in {state.reference}. Kies een kind van deze melding.")
    return child


def _write(state: ReportState, item: Item, child: str, values: tuple[Scalar, ...], speaker: str) -> New:
    """The answer in place of everything that stands there."""
    standing = tuple(state.answers.get((child, item.link_id), {}))
    return New(AnswerGiven(item.link_id, item.code, child, values, speaker), state.id, replaces=standing)


def _kept(value: Scalar) -> Scalar:
    """A value as JSON can hold it: what is no number stays as it was typed (house rule 11)."""
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


@decides(GiveAnswer)
def _give(command: GiveAnswer, context: Context) -> tuple[New, ...]:
    state = _open_here(context, command.report)
    item = _item(context, command.link)
    child = _owner(context, item, state, command.child)
    values = tuple(_kept(value) for value in command.values)
    for value in values:
        if item.type == "choice" and value not in RESERVED and item.option(value) is None:
            raise Refused(f"'{value}' is geen antwoord op deze vraag.")
    standing = state.answers.get((child, command.link), {})
    if _says(standing) == [values] or not (standing or values):
        return ()
    if item.code == CALLBACK_NUMBER and not values and len(texts(state, item.code)) > 1:
        # Of two numbers the field shows none: that it is empty takes neither back, one of them is chosen first.
        return ()
    doubt = doubt_by_name(state, item.code, values)
    return (_write(state, item, child, values, state.speaker), *_speech(state, item, values), *doubt)


def _says(register: dict[str, Answer]) -> list[tuple[Scalar, ...]]:
    return [answer.values for answer in register.values()]


def _speech(state: ReportState, item: Item, values: tuple[Scalar, ...]) -> tuple[New, ...]:
    """Whoever says that they cannot speak freely is asked yes and no only from then on, and the other way round."""
    if item.code != CAN_SPEAK_FREELY or values not in (("yes",), ("no",)):
        return ()
    constrained = values == ("no",)
    return (New(SpeechConstrained(constrained), state.id),) if state.constrained != constrained else ()


@decides(ToggleAnswer)
def _toggle(command: ToggleAnswer, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    item = _item(context, command.link)
    child = _owner(context, item, state, command.child)
    values = state.values(child, command.link)
    alone = RESERVED | {option.code for option in item.options if option.exclusive}
    if command.value in values:
        chosen = tuple(value for value in values if value != command.value)
    elif command.value in alone or not item.repeats:
        chosen = (command.value,)
    else:
        chosen = (*(value for value in values if value not in alone), command.value)
    return _give(GiveAnswer(command.report, child, command.link, chosen), context)


@decides(SettleAnswer)
def _settle(command: SettleAnswer, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    item = _item(context, command.link)
    child = _owner(context, item, state, command.child)
    standing = state.answers.get((child, command.link), {})
    chosen = standing.get(command.fact)
    if chosen is None:
        raise Refused("Dit antwoord is intussen vervangen; kijk nog een keer.")
    return (_write(state, item, child, chosen.values, chosen.said_by), *_speech(state, item, chosen.values))


@decides(MoveAnswer)
def _move(command: MoveAnswer, context: Context) -> tuple[New, ...]:
    state = _open_here(context, command.report)
    item = _item(context, command.link)
    standing = state.answers.get((command.source, command.link), {})
    scoped = context.profile.checklist.is_child_scoped(item.link_id)
    if not scoped or command.child not in state.children or command.child == command.source:
        raise Refused("Dit antwoord kan niet naar dat kind.")
    if not standing:
        raise Refused("Bij dit kind staat geen antwoord om te verplaatsen.")
    values = state.values(command.source, command.link)
    # What stands at the other child is not replaced: both are shown until somebody chooses.
    said_by = next((answer.said_by for answer in standing.values()), "")
    moved = AnswerMoved(item.link_id, item.code, command.source, command.child, values, said_by)
    return (New(moved, state.id, replaces=tuple(standing)),)


@decides(AddChild)
def _add(command: AddChild, context: Context) -> tuple[New, ...]:
    if command.child in _open_here(context, command.report).children:
        return ()
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
    state = context.must(command.report)
    corrected = state.notes.get(command.replaces)
    if not command.text.strip() or (corrected is not None and corrected.text == command.text):
        return ()
    # A note that somebody corrected meanwhile is not corrected twice: both stand, no word is lost.
    replaces = (command.replaces,) if corrected is not None else ()
    return (New(NoteTyped(command.text, command.child), command.report, replaces=replaces),)
