"""The rows of a child's referrals: who is asked, what came of it, who comes next, who is called at the end. Pure."""

from collections.abc import Callable, Iterable
from datetime import datetime

from desk.care_rows.referral import KEEPS_NOT, CalledRow, ChooseRow, ReferralRow, ReferralsRow
from desk.directory_rows import OnCallRow
from desk.fact import from_ticks
from desk.profile.model import Profile
from desk.reports.care import Referral
from desk.reports.choices import numbered
from desk.reports.fact_words_care import TRIED
from desk.reports.follow import briefing_open, follow_row, referral_words
from desk.reports.hearing import not_heard
from desk.reports.holding import choose_words, current, to_choose
from desk.reports.providers import provider_rows
from desk.reports.referring import chain_for, next_provider
from desk.reports.state import ReportState
from desk.reports.view import ReportView
from desk.rows import OptionRow
from desk.words.phone import read_number
from desk.words.times import clock_text

DISPUTE = "geschil"
"""The word behind a reason for which nobody may refuse."""
_UNDO = {
    "accepted": "neemt het aan",
    "refused": "weigert",
    "disputed": "weigert",
    "reached": "gezin gesproken",
    "started": "hulp begonnen",
    "ended": "gaat niet verder",
}
"""What is taken back, by how far it is."""
_LABELS = {"shift-lead": "dienstleider", "case-dispatcher": "spelverdeler"}
_NO_NUMBER = "geen nummer in het rooster"


def referrals_row(
    view: ReportView,
    child: str,
    directory: Profile | None,
    on_call: Iterable[OnCallRow],
    name_of: Callable[[str], str],
    now: datetime,
) -> ReferralsRow:
    """The referrals of one child of a report; `directory` is the profile whose numbers are called now."""
    chain_row = follow_row(view, child, name_of, now)
    whose, posts = chain_row.child, tuple(on_call)
    state, profile = view.state, view.profile
    every = state.care.referrals_of(whose)
    now_going = current(state, whose)
    rows = tuple(_referral(view, one) for one in reversed(every))
    going = next((row for row in rows if now_going is not None and row.id == now_going.made.referral), None)
    steps = {step.id: step for step in chain_row.steps}
    order = chain_for(profile, state, whose) if profile else ()
    said = {one.provider: one.text for one in reversed(rows)}
    every_provider = provider_rows(profile, directory, order, now, said) if profile else ()
    providers = {one.id: one for one in every_provider}
    wanted = next_provider(profile, state, whose) if profile else ""
    standing = state.decisions_for(whose)
    return ReferralsRow(
        report=state.id,
        reference=state.reference,
        child=whose,
        child_name=chain_row.child_name,
        children=chain_row.children,
        decided=" · ".join(steps["decision"].more[:2]) if standing else "Nog geen besluit",
        current=going,
        earlier=tuple(row for row in rows if row is not going),
        chain=tuple(providers[one] for one in order if one in providers),
        others=tuple(row for name, row in providers.items() if name not in order),
        next=providers.get(wanted),
        reasons=_reasons(profile),
        lead=called(posts, "shift-lead"),
        dispatcher=called(posts, profile.care.dispute_to if profile else "case-dispatcher"),
        feedback=numbered((one.id, one.label) for one in not_heard(view, before=True)),
        promises=steps["referral"].promises,
        choose=choose_row(state, whose),
    )


def choose_row(state: ReportState, child: str) -> ChooseRow | None:
    """Between which providers somebody has to choose for a child; None when there is nothing to choose."""
    found = to_choose(state, child)
    if not found:
        return None
    options = [(one.made.referral, f"{one.made.name} houdt het gezin") for one in found]
    if len(found) == 1:
        options.append((f"{KEEPS_NOT}{found[0].made.referral}", f"{found[0].made.name} houdt het gezin niet"))
    return ChooseRow(choose_words(state, child), numbered(options))


def called(posts: Iterable[OnCallRow], role: str) -> CalledRow:
    """Who has a role now, by the roster: the first with a number, else whoever is there, else nobody and why.

    The note says too what speaks against calling them.
    """
    there = [row for row in posts if row.role == role]
    named = [row for row in there if not row.nobody]
    # Of whom nothing was heard goes before who was noted ill since.
    named.sort(key=lambda row: (not row.number, bool(row.doubt)))
    found = next(iter(named), None)
    label = _LABELS.get(role, there[0].label.lower() if there else role)
    if found is None:
        note = there[0].note if there else ""
        return CalledRow(role, label, "", "", "", note or f"Geen {label} in het rooster")
    return CalledRow(
        role, label, found.name, found.number, found.number_shown, found.doubt or ("" if found.number else _NO_NUMBER)
    )


def _referral(view: ReportView, one: Referral) -> ReferralRow:
    made = one.made
    number = next((tried.number for _, tried in reversed(one.tries) if tried.number), made.number)
    tried = [f"{clock_text(from_ticks(at))} {TRIED.get(what.result, what.result)}" for at, what in one.tries]
    more = [f"Gebeld: {', '.join(tried)}"] if tried else []
    if one.answer is not None and one.answer.answer == "refused":
        reasons = view.profile.reasons.get("refuse", ()) if view.profile else ()
        label = next((reason.label for reason in reasons if reason.id == one.answer.reason), one.answer.reason)
        more.append(f"Reden: {label or 'nog open'}")
    if one.answer is not None and one.answer.who:
        more.append(f"Gesproken met {one.answer.who}")
    if one.ruled is not None:
        ruled = "de weigering blijft" if one.ruled.stands else "neemt het gezin toch aan"
        more.append(f"{one.ruled.by} besliste: {ruled}")
    if one.reached is not None and one.reached.who:
        more.append(f"{one.reached.who} sprak het gezin")
    more += briefing_open(view, one)
    notes = (made.note, one.answer.note if one.answer else "", one.reached.note if one.reached else "")
    return ReferralRow(
        id=made.referral,
        child=made.child,
        provider=made.provider,
        name=made.name,
        number=number,
        number_shown=read_number(number).shown or number,
        at=from_ticks(one.at),
        state=one.state,
        text=referral_words(one),
        more=(*more, *(note for note in notes if note)),
        silent=one.state == "asked" and bool(one.tries),
        undo="" if one.ended == "passed-on" else _UNDO.get(one.state, ""),
    )


def _reasons(profile: Profile | None) -> tuple[OptionRow, ...]:
    """Why a provider refuses; what does not count says so."""
    if profile is None:
        return ()
    allowed = profile.care.refusals
    labels = (
        (one.id, one.label if one.id in allowed else f"{one.label} · {DISPUTE}")
        for one in profile.reasons.get("refuse", ())
    )
    return numbered(labels)
