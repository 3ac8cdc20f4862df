"""What of a report can be searched: names, numbers and words, in the form that search compares."""

from desk.checklist.values import RESERVED
from desk.profile.codes import CALLER_NAME, CALLER_ORGANISATION
from desk.record import record
from desk.reports.view import ReportView, said
from desk.words.fold import clean_text, fold_text
from desk.words.phone import number_keys


@record
class SearchWords:
    """The three columns of the search index."""

    names: str
    numbers: str
    words: str


def search_words(view: ReportView) -> SearchWords:
    """The report's searchable text."""
    state = view.state
    names = [state.reference, state.reference.replace("-", ""), *state.merged]
    names += [said(state, CALLER_NAME), said(state, CALLER_ORGANISATION)]
    names += [child.name for child in view.children]
    texts = [note.text for note in state.notes.values()]
    numbers = {call.number for call in state.calls}
    numbers |= {said.value for register in state.numbers.values() for said in register.values()}
    for register in state.answers.values():
        for answer in register.values():
            texts += [v for v in answer.values if isinstance(v, str) and v not in RESERVED and len(v) > 1]
    for promise in state.promises.values():
        numbers |= {promise.made.number, promise.made.second_number}
        texts += [promise.made.note, promise.made.who]
    texts += [decision.noted.decided_by for decision in state.decisions]
    numbers |= {text for text in texts if sum(letter.isdigit() for letter in text) >= 6 and len(text) < 30}
    keys = {key for number in numbers if number for key in number_keys(number)}
    return SearchWords(_folded(names), " ".join(sorted(keys)), _folded(texts))


def _folded(parts: list[str]) -> str:
    return clean_text(fold_text(" ".join(dict.fromkeys(part for part in parts if part))))
