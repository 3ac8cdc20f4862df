"""Consent and custody of one child in words, with what the law hints at by age (desk.law.consent). Pure."""

from collections.abc import Callable, Mapping
from datetime import datetime

from desk.care_rows.consent import ConsentRow, ConsentsRow
from desk.fact import from_ticks
from desk.facts.law import ConsentNoted
from desk.law.consent import Age, consent_law
from desk.law.frames import frames
from desk.profile.codes import CALLER_NAME, CALLER_ROLE
from desk.profile.model import Profile
from desk.reports.card import card_row
from desk.reports.care import Noted
from desk.reports.choices import child_name, numbered
from desk.reports.fact_words_care import CONSENTS, FRAME_STATES
from desk.reports.frames import frame_rows
from desk.reports.view import ReportView, said
from desk.words.birth import at_age
from desk.words.times import clock_text, local

YOUTH = "youth"
RELATIONS = {"youth": "jeugdige zelf", "parent": "ouder", "guardian": "voogd", "other": "iemand anders"}
CUSTODIES = {"yes": "heeft gezag", "no": "geen gezag", "unknown": "gezag onbekend"}
_TO_SAY_WHY = ("refused", "emergency")
_WAITING = {"": "nog niet gevraagd", "asked": "gevraagd, nog geen antwoord", "unreachable": "niet bereikt"}
Names = Callable[[str], str]


def consents_row(view: ReportView, child: str, directory: Profile | None, name_of: Names, now: datetime) -> ConsentsRow:
    """What the panel shows for one child; `directory` is the profile in force now, whose numbers are shown."""
    state, card, law = view.state, card_row(view), consent_law()
    names = [(one.id, child_name(one, number)) for number, one in enumerate(card.children, 1)]
    whose = child if child in dict(names) else next(iter(dict(names)), "")
    ages = _ages(view, whose, now)
    needs = {need for age in ages for need in age.needs}
    people = _people(view, whose, needs, name_of)
    name, relation = _fresh(view, people)
    return ConsentsRow(
        report=state.id,
        reference=state.reference,
        child=whose,
        child_name=dict(names).get(whose, ""),
        children=numbered(names, {whose}) if len(names) > 1 else (),
        hints=tuple(
            " ".join(part for part in (f"{age.text}.", age.source and f"({age.source})") if part) for age in ages
        ),
        emergency=f"{law.emergency} ({law.emergency_source})",
        check=law.label,
        open=_open(people, needs),
        people=people,
        frames=frame_rows(view, whose, age_of(view, whose, now), directory or view.profile),
        frames_check=frames().label,
        consents=_capital(CONSENTS),
        relations=_capital(RELATIONS),
        custodies=_capital(CUSTODIES),
        reasons=law.reasons,
        states=_capital(FRAME_STATES),
        fresh_name=name,
        fresh_relation=relation,
    )


def age_of(view: ReportView, child: str, now: datetime) -> tuple[int | None, int | None]:
    """The child's age today in whole years, the least and the most that it can be."""
    seen = next((one for one in view.children if one.id == child), None)
    if seen is None or seen.birth is None:
        return None, None
    birth = at_age(seen.birth, local(now).date())
    return birth.age_from, birth.age_until


def consent_open(view: ReportView, child: str, now: datetime) -> tuple[str, ...]:
    """What is still open about the consent of a child, by the hint of its age: for other panels and papers."""
    needs = {need for age in _ages(view, child, now) for need in age.needs}
    return _open(_people(view, child, needs, str), needs)


def consent_lines(view: ReportView, child: str) -> tuple[str, ...]:
    """Where each person stands, a line each, of those about whom something was noted."""
    return tuple(row.line for row in _people(view, child, set(), str))


def _ages(view: ReportView, child: str, now: datetime) -> tuple[Age, ...]:
    return consent_law().at(*age_of(view, child, now))


def _people(view: ReportView, child: str, needs: set[str], name_of: Names) -> tuple[ConsentRow, ...]:
    registers = {who: values for (whose, who), values in view.state.care.consents.items() if whose == child and values}
    rows = [_row([*values.values()], name_of) for values in registers.values()]
    if YOUTH in needs and YOUTH not in registers:
        rows.insert(0, _row([], name_of))
    return tuple(sorted(rows, key=lambda row: row.person != YOUTH))


def _row(values: list[Noted], name_of: Names) -> ConsentRow:
    every = [one.value for one in values if isinstance(one.value, ConsentNoted)]
    last = every[-1] if every else ConsentNoted(YOUTH, "", "", YOUTH)
    two = len(every) > 1
    where = " / ".join(dict.fromkeys(CONSENTS.get(one.consent, _WAITING[""]) for one in every)) or _WAITING[""]
    relation = RELATIONS.get(last.relation, last.relation)
    about = [relation if last.name else "", CUSTODIES.get(last.custody, "") if last.relation != YOUTH else ""]
    reason = consent_law().reason(last.reason)
    name = last.name or relation[:1].upper() + relation[1:]
    when = from_ticks(values[-1].at) if values else None
    noted = f"{clock_text(when)}, {name_of(values[-1].by)}" if when is not None else ""
    return ConsentRow(
        person=last.person,
        name=last.name,
        relation=last.relation,
        custody=last.custody,
        consent=last.consent,
        reason=last.reason,
        note=last.note,
        line=f"{name}: {where}" + (f", {reason}" if reason else ""),
        detail=" · ".join(part for part in (*about, last.note, noted) if part),
        open=_missing(last, two=two),
        kind="danger" if last.consent == "refused" else "warn" if two or last.consent in _WAITING else "ok",
        at=when,
        two=two,
    )


def _missing(noted: ConsentNoted, *, two: bool) -> str:
    if two:
        return "twee desks noteerden iets anders"
    if noted.consent in _WAITING:
        return _WAITING[noted.consent]
    if noted.consent in _TO_SAY_WHY and not (noted.reason or noted.note):
        return "reden nog open"
    return ""


def _open(people: tuple[ConsentRow, ...], needs: set[str]) -> tuple[str, ...]:
    """Those whose consent the hint asks for, or who noted something that is not finished."""
    found = []
    emergency = any(row.consent == "emergency" for row in people)
    for row in people:
        asked = (row.relation == YOUTH and YOUTH in needs) or (row.custody == "yes" and "custody" in needs)
        said_why = row.open == "reden nog open" or row.two
        if row.open and ((asked and not emergency) or said_why):
            found.append(f"{row.name or RELATIONS.get(row.relation, row.relation)}: {row.open}")
    grown = [row for row in people if row.relation in ("parent", "guardian")]
    if "custody" in needs and not emergency and not any(row.custody == "yes" for row in people):
        found.append("wie gezag heeft is nog niet genoteerd")
    found += [f"{row.name or RELATIONS[row.relation]}: gezag onbekend" for row in grown if row.custody == "unknown"]
    return tuple(found)


def _fresh(view: ReportView, people: tuple[ConsentRow, ...]) -> tuple[str, str]:
    """The caller, where it is a parent who is not among the people yet."""
    caller, role = said(view.state, CALLER_NAME), said(view.state, CALLER_ROLE)
    if role == "parent" and caller and caller not in {row.name for row in people}:
        return caller, "parent"
    return "", "parent"


def _capital(words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """(code, words) as they stand alone."""
    return tuple((code, said_so[:1].upper() + said_so[1:]) for code, said_so in words.items())
