"""A checklist as the desk uses it: frozen, checked at load, with its questions easy to find."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desk.checklist.item import LOCAL, SPEAKERS, Code, EnableWhen, Item, Option, walk
from desk.checklist.plan import FlatPlan, make_flat_plan
from desk.checklist.values import NOT_ASKED, RESERVED, UNKNOWN, Value

__all__ = [
    "LOCAL",
    "NOT_ASKED",
    "RESERVED",
    "SPEAKERS",
    "UNKNOWN",
    "Code",
    "EnableWhen",
    "Item",
    "Option",
    "Questionnaire",
    "Value",
]

CHILD = "child"
"""Code of the repeated top-level group that is there once for every child of a report."""


@dataclass(frozen=True)
class Questionnaire:
    """A checklist (FHIR R4 `Questionnaire`), made by `desk.checklist.load`.

    `raw` is the file's JSON without its items, kept for the round trip. The indexes are made once, because
    the window asks at every key press.
    """

    url: str
    version: str
    items: tuple[Item, ...]
    name: str = ""
    title: str = ""
    status: str = ""
    date: str = ""
    publisher: str = ""
    language: str = ""
    copyright: str = ""
    effective_start: str = ""
    effective_end: str = ""
    raw: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    _all: tuple[Item, ...] = field(init=False, compare=False, repr=False)
    _links: Mapping[str, Item] = field(init=False, compare=False, repr=False)
    _codes: Mapping[str, Item] = field(init=False, compare=False, repr=False)
    _parents: Mapping[str, str] = field(init=False, compare=False, repr=False)
    _sections: Mapping[str, str] = field(init=False, compare=False, repr=False)
    _children: frozenset[str] = field(init=False, compare=False, repr=False)
    _plan: FlatPlan = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        everything = tuple(walk(self.items))
        codes: dict[str, Item] = {}
        for item in everything:
            if item.code:
                codes.setdefault(item.code, item)
        parents = {child.link_id: item.link_id for item in everything for child in item.items}
        object.__setattr__(self, "_all", everything)
        object.__setattr__(self, "_links", {item.link_id: item for item in everything})
        object.__setattr__(self, "_codes", codes)
        object.__setattr__(self, "_parents", parents)
        object.__setattr__(self, "_sections", self._map_sections())
        group = self.child_group
        object.__setattr__(self, "_children", frozenset(i.link_id for i in walk((group,) if group else ())))
        object.__setattr__(self, "_plan", make_flat_plan(self.items))

    @property
    def canonical(self) -> str:
        """`url|version`, by which a response names its questionnaire; without what is missing."""
        return f"{self.url}|{self.version}" if self.url and self.version else self.url

    @property
    def plan(self) -> FlatPlan:
        """The conditions of all items, put in order, for one flat view of the answers."""
        return self._plan

    @property
    def child_group(self) -> Item | None:
        """The repeated top-level group with code `child`, if there is one."""
        return next((i for i in self.items if i.is_group and i.repeats and i.code == CHILD), None)

    def all_items(self) -> tuple[Item, ...]:
        """Groups, questions and display texts, in document order."""
        return self._all

    def questions(self) -> tuple[Item, ...]:
        """Everything that can be answered, in document order."""
        return tuple(item for item in self._all if item.is_question)

    def by_link(self, link_id: str) -> Item | None:
        """The item with this linkId, if there is one."""
        return self._links.get(link_id)

    def by_code(self, code: str) -> Item | None:
        """The first item with this code of our own, if there is one."""
        return self._codes.get(code)

    def parent(self, link_id: str) -> str:
        """linkId of the group or question around this item, '' at the top."""
        return self._parents.get(link_id, "")

    def ancestors(self, link_id: str) -> tuple[str, ...]:
        """linkIds around this item, outermost first."""
        found: list[str] = []
        while link_id := self.parent(link_id):
            found.append(link_id)
        return tuple(reversed(found))

    def is_child_scoped(self, link_id: str) -> bool:
        """Whether this item lies inside the `child` group, so that every child has its own answer."""
        return link_id in self._children

    def sections(self) -> tuple[Item, ...]:
        """The parts to jump to: top-level groups, and in place of the `child` group the groups inside it.

        The `child` group itself is one too when it has questions that lie in none of its groups.
        """
        found: list[Item] = []
        for item in self.items:
            if item is self.child_group:
                inner = [child for child in item.items if child.is_group]
                if len(inner) < len(item.items):
                    found.append(item)
                found.extend(inner)
            elif item.is_group:
                found.append(item)
        return tuple(found)

    def section_of(self, link_id: str) -> str:
        """linkId of the innermost section in which this item lies, '' when it lies in none."""
        return self._sections.get(link_id, "")

    def _map_sections(self) -> dict[str, str]:
        within: dict[str, str] = {}
        # An inner section comes after the child group and takes its own items over.
        for section in self.sections():
            for item in walk((section,)):
                within[item.link_id] = section.link_id
        return within
