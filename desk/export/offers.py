"""What the panel for papers offers: which paper, for whom, about whom, and which parts go along. Pure."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime

from desk.agreement_rows import AgreedRow
from desk.care_rows.papers import PaperAsked, PaperRow, PapersRow, ReceiverRow
from desk.export.paper import FEEDBACK, HANDOVER, TITLES, paper_row
from desk.export.sharing import is_named, proposed
from desk.fact import from_ticks
from desk.facts.triage import HandedOut
from desk.profile.codes import CALLER_NAME, CALLER_ORGANISATION, NAME_MAY_BE_KNOWN
from desk.reports.agreed_aloud import Beforehand
from desk.reports.agreed_before import shared_words
from desk.reports.card import caller_word, card_row
from desk.reports.choices import child_name, numbered
from desk.reports.fact_words_care import FORMS, WHATS
from desk.reports.hearing import heard_by_paper
from desk.reports.view import ReportView, said
from desk.words.times import dated_text

_WORDS = {"referrer": "Verwijzer", "reporter": "Melder", "family": "Gezin"}
_GONE = frozenset({"refused", "ended", "disputed"})


def papers_row(
    view: ReportView,
    *,
    what: str,
    receiver: str,
    children: Collection[str],
    agreed: Sequence[AgreedRow],
    name_of: Callable[[str], str],
    now: datetime,
) -> PapersRow:
    """What can be made; empty `what`, `receiver` and `children`: what is meant most often.

    `agreed` is what was agreed beforehand about those of the report.
    """
    state = view.state
    chosen = what or _usual(view)
    receivers = tuple(_receivers(view, chosen))
    whom = next((one for one in receivers if one.id == receiver), receivers[0])
    names = [(one.id, child_name(one, at)) for at, one in enumerate(card_row(view).children, 1)]
    about = {child for child in children if child in dict(names)} or {name for name, _ in names}
    shared = proposed(view, whom.kind, about, agreed)
    return PapersRow(
        report=state.id,
        reference=state.reference,
        what=chosen,
        whats=numbered(TITLES.items(), {chosen}),
        receiver=whom.id,
        receivers=receivers,
        children=numbered(names, about),
        parts=shared.parts,
        held=shared.held,
        said=tuple(_said(view, whom, agreed, shared.unsafe)),
        name_question=_name_question(view) if whom.kind == "provider" and not is_named(view) else "",
        history=tuple(_left(one, name_of, now) for one in reversed(state.care.handed_out)),
        heard=numbered((one.id, one.label) for one in heard_by_paper(view, whom.kind)) if chosen == FEEDBACK else (),
    )


def asked_paper(
    view: ReportView,
    wanted: PaperAsked,
    *,
    agreed: Sequence[AgreedRow],
    known: Sequence[str],
    name_of: Callable[[str], str],
    now: datetime,
) -> PaperRow:
    """The paper that was asked for; `known` are the lines of what surely was agreed beforehand about those of it."""
    shared = proposed(view, wanted.kind, wanted.children, agreed)
    # Of another child, perhaps, nothing leaves the desk.
    before = Beforehand(tuple(known), tuple(row for row in agreed if not row.unsure))
    return paper_row(view, wanted, shared, name_of=name_of, now=now, known=before)


def _name_question(view: ReportView) -> str:
    """The link of the question whether the caller may be known; empty where the checklist does not ask it."""
    item = view.profile.checklist.by_code(NAME_MAY_BE_KNOWN) if view.profile else None
    return item.link_id if item is not None else ""


def _usual(view: ReportView) -> str:
    """A handover until a provider has it on paper, feedback after that, and where nobody goes on."""
    told = any(out.what == HANDOVER for _, _, out in view.state.care.handed_out)
    asked = bool(view.state.care.referrals) or any(one.noted.provider for one in view.state.decisions)
    return FEEDBACK if told or not asked else HANDOVER


def _receivers(view: ReportView, what: str) -> Iterator[ReceiverRow]:
    if what == HANDOVER:
        found: dict[str, ReceiverRow] = {}
        # Who has it now comes first; who refused it, last.
        for one in sorted(view.state.care.referrals.values(), key=lambda one: (one.state in _GONE, -one.at)):
            name = one.made.name or one.made.provider
            found.setdefault(name, ReceiverRow(f"provider:{name}", "provider", name, name))
        if not found:
            # Nobody was asked yet: whoever was decided on.
            for decision in reversed(view.state.decisions):
                provider = view.profile.provider(decision.noted.provider) if view.profile else None
                if provider is not None:
                    label = provider.label
                    found.setdefault(label, ReceiverRow(f"provider:{label}", "provider", label, label))
        yield from found.values()
        yield ReceiverRow("provider", "provider", "", "Andere aanbieder")
        yield ReceiverRow("other", "other", "", "Iemand anders")
        return
    organisation = said(view.state, CALLER_ORGANISATION) if is_named(view) else ""
    name = said(view.state, CALLER_NAME) if is_named(view) else ""
    professional = any(str(value).startswith("professional") for value in view.state.by_code("caller_role"))
    # The family is never meant unless people say so: what they read may come back on the child, or on whoever called.
    kinds = ("referrer", "reporter", "family") if professional else ("reporter", "referrer", "family")
    for kind in kinds:
        known = {"referrer": organisation or name, "reporter": name}.get(kind, "") if professional else ""
        yield ReceiverRow(kind, kind, known or _WORDS[kind].lower(), _WORDS[kind])
    yield ReceiverRow("other", "other", "", "Iemand anders")


def _said(view: ReportView, whom: ReceiverRow, agreed: Sequence[AgreedRow], unsafe: str) -> Iterator[str]:
    if unsafe:
        yield (
            f"Thuis misschien niet veilig: {unsafe}. Het gezin leest eerst alleen dat de melding is bekeken; kies zelf "
            "wat er toch mee mag."
        )
    if whom.kind == "provider" and not is_named(view) and view.state.caller_number:
        who = caller_word(view) or "de beller"
        yield f"Het nummer van {who} gaat niet mee: er is geen akkoord. Vraag of naam en nummer bekend mogen zijn."
    for row in agreed:
        shared = shared_words(row.text.sharing, row.text.share)
        if shared:
            unsure = " (kijk of het over dit kind gaat)" if row.unsure else ""
            yield f"Eerder afgesproken over delen: {shared}{unsure}"


def _left(one: tuple[int, str, HandedOut], name_of: Callable[[str], str], now: datetime) -> str:
    at, author, out = one
    what, form = WHATS.get(out.what, out.what), FORMS.get(out.form, out.form)
    by = f", door {name_of(author)}" if name_of(author) else ""
    return f"{dated_text(from_ticks(at), now)}: {what} {form} aan {out.to}{by}"
