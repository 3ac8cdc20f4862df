"""Ctrl+Z of the roster: what was drafted at this desk since the last publication, also in panels, step by step back."""

from dataclasses import replace

from PySide6.QtCore import QObject

from desk.record import record
from ui.session import Session

_MOST = 200


@record
class Step:
    """The commands that undo something, and the words for what it was; empty when a panel did it.

    `of` is the act that it is of, where that takes more than one command; else empty.
    """

    back: tuple[object, ...]
    said: str
    of: str = ""


class Undoing(QObject):
    """Hears of every command of the session, before and after."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: list[Step] = []
        self._back: tuple[object, ...] = ()
        self._said = ""
        self._undoing = False
        session.doing.connect(self._before)
        session.did.connect(self._after)

    @property
    def steps(self) -> int:
        """How many steps can be undone."""
        return len(self._steps)

    def say(self, text: str) -> None:
        """The words for what is done next."""
        self._said = text

    def undo(self) -> Step | None:
        """The last step back; None when there is none, or when it cannot be any more (the session says why)."""
        if not self._steps:
            return None
        step = self._steps.pop()
        self._undoing = True
        try:
            done = all(self._session.do(command) for command in step.back)
        finally:
            self._undoing = False
        return step if done else None

    def _before(self, command: object) -> None:
        from desk.intake.roster_duties import DropDrafts, PlanDuties, WithdrawDuties
        from desk.intake.roster_repeat import RepeatRotation
        from desk.intake.roster_undo import inverse

        self._back = ()
        if self._undoing:
            return
        if isinstance(command, DropDrafts) or (isinstance(command, WithdrawDuties) and command.draft):
            # Duties that are taken away are on screen, and what is on screen was read.
            self._back = inverse(command, self._session.desk.roster())
        elif isinstance(command, PlanDuties) and command.draft and command.duties:
            first, last = min(one.start for one in command.duties), max(one.until for one in command.duties)
            self._back = inverse(command, self._session.desk.roster(first, last))
        elif isinstance(command, RepeatRotation):
            book = self._session.desk.roster(command.start, command.until)
            self._back = inverse(command, book) if command.rotation in book.rotations else ()

    def _after(self, command: object) -> None:
        from desk.intake.roster_duties import PublishRoster

        said, self._said = self._said, ""
        if isinstance(command, PublishRoster):
            # What is in force is changed by saying the new thing.
            self._steps.clear()
        elif self._back:
            of, words = self._session.part_of
            step = Step(self._back, said or words, of)
            for place, one in enumerate(self._steps):
                if of and one.of == of:
                    # What was done last goes back first.
                    self._steps[place] = replace(one, back=(*step.back, *one.back))
                    return
            self._steps = [*self._steps[1 - _MOST :], step]
