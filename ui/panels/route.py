"""The panel of a route: number, what to say, where the child is, who calls, and who took over (house rule 2).

Dialling happens in `dial`, which the window calls on the second press of the route's own F-key, and on a click on
the button. Enter, space, digits and held keys never dial. A route without a key has F5 twice, by the same guard.
"""

from datetime import datetime

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.directory_rows import RouteRow
from desk.intake.promises import KeepPromise
from desk.intake.routes import DialRoute, OpenRoute
from desk.rows import PromiseRow
from desk.words.times import clock_text
from ui.dialing import DialGuard
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept
from ui.panels.route_number import RouteNumber
from ui.panels.takeover import Takeover
from ui.panels.told import Told
from ui.session import Session
from ui.widgets.box import Action, Actions
from ui.widgets.key_button import KeyButton
from ui.widgets.words import Words

EMERGENCY = "112"
CONTROL_ROOM = "control-room"
_SELF, _REPORTER, _COLLEAGUE = "self", "reporter", "colleague"
_OWN_KEY = "F5"
# Below this height, in pixels at scale 1, number, call and address do not fit below each other.
_LOW = 420


class RoutePanel(DeskPanel):
    """One route, `show_for(route id)`; those without a key are in the list at its end."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, "", width=480)
        self._row: RouteRow | None = None
        self._keyed_route = EMERGENCY
        self._opened_for = ("", "")
        self._promise = ""
        self._kept = Kept(session, "route", self)
        self._guard = DialGuard()
        self._elapsed = QElapsedTimer()
        self._elapsed.start()
        self._subtitle = Words("quiet")
        self._number = RouteNumber()
        self._told = Words("number")
        self._call = KeyButton("", kind="danger", by_mouse_only=True)
        self._how = Words("small")
        self._caller = ChoiceField(self.tr("Who calls?"))
        self._takeover = Takeover(session.desk.now, self.key_button)
        self._taken = Told(self.tr("Taken over"))
        self._whereabouts = Told(self.tr("The child is at"))
        self._reach = Told(self.tr("Caller can be reached on"))
        self._say = Told(self.tr("What to say"))
        self._known, self._beside = QWidget(), QWidget()
        self._low = False
        self._others_head = Words("head", self.tr("Other numbers"))
        self._others = Actions()
        self._build()

    def _build(self) -> None:
        known = QHBoxLayout(self._known)
        known.setContentsMargins(0, 0, 0, 0)
        known.addWidget(self._whereabouts, 3, Qt.AlignmentFlag.AlignTop)
        known.addWidget(self._reach, 2, Qt.AlignmentFlag.AlignTop)
        low = QHBoxLayout(self._beside)
        low.setContentsMargins(0, 0, 0, 0)
        for part in (self._say, self._caller, self._others_head, self._others):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._order()
        self._told.hide()
        self.digits_to(self._caller)
        self._caller.offer(
            numbered(
                (
                    (_REPORTER, self.tr("Caller")),
                    (_COLLEAGUE, self.tr("Colleague")),
                    (_SELF, self.tr("I, second telephone")),
                )
            ),
            _SELF,
        )
        self._call.clicked.connect(self._dial)
        self._caller.picked.connect(self._caller_chosen)
        self._number.changed.connect(self._number_changed)
        self._number.typed.connect(self._number_typed)
        self._takeover.typed.connect(self._takeover_typed)
        self._takeover.taken.connect(self._taken_over)
        self._others.acted.connect(self._move)

    # -- places ---------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < look().px(_LOW)
        if low != self._low:
            self._low = low
            self._order()

    def _order(self) -> None:
        """Number, call and address are in sight without scrolling: where the panel is low they come first."""
        first: tuple[QWidget, ...] = (self._beside, self._known, self._told, self._takeover, self._taken)
        if self._low:
            side = self._beside.layout()
            assert side is not None
            side.addWidget(self._number)
            side.addWidget(self._call)
            order = (*first, self._how, self._subtitle)
        else:
            first = (self._subtitle, self._number, self._told, self._takeover, self._taken)
            order = (*first, self._call, self._how, self._known)
        for at, part in enumerate(order):
            self.body.insertWidget(at, part)
        self._beside.setVisible(self._low)
        self._number.card.set_low(low=self._low)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """Shows the route with this id; an unknown one or none is 112. Opening it for a report is a fact."""
        rows = self._session.desk.routes()
        row = next((row for row in rows if row.id == argument), None)
        row = row or next((row for row in rows if row.id == EMERGENCY), rows[0] if rows else None)
        if row is None:
            return
        if row != self._row or self.isHidden():
            self._caller.choose(_SELF)
            self._number.show_route(row, self._kept.text(self._session.report, f"number {row.id}"))
            self._told.say("", hide_empty=True)
            self._guard.closed()
        self._row = row
        if row.key:
            self._keyed_route = row.id
        opened = (self._session.report, row.id)
        if self._session.report and (self.isHidden() or opened != self._opened_for):
            self._session.do(OpenRoute(*opened))
        self._opened_for = opened
        self.refresh()

    def refresh(self) -> None:
        row = self._row
        if row is None:
            return
        self.set_title(row.label)
        self._subtitle.say(" · ".join(part for part in (row.subtitle, row.open_now) if part), hide_empty=True)
        self._show_caller_words(row)
        self._show_report()
        self._show_takeover(row)
        self._say.say(row.say)
        others = [Action(other.id, other.label) for other in self._session.desk.routes() if not other.key]
        others = [action for action in others if action.id != row.id]
        self._others.show_actions(others)
        self._others_head.setVisible(bool(others))

    def tick(self, now: datetime) -> None:
        if not self._takeover.isHidden():
            self._takeover.tick(now)

    def first_stop(self) -> QWidget | None:
        row = self._row
        if row is not None and not row.numbers:
            return self._number.line.field
        if not self._takeover.isHidden() and row is not None and row.closing != CONTROL_ROOM:
            return self._takeover.who.field
        return self._caller

    def seen_first(self) -> QWidget | None:
        # Where not all of it fits, the number and the button to call it come before who calls.
        return self._beside if self._low else None

    # -- dialling -------------------------------------------------------------------------------------------------

    def dial(self) -> None:
        """The window: the F-key of the route that it opened was pressed again, released in between."""
        if self._row is None or self.isHidden():
            return
        if not self._row.key:
            # Another route was looked up in the list since: that key still means its own route, which comes back.
            self.show_for(self._keyed_route)
            return
        self._dial()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F5 and self._row is not None and not self._row.key:
            press = self._guard.press(_OWN_KEY, self._elapsed.elapsed(), repeat=event.isAutoRepeat())
            if press.act == "dial":
                self._dial()
            elif press.act == "open":
                self._how.say(self.tr("Once more {key} = call").format(key=_OWN_KEY))
            event.accept()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F5:
            self._guard.release(_OWN_KEY, repeat=event.isAutoRepeat())
        super().keyReleaseEvent(event)

    def confirm(self) -> None:
        """Enter never dials; the line below the button says what does."""
        if self._row is not None:
            self._how.say(self.tr("Enter never calls. {how}").format(how=self._how_to_call(self._row)))

    def _dial(self) -> None:
        row, session = self._row, self._session
        if row is None:
            return
        number, caller = self._number.number, self._caller.chosen or _SELF
        report, fresh = session.report or session.desk.new_id(), not session.report
        noted = session.do(DialRoute(report, row.id, number, caller))
        if fresh and noted:
            self._opened_for = (report, row.id)
            session.open_report(report)
        # Also when it could not be noted: nothing stands between a child and the telephone (house rule 1).
        by_desk = caller == _SELF and bool(number) and session.phone.dial(number)
        self._told.say(self._told_words(caller, by_desk=by_desk))
        self._told.show()
        self._kept.forget(session.report, f"number {row.id}")
        self.refresh()
        self.in_sight_soon(self._told)

    def _told_words(self, caller: str, *, by_desk: bool) -> str:
        shown = self._number.shown or self.tr("the number")
        if by_desk:
            return self.tr("Calling {number}").format(number=shown)
        words = {
            _REPORTER: self.tr("Caller dials: {number}"),
            _COLLEAGUE: self.tr("Colleague dials: {number}"),
            _SELF: self.tr("Dial yourself: {number}"),
        }
        return words[caller].format(number=shown)

    # -- parts ----------------------------------------------------------------------------------------------------

    def _show_caller_words(self, row: RouteRow) -> None:
        captions = {
            _REPORTER: self.tr("Caller calls {number}"),
            _COLLEAGUE: self.tr("Colleague calls {number}"),
            _SELF: self.tr("Call {number}"),
        }
        shown = self._number.shown or row.label
        key = row.key or _OWN_KEY
        self._call.set_caption(captions[self._caller.chosen or _SELF].format(number=shown), key)
        self._how.say(self._how_to_call(row))

    def _how_to_call(self, row: RouteRow) -> str:
        if row.key:
            return self.tr("Call: {key} once more, or click. Enter and digits never call.").format(key=row.key)
        return self.tr("Call: {key} twice, or click. Enter and digits never call.").format(key=_OWN_KEY)

    def _show_report(self) -> None:
        row = self._session.row
        if row is None:
            none = self.tr("No report open: calling opens one.")
            if self._session.report:
                none = self.tr("The report is open; ask where the child is now.")
            self._whereabouts.say("", missing=none)
            self._reach.say("")
            return
        said = [answer for _word, answer in row.first_block]
        place = said[1] if len(said) > 1 else ""
        reach = said[2] if len(said) > 2 else ""
        self._whereabouts.say(place, missing=self.tr("Not known: ask where the child is now"))
        caller = row.card.caller_number
        self._reach.say(reach or caller, missing=self.tr("Not known: ask for a number"))

    def _show_takeover(self, row: RouteRow) -> None:
        mine = [promise for promise in self._promises() if promise.route == row.id]
        waiting = next((promise for promise in mine if promise.state == "open"), None)
        if waiting is not None:
            self._takeover.show_promise(waiting, by_control_room=row.closing == CONTROL_ROOM)
        if waiting is not None and waiting.id != self._promise:
            self._takeover.fill(self._kept.text(waiting.id, "who"), self._kept.text(waiting.id, "at"))
        self._promise = waiting.id if waiting is not None else ""
        self._takeover.setVisible(waiting is not None)
        done = max((p for p in mine if p.closed_at and p.state == "kept"), key=lambda p: p.due_at, default=None)
        shown = clock_text(done.closed_at) if done is not None and done.closed_at and waiting is None else ""
        self._taken.say(shown)

    def _promises(self) -> tuple[PromiseRow, ...]:
        row = self._session.row
        return row.promises if row is not None else ()

    # -- acts -----------------------------------------------------------------------------------------------------

    def _number_changed(self) -> None:
        if self._row is not None:
            self._show_caller_words(self._row)

    def _caller_chosen(self, _caller: str) -> None:
        self.refresh()

    def _number_typed(self, text: str) -> None:
        if self._row is not None:
            self._kept.typed(self._session.report, f"number {self._row.id}", text)

    def _takeover_typed(self, field: str, text: str) -> None:
        self._kept.typed(self._promise, field, text)

    def _taken_over(self, who: str, at: datetime | None) -> None:
        promise = next((promise for promise in self._promises() if promise.id == self._promise), None)
        if promise is not None and self._session.do(KeepPromise(promise.report, promise.id, "taken-over", who, at=at)):
            self._kept.forget(promise.id)
            self.refresh()
            self.turn_to(self._caller)

    def _move(self, route: str) -> None:
        self.show_for(route)
        first = self.first_stop()
        if first is not None:
            self.turn_to(first)
