"""Who sits at this window, and the page that stands over it while nobody does (issue 6; house rules 1, 2, 8 and 11).

The core says what may be seen (`desk.shut`); here the page comes and goes with it, what stood in the middle is found
again by whoever it was of, and the keys that help now keep working.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desk.words.times import clock_text, moment_text
from ui.idle import Idle
from ui.keys import Keys
from ui.panels.host import PanelHost
from ui.session import Session
from ui.window import MainWindow

if TYPE_CHECKING:
    from desk.access.sitting import Sitting
    from ui.entering import Entering
    from ui.panes.door_page import DoorPage

HELPS = ("route", "duty")
"""The panels that open while nobody sits here."""
A_DAY = timedelta(hours=24)
LOOK_SECONDS = 60
"""No policy locks sooner: until then nothing is asked."""


class Locking(QObject):
    """Joins a session, its window and its panels where it is about who sits here.

    `left()` when the page comes, for what other screens show; `sits(Sitting | None)` when who sits here, or how,
    changed.
    """

    left = Signal()
    sits = Signal(object)

    def __init__(self, window: MainWindow, session: Session, panels: PanelHost) -> None:
        super().__init__(window)
        self._window, self._session, self._panels = window, session, panels
        self._idle = Idle(window)
        self.page: DoorPage | None = None
        self._entering: Entering | None = None
        self.shut = False
        self._ready = False
        # When and how the screen was locked last.
        self._at, self._how = session.desk.now(), "key"
        self._person, self._name = "", ""
        self._greeted = ""
        self._noted: tuple[tuple[str, str], ...] = ()
        self._looking = False
        # What stood in the middle, by who left it there.
        self._stood: dict[str, tuple[str, str]] = {}
        self._told: Sitting | None = None
        session.ticked.connect(self._tick)
        session.board.connect(self.look)
        session.seat.connect(self.look)
        session.did.connect(self.look)
        session.alarms.connect(self._alarms)
        session.opened.connect(self._opened)

    @property
    def idle(self) -> Idle:
        """How long nobody touched this window."""
        return self._idle

    def ready(self) -> None:
        """The start is over: what the bar on top has may be pressed, if somebody sits here."""
        self._ready = True
        self._window.top.set_ready(ready=not self.shut)
        self.look()

    # -- acts -----------------------------------------------------------------------------------------------------

    def lock(self, how: str = "key") -> None:
        """The key, or nobody touched anything for some minutes: the page comes. Never in a call, that is said."""
        from desk.results import Refusal

        desk = self._session.desk
        if self.shut:
            return
        if not desk.asked:
            self._window.say_refused(
                self.tr("Nobody signs in at this desk, so there is nothing to lock. Accounts: Ctrl+P or the settings.")
            )
            return
        # It is theirs, and stands: nothing that was typed waits for a screen that may stay locked (house rule 11).
        self._session.settle()
        self._how = how
        done = desk.door.lock(how)
        if isinstance(done, Refusal):
            self._window.say_refused(done.reason)

    def sign_out(self) -> None:
        """Whoever sits here goes; a call goes on, for who comes next."""
        self._session.settle()
        self._session.desk.door.leave()

    def pressed(self, key: Keys) -> bool:
        """A key while the page stands there; False: it goes on as ever."""
        if not self.shut or key in (Keys.THEME, Keys.LARGER, Keys.SMALLER, Keys.TAKE_ALARM, Keys.ALARM_SEEN):
            return False
        page = self._made()
        page.say("")
        match key:
            case Keys.NEW_REPORT:
                self._new_report()
            case Keys.TRIAGIST:
                self._panels.bring("duty", "triagist")
            case Keys.CALLBACK:
                self._hang_up("finished")
            case Keys.LINE_DROPPED:
                self._hang_up("dropped")
            case Keys.LOCK:
                pass
            case Keys.ALARM:
                page.say(self.tr("To open what rings, sign in. Shift+F6 takes it over, Ctrl+F6 says that it was seen."))
            case _:
                page.say(self.tr("That is for who is signed in. F9 to F12, F8 and Ctrl+N work without."))
        return True

    def take_keyboard(self) -> bool:
        """The keyboard goes to the page, if it stands there; says whether it does."""
        if self.shut:
            self._made().take_keyboard()
        return self.shut

    # -- coming and going -----------------------------------------------------------------------------------------

    def look(self, _what: object = None) -> None:
        """Whether somebody sits here, now."""
        if self._looking:
            # What is done here changes rows, which brings us back.
            return
        self._looking = True
        try:
            self._look()
        finally:
            self._looking = False

    def _look(self) -> None:
        desk = self._session.desk
        shut = desk.shut
        if shut and not self.shut and not self._goes_on():
            self.shut = True
            self._close()
        elif not shut and self.shut:
            self.shut = False
            self._open()
        elif not shut:
            self._changed_hands()
        if self.shut:
            self._show_page()
        self._tell()

    def _goes_on(self) -> bool:
        """The first account came to stand in the middle of a call here: whoever is in it goes on as who has none."""
        desk = self._session.desk
        if not desk.in_call() or self._told is not None or desk.sitting is not None or not self._name:
            return False
        desk.door.temp(self._name)
        return not desk.shut

    def _close(self) -> None:
        session = self._session
        session.settle()
        if self._person:
            self._stood[self._person] = session.report, session.child
        self._panels.close()
        self.left.emit()
        session.open_report("")
        self._panels.forget()
        self._window.forget_report()
        page = self._made()
        self._window.show_page(page)
        self._window.top.set_ready(ready=False)
        self._window.alarm.set_shut(shut=True)
        assert self._entering is not None
        self._entering.begin()
        self._at = session.desk.now()
        if self._ready:
            session.refresh()
        self._show_page()
        page.take_keyboard()

    def _open(self) -> None:
        session, window = self._session, self._window
        if self._entering is not None:
            self._entering.end()
        opened = session.report
        if self._panels.name != "route":
            self._panels.close()
        window.show_desk()
        window.top.set_ready(ready=self._ready)
        window.alarm.set_shut(shut=False)
        self._sat_down()
        calls = session.desk.on_line()
        report, child = self._stood.pop(self._person, ("", ""))
        if calls:
            report, child = calls[-1][0], ""
        elif opened:
            report, child = opened, ""
        session.take_up()
        readable = bool(report) and session.desk.may("report.read", report).allowed
        session.open_report(report if readable else "", child)
        session.refresh()
        window.trouble.forget()
        if not self._panels.name:
            window.intake.go_to_first()
        self._ask_owed()
        self._greet()

    def _changed_hands(self) -> None:
        """Somebody took the seat while the window stood open: the call, its report and its words go on."""
        sitting = self._session.desk.sitting
        if sitting is None or sitting.person == self._person:
            self._sat_down()
            return
        before, self._person = self._person, sitting.person
        self._sat_down()
        if not before:
            return
        session = self._session
        self._stood.pop(sitting.person, None)
        if not session.desk.talking(session.report):
            self._stood[before] = session.report, session.child
            session.open_report("")
        self._panels.close()
        self.left.emit()
        self._panels.forget()
        self._window.trouble.forget()
        session.take_up()
        session.refresh()
        self._ask_owed()
        self._greet()

    def _greet(self) -> None:
        """Whoever comes in is told where something was typed on the lock screen, and a shift lead who broke the glass
        in the day before, and whose password came of a recovery code in the week before; calmly, and once."""
        desk = self._session.desk
        sitting = desk.sitting
        said = []
        if self._noted:
            words = self.tr("On the lock screen something was typed with {references}; nobody knows who did.")
            said.append(words.format(references=", ".join(dict.fromkeys(reference for _, reference in self._noted))))
            # Until somebody was told who may read it.
            self._noted = tuple(one for one in self._noted if not desk.may("report.read", one[0]).allowed)
        fresh = sitting is not None and sitting.session != self._greeted
        self._greeted = sitting.session if sitting is not None else ""
        since = desk.now() - A_DAY
        broken = [one for one in desk.door.broken() if one.at >= since] if fresh else []
        for name, where, moment in desk.door.rescued() if fresh else ():
            words = self.tr("New password of {name} by the recovery code, {at}, at {desk}: ask whether that is right.")
            said.append(words.format(name=name, at=moment_text(moment, desk.now()), desk=where or "nachtwacht-admin"))
        if broken:
            last = broken[0]
            words = self.tr("Emergency access in the last 24 hours: {count}; last {name}, {at}: {reason}. See Ctrl+P.")
            at = clock_text(last.at)
            said.append(words.format(count=len(broken), name=last.name, at=at, reason=last.reason))
        if said:
            self._window.say_refused(" ".join(said))

    def _sat_down(self) -> None:
        me = self._session.desk.me
        self._person, self._name = (me.id, me.name) if me is not None else ("", "")

    def _ask_owed(self) -> None:
        """What is to be settled before all rights count; never while somebody is on the line."""
        sitting = self._session.desk.sitting
        if sitting is not None and sitting.owes and not self._session.desk.in_call() and not self._panels.name:
            self._panels.open("account")

    def _tell(self) -> None:
        sitting = self._session.desk.sitting
        if sitting != self._told:
            self._told = sitting
            self.sits.emit(sitting)

    # -- the page -------------------------------------------------------------------------------------------------

    def _made(self) -> "DoorPage":
        if self.page is None:
            # Imported here: a desk without accounts does without.
            from ui.entering import Entering
            from ui.panes.door_page import DoorPage

            self.page = page = DoorPage()
            self._entering = Entering(self._session, page.form)
            page.route.connect(self._route)
            page.duty.connect(self._duty)
            page.new_report.connect(self._new_report)
            page.hang_up.connect(self._hang_up)
            page.noted.connect(self._note)
        return self.page

    def _show_page(self) -> None:
        desk, page = self._session.desk, self._made()
        sitting = desk.sitting
        if sitting is not None and sitting.locked:
            by = self.tr("By itself, after a while without a key, at {at}. {name} sits here.")
            if self._how == "key":
                by = self.tr("By {name}, at {at}.")
            # With no account the name is half of what opens: it is not told.
            whose = sitting.name if sitting.account or desk.info is None else desk.info.name
            page.head(self.tr("This screen is locked"), by.format(name=whose, at=clock_text(self._at)))
        else:
            info = desk.info
            page.head(self.tr("Sign in"), info.name if info is not None else "")
        page.show_calls(desk.on_line())
        if self._ready:
            # The profile is read after the first paint.
            page.show_help(desk.routes(), desk.on_call())

    def _tick(self, now: datetime) -> None:
        self.look()
        since = self._idle.since()
        if self.shut:
            page = self._made()
            page.tick(now)
            if since >= LOOK_SECONDS:
                # Somebody walked away from a password half typed.
                page.form.forget()
                page.keep_note()
            return
        if since >= LOOK_SECONDS and self._session.desk.door.idle(since):
            self.lock("idle")

    def _alarms(self, rows: object) -> None:
        if self.shut and isinstance(rows, tuple):
            self._made().show_alarms(rows)

    def _opened(self, report: str) -> None:
        if self.shut and report:
            self.look()

    def _new_report(self) -> None:
        self._session.new_report()
        self._session.refresh()
        self.look()
        self.take_keyboard()

    def _hang_up(self, how: str) -> None:
        from desk.intake.calls import HangUp

        for report, reference, _ in self._session.desk.on_line():
            if self._session.do(HangUp(report, how)):
                self._made().say(self.tr("Hung up. {reference} waits on the list.").format(reference=reference))
        self.look()
        self.take_keyboard()

    def _note(self, report: str, text: str) -> None:
        from desk.intake.locked import NoteAtLock

        if self._session.do(NoteAtLock(report, text)):
            reference = self._session.desk.reference_of(report)
            self._noted = (*self._noted, (report, reference))
            self._made().say(self.tr("Kept with {reference}; whoever signs in is told.").format(reference=reference))

    def _route(self, route: str) -> None:
        self._panels.wanted.emit("route", route)

    def _duty(self) -> None:
        self._panels.bring("duty", "triagist")

    def holds(self, part: QWidget | None) -> bool:
        """Whether the keyboard is on the page."""
        return part is not None and self.page is not None and self.page.isAncestorOf(part)
