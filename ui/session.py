"""Between desk and views: which report and child are open, acts in, rows out. No rule of the field lives here.

Views never see the desk; they get rows by these signals and give acts to these methods. The window wires both.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.phone import NoPhone, Phone
from ui.typing import Typing

if TYPE_CHECKING:
    from desk.desk import Changed, Desk
    from desk.hold_rows import HoldRow
    from desk.rows import SheetRow
    from ui.chosen import Chosen
    from ui.emergency import EmergencyCards

REFRESH_MS = 30
# How the drafts of panels begin: they stay drafts until their panel makes something of them.
PANEL = "panel/"


class Session(QObject):
    """One person at work at one desk.

    Signals: `sheet(SheetRow | None)` the report in the middle; `board(tuple[CardRow])`; `alarms(tuple[AlarmRow])`;
    `routes(tuple[RouteRow])`; `on_call(tuple[OnCallRow])`; `health(HealthRow)`; `seat(PersonRow | None)`;
    `ticked(datetime)` each second; `refused(str)` a reason in Dutch; `opened(str)` another report came in the middle;
    `typing(bool)` whether something is being typed that is no fact yet; `doing(command)` before a command is carried
    out, `did(command)` after that; `stopping()` when the desk may stop, for
    what is still being typed in a panel.
    """

    sheet = Signal(object)
    board = Signal(object)
    alarms = Signal(object)
    routes = Signal(object)
    on_call = Signal(object)
    health = Signal(object)
    seat = Signal(object)
    ticked = Signal(object)
    refused = Signal(str)
    opened = Signal(str)
    typing = Signal(bool)
    doing = Signal(object)
    did = Signal(object)
    stopping = Signal()

    def __init__(self, desk: "Desk", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.phone: Phone = NoPhone()
        # What was chosen for this desk; None where there is no home to keep it in.
        self.chosen: Chosen | None = None
        self.cards: EmergencyCards | None = None
        self.report = ""
        self.child = ""
        self._row: SheetRow | None = None
        self._minute: datetime | None = None
        self._turn: datetime | None = None
        self._doing = False
        # What the command being carried out is a part of, for who undoes it: see `reason_against`.
        self.part_of: tuple[str, str] = ("", "")
        self._typing = Typing(self)
        self._typing.begun.connect(self._typing_begun)
        self._typing.draft.connect(self._draft)
        self._typing.settled.connect(self._settled)
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._soon.timeout.connect(self._catch_up)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.tick)
        desk.listen(self._changed)

    def show_board(self) -> None:
        """The board alone, before `start`: it needs no profile, which takes its time to read."""
        self.ticked.emit(self.desk.now())
        self._show_cards()

    def start(self) -> None:
        """Show everything; what was being typed when the desk was last killed becomes a fact."""
        self.take_up()
        self.seat.emit(self.desk.me)
        self.tick()
        self._second.start()

    def take_up(self) -> None:
        """What whoever sits here was typing when they were last here becomes a fact."""
        for (report, child, link), text in self.desk.drafts().items():
            if not link.startswith(PANEL):
                self._settled(report, child, link, text)

    def stop(self) -> None:
        """No more seconds; what is being typed becomes a fact."""
        self._second.stop()
        self._soon.stop()
        self.settle()

    def settle(self) -> None:
        """What is being typed becomes a fact now."""
        self._typing.settle()
        self.stopping.emit()

    def freeze(self) -> None:
        """For pictures: the seconds stand still."""
        self._second.stop()

    @property
    def row(self) -> "SheetRow | None":
        """The report in the middle, as last shown."""
        return self._row

    # -- acts -----------------------------------------------------------------------------------------------------

    def do(self, command: object) -> bool:
        """Carry out a command of `desk.intake`; False (and `refused`) if it cannot be now."""
        return self.reason_against(command) is None

    def reason_against(self, command: object, part_of: tuple[str, str] = ("", "")) -> str | None:
        """As `do`; gives why it cannot be now, in Dutch, or None when it was done.

        `part_of`: an id and words for the one act of which this command is a part; it is undone as one.
        """
        self._typing.settle()
        self.part_of = part_of
        try:
            return self._do(command)
        finally:
            self.part_of = ("", "")

    def _do(self, command: object) -> str | None:
        from desk.desk import Refusal

        self.doing.emit(command)
        self._doing = True
        try:
            done = self.desk.do(command)
        finally:
            self._doing = False
        if isinstance(done, Refusal):
            self.refused.emit(self.with_glass(done.reason) if done.glass else done.reason)
            return done.reason
        self.did.emit(command)
        return None

    def why_closed(self) -> str:
        """Why the report that was asked for is not in the middle, in Dutch; empty when it is, or none was."""
        if not self.report or self._row is not None or self.desk.shut:
            return ""
        verdict = self.desk.may("report.read", self.report)
        if verdict.allowed:
            return self.desk.why_away(self.report)
        return self.with_glass(verdict.reason) if verdict.glass else verdict.reason

    def with_glass(self, reason: str) -> str:
        """Why not, and the key that opens it all the same."""
        return f"{reason} " + self.tr("Emergency access: Ctrl+Shift+B.")

    def new_report(self, number: str = "") -> str:
        """The telephone rings: a new report comes in the middle. Gives its id."""
        from desk.intake.calls import OpenReport

        report = self.desk.new_id()
        if self.do(OpenReport(report, number)):
            self.open_report(report)
        return report

    def open_report(self, report: str, child: str = "") -> None:
        """Put a report in the middle; an empty id shows none."""
        self._typing.settle()
        self.report, self.child = report, child
        self._show_sheet()
        self.opened.emit(report)

    def hands(self) -> "dict[str, HoldRow]":
        """In whose hands the reports are now, by id."""
        away = self.desk.health().away
        return self.desk.held(None if away else self.desk.neighbours(), self.report)

    def next_report(self, step: int = 1) -> None:
        """Ctrl+Tab: the next report of the board."""
        cards = [card.id for card in self.desk.board()]
        if cards:
            at = cards.index(self.report) + step if self.report in cards else 0
            self.open_report(cards[at % len(cards)])

    def choose_child(self, child: str) -> None:
        """Show the questions of another child of this report."""
        self.open_report(self.report, child)

    def answer(self, link: str, code: str) -> None:
        """The answer to a question. The same again changes nothing: a key that bounces takes no danger away."""
        from desk.intake.answers import GiveAnswer

        self.do(GiveAnswer(self.report, self.child, link, (self._value(self.report, link, code),)))

    def toggle(self, link: str, code: str) -> None:
        """One more, or one less, of several answers."""
        from desk.intake.answers import ToggleAnswer

        self.do(ToggleAnswer(self.report, self.child, link, code))

    def settle_values(self, link: str, fact: str) -> None:
        """Two desks wrote: this value stands."""
        from desk.intake.answers import SettleAnswer

        self.do(SettleAnswer(self.report, self.child, link, fact))

    def settle_number(self, fact: str) -> None:
        """Two desks typed a number for the caller: this one stands."""
        from desk.intake.calls import SettleNumber

        self.do(SettleNumber(self.report, fact))

    def settle_decision(self, decision: str) -> None:
        """Two desks noted a decision: this one stands."""
        from desk.intake.decisions import SettleDecision

        self.do(SettleDecision(self.report, decision))

    def typed(self, link: str, text: str) -> None:
        """The text of a field changed."""
        self._typing.typed(self.report, self.child, link, text)

    def number_typed(self, text: str) -> None:
        """The caller's number changed."""
        from desk.profile.codes import CALLER_NUMBER

        self.typed(CALLER_NUMBER, text)

    def number_left(self, text: str) -> None:
        """The field of the caller's number was left."""
        from desk.profile.codes import CALLER_NUMBER

        self.left(CALLER_NUMBER, text)

    def speaker(self, speaker: str) -> None:
        """Somebody else speaks now."""
        from desk.intake.calls import SetSpeaker

        self.do(SetSpeaker(self.report, speaker))

    def left(self, link: str, text: str) -> None:
        """A field was left."""
        self._typing.left(self.report, self.child, link, text)

    # -- showing --------------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """A second went by."""
        now = self.desk.now()
        self.desk.settle_looks()
        self.ticked.emit(now)
        minute = now.replace(second=0, microsecond=0)
        if minute == self._minute and (self._turn is None or now < self._turn):
            self.alarms.emit(self.desk.alarms())
            return
        self._minute = minute
        self.refresh()
        for question in self.desk.to_ask():
            self.refused.emit(question)

    def refresh(self) -> None:
        """Show everything again now."""
        self._show_sheet()
        self._show_lists()
        self._show_slow()

    def _changed(self, changed: "Changed") -> None:
        if self._doing and self.report in changed.subjects:
            # What was just done is painted at once; that it is kept, and what others did, follows a moment later.
            self._show_sheet()
        if not self._soon.isActive():
            self._soon.start()
        if self.desk.id in changed.subjects:
            self.seat.emit(self.desk.me)

    def _show_sheet(self) -> None:
        row = self.desk.sheet(self.report, self.child) if self.report else None
        if row is not None:
            self.child = row.child
        if row != self._row:
            self._row = row
            self.sheet.emit(row)

    def _catch_up(self) -> None:
        self._show_sheet()
        self._show_lists()
        self.health.emit(self.desk.health())

    def _show_cards(self) -> None:
        rows, now = self.desk.board(), self.desk.now()
        # A badge turns amber or late in the second in which its ring does, not when the minute is over.
        turns = (at for row in rows for one in row.promises for at in (one.warn_at, one.due_at) if at > now)
        self._turn = min(turns, default=None)
        self.board.emit(rows)

    def _show_lists(self) -> None:
        self._show_cards()
        self.alarms.emit(self.desk.alarms())
        self.on_call.emit(self.desk.on_call())

    def _show_slow(self) -> None:
        self.routes.emit(self.desk.routes())
        self.health.emit(self.desk.health())

    def _value(self, report: str, link: str, code: str) -> "str | bool":
        """Booleans of a checklist are chosen by the codes true and false."""
        profile = self.desk.profile_of(report)
        item = profile.checklist.by_link(link) if profile else None
        if item is not None and item.type == "boolean" and code in ("true", "false"):
            return code == "true"
        return code

    def _typing_begun(self) -> None:
        self.typing.emit(True)

    def _draft(self, report: str, child: str, link: str, text: str) -> None:
        self.desk.draft(report, child, link, text)
        if report == self.report:
            self._show_sheet()

    def _settled(self, report: str, child: str, link: str, text: str) -> None:
        from desk.intake.answers import GiveAnswer
        from desk.intake.calls import SetCallerNumber
        from desk.profile.codes import CALLER_NUMBER

        self.typing.emit(False)
        command: object = SetCallerNumber(report, text)
        if link != CALLER_NUMBER:
            command = GiveAnswer(report, child, link, self._typed_value(report, link, text))
        if self._do(command) is not None:
            # It may be that nobody sits here any more: it waits for who typed it (house rule 11).
            self.desk.draft(report, child, link, text)

    def _typed_value(self, report: str, link: str, text: str) -> "tuple[str | int | float, ...]":
        """Numbers become numbers where the checklist asks for one; anything else stays as it was typed."""
        clean = text.strip()
        if not clean:
            return ()
        profile = self.desk.profile_of(report)
        item = profile.checklist.by_link(link) if profile else None
        if item is not None and item.type in ("integer", "decimal"):
            try:
                return (int(clean) if item.type == "integer" else float(clean.replace(",", ".")),)
            except ValueError:
                return (text,)
        return (text,)
