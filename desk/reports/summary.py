"""The report as a page to read aloud in a minute: danger first, then who, where, what, and what is proposed. Pure.

Source: the issue's list of heads. Below 160 spoken words whatever was typed: each head has room, and where all of them
together take too long the ones that can wait give way first; danger and the place never do.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from desk.agreement_rows import AgreedRow
from desk.care_rows.summary import SummaryLineRow, SummaryRow
from desk.fact import from_ticks
from desk.facts import law
from desk.profile import codes
from desk.reports.agreed_aloud import Aloud, agreed_aloud
from desk.reports.card import caller_word
from desk.reports.decision_words import NOT_CONFIRMED, confirmation
from desk.reports.fact_words_care import CONSENTS
from desk.reports.state import Decision
from desk.reports.summary_words import DANGER, SAFETY, short_of, told_of
from desk.reports.triage_marks import awaits
from desk.reports.view import ChildView, ReportView, said, shown
from desk.words.spoken import WORDS_A_MINUTE, cut_spoken, spoken_words
from desk.words.times import clock_text

MOST_WORDS = WORDS_A_MINUTE - 1
_HEADS = {
    "danger": "Gevaar",
    "who": "Wie",
    "where": "Waar nu",
    "happened": "Wat er gebeurde",
    "safety": "Veiligheid",
    "help": "Hulp nu",
    "agreements": "Afgesproken",
    "consent": "Toestemming",
    "proposal": "Voorstel",
    "decision": "Besluit",
}
_ROOM = {"danger": 28, "who": 22, "where": 20, "happened": 40, "safety": 24, "help": 14}
_ROOM |= {"agreements": 18, "consent": 14, "proposal": 28, "decision": 26}
"""Spoken words that a head may take by itself."""
_GIVES_WAY = {"happened": 14, "agreements": 10, "safety": 16, "proposal": 18, "help": 8, "decision": 10}
_GIVES_WAY |= {"consent": 8, "who": 14, "danger": 22, "where": 16}
"""Down to how many words a head gives way to the others, in this order. With these all of it fits."""
_GIVES_MORE_WAY = {"happened": 6, "help": 4, "safety": 8, "proposal": 10, "who": 10}
"""The same where what may be shared takes many words."""
_REASONS = 3


def summary_row(
    view: ReportView,
    child_id: str,
    *,
    agreements: Sequence[str],
    shared: Sequence[AgreedRow] = (),
    name_of: Callable[[str], str],
    clean: Callable[[str], str] = str,
) -> SummaryRow | None:
    """The summary for a child (the first if not given); None without the profile of the report.

    `agreements` are the lines of what was agreed beforehand, `shared` what of it is about sharing: that is said first
    and whole. What people typed passes `clean`, before it is cut.
    """
    child = view.child(child_id)
    if child is None or view.profile is None:
        return None
    opening = f"Melding {view.state.reference}"
    agreed = agreed_aloud(view, child, agreements, shared, clean)
    made = _fitting([*_lines(view, child, agreed, name_of, clean)], spoken_words(opening), spoken_words(agreed.sharing))
    text = "\n".join([opening, *(f"{line.head}: {line.text}" for line in made)])
    return SummaryRow(view.state.id, view.state.reference, child.id, child.name, made, spoken_words(text), text)


def _lines(
    view: ReportView,
    child: ChildView,
    agreed: Aloud,
    name_of: Callable[[str], str],
    clean: Callable[[str], str],
) -> Iterator[SummaryLineRow]:
    yield _danger(view, child)
    yield _line("who", clean(_who(view, child)))
    yield _line("where", clean(_where(view, child)), "nog niet bekend")
    yield _line("happened", clean(said(view.state, codes.WHAT_HAPPENED, child.id)), "nog niet verteld")
    yield _line("safety", clean(_safety(view, child)), "nog niet gevraagd")
    yield _line("help", clean(_help(view, child)), "nog niet gevraagd")
    yield _line("agreements", agreed.text or "niets van tevoren bekend")
    yield _line("consent", clean(_consent(view, child)), "nog niet gevraagd")
    yield _line("proposal", _proposal(view, child), "nog geen voorstel")
    for decision in view.state.decisions_for(child.id):
        yield _line("decision", _decided(view, decision, name_of))


def _line(head: str, text: str, missing: str = "") -> SummaryLineRow:
    words = " ".join(text.split())
    return SummaryLineRow(head, _HEADS[head], words or missing, "" if words else "missing")


def _danger(view: ReportView, child: ChildView) -> SummaryLineRow:
    told = [*told_of(view, child, DANGER)]
    # What alarms is said first: there is always room for that.
    parts = [said for said, alarms in told if alarms] + [said for said, alarms in told if not alarms]
    still = len(child.proposal.open) if child.proposal else 0
    if still:
        ask = "1 vraag over gevaar open" if still == 1 else f"{still} vragen over gevaar open"
        parts.insert(sum(alarms for _, alarms in told), ask)
    line = _line("danger", ", ".join(parts), "zie de urgentie en veiligheid" if child.danger else "nog niet gevraagd")
    return replace(line, kind="danger") if child.danger else line


def _who(view: ReportView, child: ChildView) -> str:
    sex = {"boy": "jongen", "girl": "meisje"}.get(child.sex, "")
    birth = child.birth
    age = birth.shown if birth is not None and birth.precision != "unknown" else "leeftijd onbekend"
    lives = said(view.state, codes.RESPONSIBLE_MUNICIPALITY, child.id)
    parts = [child.name or "naam onbekend", sex, age, f"ingeschreven in {lives}" if lives else ""]
    if len(view.children) > 1:
        parts.append(f"een van {len(view.children)} kinderen")
    caller = " ".join(part for part in (caller_word(view), said(view.state, codes.CALLER_ORGANISATION)) if part)
    parts.append(f"melder: {caller}" if caller else "melder onbekend")
    if "yes" in view.state.by_code(codes.CALLER_WITH_YOUTH):
        parts.append("is bij het kind")
    return ", ".join(filter(None, parts))


def _where(view: ReportView, child: ChildView) -> str:
    place = said(view.state, codes.CURRENT_LOCATION, child.id)
    town = said(view.state, codes.CURRENT_MUNICIPALITY, child.id)
    return place if town.casefold() in place.casefold() else ", ".join(filter(None, (place, town)))


def _safety(view: ReportView, child: ChildView) -> str:
    parts = []
    for safety in view.state.care.safety.values():
        if safety.agreed.child == child.id and not safety.ended:
            stays = f"{safety.agreed.stays} blijft bij het kind" if safety.agreed.stays else ""
            parts.append(", ".join(filter(None, ("afspraak tot morgen", stays, safety.agreed.means))))
    told = sorted(told_of(view, child, SAFETY), key=lambda one: not one[1])
    return ", ".join([*parts, *(words for words, _ in told)])


def _help(view: ReportView, child: ChildView) -> str:
    state, profile = view.state, view.profile
    item = profile.checklist.by_code(codes.CARE_STATUS) if profile else None
    parts = [shown(item, state.by_code(codes.CARE_STATUS, child.id)).lower(), said(state, codes.OWN_PROVIDER, child.id)]
    called = {"yes": "al gebeld", "no": "nog niet gebeld"}
    parts += [called.get(str(value), "") for value in state.by_code(codes.OWN_PROVIDER_CALLED, child.id)]
    parts.append(said(state, codes.OWN_PROVIDER_ESTIMATE, child.id))
    return ", ".join(filter(None, parts))


def _consent(view: ReportView, child: ChildView) -> str:
    parts = []
    for (whose, _), register in view.state.care.consents.items():
        for noted in register.values() if whose == child.id else ():
            value = noted.value
            if isinstance(value, law.ConsentNoted):
                stands = CONSENTS.get(value.consent, value.consent) or "nog niet gevraagd"
                parts.append(f"{value.name or value.relation} {stands}")
    return ", ".join(parts)


def _proposal(view: ReportView, child: ChildView) -> str:
    proposal, profile = child.proposal, view.profile
    if proposal is None or profile is None or proposal.none_yet:
        return ""
    level, route = profile.urgency(proposal.urgency), profile.route(proposal.route)
    pathway = next((one.label for one in profile.pathways if one.id == proposal.pathway), "")
    parts = [level.words if level else proposal.urgency, pathway, route.label if route else ""]
    why = [short_of(view, link, code) for link, code in proposal.because][:_REASONS]
    text = ", ".join(dict.fromkeys(filter(None, parts))) + (f", want: {', '.join(why)}" if why else "")
    return f"voorlopig, {text}" if proposal.provisional else text


def _decided(view: ReportView, decision: Decision, name_of: Callable[[str], str]) -> str:
    noted, profile = decision.noted, view.profile
    assert profile is not None
    level, provider = profile.urgency(noted.urgency), profile.provider(noted.provider)
    pathway = next((one.label for one in profile.pathways if one.id == noted.pathway), noted.pathway)
    kind = profile.care.kind(noted.kind)
    what = [kind.label if kind and not noted.pathway else pathway, provider.label if provider else ""]
    stands = confirmation(view.state, decision, name_of)
    stands = stands or (NOT_CONFIRMED.lower() if awaits(view, decision, name_of) else "")
    who = f"{noted.decided_by}, {clock_text(from_ticks(decision.at))}"
    # Who looked at it is said before the rest: what takes too long is cut at its end.
    return ", ".join(filter(None, (who, level.words if level else "", stands, *what)))


def _fitting(lines: list[SummaryLineRow], before: int, sharing: int) -> tuple[SummaryLineRow, ...]:
    """The lines in the words that there are, `before` being those of the opening.

    `sharing` words of what was agreed are never cut: whoever listens would share what may not be shared.
    """
    lines = [_cut(line, max(_ROOM[line.id], sharing if line.id == "agreements" else 0)) for line in lines]
    over = before + sum(map(_heard, lines)) - MOST_WORDS
    for head, room in (*_GIVES_WAY.items(), *_GIVES_MORE_WAY.items()):
        least = max(room, sharing) if head == "agreements" else room
        if over <= 0:
            return tuple(lines)
        for at, line in enumerate(lines):
            if line.id == head and over > 0:
                words = spoken_words(line.text)
                lines[at] = _cut(line, max(least, words - over))
                over -= words - spoken_words(lines[at].text)
    while over > 0 and len(lines) > 1:
        # Two desks decided, more than once: the last lines are in the report.
        over -= _heard(lines.pop())
    return tuple(lines)


def _cut(line: SummaryLineRow, most: int) -> SummaryLineRow:
    text = cut_spoken(line.text, most)
    return line if text == line.text else replace(line, text=text, cut=True)


def _heard(line: SummaryLineRow) -> int:
    return spoken_words(line.head) + spoken_words(line.text)
