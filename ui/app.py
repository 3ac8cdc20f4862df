"""One run of the program: application, window, desk; first start, handing over to a running window, orderly end.

The window is painted before the core is imported; then the desk opens, and the window comes to life.
"""

import json
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from resources import resource
from ui.bridge import Bridge
from ui.look.apply import Dresser
from ui.look.theme import THEMES
from ui.one_window import OneWindow
from ui.window import MainWindow

if TYPE_CHECKING:
    from desk.clock import Clock
    from desk.desk import Desk
    from ui.panes.first_start import FirstStart, Setup
    from ui.session import Session
    from ui.wiring import Wiring


@dataclass(frozen=True)
class Options:
    """How the program was started; see ui/main.py."""

    home: Path
    call: str | None = None
    practice: bool = False
    theme: str = "dark"
    size: tuple[int, int] | None = None
    scale: float = 1.0
    language: str = "nl"


class Program(QObject):
    """The running program. `ready()` when the desk is open and shown, or the first start screen is."""

    ready = Signal()

    def __init__(self, app: QApplication, options: Options, clock: "Clock | None" = None) -> None:
        super().__init__()
        self._app, self._options, self._clock = app, options, clock
        self._translators = translate(app, options.language)
        self._dresser = Dresser(app, THEMES[options.theme], options.scale)
        self._bridge = Bridge(self)
        self._one: OneWindow | None = None
        self.desk: Desk | None = None
        self.session: Session | None = None
        self.wiring: Wiring | None = None
        self._first: FirstStart | None = None
        self.window = MainWindow()
        if options.size is not None:
            self.window.resize(*options.size)
        self.window.painted.connect(self.open)
        self.window.closing.connect(self.stop)
        if options.practice:
            self.window.top.set_practice(self.tr("EXERCISE"))
            self.window.setWindowTitle(self.tr("Nachtwacht - EXERCISE"))

    def show(self) -> None:
        """Show the window; the desk opens after its first paint."""
        self.window.show()

    def listen(self, one: OneWindow) -> None:
        """Take what later starts of the program hand over."""
        self._one = one
        one.setParent(self)
        one.asked.connect(self._asked)

    def open(self) -> None:
        """Open the desk; without a name and profile, ask for them first."""
        from desk.bootstrap import open_desk
        from desk.errors import SurroundingsFailed
        from desk.home import Home

        try:
            self.desk = open_desk(Home(self._options.home), self._bridge.post, clock=self._clock)
        except SurroundingsFailed as failure:
            self.window.show_failure(str(failure))
            self.ready.emit()
            return
        if self.desk.info is None:
            self._ask_first()
        else:
            self._refresh_profile()
            self._start()
        self.ready.emit()

    def stop(self) -> None:
        """Keep what is being typed, write what waits, let go of everything."""
        if self.wiring is not None:
            self.wiring.unwire()
        if self.session is not None:
            self.session.stop()
        desk, self.desk = self.desk, None
        if desk is not None:
            desk.stop()
        if self._one is not None:
            self._one.close()

    def tell(self, text: str) -> None:
        """Something went wrong in the program itself: say so where people look."""
        self.window.say_refused(text)

    # -- first start ----------------------------------------------------------------------------------------------

    def _ask_first(self) -> None:
        from desk.errors import SurroundingsFailed
        from desk.profile.library import available, load
        from ui.panes.first_start import FirstStart, Template

        templates, faults = [], []
        for name in available(self._options.home):
            try:
                profile, _ = load(name, self._options.home)
            except SurroundingsFailed as failure:
                faults.append(str(failure))
                continue
            people = tuple((person.id, person.name) for person in profile.people)
            templates.append(Template(name, profile.title, people))
        self._first = FirstStart(templates)
        self._first.chosen.connect(self._set_up)
        self._first.say_wrong("\n".join(faults))
        self.window.show_page(self._first)
        self._first.take_keyboard()

    def _set_up(self, setup: "Setup") -> None:
        from desk.desk import Refusal
        from desk.errors import SurroundingsFailed
        from desk.intake.desk import AddPerson, SetUpDesk, TakeSeat, person_id
        from desk.profile.library import load, place

        assert self.desk is not None
        assert self._first is not None
        try:
            place(setup.profile, self._options.home)
            profile, _ = load(setup.profile, self._options.home)
        except SurroundingsFailed as failure:
            self._first.say_wrong(str(failure))
            return
        done = self.desk.do(SetUpDesk(setup.desk_name, setup.code, profile), profile)
        if isinstance(done, Refusal):
            self._first.say_wrong(done.reason)
            return
        person = person_id(setup.person) if setup.person else self.desk.new_id()
        if setup.person_name:
            self.desk.do(AddPerson(person, setup.person_name))
        self.desk.do(TakeSeat(person))
        self.window.show_desk()
        self._first.deleteLater()
        self._first = None
        self._start()

    def _refresh_profile(self) -> None:
        """People edit the profile's files; a version without faults comes into force at the next start."""
        from desk.errors import SurroundingsFailed
        from desk.intake.desk import SetUpDesk
        from desk.profile.library import load

        assert self.desk is not None
        info, current = self.desk.info, self.desk.profile
        if info is None or current is None or not (self._options.home / "profiles" / current.name).is_dir():
            return
        try:
            profile, _ = load(current.name, self._options.home)
        except SurroundingsFailed as failure:
            self.desk.note(
                f"Het profiel {current.name} is gewijzigd maar heeft fouten; de desk gaat door met versie "
                f"{current.version}.\n{failure}"
            )
            return
        if profile.digest != current.digest:
            self.desk.do(SetUpDesk(info.name, info.code, profile), profile)

    # -- at work --------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        from ui.phone import SystemPhone
        from ui.session import Session
        from ui.wiring import Wiring

        assert self.desk is not None
        self.session = Session(self.desk, self)
        if not self._options.practice:
            self.session.phone = SystemPhone()
        self.wiring = Wiring(self.window, self.session, self._dresser)
        self.window.top.set_ready(ready=True)
        self.session.start()
        self.session.tick()
        if self._options.call is not None:
            self.session.new_report(self._options.call)
        self._warm_up()

    def _warm_up(self) -> None:
        """What the first key press would otherwise wait for."""
        from desk.words.phone import warm_up

        warm_up()

    def _asked(self, message: dict[str, object]) -> None:
        """Another start of the program handed over: come forward, and open a report for its call."""
        self.window.bring_forward()
        call = message.get("call")
        if isinstance(call, str) and self.session is not None:
            self.session.new_report(call)


def translate(app: QApplication, language: str) -> list[QTranslator]:
    """Put the words of a language on the application; English is what stands in the code."""
    found = []
    QLocale.setDefault(QLocale(QLocale.Language.Dutch if language == "nl" else QLocale.Language.English))
    own = QTranslator(app)
    # By name: Qt reads on from the file, and would read on from bytes that are gone.
    if own.load(str(resource("i18n", f"nachtwacht_{language}.qm"))):
        app.installTranslator(own)
        found.append(own)
    base = QTranslator(app)
    if base.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(base)
        found.append(base)
    return found


def report_bugs(folder: Path, tell: Callable[[str], None]) -> None:
    """From now on an error of ours stops that action only: it is written to a file in `folder` and told."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        try:
            path = folder / "fout.log"
            with path.open("a", encoding="utf-8") as file:
                file.write(text + "\n")
        except OSError:
            path = folder
        tell(
            f"Er ging iets mis in Nachtwacht zelf; die handeling is gestopt, uw gegevens zijn er nog. "
            f"Stuur {path} naar de beheerder."
        )

    sys.excepthook = hook


def as_message(call: str | None) -> bytes:
    """What a second start tells the window that runs."""
    return json.dumps({"call": call}).encode()
