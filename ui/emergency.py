"""Every hour, and when somebody asks, the emergency card of this moment is kept in the folder for copies.

The rows are read at once; printing and writing are done beside the window, since a network folder may take minutes.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.aside import Aside
from ui.look.look import look

if TYPE_CHECKING:
    from desk.desk import Desk

EVERY = timedelta(hours=1)
# Not while the desk still starts.
FIRST = timedelta(minutes=1)


class EmergencyCards(QObject):
    """Keeps the card in `folder()`; an empty path: nobody chose one, so nothing is made by the hour.

    Signals: `made()` the card of `last` stands there; `failed(str)` why not, in Dutch.
    """

    made = Signal()
    failed = Signal(str)

    def __init__(self, desk: "Desk", folder: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._folder = desk, folder
        self._due: datetime | None = None
        self._trouble = ""
        self._stopped = False
        self._aside = Aside("noodkaart", self)
        self._aside.ended.connect(self._ended)
        self.last: tuple[Path, datetime] | None = None
        """The card that was kept last, and of which moment it is."""

    def make(self, folder: Path) -> None:
        """Make the card of now, in this folder."""
        from desk.emergency import emergency_card

        if self._aside.busy:
            words = self.tr("%1: this folder does not answer, so there is no new emergency card. Look at the network.")
            self._say(words.replace("%1", str(folder)))
            return
        desk = self._desk
        now, health = desk.now(), desk.health()
        promises, cards = desk.for_paper()
        card = emergency_card(
            desk=desk.info.name if desk.info else "",
            routes=desk.routes(),
            on_call=desk.on_call(),
            promises=promises,
            cards=cards,
            now=now,
            store_as_of=health.store_as_of if health.level != "ok" else None,
        )
        desk.took_along("card", "print", [row.id for row in cards])
        families = look().families

        def work() -> tuple[Path | None, datetime, str]:
            from desk.emergency_file import keep
            from desk.errors import SurroundingsFailed
            from ui.emergency_page import pdf

            try:
                return keep(folder, pdf(card, families)), now, ""
            except SurroundingsFailed as failure:
                return None, now, str(failure)

        self._aside.do(work)

    def stop(self) -> None:
        """No more cards; one that is nearly done is waited for."""
        self._stopped = True
        self._aside.stop()

    def tick(self, now: datetime) -> None:
        """A second went by; `now` is the desk's time, UTC."""
        if self._due is None:
            self._due = now + FIRST
        if self._stopped or now < self._due:
            return
        self._due = now + EVERY
        if folder := self._folder():
            self.make(Path(folder))

    def _ended(self, result: tuple[Path | None, datetime, str]) -> None:
        path, at, why = result
        self._say(why)
        if path is not None:
            self.last = (path, at)
            self.made.emit()

    def _say(self, trouble: str) -> None:
        """What is wrong stands among what the desk has to tell until a card was kept again."""
        desk = self._desk
        if self._trouble and self._trouble != trouble:
            desk.dismiss(self._trouble)
        self._trouble = trouble
        if trouble:
            desk.note(trouble)
            self.failed.emit(trouble)
