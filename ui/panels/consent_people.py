"""Consent per person: who it is, custody, where they stand and why. One key notes where somebody stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from desk.care_rows.consent import ConsentRow, ConsentsRow
from desk.intake.consent import NoteConsent
from ui.panels.choice_field import ChoiceField, Offer, numbered
from ui.panels.consent_part import KINDS, ConsentPart
from ui.panels.kept import Kept
from ui.session import Session
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

NEW, YOUTH = "new", "youth"
_LETTERS = "abcdefgh"
_WHY = ("refused", "emergency", "unreachable")


class ConsentPeople(ConsentPart):
    """The people of one child and the form of one of them."""

    def __init__(self, session: Session, kept: Kept) -> None:
        super().__init__(session, kept)
        self.hints = Words("body")
        self._more = Words("small")
        self.open = SignLine("warn")
        self.who = ChoiceField(self.tr("Who?"))
        self.said = SignLine("ok")
        self.name = LabelledLine(self.tr("Name"), self.tr("mother, Ans de Boer"))
        self.note = LabelledLine(self.tr("Note"), self.tr("called, at work until 7"))
        self.relation = ChoiceField(self.tr("Who is it to the child?"))
        self.custody = ChoiceField(self.tr("Custody"))
        self.consent = ChoiceField(self.tr("Consent to help"))
        self.reason = ChoiceField(self.tr("Why (may stay open)"))
        texts = QHBoxLayout()
        for line in (self.name, self.note):
            texts.addWidget(line, 1, Qt.AlignmentFlag.AlignTop)
        above = (self.hints, self._more, self.open, self.who, self.said, self.custody)
        for part in (*above, self.consent, self.reason):
            self._column.addWidget(part)
        self._column.addLayout(texts)
        self._column.addWidget(self.relation)
        self.who.picked.connect(self._picked)
        for field in (self.consent, self.reason, self.relation, self.custody):
            field.picked.connect(self._chose)
        self._hold({"name": self.name, "note": self.note}, self._left)
        self.rescale()

    def show_row(self, row: ConsentsRow, *, anew: bool) -> None:
        """Shows the people of a child; `anew`: begins with the first whose consent is open."""
        self._row = row
        if anew or (self.chosen != NEW and self.person is None):
            waiting = [one.person for one in row.people if one.open]
            self.chosen = next(iter([*waiting, *(one.person for one in row.people)]), NEW)
        self.hints.say("\n".join(row.hints))
        self._more.say(f"{row.emergency}. {row.check}")
        self.open.setVisible(bool(row.open))
        self.open.say(self.tr("Open: {what}").format(what="; ".join(row.open)), "warn")
        pairs = list(zip(row.people, _LETTERS, strict=False))
        offers = [Offer(one.person, one.name or self._relation(one), key) for one, key in pairs]
        self.who.offer([*offers, Offer(NEW, self.tr("Somebody else"), "n")], self.chosen)
        self._show_person(anew=anew)

    @property
    def person(self) -> ConsentRow | None:
        """The person whose form stands there; None: somebody new."""
        people = self._row.people if self._row is not None else ()
        return next((one for one in people if one.person == self.chosen), None)

    def keep(self) -> bool:
        """Notes what stands in the form; whether it was kept."""
        row = self._row
        if row is None:
            return False
        known = self.person
        name = known.person if known is not None else self._session.desk.new_id()
        command = NoteConsent(
            report=row.report,
            child=row.child,
            relation=self.relation.chosen or "other",
            name=self.name.text,
            custody="unknown" if self.relation.chosen == YOUTH else self.custody.chosen or "unknown",
            consent=self.consent.chosen,
            reason=self._reason(),
            note=self.note.text,
            person=YOUTH if self.relation.chosen == YOUTH else name,
        )
        if not self._session.do(command):
            return False
        self._forget(row.report)
        self.chosen = command.person
        self.noted.emit()
        return True

    # -- inside ---------------------------------------------------------------------------------------------------

    def _show_person(self, *, anew: bool) -> None:
        row, person = self._row, self.person
        if row is None:
            return
        self.said.setVisible(person is not None and person.at is not None)
        if person is not None:
            detail = f" · {person.detail}" if person.detail else ""
            self.said.say(person.line + detail, KINDS.get(person.kind, "ok"))
        fresh = (row.fresh_name, row.fresh_relation) if person is None else (person.name, person.relation)
        is_youth = person is not None and person.relation == YOUTH
        relations = [one for one in row.relations if one[0] != YOUTH]
        stays = not anew and person is None
        self.relation.offer(numbered(relations), self.relation.chosen if stays else fresh[1])
        custody = self.custody.chosen if stays else person.custody if person is not None else "unknown"
        self.custody.offer(numbered(row.custodies), custody)
        consent = self.consent.chosen if stays else person.consent if person is not None else ""
        self.consent.offer(numbered(row.consents), consent)
        reasons = [(name, words) for noted, name, words in row.reasons if noted == consent]
        self.reason.offer(numbered(reasons), person.reason if person is not None else "")
        self.reason.setVisible(consent in _WHY)
        for field in (self.relation, self.custody):
            field.setVisible(not is_youth)
        if is_youth:
            self.relation.choose(YOUTH)
        texts = {"name": fresh[0], "note": person.note if person is not None else ""}
        self._fill(row.report, texts, anew=anew)

    def _relation(self, one: ConsentRow) -> str:
        return dict(self._row.relations).get(one.relation, one.relation) if self._row is not None else ""

    def _picked(self, who: str) -> None:
        self.chosen = who
        if self._row is not None:
            self._show_person(anew=True)
        # Of somebody new custody is known first; who it is may follow.
        stop = self.custody if self.person is None else self.consent
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chose(self, _code: str) -> None:
        field = self.sender()
        new = self.person is None
        if new and field is not self.consent:
            # Of somebody new, where they stand is what notes them.
            if field is self.custody:
                self.consent.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.keep():
            return
        if field is self.consent and self.consent.chosen in _WHY:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif field in (self.consent, self.reason) and not new:
            self._next()

    def _reason(self) -> str:
        """The reason that is marked, if it is one for where this person stands now."""
        fitting = {name for noted, name, _ in self._row.reasons if noted == self.consent.chosen} if self._row else set()
        return self.reason.chosen if self.reason.chosen in fitting else ""

    def _next(self) -> None:
        """On to the next person whose consent is open; the form stays where nobody's is."""
        waiting = [one for one in self._row.people if one.open] if self._row is not None else []
        if waiting and self.chosen not in {one.person for one in waiting}:
            self._picked(waiting[0].person)
            self.who.choose(self.chosen)

    def _left(self, _text: str) -> None:
        person = self.person
        if person is not None and (self.name.text, self.note.text) != (person.name, person.note):
            self.keep()
