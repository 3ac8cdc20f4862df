"""What `nachtwacht-admin decide` answers: the proposal for one set of answers, as other programs read it."""

from collections.abc import Mapping
from datetime import datetime

from desk.checklist.enable import enabled_links
from desk.checklist.fit import misfits
from desk.checklist.item import Item
from desk.checklist.model import Questionnaire
from desk.checklist.reading import Findings
from desk.checklist.response import Answer, settled
from desk.checklist.values import Value
from desk.decision.propose import propose
from desk.decision.variables import YES_NO, answer_code
from desk.errors import FaultyFile
from desk.profile.codes import YOUTH_BIRTH_DATE
from desk.profile.model import Profile
from desk.words.birth import read_birth
from desk.words.times import local


def decide(profile: Profile, answers_json: object, at: datetime, file: str = "antwoorden") -> dict[str, object]:
    """The proposal at the instant `at` (with a zone) for `answers_json`: linkId -> code, codes, number, date or text.

    Gives exactly urgency, rank, provisional, open, pathway, route, rules and because (a list of linkId and
    answer). A boolean question takes true, false, "yes" and "no"; the age comes from the question with code
    `youth_birth_date`. Raises FaultyFile naming every unknown linkId and code; `file` is the name shown there.
    """
    answers = read_answers(profile.checklist, answers_json, file)
    here = local(at)
    asked = profile.checklist.by_code(YOUTH_BIRTH_DATE)
    said = answers.get(asked.link_id, ()) if asked else ()
    age = read_birth(str(said[0]), here.date()).age_from if said else None
    enabled = enabled_links(profile.checklist, answers)
    proposal = propose(profile, answers, age=age, local=here, enabled=enabled)
    return {
        "urgency": proposal.urgency,
        "rank": proposal.rank,
        "provisional": proposal.provisional,
        "open": list(proposal.open),
        "pathway": proposal.pathway,
        "route": proposal.route,
        "rules": list(proposal.rules),
        "because": [{"linkId": link_id, "answer": answer} for link_id, answer in proposal.because],
    }


def read_answers(checklist: Questionnaire, answers_json: object, file: str) -> dict[str, tuple[Value, ...]]:
    """The answers by linkId; raises FaultyFile with all that do not fit the checklist."""
    notes = Findings(file)
    if not isinstance(answers_json, Mapping):
        notes.stop("begin", "dit is geen lijst van antwoorden", 'schrijf één blok { } met "linkId": antwoord')
    answers: dict[str, tuple[Value, ...]] = {}
    for link_id, raw in answers_json.items():
        where = f"vraag {link_id}"
        item = checklist.by_link(str(link_id))
        if item is None:
            notes.fault(where, "staat niet in de vragenlijst", "gebruik een linkId van het profiel")
        elif not item.is_question:
            notes.fault(where, "is geen vraag", "antwoord op de vragen zelf")
        else:
            answers[item.link_id] = _read_values(item, raw, where, notes)
    if notes.faults:
        raise FaultyFile(notes.faults)
    return answers


def _read_values(item: Item, raw: object, where: str, notes: Findings) -> tuple[Value, ...]:
    values: list[Value] = []
    for value in raw if isinstance(raw, list) else [raw]:
        if isinstance(value, str | bool | int | float):
            values.append(_as_asked(item, value))
        else:
            notes.fault(where, "het antwoord is geen code, getal of tekst", "schrijf de code van het antwoord")
    for message in misfits(item, [settled(item, Answer(value)) for value in values]):
        notes.fault(where, message, _cure(item))
    return tuple(values)


def _as_asked(item: Item, value: Value) -> Value:
    """Yes and no in the form of this question: a boolean, or the codes `yes` and `no`."""
    if item.type == "boolean" and value in YES_NO:
        return value == YES_NO[0]
    if isinstance(value, bool) and item.option(answer_code(value)):
        return answer_code(value)
    return value


def _cure(item: Item) -> str:
    if item.type == "boolean":
        return "schrijf true of false"
    if item.options:
        return f"kies uit {', '.join(option.code for option in item.options)}, unknown, not-asked"
    return "verbeter het antwoord"
