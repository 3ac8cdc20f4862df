"""What whoever goes to an address has to know first, from what was said, seen there before, and noted. Pure."""

from collections.abc import Iterable

from desk.checklist.model import Item, Questionnaire
from desk.checklist.values import RESERVED, Value
from desk.fact import from_ticks
from desk.profile import codes
from desk.reports.care import Found
from desk.reports.same_child import LOOK, SURE, children_of, kin, numbers_shared, of_family, place_of, same_place
from desk.reports.view import ReportView, shown
from desk.words.address import address_keys
from desk.words.times import date_text, local

_ASKED = (codes.WEAPONS, codes.VIOLENCE, codes.DOGS, codes.INTOXICATION)
"""The questions about it, the most dangerous first; `no` is the only answer that takes a risk away."""


def risks(view: ReportView, children: Iterable[str], earlier: Iterable[ReportView] = ()) -> tuple[str, ...]:
    """The risks of this report for these children, then those of earlier reports with reference and date.

    They count by the address. Of another one, or of a child that only has the name, they are told as possible: a weapon
    is never left out for want of knowing.
    """
    whose = tuple(children)
    found = _of_report(view, whose)
    surely, perhaps = list[str](), list[str]()
    for old in earlier:
        when = date_text(local(from_ticks(old.state.opened_at)).date())
        doubt = _doubt(view, whose, old)
        for risk in _of_report(old, tuple(old.state.children)):
            if doubt:
                perhaps.append(f"Mogelijk, {old.state.reference}, {when} ({doubt}): {risk}")
            else:
                surely.append(f"{old.state.reference}, {when}: {risk}")
    return tuple(dict.fromkeys((*found, *surely, *perhaps)))


def _doubt(view: ReportView, children: tuple[str, ...], old: ReportView) -> str:
    """Why what was dangerous in an earlier report may not be at this address; empty: it is the same."""
    here = [*dict.fromkeys(place for child in children or ("",) for place in place_of(view, child))]
    there = [*place_of(old), *(visit.planned.place for visit in old.state.care.visits.values() if visit.planned.place)]
    if any(same_place(one, other) or address_keys(one) & address_keys(other) for one in here for other in there):
        return ""
    family = of_family(view, old)
    sure = family or kin(view, children_of(old), number=numbers_shared(view, old)) == SURE
    elsewhere = f"toen op {there[0]}" if here and there else ""
    return ", ".join(filter(None, ("" if sure else LOOK, elsewhere)))


def doors_of(view: ReportView) -> set[str]:
    """The keys of the addresses of a report: where the children are, and where people were sent. They lead to what is
    dangerous there, and to nothing else of a report."""
    sent = (visit.planned.place for visit in view.state.care.visits.values())
    return {key for place in (*place_of(view), *sent) for key in address_keys(place)}


def unasked(view: ReportView, children: Iterable[str]) -> tuple[str, ...]:
    """The questions about it that the checklist has and nobody answered for any of these children, as it asks them."""
    asked = view.profile.checklist if view.profile else None
    found = []
    for code in _ASKED:
        item = asked.by_code(code) if asked is not None else None
        if item is not None and not any(_known(view, code, child) for child in tuple(children) or ("",)):
            found.append(item.text)
    return tuple(found)


def _of_report(view: ReportView, children: tuple[str, ...]) -> list[str]:
    found = []
    checklist = view.profile.checklist if view.profile else None
    for code in _ASKED:
        item = checklist.by_code(code) if checklist is not None else None
        for child in children or ("",):
            found += _risk(item, code, view.state.by_code(code, child))
    for visit in view.state.care.visits.values():
        found += [visit.planned.risk] if visit.planned.risk else []
        found += _seen(view, visit.found)
        if visit.ended is not None and visit.ended.how == "unsafe":
            found.append("bij een bezoek was het niet veilig, ze trokken zich terug")
    return found


def _seen(view: ReportView, found: dict[tuple[str, str], dict[str, Found]]) -> list[str]:
    asked: Questionnaire | None = view.profile.visit if view.profile else None
    lines = []
    for (_child, link), register in found.items():
        item = asked.by_link(link) if asked is not None else None
        if item is not None and item.code in _ASKED:
            lines += [line for one in register.values() for line in _risk(item, item.code, one.values)]
    return lines


def _risk(item: Item | None, code: str, values: tuple[Value, ...]) -> list[str]:
    counts = tuple(value for value in values if value not in RESERVED and value not in ("no", False))
    if not counts:
        return []
    return [f"{item.text if item is not None else code} {shown(item, counts)}"]


def _known(view: ReportView, code: str, child: str) -> bool:
    return any(value not in RESERVED for value in view.state.by_code(code, child))
