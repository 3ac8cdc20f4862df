"""Small checklists, tables and profiles for tests of the proposal."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from jdm_files import jdm, loaded, text

from desk.checklist.enable import enabled_links
from desk.checklist.item import EnableWhen, Item, Option
from desk.checklist.model import Questionnaire
from desk.checklist.values import Value
from desk.decision.propose import Prepared, Proposal, prepare, propose
from desk.profile.model import Choice, Opening, Profile, ProviderFirst, Urgency

NIGHT = datetime(2026, 11, 21, 3, 40)  # noqa: DTZ001  (wall time)
MONDAY_NOON = datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001
LEVELS = ("low", "middle", "high")


def link(code: str) -> str:
    """The linkId of the question with this code: never the same, so that tests notice when they are mixed up."""
    return f"q.{code}"


def when(code: str, value: Value, operator: str = "=") -> EnableWhen:
    """The condition that the question with this code has this answer."""
    kind = "Boolean" if isinstance(value, bool) else "Coding"
    return EnableWhen(link(code), operator, value, kind)


def ask(code: str, *codes: str, shown: Sequence[EnableWhen] = (), behavior: str = "all", **more: Any) -> Item:
    """A danger question with these answers, or a yes/no question without any."""
    options = tuple(Option(option, option.title(), option) for option in codes)
    fields: dict[str, Any] = {"type": "choice" if codes else "boolean", "danger": True, "repeats": False} | more
    return Item(link(code), code=code, options=options, enable_when=tuple(shown), enable_behavior=behavior, **fields)


def checklist_of(*items: Item) -> Questionnaire:
    """A checklist of these items."""
    return Questionnaire("https://example.org/q", "1", items)


def profile_of(
    checklist: Questionnaire,
    inputs: Mapping[str, Any],
    urgency: Sequence[tuple[str, Mapping[str, str]]],
    route_inputs: Mapping[str, Any] | None = None,
    route: Sequence[tuple[str, Mapping[str, str]]] = (),
) -> Profile:
    """A profile with this checklist and these tables; office hours are Monday to Friday, 9 to 17."""
    outputs = {"pathway": text("emergency", "ambulatory", "advice"), "route": text("112", "none")}
    rows = [*route, ("R9", {"pathway": '"advice"', "route": '"none"'})]
    return Profile(
        name="test",
        title="Proef",
        version="1",
        valid_from=date(2026, 1, 1),
        digest="",
        files={},
        municipalities=(),
        max_age=18,
        office_hours=(Opening((1, 2, 3, 4, 5), "09:00", "17:00"),),
        choices={},
        entries=(),
        clocks={},
        urgencies=tuple(Urgency(name, 3 - rank, name.title(), rank == 2) for rank, name in enumerate(LEVELS)),
        pathways=tuple(Choice(name, name) for name in ("emergency", "ambulatory", "advice")),
        outcomes=(),
        reasons={},
        feedback=(),
        provider_first=ProviderFirst("always", (), ""),
        decided_by=(),
        refusal_counts_of=(),
        opening_lines=(),
        notice="",
        people=(),
        routes=(),
        providers=(),
        own_numbers=(),
        checklist=checklist,
        urgency_table=loaded(jdm(inputs, {"urgency": text(*LEVELS)}, urgency)),
        route_table=loaded(jdm(route_inputs or {"urgency": text(*LEVELS)}, outputs, rows, "first"), "route.json"),
    )


def weigh(
    ready: Profile | Prepared,
    answers: Mapping[str, Value | tuple[Value, ...]],
    age: float | None = 15,
    at: datetime = NIGHT,
) -> Proposal:
    """The proposal for answers by question code, with everything shown that the checklist shows."""
    given = {link(code): value if isinstance(value, tuple) else (value,) for code, value in answers.items()}
    prepared = ready if isinstance(ready, Prepared) else prepare(ready)
    enabled = enabled_links(prepared.profile.checklist, given)
    return propose(prepared, given, age=age, local=at, enabled=enabled)
