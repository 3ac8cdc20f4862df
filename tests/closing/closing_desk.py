"""A desk without a window for the rules of closing, merging and moving: real journal, replica and store in a folder."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from desk.bootstrap import Inbox
from desk.clock import SetClock
from desk.desk import Desk, Done, Refusal
from desk.intake.answers import AddChild, GiveAnswer
from desk.intake.calls import OpenReport
from desk.profile.load import load_profile
from desk.profile.model import Profile
from desk.rows import SheetRow

PROFILES = Path(__file__).resolve().parents[2] / "resources" / "profiles"
# Saturday 21 November 2026, 03:40 in the Netherlands.
NIGHT = datetime(2026, 11, 21, 2, 40, tzinfo=UTC)


@cache
def shipped(name: str) -> Profile:
    """A shipped profile, read once."""
    profile, _ = load_profile(PROFILES / name)
    return profile


@dataclass
class Work:
    """A desk that was set up, with somebody at it."""

    desk: Desk
    clock: SetClock
    inbox: Inbox

    def do(self, command: object) -> None:
        """Carried out, or the test fails with the reason."""
        done = self.desk.do(command)
        assert isinstance(done, Done), done

    def refused(self, command: object) -> str:
        """The reason why not."""
        done = self.desk.do(command)
        assert isinstance(done, Refusal), done
        return done.reason

    def call(self, number: str = "0612345678") -> str:
        """The telephone rings: a report, with somebody on the line."""
        report = self.desk.new_id()
        self.do(OpenReport(report, number))
        return report

    def child(self, report: str, name: str = "") -> str:
        """One more child."""
        child = self.desk.new_id()
        self.do(AddChild(report, child))
        if name:
            self.answer(report, "youth_name", name, child=child)
        return child

    def children(self, report: str) -> list[str]:
        return [child.id for child in self.sheet(report).card.children]

    def link(self, code: str) -> str:
        """Which question has this code."""
        item = shipped("friesland").checklist.by_code(code)
        assert item is not None
        return item.link_id

    def answer(self, report: str, code: str, *values: str, child: str = "") -> None:
        """An answer to a question by its code, for a child (the first if not said)."""
        self.do(GiveAnswer(report, child, self.link(code), values))

    def said(self, report: str, code: str, child: str = "") -> tuple[object, ...]:
        """The values that stand at a question."""
        view = self.desk._shown.view(report)
        assert view is not None
        return view.state.by_code(code, child)

    def sheet(self, report: str, child: str = "") -> SheetRow:
        row = self.desk.sheet(report, child)
        assert row is not None
        return row

    def lines(self, report: str) -> list[str]:
        """What the timeline says."""
        return [line.text for line in self.desk.timeline(report)]

    def settle(self) -> None:
        """Everything is in the journal and came back from the store."""
        done = lambda: self.desk.health().pending == 0 and self.desk.health().unsaved == 0  # noqa: E731
        assert self.inbox.wait(done)
