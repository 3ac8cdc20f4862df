"""What may leave the desk, for whom: a proposal in parts, by consent and agreements; people decide (house rule 3).

Danger, the decision and who goes on with it always go along: whoever takes over needs those. Never along goes who
called without their word (`desk.export.nameless`).

Sources: Jeugdwet 7.3.11 (secrecy, except towards those directly involved in the help), 7.3.4 and 7.3.5 (whose consent
counts at which age), seed row E-010 (what may be shared in a crisis).
"""

from collections.abc import Collection

from desk.agreement_rows import AgreedRow
from desk.care_rows.papers import PartRow
from desk.checklist.item import Item
from desk.checklist.values import RESERVED
from desk.export.family import why_not_safe
from desk.export.nameless import WITHHELD, covers_all, may_be_known
from desk.facts import law
from desk.profile import codes
from desk.profile.model import Profile
from desk.record import record
from desk.reports.callers import callers_of
from desk.reports.view import ChildView, ReportView

PARTS = {
    "story": "Wat er gebeurde",
    "answers": "Vragen en antwoorden",
    "help": "Hulp die er al is",
    "consent": "Toestemming, gezag en wet",
    "agreements": "Van tevoren afgesproken",
    "safety": "Veiligheidsafspraak",
    "visit": "Wat ter plaatse is gezien",
    "course": "Wie wat wanneer beloofde",
}
"""The parts that may stay behind, with their words."""

BRIEF = "brief"
"""Danger and decision: they always go along, but to a family at whose home it may not be safe."""

LABELS = PARTS | {BRIEF: "Gevaar en besluit"}

LITTLE = frozenset({"reporter"})
"""Receivers who hear that the report was weighed and no more, unless people choose more for them."""

_FOR = {
    # Directly involved in the help: all of it is for them (Jeugdwet 7.3.11).
    "provider": frozenset(PARTS),
    "referrer": frozenset({"safety", "course"}),
    # What one parent said about consent is not for the other one.
    "family": frozenset(PARTS) - {"answers", "visit", "consent"},
    "reporter": frozenset[str](),
    "other": frozenset({"safety", "course"}),
}
_PRIVATE = frozenset({"story", "answers", "help", "agreements", "visit", "consent"})
# "Alleen adres en afspraken."
_LIMITED = _PRIVATE - {"agreements"}
_STORY = frozenset({codes.WHAT_HAPPENED, codes.NEEDS_CHILD})
_HELP = frozenset({codes.CARE_STATUS, codes.OWN_PROVIDER, codes.OWN_PROVIDER_CALLED, codes.OWN_PROVIDER_ESTIMATE})
_PLACES = frozenset(
    {codes.CURRENT_LOCATION, codes.CURRENT_MUNICIPALITY, codes.RESPONSIBLE_MUNICIPALITY, codes.CALLER_ROLE}
    | {codes.YOUTH_NAME, codes.YOUTH_BIRTH_DATE, codes.YOUTH_SEX, codes.REFERRER_KIND, codes.CALLER_WITH_YOUTH}
)
_TWELVE, _SIXTEEN = 12, 16


@record
class Shared:
    """The parts for one receiver, and what stays behind whatever people choose, in words. `unsafe`: why a family hears
    little at first."""

    parts: tuple[PartRow, ...]
    held: tuple[str, ...]
    unsafe: str = ""

    def is_little(self, kind: str, held: Collection[str]) -> bool:
        """Whether this receiver hears that the report was weighed, and no more of danger and decision."""
        return kind in LITTLE or (bool(self.unsafe) and BRIEF in held)


def proposed(view: ReportView, kind: str, children: Collection[str], agreed: Collection[AgreedRow] = ()) -> Shared:
    """What goes along to a receiver of this kind about these children; `agreed` is what was agreed beforehand.

    An agreement that only has a name in common, or whose day went by, is told and ruled by people.
    """
    said_before = {row.text.sharing for row in agreed if not row.unsure and not row.expired}
    why = [*_why_not(view, children), *_by_word(said_before)]
    unsafe = why_not_safe(view) if kind == "family" else ""
    parts = []
    for part, label in LABELS.items() if unsafe else PARTS.items():
        reason = "thuis misschien niet veilig" if unsafe else ""
        if part not in _FOR.get(kind, frozenset()) and part != BRIEF:
            reason = "niet voor deze ontvanger"
        for parts_held, said in why:
            if part in parts_held and not reason:
                reason = said
        parts.append(PartRow(part, label, not reason, reason))
    held = [] if is_named(view) or not callers_of(view.state) else ["wie er belde (geen akkoord om dat te zeggen)"]
    return Shared(tuple(parts), tuple(held), unsafe)


def is_named(view: ReportView) -> bool:
    """Whether the caller agreed that others may know who called."""
    if view.profile is None:
        return False
    return may_be_known(view.profile.checklist, view.state.view("")) and covers_all(view.state)


def names_of(view: ReportView) -> list[str]:
    """The children's own names: those stay on whatever is about them."""
    return [child.name for child in view.children if child.name]


def part_of(item: Item) -> str:
    """The part to which a question belongs. What always goes along is `danger`, or empty: who, and where they are."""
    if item.code in _STORY:
        return "story"
    if item.code in _HELP:
        return "help"
    if item.code in codes.AGREEMENTS:
        return "agreements"
    if item.code in _PLACES or item.code in WITHHELD:
        return ""
    return "danger" if item.danger else "answers"


def links_of(profile: Profile, parts: Collection[str]) -> frozenset[str]:
    """The questions of these parts."""
    return frozenset(item.link_id for item in profile.checklist.questions() if part_of(item) in parts)


def refused_by(view: ReportView, child: ChildView) -> list[str]:
    """Who refused, of those whose consent counts at the age of the child; at an age nobody knows, anybody's does."""
    found = []
    for (whose, _), register in view.state.care.consents.items():
        for noted in register.values() if whose == child.id else ():
            value = noted.value
            if isinstance(value, law.ConsentNoted) and value.consent == "refused" and _counts(value, child):
                found.append(value.name or {"youth": "de jeugdige"}.get(value.relation, "een gezagdrager"))
    return found


def _counts(value: law.ConsentNoted, child: ChildView) -> bool:
    age = child.birth.age_from if child.birth is not None else None
    if age is None:
        return True
    if value.relation == "youth":
        return age >= _TWELVE
    return age < _SIXTEEN and value.custody != "no"


def _why_not(view: ReportView, children: Collection[str]) -> list[tuple[frozenset[str], str]]:
    found = []
    for child in view.children:
        if children and child.id not in children:
            continue
        # What may be shared was asked per child; the word of one holds for the paper as a whole.
        share = set(view.state.by_code(codes.AGREEMENT_SHARE, child.id)) - set(RESERVED)
        found += _by_word({str(value) for value in share})
        if refused := refused_by(view, child):
            found.append((_PRIVATE, f"geen toestemming van {' en '.join(dict.fromkeys(refused))}"))
    return found


def _by_word(share: Collection[str]) -> list[tuple[frozenset[str], str]]:
    if "nothing" in share:
        return [(_PRIVATE, "afgesproken: niets delen")]
    return [(_LIMITED, "afgesproken: beperkt delen")] if "limited" in share else []
