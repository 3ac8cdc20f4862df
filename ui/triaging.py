"""The Triage screen in the window, in place of the columns; and the triagist's questions in the report in hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk.rows import AskedRow, SheetRow
from ui.panels.host import PanelHost
from ui.panels.kept import Kept
from ui.session import Session
from ui.window import MainWindow

if TYPE_CHECKING:
    from ui.triage.screen import TriageScreen


class Triaging(QObject):
    """Joins a session, its window and its panels where it is about triage."""

    def __init__(self, window: MainWindow, session: Session, panels: PanelHost) -> None:
        super().__init__(window)
        self._window, self._session, self._panels = window, session, panels
        self._screen: TriageScreen | None = None
        self._kept = Kept(session, "asked", self)
        session.opened.connect(self._report_opened)
        window.top.triage.connect(self.enter)
        window.top.tab.connect(self.leave)
        window.intake.asked.typed.connect(self._typed)
        window.intake.asked.answered.connect(self._answer)

    @property
    def screen(self) -> "TriageScreen | None":
        """The screen, once it was opened."""
        return self._screen

    @property
    def in_sight(self) -> bool:
        """Whether the queue is shown now."""
        return self._screen is not None and self._window.pages.currentWidget() is self._screen

    def toggle(self) -> None:
        """The key: the queue comes, or the reports come back."""
        if self.in_sight:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """The queue in place of the columns."""
        if self.in_sight:
            return
        self._panels.close()
        if self._screen is None:
            # Imported here: a start does without.
            from ui.triage.screen import TriageScreen

            self._screen = TriageScreen(self._session, self._window.body)
            self._screen.wants.connect(self._wanted)
        self._window.show_page(self._screen, self._screen.toggle_side)
        self._window.top.choose_tab(triage=True)
        self._window.pages.activate()
        self._screen.open()

    def leave(self) -> None:
        """The columns again: a report is opened, or somebody goes back to them."""
        if not self.in_sight:
            return
        self._window.show_desk()
        self._window.top.choose_tab()
        self._window.intake.go_to_first()

    def forget(self) -> None:
        """Somebody else sits here: the queue is made afresh when it is asked for."""
        self.leave()
        screen, self._screen = self._screen, None
        if screen is not None:
            self._window.pages.removeWidget(screen)
            screen.setParent(None)
            screen.deleteLater()

    def to_report(self) -> None:
        """A key about a report: it is done in sight of that report, which then stands in the middle.

        That is the one that is marked; in a call it is the call's: whoever listens to a caller acts for them.
        """
        if not self.in_sight or self._screen is None:
            return
        marked, row = self._screen.row, self._session.row
        calling = row is not None and row.on_line in ("calling", "stay")
        if marked is None or calling:
            self.leave()
        else:
            self._session.open_report(marked.report, marked.child)

    def take_keyboard(self) -> bool:
        """The keyboard goes to the queue, if it is in sight; says whether it is."""
        if not self.in_sight or self._screen is None:
            return False
        self._screen.take_keyboard()
        return True

    def _report_opened(self, report: str) -> None:
        if report:
            self.leave()

    def _wanted(self, name: str, argument: str) -> None:
        self._panels.open(name, argument)

    # -- questions in the report ----------------------------------------------------------------------------------

    def _typed(self, question: str, text: str) -> None:
        self._kept.typed(self._session.report, question, text)

    def _answer(self, question: str, text: str) -> None:
        from desk.intake.triage import AnswerBack

        report = self._session.report
        if self._session.do(AnswerBack(report, question, text)):
            self._kept.forget(report, question)
            self._go_on()

    def _go_on(self) -> None:
        """The keyboard to the next question, or back to the checklist."""
        row: SheetRow | None = self._session.row
        left: tuple[AskedRow, ...] = row.asked if row is not None else ()
        if left:
            self._window.intake.asked.line.setFocus()
        else:
            self._window.intake.go_to_first()
