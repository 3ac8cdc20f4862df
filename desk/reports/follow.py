"""The chain after the decision in words, step by step, for one child. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from desk.agreement_rows import AgreedRow
from desk.care_rows.follow import FollowRow, FollowStepRow
from desk.fact import from_ticks
from desk.facts import triage
from desk.law.meldcode import meldcode
from desk.profile.codes import AGREEMENTS
from desk.reports.card import card_row, promise_row
from desk.reports.care import Referral
from desk.reports.choices import child_name, numbered
from desk.reports.consent import age_of, consent_lines, consent_open
from desk.reports.decision_words import NOT_CONFIRMED, confirmation, decision_more
from desk.reports.fact_words_care import FORMS, VISIT_ENDS, WHATS
from desk.reports.frames import frame_lines, frame_rows
from desk.reports.hearing import not_heard
from desk.reports.holding import choose_words, current
from desk.reports.meldcode import meldcode_done, meldcode_signs, points_to_reporting
from desk.reports.taken_over import taken_over
from desk.reports.triage_marks import awaits
from desk.reports.view import ReportView, said
from desk.rows import PromiseRow
from desk.words.times import clock_text

Names = Callable[[str], str]
Step = tuple[str, tuple[str, ...], str]
"""How far a step is, what goes with it, and its kind."""

STATES = {
    "asked": "gevraagd, nog geen antwoord",
    "accepted": "neemt het aan, gezin nog niet gesproken",
    "refused": "weigert",
    "disputed": "weigert; geschil, de spelverdeler beslist",
    "reached": "sprak het gezin",
    "started": "is begonnen",
    "ended": "gaat niet verder",
}
"""How far a referral is, behind the name of the provider."""
BRIEFING = "Overdracht aan de aanbieder"
_VISITS = {"planned": "nog niet vertrokken", "on-the-way": "onderweg", "left": "weer weg"}


def follow_row(
    view: ReportView,
    child: str,
    name_of: Names,
    now: datetime,
    agreed: Sequence[AgreedRow] = (),
    known: Sequence[str] = (),
) -> FollowRow:
    """The chain of one child of a report, the first when it has none of this id.

    `agreed` was agreed beforehand; `known` are the lines that sheet and summary have of it, with those of earlier
    reports.
    """
    state, card = view.state, card_row(view)
    names = [(one.id, child_name(one, number)) for number, one in enumerate(card.children, 1)]
    whose = child if child in dict(names) else next(iter(dict(names)), "")
    running = _running(view, whose, name_of)
    steps = {
        "decision": _decision(view, whose, name_of),
        "referral": _referral(view, whose),
        "visit": _visit(view, whose),
        "safety": _safety(view, whose),
        "agreements": _agreements(view, whose, agreed, known),
        "consent": _consent(view, whose, now),
        "meldcode": _meldcode(view, whose),
        "papers": _papers(view),
        "summary": ("Voor wie beslist, in een minuut voor te lezen", (), ""),
        "questions": _questions(view),
    }
    return FollowRow(
        report=state.id,
        reference=state.reference,
        child=whose,
        child_name=dict(names).get(whose, ""),
        children=numbered(names, {whose}) if len(names) > 1 else (),
        steps=tuple(FollowStepRow(name, *said, running.get(name, ())) for name, said in steps.items()),
    )


def _running(view: ReportView, child: str, name_of: Names) -> dict[str, tuple[PromiseRow, ...]]:
    found: dict[str, tuple[PromiseRow, ...]] = {}
    for promise in view.state.open_promises():
        row = promise_row(view, promise)
        if row.step and promise.made.child in ("", child):
            found[row.step] = (*found.get(row.step, ()), replace(row, owner_name=name_of(row.owner)))
    return found


def _decision(view: ReportView, child: str, name_of: Names) -> Step:
    standing = view.state.decisions_for(child)
    if not standing:
        return "Nog geen besluit", (), "warn"
    one = standing[-1]
    noted, profile = one.noted, view.profile
    level = profile.urgency(noted.urgency) if profile else None
    pathways = profile.pathways if profile else ()
    pathway = next((choice.label for choice in pathways if choice.id == noted.pathway), noted.pathway)
    said = ", ".join(part for part in (level.label if level else noted.urgency, pathway) if part)
    taken = taken_over(view, one)
    more = [line for line in (said, *decision_more(profile, noted), taken[0] if taken else "") if line]
    if len(standing) > 1:
        more.append("Twee desks noteerden een besluit; kies welk geldt")
    if one.reason == "" and not noted.followed and any(noted.proposed.values()):
        more.append("Anders dan voorgesteld, reden nog open")
    confirmed, waits = confirmation(view.state, one, name_of), awaits(view, one, name_of)
    if confirmed or waits:
        more.append(f"{confirmed[:1].upper()}{confirmed[1:]}" or NOT_CONFIRMED)
    text = f"Besluit van {noted.decided_by}, {clock_text(from_ticks(one.at))}, genoteerd door {name_of(one.noted_by)}"
    open_ = len(standing) > 1 or waits or (taken is not None and not taken[1])
    return text, tuple(more), "warn" if open_ else "ok"


def referral_words(referral: Referral) -> str:
    """How far a referral is: "Kinnik sprak het gezin, 04:12"."""
    return f"{referral.made.name} {STATES[referral.state]}, {clock_text(from_ticks(referral.since))}"


def _referral(view: ReportView, child: str) -> Step:
    every = view.state.care.referrals_of(child)
    standing = view.state.decisions_for(child)
    if not every:
        asks = standing[-1].noted.kind if standing else ""
        kind = view.profile.care.kind(asks) if view.profile else None
        wanted = kind is not None and "provider" in kind.asks
        taken = taken_over(view, standing[-1]) if standing else None
        if taken is not None:
            return taken[0], (), "ok" if taken[1] else "warn"
        return ("Nog geen aanbieder gevraagd" if wanted else "Niet doorverwezen"), (), "warn" if wanted else ""
    last = current(view.state, child) or every[-1]
    more = [referral_words(one) for one in every if one is not last]
    if last.state == "accepted" and last.answer and last.answer.who:
        more.append(f"Gesproken met {last.answer.who}")
    if last.state not in ("started", "ended"):
        more += _feedback_open(view, before=True)
        more += briefing_open(view, last)
    tone = {"reached": "ok", "started": "ok", "disputed": "danger", "refused": "danger"}.get(last.state, "warn")
    choose = choose_words(view.state, child)
    if choose:
        return choose, (referral_words(last), *more), "danger"
    return referral_words(last), tuple(more), tone


def briefing_open(view: ReportView, referral: Referral) -> list[str]:
    """Whoever took the call tells the provider what they need to know (B6-022): open until a handover left for them."""
    out = (paper for _, _, paper in view.state.care.handed_out)
    told = any(
        paper.kind == "provider" and (not paper.children or referral.made.child in paper.children) for paper in out
    )
    return [] if told or referral.state not in ("accepted", "reached") else [f"{BRIEFING}: nog open"]


def _feedback_open(view: ReportView, *, before: bool) -> list[str]:
    return [f"{one.label}: nog open" for one in not_heard(view, before=before)]


def _visit(view: ReportView, child: str) -> Step:
    going = [one for one in view.state.care.visits.values() if child in one.planned.children or not child]
    if not going:
        return "Niemand gaat ter plaatse", (), ""
    last = going[-1]
    names = [one.name for one in last.visitors.values() if not one.gone]
    more = [", ".join(names)] if names else ["Wie er gaat is nog open"]
    if last.planned.risk:
        more.append(f"Let op: {last.planned.risk}")
    if last.ended is not None:
        return f"Ter plaatse: {VISIT_ENDS.get(last.ended.how, last.ended.how)}", tuple(more), "ok"
    if last.state == "cancelled":
        return "Ter plaatse: gaat niet door", (), ""
    at = clock_text(from_ticks(last.moved.get(last.state, last.at)))
    if last.state == "arrived":
        return f"Ter plaatse sinds {at}", tuple(more), "warn"
    return f"Ter plaatse: {_VISITS.get(last.state, last.state)}, {at}", tuple(more), "warn"


def _safety(view: ReportView, child: str) -> Step:
    standing = view.state.care.safety_of(child)
    if not standing:
        return "Geen veiligheidsafspraak", (), ""
    last = standing[-1]
    agreed = last.agreed
    more = [f"{agreed.stays} blijft bij het kind" if agreed.stays else "Wie er blijft is nog open"]
    if agreed.holds_until:
        more.append(f"Ze houden het vol tot {clock_text(from_ticks(agreed.holds_until))}")
    if not last.read_back:
        more.append("Nog niet voorgelezen")
    text = f"Afgesproken om {clock_text(from_ticks(last.at))}"
    return text, tuple(more), "ok" if last.read_back and len(standing) == 1 else "warn"


def _agreements(view: ReportView, child: str, agreed: Sequence[AgreedRow], known: Sequence[str]) -> Step:
    briefs = [row.brief for row in agreed]
    before = [line for line in known if line not in briefs]
    if agreed:
        look = any(row.unsure or row.expired or row.two for row in agreed)
        return briefs[0], (*briefs[1:], *before), "warn" if look else "ok"
    if any(said(view.state, code, child) for code in AGREEMENTS):
        return "Gezegd in deze melding, nog niet vastgelegd", tuple(before), "warn"
    if before:
        return "Gezegd in een eerdere melding, nog niet vastgelegd", tuple(before), "warn"
    return "Niets van tevoren afgesproken", (), ""


def _consent(view: ReportView, child: str, now: datetime) -> Step:
    lines, still = consent_lines(view, child), consent_open(view, child, now)
    rows = frame_rows(view, child, age_of(view, child, now), view.profile)
    hints = tuple(f"Kijk: {row.label}. {row.hint}" for row in rows if row.hint and not row.line)
    law = (*frame_lines(view, child), *hints)
    if not lines:
        return "Nog niet genoteerd", law, "warn" if law else ""
    head = lines[0] if len(lines) == 1 else f"{len(lines)} personen: {'; '.join(lines)}"
    return head, (*(f"Open: {one}" for one in still), *law), "warn" if still or hints else "ok"


def _meldcode(view: ReportView, child: str) -> Step:
    steps = meldcode_done(view, child)
    points = (meldcode().points,) if points_to_reporting(view, child) else ()
    if not steps:
        signs = meldcode_signs(view, child)
        return (signs[0] if signs else "Niet begonnen"), signs[1:], "warn" if signs else ""
    return steps[-1], (*points, *steps[:-1]), "danger" if points else "ok"


def _papers(view: ReportView) -> Step:
    out = view.state.care.handed_out
    heard = tuple(_feedback_open(view, before=False))
    if not out:
        return "Nog niets de deur uit", heard, ""
    return _handed(out[-1]), (*(_handed(one) for one in out[:-1]), *heard), "ok"


def _handed(one: tuple[int, str, triage.HandedOut]) -> str:
    at, _, out = one
    what, form = WHATS.get(out.what, out.what), FORMS.get(out.form, out.form)
    return f"{what} {form} aan {out.to}, {clock_text(from_ticks(at))}"


def _questions(view: ReportView) -> Step:
    every = [*view.state.care.questions.values()]
    waiting = [one.asked.text for one in every if not one.answered_at]
    if waiting:
        return f"{len(waiting)} nog te beantwoorden", tuple(waiting), "danger"
    return ("Alle vragen beantwoord" if every else "Geen vragen"), (), "ok" if every else ""
