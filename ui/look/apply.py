"""Puts a look on the whole application: palette, one style sheet, application font; also while it runs.

apply(app, DARK, 1.0)
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.look import fonts
from ui.look.look import LARGEST, PROPERTY, SMALLEST, Look
from ui.look.sheet import sheet
from ui.look.theme import DARK, LIGHT, Theme, more_contrast


def apply(app: QApplication, theme: Theme, scale: float = 1.0, *, contrast: bool | None = None) -> Look:
    """Puts `theme` at text `scale` (held between 1.0 and 2.0) on everything that is or will be on screen.

    `contrast`: with more contrast or not; None asks the platform. Returns the look that is now on.
    """
    if contrast is None:
        # Held by name: PySide gives up the inner object together with an outer one that nobody holds.
        hints = app.styleHints()
        contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    if app.property(PROPERTY) is None:
        # One style everywhere: what was looked at on one system is what people get on another.
        app.setStyle("Fusion")
    screen = app.primaryScreen()
    worn = Look(
        theme=more_contrast(theme) if contrast else theme,
        scale=min(LARGEST, max(SMALLEST, scale)),
        families=fonts.load_fonts(),
        dots=screen.logicalDotsPerInchY() if screen is not None else 96.0,
    )
    if app.property(PROPERTY) == worn:
        # Dressing anew is felt where much is on screen.
        return worn
    app.setProperty(PROPERTY, worn)
    app.setPalette(palette(worn.theme))
    app.setFont(worn.font("body"))
    app.setStyleSheet(sheet(worn))
    return worn


class Dresser(QObject):
    """Keeps the chosen theme and text scale on the application, and follows the platform's contrast setting.

    Without a theme it is as the platform says, dark where it says nothing.
    """

    def __init__(self, app: QApplication, theme: Theme | None, scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._theme = theme
        self._scale = scale
        self._hints = app.styleHints()
        self._hints.accessibility().contrastPreferenceChanged.connect(self._again)
        self._hints.colorSchemeChanged.connect(self._scheme_changed)
        self._again()

    def change(self, *, theme: Theme | None = None, scale: float | None = None) -> Look:
        """Another theme, another text scale, or both. Returns the look that is now on."""
        self._theme = theme or self._theme
        self._scale = scale or self._scale
        return self._again()

    def follow_platform(self) -> Look:
        """From now on the theme that the platform says. Returns the look that is now on."""
        self._theme = None
        return self._again()

    def _scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._theme is None:
            self._again()

    def _again(self) -> Look:
        theme = self._theme or (LIGHT if self._hints.colorScheme() == Qt.ColorScheme.Light else DARK)
        return apply(self._app, theme, self._scale)


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette, for everything that Qt itself paints."""
    made = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.background,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.surface,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.focus,
        role.LinkVisited: theme.focus,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Light: theme.raised,
        role.Midlight: theme.raised,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Shadow: theme.background,
    }
    for where, code in colours.items():
        made.setColor(where, QColor(code))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(theme.muted))
    return made
