"""Where the words stand that were searched for: a few words around them, as people typed them, and which to mark.

Search compares folded words (`desk.words.fold`); people read what was typed. Both are kept word by word, so that the
place in the one is the place in the other.
"""

from collections.abc import Iterable

from desk.words.fold import clean_text, fold_text

BEFORE, AFTER = 3, 5
"""So many words stand before and after the one that was found."""

END = "\t"
BETWEEN = f"{END} "
"""Between names, texts and numbers in what was typed; none of them holds a tab."""

Marks = tuple[tuple[int, int], ...]


def word_by_word(parts: Iterable[str]) -> tuple[str, str]:
    """The parts as search compares them and as they were typed: as many words in both, with one blank between words.

    In what was typed `BETWEEN` stands between parts.
    """
    folded: list[str] = []
    typed: list[str] = []
    for part in parts:
        words = clean_text(part).split()
        search = clean_text(fold_text(part)).split()
        if not part.isascii() or len(words) != len(search):
            # There may be a sign that search drops or takes apart: then it is read word by word, as search does.
            pairs = [(word, clean_text(fold_text(word)).split()) for word in words]
            words = [one for word, many in pairs for one in ([word] if len(many) == 1 else many)]
            search = [one for _, many in pairs for one in many]
        if words:
            folded.extend(search)
            typed.append(" ".join(words))
    return " ".join(folded), BETWEEN.join(typed)


class Excerpts:
    """Cuts the excerpts of one search: for `tokens`, folded words each as a beginning, or the `digits` of a number."""

    def __init__(self, tokens: list[str], digits: str) -> None:
        self._tokens, self._digits = tokens, digits

    def of(self, names: str, words: str, typed: str) -> tuple[str, Marks]:
        """The excerpt of one report, and where in it the found words begin and end. Empty when nothing of it was typed.

        `names` and `words` are folded; `typed` holds three lines: names, words, numbers.
        """
        named, _, rest = typed.partition("\n")
        said, _, numbers = rest.partition("\n")
        if self._digits:
            for number in numbers.split(BETWEEN):
                marks = _digits_in(number, self._digits)
                if marks:
                    return number, marks
        for token in self._tokens:
            if _begins(names, token) < 0 and (at := _begins(words, token)) >= 0:
                return self._around(words, said, at)
        at = _begins(names, self._tokens[0]) if self._tokens else -1
        return _name_at(named, names.count(" ", 0, at)) if at >= 0 else ("", ())

    def _around(self, words: str, said: str, at: int) -> tuple[str, Marks]:
        """The words around the one at this place, of the same text."""
        found = words.count(" ", 0, at)
        typed = said.split(" ", found + AFTER + 1)
        first = last = found
        while first > max(0, found - BEFORE) and not typed[first - 1].endswith(END):
            first -= 1
        while last < min(len(typed) - 1, found + AFTER) and not typed[last].endswith(END):
            last += 1
        hits = {found}
        if len(self._tokens) > 1:
            searched = words.split(" ", last + 1)[first : last + 1]
            hits = {first + n for n, word in enumerate(searched) if any(_begins(word, t) >= 0 for t in self._tokens)}
        text = "… " if first and not typed[first - 1].endswith(END) else ""
        marks = []
        for place in range(first, last + 1):
            word = typed[place].rstrip(END)
            if place in hits:
                marks.append((len(text), len(text) + len(word)))
            text += f"{word} "
        whole = last + 1 == len(typed) or typed[last].endswith(END)
        return text[:-1] if whole else f"{text}…", tuple(marks)


def _begins(text: str, token: str) -> int:
    """Where a word of `text` begins with `token`; -1 for nowhere. What is no letter and no digit parts words."""
    at = text.find(token)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(token, at + 1)
    return at


def _name_at(named: str, place: int) -> tuple[str, Marks]:
    """The name in which this word stands, with the word marked."""
    for name in named.split(BETWEEN):
        words = name.split(" ")
        if place < len(words):
            begin = sum(len(word) + 1 for word in words[:place])
            return name, ((begin, begin + len(words[place])),)
        place -= len(words)
    return "", ()


def _digits_in(number: str, digits: str) -> Marks:
    places = [place for place, sign in enumerate(number) if sign.isdigit()]
    at = "".join([number[place] for place in places]).find(digits)
    return ((places[at], places[at + len(digits) - 1] + 1),) if at >= 0 else ()
