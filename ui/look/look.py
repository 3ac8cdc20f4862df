"""The look that is on now: what widgets ask for colours, fonts and sizes.

look().colour("danger")         # while painting
"""

from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont

from desk.record import record
from ui.look import fonts
from ui.look.theme import DARK, Theme

# Where the application carries its look; set by ui.look.apply only.
PROPERTY = "nachtwachtLook"
SMALLEST, LARGEST = 1.0, 2.0


@record
class Look:
    """A theme at a text scale (1.0 to 2.0) with the families of letters and the dots per inch of the screen."""

    theme: Theme
    scale: float
    families: tuple[str, ...]
    dots: float

    def px(self, steps: float) -> int:
        """`steps` pixels of the design at this text scale, whole pixels."""
        return round(steps * self.scale)

    def font(self, role: str) -> QFont:
        """The font of one role: body, lead, strong, small, flag, head, badge, key, ring, title, clock, number."""
        return QFont(fonts.font(self.families, role, self.scale, self.dots))

    def colour(self, token: str) -> QColor:
        """The colour of one token of the theme, such as `surface`. AttributeError: no such token."""
        return _colour(getattr(self.theme, token))


@cache
def _colour(code: str) -> QColor:
    return QColor(code)


def look() -> Look:
    """The look of the running application; before one was put on, dark at scale 1."""
    app = QCoreApplication.instance()
    worn = app.property(PROPERTY) if app is not None else None
    return worn if isinstance(worn, Look) else Look(DARK, SMALLEST, (), 96.0)
