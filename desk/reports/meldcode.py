"""The Meldcode of one child in words: optional, and nothing in it reports by itself. Pure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from desk.care_rows.meldcode import MeldcodeRow, MeldcodeStepRow
from desk.fact import from_ticks
from desk.facts.law import MeldcodeNoted
from desk.law.meldcode import Sign, Step, meldcode
from desk.profile.model import Profile
from desk.reports.card import card_row
from desk.reports.choices import child_name, numbered
from desk.reports.view import ReportView
from desk.words.phone import read_number
from desk.words.times import clock_text

_REPORTED = {("5", "reported"), ("5", "both")}
Names = Callable[[str], str]


def meldcode_row(view: ReportView, child: str, directory: Profile | None, name_of: Names) -> MeldcodeRow:
    """What the panel shows for one child; `directory` is the profile in force now, whose numbers are shown."""
    state, card, law = view.state, card_row(view), meldcode()
    names = [(one.id, child_name(one, number)) for number, one in enumerate(card.children, 1)]
    whose = child if child in dict(names) else next(iter(dict(names)), "")
    steps = tuple(_row(view, whose, step, name_of) for step in law.steps)
    profile = directory or view.profile
    route = profile.route(law.route) if profile is not None else None
    number = next((one.number for one in route.numbers), "") if route is not None else ""
    return MeldcodeRow(
        report=state.id,
        reference=state.reference,
        child=whose,
        child_name=dict(names).get(whose, ""),
        children=numbered(names, {whose}) if len(names) > 1 else (),
        signs=meldcode_signs(view, whose),
        steps=steps,
        points=law.points if points_to_reporting(view, whose) else "",
        route=route.id if route is not None else "",
        number=read_number(number).shown or number,
        check=f"{law.label} · {law.source}",
    )


def points_to_reporting(view: ReportView, child: str) -> bool:
    """Whether a step says that it is unsafe now or again and again, and nobody noted yet that it was reported."""
    noted = [*_noted(view, child)]
    if any((one.step, one.conclusion) in _REPORTED for one in noted):
        return False
    steps = [(meldcode().step(one.step), one.conclusion) for one in noted]
    return any(step is not None and (out := step.outcome(said)) is not None and out.points for step, said in steps)


def meldcode_done(view: ReportView, child: str) -> tuple[str, ...]:
    """The steps that were noted, in the order of the file, in words."""
    law, noted = meldcode(), [*_noted(view, child)]
    order = [step.id for step in law.steps]
    known = sorted((one for one in noted if one.step in order), key=lambda one: order.index(one.step))
    return tuple(law.words(one.step, one.conclusion) for one in known)


def meldcode_signs(view: ReportView, child: str) -> tuple[str, ...]:
    """The answers that make the strip worth a look, in words."""
    return tuple(_signs(view, child, meldcode().signs))


def _row(view: ReportView, child: str, step: Step, name_of: Names) -> MeldcodeStepRow:
    register = view.state.care.meldcode.get((child, step.id), {})
    values = [one for one in register.values() if isinstance(one.value, MeldcodeNoted)]
    every = [one.value for one in values if isinstance(one.value, MeldcodeNoted)]
    last = every[-1] if every else None
    outcomes = [outcome for one in every if (outcome := step.outcome(one.conclusion)) is not None]
    options = numbered([(one.id, one.label) for one in step.outcomes], {one.conclusion for one in every})
    danger = {one.id for one in step.outcomes if one.points}
    said = " / ".join(dict.fromkeys(one.label for one in outcomes))
    when = from_ticks(values[-1].at) if values else None
    by = last.who or name_of(values[-1].by) if last is not None else ""
    parts = (said, last.note if last is not None else "", by, clock_text(when) if when is not None else "")
    return MeldcodeStepRow(
        id=step.id,
        title=step.label if step.id == "kindcheck" else f"{step.id} · {step.label}",
        text=step.text,
        hint=" · ".join(_signs(view, child, step.signs)),
        outcomes=tuple(replace(option, danger=option.code in danger) for option in options),
        who=last.who if last is not None else "",
        note=last.note if last is not None else "",
        line=" · ".join(part for part in parts if part),
        points=any(one.points for one in outcomes),
        at=when,
        two=len(every) > 1,
    )


def _signs(view: ReportView, child: str, signs: Iterable[Sign]) -> Iterator[str]:
    for sign in signs:
        values = {"yes" if one is True else str(one) for one in view.state.by_code(sign.question, child)}
        if values & {*sign.answers}:
            yield sign.text


def _noted(view: ReportView, child: str) -> Iterator[MeldcodeNoted]:
    for (whose, _), register in view.state.care.meldcode.items():
        yield from (one.value for one in register.values() if whose == child and isinstance(one.value, MeldcodeNoted))
