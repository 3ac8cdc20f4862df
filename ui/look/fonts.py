"""The letters of the desk: Inter (reduced, shipped in resources/fonts), with figures of one width.

The reduced font has a family name of its own, so that another Inter on the computer never mixes with it;
letters that it lacks come from an installed Inter or from the platform's font.
"""

from functools import cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase

from resources import resource

SHIPPED = "Nachtwacht Sans"
_FILES = ("Regular", "SemiBold", "Bold")
# Points are 1/72 inch; the tokens are pixels at the usual 96 dots to the inch.
_POINTS = 72

# role: size in pixels at scale 1, weight
ROLES: dict[str, tuple[float, int]] = {
    "body": (15, 400),
    "lead": (15, 600),
    "strong": (15, 700),
    "small": (12.5, 400),
    "flag": (12.5, 600),
    "head": (12, 600),
    "badge": (12, 600),
    "key": (11, 600),
    "ring": (13.5, 700),
    "title": (21, 700),
    "clock": (20, 700),
    "number": (30, 700),
}


def load_fonts() -> tuple[str, ...]:
    """Hands the shipped files to Qt once and returns the families to ask for, best first.

    A file that cannot be read is passed over: the desk then shows the next family in the list.
    """
    known = QFontDatabase.families()
    if SHIPPED not in known:
        for weight in _FILES:
            found = resource("fonts", f"NachtwachtSans-{weight}.otf")
            if found.is_file():
                QFontDatabase.addApplicationFontFromData(QByteArray(found.read_bytes()))
    own = SHIPPED if SHIPPED in QFontDatabase.families() else ""
    fallback = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return tuple(name for name in (own, "Inter" if "Inter" in known else "", fallback) if name)


@cache
def font(families: tuple[str, ...], role: str, scale: float, dots: float) -> QFont:
    """The font of `role` (a key of ROLES) at `scale`, on a screen with `dots` to the inch. KeyError: no such role.

    Sizes go through points, because Qt keeps fractions there and rounds pixels away.
    """
    size, weight = ROLES[role]
    made = QFont(list(families))
    made.setPointSizeF(points(size, scale, dots))
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def points(pixels: float, scale: float, dots: float) -> float:
    """`pixels` at text `scale` as points, two decimals."""
    return round(pixels * scale * _POINTS / dots, 2)
