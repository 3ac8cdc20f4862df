"""What people decided about a child: as proposed or otherwise, by whom, when, and why (house rules 1 and 3).

Everything stands there already; Enter notes the decision. A missing reason stays open and can be given afterwards.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.intake.decisions import NO_ROUTE, GiveReason, NoteDecision
from desk.rows import ChildRow, ProposalRow, SheetRow
from desk.words.times import clock_text
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer, marked, numbered
from ui.panels.decided import Decided
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept, fill
from ui.panels.lines import MomentLine
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.proposal_box import ProposalBox
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

# Letters, so that a reason is one key wherever the keyboard is outside a text field: digits are for the choices.
_REASON_KEYS = "qwertyuiopsdfghjklzxcvnm"


@dataclass
class Picks:
    """What was picked for one child and not noted yet; empty: as proposed, or as it stands there first."""

    urgency: str = ""
    pathway: str = ""
    route: str = ""
    reason: str = ""
    by: str = ""


class DecisionPanel(DeskPanel):
    """The decision about the child in the middle; `show_for` may carry the name of who decided."""

    def __init__(self, session: Session, host: QWidget) -> None:
        self._rows = QVBoxLayout()
        super().__init__(session, host, self.tr("Decision"), width=600)
        self._subject = ("", "")
        self._picked: dict[tuple[str, str], Picks] = {}
        self._kept = Kept(session, "decision", self)
        self._nothing = Words("lead", self.tr("No report open. Open one first, then note the decision."))
        self._owed = SignLine("warn")
        self._form = QWidget()
        self._child = ChoiceField(self.tr("About which child?"))
        self._proposal = ProposalBox()
        self._urgency = ChoiceField(self.tr("Urgency"))
        self._pathway = ChoiceField(self.tr("Care pathway"))
        self._route = ChoiceField(self.tr("Route"))
        self._reason = ChoiceField(self.tr("Why otherwise than proposed?"))
        self._by = ChoiceField(self.tr("Who decided?"))
        self._name = LabelledLine(self.tr("Or somebody else"), self.tr("name and function"))
        self._at = MomentLine(self.tr("Decided at"), self.tr("now"), session.desk.now, ahead=False)
        self._decided = Decided()
        self._note = KeyButton("", "Enter", "primary")
        self._build()

    def _build(self) -> None:
        self._form.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        who = QHBoxLayout()
        who.addWidget(self._name, 3, Qt.AlignmentFlag.AlignTop)
        who.addWidget(self._at, 2, Qt.AlignmentFlag.AlignTop)
        for part in (
            self._owed,
            self._child,
            self._proposal,
            self._urgency,
            self._pathway,
            self._route,
            self._reason,
            self._by,
        ):
            self._rows.addWidget(part)
        self._rows.addLayout(who)
        self._rows.addWidget(self._decided)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._form)
        self.body.addStretch(1)
        self._foot.addWidget(self._note)
        self.digits_to(self._urgency)
        self._child.picked.connect(self._session.choose_child)
        for field in (self._urgency, self._pathway, self._route, self._reason, self._by):
            field.picked.connect(self._pick)
        self._name.typed.connect(self._name_typed)
        self._at.typed.connect(self._at_typed)
        self._name.go_on.connect(self.confirm)
        self._at.go_on.connect(self.confirm)
        self._proposal.asked.connect(self._ask)
        self._decided.reasoned.connect(self._give_reason)
        self._note.clicked.connect(self.confirm)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """Fills the panel for the child in the middle; `argument` is a name that is filled in as who decided."""
        self._subject = (self._session.report, self._session.child)
        if argument and self._session.row is not None:
            known = any(offer.code == argument for offer in self._deciders())
            self._picks.by = argument if known else ""
            self._kept.typed(self._subject[0], self._field("name"), "" if known else argument)
        self._fill()
        self.refresh()

    def refresh(self) -> None:
        row = self._session.row
        if self._subject[0] != self._session.report:
            # Another report came in the middle: this form is about the one before.
            self.close_panel()
            return
        if row is not None and self._subject[1] != row.child:
            self._subject = (row.card.id, row.child)
            self._fill()
        self._nothing.setVisible(row is None)
        self._form.setVisible(row is not None)
        self._note.setVisible(row is not None)
        if row is None:
            return
        self._show_child(row)
        self._proposal.show_row(row.proposal)
        self._show_choices(row)
        self._by.offer(self._deciders(), "" if self._name.text.strip() else self._decider())
        reasons = self._reasons()
        several = len(row.card.children) > 1
        names = {child.id: self._named(child, row) for child in row.card.children} if several else {}
        self._decided.show_rows(row.decisions, names, reasons)
        self._show_owed()
        self._say_note()

    def tick(self, _now: datetime) -> None:
        self._at.again()
        self._say_note()

    def first_stop(self) -> QWidget | None:
        return self._urgency if self._session.row is not None else None

    def rescale(self) -> None:
        super().rescale()
        self._rows.setSpacing(self.body.spacing())

    def _show_child(self, row: SheetRow) -> None:
        children = row.card.children
        own = next((child for child in children if child.id == row.child), None)
        several = len(children) > 1
        title = self.tr("Decision about {child}").format(child=self._named(own, row)) if several and own else ""
        self.set_title(title or self.tr("Decision"))
        self._child.setVisible(several)
        self._child.offer(numbered((child.id, self._named(child, row)) for child in children), row.child)

    def _show_owed(self) -> None:
        """A reason that is still open is said on top; its letters stand with the decision, at the bottom."""
        letters = self._decided.letters if self._reason.isHidden() else ""
        self._owed.setVisible(bool(letters))
        self._owed.say(self.tr("Reason of the decision below still open: {keys}").format(keys=letters), "warn")

    def _show_choices(self, row: SheetRow) -> None:
        profile = self._session.desk.profile_of(row.card.id)
        if profile is None:
            return
        made, word = _made(row.proposal), self.tr("proposed")
        levels = numbered((level.id, level.label) for level in profile.urgencies)
        danger = {level.id for level in profile.urgencies if level.danger}
        levels = tuple(Offer(o.code, o.label.removeprefix(f"{o.key} · "), o.key, o.code in danger) for o in levels)
        pathways = numbered((choice.id, choice.label) for choice in profile.pathways)
        routes = numbered((route.id, route.label) for route in profile.routes)
        routes = (*routes, Offer(NO_ROUTE, self.tr("No route"), "0"))
        proposed_route = (made.route or NO_ROUTE) if made else ""
        picks = self._picks
        for field, offers, proposed, picked in (
            (self._urgency, levels, made.urgency if made else "", picks.urgency),
            (self._pathway, pathways, made.pathway if made else "", picks.pathway),
            (self._route, routes, proposed_route, picks.route),
        ):
            field.offer(marked(offers, proposed, word), picked or proposed)
        self._place_reason(made)
        self._reason.offer(self._reasons(), picks.reason)
        self._reason.say("" if picks.reason else self.tr("Reason still open: can follow before closing."))

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Notes the decision."""
        row = self._session.row
        if row is None:
            return
        made, picks = _made(row.proposal), self._picks
        command = NoteDecision(
            report=row.card.id,
            child=row.child,
            decided_by=self._decider(),
            urgency=picks.urgency,
            pathway=picks.pathway,
            route=picks.route,
            reason=picks.reason if self._otherwise(made) else "",
            decided_at=self._at.at,
            proposed_urgency=made.urgency if made else "",
            proposed_pathway=made.pathway if made else "",
            proposed_route=made.route if made else "",
            proposed_rules=made.rules if made else (),
        )
        if self._session.do(command):
            self._kept.forget(self._subject[0], self._field("name"), self._field("at"))
            self._picked.pop(self._subject, None)
            self.close_panel()

    def _press(self, key: str) -> bool:
        """Letters are for reasons: of this decision when it deviates, else of the newest that has none."""
        if super()._press(key):
            return True
        if not key.isalpha():
            return False
        return self._reason.press(key) or self._decided.press(key)

    def _pick(self, _code: str) -> None:
        row = self._session.row
        made = _made(row.proposal if row is not None else None)
        picks, asked = self._picks, self.sender()
        if asked is self._by:
            picks.by = self._by.chosen
            self._kept.typed(self._subject[0], self._field("name"), "")
            fill(self._name, "")
        picks.reason = self._reason.chosen
        route = (made.route or NO_ROUTE) if made else ""
        picks.urgency = _other(self._urgency.chosen, made.urgency if made else "")
        picks.pathway = _other(self._pathway.chosen, made.pathway if made else "")
        picks.route = _other(self._route.chosen, route)
        self.refresh()
        self._scroll.inside.adjustSize()
        for part in (self._reason, asked):
            if isinstance(part, QWidget) and part.isVisible():
                self._scroll.ensureWidgetVisible(part, 0, look().px(12))

    def _give_reason(self, decision: str, reason: str) -> None:
        self._session.do(GiveReason(self._subject[0], decision, reason))
        self.refresh()

    def _ask(self, link: str) -> None:
        self.close_panel()
        self.question.emit(link)

    def _name_typed(self, text: str) -> None:
        self._kept.typed(self._subject[0], self._field("name"), text)
        self._by.choose("" if text.strip() else self._decider())
        self._say_note()

    def _at_typed(self, text: str) -> None:
        self._kept.typed(self._subject[0], self._field("at"), text)
        self._say_note()

    # -- inside ---------------------------------------------------------------------------------------------------

    @property
    def _picks(self) -> Picks:
        return self._picked.setdefault(self._subject, Picks())

    def _field(self, name: str) -> str:
        return f"{name} {self._subject[1]}"

    def _fill(self) -> None:
        fill(self._name, self._kept.text(self._subject[0], self._field("name")))
        self._at.fill(self._kept.text(self._subject[0], self._field("at")))

    def _deciders(self) -> tuple[Offer, ...]:
        """The triagist on call first, then who sits here, then the others on call; each name once."""
        me = self._session.desk.me
        on_call = [row for row in self._session.desk.on_call() if not row.nobody]
        first = [(row.name, f"{row.name} ({row.label})") for row in on_call if row.role == "triagist"]
        mine = [(me.name, self.tr("I, {name}").format(name=me.name))] if me is not None else []
        others = [(row.name, f"{row.name} ({row.label})") for row in on_call if row.role != "triagist"]
        names: dict[str, str] = {}
        for name, label in (*first, *mine, *others):
            names.setdefault(name, label)
        return numbered(names.items())

    def _decider(self) -> str:
        typed = self._name.text.strip()
        offers = self._deciders()
        return typed or self._picks.by or (offers[0].code if offers else "")

    def _reasons(self) -> tuple[Offer, ...]:
        profile = self._session.desk.profile_of(self._subject[0])
        found = profile.reasons.get("deviate", ()) if profile else ()
        keys = [*_REASON_KEYS, *("" for _ in found)]
        return tuple(Offer(reason.id, reason.label, key) for reason, key in zip(found, keys, strict=False))

    def _otherwise(self, made: ProposalRow | None) -> list[ChoiceField]:
        """The choices that are not as proposed."""
        if made is None:
            return []
        picks = self._picks
        pairs = (
            (self._urgency, picks.urgency, made.urgency),
            (self._pathway, picks.pathway, made.pathway),
            (self._route, picks.route, made.route or NO_ROUTE),
        )
        return [field for field, picked, proposed in pairs if picked and picked != proposed]

    def _place_reason(self, made: ProposalRow | None) -> None:
        """Why otherwise is asked below the first choice that deviates: near the eyes, and nothing above it moves."""
        otherwise = self._otherwise(made)
        if otherwise and self._rows.indexOf(self._reason) != self._rows.indexOf(otherwise[0]) + 1:
            self._rows.removeWidget(self._reason)
            self._rows.insertWidget(self._rows.indexOf(otherwise[0]) + 1, self._reason)
            QWidget.setTabOrder(otherwise[0], self._reason)
        self._reason.setVisible(bool(otherwise))

    def _named(self, child: ChildRow, row: SheetRow) -> str:
        """`kind 2: Sem, 12 jaar`."""
        at = [one.id for one in row.card.children].index(child.id) + 1
        said = ", ".join(part for part in (child.name or child.sex, child.age) if part)
        number = self.tr("child {number}").format(number=at)
        return f"{number}: {said}" if said else number

    def _say_note(self) -> None:
        at = self._at.at or self._session.desk.now()
        said = self.tr("Note: decision of {who}, {time}")
        self._note.set_caption(said.format(who=self._decider() or self.tr("nobody named"), time=clock_text(at)))


def _made(row: ProposalRow | None) -> ProposalRow | None:
    """The proposal, where there is one yet."""
    return row if row is not None and not row.none_yet else None


def _other(chosen: str, proposed: str) -> str:
    """What was chosen where it is not what is proposed."""
    return chosen if chosen != proposed else ""
