"""The words of a language on the application; English is what stands in the code."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from resources import resource


def translate(app: QApplication, language: str) -> list[QTranslator]:
    """Put the words of a language (`nl`, `en`) on the application. Returns what has to be kept for as long."""
    found = []
    QLocale.setDefault(QLocale(QLocale.Language.Dutch if language == "nl" else QLocale.Language.English))
    own = QTranslator(app)
    # By name: Qt reads on from the file, and would read on from bytes that are gone.
    if own.load(str(resource("i18n", f"nachtwacht_{language}.qm"))):
        app.installTranslator(own)
        found.append(own)
    base = QTranslator(app)
    if base.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(base)
        found.append(base)
    return found
