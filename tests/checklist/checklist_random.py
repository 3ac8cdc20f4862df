"""Random checklists and answers for the property tests, circles and nonsense included."""

from typing import Any

from checklist_making import HL7, ask, child_group, choose, form, group, when
from hypothesis import strategies as st

from desk.checklist.values import Value

CODES = ("yes", "no", "some")
KINDS = ("boolean", "choice", "open-choice", "integer", "decimal", "date", "text")

dates = st.sampled_from(["2011", "2012", "2011-12", "2011-12-05", "2012-01-01"])
plain: dict[str, st.SearchStrategy[Value]] = {
    "boolean": st.booleans(),
    "choice": st.sampled_from(CODES),
    "open-choice": st.sampled_from((*CODES, "anders")),
    "integer": st.integers(0, 3),
    "decimal": st.sampled_from([0.5, 1, 1.5, 2]),
    "date": dates,
    "text": st.sampled_from(["a", "b", "c d"]),
}
reserved = st.sampled_from(["unknown", "not-asked"])
nonsense = st.one_of(
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(alphabet=st.characters(), max_size=5),
    st.sampled_from(["unknown", "2011-13-45", "25:99", "\ud800", "\x0b", "  "]),
)


@st.composite
def conditions(draw: st.DrawFn, targets: list[tuple[str, str]]) -> dict[str, object]:
    """Up to two conditions on questions out of `targets` (linkId, kind), as fields of an item."""
    found = []
    for _ in range(draw(st.integers(0, 2)) if targets else 0):
        link_id, kind = draw(st.sampled_from(targets))
        operators = ["exists", "=", "!="]
        if kind in {"integer", "decimal", "date", "text"}:
            operators += [">", "<", ">=", "<="]
        operator = draw(st.sampled_from(operators))
        if operator == "exists":
            found.append(when(link_id, operator, "Boolean", draw(st.booleans())))
        elif kind in {"choice", "open-choice"}:
            coding = {"code": draw(st.sampled_from(CODES))}
            if draw(st.booleans()):
                coding["system"] = "urn:antwoorden"
            found.append(when(link_id, operator, "Coding", coding))
        else:
            name = {"text": "String"}.get(kind, kind.title())
            found.append(when(link_id, operator, name, draw(plain[kind])))
    if not found:
        return {}
    return {"enableWhen": found, "enableBehavior": draw(st.sampled_from(["all", "any"]))}


@st.composite
def checklists(draw: st.DrawFn, *, circles: bool = True) -> dict[str, Any]:
    """A checklist of up to nine questions in groups, under answers, and per child.

    Without `circles`, conditions look back only, so that a simple recursion can check the outcome.
    """
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=9))
    questions = [(str(number), kind) for number, kind in enumerate(kinds)]
    groups = draw(st.lists(st.sampled_from(["plain", "under", "repeated", "child", "end"]), max_size=len(kinds)))
    items: list[dict[str, Any]] = []
    levels: list[list[dict[str, Any]]] = [items]
    child: list[dict[str, Any]] = []
    for number, (link_id, kind) in enumerate(questions):
        known = questions if circles else questions[:number]
        where = groups[number] if number < len(groups) else "plain"
        if where == "end" and len(levels) > 1:
            levels.pop()
        if where == "child":
            levels = [items, child]
        if where == "repeated":
            fields = draw(conditions(known))
            inner: list[dict[str, Any]] = []
            made = group(f"g{link_id}", repeats=draw(st.booleans()), **fields)
            made["item"] = inner
            levels[-1].append(made)
            levels.append(inner)
        item = _question(draw, link_id, kind, draw(conditions(known)))
        levels[-1].append(item)
        if where == "under" and not item.get("repeats"):
            item["item"] = []
            levels.append(item["item"])
    if child:
        items.append(child_group(*child))
    return form(*_without_empty(items))


def _question(draw: st.DrawFn, link_id: str, kind: str, fields: dict[str, object]) -> dict[str, Any]:
    fields = {**fields, "required": draw(st.booleans()), "repeats": draw(st.booleans())}
    if draw(st.booleans()):
        fields["extension"] = [{"url": HL7 + "questionnaire-hidden", "valueBoolean": False}, {"url": "urn:onbekend"}]
    return choose(link_id, *CODES, kind=kind, **fields) if "choice" in kind else ask(link_id, kind, **fields)


def _without_empty(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    for item in items:
        if "item" in item:
            item["item"] = _without_empty(item["item"])
            if not item["item"]:
                del item["item"]
    return items


@st.composite
def flat_answers(draw: st.DrawFn, resource: dict[str, Any]) -> dict[str, tuple[Value, ...]]:
    """Fitting answers to some of the questions, reserved codes among them."""
    found: dict[str, tuple[Value, ...]] = {}
    for item in every(resource["item"]):
        if item["type"] in plain:
            values = st.lists(st.one_of(plain[item["type"]], reserved), max_size=2 if item["repeats"] else 1)
            found[item["linkId"]] = tuple(draw(values))
    return found


@st.composite
def odd_answers(draw: st.DrawFn, resource: dict[str, Any]) -> dict[str, tuple[Value, ...]]:
    """Answers of any kind to questions, groups and links that do not exist."""
    links = [item["linkId"] for item in every(resource["item"])] + ["weg"]
    return draw(st.dictionaries(st.sampled_from(links), st.lists(nonsense, max_size=3).map(tuple), max_size=5))


def every(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All items, in document order."""
    return [found for item in items for found in (item, *every(item.get("item", [])))]
