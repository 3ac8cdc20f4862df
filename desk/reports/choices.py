"""What can be chosen at the end of a report, and what else can be done with it, ready to answer with one key. Pure."""

from collections.abc import Callable, Iterable

from desk.choice_rows import ActsRow, ClosingRow, OutcomeRow
from desk.profile.codes import STARTS, YOUTH_NAME
from desk.profile.model import Choice, Clock, Profile
from desk.reports.fact_words import SPEAKERS
from desk.reports.merging_words import merge_words
from desk.reports.moments import heard
from desk.reports.registers import outcome_values
from desk.reports.sheet import speaker_of
from desk.reports.view import ReportView, said, shown
from desk.rows import CardRow, ChildRow, OptionRow, SheetRow
from desk.words.times import span_text

_KEYS = 9
# These moments start their clocks by themselves, and a promise by hand would be about nothing; a decision and the end
# of a report start theirs too, and people may promise more.
_STARTED_BY_THE_DESK = frozenset(STARTS) - {"decided", "closed"}
_CLOSED_ON_SITE = frozenset({"sent-on-site"})
_OPEN = frozenset({"calling", "waiting", "open"})


def closing_row(view: ReportView, sheet: SheetRow, name_of: Callable[[str], str] = str) -> ClosingRow:
    """The end of a report; `sheet` is its screen, `name_of` gives the name of a person id."""
    # Imported here: a start does without.
    from desk.reports.natures import nature_row

    profile, state = view.profile, view.state
    outcomes = profile.outcomes if profile else ()
    chosen = {child: {one.value.outcome for one in register.values()} for child, register in state.ended.items()}
    return ClosingRow(
        report=state.id,
        reference=state.reference,
        state=sheet.card.state,
        outcomes=tuple(
            OutcomeRow(
                child.id,
                child_name(child, number),
                _choices(outcomes, chosen.get(child.id, ())),
                outcome_values(view, child.id, name_of),
            )
            for number, child in enumerate(sheet.card.children, 1)
        ),
        feedback=_choices(profile.feedback, heard(profile, state)) if profile else (),
        promises=tuple(promise for promise in sheet.promises if promise.state == "open"),
        unexplained=tuple(d for d in sheet.decisions if d.proposed and not d.followed and not d.reason),
        reasons=_reasons(profile, "deviate"),
        natures=tuple(
            nature_row(view, child.id, child_name(child, number), name_of)
            for number, child in enumerate(sheet.card.children, 1)
        ),
    )


def acts_row(view: ReportView, sheet: SheetRow, board: Iterable[CardRow]) -> ActsRow:
    """What else can be done with a report; `board` are the reports that can be seen now."""
    state, profile, card = view.state, view.profile, sheet.card
    going_on = card.state in _OPEN
    names = [(child.id, child_name(child, number)) for number, child in enumerate(card.children, 1)]
    several = len(names) > 1
    merge_with = _merge_with(sheet, board) if going_on else ()
    asks = ((other.id, merge_words(card, other)) for other in merge_with)
    return ActsRow(
        report=card.id,
        reference=card.reference,
        child=sheet.child,
        speakers=numbered(SPEAKERS.items(), {speaker_of(view)}),
        merge_with=merge_with,
        can_join=card.state not in ("calling", "merged"),
        movable=_answered(view, sheet.child) if several else (),
        other_children=numbered(pair for pair in names if pair[0] != sheet.child),
        children=numbered(names) if several else (),
        children_aside=numbered(
            (child, said(state, YOUTH_NAME, child) or f"Kind {len(names) + at}")
            for at, child in enumerate(state.children_aside, 1)
        ),
        clocks=numbered((clock.id, _clock(clock)) for clock in _by_hand(profile)) if card.state != "merged" else (),
        set_aside=_reasons(profile, "set-aside") if going_on else (),
        merge_asks=tuple((other, f"{said.source} gaat verder in {said.target}", said.warning) for other, said in asks),
        reopen=_reasons(profile, "reopen") if card.state in ("closed", "set-aside") else (),
        unmerge=_unmerge(view) if card.state != "merged" else ("", ""),
    )


def numbered(choices: Iterable[tuple[str, str]], chosen: Iterable[str] = ()) -> tuple[OptionRow, ...]:
    """(code, label) pairs with the keys 1 to 9; more than nine have none and are found by typing."""
    pairs, taken = list(choices), set(chosen)
    return tuple(
        OptionRow(code, label, str(place) if len(pairs) <= _KEYS else "", code in taken, danger=False)
        for place, (code, label) in enumerate(pairs, 1)
    )


def child_name(child: ChildRow, number: int) -> str:
    """What a child is called in lists: its name, else which child of the report it is; and its age."""
    return ", ".join(part for part in (child.name or f"Kind {number}", child.age) if part)


def _choices(choices: Iterable[Choice], chosen: Iterable[str] = ()) -> tuple[OptionRow, ...]:
    return numbered(((choice.id, choice.label) for choice in choices), chosen)


def _reasons(profile: Profile | None, kind: str) -> tuple[OptionRow, ...]:
    return _choices(profile.reasons.get(kind, ()) if profile else ())


def _by_hand(profile: Profile | None) -> list[Clock]:
    clocks = profile.clocks.values() if profile else ()
    # Last what a panel of its own closes: the digits of the others are known by heart.
    found = (clock for clock in clocks if clock.starts not in _STARTED_BY_THE_DESK)
    return sorted(found, key=lambda clock: clock.closes in _CLOSED_ON_SITE)


def _clock(clock: Clock) -> str:
    if clock.due_workdays:
        days = "volgende werkdag" if clock.due_workdays == 1 else f"binnen {clock.due_workdays} werkdagen"
        return clock.label if days in clock.label.lower() else f"{clock.label} · {days}"
    return f"{clock.label} · binnen {span_text(clock.due)}"


def _merge_with(sheet: SheetRow, board: Iterable[CardRow]) -> tuple[CardRow, ...]:
    """Reports of the same number or child first: most likely the same matter, also when they were closed."""
    own = sheet.card.id
    known = [card for card in sheet.earlier if card.state in _OPEN | {"closed"} and card.id != own]
    others = [card for card in board if card.state in _OPEN and card.id != own]
    return tuple({card.id: card for card in (*known, *others)}.values())


def _unmerge(view: ReportView) -> tuple[str, str]:
    state = view.state
    if not state.merged_from:
        return "", ""
    other, here = state.merged[-1], state.reference
    return state.merged_from[-1], (
        f"{other} weer apart van {here}? Elk staat dan weer met eigen antwoorden, kinderen, bellers en beloften. "
        f"Wat na het samenvoegen in {here} is geschreven, blijft in {here}."
    )


def _answered(view: ReportView, child: str) -> tuple[OptionRow, ...]:
    if view.profile is None:
        return ()
    pairs = []
    for item in view.profile.checklist.questions():
        values = view.state.values(child, item.link_id) if (child, item.link_id) in view.state.answers else ()
        if values:
            pairs.append((item.link_id, f"{item.text} {shown(item, values)}"))
    return numbered(pairs)
