"""The Triage screen in the window; and the triagist's questions in the report in hand."""

from functools import partial
from typing import TYPE_CHECKING

from desk.rows import AskedRow, SheetRow
from ui.panels.host import PanelHost
from ui.panels.kept import Kept
from ui.screen_place import ScreenPlace
from ui.session import Session
from ui.window import MainWindow

if TYPE_CHECKING:
    from ui.triage.screen import TriageScreen


class Triaging(ScreenPlace["TriageScreen"]):
    """Joins a session, its window and its panels where it is about triage."""

    def __init__(self, window: MainWindow, session: Session, panels: PanelHost) -> None:
        super().__init__(window, session, panels, self._made, partial(window.top.choose_tab, triage=True))
        self._kept = Kept(session, "asked", self)
        session.opened.connect(self._report_opened)
        window.top.triage.connect(self.enter)
        window.top.tab.connect(self.leave)
        window.intake.asked.typed.connect(self._typed)
        window.intake.asked.answered.connect(self._answer)

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

    def _made(self) -> "TriageScreen":
        from ui.triage.screen import TriageScreen

        screen = TriageScreen(self._session, self._window.body)
        screen.wants.connect(self._wanted)
        return screen

    def _report_opened(self, report: str) -> None:
        if report:
            self.leave()

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
