"""A desk at night for tests of panels: real journal, replica and store in a folder, real widgets, a clock that is set.

def test_...(night, qtbot):
    report = night.call("0612345678")
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.clock import SetClock
from desk.desk import Desk
from desk.intake.answers import GiveAnswer
from desk.profile.load import load_profile
from desk.profile.model import Profile
from desk.rows import SheetRow
from ui.session import Session

PROFILES = Path(__file__).resolve().parents[2] / "resources" / "profiles"
# Saturday 21 November 2026, 03:40 in the Netherlands.
NIGHT = datetime(2026, 11, 21, 2, 40, tzinfo=UTC)


@cache
def profile_of(name: str) -> Profile:
    """A shipped profile, read once."""
    profile, _ = load_profile(PROFILES / name)
    return profile


@dataclass
class Dialled:
    """A telephone that writes down what it was asked to dial; `works` False: nothing here can dial."""

    works: bool = True
    numbers: list[str] = field(default_factory=list)

    def dial(self, number: str) -> bool:
        self.numbers.append(number)
        return self.works


@dataclass
class Night:
    """A desk that was set up, with somebody at it."""

    desk: Desk
    session: Session
    host: QWidget
    clock: SetClock
    phone: Dialled
    qtbot: QtBot

    def call(self, number: str = "") -> str:
        """The telephone rings: a report is open in the middle."""
        return self.session.new_report(number)

    def answer(self, code: str, *values: str | float | bool) -> None:
        """The answer to a question of the open report, by the question's code."""
        profile = self.desk.profile
        assert profile is not None
        item = profile.checklist.by_code(code)
        assert item is not None
        assert self.session.do(GiveAnswer(self.session.report, self.session.child, item.link_id, values))

    @property
    def sheet(self) -> SheetRow:
        """The report in the middle, fresh."""
        row = self.desk.sheet(self.session.report, self.session.child)
        assert row is not None
        return row

    def lines(self) -> list[str]:
        """What the timeline of the open report says."""
        return [line.text for line in self.desk.timeline(self.session.report)]

    def pass_by(self, **span: float) -> None:
        """Time goes by, and a second of the desk ticks."""
        self.clock.advance(**span)
        self.session.tick()

    def settle(self) -> None:
        """Wait until every fact is in the journal and came back from the store."""
        self.qtbot.waitUntil(lambda: self.desk.health().pending == 0 and self.desk.health().unsaved == 0, timeout=20000)
