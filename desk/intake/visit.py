"""People on site: who goes, how far they are, that they are safe, what they found, how it ended (B6-023 to B6-026).

Nothing here is required (house rule 1): a pair that is not complete goes, and what is missing is shown as open.
"""

from datetime import datetime

from desk.errors import Refused
from desk.facts.care import PromiseTurned, VisitEnded, VisitMoved, VisitorNamed, VisitPlanned
from desk.facts.promises import PromiseKept, PromiseMade, PromiseWithdrawn
from desk.intake.closing import GiveFeedback
from desk.intake.context import Context, New, decide, decides, must_go_on_here
from desk.intake.moments import ARRANGED, begin, end, kept
from desk.intake.visit_needed import SENT, nobody_goes, who_comes
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
        *(context, state, "sent-on-site"),
        child=child,
        at=at,
        who=names,
        number=number,
        note=command.place.strip(),
        visit=visit,
    )
    # One that is about no child in particular ends once.
    over = {
        new.payload.promise: new
        for moment in (SENT, ARRANGED)
        for one in children or ("",)
        for new in end(context, state, moment, child=one, who=names)
        if isinstance(new.payload, PromiseKept)
    }
    return (
        New(planned, state.id, happened_at=at),
        *(New(one, state.id, happened_at=at) for one in named),
        *over.values(),
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
    if (moved in visit.moved and moved != "safe") or (visit.ended is not None and not _goes_on(visit, moved)):
        return ()
    at = context.ticks(command.at)
    names, number = _whom(going(visit))
    facts = [New(VisitMoved(command.visit, moved, command.note), state.id, happened_at=at)]
    if moved == "told":
        facts += _told(context, state)
    elif moved == "arrived":
        facts += kept(context, state, waiting(context, state, visit, "arrived"), who=names, at=at)
        facts += _there(context, state, visit, "arrived", names, number, at)
    elif moved == "safe":
        facts += kept(context, state, waiting(context, state, visit, "checked-in"), how="safe", who=names, at=at)
    elif moved == "reported":
        facts += kept(context, state, waiting(context, state, visit, "reported-back"), who=names, at=at)
    elif moved == "left":
        facts += _last_check_in(context, state, visit, "left", names, at)
    elif moved == "cancelled":
        facts += _withdrawn(context, state, visit)
        facts += nobody_goes(context, state, visit, at)
    return tuple(facts)


@decides(EndVisit)
def _end(command: EndVisit, context: Context) -> tuple[New, ...]:
    state, visit = must_visit(context, command.report, command.visit)
    if command.how not in ENDS:
        raise Refused(f"'{command.how}' is geen einde van een bezoek.")
    if visit.ended is not None:
        raise Refused("Dit bezoek is al afgerond; kijk nog een keer.")
    at = context.ticks(command.at)
    there = going(visit)
    names, _ = _whom(there)
    who = visit.visitors.get(command.visitor)
    if who is None and command.how == "stays" and len({one.provider for one in there}) == 1:
        # Nobody said which of them: they are of one provider, and that is who begins.
        who = there[0]
    name = command.who.strip() or _name_of(command, who, names)
    facts = [New(VisitEnded(command.visit, command.how, name, command.note), state.id, happened_at=at)]
    arrivals = waiting(context, state, visit, "arrived")
    facts += kept(context, state, arrivals, how="reported-back", who=names, at=at)
    facts += _last_check_in(context, state, visit, "reported-back", names, at)
    facts += kept(context, state, waiting(context, state, visit, "reported-back"), who=names, at=at)
    if command.how == "stays" and "left" not in visit.moved:
        facts += _stays(context, state, visit, who, name, at)
        for one in visit.planned.children:
            facts += starts_there(context, state, one, who, name, at)
    return (*facts, *who_comes(context, state, visit, command.how, name, at))


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
        for promise in _own(context, state, visit)
        if promise.number != number or (promise.who or promise.made.who) != names
    ]


def _told(context: Context, state: ReportState) -> tuple[New, ...]:
    """Who heard that help is on the way heard what was decided: that feedback is given, its promise kept."""
    if not any(choice.id == REPORTER for choice in context.profile.feedback):
        return ()
    return decide(GiveFeedback(state.id, REPORTER), context)


def _goes_on(visit: Visit, moved: str) -> bool:
    """Whether this may be noted after the end: whoever stays goes on telling that they are safe, until they leave."""
    return visit.stays and moved in ("safe", "left")


def waiting(context: Context, state: ReportState, visit: Visit, moment: str) -> list[Promise]:
    """The open promises about these people that end with a moment; those of before visits were named count too."""
    found = ending(context.profile, moment, state.open_promises(), whose(visit))
    return [promise for promise in found if promise.made.visit in ("", visit.planned.visit)]


def _there(
    context: Context, state: ReportState, visit: Visit, moment: str, names: str, number: str, at: int
) -> list[New]:
    """What begins once they are there; of those of before this very command nothing goes on."""
    over = [promise.made.promise for promise in _own(context, state, visit)]
    return begin(
        *(context, state, moment),
        child=whose(visit),
        at=at,
        who=names,
        number=number,
        note=visit.planned.place,
        over=over,
        visit=visit.planned.visit,
    )


def _stays(
    context: Context, state: ReportState, visit: Visit, who: VisitorNamed | None, name: str, at: int
) -> list[New]:
    """Whoever stays is alone with the family now: their check-in goes on until they leave."""
    number = who.number if who is not None else _whom(going(visit))[1]
    begun = _there(context, state, visit, "arrived", name, number, at)
    return [new for new in begun if isinstance(new.payload, PromiseMade) and _checks_in(context, new.payload.clock)]


def _checks_in(context: Context, name: str) -> bool:
    clock = context.clock(name)
    return clock is not None and clock.closes == "checked-in"


def _last_check_in(context: Context, state: ReportState, visit: Visit, how: str, who: str, at: int) -> list[New]:
    """Nobody has to call in again: the clock that repeats ends here."""
    return [
        New(PromiseKept(promise.made.promise, how, who), state.id, happened_at=at)
        for promise in waiting(context, state, visit, "checked-in")
    ]


def _withdrawn(context: Context, state: ReportState, visit: Visit) -> list[New]:
    return [
        New(PromiseWithdrawn(promise.made.promise, "cancelled"), state.id) for promise in _own(context, state, visit)
    ]


def _own(context: Context, state: ReportState, visit: Visit) -> list[Promise]:
    """The open promises about the people on site."""
    moments = ("arrived", "checked-in", "reported-back")
    return [promise for moment in moments for promise in waiting(context, state, visit, moment)]
