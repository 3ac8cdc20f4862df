"""Exact answers about rules as boxes: is a box covered by others, and if not, for which case.

A column's domain is cut into atoms, the pieces that no cell of the table divides: its codes, true and false,
or for numbers each bound and each gap between bounds. A cell is a bit mask of atoms, a rule one mask a column.
"""

from collections.abc import Sequence
from itertools import pairwise

from desk.decision.table import Column, Numbers, Rule, Table, Value

Box = tuple[int, ...]
_MAX_STEPS = 300_000
"""For all questions about one table together, about a second; the shipped tables take a few hundred."""


class TooLargeError(Exception):
    """The proofs of this table need more steps than a start of the desk may cost."""


class Space:
    """The cases that a table can meet, and its rules as boxes in it."""

    def __init__(self, table: Table) -> None:
        self.columns = table.inputs
        self.atoms = [_atoms(column, table) for column in table.inputs]
        self.whole: Box = tuple((1 << len(atoms)) - 1 for atoms in self.atoms)
        self._steps = 0

    def box(self, rule: Rule) -> Box:
        """The cases for which this rule holds."""
        cells = dict(rule.cells)
        masks = list(self.whole)
        for index, column in enumerate(self.columns):
            if cell := cells.get(column.field):
                masks[index] = sum(1 << bit for bit, atom in enumerate(self.atoms[index]) if cell.holds(atom))
        return tuple(masks)

    def outside(self, box: Box, others: Sequence[Box]) -> dict[str, Value] | None:
        """A case in `box` that none of `others` holds, as field -> value; None when they cover it.

        Raises TooLargeError when all that was asked about this table takes too long.
        """
        if not all(box):
            return None
        left = self._left(box, others, 0)
        if left is None:
            return None
        found = zip(self.columns, self.atoms, left, strict=True)
        # The last atom of what is left: for codes the most dangerous one, the case that people ask about first.
        return {column.field: atoms[mask.bit_length() - 1] for column, atoms, mask in found}

    def _left(self, box: Box, others: Sequence[Box], start: int) -> Box | None:
        for index in range(start, len(others)):
            self._steps += 1
            if self._steps > _MAX_STEPS:
                raise TooLargeError
            other = others[index]
            if not all(mine & theirs for mine, theirs in zip(box, other, strict=True)):
                continue
            rest = list(box)
            for column, (mine, theirs) in enumerate(zip(box, other, strict=True)):
                if beyond := mine & ~theirs:
                    piece = (*rest[:column], beyond, *rest[column + 1 :])
                    if left := self._left(piece, others, index + 1):
                        return left
                    rest[column] = mine & theirs
            return None
        return box


def _atoms(column: Column, table: Table) -> list[Value]:
    """One value for each piece of the column's domain, in order."""
    if column.kind == "text":
        return list(column.values)
    if column.kind == "boolean":
        return [False, True]
    bounds: set[float] = set()
    for rule in table.rules:
        for field, cell in rule.cells:
            if field == column.field and isinstance(cell, Numbers):
                bounds.update(bound for r in cell.ranges for bound in (r.low, r.high) if bound is not None)
    if not bounds:
        return [0.0]
    cuts = sorted(bounds)
    atoms: list[Value] = [cuts[0] - 1, cuts[0]]
    for before, cut in pairwise(cuts):
        atoms += [(before + cut) / 2, cut]
    return [*atoms, cuts[-1] + 1]
