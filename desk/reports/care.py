"""What a report knows of the time after the decision, as `desk.reports.fold_care` makes it: part of its state."""

from dataclasses import dataclass, field

from desk.facts import care as f
from desk.facts import law, triage
from desk.facts.codec import Scalar
from desk.record import record
from desk.reports.referral_state import Referral as Referral  # for whoever reads this part of the state


@dataclass(slots=True)
class Found:
    """One answer of people on site: what they said, who noted it and when (µs UTC)."""

    values: tuple[Scalar, ...]
    by: str
    at: int


@dataclass(slots=True)
class Visit:
    """People on site. `moved`: when each state was reached (µs UTC); `found` is a register by (child, question).

    `steps` are the facts that say how far they are, in order, each with its state and when; `ends` those that say how
    it ended, of which the last counts; `back` those that were taken back.
    """

    planned: f.VisitPlanned
    at: int
    by: str
    visitors: dict[str, f.VisitorNamed] = field(default_factory=dict)
    moved: dict[str, int] = field(default_factory=dict)
    found: dict[tuple[str, str], dict[str, Found]] = field(default_factory=dict)
    steps: dict[str, tuple[str, int]] = field(default_factory=dict)
    ends: dict[str, tuple[f.VisitEnded, int]] = field(default_factory=dict)
    back: set[str] = field(default_factory=set)

    @property
    def ended(self) -> f.VisitEnded | None:
        """How it ended; None while it goes on."""
        return next((said for said, _ in reversed(self.ends.values())), None)

    @property
    def ended_at(self) -> int:
        return next((at for _, at in reversed(self.ends.values())), 0)

    @property
    def last(self) -> str:
        """The step that was noted last and can be taken back, `ended` for its end; empty for none."""
        noted = [(at, number, state) for number, (state, at) in enumerate(self.steps.values())]
        if self.ended is not None:
            noted = [one for one in noted if one[0] > self.ended_at]
        return max(noted)[2] if noted else "ended" if self.ended is not None else ""

    @property
    def state(self) -> str:
        """`planned`, `on-the-way`, `arrived`, `left`, `cancelled` or `ended`."""
        if self.ended is not None:
            return "ended"
        return next((one for one in ("cancelled", "left", "arrived", "on-the-way") if one in self.moved), "planned")

    @property
    def stays(self) -> bool:
        """Whether it ended since one of them stays, and they did not leave since."""
        return self.ended is not None and self.ended.how == "stays" and "left" not in self.moved

    def answers(self, child: str) -> dict[str, tuple[Scalar, ...]]:
        """What was found of one child and of all, by question; all values where two desks wrote."""
        return {
            link: tuple(dict.fromkeys(value for one in register.values() for value in one.values))
            for (whose, link), register in self.found.items()
            if whose in ("", child)
        }


@dataclass(slots=True)
class Safety:
    """A safety agreement of one child; `read_back` when it was read back (0: not yet), `ended` when it ended."""

    agreed: f.SafetyAgreed
    at: int
    by: str
    fact: str
    read_back: int = 0
    ended: int = 0


@dataclass(slots=True)
class Question:
    """A question of the triagist with its answer."""

    asked: triage.QuestionAsked
    at: int
    by: str
    answer: str = ""
    answered_at: int = 0
    answered_by: str = ""


@record
class Spoken:
    """Somebody on call with whom was spoken: role, name, who the roster knew it was, and when (µs UTC)."""

    role: str
    name: str
    person: str
    at: int


@record
class Confirmed:
    """Somebody agreed with a decision: when (µs UTC), who, at which desk (an incarnation), by which fact."""

    at: int
    by: str
    note: str
    fact: str
    desk: str


@dataclass(slots=True)
class Noted:
    """A value of one of the registers below: what stands there, by which fact, who wrote it and when (µs UTC)."""

    fact: str
    value: law.ConsentNoted | law.FrameNoted | law.MeldcodeNoted | triage.NatureNoted
    by: str
    at: int


@dataclass(slots=True)
class CareState:
    """Everything after the decision. The registers of consent (child, person), frames (child, frame) and steps
    (child, step), and of what it is about (child, ""), hold two values where two desks wrote; so do `confirmations` by
    decision. `spoken` are those on call who were reached, in order. `joined`: by id of a referral that two desks made
    the id that it is known by."""

    referrals: dict[str, Referral] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    safety: dict[str, Safety] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    confirmations: dict[str, dict[str, Confirmed]] = field(default_factory=dict)
    consents: dict[tuple[str, str], dict[str, Noted]] = field(default_factory=dict)
    frames: dict[tuple[str, str], dict[str, Noted]] = field(default_factory=dict)
    meldcode: dict[tuple[str, str], dict[str, Noted]] = field(default_factory=dict)
    natures: dict[tuple[str, str], dict[str, Noted]] = field(default_factory=dict)
    spoken: list[Spoken] = field(default_factory=list)
    handed_out: list[tuple[int, str, triage.HandedOut]] = field(default_factory=list)

    @property
    def confirmed(self) -> dict[str, Confirmed]:
        """By decision who confirmed it, the last where several did; what was taken back is not there."""
        return {
            decision: max(register.values(), key=lambda one: (one.at, one.fact))
            for decision, register in self.confirmations.items()
            if register
        }

    def referral(self, name: str) -> Referral | None:
        """The referral of this id; of one that two desks made apart, by either of its ids."""
        return self.referrals.get(self.joined.get(name, name))

    def referrals_of(self, child: str) -> list[Referral]:
        """The referrals of a child in the order in which they were made."""
        return [one for one in self.referrals.values() if one.made.child == child]

    def safety_of(self, child: str) -> list[Safety]:
        """The safety agreements of a child that hold: two when two desks made one."""
        return [one for one in self.safety.values() if one.agreed.child == child and not one.ended]
