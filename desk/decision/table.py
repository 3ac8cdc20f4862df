"""A decision table as the desk evaluates it: frozen, small, and never silent about a missing input.

The table is one GoRules JDM `decisionTableNode`. The public engine turns a missing or misspelt input into
"no match", so that an empty call gets the lowest urgency; here it is an error (DeskBug), because the caller
must give every column a value (`desk.decision.propose` does: unanswered is "unknown").
"""

import math
from collections.abc import Mapping
from typing import Literal

from desk.errors import DeskBug
from desk.record import record

Value = str | float | bool
"""What a column or an output may hold: a code, a number (also int) or a boolean."""

Kind = Literal["text", "number", "boolean"]
HitPolicy = Literal["collect", "first"]


@record
class Range:
    """An interval of numbers; a bound of None is open-ended. One number is the closed range from it to itself."""

    low: float | None
    low_included: bool
    high: float | None
    high_included: bool

    def __contains__(self, number: float) -> bool:
        if self.low is not None and (number < self.low or (number == self.low and not self.low_included)):
            return False
        return self.high is None or number < self.high or (number == self.high and self.high_included)


@record
class Words:
    """A cell that holds for each of these codes or booleans."""

    values: frozenset[Value]

    def holds(self, value: Value) -> bool:
        """Whether the cell matches this value."""
        return value in self.values


@record
class Numbers:
    """A cell that holds for a number in any of these ranges."""

    ranges: tuple[Range, ...]

    def holds(self, value: Value) -> bool:
        """Whether the cell matches this value; a value that is no number never does."""
        return not isinstance(value, str) and any(value in range_ for range_ in self.ranges)


Cell = Words | Numbers


@record
class Column:
    """One input or output. `values` are the codes of a text column; of an input from least to most dangerous.

    The order comes from the file (`fieldType.enum.values`) or from the profile (`load_table(columns=...)`).
    """

    field: str
    label: str
    kind: Kind
    values: tuple[str, ...] = ()

    def admits(self, value: object) -> bool:
        """Whether this value may stand in this column."""
        if self.kind == "text":
            return isinstance(value, str) and value in self.values
        if self.kind == "boolean":
            return isinstance(value, bool)
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


@record
class Rule:
    """One row: `cells` holds only the filled cells, as (field, cell); `outputs` follow the table's outputs."""

    id: str
    description: str
    cells: tuple[tuple[str, Cell], ...]
    outputs: tuple[Value, ...]


@record
class Hit:
    """A rule that holds: its outputs by field, and the input fields that it read."""

    rule: Rule
    outputs: Mapping[str, Value]
    read: tuple[str, ...]


@record
class Table:
    """One decision table: `collect` gives every rule that holds, in order; `first` only the first one."""

    name: str
    hit_policy: HitPolicy
    inputs: tuple[Column, ...]
    outputs: tuple[Column, ...]
    rules: tuple[Rule, ...]

    def input(self, field: str) -> Column | None:
        """The input column with this field, if the table has it."""
        return next((column for column in self.inputs if column.field == field), None)

    def output(self, field: str) -> Column | None:
        """The output column with this field, if the table has it."""
        return next((column for column in self.outputs if column.field == field), None)


def evaluate(table: Table, context: Mapping[str, Value]) -> tuple[Hit, ...]:
    """The rules that hold for these inputs: all in table order for `collect`, at most one for `first`.

    Fields that the table does not have are ignored. Raises DeskBug when an input is missing or has a value
    that its column does not declare: that is never a "no match".
    """
    for column in table.inputs:
        if column.field not in context:
            raise DeskBug(f"Tabel {table.name}: invoer {column.field} ontbreekt; het voorstel is niet gemaakt.")
        if not column.admits(context[column.field]):
            value = context[column.field]
            raise DeskBug(f"Tabel {table.name}: {column.field} kent {value!r} niet; het voorstel is niet gemaakt.")
    hits: list[Hit] = []
    for rule in table.rules:
        if all(cell.holds(context[field]) for field, cell in rule.cells):
            outputs = {column.field: value for column, value in zip(table.outputs, rule.outputs, strict=True)}
            hits.append(Hit(rule, outputs, tuple(field for field, _ in rule.cells)))
            if table.hit_policy == "first":
                break
    return tuple(hits)
