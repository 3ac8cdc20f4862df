"""The state of one report, as `desk.reports.fold` makes it from its facts. The only state that decisions see."""

from dataclasses import dataclass, field
from typing import Any

from desk.facts import answers as a
from desk.facts import call as c
from desk.facts import decisions as d
from desk.facts import promises as p
from desk.facts.access import SensitiveSet
from desk.facts.codec import Scalar
from desk.facts.retention import DestructionHeld
from desk.reports.care import CareState

NO_CALL = ""
"""In `CallerNumberGiven.call`: nobody was spoken with yet, they only asked to be called back."""
REQUEST, CALLBACK, DROPPED = "callback-request", "callback", "line-dropped"
CALLING_BACK = frozenset({REQUEST, CALLBACK, DROPPED})
"""The clocks of the promises to call the caller back. Their numbers are the caller's; those of others are not."""


@dataclass(slots=True)
class Answer:
    """One value in the register of a field: what was said, who noted it and when (µs UTC)."""

    fact: str
    code: str
    values: tuple[Scalar, ...]
    author: str
    at: int
    said_by: str


@dataclass(slots=True)
class Said:
    """One value in the register of an outcome, a number or a minute: who said it and when (µs UTC)."""

    fact: str
    value: Any
    author: str
    at: int


@dataclass(slots=True)
class Owner:
    """Who answers for the report, by one fact: a person at a desk (an incarnation, empty when nobody knows), since when
    (µs UTC). `how`: `opened`, `claimed`, `taken` or `handed`; taken without a `reason`: it may still be told."""

    fact: str
    person: str
    desk: str
    at: int
    how: str
    reason: str


@dataclass(slots=True)
class Seen:
    """Who looked at an alarm, and when (µs UTC)."""

    at: int
    by: str


@dataclass(slots=True)
class Promise:
    """A promise with everything that happened to it.

    `number` is the one to call, corrected or not; `minutes` are the later minutes (warned, due) that were agreed, more
    than one when two desks did so; `passed` the facts whose minute was replaced; `next_at` when to try again (0:
    nothing was agreed); `escalations` who was called because it is late, and when;
    `acknowledged` who muted its alarm last at each desk; `taken` when and by which desk it was taken over; `who`
    has it to keep since it was turned to another provider (empty: as made). `number_at` since when it has this number
    (µs UTC), `number_said` the facts that said it then, `former` the numbers that it had before.
    """

    made: p.PromiseMade
    owner: str
    number: str
    warn_at: int
    due_at: int
    state: str = "open"
    tries: list[tuple[int, p.PromiseTried]] = field(default_factory=list)
    escalations: list[tuple[int, p.EscalationTried]] = field(default_factory=list)
    next_at: int = 0
    acknowledged: dict[str, Seen] = field(default_factory=dict)
    taken: tuple[int, str] | None = None
    closed_at: int = 0
    closing: p.PromiseKept | p.PromiseWithdrawn | None = None
    extended: int = 0
    minutes: dict[str, Said] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)
    who: str = ""
    number_at: int = 0
    number_said: tuple[str, ...] = ()
    former: list[str] = field(default_factory=list)


@dataclass(slots=True)
class NumberSaid:
    """A number as it was said: by which fact, when (µs UTC), of which call (None: to be called back on, NO_CALL: before
    anybody spoke), and the facts in whose place it stands. Empty: it was taken back, or is not known."""

    fact: str
    number: str
    at: int
    call: str | None
    replaces: tuple[str, ...]


@dataclass(slots=True)
class Call:
    """One call of the report; `how` is empty while it lasts."""

    call: str
    number: str
    direction: str
    started_at: int
    desk: str
    ended_at: int = 0
    how: str = ""


@dataclass(slots=True)
class Decision:
    """A decision with who noted it at which desk (an incarnation), and the reason if it came later."""

    noted: d.DecisionNoted
    noted_by: str
    at: int
    fact: str
    reason: str
    desk: str = ""


@dataclass(slots=True)
class ReportState:
    """Everything the facts of one report say. Answers are by (child, link); child '' is the report itself.

    `coded` finds answers by the code of their question. `standing` names the fact behind feedback (`feedback`, to)
    or a reason (`reason`, decision or ownership): what a correction replaces. `places` tells in which register of
    answers, or among the notes, a fact stands. `owners`, `numbers` (by call) and `ended` (outcomes by child) are
    registers like those of answers. `acted`: when each person last wrote something here. `joined`: by id of a promise
    that is one with another the id that it is known by. `number` is that of a caller whom nobody spoke with yet.
    `merged` are the references and `merged_from` the ids of the reports that went on in this one; `merges` by fact with
    which report this one was merged (`merges_along`: with how many facts), `undone` and `children_undone` what came
    with merges that were taken back. `heard` is by code everything
    that ever said who called, also what was corrected since, and `said_numbers` the same of numbers to call,
    by fact. `protected` is the register of who may open it, `holds` that of why it may not be destroyed. `repeated`:
    the report that showed that it was a repeat is gone. `care` is the time after the decision.
    """

    id: str
    opened: c.ReportOpened | None = None
    opened_at: int = 0
    opened_by: str = ""
    desk: str = ""
    profile: str = ""
    status: str = "open"
    merged_into: str = ""
    merged: list[str] = field(default_factory=list)
    merged_from: list[str] = field(default_factory=list)
    merges: dict[str, str] = field(default_factory=dict)
    merges_along: dict[str, int] = field(default_factory=dict)
    undone: frozenset[tuple[str, int, int]] = frozenset()
    children_undone: list[str] = field(default_factory=list)
    closed_at: int = 0
    changed_at: int = 0
    children: list[str] = field(default_factory=list)
    children_aside: list[str] = field(default_factory=list)
    answers: dict[tuple[str, str], dict[str, Answer]] = field(default_factory=dict)
    coded: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    places: dict[str, dict[str, Any]] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)
    calls: list[Call] = field(default_factory=list)
    number: str = ""
    speaker: str = ""
    spoke: set[str] = field(default_factory=set)
    stay: bool = False
    constrained: bool = False
    promises: dict[str, Promise] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    routes: dict[str, int] = field(default_factory=dict)
    owners: dict[str, Owner] = field(default_factory=dict)
    acted: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, dict[str, Said]] = field(default_factory=dict)
    said_numbers: dict[str, NumberSaid] = field(default_factory=dict)
    heard: dict[str, list[str]] = field(default_factory=dict)
    ended: dict[str, dict[str, Said]] = field(default_factory=dict)
    feedback: dict[str, int] = field(default_factory=dict)
    standing: dict[tuple[str, str], str] = field(default_factory=dict)
    notes: dict[str, a.NoteTyped] = field(default_factory=dict)
    protected: dict[str, SensitiveSet] = field(default_factory=dict)
    holds: dict[str, DestructionHeld] = field(default_factory=dict)
    repeated: bool = False
    care: CareState = field(default_factory=CareState)
    facts: int = 0
    unknown: int = 0

    @property
    def reference(self) -> str:
        """The report's name for people: A-0419."""
        return f"{self.opened.code}-{self.opened.number:04d}" if self.opened else "?"

    @property
    def sensitive(self) -> tuple[str, ...]:
        """The people who alone may open the report; nobody: everybody may. Where two desks said something, whoever one
        of them named."""
        return tuple(dict.fromkeys(person for said in self.protected.values() for person in said.people))

    @property
    def live_call(self) -> Call | None:
        """The call that is on the line now; the last one begun, when two desks are in a call for this report."""
        return next((call for call in reversed(self.calls) if not call.how), None)

    @property
    def outcomes(self) -> dict[str, a.OutcomeSet]:
        """How it ended for each child; the last that was said where two desks said something."""
        return {child: [*register.values()][-1].value for child, register in self.ended.items() if register}

    def decisions_for(self, child: str) -> list[Decision]:
        """The decisions for a child that no later one took the place of: two when two desks noted one while apart."""
        return [one for one in self.decisions if one.noted.child == child and one.fact not in self.replaced]

    def call_at(self, desk: str) -> Call | None:
        """The call that is on the line at one desk."""
        return next((call for call in reversed(self.calls) if not call.how and call.desk == desk), None)

    def values(self, child: str, link: str) -> tuple[Scalar, ...]:
        """All values of a field, of both desks if two wrote it."""
        register = self.answers.get((child, link))
        if not register:
            return ()
        if len(register) == 1:
            return next(iter(register.values())).values
        return tuple(dict.fromkeys(value for answer in register.values() for value in answer.values))

    def view(self, child: str) -> dict[str, tuple[Scalar, ...]]:
        """The answers as one child's view: the report's own, with the child's over them."""
        seen: dict[str, tuple[Scalar, ...]] = {}
        for (whose, link), register in self.answers.items():
            if whose in ("", child) and register:
                values = self.values(whose, link)
                if values and (whose or link not in seen):
                    seen[link] = values
        return seen

    def by_code(self, code: str, child: str = "") -> tuple[Scalar, ...]:
        """The values of the question with this code, for the child or, failing that, for the report."""
        found: tuple[Scalar, ...] = ()
        for whose, link in self.coded.get(code, ()):
            if whose in ("", child) and (whose or not found):
                found = self.values(whose, link) or found
        return found

    @property
    def caller_number(self) -> str:
        """The number of the caller as it came or was typed; before anybody spoke with them, the one they left."""
        callers = (call.number for call in reversed(self.calls) if call.number)
        asked = (promise.number for promise in self.promises.values() if promise.made.clock in CALLING_BACK)
        return next(callers, "") or self.number or next(filter(None, asked), "")

    def promise_of(self, name: str) -> Promise | None:
        """The promise of this id; of one that two desks made apart, by either of its ids."""
        return self.promises.get(self.joined.get(name, name))

    def open_promises(self) -> list[Promise]:
        """The promises that wait for their closing fact, soonest first."""
        return sorted((q for q in self.promises.values() if q.state == "open"), key=lambda q: q.due_at)
