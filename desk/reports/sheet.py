"""The intake screen of one report, for one child: sections, questions, proposal. Pure."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from desk.checklist.model import Item
from desk.checklist.values import RESERVED
from desk.decision.propose import Proposal
from desk.fact import from_ticks
from desk.profile.codes import (
    CALLBACK_NUMBER,
    CALLER_NAME,
    CALLER_NUMBER,
    CALLER_ROLE,
    CURRENT_LOCATION,
    DANGER_NOW,
    YOUTH_NAME,
)
from desk.profile.model import Profile
from desk.profile.wording import spoken
from desk.reports.card import caller_word, heading_of, profile_label, promise_row
from desk.reports.counting import counting, decided_line
from desk.reports.decision_words import NOT_CONFIRMED, confirmation, decision_more
from desk.reports.faces import Face, faces
from desk.reports.fact_words import SPEAKERS
from desk.reports.hearing import not_heard
from desk.reports.own_provider import provider_first
from desk.reports.registers import decision_values, minute_values, number_values
from desk.reports.same_child import LOOK
from desk.reports.state import Answer, Decision, ReportState
from desk.reports.to_call import numbers_to_call, once, texts, who_to_call, whose_line
from desk.reports.triage_marks import asked_rows, awaits
from desk.reports.view import ChildView, ReportView, core_questions, said, shown
from desk.rows import (
    CardRow,
    DecisionRow,
    ProposalRow,
    QuestionRow,
    Saved,
    SectionRow,
    SheetRow,
    ValueRow,
)
from desk.words.phone import read_number

_FIRST_WORDS = {DANGER_NOW: "Gevaar nu", CURRENT_LOCATION: "Plek", CALLBACK_NUMBER: "Terug te bellen"}
# Letters of a typed place in the line under the title: two lines in the narrowest column.
SHORT = 120
ASKED = "panel/asked/"
"""How the drafts of answers to the triagist begin, before the id of the question."""
Drafts = Mapping[tuple[str, str], str]


def sheet_row(
    view: ReportView,
    child_id: str,
    *,
    card: CardRow,
    in_flight: Callable[[str], bool],
    drafts: Drafts,
    earlier: tuple[CardRow, ...],
    unsure: Collection[str] = (),
    name_of: Callable[[str], str],
    unsaved: bool,
) -> SheetRow:
    """The screen of one report.

    `card` is its row in lists; `in_flight` tells whether a fact is on its way to the disk; `drafts` are what is being
    typed, by (child, link); `earlier` are the earlier reports of this number or child, and `unsure` the ids of those
    that may be about another one.
    """
    state, profile = view.state, view.profile
    child = view.child(child_id) or ChildView("", {}, frozenset(), None, "", "", None)
    core, answered = core_questions(view, child)
    typed = drafts.get(("", CALLER_NUMBER), _line_number(state))
    counts = counting(view)
    sections = _sections(view, child, in_flight=in_flight, drafts=drafts, name_of=name_of) if profile else ()
    return SheetRow(
        card=card,
        heading=heading_of(card),
        place=_place(view, child),
        child=child.id,
        speaker=speaker_of(view),
        speaker_label=SPEAKERS.get(speaker_of(view), ""),
        caller_number=typed,
        caller_hint=_hint(typed),
        on_line=_on_line(view),
        constrained=state.constrained,
        core_total=len(core),
        core_answered=answered,
        sections=sections,
        first_block=_first_block(view, child),
        proposal=proposal_row(view, child),
        decisions=tuple(
            replace(_decision_row(view, d, in_flight=in_flight, name_of=name_of), counts=d.fact in counts)
            for d in state.decisions
        ),
        promises=tuple(
            replace(promise_row(view, promise), minutes=minute_values(promise, name_of))
            for promise in state.promises.values()
        ),
        earlier=earlier,
        agreements=tuple(dict.fromkeys(line for old in earlier if old.id not in unsure for line in old.agreements)),
        unsure=tuple(old.id for old in earlier if old.id in unsure),
        to_call=tuple(read_number(number).shown or number for number in numbers_to_call(state)),
        to_call_who=_who_to_call(view),
        perhaps=tuple(_perhaps(old, line) for old in earlier if old.id in unsure for line in old.agreements),
        provider_first=provider_first(view, child),
        propose_112=_propose_112(view, card),
        feedback_open=tuple(choice.id for choice in not_heard(view)),
        merged_into=state.merged_into,
        profile=profile_label(profile, state.profile),
        profile_note=profile.notice if profile else "Dit profiel is hier niet bekend; antwoorden staan in de tijdlijn.",
        saved=Saved.SAVING if unsaved else Saved.SAVED,
        number_values=number_values(state, name_of),
        decision_values=decision_values(view, child.id, name_of),
        asked=asked_rows(state, name_of, _answers(drafts), answered=False),
        decided=decided_line(view, [child.id]),
    )


def _perhaps(old: CardRow, line: str) -> str:
    return f"{old.reference} ({LOOK}): {line}"


def _answers(drafts: Drafts) -> dict[str, str]:
    """Answers to the triagist that are being typed, by question."""
    return {link.removeprefix(ASKED): text for (_, link), text in drafts.items() if link.startswith(ASKED)}


def speaker_of(view: ReportView) -> str:
    """Who is spoken with, for the wording of questions: what was set by hand, else the caller's role."""
    if view.state.speaker:
        return view.state.speaker
    role = str(next(iter(view.state.by_code("caller_role")), ""))
    return "professional" if role.startswith("professional") else role


def _on_line(view: ReportView) -> str:
    state = view.state
    if state.live_call is not None:
        return "stay" if state.stay else "calling"
    return "dropped" if any(q.made.clock == "line-dropped" for q in state.open_promises()) else "ended"


def _line_number(state: ReportState) -> str:
    """The number in the caller's field: of a caller whose number is not known it is empty, whoever called before."""
    last = state.calls[-1] if state.calls else None
    return last.number if last is not None and last.direction == "in" else state.caller_number


def _hint(typed: str) -> str:
    """How the desk reads a telephone number: the number in its layout when that differs, and what is the matter."""
    read = read_number(typed)
    return " · ".join(part for part in (read.shown if read.shown != typed.strip() else "", read.note) if part)


def _propose_112(view: ReportView, card: CardRow) -> bool:
    """After two tries on a dropped line with danger open, 112 is proposed; people decide (house rule 3)."""
    dropped = [q for q in view.state.open_promises() if q.made.clock == "line-dropped"]
    return any(len(promise.tries) >= 2 for promise in dropped) and (card.danger or card.open_danger > 0)


def _place(view: ReportView, child: ChildView) -> str:
    """The line under the title: where the child is, and whom to call back on which number, how."""
    place = _in_short(said(view.state, CURRENT_LOCATION, child.id))
    parts = [f"Nu: {place}" if place else "Plek onbekend"]
    numbers = [read_number(number).shown or _in_short(number) for number in texts(view.state, CALLBACK_NUMBER)]
    if numbers:
        called = " of ".join(numbers)
        parts.append(" ".join(word for word in ("terug te bellen:", caller_word(view), called) if word))
    return " · ".join(parts)


def _who_to_call(view: ReportView) -> str:
    """Name and role of who is called back, as far as both are theirs: `Fatima (moeder)`."""
    name = who_to_call(view.state)
    promised = name and name not in texts(view.state, CALLER_NAME)
    role = caller_word(view) if whose_line(view.state, CALLER_ROLE) and not promised else ""
    several = len(texts(view.state, CALLER_NAME)) > 1
    return f"{name} ({role})" if name and role and not several else name or role


def _in_short(text: str) -> str:
    """A typed answer as part of one line: no line breaks, not longer than `SHORT`; the whole stands at its question."""
    words = " ".join(text.split())
    return words if len(words) <= SHORT else words[: SHORT - 1].rstrip() + "…"


def _first_block(view: ReportView, child: ChildView) -> tuple[tuple[str, str], ...]:
    block = []
    for code, word in _FIRST_WORDS.items():
        item = view.profile.checklist.by_code(code) if view.profile else None
        text = shown(item, view.state.by_code(code, child.id))
        if code == CALLBACK_NUMBER and (numbers := texts(view.state, code)):
            text = " of ".join(read_number(number).shown or number for number in numbers)
        block.append((word, text))
    return tuple(block)


def _sections(
    view: ReportView,
    child: ChildView,
    *,
    in_flight: Callable[[str], bool],
    drafts: Drafts,
    name_of: Callable[[str], str],
) -> tuple[SectionRow, ...]:
    assert view.profile is not None
    headings, asked = faces(view.profile)
    speaker, about = speaker_of(view), said(view.state, YOUTH_NAME, child.id)
    kept = set(child.proposal.kept) if child.proposal else set()
    open_links = set(child.proposal.open) if child.proposal else set()
    rows: dict[str, list[QuestionRow]] = {heading.link: [] for heading in headings}
    for face in asked:
        link = face.item.link_id
        if link in child.enabled or link in kept:
            rows[face.section].append(
                _question(
                    view,
                    face,
                    child.id if face.per_child else "",
                    spoken(face.item, speaker, about),
                    kept=link in kept,
                    in_flight=in_flight,
                    drafts=drafts,
                    name_of=name_of,
                )
            )
    return tuple(
        SectionRow(
            link=heading.link,
            number=heading.number,
            title=heading.title,
            per_child=heading.per_child,
            answered=sum([row.answered for row in rows[heading.link]]),
            total=len(rows[heading.link]),
            open_danger=sum([row.link in open_links for row in rows[heading.link]]),
            questions=tuple(rows[heading.link]),
        )
        for heading in headings
    )


def _question(
    view: ReportView,
    face: Face,
    child: str,
    words: str,
    *,
    kept: bool,
    in_flight: Callable[[str], bool],
    drafts: Drafts,
    name_of: Callable[[str], str],
) -> QuestionRow:
    item, place = face.item, (child, face.item.link_id)
    register = view.state.answers.get(place) or {}
    values = view.state.values(*place) if register else ()
    if item.code == CALLBACK_NUMBER and len(values) > 1:
        # One telephone in two spellings is one answer.
        values = once(map(str, values))
    draft = drafts.get(place)
    apart = _disagree(register) and len(values) != 1
    # Two numbers are two to choose from, never one text: it would be called, or kept, as it stands.
    said = () if apart and item.code == CALLBACK_NUMBER else values
    written = " / ".join([str(value) for value in said if value not in RESERVED]) if said else ""
    saved = Saved.SAVED
    if draft is not None and draft != written:
        saved = Saved.DRAFT
    elif any(map(in_flight, register)):
        saved = Saved.SAVING
    flags = [flag for value in values if (flag := item.red_flag(value))] if item.red_flags else ()
    return QuestionRow(
        link=item.link_id,
        code=item.code,
        prefix=item.prefix,
        text=words,
        help=item.help,
        kind=face.kind,
        core=item.core,
        danger=item.danger,
        options=face.options_with(values),
        text_value=written if draft is None else draft,
        hint=read_number(written if draft is None else draft).note if item.code == CALLBACK_NUMBER else "",
        flags=tuple(dict.fromkeys(flags)),
        answered=bool(values),
        kept=kept,
        values=tuple(_value(item, answer, name_of) for answer in register.values()) if apart else (),
        saved=saved,
        child=child,
        yes_no_only=face.yes_no_only,
    )


def _disagree(register: Mapping[str, Answer]) -> bool:
    return len(register) > 1 and len({answer.values for answer in register.values()}) > 1


def _value(item: Item, answer: Answer, name_of: Callable[[str], str]) -> ValueRow:
    return ValueRow(answer.fact, shown(item, answer.values) or "leeg", name_of(answer.author), from_ticks(answer.at))


def proposal_row(view: ReportView, child: ChildView) -> ProposalRow | None:
    """The proposal for a child in words."""
    proposal, profile = child.proposal, view.profile
    if proposal is None or profile is None:
        return None
    level = profile.urgency(proposal.urgency)
    route = profile.route(proposal.route)
    return ProposalRow(
        child=child.id,
        none_yet=proposal.none_yet,
        urgency=proposal.urgency,
        label=level.label if level else proposal.urgency,
        rank=proposal.rank,
        danger=bool(level and level.danger) and not proposal.none_yet,
        provisional=proposal.provisional,
        pathway=proposal.pathway,
        pathway_label=_label(profile.pathways, proposal.pathway),
        route=proposal.route,
        route_label=route.label if route else "",
        reason=proposal.reason,
        because=_because(profile, proposal),
        open=tuple(_short(profile, link) for link in proposal.open),
        open_links=proposal.open,
        kept=tuple(_short(profile, link) for link in proposal.kept),
        rules=proposal.rules,
    )


def _because(profile: Profile, proposal: Proposal) -> tuple[str, ...]:
    lines = []
    for link, code in proposal.because:
        item = profile.checklist.by_link(link)
        words = shown(item, (code,)) or code
        asked = _short(profile, link)
        lines.append(f"{asked} {words}" if asked.endswith("?") else f"{asked}: {words}")
    return tuple(lines)


def _short(profile: Profile, link: str) -> str:
    item = profile.checklist.by_link(link)
    return f"{item.prefix} {item.text}".strip() if item else link


def _label(choices: tuple[object, ...], wanted: str) -> str:
    return next((str(getattr(c, "label", "")) for c in choices if getattr(c, "id", "") == wanted), wanted)


def _decision_row(
    view: ReportView, decision: Decision, *, in_flight: Callable[[str], bool], name_of: Callable[[str], str]
) -> DecisionRow:
    noted, profile = decision.noted, view.profile
    confirmed = confirmation(view.state, decision, name_of)
    waits = decision in view.state.decisions_for(noted.child) and awaits(view, decision, name_of)
    level = profile.urgency(noted.urgency) if profile else None
    route = profile.route(noted.route) if profile else None
    reasons = profile.reasons.get("deviate", ()) if profile else ()
    return DecisionRow(
        id=noted.decision,
        child=noted.child,
        urgency=noted.urgency,
        urgency_label=level.label if level else noted.urgency,
        pathway=noted.pathway,
        pathway_label=_label(profile.pathways, noted.pathway) if profile else noted.pathway,
        route=noted.route,
        route_label=route.label if route else "",
        followed=noted.followed,
        reason=_label(reasons, decision.reason) if decision.reason else "",
        decided_by=noted.decided_by,
        decided_at=from_ticks(decision.at),
        noted_by=name_of(decision.noted_by),
        saved=Saved.SAVING if in_flight(decision.fact) else Saved.SAVED,
        proposed=any(noted.proposed.get(part) for part in ("urgency", "pathway", "route")),
        more=decision_more(profile, noted),
        confirmed=f"{confirmed[:1].upper()}{confirmed[1:]}" or (NOT_CONFIRMED if waits else ""),
        may_take_back=bool(confirmed),
    )
