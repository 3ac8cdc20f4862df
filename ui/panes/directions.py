"""The right column: routes, the proposal, who is on call, and the callback promise of the report in hand."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desk.directory_rows import OnCallRow, RouteRow
from desk.rows import PromiseRow, SheetRow
from desk.words.times import clock_text
from ui.look.look import look
from ui.widgets.box import Action
from ui.widgets.clash_box import ClashBox
from ui.widgets.heading import Heading
from ui.widgets.keyed import Keyed
from ui.widgets.on_call_box import OnCallBox
from ui.widgets.promise_box import PromiseBox
from ui.widgets.proposal_box import ProposalBox
from ui.widgets.route_button import RouteButton
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.sign_line import SignLine

WIDE = 348


class DirectionsPane(QWidget):
    """Signals: `route(id)`; `question(link)` for an answer that the proposal rests on; `panel(name)` to open;
    `call_duty(role|provider|name)`, `call_backup(role)`; `promise(id)` and `callback()` for the callback box;
    `decision_picked(id)` of two that were noted."""

    route = Signal(str)
    question = Signal(str)
    panel = Signal(str)
    call_duty = Signal(str)
    call_backup = Signal(str)
    promise = Signal(str)
    callback = Signal()
    decision_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # In a narrow window it stands over the page, which must not show through.
        self.setAutoFillBackground(True)
        self._promise = ""
        self._head = Heading(self.tr("Route directly"), self.tr("twice = call"))
        self._scroll = ScrollColumn(gap=10, margin=(0, 0, 0, 16))
        self._routes_column = QVBoxLayout()
        self._duties_column = QVBoxLayout()
        self._routes: Keyed[RouteRow, RouteButton] = Keyed(
            self._routes_column, key=lambda row: row.id, make=self._make_route, show=self._show_route
        )
        self._proposal = ProposalBox()
        self._decision = SignLine("ok")
        self._decisions = ClashBox()
        self._duties: Keyed[OnCallRow, OnCallBox] = Keyed(
            self._duties_column,
            key=lambda row: f"{row.role}\n{row.provider}\n{row.name}",
            make=self._make_duty,
            show=self._show_duty,
        )
        self._callback = PromiseBox(self.tr("Callback"), "F7")
        column = self._scroll.column
        column.addLayout(self._routes_column)
        column.addWidget(self._proposal)
        column.addWidget(self._decision)
        column.addWidget(self._decisions)
        column.addLayout(self._duties_column)
        column.addWidget(self._callback)
        column.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head)
        self._column.addWidget(self._scroll, 1)
        self._proposal.asked.connect(self.question)
        self._proposal.acted.connect(self._decided)
        self._decisions.picked.connect(self.decision_picked)
        self._callback.acted.connect(self._callback_acted)
        self._callback.show_actions([Action("callback", self.tr("Callback"), "F7")])
        self.setAccessibleName(self.tr("Route directly"))
        self.rescale()
        self.show_sheet(None, None)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keyboard_went)

    def _keyboard_went(self, old: QWidget | None, new: QWidget | None) -> None:
        """112 is in sight again when the keyboard leaves: following it had scrolled the column."""
        left = old is not None and self._scroll.isAncestorOf(old)
        if left and not (new is not None and self._scroll.isAncestorOf(new)):
            self._scroll.verticalScrollBar().setValue(0)

    @property
    def route_buttons(self) -> tuple[RouteButton, ...]:
        """The route buttons, in order."""
        return tuple(self._routes.parts.values())

    def show_routes(self, rows: Sequence[RouteRow]) -> None:
        """Shows a button for each route that has a key; the others are behind the panel of F12 and Ctrl+K."""
        self._routes.show_rows([row for row in rows if row.key])

    def show_on_call(self, rows: Sequence[OnCallRow]) -> None:
        """Shows who is on call now: the triagist always, others while they are."""
        self._duties.show_rows([row for row in rows if row.role == "triagist"] or rows[:1])

    def show_sheet(self, row: SheetRow | None, now: datetime | None) -> None:
        """Shows proposal and callback of the report in hand."""
        self._proposal.setVisible(row is not None)
        self._decision.hide()
        self._decisions.show_values(())
        self._callback.setVisible(row is not None)
        if row is None:
            return
        self._proposal.show_row(row.proposal)
        self._show_decision(row)
        acts = [Action("decision", self.tr("Note decision"), "Ctrl+R")]
        if any(decision.counts for decision in row.decisions):
            acts.append(Action("follow", self.tr("Follow-up"), "Ctrl+Shift+V", "quiet"))
        self._proposal.show_actions(acts)
        promise = self._first_open(row)
        if promise is None or now is None:
            self._promise = ""
            self._callback.show_preview(self.tr("When hanging up: promise a minute."))
        else:
            self._promise = promise.id
            chain = (one for one in row.promises if one.state == "open" and one.step and one.id != promise.id)
            self._callback.show_promise(promise, now, tuple(chain))

    def forget(self) -> None:
        """No word of the former report is left."""
        self._proposal.show_row(None)
        self._decision.say("")
        self._promise = ""
        self._callback.show_preview("")

    def _show_decision(self, row: SheetRow) -> None:
        """The decision that counts for this child: what people decided goes before what was proposed."""
        noted = [decision for decision in row.decisions if decision.child == row.child and decision.counts]
        self._decisions.show_values(row.decision_values)
        if noted:
            last = noted[-1]
            words = self.tr("Decision of {who}, {time}: {what}")
            # A kind and its pathway may have the same words.
            parts = dict.fromkeys((last.urgency_label, last.pathway_label, *last.more[:1]))
            ways = ", ".join(part for part in parts if part)
            self._decision.say(words.format(who=last.decided_by, time=clock_text(last.decided_at), what=ways))
        self._decision.setVisible(bool(noted))

    def tick(self, now: datetime) -> None:
        """A second went by."""
        self._callback.tick(now)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        self._column.setContentsMargins(now.px(14), now.px(16), now.px(14), 0)
        self._column.setSpacing(now.px(10))
        self._routes_column.setSpacing(now.px(10))
        self._duties_column.setSpacing(now.px(10))
        self.setFixedWidth(now.px(WIDE))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    @staticmethod
    def _first_open(row: SheetRow) -> PromiseRow | None:
        waiting = [promise for promise in row.promises if promise.state == "open"]
        return min(waiting, key=lambda promise: promise.due_at, default=None)

    def _make_route(self, row: RouteRow) -> RouteButton:
        button = RouteButton(row, alarm=row.id == "112")
        button.opened.connect(self.route)
        return button

    @staticmethod
    def _show_route(button: RouteButton, row: RouteRow) -> bool:
        button.show_row(row)
        return True

    def _make_duty(self, row: OnCallRow) -> OnCallBox:
        box = OnCallBox(self.tr("Call triagist"), "F8")
        box.show_row(row)
        box.called.connect(self._called)
        box.backup_called.connect(self.call_backup)
        return box

    @staticmethod
    def _show_duty(box: OnCallBox, row: OnCallRow) -> bool:
        box.show_row(row)
        return True

    def _called(self, _role: str) -> None:
        """Of two providers of one role it is the one whose button it was."""
        box = self.sender()
        if isinstance(box, OnCallBox) and box.row is not None:
            row = box.row
            self.call_duty.emit(f"{row.role}|{row.provider.replace('|', '/')}|{row.name}")

    def _decided(self, panel: str) -> None:
        self.panel.emit(panel)

    def _callback_acted(self, _action: str) -> None:
        if self._promise:
            self.promise.emit(self._promise)
        else:
            self.callback.emit()
