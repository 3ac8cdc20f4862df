"""While a desk works: another desk that asks for the key of the shared file is told among what people have to know."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from desk.home import Home

LOOK_MS = 5000
NOT_ON_PAPER = (
    "De herstelcode van deze desk staat nog niet op papier. Gaat deze computer stuk, dan gaat ook een kopie niet meer "
    "open. Schrijf hem op bij Sleutels (Ctrl+Shift+K)."
)


class Asking(QObject):
    """Looks now and then; `note(text)` when a desk asks, `dismiss(text)` when it does not any more."""

    def __init__(
        self, home: "Home", note: Callable[[str], None], dismiss: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._home, self._note, self._dismiss = home, note, dismiss
        self._told = ""
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self.look)
        if home.key:
            self._looks.start()

    def look(self) -> None:
        """Who asks now."""
        from desk.choosing import keys_now
        from desk.errors import SurroundingsFailed

        try:
            asks = keys_now(self._home).asking
        except SurroundingsFailed:
            # Said where keys are shown; here it would be said every few seconds.
            return
        text = ""
        if asks:
            digits, _ = asks[0]
            wants = f"Een desk vraagt toegang tot de gedeelde opslag, met de cijfers {digits}."
            text = f"{wants} Laat hem toe bij Sleutels (Ctrl+Shift+K), als dezelfde cijfers daar op het scherm staan."
        if text != self._told:
            if self._told:
                self._dismiss(self._told)
            self._told = text
            if text:
                self._note(text)
