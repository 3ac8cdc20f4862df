"""The rows of people on site: who goes, what is open, how far they are, what they found. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from desk.care_rows.on_site import VisitorRow, VisitRow, VisitsRow, VisitStepRow
from desk.checklist.enable import enabled_links
from desk.checklist.values import RESERVED
from desk.fact import from_ticks
from desk.facts.care import VisitorNamed
from desk.profile.care import NO_CARE, Care
from desk.profile.codes import CURRENT_LOCATION
from desk.profile.model import Profile, is_open
from desk.reports.address_risk import risks, unasked
from desk.reports.card import card_row, promise_row
from desk.reports.care import Visit
from desk.reports.choices import child_name, numbered
from desk.reports.faces import face_of
from desk.reports.fact_words_care import VISIT_ENDS
from desk.reports.to_call import texts
from desk.reports.view import ReportView, shown
from desk.rows import QuestionRow, Saved, ValueRow
from desk.words.phone import read_number
from desk.words.times import clock_text, local

STATES = {
    "planned": "Wordt gestuurd",
    "on-the-way": "Onderweg",
    "arrived": "Ter plaatse",
    "left": "Weer weg",
    "cancelled": "Gaat niet door",
    "ended": "Afgerond",
}
STEPS = {
    "told": "Melder weet: hulp is onderweg",
    "on-the-way": "Onderweg",
    "arrived": "Aangekomen",
    "safe": "Veilig gemeld",
    "reported": "Verteld wat ze aantroffen",
    "left": "Weer weg",
}
_MOMENTS = ("arrived", "checked-in", "reported-back")
"""Clocks that end with one of these are about people on site."""
NameOf = Callable[[str], str]


def visits_row(
    view: ReportView,
    child: str,
    *,
    directory: Profile | None,
    name_of: NameOf,
    now: datetime,
    earlier: Iterable[ReportView] = (),
) -> VisitsRow:
    """What the panel shows for one child; `directory` is the profile in force `now` (UTC), `earlier` former reports."""
    state, profile = view.state, view.profile
    whose = child if child in state.children else next(iter(state.children), "")
    care = profile.care if profile else NO_CARE
    there = [one for one in state.care.visits.values() if not one.planned.children or whose in one.planned.children]
    places = texts(state, CURRENT_LOCATION, whose)
    rows = [visit_row(view, one, whose, name_of=name_of) for one in reversed(there)]
    return VisitsRow(
        report=state.id,
        reference=state.reference,
        child=whose,
        child_name=_names(view, (whose,)),
        place=next(iter(places), ""),
        places=places,
        risks=risks(view, (whose,), earlier),
        unasked=unasked(view, (whose,)),
        needed=needed(care),
        decided=_decided(view, whose),
        visits=tuple(sorted(rows, key=lambda row: row.over)),
        disciplines=numbered((one.id, one.label) for one in care.disciplines),
        providers=numbered(_providers(view, directory, whose, now)),
        ends=numbered(VISIT_ENDS.items()),
    )


def visit_row(view: ReportView, visit: Visit, child: str, *, name_of: NameOf) -> VisitRow:
    """One visit; what was found of `child`, where the profile asks that per child."""
    profile, planned = view.profile, visit.planned
    care = profile.care if profile else NO_CARE
    mine = next(iter(planned.children), "")
    promises = [
        replace(promise_row(view, promise), owner_name=name_of(promise.owner))
        for promise in view.state.open_promises()
        if promise.made.child == mine
        and promise.made.visit in ("", planned.visit)
        and (clock := _clock(profile, promise.made.clock))
        and clock in _MOMENTS
    ]
    return VisitRow(
        id=planned.visit,
        for_whom=_names(view, planned.children),
        place=planned.place,
        risk=planned.risk,
        note=planned.note,
        state=visit.state,
        state_text=_state_text(visit),
        steps=tuple(
            VisitStepRow(state, label, from_ticks(visit.moved[state]) if state in visit.moved else None)
            for state, label in STEPS.items()
        ),
        visitors=tuple(_visitor(profile, one) for one in visit.visitors.values()),
        missing=missing(care, [one for one in visit.visitors.values() if not one.gone]),
        promises=tuple(promises),
        found=_found(view, visit, child if child in planned.children else mine, name_of),
        ended=_ended(visit),
        sent_by=name_of(visit.by),
        sent_at=from_ticks(visit.at),
        stays=visit.stays,
        last=visit.last,
        last_text=_last(visit),
    )


def needed(care: Care) -> str:
    """Who has to go, in words: `2 mensen, onder wie GGZ`."""
    people = "1 mens" if care.visitors == 1 else f"{care.visitors} mensen"
    pair = " en ".join(_label(care, one) for one in care.pair)
    return f"{people}, onder wie {pair}" if pair else people


def missing(care: Care, going: Iterable[VisitorNamed]) -> tuple[str, ...]:
    """What of the profile's pair is open (B6-023, C5-016); never a wall: one alone may go."""
    there = list(going)
    lacking = care.visitors - len(there)
    found = []
    if lacking > 0:
        found.append("nog niemand genoemd" if not there else f"nog {lacking} mens" + ("en" if lacking > 1 else ""))
    disciplines = {one.discipline for one in there}
    found += [f"niemand van {_label(care, one)}" for one in care.pair if one not in disciplines]
    found += [f"geen nummer van {one.name}" for one in there if not one.number]
    return tuple(found)


def provider_name(profile: Profile | None, provider: str) -> str:
    """A provider by its id, in words; what was typed otherwise stays as it is."""
    known = profile.provider(provider) if profile else None
    return known.label if known else provider


def _providers(view: ReportView, directory: Profile | None, child: str, now: datetime) -> list[tuple[str, str]]:
    """The providers with the number of this hour, those of the chain of what was decided first."""
    profile = directory or view.profile
    if profile is None:
        return []
    standing = view.state.decisions_for(child)
    pathway = standing[-1].noted.pathway if standing else ""
    chain = view.profile.care.chains.get(pathway, ()) if view.profile else ()
    first = [one for name in chain if (one := profile.provider(name)) is not None]
    office = is_open(profile.office_hours, local(now))
    found = []
    for one in dict.fromkeys((*first, *profile.providers)):
        number = (one.day or one.night) if office else (one.night or one.day)
        shown_number = (read_number(number.number).shown or number.number) if number else ""
        found.append((one.id, " · ".join(part for part in (one.label, shown_number) if part)))
    return found


def _decided(view: ReportView, child: str) -> str:
    standing = view.state.decisions_for(child)
    if not standing:
        return ""
    noted, profile = standing[-1].noted, view.profile
    kind = profile.care.kind(noted.kind) if profile else None
    what = kind.label if kind else noted.kind
    return f"{what or 'Besluit'} van {noted.decided_by}, {clock_text(from_ticks(standing[-1].at))}"


def _names(view: ReportView, children: Iterable[str]) -> str:
    rows = card_row(view).children
    named = [child_name(row, number) for number, row in enumerate(rows, 1) if row.id in set(children)]
    return " en ".join(named)


def _visitor(profile: Profile | None, who: VisitorNamed) -> VisitorRow:
    care = profile.care if profile else NO_CARE
    number = read_number(who.number).shown or who.number
    provider = provider_name(profile, who.provider)
    return VisitorRow(who.visitor, who.name, provider, _label(care, who.discipline), number, who.gone)


def _label(care: Care, discipline: str) -> str:
    return next((one.label for one in care.disciplines if one.id == discipline), discipline)


def _clock(profile: Profile | None, name: str) -> str:
    clock = profile.clocks.get(name) if profile else None
    return clock.closes if clock else ""


def _state_text(visit: Visit) -> str:
    at = visit.ended_at if visit.ended is not None else visit.moved.get(visit.state, visit.at)
    return f"{STATES[visit.state]} sinds {clock_text(from_ticks(at))}"


def _last(visit: Visit) -> str:
    label = STEPS.get(visit.last, STATES.get(visit.last, visit.last))
    at = visit.ended_at if visit.last == "ended" else visit.moved.get(visit.last, 0)
    return f"{label} {clock_text(from_ticks(at))}" if visit.last else ""


def _ended(visit: Visit) -> str:
    if visit.ended is None:
        return ""
    how = VISIT_ENDS.get(visit.ended.how, visit.ended.how)
    return ": ".join(
        part for part in (f"{how}{f', {visit.ended.who}' if visit.ended.who else ''}", visit.ended.note) if part
    )


def _found(view: ReportView, visit: Visit, child: str, name_of: NameOf) -> tuple[QuestionRow, ...]:
    """The questions for on site that are on now, with what was answered."""
    asked = view.profile.visit if view.profile else None
    if asked is None:
        return ()
    answers = visit.answers(child)
    on = enabled_links(asked, answers)
    rows = []
    for item in asked.questions():
        if item.link_id not in on or item.hidden:
            continue
        per_child = asked.is_child_scoped(item.link_id)
        face = face_of(item, asked.section_of(item.link_id), per_child=per_child)
        register = visit.found.get((child if per_child else "", item.link_id), {})
        values = answers.get(item.link_id, ())
        two = len({one.values for one in register.values()}) > 1
        rows.append(
            QuestionRow(
                link=item.link_id,
                code=item.code,
                prefix=item.prefix,
                text=item.text,
                help=item.help,
                kind=face.kind,
                core=item.core,
                danger=item.danger,
                options=face.options_with(values),
                text_value=" / ".join(str(value) for value in values if value not in RESERVED),
                hint="",
                flags=tuple(dict.fromkeys(flag for value in values if (flag := item.red_flag(value)))),
                answered=bool(values),
                kept=False,
                values=tuple(
                    ValueRow(fact, shown(item, one.values) or "leeg", name_of(one.by), from_ticks(one.at))
                    for fact, one in register.items()
                )
                if two
                else (),
                saved=Saved.SAVED,
                child=child if per_child else "",
                yes_no_only=face.yes_no_only,
            )
        )
    return tuple(rows)
