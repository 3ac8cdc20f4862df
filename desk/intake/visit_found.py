"""What people on site found: answers to the profile's own short checklist (visit.json), as in a call."""

from desk.checklist.model import RESERVED, Item
from desk.errors import Refused
from desk.facts.care import VisitAnswered
from desk.facts.codec import Scalar
from desk.intake.context import Context, New, decides
from desk.intake.visit import must_visit, whose
from desk.record import record
from desk.reports.care import Visit


@record
class AnswerVisit:
    """The answer to a question of visit.json; the values replace what stood there, no values takes it back.

    `child` counts for questions inside the group of the child only; empty: the first child of the visit.
    """

    report: str
    visit: str
    child: str
    link: str
    values: tuple[Scalar, ...]


@record
class ToggleVisitAnswer:
    """One more, or one less, of the answers to a question that takes several."""

    report: str
    visit: str
    child: str
    link: str
    value: str


@record
class SettleVisitAnswer:
    """Two desks wrote; somebody looked and chose the value of `fact`."""

    report: str
    visit: str
    child: str
    link: str
    fact: str


@decides(AnswerVisit)
def _answer(command: AnswerVisit, context: Context) -> tuple[New, ...]:
    state, visit = must_visit(context, command.report, command.visit)
    item, place = _place(command, context, visit)
    for value in command.values:
        if item.type == "choice" and value not in RESERVED and item.option(value) is None:
            raise Refused(f"'{value}' is geen antwoord op deze vraag.")
    standing = visit.found.get(place, {})
    if [one.values for one in standing.values()] == [command.values] or not (standing or command.values):
        return ()
    given = VisitAnswered(command.visit, *place, command.values)
    return (New(given, state.id, replaces=tuple(standing)),)


@decides(ToggleVisitAnswer)
def _toggle(command: ToggleVisitAnswer, context: Context) -> tuple[New, ...]:
    _, visit = must_visit(context, command.report, command.visit)
    item, place = _place(command, context, visit)
    there = visit.answers(place[0]).get(command.link, ())
    alone = RESERVED | {option.code for option in item.options if option.exclusive}
    if command.value in there:
        chosen = tuple(value for value in there if value != command.value)
    elif command.value in alone or not item.repeats:
        chosen = (command.value,)
    else:
        chosen = (*(value for value in there if value not in alone), command.value)
    return _answer(AnswerVisit(command.report, command.visit, place[0], command.link, chosen), context)


@decides(SettleVisitAnswer)
def _settle(command: SettleVisitAnswer, context: Context) -> tuple[New, ...]:
    state, visit = must_visit(context, command.report, command.visit)
    _, place = _place(command, context, visit)
    standing = visit.found.get(place, {})
    if command.fact not in standing:
        raise Refused("Dit antwoord is intussen vervangen; kijk nog een keer.")
    given = VisitAnswered(command.visit, *place, standing[command.fact].values)
    return (New(given, state.id, replaces=tuple(standing)),)


def _place(
    command: AnswerVisit | ToggleVisitAnswer | SettleVisitAnswer, context: Context, visit: Visit
) -> tuple[Item, tuple[str, str]]:
    asked = context.profile.visit
    item = asked.by_link(command.link) if asked is not None else None
    if asked is None or item is None:
        raise Refused(f"Vraag {command.link} staat niet in de vragen voor ter plaatse van dit profiel.")
    child = (command.child or whose(visit)) if asked.is_child_scoped(item.link_id) else ""
    if child and child not in visit.planned.children:
        raise Refused("Dit bezoek is niet voor dat kind.")
    return item, (child, command.link)
