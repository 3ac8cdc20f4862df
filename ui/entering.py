"""Somebody comes in by a form of the door: judged beside the window, which goes on with everything meanwhile."""

from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.aside import Aside
from ui.session import Session

if TYPE_CHECKING:
    from desk.access.door import Attempt, Outcome, Typed
    from desk.access.night import Came, Guest
    from desk.results import Done, Refusal
    from ui.panes.door_form import DoorForm


class Entering(QObject):
    """Joins a form with the door of the desk. `entered()` when somebody sits down, or goes on."""

    entered = Signal()

    def __init__(self, session: Session, form: "DoorForm") -> None:
        super().__init__(form)
        self._session, self._form = session, form
        self._until: datetime | None = None
        self._wanted = False
        self._aside = Aside("aanmelden", self)
        self._aside.ended.connect(self._judged)
        form.tried.connect(self._try)
        form.came.connect(self._come)
        form.named.connect(self._named)
        session.ticked.connect(self._tick)

    def begin(self) -> None:
        """The form stands there anew, with the name of whoever signed in here last."""
        self._wanted, self._until = False, None
        name = self._session.desk.door.last_name
        self._form.begin(name, code=self._wants_code(name))

    def end(self) -> None:
        """Nobody comes in by this form any more; what is being judged is for nothing, what was typed is gone."""
        self._wanted, self._until = False, None
        self._form.begin("", code=False)

    # -- inside ---------------------------------------------------------------------------------------------------

    def _wants_code(self, name: str) -> bool:
        """Whether a code is asked: never to unlock for oneself, and with no name yet the field may wait."""
        from desk.access.memory import folded

        desk = self._session.desk
        sitting, own = desk.sitting, desk.door.own()
        locked = sitting is not None and sitting.locked and own is not None
        if not name.strip() or (locked and own is not None and folded(own.sign_in) == folded(name)):
            return False
        return desk.door.wants_code(name)

    def _named(self, name: str) -> None:
        self._form.ask_code(wanted=self._wants_code(name))
        self._until = None
        self._form.wait(0)

    def _try(self, typed: "Typed") -> None:
        attempt = self._session.desk.door.attempt(typed)
        if self._aside.do(lambda: _check(attempt)):
            self._wanted = True
            self._form.judge(busy=True)

    def _judged(self, outcome: "Outcome | Came") -> None:
        from desk.access.door import Outcome

        if not self._wanted:
            return
        self._wanted = False
        form = self._form
        form.judge(busy=False)
        if outcome.kind == "wait":
            self._hold_off(outcome.seconds)
            return
        # What the one before was typing is still theirs.
        self._session.settle()
        door = self._session.desk.door
        if isinstance(outcome, Outcome):
            self._done(door.enter(outcome), outcome)
        else:
            self._came(door.come(outcome), outcome)

    def _come(self, name: str, code: str) -> None:
        guest = self._session.desk.door.guest(name, code)
        if self._aside.do(lambda: _look(guest)):
            self._wanted = True
            self._form.judge(busy=True)

    def _came(self, done: "Done | Refusal", came: "Came") -> None:
        from desk.results import Refusal

        if not isinstance(done, Refusal):
            self._form.begin("", code=False)
            self.entered.emit()
            return
        self._form.wrong(done.reason)
        wait = self._session.desk.door.guest(came.name, "").wait
        if wait > 0:
            self._hold_off(wait)

    def _done(self, done: "Done | Refusal", outcome: "Outcome") -> None:
        from desk.results import Refusal

        form = self._form
        if not isinstance(done, Refusal):
            form.begin("", code=False)
            self.entered.emit()
        elif outcome.kind == "no-secret":
            form.say(done.reason)
        elif outcome.kind == "code":
            form.ask_code(wanted=True)
            form.say(done.reason, "warn")
            form.code.setFocus()
        else:
            form.wrong(done.reason, code=outcome.reason == "code")
            wait = self._session.desk.door.attempt(_again(outcome.typed)).wait
            if wait > 0:
                self._hold_off(wait)

    def _hold_off(self, seconds: float) -> None:
        self._until = self._session.desk.now() + timedelta(seconds=seconds)
        self._form.wait(ceil(seconds))

    def _tick(self, now: datetime) -> None:
        if self._until is None:
            return
        left = ceil((self._until - now).total_seconds())
        if left <= 0:
            self._until = None
        self._form.wait(left)


def _again(name: str) -> "Typed":
    from desk.access.door import Typed

    return Typed(name, "")


def _check(attempt: "Attempt") -> "Outcome":
    # Imported in that thread: what it needs takes a fifth of a second.
    from desk.access.door import check

    return check(attempt)


def _look(guest: "Guest") -> "Came":
    from desk.access.night import check

    return check(guest)
