"""The rows of one report for lists: card, children, promises. The same code for the replica and for facts in flight."""

from desk.fact import from_ticks
from desk.hold_rows import OwnerRow
from desk.profile.codes import (
    AGREEMENTS,
    CALLBACK_NUMBER,
    CALLER_NAME,
    CALLER_ROLE,
    CURRENT_LOCATION,
    CURRENT_MUNICIPALITY,
)
from desk.profile.model import Profile
from desk.reports.call_numbers import CallNumber, call_number, needs_number
from desk.reports.counting import decided_line
from desk.reports.holding import to_choose
from desk.reports.safety_words import briefs
from desk.reports.state import CALLING_BACK, Owner, Promise, ReportState
from desk.reports.steps import step_of
from desk.reports.to_call import given, texts
from desk.reports.triage_marks import triage_marks
from desk.reports.view import ChildView, ReportView, core_questions, shown
from desk.reports.view import said as answered
from desk.reports.voices import other_caller, voice_at
from desk.rows import CardRow, ChildRow, PromiseRow
from desk.words.phone import read_number, same_number, unbroken
from desk.words.times import clock_text

_SAFE = {"yes": "veilig", "no": "niet veilig"}
_VOICEMAIL = {"yes": "voicemail mag", "no": "geen voicemail"}
_SEXES = {"boy": "jongen", "girl": "meisje"}


def card_row(view: ReportView) -> CardRow:
    """The report as one row. Badge and whatever depends on the minute are added by `desk.board`."""
    state = view.state
    worst = view.most_urgent
    children = tuple(child_row(view, child) for child in view.children)
    number = state.caller_number
    read = read_number(number)
    return CardRow(
        id=state.id,
        reference=state.reference,
        kind=state.opened.kind if state.opened else "call",
        state=_state(state),
        title=f"{state.reference} · {_who(children)}",
        subtitle=" · ".join(filter(None, (_protected(state), *_waits(state), caller_word(view), _where(state)))),
        badge="",
        badge_kind="",
        rank=worst.rank if worst else 0,
        danger=view.danger,
        opened_at=from_ticks(state.opened_at),
        call_started_at=from_ticks(state.live_call.started_at) if state.live_call else None,
        closed_at=from_ticks(state.closed_at) if state.closed_at else None,
        caller_name=answered(state, CALLER_NAME),
        caller_number=read.shown or number,
        number_key=read.key,
        children=children,
        promises=tuple(promise_row(view, promise) for promise in state.open_promises()),
        agreements=_agreements(view),
        core_done=bool(view.children) and all(_core_done(view, child) for child in view.children),
        call_desk=state.live_call.desk if state.live_call else "",
        owners=tuple(_owner_row(state, owner) for owner in state.owners.values()),
        safety=briefs(state, view.profile, {row.id: row.name or f"Kind {at}" for at, row in enumerate(children, 1)}),
        triage=triage_marks(view),
        decided=decided_line(view, [child.id for child in view.children]),
        opened_by=state.opened_by,
        sensitive=state.sensitive,
        last_call_at=from_ticks(state.calls[-1].started_at) if state.calls else None,
        last_call_desk=state.calls[-1].desk if state.calls else "",
        open_danger=len({link for child in view.children if child.proposal for link in child.proposal.open}),
    )


def _waits(state: ReportState) -> tuple[str, str]:
    return _asked(state), _apart(state)


def _asked(state: ReportState) -> str:
    """That the triagist waits for an answer, where whoever answers for the report looks."""
    still = sum(not one.answer for one in state.care.questions.values())
    return "" if not still else "vraag van de triagist" if still == 1 else f"{still} vragen van de triagist"


def _protected(state: ReportState) -> str:
    return "afgeschermd" if state.sensitive else ""


def _apart(state: ReportState) -> str:
    """That two desks went on apart with a provider, and nobody chose yet."""
    children = {one.made.child for one in state.care.referrals.values()}
    return "kies de aanbieder" if any(to_choose(state, child) for child in children) else ""


def _owner_row(state: ReportState, owner: Owner) -> OwnerRow:
    acted = max(owner.at, state.acted.get(owner.person, 0))
    return OwnerRow(
        fact=owner.fact,
        person=owner.person,
        desk=owner.desk,
        at=from_ticks(owner.at),
        how=owner.how,
        reasonless=owner.how == "taken" and not owner.reason,
        acted_at=from_ticks(acted),
    )


def _core_done(view: ReportView, child: ChildView) -> bool:
    core, answered = core_questions(view, child)
    return bool(core) and answered == len(core)


def child_row(view: ReportView, child: ChildView) -> ChildRow:
    """One child for tabs and lists."""
    said = [outcome_label(view, one.value.outcome) for one in view.state.ended.get(child.id, {}).values()]
    proposal = child.proposal
    return ChildRow(
        id=child.id,
        name=child.name,
        sex=_SEXES.get(child.sex, ""),
        age=child.birth.shown if child.birth is not None and child.birth.precision != "unknown" else "",
        location=answered(view.state, CURRENT_LOCATION, child.id),
        outcome=" / ".join(dict.fromkeys(filter(None, said))),
        urgency=proposal.urgency if proposal else "",
        rank=proposal.rank if proposal and not proposal.none_yet else 0,
        provisional=proposal.provisional if proposal else True,
    )


def outcome_label(view: ReportView, outcome: str) -> str:
    """An outcome in the words of the profile."""
    outcomes = view.profile.outcomes if view.profile else ()
    return next((choice.label for choice in outcomes if choice.id == outcome), outcome)


def promise_row(view: ReportView, promise: Promise) -> PromiseRow:
    """One promise for cards, the callback box, the handover list and the alarms."""
    made = promise.made
    clock = view.profile.clocks.get(made.clock) if view.profile else None
    closing, to_call = promise.closing, call_number(view.state, promise, clock)
    return PromiseRow(
        id=made.promise,
        report=view.state.id,
        reference=view.state.reference,
        kind=made.clock,
        label=clock.label if clock else made.clock,
        who=promise.who or made.who,
        number=_number(to_call.number),
        second_number=read_number(made.second_number).shown or made.second_number,
        safe=_SAFE.get(made.safe, "") if to_call.promised else "",
        voicemail=_VOICEMAIL.get(made.voicemail, "") if to_call.promised else "",
        opening_line=made.opening_line,
        owner=promise.owner,
        owner_name="",
        started_at=from_ticks(made.started_at),
        warn_at=from_ticks(promise.warn_at),
        due_at=from_ticks(promise.due_at),
        state=promise.state,
        tries=len(promise.tries),
        next_try_at=from_ticks(promise.next_at) if promise.next_at else None,
        closed_at=from_ticks(promise.closed_at) if promise.closed_at else None,
        closing=getattr(closing, "how", "") or getattr(closing, "reason", ""),
        note=made.note,
        danger=view.danger,
        route=made.route,
        step=step_of(clock),
        said_since=to_call.since,
        former_number=_number(to_call.former),
        former=_former(promise, to_call),
        numberless=not to_call.number and needs_number(promise, clock),
        number_by=_by(view, promise, to_call),
        whose=_whose(view, made.child),
        to_caller=made.clock in CALLING_BACK,
    )


def _whose(view: ReportView, child: str) -> str:
    """Which child, where there are several; a card never names one."""
    at = next((at for at, one in enumerate(view.children, 1) if one.id == child), 0)
    if not at or len(view.children) < 2:
        return ""
    row = child_row(view, view.children[at - 1])
    return " ".join(filter(None, (f"kind {at}", f"({_who((row,))})" if row.sex or row.age else "")))


def _by(view: ReportView, promise: Promise, to_call: CallNumber) -> str:
    """Who gave the number that was said since, where that is another caller than the one who was promised."""
    state = view.state
    call = other_caller(state, promise, to_call.by)
    if call is None:
        return ""
    name = next((one.text for one in given(state, CALLER_NAME) if voice_at(state, one.at) is call), "")
    role = next((one.text for one in given(state, CALLER_ROLE) if voice_at(state, one.at) is call), "")
    item = view.profile.checklist.by_code(CALLER_ROLE) if view.profile else None
    word = shown(item, (role,)) if role else ""
    return name or word[:1].lower() + word[1:] or f"de beller van {clock_text(from_ticks(call.started_at))}"


def _number(typed: str) -> str:
    return read_number(typed).shown or typed


def _former(promise: Promise, to_call: CallNumber) -> str:
    """The number before the one to call, with what was said about calling it, and what else was said since."""
    made, said = promise.made, []
    if to_call.former:
        words = [unbroken(_number(to_call.former))]
        if same_number(made.number, to_call.former):
            words += [_SAFE.get(made.safe, ""), _VOICEMAIL.get(made.voicemail, "")]
        said.append(f"{'beloofd' if to_call.since else 'eerst'}: {', '.join(filter(None, words))}")
    said += [f"ook gezegd: {unbroken(_number(other))}" for other in to_call.others]
    return "; ".join(said)


def caller_word(view: ReportView) -> str:
    """Who called, in a word: moeder, politie; from the answer to the question after the caller's role."""
    values = view.state.by_code(CALLER_ROLE)
    item = view.profile.checklist.by_code(CALLER_ROLE) if view.profile else None
    text = shown(item, values)
    return text[:1].lower() + text[1:]


def _state(state: ReportState) -> str:
    # First of all: while one desk closed the report another may have taken a call in it.
    if state.live_call is not None:
        return "calling"
    if state.status != "open":
        return state.status
    return "waiting" if state.open_promises() else "open"


def _where(state: ReportState) -> str:
    return answered(state, CURRENT_MUNICIPALITY, state.children[0] if state.children else "")


def _who(children: tuple[ChildRow, ...]) -> str:
    if len(children) > 1:
        return f"{len(children)} kinderen"
    if not children:
        return "onbekend"
    child = children[0]
    # A number alone says nothing: without "jongen" or "meisje" before it, it is an age in full.
    age = child.age.removesuffix(" jaar") if child.sex or not child.name else child.age
    return ", ".join(part for part in (child.sex or ("" if age and child.name else "onbekend"), age) if part)


def heading_of(card: CardRow) -> str:
    """The title of the intake screen: as the card, with the age in full."""
    if len(card.children) != 1:
        return card.title
    child = card.children[0]
    return f"{card.reference} · " + ", ".join(
        part for part in (child.sex or child.name or "onbekend", child.age) if part
    )


def _agreements(view: ReportView) -> tuple[str, ...]:
    """What was agreed beforehand (seed rows E-010, E-011), for the next call about this child."""
    lines = []
    for code in AGREEMENTS:
        item = view.profile.checklist.by_code(code) if view.profile else None
        for child in view.children:
            values = view.state.by_code(code, child.id)
            text = shown(item, tuple(value for value in values if value not in ("unknown", "not-asked")))
            if text:
                lines.append(f"{item.text if item else code} {text}")
    return tuple(dict.fromkeys(lines))


def keys_of(view: ReportView) -> set[str]:
    """By what a later call finds this report: telephone numbers, and the name of each child."""
    from desk.words.fold import fold_text

    state = view.state
    numbers = {state.caller_number, *texts(state, CALLBACK_NUMBER)} | {call.number for call in state.calls}
    numbers |= {said.value for register in state.numbers.values() for said in register.values()}
    numbers |= {
        number
        for promise in state.promises.values()
        if promise.made.clock in CALLING_BACK
        for number in (promise.number, promise.made.number, promise.made.second_number)
    }
    keys = {f"n:{read.key}" for read in map(read_number, numbers) if read.key}
    keys |= {f"c:{fold_text(child.name)}" for child in view.children if len(fold_text(child.name)) > 1}
    return keys


def profile_label(profile: Profile | None, report_profile: str) -> str:
    """Which profile a report is read with, for the foot of the screen."""
    return f"{profile.title} · {profile.version}" if profile else report_profile[:8]
