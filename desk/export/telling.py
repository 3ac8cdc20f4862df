"""The blocks of a paper in words: decision, safety, on site, consent, answers, and who promised what. Pure.

Whatever people typed passes `clean`, which takes out who called where they did not agree to be known.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime

from desk.care_rows.papers import PaperBlockRow
from desk.checklist.item import Item
from desk.checklist.values import RESERVED
from desk.export.nameless import Veil
from desk.export.sharing import part_of
from desk.fact import from_ticks
from desk.facts import law
from desk.facts.codec import Scalar
from desk.profile import codes
from desk.profile.care import NO_CARE, Reason
from desk.profile.model import Choice
from desk.record import record
from desk.reports.care import Noted, Visit
from desk.reports.decision_words import NOT_CONFIRMED, confirmation
from desk.reports.fact_words_care import CONSENTS, FRAME_STATES, VISIT_ENDS
from desk.reports.follow import referral_words
from desk.reports.safety_words import safety_lines
from desk.reports.state import CALLING_BACK, Decision, Promise
from desk.reports.taken_over import taken_over
from desk.reports.triage_marks import awaits
from desk.reports.view import ChildView, ReportView, shown
from desk.words.times import clock_text, date_text, dated_text, local

_RELATIONS = {"youth": "jeugdige", "parent": "ouder", "guardian": "voogd", "other": "anders"}
_CUSTODY = {"yes": "heeft gezag", "no": "geen gezag", "unknown": "gezag onbekend"}
_PROMISES = {"kept": "gedaan", "withdrawn": "vervallen", "open": "nog open"}


@record
class Telling:
    """What every block needs: the report, who is called what, the veil over the caller, and the moment of the paper."""

    view: ReportView
    name_of: Callable[[str], str]
    clean: Veil
    now: datetime

    def said(self, item: Item | None, values: Iterable[Scalar]) -> str:
        """Answers in words, without the caller in what was typed: the profile's own words stay readable."""
        return shown(item, tuple(self.clean.value(item, value) for value in values))

    def at(self, ticks: int) -> str:
        """An instant (µs UTC) with its day."""
        return dated_text(from_ticks(ticks), self.now)


def decided(tell: Telling, child: ChildView) -> Iterator[str]:
    """What was decided, by whom, why otherwise than proposed, what for, how long, and who goes on."""
    standing = tell.view.state.decisions_for(child.id)
    if not standing:
        yield "Er is nog geen besluit genoteerd."
    for one in standing:
        yield from _decision(tell, one)
    for referral in tell.view.state.care.referrals_of(child.id):
        yield tell.clean(f"{referral_words(referral)}.")


def _decision(tell: Telling, one: Decision) -> Iterator[str]:
    noted, profile = one.noted, tell.view.profile
    care = profile.care if profile else NO_CARE
    level = profile.urgency(noted.urgency) if profile else None
    kind, track = care.kind(noted.kind), care.trajectory(noted.trajectory)
    provider = profile.provider(noted.provider) if profile else None
    what = [
        kind.label if kind else "",
        level.label if level else noted.urgency,
        _label(profile.pathways if profile else (), noted.pathway),
        provider.label if provider else "",
        track.label if track else "",
    ]
    yield f"{', '.join(part for part in dict.fromkeys(what) if part)}."
    by = f"Besluit van {noted.decided_by}, {tell.at(one.at)}, genoteerd door {tell.name_of(one.noted_by)}."
    confirmed = confirmation(tell.view.state, one, tell.name_of)
    stands = confirmed or (NOT_CONFIRMED if awaits(tell.view, one, tell.name_of) else "")
    yield f"{by} {stands[:1].upper()}{stands[1:]}." if stands else by
    taken = taken_over(tell.view, one)
    if taken is not None:
        yield tell.clean(f"{taken[0]}.")
    if noted.assessment > 1:
        yield f"Dit is de {noted.assessment}e beoordeling: {_label(care.why_again, noted.why_again) or 'reden open'}."
    proposed = profile.urgency(str(noted.proposed.get("urgency", ""))) if profile else None
    if not noted.followed and proposed is not None:
        reasons = profile.reasons.get("deviate", ()) if profile else ()
        yield f"Voorgesteld was {proposed.label}; afgeweken: {_label(reasons, one.reason) or 'reden open'}."
    if noted.why_not_ambulatory:
        yield f"Niet ambulant: {_label(care.why_not_ambulatory, noted.why_not_ambulatory)}."
    if noted.goal:
        yield f"Doel: {tell.clean(noted.goal)}."
    if noted.ends_on:
        yield f"Tot en met {_day(noted.ends_on)}."
    if noted.next_owner:
        yield f"Vervolg bij {tell.clean(noted.next_owner)}."
    if noted.appointment or noted.appointment_at:
        when = f", {tell.at(noted.appointment_at)}" if noted.appointment_at else ""
        yield f"Afspraak: {tell.clean(noted.appointment) or 'met wie is open'}{when}."


def agreed_until_morning(tell: Telling, child: ChildView) -> Iterator[str]:
    """The safety agreement that holds, in the words that were read back."""
    for safety in tell.view.state.care.safety_of(child.id):
        yield from (tell.clean(line) for line in safety_lines(safety))
        back = tell.at(safety.read_back) if safety.read_back else ""
        yield f"Voorgelezen {back}." if back else "Nog niet voorgelezen."


def seen_on_site(tell: Telling, child: ChildView) -> Iterator[str]:
    """Who went, what they found, how it ended."""
    for visit in tell.view.state.care.visits.values():
        if visit.planned.children and child.id not in visit.planned.children:
            continue
        yield from _visit(tell, visit, child)


def _visit(tell: Telling, visit: Visit, child: ChildView) -> Iterator[str]:
    who = ", ".join(one.name for one in visit.visitors.values() if not one.gone)
    came = f", aangekomen {tell.at(visit.moved['arrived'])}" if "arrived" in visit.moved else ""
    yield f"Ter plaatse: {tell.clean(who) or 'wie er ging is open'}{came}."
    if visit.planned.risk:
        yield f"Let op bij dit adres: {tell.clean(visit.planned.risk)}."
    questions = tell.view.profile.visit if tell.view.profile else None
    for link, values in visit.answers(child.id).items():
        item = questions.by_link(link) if questions else None
        if values:
            yield f"{item.text if item else link} {tell.said(item, values)}"
    if visit.ended is not None:
        how = VISIT_ENDS.get(visit.ended.how, visit.ended.how)
        yield f"Afloop: {how} {tell.clean(visit.ended.who)}".rstrip() + "."


def consent(tell: Telling, child: ChildView) -> Iterator[str]:
    """Where each person stands, which legal frames are considered, and the steps of the Meldcode that were done."""
    for noted in _last(tell.view.state.care.consents, child.id):
        value = noted.value
        if isinstance(value, law.ConsentNoted):
            stands = CONSENTS.get(value.consent, value.consent) or "nog niet gevraagd"
            who = tell.clean(value.name) or _RELATIONS.get(value.relation, value.relation)
            custody = "" if value.relation == "youth" else f", {_CUSTODY.get(value.custody, value.custody)}"
            why = f" ({tell.clean(value.reason)})" if value.reason else ""
            yield f"{who}{custody}: {stands}{why}."
    for noted in _last(tell.view.state.care.frames, child.id):
        value = noted.value
        if isinstance(value, law.FrameNoted) and value.state:
            stands = FRAME_STATES.get(value.state, value.state)
            yield f"{value.frame}: {stands}. {tell.clean(value.called)}".rstrip()
    meldcode = [one.value for one in _last(tell.view.state.care.meldcode, child.id)]
    steps = [value.step for value in meldcode if isinstance(value, law.MeldcodeNoted)]
    if steps:
        yield f"Meldcode: {', '.join('kindcheck' if step == 'kindcheck' else f'stap {step}' for step in steps)} gedaan."


def answered(tell: Telling, child: ChildView, parts: Collection[str]) -> Iterator[str]:
    """The questions of these parts with their answers; those that alarm first, then as they were asked."""
    profile = tell.view.profile
    calm = []
    for item in profile.checklist.questions() if profile else ():
        values = child.answers.get(item.link_id, ())
        if part_of(item) not in parts or not values or set(values) <= set(RESERVED):
            continue
        line = f"{item.text} {tell.said(item, values)}"
        if any(item.red_flag(value) for value in values):
            yield line
        else:
            calm.append(line)
    yield from calm


def unknown(tell: Telling, child: ChildView) -> str:
    """The danger questions nobody has an answer to."""
    profile = tell.view.profile
    links = child.proposal.open if child.proposal else ()
    texts = [item.text for link in links if profile and (item := profile.checklist.by_link(link)) is not None]
    return f"Nog niet beantwoord: {' '.join(texts)}" if texts else ""


def beforehand(tell: Telling, child: ChildView, known: Iterable[str]) -> Iterator[str]:
    """What was agreed beforehand: in this report, and in agreements of a former time (`known`)."""
    yield from (tell.clean(line) for line in known)
    yield from answered(tell, child, {"agreements"})


def course(tell: Telling, children: Collection[str]) -> Iterator[str]:
    """Who promised what before which minute, and whether it was kept, to the minute."""
    return (_promise(tell, promise) for promise in course_of(tell, children))


def course_of(tell: Telling, children: Collection[str]) -> list[Promise]:
    """The promises about these children, and those about the report as a whole."""
    every = tell.view.state.promises.values()
    return [promise for promise in every if not promise.made.child or promise.made.child in children]


def _promise(tell: Telling, promise: Promise) -> str:
    made, profile = promise.made, tell.view.profile
    clock = profile.clocks.get(made.clock) if profile else None
    # Calls to whoever called name them, and so does what they are to hear.
    about_caller = made.clock in CALLING_BACK or (clock is not None and clock.closes == "feedback-given")
    who = "" if about_caller else tell.clean(promise.who or made.who)
    ends = _PROMISES.get(promise.state, promise.state)
    closed = f" {clock_text(from_ticks(promise.closed_at))}" if promise.closed_at else ""
    late = promise.state == "kept" and promise.closed_at > promise.due_at
    said = f"{clock.label if clock else made.clock}{f', {who}' if who else ''}"
    return (
        f"{said}: beloofd {tell.at(made.started_at)} door {tell.name_of(promise.owner) or 'de desk'}, "
        f"voor {clock_text(from_ticks(promise.due_at))}; {ends}{closed}{', te laat' if late else ''}."
    )


def block(head: str, lines: Iterable[str], kind: str = "") -> Iterator[PaperBlockRow]:
    """A block, or none where there is nothing to say."""
    said = tuple(" ".join(line.split()) for line in lines if line.strip())
    if said:
        yield PaperBlockRow(head, said, kind)


def place(tell: Telling, child: ChildView) -> str:
    """Where the child is now, with the town."""
    found = [str(v) for code in (codes.CURRENT_LOCATION, codes.CURRENT_MUNICIPALITY) for v in _said(tell, code, child)]
    return tell.clean(", ".join(dict.fromkeys(found)))


def _said(tell: Telling, code: str, child: ChildView) -> list[object]:
    return [value for value in tell.view.state.by_code(code, child.id) if value not in RESERVED]


def _last(register: dict[tuple[str, str], dict[str, Noted]], child: str) -> Iterator[Noted]:
    """What stands for a child; both where two desks wrote."""
    for (whose, _), values in register.items():
        if whose == child:
            yield from values.values()


def _label(choices: Iterable[Choice | Reason], wanted: str) -> str:
    return next((choice.label for choice in choices if choice.id == wanted), wanted)


def _day(text: str) -> str:
    try:
        return date_text(local(datetime.fromisoformat(f"{text}T12:00:00+00:00")).date())
    except ValueError:
        return text
