"""Pictures of the toolkit: the whole main window built from made-up rows, for people to look at.

    python tests/by_hand/gallery.py DIR

writes main-dark.png, main-light.png, and both at 1366x768, with more contrast, at 200 % text, plus the parts that
the main window does not show. Works without a screen (QT_QPA_PLATFORM=offscreen, which is set when nothing is).
Prints a line per picture; fails loudly when the folder cannot be written or Qt cannot draw.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "ui_widgets")]

from gallery_parts import parts_page  # noqa: E402
from gallery_window import MainWindowPicture  # noqa: E402

from ui.look.apply import apply  # noqa: E402
from ui.look.theme import DARK, LIGHT, Theme  # noqa: E402

# name, theme, width, height, text scale, more contrast
PICTURES: tuple[tuple[str, Theme, int, int, float, bool], ...] = (
    ("main-dark", DARK, 1440, 900, 1.0, False),
    ("main-light", LIGHT, 1440, 900, 1.0, False),
    ("main-dark-1366", DARK, 1366, 768, 1.0, False),
    ("main-dark-narrow", DARK, 1100, 768, 1.0, False),
    ("main-dark-200", DARK, 1440, 900, 2.0, False),
    ("main-light-200", LIGHT, 1366, 768, 2.0, False),
    ("main-dark-contrast", DARK, 1440, 900, 1.0, True),
    ("main-light-contrast", LIGHT, 1440, 900, 1.0, True),
)


def save(app: QApplication, widget: QWidget, where: Path) -> None:
    """Lets Qt finish its layouts and writes the picture; SystemExit when that fails."""
    for _ in range(5):
        app.processEvents()
    if not widget.grab().save(str(where)):
        raise SystemExit(f"kan niet schrijven: {where}")
    print(where, f"{widget.width()}x{widget.height()}")


def main(folder: Path) -> None:
    """Writes every picture into `folder`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    dutch = QTranslator()
    if dutch.load(str(ROOT / "resources" / "i18n" / "nachtwacht_nl.qm")):
        app.installTranslator(dutch)
    for name, theme, width, height, scale, contrast in PICTURES:
        apply(app, theme, scale, contrast=contrast)
        window = MainWindowPicture()
        window.settle(width, scale)
        window.resize(width, height)
        window.show()
        window.questions.go_to("q-adult")
        save(app, window, folder / f"{name}.png")
        window.close()
    for theme, scale in ((DARK, 1.0), (LIGHT, 1.0), (DARK, 2.0)):
        apply(app, theme, scale, contrast=False)
        page = parts_page()
        page.resize(1440, 1000)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.show()
        save(app, page, folder / f"parts-{theme.name}-{round(scale * 100)}.png")
        page.close()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("gebruik: python tests/by_hand/gallery.py MAP")
    main(Path(sys.argv[1]))
