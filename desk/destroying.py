"""What may be destroyed here and what was: the list, and carrying out what the log says. A part of the desk.

Whoever may not approve is given no list. Nothing is destroyed by itself: each is a command of somebody who may.
"""

from typing import TYPE_CHECKING, Any

from desk.fetching import Fetching
from desk.retention_rows import DestructionRow, ErasureRow
from desk.storage.erasing import named_in
from desk.sync.erasing import ErasureDue

if TYPE_CHECKING:
    from desk.profile.retention import Ground, Terms
    from desk.retention.destroyable import Destroyable, Destroyables

APPROVE = "retention.approve"


class Destroying(Fetching):
    """Between the gate and `desk.desk.Desk`."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.not_erased = ""
        """Why the shared store still holds something that was destroyed; empty: it does not."""

    @property
    def terms(self) -> "Terms":
        """How long what is kept here."""
        # Here and below imported when asked for: a start does without.
        from desk.profile.retention import terms_in

        profile = self.profile
        return terms_in(profile.files if profile is not None else None)

    def destruction(self) -> tuple[DestructionRow, ...]:
        """The reports whose term is over, longest ago first; nothing for who may not approve (`may` says why)."""
        if not self._granted(APPROVE):
            return ()
        nothing: tuple[DestructionRow, ...] = ()
        rows = self._shown.known(self._destroyables().rows, nothing)
        self._listed("destruction", [row.report for row in rows if not row.late])
        return rows

    def destroyed(self) -> tuple[ErasureRow, ...]:
        """What was destroyed, newest first; nothing for who may not approve."""
        if not self._granted(APPROVE):
            return ()
        rows: list[ErasureRow] = [*self._shown.others("erasure").values()]
        return tuple(sorted(rows, key=lambda row: (row.at, row.id), reverse=True))

    def grounds(self) -> "tuple[Ground, ...]":
        """Why something may be destroyed before its term is over."""
        return tuple(one for one in self.terms.grounds if one.asked)

    def destroyable(self, report: str) -> "Destroyable | None":
        """For decisions: a report with all that goes along."""
        return self._destroyables().of(report)

    def _destroyables(self) -> "Destroyables":
        from desk.retention.destroyable import Destroyables

        return Destroyables(self._shown, self._reader, self.terms, self.now)

    def _erases(self, due: ErasureDue) -> None:
        """What was destroyed goes from the journal and from what is being typed; and what the store holds is said."""
        if due.erasures:
            reports = [thing.hex() for _, payload in due.erasures if (thing := named_in(payload)[1])]
            self._typed.forget_reports(reports)
            self._journal.erase(due.erasures, reports)
        self.not_erased = due.why
