"""People on site: who goes, how far they are, that they are safe, what they found, how it ended (B6-023 to B6-026).

Nothing here is required (house rule 1): a pair that is not complete goes, and what is missing is shown as open.
"""

from datetime import datetime

from desk.errors import Refused
from desk.facts.care import PromiseTurned, VisitEnded, VisitMoved, VisitorNamed, VisitPlanned
from desk.facts.promises import PromiseKept, PromiseWithdrawn
from desk.intake.closing import GiveFeedback
from desk.intake.context import Context, New, decide, decides, must_go_on_here
from desk.intake.moments import begin, end
from desk.intake.visit_stays import starts_there
from desk.record import record
from desk.reports.care import Visit
from desk.reports.moments import ending
from desk.reports.state import Promise, ReportState

STATES = ("told", "on-the-way", "arrived", "safe", "reported", "left", "cancelled")
"""What may be noted of people on site: the caller heard that help comes; how far they are; a sign that they are safe;
they told what they found; they left; they do not go after all."""
ENDS = ("stays", "other-provider", "handed-over", "not-needed", "unsafe")
REPORTER = "reporter"
"""The feedback of a profile that is meant by "the caller heard that help is on the way" (C5-020)."""


@record
class Visitor:
    """Somebody who goes: a name with provider (an id of the directory, or a name), discipline and number."""

    name: str
    provider: str = ""
    discipline: str = ""
    number: str = ""


@record
class PlanVisit:
    """People are sent on site for these children; the profile's clocks of `sent-on-site` begin.

    `visit` is the id to give it (empty: a new one); `risk` what they must know of the address first; `decision` the
    decision that sends them (empty: the one that stands for the first child).
    """

    report: str
    children: tuple[str, ...]
    place: str
    risk: str = ""
    visitors: tuple[Visitor, ...] = ()
    note: str = ""
    decision: str = ""
    visit: str = ""
    sent_at: datetime | None = None


@record
class NameVisitor:
    """One more goes, or (`visitor`) what is known of one of them is corrected."""

    report: str
    visit: str
    who: Visitor
    visitor: str = ""


@record
class DropVisitor:
    """This one does not go after all."""

    report: str
    visit: str
    visitor: str


@record
class MoveVisit:
    """How far they are, one of STATES; `safe` may come again and again. Each at most once, the first time counts."""

    report: str
    visit: str
    state: str
    note: str = ""
    at: datetime | None = None


@record
class EndVisit:
    """How it ended, one of ENDS. With `stays`, `visitor` begins with the help; else `who` it went to."""

    report: str
    visit: str
    how: str
    who: str = ""
    visitor: str = ""
    note: str = ""
    at: datetime | None = None


def whose(visit: Visit) -> str:
    """The child under which the promises of a visit stand: the first of those it is for."""
    return next(iter(visit.planned.children), "")


def must_visit(context: Context, report: str, visit: str) -> tuple[ReportState, Visit]:
    """A visit of a report that goes on here."""
    state = context.must(report)
    must_go_on_here(context, state)
    found = state.care.visits.get(visit)
    if found is None:
        raise Refused("Dit bezoek staat niet in de melding.")
    return state, found


def going(visit: Visit) -> list[VisitorNamed]:
    """Who goes, in the order in which they were named."""
    return [one for one in visit.visitors.values() if not one.gone]


@decides(PlanVisit)
def _plan(command: PlanVisit, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    must_go_on_here(context, state)
    children = command.children or tuple(state.children)
    if any(child not in state.children and child not in state.children_aside for child in children):
        raise Refused("Dit kind staat niet in de melding.")
    visit = command.visit or context.new_id()
    if visit in state.care.visits:
        return ()
    child = next(iter(children), "")
    standing = state.decisions_for(child)
    decision = command.decision or (standing[-1].noted.decision if standing else "")
    planned = VisitPlanned(visit, children, command.place.strip(), command.risk.strip(), decision, command.note)
    named = [_named(context, visit, one) for one in command.visitors if one.name.strip()]
    at = context.ticks(command.sent_at)
    names, number = _whom(named)
    begun = begin(
        context, state, "sent-on-site", child=child, at=at, who=names, number=number, note=command.place.strip()
    )
    return (
        New(planned, state.id, happened_at=at),
        *(New(one, state.id, happened_at=at) for one in named),
        *begun,
    )


@decides(NameVisitor)
def _name(command: NameVisitor, context: Context) -> tuple[New, ...]:
    state, visit = must_visit(context, command.report, command.visit)
    if not command.who.name.strip():
        raise Refused("Noem wie er gaat; een naam of functie is genoeg.")
    named = _named(context, command.visit, command.who, command.visitor)
    if visit.visitors.get(named.visitor) == named:
        return ()
    there = [one for one in going(visit) if one.visitor != named.visitor]
    return (New(named, state.id), *_turned(context, state, visit, [*there, named]))


@decides(DropVisitor)
def _drop(command: DropVisitor, context: Context) -> tuple[New, ...]:
    state, visit = must_visit(context, command.report, command.visit)
    who = visit.visitors.get(command.visitor)
    if who is None or who.gone:
        return ()
    gone = VisitorNamed(who.visit, who.visitor, who.name, who.provider, who.discipline, who.number, gone=True)
    left = [one for one in going(visit) if one is not who]
    return (New(gone, state.id), *_turned(context, state, visit, left))


@decides(MoveVisit)
def _move(command: MoveVisit, context: Context) -> tuple[New, ...]:
    state, visit = must_visit(context, command.report, command.visit)
    moved = command.state
    if moved not in STATES:
        raise Refused(f"'{moved}' is geen stap van een bezoek.")
    if (moved in visit.moved and moved != "safe") or visit.ended is not None:
        return ()
    at, child = context.ticks(command.at), whose(visit)
    names, number = _whom(going(visit))
    facts = [New(VisitMoved(command.visit, moved, command.note), state.id, happened_at=at)]
    if moved == "told":
        facts += _told(context, state)
    elif moved == "arrived":
        facts += end(context, state, "arrived", child=child, who=names, at=at)
        facts += begin(
            context, state, "arrived", child=child, at=at, who=names, number=number, note=visit.planned.place
        )
    elif moved == "safe":
        facts += end(context, state, "checked-in", child=child, how="safe", who=names, at=at)
    elif moved == "reported":
        facts += end(context, state, "reported-back", child=child, who=names, at=at)
    elif moved == "left":
        facts += _last_check_in(context, state, child, "left", names, at)
    elif moved == "cancelled":
        facts += _withdrawn(context, state, child)
    return tuple(facts)


@decides(EndVisit)
def _end(command: EndVisit, context: Context) -> tuple[New, ...]:
    state, visit = must_visit(context, command.report, command.visit)
    if command.how not in ENDS:
        raise Refused(f"'{command.how}' is geen einde van een bezoek.")
    if visit.ended is not None:
        raise Refused("Dit bezoek is al afgerond; kijk nog een keer.")
    at, child = context.ticks(command.at), whose(visit)
    there = going(visit)
    names, _ = _whom(there)
    who = visit.visitors.get(command.visitor)
    if who is None and command.how == "stays" and len({one.provider for one in there}) == 1:
        # Nobody said which of them: they are of one provider, and that is who begins.
        who = there[0]
    name = command.who.strip() or _name_of(command, who, names)
    facts = [New(VisitEnded(command.visit, command.how, name, command.note), state.id, happened_at=at)]
    facts += end(context, state, "arrived", child=child, how="reported-back", who=names, at=at)
    facts += _last_check_in(context, state, child, "reported-back", names, at)
    facts += end(context, state, "reported-back", child=child, who=names, at=at)
    if command.how == "stays":
        for one in visit.planned.children:
            facts += starts_there(context, state, one, who, name, at)
    return tuple(facts)


def _name_of(command: EndVisit, who: VisitorNamed | None, names: str) -> str:
    if command.how != "stays":
        return ""
    return who.name if who is not None and command.visitor else names


def _named(context: Context, visit: str, who: Visitor, visitor: str = "") -> VisitorNamed:
    return VisitorNamed(
        visit=visit,
        visitor=visitor or context.new_id(),
        name=who.name.strip(),
        provider=who.provider.strip(),
        discipline=who.discipline,
        number=who.number.strip(),
    )


def _whom(visitors: list[VisitorNamed]) -> tuple[str, str]:
    """Their names, and the number of the first who has one: who is called when nothing is heard of them."""
    return " en ".join(one.name for one in visitors), next((one.number for one in visitors if one.number), "")


def _turned(context: Context, state: ReportState, visit: Visit, visitors: list[VisitorNamed]) -> list[New]:
    """Who is called about the visit's own promises changes with who goes."""
    names, number = _whom(visitors)
    return [
        New(PromiseTurned(promise.made.promise, names, number), state.id)
        for promise in _own(context, state, whose(visit))
        if promise.number != number or (promise.who or promise.made.who) != names
    ]


def _told(context: Context, state: ReportState) -> tuple[New, ...]:
    """Who heard that help is on the way heard what was decided: that feedback is given, its promise kept."""
    if not any(choice.id == REPORTER for choice in context.profile.feedback):
        return ()
    return decide(GiveFeedback(state.id, REPORTER), context)


def _last_check_in(context: Context, state: ReportState, child: str, how: str, who: str, at: int) -> list[New]:
    """Nobody has to call in again: the clock that repeats ends here."""
    waiting = ending(context.profile, "checked-in", state.open_promises(), child)
    return [New(PromiseKept(promise.made.promise, how, who), state.id, happened_at=at) for promise in waiting]


def _withdrawn(context: Context, state: ReportState, child: str) -> list[New]:
    waiting = _own(context, state, child)
    return [New(PromiseWithdrawn(promise.made.promise, "cancelled"), state.id) for promise in waiting]


def _own(context: Context, state: ReportState, child: str) -> list[Promise]:
    """The open promises about the people on site."""
    return [
        promise
        for moment in ("arrived", "checked-in", "reported-back")
        for promise in ending(context.profile, moment, state.open_promises(), child)
    ]
