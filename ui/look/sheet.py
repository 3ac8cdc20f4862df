"""The one style sheet, made from the tokens: labels by role, fields, buttons, lists, bars.

Widgets say what they are with dynamic properties (`role` on labels, `kind` on buttons, `bar` on frames);
the sheet says how that looks. What cannot be said in a sheet is painted in ui/look/paint.py.
"""

from string import Template

from ui.look.fonts import ROLES, points
from ui.look.look import Look

# role of a label: (role of its font, token of its colour)
LABELS = {
    "body": ("body", "text"),
    "lead": ("lead", "text"),
    "strong": ("strong", "text"),
    "soft": ("body", "soft"),
    "quiet": ("body", "muted"),
    "small": ("small", "muted"),
    "head": ("head", "muted"),
    "head-danger": ("head", "danger"),
    "flag": ("flag", "danger"),
    "warn": ("flag", "accent"),
    "badge": ("badge", "muted"),
    "title": ("title", "text"),
    "clock": ("clock", "text"),
    "number": ("number", "text"),
    "alarm": ("small", "on_alarm"),
}

_SHEET = Template("""
QToolTip { background: $raised; color: $text; border: ${border}px solid $line; padding: ${p4}px ${p8}px; }
QFrame[bar="top"] { background: $surface; border: 0; border-bottom: ${border}px solid $line; }
QFrame[bar="bottom"] { background: $surface; border: 0; border-top: ${border}px solid $line; }
QFrame[bar="left"] { border: 0; border-right: ${border}px solid $line; }
QFrame[bar="right"] { border: 0; border-left: ${border}px solid $line; }
QFrame[bar="line"] { border: 0; border-top: ${border}px solid $line; }
QScrollArea { background: transparent; border: 0; }
QGroupBox { margin: 0; padding: 0; border: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $field; color: $text; border: ${border}px solid $line; border-radius: ${p8}px;
    padding: ${p6}px ${p12}px; selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $muted;
}
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${p20}px; }
QPlainTextEdit, QTextEdit { padding: ${p6}px ${p8}px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: ${ring}px solid $focus; padding: ${f6}px ${f12}px;
}
QPlainTextEdit:focus, QTextEdit:focus { border: ${ring}px solid $focus; padding: ${f6}px ${f8}px; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { background: transparent; border: 0; padding: 0; }
QLineEdit:read-only { color: $muted; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: ${border}px solid $line; }

QPushButton {
    background: $raised; color: $text; border: ${border}px solid $line; border-radius: ${p8}px;
    padding: ${p4}px ${p12}px; min-height: ${p24}px; font-size: ${body}pt; font-weight: 600;
}
QPushButton[painted="true"] { border: 0; padding: 0; min-height: 0; }
QPushButton:hover { border-color: $ornament; }
QPushButton:pressed { background: $background; }
QPushButton:focus { border: ${ring}px solid $focus; padding: ${f4}px ${f12}px; }
QPushButton[painted="true"]:focus { border: 0; padding: 0; }
QPushButton:disabled { color: $muted; background: transparent; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:focus { border-color: $text; }
QPushButton[kind="danger"] { background: $danger_fill; color: $on_danger; border-color: $danger; }
QPushButton[kind="danger"]:focus { border-color: $focus; }
QPushButton[kind="nav"] { background: transparent; color: $muted; border-color: transparent; font-weight: 400; }
QPushButton[kind="nav"]:checked { background: $raised; color: $text; }
QPushButton[kind="nav"]:focus { border-color: $focus; }
QPushButton[kind="close"] { background: transparent; border-color: transparent; padding: 0; min-width: ${p32}px;
    min-height: ${p32}px; }
QPushButton[kind="close"]:focus { border-color: $focus; padding: 0; }

QCheckBox, QRadioButton { color: $text; spacing: ${p8}px; min-height: ${p32}px; }
QCheckBox::indicator, QRadioButton::indicator { width: ${p18}px; height: ${p18}px; }
QCheckBox:focus, QRadioButton:focus { color: $focus; }

QListView, QTreeView, QTableView {
    background: $field; color: $text; border: ${border}px solid $line; border-radius: ${p8}px; outline: 0;
    selection-background-color: $chosen; selection-color: $text; gridline-color: $line;
}
QListView:focus, QTreeView:focus, QTableView:focus { border-color: $focus; }
QListView::item, QTreeView::item { min-height: ${p32}px; padding: 0 ${p8}px; border-radius: ${p4}px; }
QListView::item:selected, QTreeView::item:selected { background: $chosen; color: $text; }
QListView::item:hover, QTreeView::item:hover { background: $raised; }
QHeaderView::section { background: $surface; color: $muted; border: 0; border-bottom: ${border}px solid $line;
    padding: ${p4}px ${p8}px; font-size: ${head}pt; font-weight: 600; }

QTabBar::tab { background: transparent; color: $muted; padding: ${p4}px ${p12}px; min-height: ${p24}px;
    border: 0; border-bottom: ${ring}px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar:focus::tab:selected { color: $focus; }

QMenu { background: $raised; color: $text; border: ${border}px solid $line; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p16}px; border-radius: ${p4}px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $muted; }

QScrollBar:vertical { background: transparent; width: ${p12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p12}px; margin: 0; }
QScrollBar::handle { background: $ornament; border-radius: ${p4}px; margin: ${p2}px; }
QScrollBar::handle:vertical { min-height: ${p32}px; }
QScrollBar::handle:horizontal { min-width: ${p32}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
""")

_STEPS = (2, 4, 6, 8, 12, 16, 18, 20, 24, 32)


def sheet(look: Look) -> str:
    """The style sheet of the whole application in this look."""
    theme = look.theme
    values: dict[str, object] = {
        name: value for name, value in vars(theme).items() if isinstance(value, str) and value.startswith("#")
    }
    values |= {f"p{steps}": look.px(steps) for steps in _STEPS}
    ring = theme.border + 1
    values |= {
        "border": theme.border,
        "ring": ring,
        # The focus border is thicker; the padding gives way, so that nothing moves.
        **{f"f{steps}": look.px(steps) - 1 for steps in (4, 6, 8, 12)},
        "body": points(ROLES["body"][0], look.scale, look.dots),
        "head": points(ROLES["head"][0], look.scale, look.dots),
    }
    return "\n".join([_SHEET.substitute(values), *(_label(look, role) for role in LABELS)])


def _label(look: Look, role: str) -> str:
    font_role, token = LABELS[role]
    size, weight = ROLES[font_role]
    return (
        f'QLabel[role="{role}"] {{ color: {getattr(look.theme, token)}; '
        f"font-size: {points(size, look.scale, look.dots)}pt; font-weight: {weight}; }}"
    )
