"""A panel with an error of our own in it, for the test of what happens then."""

from PySide6.QtWidgets import QWidget

from ui.session import Session
from ui.widgets.panel import Panel


class HalfPanel(Panel):
    """Fails when half of it stands."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(host, "Half")
        raise ZeroDivisionError


class EmptyPanel(Panel):
    """Fails when it is filled."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(host, "Empty")

    def show_for(self, argument: str) -> None:
        raise ZeroDivisionError
