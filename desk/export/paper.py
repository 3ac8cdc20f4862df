"""A handover for whoever goes on, feedback for whoever referred: one paper in words, the summary first. Pure.

On screen, as plain text for a secure mail client and as PDF it is the same paper; `desk.export.bundle` is the same for
programs.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime

from desk.care_rows.papers import PaperAsked, PaperBlockRow, PaperRow
from desk.errors import SurroundingsFailed
from desk.export import telling as t
from desk.export.nameless import SOMEBODY, Veil, veil
from desk.export.sharing import LABELS, PARTS, Shared, is_named, names_of
from desk.fact import from_ticks
from desk.profile.codes import CALLER_NAME, CALLER_ORGANISATION
from desk.profile.model import Profile
from desk.reports.agreed_aloud import NOTHING, Beforehand
from desk.reports.callers import callers_of
from desk.reports.card import caller_word
from desk.reports.summary import summary_row
from desk.reports.view import ChildView, ReportView, said
from desk.words.times import clock_text, date_text, local

HANDOVER, FEEDBACK = "handover", "feedback"
TITLES = {HANDOVER: "Overdracht", FEEDBACK: "Terugkoppeling"}
_FILES = {HANDOVER: "overdracht", FEEDBACK: "terugkoppeling"}
_OFTEN = "Vertrouwelijk. Alleen voor wie bij deze hulp betrokken is."
_SUMMARY_PARTS = {"happened": "story", "help": "help", "agreements": "agreements", "consent": "consent"}
_SUMMARY_PARTS |= {"safety": "safety"}
# How the summary says who called, behind what it says of the child.
_CALLER = re.compile(r", melder\b.*$")
_FEEDBACK_HEADS = ("danger", "decision", "safety")


def paper_row(
    view: ReportView,
    wanted: PaperAsked,
    shared: Shared,
    *,
    name_of: Callable[[str], str],
    now: datetime,
    known: Beforehand = NOTHING,
) -> PaperRow:
    """The paper; `known` are agreements made beforehand.

    Raises SurroundingsFailed when the version of the profile is not on this desk.
    """
    profile = must_profile(view)
    children = [child for child in view.children if child.id in wanted.children] or view.children
    tell = t.Telling(view, name_of, veil_of(view, wanted.kind), now)
    goes = frozenset(PARTS) - set(wanted.held)
    little = shared.is_little(wanted.kind, wanted.held)
    several = len(view.children) > 1
    blocks: list[PaperBlockRow] = []
    for child in children:
        blocks += _child(tell, child, goes, wanted, known, several=several, shared=shared)
    if "course" in goes:
        blocks += t.block("Wie wat wanneer beloofde", t.course(tell, {child.id for child in children}), "long")
    # Why it stays behind is the desk's; the receiver is to know that there is more.
    behind = ", ".join(PARTS[one].lower() for one in PARTS if one in wanted.held)
    if behind and not little:
        blocks += t.block("Niet meegegeven", [f"{behind}. Bel ons als u dat nodig hebt."])
    summaries = [one for one in blocks if one.kind == "summary"]
    return PaperRow(
        report=view.state.id,
        what=wanted.what,
        to=wanted.to,
        kind=wanted.kind,
        children=tuple(child.id for child in children),
        file=f"{_FILES[wanted.what]}-{view.state.reference}".lower(),
        title=f"{TITLES[wanted.what]} {view.state.reference}",
        about=tuple(_about(tell, wanted, little=little)),
        blocks=(*summaries, *(one for one in blocks if one.kind != "summary")),
        left_out=left_out(wanted.held, shared),
        foot=f"{profile.title}. {_OFTEN}",
        veiled=_veiled(blocks, tell.clean),
    )


def _veiled(blocks: Iterable[PaperBlockRow], clean: Veil) -> str:
    """To read before it leaves: that words were taken out, and which could not be."""
    times = sum(line.count(SOMEBODY) for block in blocks for line in block.lines)
    where = "Op 1 plek staat" if times == 1 else f"Op {times} plekken staat"
    taken = f"{where} {SOMEBODY} in plaats van wie belde: lees na of het nog te raden is." if times else ""
    names = " en ".join(word.capitalize() for word in clean.shared)
    stays = f"{names} is ook de naam van het kind en blijft staan." if names else ""
    return " ".join(part for part in (taken, stays) if part)


def left_out(held: Iterable[str], shared: Shared) -> tuple[str, ...]:
    """What was held back, in words: the parts with their reason, then what never goes along."""
    reasons = {part.id: part.reason for part in shared.parts}
    words = [
        f"{LABELS[one].lower()}{f' ({reasons[one]})' if reasons.get(one) else ''}" for one in held if one in LABELS
    ]
    return (*words, *shared.held)


def must_profile(view: ReportView) -> Profile:
    """The version of the profile that the report began with."""
    if view.profile is None:
        raise SurroundingsFailed(
            f"{view.state.reference}: het profiel van deze melding is hier niet. Wacht tot de desk gelijk is met de "
            "opslag."
        )
    return view.profile


def veil_of(view: ReportView, kind: str = "") -> Veil:
    """What takes those who called out of a text for this kind of receiver; nothing does where they agreed."""
    if is_named(view):
        return Veil()
    return veil(callers_of(view.state), names_of(view), family=kind == "family")


def _about(tell: t.Telling, wanted: PaperAsked, *, little: bool) -> Iterator[str]:
    state = tell.view.state
    if wanted.to:
        yield f"Aan: {wanted.to}"
    yield f"Gemaakt {_dated(tell.now)}, melding van {_dated(from_ticks(state.opened_at))}"
    if little or _hides_role(tell.view, wanted):
        return
    if is_named(tell.view):
        parts = (said(state, CALLER_NAME), said(state, CALLER_ORGANISATION), caller_word(tell.view))
        yield f"Melder: {', '.join(part for part in parts if part)}"
    else:
        yield f"Melder: {caller_word(tell.view) or 'onbekend'}, blijft naamloos"


def _hides_role(view: ReportView, wanted: PaperAsked) -> bool:
    """For the family a word is a name: a neighbour, a school."""
    return wanted.kind == "family" and not is_named(view)


def _dated(at: datetime) -> str:
    return f"{date_text(local(at).date())} {clock_text(at)}"


def _child(
    tell: t.Telling,
    child: ChildView,
    goes: Collection[str],
    wanted: PaperAsked,
    known: Beforehand,
    *,
    several: bool,
    shared: Shared,
) -> Iterator[PaperBlockRow]:
    little = shared.is_little(wanted.kind, wanted.held)
    whose = f"{child.name or _nth(tell.view, child)}: " if several else ""

    def head(text: str) -> str:
        return f"{whose}{text if not whose else text[:1].lower() + text[1:]}"

    yield from t.block(head("In het kort"), _brief(tell, child, goes, wanted, known, shared), "summary")
    if not little:
        yield from t.block(head("Besluit en wie verdergaat"), t.decided(tell, child))
    if "safety" in goes:
        yield from t.block(head("Veiligheidsafspraak"), t.agreed_until_morning(tell, child))
    if wanted.what == HANDOVER and not little:
        danger = [*t.answered(tell, child, {"danger"}), t.unknown(tell, child)]
        yield from t.block(head("Gevaar"), danger, "danger")
    if "visit" in goes:
        yield from t.block(head("Ter plaatse gezien"), t.seen_on_site(tell, child))
    if "consent" in goes:
        yield from t.block(head("Toestemming en gezag"), t.consent(tell, child))
    if "agreements" in goes:
        yield from t.block(head("Van tevoren afgesproken"), t.beforehand(tell, child, known.lines))
    for part, title in (("help", "Hulp die er al is"), ("story", "Wat er gebeurde"), ("answers", "Overige vragen")):
        if part in goes:
            yield from t.block(head(title), t.answered(tell, child, {part}), "long")


def _brief(
    tell: t.Telling,
    child: ChildView,
    goes: Collection[str],
    wanted: PaperAsked,
    known: Beforehand,
    shared: Shared,
) -> Iterator[str]:
    """The lines that are read aloud to the triagist, as far as they may go to this receiver."""
    if shared.is_little(wanted.kind, wanted.held):
        decided = bool(tell.view.state.decisions_for(child.id))
        yield (
            "De melding is beoordeeld en er is besloten wie verdergaat." if decided else "De melding wordt beoordeeld."
        )
        return
    row = summary_row(
        tell.view, child.id, agreements=known.lines, shared=known.shared, name_of=tell.name_of, clean=tell.clean
    )
    heard = ("who", *_FEEDBACK_HEADS) if wanted.what == FEEDBACK else ()
    for line in row.lines if row is not None else ():
        if _SUMMARY_PARTS.get(line.id, "") not in {*goes, ""} or (heard and line.id not in heard):
            continue
        if line.id == "safety" and shared.unsafe:
            # It also says what may be wrong at home; the agreement itself has a block of its own.
            continue
        text = _CALLER.sub("", line.text) if _hides_role(tell.view, wanted) else line.text
        ends = "" if text.endswith(("…", "?")) else "."
        yield f"{line.head}: {text.rstrip('.')}{ends}"


def _nth(view: ReportView, child: ChildView) -> str:
    return f"Kind {[one.id for one in view.children].index(child.id) + 1}"


def paper_text(paper: PaperRow) -> str:
    """The paper as plain text, for a secure mail client: heads in capitals, no markup."""
    parts = [paper.title.upper(), *paper.about]
    for one in paper.blocks:
        parts += ["", one.head.upper(), *(f"- {line}" for line in one.lines)]
    return "\n".join([*parts, "", paper.foot]) + "\n"
