"""A look is put on everything at once, also while the program runs."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from widget_rows import NOW, card

from ui.look.apply import Dresser, apply
from ui.look.fonts import ROLES, SHIPPED
from ui.look.look import look
from ui.look.theme import DARK, LIGHT
from ui.widgets.card import Card
from ui.widgets.question_list import QuestionList
from ui.widgets.words import Words

ROOT = Path(__file__).resolve().parents[2]


def test_the_shipped_letters_are_the_ones_on_screen() -> None:
    assert QFontInfo(look().font("body")).family() == SHIPPED
    assert QFontInfo(look().font("title")).bold()


@pytest.mark.parametrize("role", sorted(ROLES))
def test_figures_are_equally_wide_in_every_role(role: str) -> None:
    metrics = QFontMetricsF(look().font(role))
    widths = [metrics.horizontalAdvance(figure) for figure in "0123456789"]
    # The letters themselves differ by a few thousandths in the bold 4; that nobody sees.
    assert max(widths) - min(widths) < 0.08


@pytest.mark.parametrize("role", ["body", "title", "clock", "small", "head"])
def test_figures_are_equally_wide_in_labels_too(qtbot: QtBot, role: str) -> None:
    label = Words(role, "1111", wrap=False)
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.fontMetrics().horizontalAdvance("1111") == label.fontMetrics().horizontalAdvance("0000")
    assert QFontInfo(label.font()).family() == SHIPPED


def test_another_theme_at_run_time_reaches_what_is_already_there(qapp: QApplication, qtbot: QtBot) -> None:
    label = Words("lead", "A-0419")
    qtbot.addWidget(label)
    label.show()
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == DARK.text
    apply(qapp, LIGHT, contrast=False)
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == LIGHT.text
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.background
    assert look().theme == LIGHT


def test_twice_the_text_is_twice_as_large_in_what_is_already_there(qapp: QApplication, qtbot: QtBot) -> None:
    shown = Card(card(), NOW)
    qtbot.addWidget(shown)
    shown.show()
    before, ring = shown.sizeHint(), shown.ring.sizeHint()
    apply(qapp, DARK, 2.0, contrast=False)
    assert shown.ring.sizeHint() == ring * 2
    assert shown.sizeHint().width() > before.width() * 1.8
    assert look().px(15) == 30


@pytest.mark.parametrize(("asked", "given"), [(0.2, 1.0), (1.5, 1.5), (9, 2.0)])
def test_the_text_scale_stays_between_one_and_two(qapp: QApplication, asked: float, given: float) -> None:
    assert apply(qapp, DARK, asked, contrast=False).scale == given


def test_the_platforms_contrast_setting_is_asked_for(qapp: QApplication) -> None:
    assert apply(qapp, DARK).theme == DARK  # the offscreen platform has no preference
    assert apply(qapp, DARK, contrast=True).theme.border == 2


def test_a_dresser_keeps_what_it_is_not_told_to_change(qapp: QApplication) -> None:
    dresser = Dresser(qapp, LIGHT, 1.25)
    assert dresser.change(scale=1.75).theme == LIGHT
    assert dresser.change(theme=DARK).scale == 1.75


def test_no_widget_carries_a_style_sheet_of_its_own(qtbot: QtBot) -> None:
    page = QuestionList()
    qtbot.addWidget(page)
    assert not [part for part in [page, *page.findChildren(QWidget)] if part.styleSheet()]


def test_what_people_typed_is_never_read_as_rich_text(qtbot: QtBot) -> None:
    label = Words("body", "<b>Sem</b> & co")
    qtbot.addWidget(label)
    assert label.text() == "<b>Sem</b> & co"
    assert isinstance(label, QLabel)
    assert label.sizeHint().width() > QFontMetrics(label.font()).horizontalAdvance("Sem & co")


def test_the_toolkit_needs_no_more_of_qt_than_its_three_base_libraries() -> None:
    """Start time: multimedia is imported at the first sound, nothing else at all."""
    names = [path.stem for path in (ROOT / "ui" / "widgets").glob("*.py") if path.stem != "__init__"]
    code = "; ".join(
        [
            "import sys",
            "import ui.look.apply, ui.look.sound",
            *(f"import ui.widgets.{name}" for name in names),
            "print(sorted(name for name in sys.modules if name.startswith('PySide6.Qt')))",
        ]
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "['PySide6.QtCore', 'PySide6.QtGui', 'PySide6.QtWidgets']"
