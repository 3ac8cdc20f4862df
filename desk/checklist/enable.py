"""Which questions are asked now, which are still open, and which answers do not fit.

The rules are those of FHIR R4 enableWhen, with four choices made here:
- A question inside another repeated group counts with the answers of all instances (R4 looks at one only).
- `unknown` and `not-asked` have no value: `exists` is false, comparisons are false, `!=` is true. For the
  question itself they are an answer, so nothing stays open that nobody can answer (house rule 1).
- Conditions that go round in a circle and never settle leave their questions shown, with a warning.
- A question under an unanswered question shows, unless its own conditions say otherwise.
"""

from collections.abc import Iterator, Mapping

from desk.checklist.fit import misfits
from desk.checklist.model import Questionnaire
from desk.checklist.plan import settle_flat, shown, solve
from desk.checklist.response import Answered, Response
from desk.checklist.tree import Place, grow
from desk.checklist.values import Value
from desk.record import record


@record
class Problem:
    """An answer that does not fit, or that stands where it cannot; `message` is Dutch."""

    link_id: str
    message: str


@record
class Evaluation:
    """A response seen through its questionnaire, everything in document order.

    `enabled` holds linkIds of questions (no groups, no display texts), once each; `missing` those that are
    enabled, required and unanswered in at least one instance; `warnings` are Dutch sentences.
    """

    enabled: tuple[str, ...]
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]


def enabled_links(questionnaire: Questionnaire, answers: Mapping[str, tuple[Value, ...]]) -> frozenset[str]:
    """linkIds of everything that shows, groups and display texts too, for one flat view of the answers.

    `answers` are those of the report and of one child together. Fast (well under a millisecond for 60
    questions): the window calls it at every key press. The same rules as `evaluate`, with every repeated
    group there once.
    """
    flat = questionnaire.plan
    state, _ = solve(flat.plan, settle_flat(flat, answers))
    return frozenset(link_id for link_id, chain in flat.chains if shown(chain, state))


def evaluate(questionnaire: Questionnaire, response: Response) -> Evaluation:
    """What is asked, open and wrong in `response`. Never raises on answers: what does not fit is a problem."""
    tree = grow(questionnaire, response)
    enabled: set[str] = set()
    missing: set[str] = set()
    ignored: set[str] = set()
    problems: dict[str, list[Problem]] = {}
    for place in tree.root.walk():
        item = place.item
        if item is None:
            continue
        given = any(answer.given for answer in place.answers)
        if not place.enabled:
            if given:
                ignored.add(item.link_id)
            continue
        if item.is_question:
            enabled.add(item.link_id)
            if (item.required or item.min_occurs) and not given:
                missing.add(item.link_id)
        problems.setdefault(item.link_id, []).extend(_problems(place))
    for outer in (tree.root, *tree.root.walk()):
        for problem in _count_groups(outer):
            problems.setdefault(problem.link_id, []).append(problem)
    order = [item.link_id for item in questionnaire.all_items()]
    strays = _strays(questionnaire, tree.root)
    return Evaluation(
        enabled=tuple(link_id for link_id in order if link_id in enabled),
        missing=tuple(link_id for link_id in order if link_id in missing),
        problems=tuple(problem for link_id in order for problem in problems.get(link_id, ())) + tuple(strays),
        warnings=(
            *_mismatch(questionnaire, response),
            *(
                f"vraag {link}: het antwoord telt niet mee, de vraag is nu niet aan de orde"
                for link in order
                if link in ignored
            ),
            *_restless(tree.unsettled),
        ),
    )


def _problems(place: Place) -> Iterator[Problem]:
    item = place.item
    if item is None:
        return
    if item.is_question:
        for message in misfits(item, place.answers):
            yield Problem(item.link_id, message)
    elif place.answers:
        what = "een groep" if item.is_group else "een tekst om voor te lezen"
        yield Problem(item.link_id, f"dit is {what}, daar hoort geen antwoord bij")


def _count_groups(outer: Place) -> Iterator[Problem]:
    """Groups directly inside `outer` that are there too often or not often enough."""
    for level in outer.insides() or [outer]:
        groups = [place.item for place in level.inner if place.item and place.real and place.enabled]
        for group in dict.fromkeys(item.link_id for item in groups if item.is_group):
            same = [item for item in groups if item.link_id == group]
            most = same[0].max_occurs if same[0].repeats else 1
            least = same[0].min_occurs or 0
            if most is not None and len(same) > most:
                yield Problem(group, f"de groep staat er {len(same)} keer, hooguit {most} keer kan")
            if len(same) < least:
                yield Problem(group, f"de groep staat er {len(same)} keer, minstens {least} keer is gevraagd")


def _strays(questionnaire: Questionnaire, root: Place) -> Iterator[Problem]:
    for place in (root, *root.walk()):
        for level in (place, *place.insides()):
            for stray in level.strays:
                yield from _stray(questionnaire, stray)


def _stray(questionnaire: Questionnaire, stray: Answered) -> Iterator[Problem]:
    if questionnaire.by_link(stray.link_id) is None:
        yield Problem(stray.link_id, "deze vraag staat niet in de vragenlijst")
    else:
        yield Problem(stray.link_id, "het antwoord staat op de verkeerde plaats: niet in de groep van deze vraag")
    for inner in (*stray.items, *(inner for answer in stray.answers for inner in answer.items)):
        yield from _stray(questionnaire, inner)


def _mismatch(questionnaire: Questionnaire, response: Response) -> Iterator[str]:
    given, own = response.questionnaire, questionnaire.canonical
    if given and own and given != own and given != questionnaire.url:
        yield f"de antwoorden horen bij {given}, niet bij {own}"


def _restless(unsettled: tuple[str, ...]) -> Iterator[str]:
    if unsettled:
        names = ", ".join(unsettled)
        yield f"vragen {names} zetten elkaar aan en uit; ze blijven in beeld tot de vragenlijst verbeterd is"
