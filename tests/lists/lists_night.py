"""A night at a real desk for tests of its lists."""

from desks import Seat, profile

from desk.clock import SetClock
from desk.desk import Desk, Done
from desk.facts.codec import Scalar
from desk.intake.answers import GiveAnswer
from desk.intake.calls import HangUp, OpenReport


class Night:
    """A desk, and whether what it wrote waits for the store or came back from it."""

    def __init__(self, seat: Seat, desk: Desk, *, agreed: bool) -> None:
        self.seat, self.desk, self._agreed = seat, desk, agreed

    def do(self, command: object) -> None:
        done = self.desk.do(command)
        assert isinstance(done, Done), done

    def call(self, number: str = "", **answers: Scalar) -> str:
        """A call that is over."""
        self.waits(seconds=1)
        report = self.desk.new_id()
        self.do(OpenReport(report, number))
        self.says(report, **answers)
        self.do(HangUp(report))
        return report

    def says(self, report: str, child: str = "", **answers: Scalar) -> None:
        for code, said in answers.items():
            item = profile().checklist.by_code(code)
            assert item is not None
            self.do(GiveAnswer(report, child, item.link_id, (said,)))

    def settles(self) -> None:
        """Everything came back through the store, where that is what is tested."""
        if self._agreed:
            self.seat.agreed(self.desk)

    def earlier(self, report: str) -> list[str]:
        """What the screen of a report shows of earlier ones."""
        self.settles()
        sheet = self.desk.sheet(report)
        assert sheet is not None
        return [card.reference for card in sheet.earlier]

    def finds(self, typed: str) -> list[str]:
        self.settles()
        return [row.card.reference for row in self.desk.search(typed)]

    def waits(self, **span: float) -> None:
        assert isinstance(self.seat.clock, SetClock)
        self.seat.clock.advance(**span)
