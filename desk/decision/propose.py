"""The proposal: from one child's answers, through the urgency and the route table, to one frozen answer.

The tool proposes, people decide (house rule 3); there is no score. What each question counts as:

- answered: its answer, of several the most dangerous; also when it is hidden by now (house rule 13, `kept`);
- unanswered, `unknown`, `not-asked`, or a text that no rule knows: "unknown";
- unanswered and excluded by a less dangerous answer (`desk.decision.applies`): its least dangerous value.

Questions that only the route table reads count as FHIR has it: an answer that is hidden is no answer.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from desk.checklist.model import Questionnaire
from desk.checklist.values import UNKNOWN, Value
from desk.decision.applies import Conditions, conditions_of
from desk.decision.table import Hit, Table, evaluate
from desk.decision.table import Value as CellValue
from desk.decision.variables import (
    AGE,
    OFFICE_HOURS,
    PATHWAY,
    ROUTE,
    UNKNOWN_AGE,
    URGENCY,
    YES_NO,
    age_value,
    answer_code,
)
from desk.errors import DeskBug
from desk.profile.model import Profile, is_open
from desk.record import record

Answers = Mapping[str, tuple[Value, ...]]


@record
class Proposal:
    """What the tables propose for one child, and what that rests on.

    `urgency` is an id of the profile, `rank` 1 the most urgent; `route` is an id of its directory, or `none`.
    `provisional` while danger questions are `open` (linkIds shown without a real answer). `rules` are the ids
    of the decisive urgency rule and the route rule, `reason` is the former's Dutch description; `also` are the
    other urgency rules that hold. `because` are the answers (linkId, code) that the two rules read,
    `circumstances` what else they read: `age` (years, or `unknown`) and `office_hours` (yes or no). `kept` are
    hidden questions whose danger answer still counts. `none_yet`: nothing has been answered, so the window
    shows "nog geen voorstel".
    """

    urgency: str
    rank: int
    provisional: bool
    open: tuple[str, ...]
    pathway: str
    route: str
    rules: tuple[str, ...]
    because: tuple[tuple[str, str], ...]
    kept: tuple[str, ...]
    reason: str
    none_yet: bool
    also: tuple[str, ...]
    circumstances: tuple[tuple[str, CellValue], ...]


@record
class Variable:
    """One question column of the tables: its codes, least to most dangerous, and the linkId that fills it.

    `ordered` when the urgency table reads it; else only the route table does. `link` is '' when the checklist
    lacks the question, which the proofs refuse.
    """

    name: str
    order: tuple[str, ...]
    positions: Mapping[str, int]
    link: str
    ordered: bool

    def real(self, values: Iterable[Value]) -> str | None:
        """The most dangerous of these answers that the column knows; None when none of them says anything."""
        codes = [code for code in map(answer_code, values) if code != UNKNOWN and code in self.positions]
        return max(codes, key=self.positions.__getitem__, default=None)


@record
class Prepared:
    """What a profile's tables and checklist come down to; made once, used at every answer."""

    profile: Profile
    variables: tuple[Variable, ...]
    conditions: Conditions
    danger_links: tuple[str, ...]
    ranks: Mapping[str, int]


def prepare(profile: Profile) -> Prepared:
    """Everything about a profile that does not depend on the answers; keep it as long as the profile."""
    checklist = profile.checklist
    return Prepared(
        profile=profile,
        variables=_variables(checklist, profile.urgency_table, profile.route_table),
        conditions=conditions_of(checklist, profile.urgency_table),
        danger_links=tuple(item.link_id for item in checklist.questions() if item.danger),
        ranks={level.id: level.rank for level in profile.urgencies},
    )


def propose(
    profile: Profile | Prepared,
    answers: Answers,
    *,
    age: float | None,
    local: datetime,
    enabled: frozenset[str],
) -> Proposal:
    """The proposal for one child.

    `answers` are linkId -> values, the report's and this child's together; `enabled` are the linkIds shown
    now; `age` in years, None when unknown; `local` the wall time in Europe/Amsterdam. Raises DeskBug when the
    tables do not answer, which the proofs at load exclude.
    """
    ready = profile if isinstance(profile, Prepared) else prepare(profile)
    facts = _read(ready, answers, enabled)
    answered = {fact.link for fact in facts.values() if fact.real}
    context: dict[str, CellValue] = {name: fact.code for name, fact in facts.items()}
    context[AGE] = age_value(age)
    context[OFFICE_HOURS] = YES_NO[0] if is_open(ready.profile.office_hours, local) else YES_NO[1]
    hits = evaluate(ready.profile.urgency_table, context)
    decisive = min(hits, key=lambda hit: ready.ranks[str(hit.outputs[URGENCY])], default=None)
    if decisive is None:
        raise DeskBug("De urgentietabel gaf geen urgentie; er is geen voorstel gemaakt.")
    urgency = str(decisive.outputs[URGENCY])
    routes = evaluate(ready.profile.route_table, {**context, URGENCY: urgency})
    if not routes:
        raise DeskBug("De routetabel gaf geen route; er is geen voorstel gemaakt.")
    read = dict.fromkeys((*decisive.read, *routes[0].read))
    still_open = tuple(link for link in ready.danger_links if link in enabled and link not in answered)
    return Proposal(
        urgency=urgency,
        rank=ready.ranks[urgency],
        provisional=bool(still_open),
        open=still_open,
        pathway=str(routes[0].outputs[PATHWAY]),
        route=str(routes[0].outputs[ROUTE]),
        rules=(decisive.rule.id, routes[0].rule.id),
        because=tuple((facts[name].link, facts[name].code) for name in read if name in facts and facts[name].link),
        kept=tuple(fact.link for fact in facts.values() if fact.kept),
        reason=decisive.rule.description,
        none_yet=not any(answers.values()),
        also=_others(hits, decisive),
        circumstances=tuple((name, _told(name, context[name])) for name in (AGE, OFFICE_HOURS) if name in read),
    )


@record
class _Fact:
    """What a variable counts as, the question that says so ('' when none does), and whether it is really answered."""

    code: str
    link: str
    real: bool
    kept: bool = False


def _read(ready: Prepared, answers: Answers, enabled: frozenset[str]) -> dict[str, _Fact]:
    given: dict[str, str] = {}
    levels: dict[str, int] = {}
    for variable in ready.variables:
        counts = variable.ordered or variable.link in enabled
        code = variable.real(answers.get(variable.link, ())) if counts else None
        if code is not None:
            given[variable.name] = code
            if variable.ordered:
                levels[variable.link] = variable.positions[code]
    excluded = ready.conditions.excluded(levels)
    return {v.name: _fact(v, given.get(v.name), v.link in excluded, v.link in enabled) for v in ready.variables}


def _fact(variable: Variable, given: str | None, excluded: bool, shown: bool) -> _Fact:
    if given is not None:
        return _Fact(given, variable.link, True, kept=not shown and variable.positions[given] > 0)
    if shown or (variable.ordered and not excluded):
        return _Fact(UNKNOWN, variable.link, False)
    return _Fact(variable.order[0] if variable.ordered else UNKNOWN, "", False)


def _told(name: str, value: CellValue) -> CellValue:
    return UNKNOWN if name == AGE and value == UNKNOWN_AGE else value


def _others(hits: tuple[Hit, ...], decisive: Hit) -> tuple[str, ...]:
    # A rule without cells holds always, so it explains nothing.
    return tuple(hit.rule.id for hit in hits if hit is not decisive and hit.rule.cells)


def _variables(checklist: Questionnaire, urgency: Table, route: Table) -> tuple[Variable, ...]:
    links = {item.code: item.link_id for item in reversed(checklist.questions())}
    found: dict[str, Variable] = {}
    for table, ordered in ((urgency, True), (route, False)):
        for column in table.inputs:
            name = column.field
            if name not in found and name not in (AGE, OFFICE_HOURS, URGENCY):
                positions = {code: position for position, code in enumerate(column.values)}
                found[name] = Variable(name, column.values, positions, links.get(name, ""), ordered)
    return tuple(found.values())
