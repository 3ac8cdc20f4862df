"""Shows and hides parts of a widget without ever making a window of one that has no place yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_SAID = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
_HIDDEN = Qt.WidgetAttribute.WA_WState_Hidden


def show_when(part: QWidget, wanted: bool) -> None:
    """Hides `part` unless it is `wanted`; does nothing when that is so already.

    A part without a parent is not shown, only no longer held back: Qt would make a window of it. It appears with
    the widget that it is put in.
    """
    held_back = part.testAttribute(_SAID) and part.testAttribute(_HIDDEN)
    if held_back != wanted:
        return
    if not wanted:
        part.hide()
    elif part.parentWidget() is not None:
        part.show()
    else:
        part.setAttribute(_SAID, False)
