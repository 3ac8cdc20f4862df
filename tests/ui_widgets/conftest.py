"""The widgets' tests draw on Qt's offscreen platform, in the look that people see."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from widget_page import HELD

from ui.look.apply import apply
from ui.look.theme import DARK


@pytest.fixture(autouse=True)
def _dark(qapp: QApplication) -> Iterator[None]:
    apply(qapp, DARK, 1.0, contrast=False)
    yield
    HELD.clear()
    assert not [widget for widget in qapp.topLevelWidgets() if widget.isVisible()], "a window stayed open"
