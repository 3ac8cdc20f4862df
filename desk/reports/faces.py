"""What the screen shows of a question whatever was answered: made once for a profile, used at every key press. Pure."""

from dataclasses import dataclass
from functools import lru_cache

from desk.checklist.model import Item, Value
from desk.checklist.values import NOT_ASKED, UNKNOWN
from desk.profile.model import Profile
from desk.rows import OptionRow

_KINDS = {"text": "text", "integer": "number", "decimal": "number", "date": "date", "dateTime": "date"}
_KEYS = 9


@dataclass(frozen=True, slots=True)
class Face:
    """A question: the section it stands in, whether each child has its own, and the row of each option, both ways.

    `kind` and `yes_no_only` are those of a QuestionRow; `options` holds (as it is, as it is when chosen).
    """

    item: Item
    section: str
    per_child: bool
    kind: str
    yes_no_only: bool
    options: tuple[tuple[OptionRow, OptionRow], ...]

    def options_with(self, values: tuple[Value, ...]) -> tuple[OptionRow, ...]:
        """The options, those among `values` chosen."""
        chosen = {str(value).lower() if isinstance(value, bool) else str(value) for value in values}
        return tuple([picked if chosen and plain.code in chosen else plain for plain, picked in self.options])


@dataclass(frozen=True, slots=True)
class Heading:
    """A section: its linkId, number, title, and whether each child has its own."""

    link: str
    number: str
    title: str
    per_child: bool


@lru_cache(maxsize=16)
def faces(profile: Profile) -> tuple[tuple[Heading, ...], tuple[Face, ...]]:
    """The sections of the checklist and the questions that show in one of them, in document order."""
    checklist = profile.checklist
    sections = checklist.sections()
    headings = tuple(
        Heading(
            section.link_id,
            section.prefix.strip(". ") or str(place),
            section.text,
            checklist.is_child_scoped(section.link_id),
        )
        for place, section in enumerate(sections, 1)
    )
    inside = {heading.link for heading in headings}
    found = []
    for item in checklist.questions():
        section = checklist.section_of(item.link_id)
        if section in inside and not item.hidden:
            found.append(face_of(item, section, per_child=checklist.is_child_scoped(item.link_id)))
    return headings, tuple(found)


def face_of(item: Item, section: str, *, per_child: bool) -> Face:
    """What shows of one question, whatever checklist it stands in."""
    yes_no = item.type == "boolean" or {option.code for option in item.options} == {"yes", "no"}
    return Face(item, section, per_child, _kind(item), yes_no, _options(item))


def _kind(item: Item) -> str:
    if item.options or item.type == "boolean":
        return "choices" if item.repeats else "choice"
    return _KINDS.get(item.type, "line")


def _options(item: Item) -> tuple[tuple[OptionRow, OptionRow], ...]:
    """The options with their keys; onbekend (0) and niet gevraagd (-) on every question (design 5)."""
    given = [(option.code, option.label, bool(item.red_flag(option.value))) for option in item.options]
    if item.type == "boolean":
        given = [("true", "Ja", bool(item.red_flag(True))), ("false", "Nee", bool(item.red_flag(False)))]
    rows = [
        (code, label, str(place) if len(given) <= _KEYS else "", danger)
        for place, (code, label, danger) in enumerate(given, 1)
    ]
    rows += [(UNKNOWN, "Onbekend", "0", False), (NOT_ASKED, "Niet gevraagd", "-", False)]
    return tuple(
        (
            OptionRow(code, label, key, chosen=False, danger=danger),
            OptionRow(code, label, key, chosen=True, danger=danger),
        )
        for code, label, key, danger in rows
    )
