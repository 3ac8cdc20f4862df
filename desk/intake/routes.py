"""Routes: opening and dialling are facts, and a dialled route stays a promise until somebody there took over."""

from desk.errors import Refused
from desk.facts.call import CallStarted
from desk.facts.decisions import DutyCalled, RouteDialled, RouteOpened
from desk.facts.promises import PromiseMade
from desk.intake.calls import open_facts
from desk.intake.context import Context, New, decides, due_times
from desk.record import record


@record
class OpenRoute:
    """The panel of a route was opened for this report."""

    report: str
    route: str


@record
class DialRoute:
    """A route is dialled. `caller`: `reporter`, `colleague` or `self`. An unknown `report` is opened with it."""

    report: str
    route: str
    number: str
    caller: str = "self"


@record
class CallDuty:
    """Somebody on call is called from this report (F8); `result` is empty, `reached`, `no-answer` or `message`;
    `person` is who the roster knows it is."""

    report: str
    role: str
    name: str
    number: str
    result: str = ""
    person: str = ""


@decides(OpenRoute)
def _open(command: OpenRoute, context: Context) -> tuple[New, ...]:
    context.must(command.report)
    return (New(RouteOpened(command.route), command.report),)


@decides(DialRoute)
def _dial(command: DialRoute, context: Context) -> tuple[New, ...]:
    route = context.route(command.route)
    if route is None:
        raise Refused(f"Route {command.route} staat niet in dit profiel.")
    state = context.report(command.report)
    facts: list[New] = []
    if state is None:
        facts += open_facts(context, command.report, "call", "")
        facts.append(New(CallStarted(context.new_id()), command.report))
    facts.append(New(RouteDialled(command.route, command.number, command.caller), command.report))
    waiting = state is not None and any(promise.made.route == route.id for promise in state.open_promises())
    if not waiting:
        warn, due = due_times(context, route.takeover, context.now)
        facts.append(
            New(
                PromiseMade(
                    promise=context.new_id(),
                    clock=route.takeover,
                    who=route.label,
                    number=command.number,
                    started_at=context.now,
                    warn_at=warn,
                    due_at=due,
                    owner=context.author,
                    route=route.id,
                ),
                command.report,
            )
        )
    return tuple(facts)


@decides(CallDuty)
def _duty(command: CallDuty, context: Context) -> tuple[New, ...]:
    context.must(command.report)
    called = DutyCalled(command.role, command.name, command.number, command.result, command.person)
    return (New(called, command.report),)
