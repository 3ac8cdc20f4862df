"""One run of the program: application, window, desk; first start, handing over to a running window, orderly end.

Who waits for the window waits for as little as can be: an empty frame is painted first, then bars and columns come in
and the desk opens, the board is shown and keys are taken, and after that come the routes, the alarms and the rest.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication

from desk.record import record
from ui.first_frame import FirstFrame, first_theme
from ui.look.theme import THEMES
from ui.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

    from desk.clock import Clock
    from desk.desk import Changed, Desk
    from desk.home import Home
    from desk.keys.fetch import Fetching
    from ui.handing_over import Listener
    from ui.look.apply import Dresser
    from ui.one_window import OneWindow
    from ui.panes.first_start import FirstStart, Setup
    from ui.session import Session
    from ui.unlocking import Unlocked, Unlocking
    from ui.wiring import Wiring


@record
class Options:
    """How the program was started; see ui/main.py. `fills`: the window takes the whole screen from the start.

    `key` is that of a home of which nothing is kept, an exercise; of any other, `safe` was asked for it by then.
    """

    home: Path
    key: bytes = b""
    safe: "Fetching | None" = None
    call: str | None = None
    practice: bool = False
    theme: str = "dark"
    size: tuple[int, int] | None = None
    fills: bool = False
    scale: float = 1.0
    language: str = "nl"

    def __repr__(self) -> str:
        return f"Options(home={str(self.home)!r}, practice={self.practice})"


class Program(QObject):
    """The running program.

    `shown()` when the board stands there and takes keys; `ready()` when everything does, or the first start screen, or
    why there is no desk.
    """

    shown = Signal()
    ready = Signal()

    def __init__(self, app: QApplication, options: Options, clock: "Clock | None" = None) -> None:
        super().__init__()
        self._app, self._options, self._clock = app, options, clock
        self.translators: list[QTranslator] = []
        self._dresser: Dresser | None = None
        self._one: OneWindow | None = None
        self._listener: Listener | None = None
        # Calls that came before the desk was open.
        self._calls = [] if options.call is None else [options.call]
        self._bugs = 0
        self._kept = True
        self._close_asked = False
        self.desk: Desk | None = None
        self._home: Home
        self.unlocking: Unlocking | None = None
        self.session: Session | None = None
        self.wiring: Wiring | None = None
        self._first: FirstStart | None = None
        self.window = MainWindow(FirstFrame(first_theme(options.theme), options.scale))
        if options.size is not None:
            self.window.resize(*options.size)
        self.window.painted.connect(self._begin)
        self.window.may_close = self.may_close
        self.window.closing.connect(self.stop)
        # Until the desk is open there are no routes; that 112 is one key away holds here too (house rule 2).
        self._plain_112 = QShortcut("F9", self.window)
        self._plain_112.activated.connect(self._say_112)

    @property
    def bugs(self) -> int:
        """How many errors of our own were told since the start."""
        return self._bugs

    def show(self) -> None:
        """Show the window, an empty frame; all else comes after its first paint."""
        if self._options.fills:
            self.window.showMaximized()
        else:
            self.window.show()

    def listen(self, one: "OneWindow") -> None:
        """Take what later starts of the program hand over, from the first paint on; let go of the home at the end."""
        self._one = one

    def _begin(self) -> None:
        """The first paint is done: words, look, bars and columns, and then the desk."""
        from ui.look.apply import Dresser
        from ui.translate import translate

        if self._one is not None:
            from ui.handing_over import Listener

            self._listener = Listener(self._one.home, self)
            self._listener.asked.connect(self._asked)
        self.translators = translate(self._app, self._options.language)
        self._dresser = Dresser(self._app, THEMES.get(self._options.theme), self._options.scale)
        self.window.furnish()
        if self._options.practice:
            self.window.top.set_practice(self.tr("EXERCISE"))
            self.window.setWindowTitle(self.tr("Nachtwacht - EXERCISE"))
        self.open()

    def open(self) -> None:
        """Open the desk, once its key is here; without a name and profile, ask for them first."""
        from desk.home import Home
        from ui.unlocking import Unlocked, Unlocking

        if self._options.key:
            self._open(Unlocked(Home(self._options.home, self._options.key)))
            return
        self.unlocking = Unlocking(self._options.home, self._options.safe, self.window.show_page, self)
        self.unlocking.opened.connect(self._open)
        self.unlocking.failed.connect(self._cannot)
        self.unlocking.asked.connect(self.ready)
        self.unlocking.begin()

    def _cannot(self, why: str) -> None:
        self.window.show_desk()
        self.window.show_failure(why)
        self.ready.emit()

    def _open(self, unlocked: "Unlocked") -> None:
        from desk.bootstrap import open_desk
        from desk.errors import SurroundingsFailed
        from ui.asking import NOT_ON_PAPER
        from ui.bridge import Bridge

        home = self._home = unlocked.home
        self.window.show_desk()
        try:
            self.desk = open_desk(home, Bridge(self).post, clock=self._clock)
        except SurroundingsFailed as failure:
            self._cannot(str(failure))
            return
        for notice in unlocked.notices:
            self.desk.note(notice)
        if not unlocked.paper:
            self.desk.note(NOT_ON_PAPER)
        # What the desk found on opening is said on every page.
        self.window.show_health(self.desk.health())
        if self.desk.info is None:
            self._ask_first()
        else:
            self._start()
            # Not at once: the board is painted and keys are taken before the profile is read.
            QTimer.singleShot(0, self, self._complete)
            return
        self.ready.emit()

    def may_close(self) -> bool:
        """Somebody closes the window: not at once while something cannot be kept (house rule 11)."""
        if self.desk is None or self.session is None:
            return True
        self.session.settle()
        health = self.desk.health()
        if health.level != "bad" or not health.unsaved or self._close_asked:
            return True
        self._close_asked = True
        self.window.say_refused(
            self.tr("Not kept yet: %1. %2 Close once more to close all the same; what is not kept is lost then.")
            .replace("%1", str(health.unsaved))
            .replace("%2", health.text)
        )
        return False

    def stop(self) -> bool:
        """Keep what is being typed, write what waits, let go of everything. False if not all could be written."""
        if self.wiring is not None:
            self.wiring.unwire()
        if self.session is not None:
            self.session.stop()
        if self.unlocking is not None:
            self.unlocking.stop()
        desk, self.desk = self.desk, None
        if desk is not None:
            self._kept = desk.stop()
        if self._listener is not None:
            self._listener.close()
        if self._one is not None:
            self._one.close()
        return self._kept

    def tell(self, text: str) -> None:
        """Something went wrong in the program itself: say so where people look."""
        self._bugs += 1
        self.window.say_refused(text)

    def _say_112(self) -> None:
        self.window.say_refused(self.tr("Danger now: call 112 yourself, on your telephone."))

    # -- first start ----------------------------------------------------------------------------------------------

    def first_start(self) -> "FirstStart":
        """The page of the first start, with the profiles that are here."""
        from desk.errors import SurroundingsFailed
        from desk.intake.desk import person_id
        from desk.profile.library import available, offered
        from ui.panes.first_start import FirstStart, Template

        templates, faults = [], []
        for name in available(self._options.home):
            try:
                title, listed = offered(name, self._options.home)
            except SurroundingsFailed as failure:
                faults.append(str(failure))
                continue
            people = tuple((person_id(person.id), person.name) for person in listed)
            templates.append(Template(name, title, people))
        page = FirstStart(templates)
        page.say_faults("\n".join(faults))
        return page

    def _ask_first(self) -> None:
        self._first = self.first_start()
        self._first.chosen.connect(self._set_up)
        self.window.show_page(self._first, still=True)
        self._first.take_keyboard()
        assert self.desk is not None
        self.desk.listen(self._say_at_first)
        self._offer()

    def _say_at_first(self, _changed: "Changed") -> None:
        """How the desk is and what it can be called, as long as no session tells anything."""
        if self.session is None and self.desk is not None:
            self.window.show_health(self.desk.health())
            self._offer()

    def _offer(self) -> None:
        from desk.profile.library import made
        from desk.regions import propose, region_named

        if self._first is not None and self.desk is not None:
            here, others = made(self._options.home), self.desk.regions_elsewhere()
            proposed = propose(region_named(), here, others, self._first.titles)
            self._first.offer(self.desk.free_letter(), self.desk.seated_elsewhere(), proposed)

    def _set_up(self, setup: "Setup") -> None:
        from desk.desk import Refusal
        from desk.errors import SurroundingsFailed
        from desk.intake.desk import AddPerson, SetUpDesk, TakeSeat
        from desk.profile.library import load, place

        assert self.desk is not None
        assert self._first is not None
        try:
            place(setup.profile, self._options.home)
            profile, _ = load(setup.profile, self._options.home)
        except SurroundingsFailed as failure:
            self._first.say_faults(str(failure))
            return
        done = self.desk.do(SetUpDesk(setup.desk_name, setup.code, profile))
        if isinstance(done, Refusal):
            self._first.say_wrong(done.reason)
            return
        person = setup.person or self.desk.new_id()
        if setup.person_name:
            self.desk.do(AddPerson(person, setup.person_name))
        self.desk.do(TakeSeat(person))
        self.window.show_desk()
        self._first.deleteLater()
        self._first = None
        self._start()
        self._go_on()

    def _refresh_profile(self) -> None:
        """People edit the profile's files; a version without faults comes into force at the next start."""
        from desk.errors import SurroundingsFailed
        from desk.intake.desk import SetUpDesk
        from desk.profile.library import load
        from desk.profile.load import digest_in

        assert self.desk is not None
        info, current = self.desk.info, self.desk.profile
        if info is None or current is None:
            return
        folder = self._options.home / "profiles" / current.name
        if not folder.is_dir() or digest_in(folder) == current.digest:
            return
        try:
            profile, _ = load(current.name, self._options.home)
        except SurroundingsFailed as failure:
            self.desk.note(
                f"Het profiel {current.name} is gewijzigd maar heeft fouten; de desk gaat door met versie "
                f"{current.version}.\n{failure}"
            )
            return
        self.desk.do(SetUpDesk(info.name, info.code, profile))

    # -- at work --------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        from ui.asking import Asking
        from ui.chosen import Chosen
        from ui.phone import SystemPhone
        from ui.session import Session
        from ui.wiring import Wiring

        assert self.desk is not None
        assert self._dresser is not None
        self._plain_112.setEnabled(False)
        self.session = Session(self.desk, self)
        self.session.chosen = Chosen(self._options.home, self.session, self._home.key, practice=self._options.practice)
        if not self._options.practice:
            self.session.phone = SystemPhone()
        self.wiring = Wiring(self.window, self.session, self._dresser)
        Asking(self._home, self.desk.note, self.desk.dismiss, self.session)
        self.session.show_board()
        self.shown.emit()

    def _complete(self) -> None:
        if self.desk is None:
            return
        self._refresh_profile()
        self._go_on()
        self.ready.emit()

    def _go_on(self) -> None:
        """The board stands there: the routes, who is on call, what rings, and what this start was for."""
        assert self.session is not None
        assert self.wiring is not None
        self.session.start()
        self.wiring.locking.ready()
        for call in self._calls:
            self.session.new_report(call)
        self._calls.clear()
        if not self.session.report:
            self._go_on_with_call()
        # What the first key press would otherwise wait for.
        QTimer.singleShot(0, self, self._warm_up)

    def _go_on_with_call(self) -> None:
        """After a crash in a call: that report is in the middle again, with what was being typed."""
        assert self.desk is not None
        assert self.session is not None
        calling = [card for card in self.desk.board() if self.desk.talking(card.id)]
        if calling:
            self.session.open_report(max(calling, key=lambda card: card.opened_at).id)
            self.window.intake.go_to_first()

    def _warm_up(self) -> None:
        from desk.words.phone import warm_up

        warm_up()

    def _asked(self, message: dict[str, object]) -> None:
        """Another start of the program handed over: come forward, and open a report for its call."""
        self.window.bring_forward()
        call = message.get("call")
        if not isinstance(call, str):
            return
        if self.session is None:
            self._calls.append(call)
        else:
            self.session.new_report(call)
