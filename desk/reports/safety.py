"""The rows of safety agreements: what holds, in words to read back and to hand over, and what is open. Pure."""

from collections.abc import Callable
from dataclasses import replace

from desk.care_rows.safety import SafetiesRow, SafetyRow
from desk.fact import from_ticks
from desk.profile.codes import ATTEMPT, CAN_HOLD, MEANS_AT_HAND, WHO_CAN_STAY
from desk.reports.card import card_row, promise_row
from desk.reports.care import Safety
from desk.reports.choices import child_name, numbered
from desk.reports.family_number import family_number
from desk.reports.moments import decided_for, starting
from desk.reports.safety_words import next_contact, safety_brief, safety_lines, still_open
from desk.reports.state import CALLBACK
from desk.reports.to_call import texts
from desk.reports.view import ReportView, shown
from desk.words.phone import read_number

MOMENT = "safety-agreed"
_AGAINST = {CAN_HOLD: "no", MEANS_AT_HAND: "yes", ATTEMPT: "yes"}
"""Answers that speak against holding it at home until morning: said, never a wall."""
NameOf = Callable[[str], str]


def safeties_row(view: ReportView, child: str, name_of: NameOf) -> SafetiesRow:
    """What the panel shows for one child."""
    state, profile = view.state, view.profile
    whose = child if child in state.children else next(iter(state.children), "")
    names = _children(view)
    clocks = starting(profile, MOMENT, decided_for(state, whose)) if profile else ()
    callback = profile.clocks.get(CALLBACK) if profile else None
    clock = clocks[0] if clocks else callback
    number = family_number(state)
    return SafetiesRow(
        report=state.id,
        reference=state.reference,
        child=whose,
        child_name=names.get(whose, ""),
        children=numbered(names.items(), {whose}) if len(names) > 1 else (),
        standing=tuple(_row(view, one, names, name_of) for one in state.care.safety_of(whose)),
        stays=next(iter(texts(state, WHO_CAN_STAY, whose)), ""),
        number=read_number(number).shown or number,
        warnings=_warnings(view, whose),
        minutes=clock.due if clock else 0,
        cannot_hold="no" in state.by_code(CAN_HOLD, whose),
    )


def standing_rows(view: ReportView, name_of: NameOf) -> tuple[SafetyRow, ...]:
    """Every agreement of a report that holds: to read back at a callback, and to hand over."""
    names = _children(view)
    return tuple(_row(view, one, names, name_of) for one in view.state.care.safety.values() if not one.ended)


def _row(view: ReportView, safety: Safety, names: dict[str, str], name_of: NameOf) -> SafetyRow:
    agreed = safety.agreed
    promise = next_contact(view.state, view.profile, agreed.child)
    row = replace(promise_row(view, promise), owner_name=name_of(promise.owner)) if promise else None
    due = promise.due_at if promise else 0
    late = bool(agreed.holds_until and due > agreed.holds_until)
    lines = safety_lines(safety)
    name = names.get(agreed.child, "")
    open_ = still_open(safety, promise)
    if row is not None and row.former:
        # What stands in the agreement is read aloud: that another number is to be called must not go under.
        open_ = (*open_, f"nummer: {row.numbers}")
    brief = " · ".join(part for part in (safety_brief(safety, due), *open_) if part)
    return SafetyRow(
        id=agreed.agreement,
        report=view.state.id,
        child=agreed.child,
        child_name=name,
        stays=agreed.stays,
        means=agreed.means,
        call_first=agreed.call_first,
        holds_until=from_ticks(agreed.holds_until) if agreed.holds_until else None,
        next_at=from_ticks(due) if due else None,
        number=read_number(agreed.number).shown or agreed.number,
        note=agreed.note,
        agreed_by=name_of(safety.by),
        agreed_at=from_ticks(safety.at),
        read_back_at=from_ticks(safety.read_back) if safety.read_back else None,
        promise=row,
        late=late,
        open=open_,
        lines=lines,
        brief=f"{name}: {brief}" if len(names) > 1 else brief,
    )


def _warnings(view: ReportView, child: str) -> tuple[str, ...]:
    asked = view.profile.checklist if view.profile else None
    found = []
    for code, against in _AGAINST.items():
        item = asked.by_code(code) if asked is not None else None
        values = view.state.by_code(code, child)
        if item is not None and against in values:
            found.append(f"{item.text} {shown(item, (against,))}")
    return tuple(found)


def _children(view: ReportView) -> dict[str, str]:
    return {row.id: child_name(row, number) for number, row in enumerate(card_row(view).children, 1)}
