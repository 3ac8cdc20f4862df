"""Which facts of a report are about one child, in which part they stand, and what of them stays behind. Pure."""

from collections.abc import Collection, Iterable, Iterator

from desk.fact import Fact
from desk.facts import answers as a
from desk.facts import call as c
from desk.facts import care as f
from desk.facts import decisions as d
from desk.facts import law, triage
from desk.facts import promises as p
from desk.facts.codec import Unknown, decode
from desk.profile import codes
from desk.reports.callers import WHO_CALLED

PARTS: dict[str, tuple[str, tuple[type, ...]]] = {
    "answers": ("Vragen en antwoorden", (a.AnswerGiven, a.AnswerMoved)),
    "notes": ("Aantekeningen", (a.NoteTyped,)),
    "decisions": (
        "Besluiten en waarom",
        (
            *(d.DecisionNoted, d.ReasonGiven, d.DecisionChosen, a.OutcomeSet),
            *(triage.DecisionConfirmed, triage.ConfirmationTakenBack, triage.NatureNoted),
            *(triage.QuestionAsked, triage.QuestionAnswered),
        ),
    ),
    "promises": (
        "Afspraken en wat ervan terechtkwam",
        (
            *(p.PromiseMade, p.PromiseRenumbered, p.PromiseTried, p.PromiseExtended, p.PromiseOwned, p.PromiseKept),
            *(p.PromiseWithdrawn, p.AlarmAcknowledged, p.AlarmTaken, p.EscalationTried, f.PromiseTurned),
        ),
    ),
    "routes": ("112 en andere routes", (d.RouteOpened, d.RouteDialled, d.DutyCalled)),
    "consent": ("Toestemming, gezag en wet", (law.ConsentNoted, law.FrameNoted, law.MeldcodeNoted)),
    "safety": ("Veiligheidsafspraken", (f.SafetyAgreed, f.SafetyReadBack, f.SafetyEnded)),
    "visit": (
        "Ter plaatse",
        (f.VisitPlanned, f.VisitorNamed, f.VisitMoved, f.VisitTakenBack, f.VisitAnswered, f.VisitEnded),
    ),
    "referral": (
        "Wie verdergaat",
        (
            *(f.ReferralMade, f.ReferralTried, f.ReferralAnswered, f.ReferralRuled, f.FamilyReached, f.HelpStarted),
            *(f.ReferralEnded, f.ReferralTakenBack, f.ReferralChosen),
        ),
    ),
    "papers": ("Wat de desk verliet, en naar wie", (triage.HandedOut, c.FeedbackGiven, c.FeedbackTakenBack)),
    "course": ("Het verdere verloop", ()),
}
"""The parts of a report by their ids, with their head and the facts that stand there; all others are its course."""

ROLES = frozenset({codes.CALLER_ROLE, codes.REFERRER_KIND, codes.CALLER_WITH_YOUTH})
"""Answers by which a family guesses who called."""
_PART_OF = {kind: part for part, (_, kinds) in PARTS.items() for kind in kinds}
_NAMED = ("promise", "referral", "visit", "agreement", "decision", "question")
"""Fields by which a later fact goes on with what an earlier one said of a child."""


def part_of(payload: object) -> str:
    """The part in which a fact stands."""
    return _PART_OF.get(type(payload), "course")


def read_facts(facts: Iterable[Fact]) -> list[tuple[Fact, object]]:
    """The facts of a report with what they say."""
    return [(fact, decode(fact)) for fact in facts]


def of_child(read: Collection[tuple[Fact, object]], child: str, children: Collection[str]) -> dict[str, str]:
    """By id of each fact of a report why it stays behind: `other` is about another child, `gone` was destroyed, `newer`
    cannot be read; empty: it is about this child, or about the report as a whole."""
    found: dict[str, str] = {}
    known: dict[tuple[str, str], frozenset[str]] = {}
    moved = {old for fact, payload in read if _moved_off(payload, child) for old in fact.replaces}
    for fact, payload in read:
        if isinstance(payload, Unknown):
            found[fact.id] = "gone" if fact.payload is None else "newer"
            continue
        whose = frozenset(_named_in(payload)) & {*children}
        named = [(name, str(getattr(payload, name, ""))) for name in _NAMED]
        for one in named:
            whose = whose or known.get(one, frozenset())
        for one in named:
            if one[1] and whose:
                known.setdefault(one, whose)
        other = (whose and child not in whose) or fact.id in moved
        found[fact.id] = "other" if other else ""
    return found


def says_who_called(payload: object) -> bool:
    """Whether a fact only says who called, or who speaks."""
    if isinstance(payload, a.AnswerGiven | a.AnswerMoved):
        return payload.code in WHO_CALLED or payload.code in ROLES
    return isinstance(payload, c.CallerNumberGiven | c.SpeakerChanged)


def is_of_another(payload: object) -> bool:
    """Whether it is what somebody else decided about themselves: a parent's word on consent."""
    return isinstance(payload, law.ConsentNoted) and payload.relation != "youth"


def names_in(read: Iterable[tuple[Fact, object]], child: str, *, same: bool) -> Iterator[str]:
    """Every name that was ever given of this child (`same`), or of the other children of the report."""
    for _, payload in read:
        if isinstance(payload, a.AnswerGiven | a.AnswerMoved) and payload.code == codes.YOUTH_NAME:
            yield from (str(value) for value in payload.values if (payload.child == child) is same)


def _moved_off(payload: object, child: str) -> bool:
    return isinstance(payload, a.AnswerMoved) and payload.source == child != payload.child


def _named_in(payload: object) -> Iterator[str]:
    one, several = getattr(payload, "child", ""), getattr(payload, "children", ())
    if isinstance(one, str) and one:
        yield one
    if isinstance(several, tuple):
        yield from several
