"""All connections of a window with its session, its panels and its keys: one table to read."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.alarming import Alarming
from ui.emergency import EmergencyCards
from ui.for_the_caller import promise_of_call
from ui.holding import Holding
from ui.keys import Keys, RouteKeys, Shortcuts
from ui.locking import HELPS, Locking
from ui.look.apply import Dresser
from ui.look.theme import Theme
from ui.panels.host import PanelHost
from ui.repeats import HeldKeys
from ui.rostering import Rostering
from ui.session import Session
from ui.triaging import Triaging
from ui.wearing import Wearing
from ui.window import MainWindow

_OF_THE_REPORT = (Keys.DECISION, Keys.FOLLOW, Keys.NEXT_CHILD, Keys.OWNER, Keys.NEXT_SECTION, Keys.PREVIOUS_SECTION)


class Wiring(QObject):
    """Joins window and session while the desk is open."""

    def __init__(self, window: MainWindow, session: Session, dresser: Dresser) -> None:
        super().__init__(window)
        self.window, self.session = window, session
        self.wearing = Wearing(session, dresser)
        chosen = session.chosen
        if chosen is not None:
            session.cards = EmergencyCards(session.desk, lambda: chosen.now.copies, self)
            session.ticked.connect(session.cards.tick)
        self.panels = PanelHost(session, window.body)
        self.holding = Holding(window, session, self.panels)
        self.rostering = Rostering(window, session, self.panels)
        self.triaging = Triaging(window, session, self.panels)
        self.alarming = Alarming(window, session, self.panels)
        self.locking = Locking(window, session, self.panels)
        self._another_report = False
        self.keys = Shortcuts(window)
        self.route_keys = RouteKeys(self)
        self.held_keys = HeldKeys(self, self.route_keys.takes)
        self._wire_rows()
        self._wire_acts()
        self._wire_keys()

    def _wire_rows(self) -> None:
        session, window = self.session, self.window
        session.sheet.connect(window.show_sheet)
        session.sheet.connect(self._say_why_closed)
        # What is not here is fetched, or cannot be for now.
        session.health.connect(self._say_why_closed)
        session.board.connect(window.board.show_rows)
        session.routes.connect(window.directions.show_routes)
        session.on_call.connect(window.directions.show_on_call)
        session.health.connect(window.show_health)
        session.typing.connect(window.show_typing)
        session.ticked.connect(window.tick)
        session.refused.connect(window.say_refused)
        session.seat.connect(self._show_seat)
        self.locking.sits.connect(window.top.show_sitting)
        self.locking.left.connect(self.rostering.leave)
        self.locking.left.connect(self.triaging.forget)

    def _wire_acts(self) -> None:
        session, window = self.session, self.window
        window.board.opened.connect(self._open_report)
        window.board.new_report.connect(self._new_report)
        window.board.callback_request.connect(self._request)
        window.intake.chosen.connect(session.answer)
        window.intake.toggled_answer.connect(session.toggle)
        window.intake.typed.connect(session.typed)
        window.intake.left.connect(session.left)
        window.intake.caller.typed.connect(session.number_typed)
        window.intake.caller.left.connect(session.number_left)
        window.intake.caller.speaker.connect(session.speaker)
        window.intake.picked.connect(session.settle_values)
        window.intake.number_picked.connect(session.settle_number)
        window.directions.decision_picked.connect(session.settle_decision)
        window.intake.child_chosen.connect(session.choose_child)
        window.intake.acted.connect(self.act)
        window.intake.report_asked.connect(self._open_report)
        window.intake.agreements_asked.connect(self._agreements)
        window.directions.route.connect(self._open_route)
        window.directions.question.connect(window.intake.go_to_question)
        window.directions.panel.connect(self.panels.bring)
        window.directions.call_duty.connect(self._call_duty)
        window.directions.call_backup.connect(self._call_backup)
        window.directions.promise.connect(self._open_promise)
        window.directions.callback.connect(self._callback)
        window.top.tab.connect(self._tab)
        window.top.today.connect(self._today)
        window.top.handover.connect(self._handover)
        window.top.people.connect(self._people)
        window.top.find_asked.connect(self._find_empty)
        window.top.find_typed.connect(self._find)
        window.foot.store.connect(self._store)
        window.trouble.seen.connect(session.desk.dismiss)
        window.trouble.clock_is_right.connect(session.desk.settle_clock)
        session.opened.connect(self._report_opened)
        self.panels.opened.connect(self._panel_opened)
        self.panels.closed.connect(self._panel_closed)
        self.panels.wanted.connect(self._wanted)
        self.panels.question.connect(self._go_to_question)

    def _wire_keys(self) -> None:
        self.keys.pressed.connect(self._pressed)
        self.route_keys.open_route.connect(self._route_key)
        self.route_keys.dial_route.connect(self._dial_key)
        QApplication.instance().installEventFilter(self.held_keys)  # type: ignore[union-attr]

    def wear(self, theme: Theme) -> None:
        """Puts on a theme, for now."""
        self.wearing.wear(theme)

    def unwire(self) -> None:
        """The keys of this window no longer reach it, and no more emergency cards are made."""
        if self.session.cards is not None:
            self.session.cards.stop()
        QApplication.instance().removeEventFilter(self.held_keys)  # type: ignore[union-attr]

    # -- acts -----------------------------------------------------------------------------------------------------

    def act(self, name: str) -> None:
        """A button of the call bar."""
        from desk.intake.answers import AddChild
        from desk.intake.calls import HangUp, JoinCall, SetConstrained, SetStay
        from desk.intake.closing import ReopenReport

        session, row = self.session, self.session.row
        if row is None:
            return
        report = row.card.id
        match name:
            case "hang-up":
                self.panels.open("callback")
            case "hang-up-there":
                session.do(HangUp(report, there=True))
            case "dropped":
                session.do(HangUp(report, "dropped"))
            case "stay":
                session.do(SetStay(report, row.on_line != "stay"))
            case "constrained":
                session.do(SetConstrained(report, not row.constrained))
            case "join":
                session.do(JoinCall(report))
            case "child":
                child = session.desk.new_id()
                if session.do(AddChild(report, child)):
                    session.choose_child(child)
            case "reopen":
                session.do(ReopenReport(report))
            case "close" | "timeline" | "more":
                self.panels.open(name)

    def _pressed(self, key: Keys) -> None:
        session, window = self.session, self.window
        if self.locking.pressed(key):
            return
        in_report = {
            Keys.LINE_DROPPED: "dropped",
            Keys.STAY: "stay",
            Keys.CONSTRAINED: "constrained",
            Keys.JOIN: "join",
            Keys.ADD_CHILD: "child",
            Keys.CLOSE_REPORT: "close",
            Keys.TIMELINE: "timeline",
            Keys.MORE: "more",
        }
        if key in (*in_report, *_OF_THE_REPORT):
            # What is done to a report is done in sight of it.
            self.rostering.leave()
        if key in (*in_report, *_OF_THE_REPORT, Keys.CALLBACK, Keys.TRIAGIST, Keys.SUMMARY):
            self.triaging.to_report()
        if key in in_report:
            self.act(in_report[key])
            return
        match key:
            case Keys.NEW_REPORT:
                self._new_report()
            case Keys.NEW_OTHERWISE:
                self.panels.open("entry")
            case Keys.CALLBACK_REQUEST:
                self._request()
            case Keys.NEXT_REPORT:
                session.next_report()
            case Keys.PREVIOUS_REPORT:
                session.next_report(-1)
            case Keys.CALLBACK:
                self._callback_key()
            case Keys.SUMMARY:
                self.panels.bring("summary")
            case Keys.TRIAGIST:
                self.panels.bring("duty", "triagist")
            case Keys.REPLACE:
                # At night in two keys: this one, and the digit of who takes over.
                self.panels.open("roster-replace")
            case Keys.FIND:
                self.panels.open("search")
            case Keys.NEXT_CHILD:
                self._next_child()
            case Keys.DECISION:
                self.panels.bring("decision")
            case Keys.FOLLOW:
                self.panels.bring("follow")
            case Keys.PEOPLE:
                self._people()
            case Keys.LOCK:
                self.locking.lock()
            case Keys.ACCOUNTS:
                self.panels.bring("accounts")
            case Keys.GLASS:
                self.panels.bring("glass")
            case Keys.HANDOVER:
                self._handover()
            case Keys.ROSTER:
                self.rostering.toggle()
            case Keys.TRIAGE:
                self.triaging.toggle()
            case Keys.OWNER:
                self.holding.press()
            case Keys.TODAY:
                self._today()
            case Keys.SETTINGS:
                self.panels.bring("settings")
            case Keys.STORE:
                self.panels.bring("store")
            case Keys.KEYS:
                self.panels.bring("keys")
            case Keys.EMERGENCY_CARD:
                self.panels.open("settings", "card")
            case Keys.NEXT_SECTION:
                window.intake.next_section()
            case Keys.PREVIOUS_SECTION:
                window.intake.previous_section()
            case Keys.ROUTES:
                window.toggle_routes()
            case Keys.ALARM:
                self.alarming.open()
            case Keys.TAKE_ALARM:
                self.alarming.take()
            case Keys.ALARM_SEEN:
                self.alarming.seen()
            case Keys.THEME:
                self.wearing.other_theme()
            case Keys.LARGER | Keys.SMALLER:
                self.wearing.resize(1 if key is Keys.LARGER else -1)

    def _show_seat(self, _person: object) -> None:
        info, profile = self.session.desk.info, self.session.desk.profile
        self.window.top.show_seat(self.session.desk.me, info.name if info else "")
        if profile is not None:
            self.window.foot.show_profile(self.tr("Profile %1").replace("%1", f"{profile.name} · {profile.version}"))

    def _say_why_closed(self, _row: object) -> None:
        """A report that may not be read says so, and how to go on, where it would stand."""
        self.window.intake.say_closed(self.session.why_closed())

    def _new_report(self) -> None:
        self.panels.close()
        self.session.new_report()
        self.window.intake.go_to_first()

    def _open_report(self, report: str) -> None:
        self.panels.close()
        self.session.open_report(report)
        self.window.intake.go_to_first()

    def _next_child(self) -> None:
        row = self.session.row
        if row is not None and len(row.card.children) > 1:
            ids = [child.id for child in row.card.children]
            self.session.choose_child(ids[(ids.index(row.child) + 1) % len(ids)])

    def _callback_key(self) -> None:
        """F7: the promise that stands, or that this call keeps; else hang up with one; without a report, a request."""
        row = self.session.row
        if row is None:
            self._request()
            return
        promise = promise_of_call(row)
        self.panels.bring("promise" if promise else "callback", promise)

    def _route_key(self, key: str) -> None:
        self.triaging.to_report()
        route = next((row for row in self.session.desk.routes() if row.key == key), None)
        if route is not None:
            self.panels.open("route", route.id)

    def _dial_key(self, key: str) -> None:
        panel = self.panels.panel
        if self.panels.name == "route" and panel is not None:
            panel.dial()  # type: ignore[attr-defined]
        else:
            self._route_key(key)

    def _open_route(self, route: str) -> None:
        row = next((row for row in self.session.desk.routes() if row.id == route), None)
        if row is not None:
            self.panels.open("route", route)
            if row.key:
                self.route_keys.panel_opened(row.key)

    def _wanted(self, name: str, argument: str) -> None:
        """A panel asks for another one."""
        if self.locking.shut and name not in HELPS:
            return
        if name == "route":
            self._open_route(argument)
        elif name == "people":
            self._people()
        elif name == "lock":
            self.locking.lock()
        elif name == "leave":
            self.locking.sign_out()
        else:
            self.panels.open(name, argument)

    def _go_to_question(self, link: str) -> None:
        self.panels.close()
        self.window.intake.go_to_question(link)

    def _panel_opened(self, name: str) -> None:
        # The search panel is written in from the top bar too.
        self.window.make_room_for(name if name != "search" else "")

    def _panel_closed(self, name: str) -> None:
        self.window.make_room_for("")
        if name == "route":
            self.route_keys.panel_closed()
        # The keyboard goes back to where it was, unless that is gone or another report stands there now.
        held = QApplication.focusWidget()
        if self.locking.shut:
            if not self.locking.holds(held):
                self.locking.take_keyboard()
            self._another_report = False
            return
        if self.rostering.take_keyboard() or self.triaging.take_keyboard():
            self._another_report = False
            return
        if self._another_report or held is None or not held.isVisible():
            self.window.intake.go_to_first()
        self._another_report = False

    def _report_opened(self, report: str) -> None:
        if self.locking.shut:
            return
        self._say_why_closed(None)
        if report:
            self.rostering.leave()
        if self.panels.name:
            self._another_report = True
        else:
            self.window.intake.go_to_first()

    def _open_promise(self, promise: str) -> None:
        self.panels.open("promise", promise)

    def _callback(self) -> None:
        self.panels.open("callback")

    def _agreements(self) -> None:
        self.panels.bring("agreements")

    def _request(self) -> None:
        self.panels.open("request")

    def _call_duty(self, whom: str) -> None:
        self.panels.open("duty", whom)

    def _call_backup(self, _role: str) -> None:
        self.panels.open("duty", "backup")

    def _tab(self, roster: bool) -> None:
        (self.rostering.enter if roster else self.rostering.leave)()

    def _today(self) -> None:
        self.panels.bring("today")

    def _handover(self) -> None:
        self.panels.bring("handover")

    def _people(self) -> None:
        self.panels.bring("seat" if self.session.desk.asked else "people")

    def _store(self) -> None:
        if not self.locking.shut:
            self.panels.bring("store")

    def _find_empty(self) -> None:
        self.panels.open("search")

    def _find(self, text: str) -> None:
        # What is typed in the bar goes on in the panel.
        self.window.top.search.field.clear()
        self.panels.open("search", text)
