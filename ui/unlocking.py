"""Before the desk opens: the key of its files, from the system's safe, a file, or whoever sits there.

Nothing of it is done in the window's thread: the safe is asked by a process of its own, what is typed is stretched and
files are converted beside the window. So 112 stays one key away.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desk.record import record
from ui.aside import Aside

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desk.home import Home
    from desk.keys.fetch import Fetching
    from desk.keys.finding import Found
    from ui.panes.key_pages import AskPage, ChoosePage, CodePage

LOOK_MS, PATIENCE_MS = 5, 1500
"""How often the safe's answer is looked for, and how long before somebody may type instead: it may be locked."""


@record
class Unlocked:
    """The home with its key; `notices` are Dutch, about what was done to its files; `paper`: the recovery code stands
    on paper, or nobody has to be told that it does not."""

    home: "Home"
    notices: tuple[str, ...] = ()
    paper: bool = True


@record
class _Shut:
    """It did not open, and why; `again`: somebody may try once more on the page that stands there."""

    why: str
    again: bool = True


@record
class _Made:
    """A new key, and the recovery code that belongs to it."""

    key: bytes
    code: str


class Unlocking(QObject):
    """One start. `opened(Unlocked)`; `failed(str)` why there is no desk, in Dutch; `asked()` a page stands there."""

    opened = Signal(object)
    failed = Signal(str)
    asked = Signal()

    def __init__(
        self, folder: Path, fetching: "Fetching | None", show: "Callable[[QWidget], None]", parent: QObject
    ) -> None:
        super().__init__(parent)
        from desk.home import Home

        self._home, self._fetching, self._show = Home(folder), fetching, show
        self._found: Found | None = None
        self._passed = 0
        self._code = ""
        self._paper = True
        self.page: AskPage | ChoosePage | CodePage | None = None
        self._aside = Aside("sleutel", self)
        self._aside.ended.connect(self._ended)
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_MS)
        self._looks.timeout.connect(self._look)

    def begin(self) -> None:
        """Find the key; gives `opened` at once where that takes no time."""
        from desk.errors import SurroundingsFailed
        from desk.keys import custody, finding

        try:
            self._found = found = finding.look(self._home)
        except SurroundingsFailed as failure:
            self.failed.emit(str(failure))
            return
        self._paper = found.slots is None or found.slots.noted
        if custody.named_file() is not None:
            self._paper = True
            self._aside.do(lambda: _by_file(self._home, found))
        elif found.state == "memory":
            self.failed.emit(
                f"{self._home.path}: de bestanden zijn versleuteld en sleutels.json is er niet. Zet dat bestand terug "
                "uit de nieuwste kopie van deze desk."
            )
        elif found.slots is None:
            self._paper = False
            self._aside.do(lambda: _made(self._home, ""))
        elif self._fetching is None:
            self._ask("")
        else:
            self._looks.start()
            self._look()

    def stop(self) -> None:
        """The window closes: nobody waits any more."""
        self._looks.stop()
        if self._fetching is not None:
            self._fetching.end()
        self._aside.stop()

    def _look(self) -> None:
        """Whether the safe has answered."""
        assert self._fetching is not None
        answer = self._fetching.answer()
        if answer is None:
            self._passed += LOOK_MS
            if self._passed == PATIENCE_MS:
                self._ask(self.tr("The safe of this computer does not answer; it may be locked and ask for its word."))
            return
        self._looks.stop()
        from desk.keys import custody

        assert self._found is not None
        assert self._found.slots is not None
        if key := custody.fitting(self._found.slots, answer.key):
            self._take(key)
        else:
            self._ask(answer.trouble or self.tr("The safe of this computer does not have the key of this desk."))

    def _ask(self, trouble: str) -> None:
        """Somebody types what opens it."""
        from ui.panes.key_pages import AskPage

        if isinstance(self.page, AskPage):
            self.page.say(trouble)
            return
        self.page = page = AskPage(trouble)
        page.typed.connect(self._typed)
        self._show(page)
        page.take_keyboard()
        self.asked.emit()

    def _typed(self, text: str) -> None:
        found = self._found
        assert found is not None
        self._aside.do(lambda: _by_typed(found, text))

    def _choose(self, trouble: str) -> None:
        """No safe: somebody chooses a passphrase."""
        from ui.panes.key_pages import ChoosePage

        self.page = page = ChoosePage(trouble)
        page.chosen.connect(lambda text: self._aside.do(lambda: _made(self._home, text)))
        self._show(page)
        page.take_keyboard()
        self.asked.emit()

    def _ended(self, result: object) -> None:
        from ui.panes.key_pages import AskPage

        match result:
            case bytes():
                if isinstance(self.page, AskPage) and self._found is not None and self._found.slots is not None:
                    # For the next start; where there is no safe it is typed again.
                    slots = self._found.slots
                    self._aside.do(lambda: _kept(slots, result))
                else:
                    self._take(result)
            case _Made():
                self._code = result.code
                self._take(result.key)
            case _Shut(again=False):
                self.failed.emit(result.why)
            case _Shut():
                if self.page is None:
                    self._choose(result.why)
                else:
                    self.page.say_wrong(result.why)
            case Unlocked():
                self._done(result)

    def _take(self, key: bytes) -> None:
        """The key is here: what stands in plain text gets it, and then the desk opens."""
        from desk.home import Home
        from desk.keys import finding

        self._looks.stop()
        home = Home(self._home.path, key)
        if finding.needs_converting(home):
            if self.page is not None:
                self.page.say_wrong("")
            self._aside.do(lambda: _converted(home))
            return
        self._done(Unlocked(home))

    def _done(self, result: Unlocked) -> None:
        """A new desk shows the code that opens it elsewhere; one with reports goes on, and is told of it."""
        if self._code and self._found is not None and self._found.state == "new":
            from ui.panes.key_pages import CodePage

            self.page = page = CodePage(self._code)
            self._code = ""
            page.noted.connect(lambda: self._noted(result))
            page.later.connect(lambda: self._go_on(result, paper=False))
            self._show(page)
            page.take_keyboard()
            self.asked.emit()
            return
        self._go_on(result, paper=self._paper)

    def _noted(self, result: Unlocked) -> None:
        """Somebody wrote the code down."""
        from desk.errors import SurroundingsFailed
        from desk.keys import custody

        try:
            custody.note_recovery(result.home.path)
        except SurroundingsFailed:
            self._go_on(result, paper=False)
        else:
            self._go_on(result, paper=True)

    def _go_on(self, result: Unlocked, *, paper: bool) -> None:
        self.opened.emit(Unlocked(result.home, result.notices, paper))


def _by_file(home: "Home", found: "Found") -> Any:
    from desk.errors import SurroundingsFailed
    from desk.keys import finding

    try:
        return finding.by_file(home, found)
    except SurroundingsFailed as failure:
        return _Shut(str(failure), again=False)


def _by_typed(found: "Found", text: str) -> Any:
    from desk.errors import Refused
    from desk.keys import custody

    assert found.slots is not None
    try:
        return custody.by_typed(found.slots, text)
    except Refused as wrong:
        return _Shut(str(wrong))


def _kept(slots: Any, key: bytes) -> Any:
    from desk.errors import SurroundingsFailed
    from desk.keys import custody

    with suppress(SurroundingsFailed):
        custody.keep_in_safe(slots, key)
    return _Made(key, "")


def _made(home: "Home", passphrase: str) -> Any:
    """A new key: in the safe, or behind a passphrase."""
    from desk.errors import Refused, SurroundingsFailed
    from desk.keys import custody
    from desk.keys.custody import NoSafe, SafeShut

    try:
        home.prepare()
        made = custody.make(home.path, passphrase=passphrase)
    except (NoSafe, SafeShut, Refused) as none:
        return _Shut(str(none))
    except SurroundingsFailed as failure:
        return _Shut(str(failure), again=False)
    return _Made(made.key, made.code)


def _converted(home: "Home") -> Any:
    from desk.errors import SurroundingsFailed
    from desk.keys import finding

    try:
        return Unlocked(*finding.convert(home, datetime.now(UTC)))
    except SurroundingsFailed as failure:
        return _Shut(str(failure), again=False)
