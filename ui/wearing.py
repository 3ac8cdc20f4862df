"""Light or dark and the size of the letters, by key or in the settings: worn at once and remembered."""

from PySide6.QtCore import QObject

from ui.look.apply import Dresser
from ui.look.look import LARGEST, SMALLEST, look
from ui.look.theme import THEMES, Theme
from ui.session import Session

STEP = 0.25
SYSTEM = "system"


class Wearing(QObject):
    """What the window wears. Where it cannot be remembered it is worn all the same, and said."""

    def __init__(self, session: Session, dresser: Dresser) -> None:
        super().__init__(session)
        self._session, self._dresser = session, dresser
        if session.chosen is not None:
            session.chosen.changed.connect(self._chosen)

    def wear(self, theme: Theme) -> None:
        """Puts on a theme, for now only."""
        self._dresser.change(theme=theme)

    def other_theme(self) -> None:
        """Light when it is dark, dark when it is light."""
        self._choose(theme="light" if look().theme.dark else "dark")

    def resize(self, steps: int) -> None:
        """Larger or smaller letters."""
        self._choose(text_scale=min(LARGEST, max(SMALLEST, look().scale + steps * STEP)))

    def _choose(self, *, theme: str = "", text_scale: float = 0.0) -> None:
        chosen = self._session.chosen
        values = {name: value for name, value in (("theme", theme), ("text_scale", text_scale)) if value}
        why = chosen.change(**values) if chosen is not None else ""
        if chosen is None or why:
            self._put_on(theme, text_scale)
        if why:
            self._session.refused.emit(why)

    def _chosen(self, names: frozenset[str]) -> None:
        chosen = self._session.chosen
        if chosen is not None:
            now = chosen.now
            self._put_on(now.theme if "theme" in names else "", now.text_scale if "text_scale" in names else 0.0)

    def _put_on(self, theme: str, scale: float) -> None:
        if theme == SYSTEM:
            self._dresser.follow_platform()
        if theme in THEMES or scale:
            self._dresser.change(theme=THEMES.get(theme), scale=scale or None)
