"""Two desks went on apart with one child; somebody looks and chooses: which provider has the family, which decision."""

from desk.errors import Refused
from desk.facts.promises import PromiseWithdrawn
from desk.intake.context import Context, New, decides
from desk.intake.moments import REPLACED, made_again, overtaken
from desk.intake.referral import with_decision
from desk.intake.referral_common import REACHED, WITHDRAWN, ended, found, goes_on, number_of
from desk.intake.referral_hour import doubles as doubles_of_hour
from desk.intake.referral_hour import with_hour, with_hour_of
from desk.intake.visit_needed import SENT, goes
from desk.record import record
from desk.reports.holding import holding, to_choose
from desk.reports.moments import Decided, starting
from desk.reports.state import Decision, Promise, ReportState


@record
class ChooseReferral:
    """This provider has the family; what was asked of the others on another desk ends, with its clock."""

    report: str
    referral: str


@decides(ChooseReferral)
def _choose(command: ChooseReferral, context: Context) -> tuple[New, ...]:
    state, chosen = found(command.report, command.referral, context)
    every = to_choose(state, chosen.made.child)
    if chosen not in every:
        raise Refused("Dit is intussen gekozen; kijk nog een keer.")
    facts = ended(context, state, [one for one in every if one is not chosen], WITHDRAWN)
    twice = doubles_of_hour(context, state, chosen.made.child)
    over = [fact.payload.promise for fact in twice if isinstance(fact.payload, PromiseWithdrawn)]
    facts += [*twice, *goes_on(context, state, chosen, over)]
    if chosen.reached_at or chosen.started_at:
        return tuple(facts)
    return tuple(with_hour_of(context, state, chosen, facts))


def settled(context: Context, state: ReportState, chosen: Decision) -> list[New]:
    """What goes with choosing one of two decisions: the referrals of the other end, and every clock runs once.

    A clock that the other decision had withdrawn runs again, with its own minute.
    """
    noted = chosen.noted
    said = Decided(noted.kind, noted.trajectory, noted.pathway, noted.urgency)
    gone = [*overtaken(context, state, noted.child, said), *doubles(context, state, noted.child)]
    over = dict.fromkeys(fact.payload.promise for fact in gone if isinstance(fact.payload, PromiseWithdrawn))
    facts = [New(PromiseWithdrawn(name, REPLACED), state.id) for name in over]
    facts += _again(context, state, chosen, said)
    theirs = [one for one in state.care.referrals_of(noted.child) if noted.decision in one.decisions]
    if not theirs:
        return facts + with_decision(context, state, noted, said, over)
    # With this decision a provider was asked: that goes on as it stands; who said no is not asked anew.
    held = holding(state, noted.child)
    facts += ended(context, state, [one for one in held if one not in theirs], WITHDRAWN)
    going = [one for one in held if one in theirs]
    for one in going[-1:]:
        facts += goes_on(context, state, one, over)
        if not (one.reached_at or one.started_at):
            facts = with_hour(context, state, noted.child, facts, one.made.name, number_of(one), (said, chosen.at))
    return facts


def doubles(context: Context, state: ReportState, child: str) -> list[New]:
    """Two desks decided apart, and each began the clocks of a decision: the one that is due first goes on."""
    at = {one.at for one in state.decisions}
    going: dict[tuple[str, str], Promise] = {}
    facts = []
    for promise in state.open_promises():
        made = promise.made
        clock = context.clock(made.clock)
        if clock is None or clock.starts != "decided" or made.child not in ("", child) or made.started_at not in at:
            continue
        if going.setdefault((made.clock, made.child), promise) is not promise:
            facts.append(New(PromiseWithdrawn(made.promise, REPLACED), state.id))
    return facts


def _again(context: Context, state: ReportState, chosen: Decision, said: Decided) -> list[New]:
    noted, facts = chosen.noted, []
    for clock in starting(context.profile, "decided", said):
        whose = "" if clock.closes == "feedback-given" else noted.child
        every = [one for one in state.promises.values() if (one.made.clock, one.made.child) == (clock.id, whose)]
        if any(one.state == "open" or (one.state == "kept" and one.closed_at >= chosen.at) for one in every):
            continue
        if clock.closes == SENT and goes(state, noted.child):
            continue
        if clock.closes == REACHED and any(one.reached_at for one in state.care.referrals_of(noted.child)):
            continue
        last = max(every, key=lambda one: one.closed_at, default=None)
        if last is not None and getattr(last.closing, "reason", "") == REPLACED:
            facts.append(New(made_again(context, last), state.id))
    return facts
