"""One line of a checklist: a group, a question or a text to show, with its answers and its conditions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from desk.checklist.typed import FITS
from desk.checklist.values import Value, key
from desk.record import record

LOCAL = "https://nachtwacht.example/fhir/"
"""Start of every url of our own: extensions (`core`, `danger`, ...) and the code systems of questions and answers."""

SPEAKERS = ("parent", "child", "professional")


@record
class Code:
    """A code of an item (`Questionnaire.item.code`)."""

    system: str
    code: str
    display: str


@record
class Option:
    """One answer to choose from.

    `value` is the plain answer (for a coded answer its code), `code` the same as text, `label` what is
    shown. `kind` is the FHIR type (Coding, String, Integer, Date, Time), `system` only for Coding.
    `exclusive` excludes all other answers, `initial` is chosen beforehand, `weight` is the ordinal value.
    """

    code: str
    label: str
    value: Value
    kind: str = "Coding"
    system: str = ""
    exclusive: bool = False
    initial: bool = False
    weight: float | None = None


@record
class EnableWhen:
    """One condition of an item: the answers of `question` against `value`.

    `operator` is one of exists = != > < >= <=; `kind` the FHIR type of `value` (Boolean, Coding, ...);
    `system` belongs to a Coding, `unit` to a Quantity.
    """

    question: str
    operator: str
    value: Value
    kind: str
    system: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Item:
    """A group, a question or a display text (FHIR R4 `Questionnaire.item`).

    `items` are the children: of a group, or of a question (asked under its answer). `code` is the first
    code in a system of our own, the stable ASCII name by which decision tables and the desk know the
    question, or ''. `core`, `danger`, `red_flags` (answer key -> what to say now), `texts` (speaker ->
    wording) and `help` come from our own extensions. `raw` is the item's JSON without its children, kept
    for the round trip.
    """

    link_id: str
    type: str
    text: str = ""
    prefix: str = ""
    code: str = ""
    codes: tuple[Code, ...] = ()
    required: bool = False
    repeats: bool = False
    read_only: bool = False
    max_length: int | None = None
    options: tuple[Option, ...] = ()
    initial: tuple[Value, ...] = ()
    enable_when: tuple[EnableWhen, ...] = ()
    enable_behavior: str = "all"
    items: tuple["Item", ...] = ()
    item_control: str = ""
    hidden: bool = False
    min_value: Value | None = None
    max_value: Value | None = None
    min_length: int | None = None
    regex: str = ""
    min_occurs: int | None = None
    max_occurs: int | None = None
    unit: str = ""
    unit_system: str = ""
    unit_code: str = ""
    display_category: str = ""
    translations: Mapping[str, str] = field(default_factory=dict, compare=False)
    core: bool = False
    danger: bool = False
    red_flags: Mapping[str, str] = field(default_factory=dict, compare=False)
    texts: Mapping[str, str] = field(default_factory=dict, compare=False)
    help: str = ""
    raw: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_group(self) -> bool:
        """Whether this holds questions and has no answer of its own."""
        return self.type == "group"

    @property
    def is_display(self) -> bool:
        """Whether this is only a text to show."""
        return self.type == "display"

    @property
    def is_question(self) -> bool:
        """Whether this can be answered."""
        return self.type not in {"group", "display"}

    def wording(self, speaker: str) -> str:
        """The question in words for who speaks (`parent`, `child`, `professional`); else the plain text."""
        return self.texts.get(speaker, self.text)

    def option(self, value: Value) -> Option | None:
        """The option that this answer is, if it is one."""
        code = key(value)
        return next((option for option in self.options if option.code == code), None)

    def red_flag(self, value: Value) -> str:
        """What to say now on this answer (Dutch), or ''."""
        return self.red_flags.get(key(value), "")


def fits(kind: str, options: tuple[Option, ...]) -> tuple[str, ...]:
    """The FHIR types in which an answer to an item of type `kind` with these options may be written."""
    if kind == "choice":
        return tuple(sorted({option.kind for option in options}))
    if kind == "open-choice":
        return tuple(sorted({option.kind for option in options} | {"String"}))
    return FITS.get(kind, ())


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """These items and everything below them, in document order."""
    for item in items:
        yield item
        yield from walk(item.items)
