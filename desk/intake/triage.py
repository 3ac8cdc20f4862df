"""Between telephonist and triagist: a decision confirmed, a question asked back, its answer. It holds nobody up."""

from desk.errors import Refused
from desk.facts.triage import ConfirmationTakenBack, DecisionConfirmed, QuestionAnswered, QuestionAsked
from desk.intake.context import Context, New, decides, must_go_on_here
from desk.record import record
from desk.reports.triage_marks import by_noter, only_by_noter


@record
class ConfirmDecision:
    """Whoever sits here looked at what was noted and agrees. The decision held already (design 1.6); who confirmed is
    in the fact, whatever their role."""

    report: str
    decision: str
    note: str = ""


@record
class TakeBackConfirmation:
    """It is not confirmed after all; the decision holds, and waits to be confirmed again."""

    report: str
    decision: str


@record
class AskBack:
    """The triagist wants to know something about a child, or about the whole report (empty `child`)."""

    report: str
    text: str
    child: str = ""


@record
class AnswerBack:
    """The answer to such a question. A later one adds to it: both stay in the timeline."""

    report: str
    question: str
    text: str


@decides(ConfirmDecision)
def _confirm(command: ConfirmDecision, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    must_go_on_here(context, state)
    decision = next((one for one in state.decisions if one.noted.decision == command.decision), None)
    if decision is None:
        raise Refused("Dit besluit staat niet in de melding.")
    if decision not in state.decisions_for(decision.noted.child):
        raise Refused("Dit besluit is intussen vervangen; kijk nog een keer.")
    # Whoever noted it and confirmed it themselves leaves room for somebody else.
    first = not by_noter(decision, context.author, context.desk) and only_by_noter(state, decision)
    if command.decision in state.care.confirmed and not first and not command.note.strip():
        return ()
    return (New(DecisionConfirmed(command.decision, command.note.strip()), command.report),)


@decides(TakeBackConfirmation)
def _take_back(command: TakeBackConfirmation, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    must_go_on_here(context, state)
    standing = tuple(state.care.confirmations.get(command.decision, ()))
    if not standing:
        return ()
    return (New(ConfirmationTakenBack(command.decision), command.report, standing),)


@decides(AskBack)
def _ask(command: AskBack, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    must_go_on_here(context, state)
    if not command.text.strip():
        raise Refused("Er staat nog geen vraag.")
    if command.child and command.child not in (*state.children, *state.children_aside):
        raise Refused("Dit kind staat niet in de melding.")
    return (New(QuestionAsked(context.new_id(), command.child, command.text.strip()), command.report),)


@decides(AnswerBack)
def _answer(command: AnswerBack, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    must_go_on_here(context, state)
    asked = state.care.questions.get(command.question)
    if asked is None:
        raise Refused("Deze vraag staat niet in de melding.")
    text = command.text.strip()
    if not text:
        raise Refused("Er staat nog geen antwoord.")
    if text == asked.answer:
        return ()
    return (New(QuestionAnswered(command.question, text), command.report),)
