"""Ten fingers on a keyboard, in the real window on a real desk with a clock that is set: whole calls use them.

with hands_on(tmp_path, qtbot) as hands: ...
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from keyed import KEY
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from windows import NIGHT, held, kept, press, running, set_up, type_in

from desk.admin.roster import write_roster
from desk.clock import SetClock
from desk.home import Home
from desk.roster.importing import read_roster
from desk.rows import PromiseRow, QuestionRow, SheetRow
from ui.app import Program
from ui.widgets.question_card import QuestionCard

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
ENTER, ESC, TAB, BACKTAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab
NEXT_SECTION = Qt.Key.Key_PageDown
F6, F7, F8, F9 = Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9
ROSTER = """role;provider;name;phone;from;until;backup
triagist;GGZ Voorbeeld;Anna de Wit;06-12345681;2026-11-20 17:00;2026-11-21 08:00;Karel Bos
achterwacht;GGZ Voorbeeld;Karel Bos;06-12345682;2026-11-20 17:00;2026-11-21 08:00;
"""


@dataclass
class Hands:
    """Ten fingers on a keyboard; what they see is read from the rows and the widgets."""

    program: Program
    clock: SetClock
    qtbot: QtBot
    home: Path
    refused: list[str] = field(default_factory=list)

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        press(key, modifiers)
        # What was just made is shown, and gets the keyboard, with the next events.
        QApplication.processEvents()

    def keys(self, *keys: Qt.Key | str) -> None:
        """One after the other, without anything held beside them."""
        for key in keys:
            self.key(key)

    def write(self, text: str) -> None:
        type_in(text)

    def fill(self, *lines: str) -> None:
        """Each line in its own field, in place of what stands there; Enter goes on."""
        for line in lines:
            self.key("a", CONTROL)
            self.key(Qt.Key.Key_Delete)
            self.write(line)
            self.key(ENTER)

    def answers(self, *told: tuple[str, str]) -> None:
        """The questions in the order in which they are asked: each by its code, and what is typed."""
        for code, keys in told:
            assert self.question.code == code
            self.write(keys)
            self.key(ENTER)

    def section(self, code: str) -> None:
        """On to the next section, which begins with this question."""
        self.key(NEXT_SECTION, CONTROL)
        assert self.question.code == code

    def walk_to(self, wanted: QWidget, by: Qt.Key = TAB) -> None:
        """Tab or Shift+Tab until there."""
        for _ in range(60):
            if held() is wanted:
                return
            self.key(by)
        raise AssertionError(f"the keyboard never came to {wanted.accessibleName()!r}")

    def follow(self, letter: str, panel: str) -> None:
        """What comes after the decision, step by step, and the panel behind the letter of a step."""
        self.key("v", CONTROL | SHIFT)
        assert self.panel == "follow"
        self.key(letter)
        assert self.panel == panel

    def pass_by(self, **span: float) -> None:
        """Time goes by, and a second ticks."""
        self.clock.advance(**span)
        self.program.session.tick()

    @property
    def row(self) -> SheetRow:
        row = self.program.session.row
        assert row is not None
        return row

    @property
    def panel(self) -> str:
        return self.program.wiring.panels.name

    @property
    def question(self) -> QuestionRow:
        """The question that the keyboard is at."""
        at: QWidget | None = held()
        while at is not None and not isinstance(at, QuestionCard):
            at = at.parentWidget()
        assert at is not None, f"the keyboard is at no question but at {held().accessibleName()!r}"
        return at.row

    @property
    def waiting(self) -> list[PromiseRow]:
        """What is open for the caller, but that they hear the decision: that runs from the decision by itself."""
        return [one for one in self.row.promises if one.state == "open" and one.kind != "feedback"]

    def promise(self, kind: str) -> PromiseRow:
        """The one open promise of this kind."""
        (found,) = [one for one in self.row.promises if one.state == "open" and one.kind == kind]
        return found

    @property
    def running(self) -> set[str]:
        """The kinds of what is promised and open."""
        return {one.kind for one in self.row.promises if one.state == "open"}

    def sees(self, *words: str) -> bool:
        """Whether one line in sight in the middle says all of it."""
        return _says(self.program.window.intake, words)

    def panel_says(self, *words: str) -> bool:
        """Whether one line in sight in the panel says all of it."""
        panel = self.program.wiring.panels.panel
        return panel is not None and _says(panel, words)

    def told(self, words: str) -> bool:
        """Whether the timeline of the report says it."""
        return any(words in line.text for line in self.program.desk.timeline(self.row.card.id))


def _says(inside: QWidget, words: tuple[str, ...]) -> bool:
    lines = [label.text() for label in inside.findChildren(QLabel) if label.isVisible()]
    return any(all(word in line for word in words) for line in lines)


@contextmanager
def hands_on(folder: Path, qtbot: QtBot, roster: str = ROSTER) -> Iterator[Hands]:
    """A window of Friesland at NIGHT with a telephonist at it and somebody on call; nothing was refused at the end."""
    home = set_up(folder)
    write_roster(Home(home, KEY), read_roster(roster.encode(), NIGHT, "rooster.csv"), "rooster.csv", NIGHT)
    clock = SetClock(NIGHT)
    with running(home, qtbot, clock=clock) as program:
        qtbot.waitUntil(lambda: any(not row.nobody for row in program.desk.on_call()))
        program.session.refresh()
        hands = Hands(program, clock, qtbot, home)
        program.session.refused.connect(hands.refused.append)
        yield hands
        kept(program, qtbot)
    assert hands.refused == []
