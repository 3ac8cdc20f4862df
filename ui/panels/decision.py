"""What people decided about a child: as proposed or otherwise, by whom, when, and why (house rules 1 and 3).

Everything stands there already; Enter notes the decision. A missing reason stays open and can be given afterwards.
"""

from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.care_rows.deciding import DecidingRow
from desk.intake.decisions import GiveReason
from desk.intake.triage import TakeBackConfirmation
from desk.rows import ChildRow, ProposalRow, SheetRow
from desk.words.times import clock_text
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer, marked, numbered
from ui.panels.decided import Decided
from ui.panels.decision_more import NO_PROVIDER, DecisionMore
from ui.panels.decision_noted import noted
from ui.panels.decision_offers import made_of, offers_of, proposed_of
from ui.panels.decision_told import DecisionTold
from ui.panels.decision_who import DecisionWho
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept, fill
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.proposal_box import ProposalBox
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

# Letters, so that a reason is one key wherever the keyboard is outside a text field: digits are for the choices, and T
# is the triagist on call.
_REASON_KEYS = "qweryuiopsdfghjklzxcvnm"

AGAIN = "again:"
# Pixels at scale 1.
_LOW = 320


class DecisionPanel(DeskPanel):
    """The decision about the child in the middle; `show_for` may carry the name of who decided."""

    def __init__(self, session: Session, host: QWidget) -> None:
        self._rows = QVBoxLayout()
        super().__init__(session, host, self.tr("Decision"), width=600)
        self._subject = ("", "")
        # What was picked for a child and not noted yet, by name; what is not there: as proposed, or as it stands first.
        self._picked: dict[tuple[str, str], dict[str, str]] = {}
        self._kept = Kept(session, "decision", self)
        self._nothing = Words("lead", self.tr("No report open. Open one first, then note the decision."))
        self._stands = SignLine("warn")
        self._owed = SignLine("warn")
        self._form = QWidget()
        self._child = ChoiceField(self.tr("About which child?"))
        self._proposal = ProposalBox()
        self._kind = ChoiceField(self.tr("Kind of decision"))
        self._urgency = ChoiceField(self.tr("Urgency"))
        self._pathway = ChoiceField(self.tr("Care pathway"))
        self._route = ChoiceField(self.tr("Route"))
        self._reason = ChoiceField(self.tr("Why otherwise than proposed?"))
        self._more = DecisionMore(session.desk.now)
        self._who = DecisionWho(session)
        self._by, self._name, self._at = self._who.by, self._who.name, self._who.at
        self._decided = Decided()
        self._told = DecisionTold()
        self._other = self.key_button("", "T")
        self._note = KeyButton("", "Enter", "primary")
        self._low = False
        self._build()

    def _build(self) -> None:
        self._form.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        # Urgency first: it is what is looked at, and what the keyboard is at when the panel opens.
        above = (self._owed, self._child, self._proposal)
        for part in (*above, self._urgency, self._kind, self._pathway, self._route):
            self._rows.addWidget(part)
        self._rows.addWidget(self._reason)
        for last in (self._more, self._who, self._decided):
            self._rows.addWidget(last)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._form)
        self.body.addStretch(1)
        for below in (self._told, self._other, self._note):
            self._foot.addWidget(below)
        # Above what scrolls: it is seen wherever the keyboard is.
        self._column.insertWidget(1, self._stands)
        self.digits_to(self._urgency)
        self._child.picked.connect(self._session.choose_child)
        for field in (self._kind, *self._fields(), self._reason, self._by, self._who.role):
            field.picked.connect(self._pick)
        self._name.typed.connect(self._name_typed)
        self._at.typed.connect(self._at_typed)
        self._who.go_on.connect(self.confirm)
        self._more.picked.connect(self._more_picked)
        self._more.typed.connect(self._more_typed)
        self._more.go_on.connect(self.confirm)
        self._proposal.asked.connect(self._ask)
        self._decided.reasoned.connect(self._give_reason)
        self._decided.taken_back.connect(self._take_back)
        self._note.clicked.connect(self.confirm)
        self._other.clicked.connect(self._take_other)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """Fills the panel for the child in the middle.

        `argument` is a name that is filled in as who decided, or AGAIN with the reason of a second assessment.
        """
        self._subject = (self._session.report, self._session.child)
        if argument.startswith(AGAIN):
            self._picks["again"] = argument.removeprefix(AGAIN)
        elif argument and self._session.row is not None:
            self._who.take(self._session.desk.care.deciders(*self._subject))
            known = self._who.code_of(argument)
            self._picks["by"] = known
            self._kept.typed(self._subject[0], self._field("name"), "" if known else argument)
        self._begin()
        self.refresh()

    def refresh(self) -> None:
        row = self._session.row
        if self._subject[0] != self._session.report:
            # Another report came in the middle: this form is about the one before.
            self.close_panel()
            return
        if row is not None and self._subject[1] != row.child:
            self._subject = (row.card.id, row.child)
            self._begin()
        self._nothing.setVisible(row is None)
        self._form.setVisible(row is not None)
        self._note.setVisible(row is not None)
        if row is None:
            return
        self._show_child(row)
        self._proposal.show_row(row.proposal)
        asked = self._deciding(row)
        self._show_choices(row, asked)
        if asked is not None:
            self._more.show_row(asked, self._picks)
        self._who.take(self._session.desk.care.deciders(row.card.id, row.child))
        self._who.show_who(self._picks.get("by", ""), self._picks.get("role", ""), asked.roles if asked else ())
        self._show_stands(asked)
        self._told.refresh(asked)
        several = len(row.card.children) > 1
        names = {child.id: self._named(child, row) for child in row.card.children} if several else {}
        self._decided.show_rows(row.decisions, names, self._reasons())
        self._show_owed()
        self._say_note()

    def tick(self, _now: datetime) -> None:
        self._at.again()
        self._more.meets.again()
        self._say_note()

    def first_stop(self) -> QWidget | None:
        return self._urgency if self._session.row is not None else None

    def rescale(self) -> None:
        super().rescale()
        self._rows.setSpacing(self.body.spacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the choices have the room: the triagist's key stands below the urgency there."""
        super().resizeEvent(event)
        low = self.height() < look().px(_LOW)
        if low != self._low:
            self._low = low
            if low:
                self._rows.insertWidget(self._rows.indexOf(self._urgency) + 1, self._other)
            else:
                self._foot.insertWidget(self._foot.indexOf(self._note), self._other)

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

    def _show_choices(self, row: SheetRow, asked: DecidingRow | None) -> None:
        profile = self._session.desk.profile_of(row.card.id)
        if profile is None:
            return
        made, word = made_of(row.proposal), self.tr("proposed")
        open_ = self.tr("provisional: {open}").format(open=asked.unsure) if asked and asked.unsure else ""
        kinds = tuple(Offer(one.code, one.label, one.key) for one in asked.kinds) if asked else ()
        kinds = numbered((offer.code, offer.label) for offer in kinds)
        self._kind.setVisible(bool(kinds))
        proposed_kind = asked.proposed_kind if asked else ""
        self._kind.offer(marked(kinds, proposed_kind, word), asked.kind if asked else "")
        proposed, standing = proposed_of(made), self._standing(made, asked)
        offers = offers_of(profile, self.tr("No route"))
        for (name, field), choices in zip(self._named_fields(), offers, strict=True):
            said = open_ if name == "urgency" and open_ and standing[name] == proposed[name] else word
            field.offer(marked(choices, proposed[name], said), standing[name])
        self._place_reason(made, asked)
        reason = self._picks.get("reason", "")
        self._reason.offer(self._reasons(), reason)
        self._reason.say("" if reason else self.tr("Reason still open: can follow before closing."))

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Notes the decision; a provider that it names is asked with it."""
        row = self._session.row
        if row is None:
            return
        made, picks, asked = made_of(row.proposal), self._picks, self._deciding(row)
        if self._told.stops(asked):
            self._say_note()
            return
        command = noted(
            row, asked, picks, self._more, self._who, made=made, otherwise=bool(self._otherwise(made, asked))
        )
        if self._session.do(command):
            typed = (self._field(name) for name in ("name", "at", *self._more.lines().values()))
            self._kept.forget(self._subject[0], *typed)
            self._picked.pop(self._subject, None)
            self.close_panel()

    def _press(self, key: str) -> bool:
        """Letters are for reasons: of this decision when it deviates, else of the newest that has none."""
        if super()._press(key):
            return True
        if not key.isalpha():
            return False
        return self._reason.press(key) or self._decided.press(key)

    def _pick(self, code: str) -> None:
        picks, asked = self._picks, self.sender()
        name = next(name for name, field in self._own_fields() if field is asked)
        if name == "by":
            self._kept.typed(self._subject[0], self._field("name"), "")
            fill(self._name, "")
        row = self._session.row
        proposed = proposed_of(made_of(row.proposal if row is not None else None))
        # What is picked as proposed follows the proposal again, unless the kind that was picked says otherwise.
        picks[name] = "" if code == proposed.get(name) and not (name == "pathway" and picks.get("kind")) else code
        if name == "kind":
            picks["pathway"] = ""
        elif name == "urgency":
            picks["by hand"] = "yes"
        self.refresh()
        self._scroll.inside.adjustSize()
        for part in (self._reason, asked):
            if isinstance(part, QWidget) and part.isVisible():
                self._scroll.ensureWidgetVisible(part, 0, look().px(12))

    def _more_picked(self, name: str, code: str) -> None:
        self._picks[name] = "" if name != "provider" and self._picks.get(name) == code else code
        self.refresh()

    def _more_typed(self, name: str, text: str) -> None:
        self._kept.typed(self._subject[0], self._field(name), text)

    def _give_reason(self, decision: str, reason: str) -> None:
        self._session.do(GiveReason(self._subject[0], decision, reason))
        self.refresh()

    def _take_back(self, decision: str) -> None:
        self._session.do(TakeBackConfirmation(self._subject[0], decision))

    def _ask(self, link: str) -> None:
        self.close_panel()
        self.question.emit(link)

    def _name_typed(self, text: str) -> None:
        self._kept.typed(self._subject[0], self._field("name"), text)
        self._by.choose(self._who.who(self._picks.get("by", "")).code)
        self._say_note()

    def _at_typed(self, text: str) -> None:
        self._kept.typed(self._subject[0], self._field("at"), text)
        self._say_note()

    # -- inside ---------------------------------------------------------------------------------------------------

    @property
    def _picks(self) -> dict[str, str]:
        return self._picked.setdefault(self._subject, {})

    def _field(self, name: str) -> str:
        return f"{name} {self._subject[1]}"

    def _fields(self) -> tuple[ChoiceField, ChoiceField, ChoiceField]:
        return self._urgency, self._pathway, self._route

    def _named_fields(self) -> list[tuple[str, ChoiceField]]:
        return [*zip(("urgency", "pathway", "route"), self._fields(), strict=True)]

    def _own_fields(self) -> list[tuple[str, ChoiceField]]:
        others = (("kind", self._kind), ("reason", self._reason), ("by", self._by), ("role", self._who.role))
        return [*self._named_fields(), *others]

    def _begin(self) -> None:
        """The form of another child, or of the same one anew."""
        self._fill()
        row = self._session.row
        self._told.begin(self._deciding(row) if row is not None else None)

    def _show_stands(self, asked: DecidingRow | None) -> None:
        """What this decision takes the place of, on top."""
        what = "; ".join(one.text for one in asked.standing) if asked else ""
        self._stands.say(self.tr("A decision stands already: {what}").format(what=what), "warn")
        self._stands.setVisible(bool(what))

    def _take_other(self) -> None:
        """One key: the triagist on call decided, or whoever was proposed after all."""
        other = self._who.other(self._picks.get("by", ""))
        if other is not None:
            self._picks["by"] = other.code
            self._kept.typed(self._subject[0], self._field("name"), "")
            fill(self._name, "")
            self.refresh()

    def _fill(self) -> None:
        fill(self._name, self._kept.text(self._subject[0], self._field("name")))
        self._at.fill(self._kept.text(self._subject[0], self._field("at")))
        self._more.fill({name: self._kept.text(self._subject[0], self._field(name)) for name in self._more.names()})

    def _deciding(self, row: SheetRow) -> DecidingRow | None:
        made, picks = made_of(row.proposal), self._picks
        return self._session.desk.care.deciding(
            row.card.id,
            row.child,
            urgency=picks.get("urgency", "") or (made.urgency if made else ""),
            by_hand=picks.get("by hand", ""),
            kind=picks.get("kind", ""),
            pathway=picks.get("pathway", ""),
            proposed=made.pathway if made else "",
            provider=picks.get("provider", "").replace(NO_PROVIDER, ""),
            trajectory=picks.get("trajectory", ""),
            why_not=picks.get("why_not", ""),
        )

    def _standing(self, made: ProposalRow | None, asked: DecidingRow | None) -> dict[str, str]:
        """What will be noted: as picked, else as goes with the kind, else as proposed."""
        standing = {name: self._picks.get(name, "") or said for name, said in proposed_of(made).items()}
        if asked is not None:
            standing["pathway"] = asked.pathway
        return standing

    def _reasons(self) -> tuple[Offer, ...]:
        profile = self._session.desk.profile_of(self._subject[0])
        found = profile.reasons.get("deviate", ()) if profile else ()
        keys = [*_REASON_KEYS, *("" for _ in found)]
        return tuple(Offer(reason.id, reason.label, key) for reason, key in zip(found, keys, strict=False))

    def _otherwise(self, made: ProposalRow | None, asked: DecidingRow | None) -> list[ChoiceField]:
        """The choices that are not as proposed."""
        if made is None:
            return []
        proposed, standing = proposed_of(made), self._standing(made, asked)
        found = [field for name, field in self._named_fields() if standing[name] != proposed[name]]
        if asked is not None and asked.proposed_kind and asked.kind != asked.proposed_kind and self._picks.get("kind"):
            found.append(self._kind)
        return sorted(found, key=self._rows.indexOf)

    def _place_reason(self, made: ProposalRow | None, asked: DecidingRow | None) -> None:
        """Why otherwise is asked below the first choice that deviates: near the eyes, and nothing above it moves."""
        otherwise = self._otherwise(made, asked)
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
        picked = self._picks.get("by", "")
        who = self._who.who(picked).said or self.tr("nobody named")
        said = self.tr("Note: decision of {who}, {time}").format(who=who, time=clock_text(at))
        said = self.tr("Note it all the same") if self._told.pending else said
        what = next((chip.row.label.split(" · ")[0] for chip in self._urgency.chips.chips if chip.row.chosen), "")
        provider = self._more.provider_name if self._more.asked_provider else ""
        asks = self.tr("ask {name}").format(name=provider) if provider else ""
        self._note.set_caption(" · ".join(part for part in (said, what, asks) if part))
        other = self._who.other(picked)
        self._other.setVisible(other is not None)
        if other is not None:
            self._other.set_caption(self.tr("Decided by {who}").format(who=other.said))
