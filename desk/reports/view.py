"""One report seen through its profile: which questions are on, what is proposed, what is still open.

Computed once after each change; cards, sheets and the search index are drawn from it. Time-dependent rules
(office hours, age) look at the moment that the report was opened, so that every desk sees the same.
"""

from dataclasses import dataclass, field
from datetime import date

from desk.checklist.enable import enabled_links
from desk.checklist.model import Item, Value
from desk.checklist.values import RESERVED
from desk.decision.propose import Prepared, Proposal, propose
from desk.fact import from_ticks
from desk.profile.codes import YOUTH_BIRTH_DATE, YOUTH_NAME, YOUTH_SEX
from desk.profile.model import Profile
from desk.reports.danger import is_danger
from desk.reports.state import ReportState
from desk.words.birth import Birth, read_birth
from desk.words.times import local


@dataclass(slots=True)
class ChildView:
    """One child: answers with the report's own beneath them, questions that are on, and the proposal."""

    id: str
    answers: dict[str, tuple[Value, ...]]
    enabled: frozenset[str]
    proposal: Proposal | None
    name: str
    sex: str
    birth: Birth | None
    danger: bool = False


@dataclass(slots=True)
class ReportView:
    """A report through its profile; `ready` is None when its version is not here (then nothing is proposed)."""

    state: ReportState
    ready: Prepared | None
    children: list[ChildView] = field(default_factory=list)

    @property
    def profile(self) -> Profile | None:
        """The profile version that the report began with."""
        return self.ready.profile if self.ready is not None else None

    @property
    def most_urgent(self) -> Proposal | None:
        """The proposal of the child that is worst off."""
        made = [c.proposal for c in self.children if c.proposal is not None and not c.proposal.none_yet]
        return min(made, key=lambda proposal: proposal.rank, default=None)

    @property
    def danger(self) -> bool:
        """Whether any child is in danger (`desk.reports.danger`)."""
        return any(child.danger for child in self.children)

    def child(self, child_id: str) -> ChildView | None:
        """The child with this id, else the first."""
        found = next((child for child in self.children if child.id == child_id), None)
        return found or (self.children[0] if self.children else None)


def look(state: ReportState, ready: Prepared | None) -> ReportView:
    """The report through its profile."""
    view = ReportView(state, ready)
    opened = local(from_ticks(state.opened_at))
    for child in state.children or [""]:
        answers = dict(state.view(child))
        birth = _birth(state, child, opened.date())
        enabled: frozenset[str] = frozenset()
        proposal = None
        if ready is not None:
            enabled = enabled_links(ready.profile.checklist, answers)
            age = None if birth is None or birth.age_from is None else float(birth.age_from)
            proposal = propose(ready, answers, age=age, local=opened, enabled=enabled)
        name = said(state, YOUTH_NAME, child)
        danger = is_danger(view.profile, proposal, answers, enabled)
        sex = said(state, YOUTH_SEX, child)
        view.children.append(ChildView(child, answers, enabled, proposal, name, sex, birth, danger))
    return view


def said(state: ReportState, code: str, child: str = "") -> str:
    """The answer to the question with this code as text; empty when open, unknown or not asked."""
    values = [str(value) for value in state.by_code(code, child) if value not in RESERVED]
    return " / ".join(values)


def shown(item: Item | None, values: tuple[Value, ...]) -> str:
    """Answers in words: the labels of options, the reserved codes in Dutch, texts as they are."""
    words = []
    for value in values:
        if value == "unknown":
            words.append("onbekend")
        elif value == "not-asked":
            words.append("niet gevraagd")
        elif isinstance(value, bool):
            words.append("ja" if value else "nee")
        else:
            option = item.option(value) if item is not None else None
            words.append(option.label if option is not None else str(value))
    return ", ".join(words)


def core_questions(view: ReportView, child: ChildView) -> tuple[list[Item], int]:
    """The core questions that are on for a child, and how many have an answer (reserved codes count)."""
    if view.profile is None:
        return [], 0
    core = [item for item in view.profile.checklist.questions() if item.core and item.link_id in child.enabled]
    return core, sum(bool(child.answers.get(item.link_id)) for item in core)


def _birth(state: ReportState, child: str, today: date) -> Birth | None:
    text = said(state, YOUTH_BIRTH_DATE, child)
    return read_birth(text, today) if text else None
