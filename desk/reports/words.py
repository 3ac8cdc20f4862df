"""What of a report can be searched: names, numbers and words, in the form that search compares."""

from desk.checklist.values import RESERVED
from desk.profile.codes import CALLER_NAME, CALLER_ORGANISATION
from desk.record import record
from desk.reports.view import ReportView, said
from desk.words.excerpt import BETWEEN, word_by_word
from desk.words.phone import number_keys, read_number


@record
class SearchWords:
    """The three columns of the search index, and what of it was typed: a line of names, one of words, one of numbers.

    `names` and `words` are folded word by word (`desk.words.excerpt`).
    """

    names: str
    numbers: str
    words: str
    typed: str


def search_words(view: ReportView) -> SearchWords:
    """The report's searchable text."""
    state = view.state
    names = [state.reference, state.reference.replace("-", ""), *state.merged]
    names += [said(state, CALLER_NAME), said(state, CALLER_ORGANISATION)]
    names += [child.name for child in view.children]
    texts = [note.text for note in state.notes.values()]
    numbers = {call.number for call in state.calls}
    numbers |= {said.value for register in state.numbers.values() for said in register.values()}
    for (_, link), register in state.answers.items():
        for answer in register.values():
            texts += [_read(view, link, v) for v in answer.values if isinstance(v, str) and v not in RESERVED]
    for promise in state.promises.values():
        numbers |= {promise.number, promise.made.number, promise.made.second_number}
        texts += [promise.made.note, promise.made.who]
    texts += [decision.noted.decided_by for decision in state.decisions]
    numbers |= {text for text in texts if sum(letter.isdigit() for letter in text) >= 6 and len(text) < 30}
    numbers.discard("")
    keys = {key for number in numbers for key in number_keys(number)}
    shown = dict.fromkeys(filter(None, (read_number(number).shown for number in sorted(numbers))))
    by_name, named = word_by_word(_once(names))
    by_word, said_so = word_by_word(_once(texts))
    return SearchWords(by_name, " ".join(sorted(keys)), by_word, f"{named}\n{said_so}\n{BETWEEN.join(shown)}")


def _once(parts: list[str]) -> list[str]:
    return [part for part in dict.fromkeys(parts) if part]


def _read(view: ReportView, link: str, answer: str) -> str:
    """An answer as people read it: the words of an option that was chosen, none for yes and no or a single letter."""
    item = view.profile.checklist.by_link(link) if view.profile else None
    option = item.option(answer) if item is not None and item.options else None
    if option is None:
        return answer if len(answer) > 1 else ""
    return "" if answer in ("yes", "no") else option.label
