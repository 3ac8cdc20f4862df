"""A person who types without a pause, in a process of its own, to be killed at any moment.

    python typist.py HOME SEED

Writes a line to stdout for each thing that the desk says is safe, the moment it says so: `F <fact>` once the journal
has a fact, `D <field> <number>` once a draft is on the disk. Whatever was written there may never be missing later.
"""

import os
import random
import sys
from pathlib import Path

from desks import Seat
from keyed import KEY

from desk.clock import SystemClock
from desk.desk import Desk, Done
from desk.home import Home
from desk.intake.answers import AddChild, GiveAnswer, TypeNote
from desk.intake.calls import HangUp, OpenReport
from desk.intake.promises import PromiseCallback

FIELDS = ("what_happened", "caller_name", "own_provider")


def say(*words: object) -> None:
    """One line, in one write, so that what arrives was whole."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


class Typist:
    """Types in one report after the other; every text ends in a number that only grows."""

    def __init__(self, seat: Seat, desk: Desk, seed: int) -> None:
        self.seat, self.desk, self.random = seat, desk, random.Random(seed)
        self.facts: list[str] = []
        self.drafts: list[tuple[int, str, int]] = []
        self.count = 1 + max((self._number_in(text) for text in desk.drafts().values()), default=0) + seed * 1_000_000

    @staticmethod
    def _number_in(text: str) -> int:
        return int(text.rpartition("#")[2])

    def go_on(self) -> None:
        """One report: typing in its fields, a fact now and then."""
        report = self.desk.new_id()
        self._do(OpenReport(report, "06 12345678"))
        for _ in range(self.random.randint(3, 8)):
            field = self.desk.profile.checklist.by_code(self.random.choice(FIELDS)).link_id
            text = self._type(report, field)
            self._do(GiveAnswer(report, "", field, (text,)))
            if self.random.random() < 0.3:
                self._do(self.random.choice([AddChild(report, self.desk.new_id()), TypeNote(report, text)]))
        self._do(self.random.choice([PromiseCallback(report, "moeder"), HangUp(report)]))

    def _type(self, report: str, field: str) -> str:
        text = ""
        for _ in range(self.random.randint(5, 40)):
            self.count += 1
            text = f"{'ze zegt dat hij '[: self.random.randint(1, 16)]}\0\ud83d #{self.count}"
            number = self.desk.draft(report, "", field, text)
            self.drafts.append((number, f"{report}/{field}", self.count))
            self._hear()
        return text

    def _do(self, command: object) -> None:
        done = self.desk.do(command)
        assert isinstance(done, Done), done
        self.facts += done.facts
        self._hear()

    def _hear(self) -> None:
        """A few milliseconds until the next key, in which the threads may report."""
        self.seat.inbox.wait(lambda: False, timeout=self.random.random() * 0.004)
        safe = [fact for fact in self.facts if not self.desk._in_flight(fact)]
        self.facts = [fact for fact in self.facts if self.desk._in_flight(fact)]
        for fact in safe:
            say("F", fact)
        while self.drafts and self.drafts[0][0] <= self.desk.drafts_kept:
            _, field, count = self.drafts.pop(0)
            say("D", field, count)


def main(home: str, seed: int) -> None:
    """Type until killed."""
    seat = Seat(Home(Path(home), KEY), SystemClock())
    typist = Typist(seat, seat.open_set_up(), seed)
    say("ready")
    while True:
        typist.go_on()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
