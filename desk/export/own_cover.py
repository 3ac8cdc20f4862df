"""Others are covered on what a child gets to see of themselves (AVG art. 15(4), Jeugdwet 7.3.10). Pure.

Covered are who called without their word, other children of the family, and telephone numbers of people. What a text
tells of somebody in other words no program finds: whoever hands it over reads it through.
"""

import re
from collections.abc import Callable, Collection, Iterable
from functools import cache

from desk.errors import DeskBug
from desk.export.nameless import Veil, veil
from desk.export.sharing import is_named
from desk.profile.codes import CALLER_ROLE
from desk.profile.model import Profile
from desk.record import record
from desk.reports.callers import Callers, callers_of
from desk.reports.view import ReportView
from desk.words.phone import read_number, same_number
from resources import resource

CALLER, OTHER, NUMBER = "[beller]", "[ander kind]", "[nummer]"
SAYS = {
    CALLER: f"Wie er belde en niet bekend wil zijn: daar staat {CALLER}.",
    OTHER: f"De namen van andere kinderen: daar staat {OTHER}.",
    NUMBER: f"Telefoonnummers van anderen: daar staat {NUMBER}.",
}
# A day reads like a number that begins with a zero.
_DAY = re.compile(r"(?<!\d)\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)")
_NUMBER = re.compile(r"(?<!\d)(?:\+|\(?0)[\d\s()./\-\u00a0\u2011]{6,}\d")

_TWO = 11


@record
class Cover:
    """What covers others in every text of one report. `nameless`: somebody called who does not want to be known."""

    caller: Veil
    others: Veil
    public: frozenset[str]
    nameless: bool

    def __call__(self, text: str) -> str:
        return self.others(self.caller(self._numberless(text)))

    def _numberless(self, text: str) -> str:
        parts, at = [], 0
        for day in _DAY.finditer(text):
            parts += [_NUMBER.sub(self._number, text[at : day.start()]), day[0]]
            at = day.end()
        return "".join([*parts, _NUMBER.sub(self._number, text[at:])])

    def _number(self, run: re.Match[str]) -> str:
        key = read_number(run[0]).key
        # Two that stand side by side read as none.
        several = not key and sum(map(str.isdigit, run[0])) >= _TWO
        return NUMBER if several or (key and key not in self.public) else run[0]


def cover_of(view: ReportView, callers: Callers, names: Collection[str], others: Iterable[str]) -> Cover:
    """What covers others in a report about a child: `names` are what it is called, `others` other children, `callers`
    who does not want to be known, in any of the reports that may be about this child."""
    hidden = veil(callers, names, family=True, word=CALLER) if callers else Veil()
    siblings = veil(Callers(names=tuple(others)), names, family=True, word=OTHER)
    return Cover(hidden, siblings, _public(view.profile), is_nameless(view))


def nameless_in(views: Iterable[ReportView]) -> Callers:
    """Who called in any of these reports and does not want to be known; a yes in one is none in another."""
    said = [callers_of(view.state) for view in views if is_nameless(view)]
    lists = ([getattr(one, name) for one in said] for name in ("names", "organisations", "numbers"))
    return Callers(*(tuple(dict.fromkeys(text for texts in several for text in texts)) for several in lists))


def is_nameless(view: ReportView) -> bool:
    """Whether somebody called who is not the child, and did not say that they may be known.

    Also who gave no name and no number: as what they called is told by the answers about them.
    """
    state = view.state
    called = bool(callers_of(state) or state.calls or state.by_code(CALLER_ROLE))
    return called and not (is_named(view) or called_self(view))


def called_self(view: ReportView) -> bool:
    """Whether it was the child who called, and nobody else: not another line, and nobody took the telephone."""
    state, said = view.state, view.state.by_code(CALLER_ROLE)
    lines = [call.number for call in state.calls if call.direction == "in"]
    alone = all(number == lines[0] or same_number(number, lines[0]) for number in lines) and not state.merged_from
    return bool(said) and all(value == "child" for value in said) and state.spoke <= {"child"} and alone


def _public(profile: Profile | None) -> frozenset[str]:
    """Numbers that are no person's: those of routes and providers."""
    if profile is None:
        return frozenset()
    lists = [route.numbers for route in profile.routes] + [(one.day, one.night) for one in profile.providers]
    known = (number.number for several in lists for number in several if number is not None)
    return frozenset(key for number in known if (key := read_number(number).key))


class Staff:
    """What people who work here are called: by name, or each by a number of their own (resources/papers/own.toml)."""

    def __init__(self, name_of: Callable[[str], str], how: str = "") -> None:
        self._name_of, self._how = name_of, how or _how()
        self._numbers: dict[str, int] = {}

    @property
    def named(self) -> bool:
        """Whether people who work here stand there by name."""
        return self._how == "name"

    def __call__(self, person: str) -> str:
        name = self._name_of(person) if person else ""
        return name if self.named or not name else self.called(name)

    def called(self, name: str) -> str:
        """What somebody is called here of whom only a name is known; empty for none."""
        if self.named or not name:
            return name
        return f"medewerker {self._numbers.setdefault(name, len(self._numbers) + 1)}"

    def covered(self, text: str) -> str:
        """A text in which those who have a number are called by it; names stay where people are named."""
        for name, number in self._numbers.items():
            text = text.replace(name, f"medewerker {number}")
        return text


@cache
def _how() -> str:
    """Read once: it ships with the program."""
    # Imported here: a start of the window does without.
    import tomllib

    how = tomllib.loads(resource("papers", "own.toml").read_text(encoding="utf-8")).get("staff")
    if how not in ("name", "number"):
        raise DeskBug(f"own.toml, staff: '{how}' is geen name of number.")
    return str(how)
