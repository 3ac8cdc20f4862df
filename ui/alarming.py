"""What rings, and what people do about it from the alarm bar and its keys."""

from PySide6.QtCore import QObject

from desk.alarm_rows import AlarmRow
from ui.panels.host import PanelHost
from ui.session import Session
from ui.window import MainWindow


class Alarming(QObject):
    """Joins the alarm bar of a window with its session and its panels."""

    def __init__(self, window: MainWindow, session: Session, panels: PanelHost) -> None:
        super().__init__(window)
        self._bar, self._session, self._panels = window.alarm, session, panels
        session.ticked.connect(self._bar.tick)
        session.alarms.connect(self._bar.show_rows)
        self._bar.opened.connect(self._open)
        self._bar.acknowledged.connect(self._seen)
        self._bar.taken_over.connect(self._take)
        self._bar.escalated.connect(self._escalated)
        self._bar.no_sound.connect(self._no_sound)

    def open(self) -> None:
        """The key of the alarm: what rings, with its report behind it."""
        self._bar.open_first()

    def take(self) -> None:
        """Ik neem over."""
        if self._bar.row is not None:
            self._take(self._bar.row)

    def seen(self) -> None:
        """Somebody here saw it."""
        if self._bar.row is not None:
            self._seen(self._bar.row)

    def _open(self, row: AlarmRow) -> None:
        """A provider's clock opens the referral of that child, where its answer is noted and the next one is asked."""
        promise, session = row.promise, self._session
        if session.desk.shut:
            session.refused.emit(self.tr("Sign in to open it. Shift+F6: I take over; Ctrl+F6: seen."))
            return
        if promise.step == "referral":
            session.open_report(promise.report, session.desk.care.child_of(promise.report, promise.id))
            self._panels.open("referral")
        else:
            session.open_report(promise.report)
            self._panels.open("promise", promise.id)

    def _seen(self, row: AlarmRow) -> None:
        from desk.intake.promises import AcknowledgeAlarm

        self._session.do(AcknowledgeAlarm(row.promise.report, row.promise.id))

    def _take(self, row: AlarmRow) -> None:
        from desk.intake.promises import TakeAlarm

        self._session.do(TakeAlarm(row.promise.report, row.promise.id))

    def _escalated(self, row: AlarmRow, result: str) -> None:
        from desk.intake.promises import RecordEscalation

        # Of somebody who was left a message it is told whether they called back.
        waits = (row.wait_role, row.wait_name, row.wait_number)
        called = (row.call_role, row.call_name, row.call_number) if row.call_name else waits
        self._session.do(RecordEscalation(row.promise.report, row.promise.id, *called, result))

    def _no_sound(self) -> None:
        self._session.desk.note(self.tr("This computer has no sound: alarms only beep. Keep the screen in view."))
