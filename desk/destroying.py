"""What may be destroyed here and what was: the list, and carrying out what the log says. A part of the desk."""

from typing import Any

from desk.gated import Gated
from desk.storage.erasing import named_in
from desk.sync.erasing import ErasureDue


class Destroying(Gated):
    """Between the gate and `desk.desk.Desk`."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.not_erased = ""
        """Why the shared store still holds something that was destroyed; empty: it does not."""

    def _erases(self, due: ErasureDue) -> None:
        """What was destroyed goes from the journal and from what is being typed; and what the store holds is said."""
        if due.erasures:
            reports = [thing.hex() for _, payload in due.erasures if (thing := named_in(payload)[1])]
            self._typed.forget_reports(reports)
            self._journal.erase(due.erasures, reports)
        self.not_erased = due.why
