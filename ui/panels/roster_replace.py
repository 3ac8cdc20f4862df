"""Somebody on call cannot: who takes over, best first, by one digit; the number to call stands there at once.

At night this is the second of two keys. A duty that begins later is changed for its hours; an empty post is filled.
"""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from desk.change_rows import StandInRow
from desk.directory_rows import OnCallRow
from desk.intake.roster_changes import OverrideDuty, ReplaceNow, WithdrawOverride
from desk.roster.numbers import first
from desk.roster.whose_number import cannot_dial
from desk.roster_rows import OverrideRow
from desk.words.fold import fold_text
from desk.words.phone import read_number
from desk.words.times import until_text
from ui.panels.choice_field import ChoiceField, Offer, numbered
from ui.panels.number_card import NumberCard
from ui.panels.roster_about import read_about
from ui.panels.roster_lines import hours
from ui.panels.roster_number_line import DutyNumberLine
from ui.panels.roster_panel import RosterPanel, role_word
from ui.panels.roster_replace_post import Post, did_not_answer, found_post, others_of
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.words import Words

_MOST = 9
_ILL, _NOT_REACHED = "ziek", "niet bereikbaar"


class CandidatesField(ChoiceField):
    """Those who could take over. A digit puts somebody on call at once, so only where `may` says so; else `held`."""

    held = Signal()

    def __init__(self, label: str, may: Callable[[], bool]) -> None:
        super().__init__(label, keeps=False)
        self._may = may

    def press(self, key: str) -> bool:
        """Chooses by its key; one that must not choose now is taken all the same."""
        if not self.isVisible() or self.chips.chip_for(key.lower()) is None:
            return False
        if self._may():
            return super().press(key)
        self.held.emit()
        return True


class RosterReplacePanel(RosterPanel):
    """`show_for` tells which duty or post; see `ui.panels.roster_about`."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Replace"), width=520)
        self._given: dict[str, str] = {}
        self._post: Post | None = None
        self._also: tuple[Post, ...] = ()
        self._done: tuple[str, ...] = ()
        # Whether O was pressed once: it is "on the road" in the panel that this one was opened from.
        self._undoing = False
        self._taken_by = ""
        # Whether the number of who took over can be dialled as it stands.
        self._dialled = True
        self._rows: tuple[StandInRow, ...] = ()
        # The number that came with the name that is typed.
        self._filled = ""
        self._who = Words("lead")
        self._card = NumberCard()
        self.candidates = CandidatesField(self.tr("Who takes over?"), self._may_pick)
        self.reasons = ChoiceField(self.tr("Why"))
        self.name = LabelledLine(self.tr("Somebody else, by name"))
        self.number = DutyNumberLine(session, self.tr("Their number"))
        self._by_name = KeyButton(self.tr("Takes over"), "Enter")
        self._undo = self.key_button(self.tr("Undo: the roster as it was"), "O")
        self._build()

    def _build(self) -> None:
        for part in (self._who, self._card, self.candidates, self.reasons, self.name, self.number, self._by_name):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._foot.addWidget(self._undo)
        self.digits_to(self.candidates)
        self.candidates.picked.connect(self._picked)
        self.candidates.held.connect(self._hold)
        self.name.typed.connect(self._typed_name)
        self.name.go_on.connect(self.number.setFocus)
        self.number.go_on.connect(self.confirm)
        self.number.go_back.connect(self.name.setFocus)
        self._by_name.clicked.connect(self.confirm)
        self._undo.clicked.connect(self.undo)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """The duty or post; what was done before stands in the roster."""
        self._given, self._done, self._undoing = read_about(argument), (), False
        self._post = self._found()
        self.reasons.offer(
            numbered(
                (
                    (_ILL, self.tr("ill")),
                    (_NOT_REACHED, self.tr("cannot be reached")),
                    ("anders", self.tr("another reason")),
                )
            ),
            _NOT_REACHED if did_not_answer(self._session, self._post) else _ILL,
        )
        self.tell("")
        self.refresh()

    def refresh(self) -> None:
        post, desk = self._post, self._session.desk
        parts = (self.candidates, self.reasons, self.name, self.number, self._by_name)
        for part in parts:
            part.setVisible(post is not None and not self._done)
        self._undo.setVisible(bool(self._done))
        self._card.setVisible(bool(self._done))
        self._say_head(post)
        if post is None:
            return
        if self._done:
            self._look_whether_it_counts(post)
            return
        self.reasons.setVisible(bool(post.name))
        out = post.person, post.until, "" if post.person else post.name
        self._rows = desk.stand_ins(post.role, post.provider, *out, start=post.start)
        self.candidates.offer([self._offer(place, row) for place, row in enumerate(self._rows[:_MOST], 1)])
        nobody = self.tr("Nobody of this role is free with a number. Write a name below.")
        self.candidates.say("" if self._rows else nobody)

    def _say_head(self, post: Post | None) -> None:
        """Who cannot, on which post and for how long; once it is done, who it is now and from whom they have it."""
        if post is None and self._given.get("duty"):
            self.set_title(self.tr("Replace"))
            self._who.say(self.tr("This duty is over, or is no longer in force on the roster. Look at it there."))
            return
        if post is None:
            self.set_title(self.tr("Nobody on call"))
            self._who.say(self.tr("Nobody is on call here now. Plan a duty in the roster."))
            return
        begun = post.start <= self.now
        span = until_text(post.until, self.now) if begun else hours(post.duty, self.now)
        if begun and not self._done:
            span = self.tr("from now {until}").format(until=span)
        place = post.words
        place = f"{place[:1].upper()}{place[1:]}, {span}"
        if self._done:
            call = self.tr("{name} takes over")
            if begun and self._dialled:
                call = self.tr("Call {name} now")
            self.set_title(call.format(name=self._taken_by))
            self._who.say(
                self.tr("{post}. In place of {name}.").format(post=place, name=post.name) if post.name else place
            )
        else:
            cannot = self.tr("{name} cannot").format(name=post.name)
            self.set_title(cannot if post.name else self.tr("Nobody on call"))
            self._who.say(place)

    def _look_whether_it_counts(self, post: Post) -> None:
        """Another desk may have replaced them, a moment earlier even, which this one hears of only now."""
        change = self._session.desk.roster().overrides.get(self._done[0])
        if change is None or post.start > self.now or not post.name:
            return
        rows = self._here(post)
        mine = any(_has(row, change) for row in rows)
        others = [f"{row.name} {row.number_shown} ({row.why})" for row in rows if not row.nobody and row.why]
        if not mine and others:
            self.set_title(self.tr("Somebody else has it by now"))
            said = self.tr("By now {names} has it. Tell whoever you called.")
            self.tell(said.format(names=", ".join(others)), "bad")

    def first_stop(self) -> QWidget | None:
        if self._done:
            return self.close_button
        return self.candidates if self._rows else self.name.field

    def _offer(self, place: int, row: StandInRow) -> Offer:
        posts = ", ".join(post.words for post in self._taken_too(row.person))
        also = self.tr("also {posts}").format(posts=posts) if posts else ""
        said = (row.name, row.number_shown, row.state_text, also, row.why)
        return Offer(_code(row), " · ".join(part for part in said if part), str(place))

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Enter: whoever was written takes over."""
        name = " ".join(self.name.text.split())
        if self._done or self._post is None:
            return
        if not name:
            self.turn_to(self.name.field)
            return
        known = [row for row in self.people() if fold_text(row.name) == fold_text(name)]
        number = self.number.number.key or self.number.text.strip()
        if len(known) == 1:
            # The number of the list stays that of the list, whatever it is by then.
            own = "" if self.number.text.strip() == self._filled else number
            self._take(known[0].id, known[0].name, own, number or first(known[0]))
        else:
            self._take("", name, number, number)

    def _may_pick(self) -> bool:
        """Digits choose while the keyboard is at the list, or nowhere yet; what is typed below is somebody's number."""
        held = QApplication.focusWidget()
        here = held is None or held in (self, self.candidates, self.close_button) or self.candidates.isAncestorOf(held)
        return here and not self.name.text.strip() and not self.number.text.strip()

    def _hold(self) -> None:
        typed = self.name.text.strip() or self.number.text.strip()
        below = self.tr("Nobody was chosen: a name or number is typed below. Empty it, or click on somebody.")
        elsewhere = self.tr('Nobody was chosen: first go to "Who takes over?" (Shift+Tab), or click.')
        self.tell(below if typed else elsewhere, "warn")

    def undo(self) -> None:
        """The roster as it was, from now on; asked once, since who could not come is on call again then."""
        if self._done and not self._undoing:
            self._undoing = True
            before = self._post
            name = before.name if before is not None else ""
            again = self.tr("Undo this? Then {name} is on call again and {other} is not. O once more does it.")
            nobody = self.tr("Undo this? Then nobody is on call here again. O once more does it.")
            self.tell(again.format(name=name, other=self._taken_by) if name else nobody, "warn")
            return
        self._undoing = False
        undone = [self.act(WithdrawOverride(one)) for one in self._done]
        if undone and all(undone):
            before, self._done = self._post, ()
            self._post = self._found()
            self.refresh()
            self.to_start()
            self._tell_who_has_it(before)

    def _tell_who_has_it(self, post: Post | None) -> None:
        """Whoever was called meanwhile must not be the one that everybody waits for."""
        if post is None or post.start > self.now:
            self.tell(self.tr("Undone."))
            return
        names = ", ".join(f"{row.name} {row.number_shown}".strip() for row in self._here(post) if not row.nobody)
        said = self.tr("Undone. On call now: {names}.").format(names=names)
        self.tell(said if names else self.tr("Undone. Nobody is on call here now!"), "warn" if names else "bad")

    def _here(self, post: Post) -> list[OnCallRow]:
        """Who has the post now, or that nobody has it."""
        rows = self._session.desk.on_call()
        return [row for row in rows if (row.role, row.provider) == (post.role, post.provider)]

    def _picked(self, code: str) -> None:
        row = next((row for row in self._rows if _code(row) == code), None)
        if row is not None:
            self._take(row.person, row.name, "" if row.person else row.number, row.number)

    def _typed_name(self, text: str) -> None:
        """Whoever has a number in the roster has it here too, as long as nobody typed another."""
        self.tell("")
        self._for_whom(text)
        if self.number.text.strip() != self._filled:
            return
        name = fold_text(" ".join(text.split()))
        known = {fold_text(row.name): first(row) for row in self.people()}
        known |= {fold_text(row.name): row.number for row in self._rows if row.number}
        number = known.get(name, "")
        self._filled = read_number(number).shown or number
        self.number.fill(self._filled)

    def _for_whom(self, text: str) -> None:
        known = [row.id for row in self.people() if fold_text(row.name) == fold_text(" ".join(text.split()))]
        self.number.for_whom(known[0] if len(known) == 1 else "", text)

    def _take(self, person: str, name: str, phone: str, number: str) -> None:
        post = self._post
        if post is None:
            return
        change = self._session.desk.new_id()
        if not self.act(self._command(change, post, person, name, phone)):
            # Perhaps another has it by now: that one stands there then.
            if "duty" not in self._given:
                self._given = {"role": post.role, "provider": post.provider}
            self._post = self._found()
            self.refresh()
            return
        too, made = self._taken_too(person), [change]
        for other in too:
            made.append(self._session.desk.new_id())
            self.act(self._command(made[-1], other, person, name, phone))
        self._undoing = False
        self._done, self._taken_by, left = tuple(made), name, [one for one in self._also if one not in too]
        shown = read_number(number).shown or number
        whose = " · ".join(part for part in (name, role_word(post.role), post.provider) if part)
        later = post.start > self.now
        wrong = cannot_dial(shown) if shown else self.tr("no number")
        self._dialled = not wrong
        badge = hours(post.duty, self.now) if later else until_text(post.until, self.now)
        self._card.show_number(shown or name, whose=whose, badge=badge, line=wrong)
        told = self.tr("{name} takes over. Call them; the shift lead reads it in the morning.")
        if wrong:
            told = self.tr("{name} takes over, but cannot be called like this: {why}. Ask for the number.")
        elif later:
            told = self.tr("{name} takes over. Let them know; the shift lead reads it in the morning.")
        told = told.format(name=name, why=wrong)
        if left:
            posts = ", ".join(one.words for one in left)
            told += " " + self.tr("Still {who}: {posts}. Replace there too (F8).").format(who=post.name, posts=posts)
        self.tell(told, "bad" if wrong else "ok")
        self.refresh()
        # A second Enter, pressed by habit, closes it; it never takes the replacement back.
        self.close_button.setFocus()

    def _taken_too(self, person: str) -> tuple[Post, ...]:
        """The other posts that whoever goes has now, and that somebody may have who has their role."""
        roles = next((row.roles for row in self.people() if row.id == person), ())
        return tuple(post for post in self._also if post.role in roles)

    def _command(self, change: str, post: Post, person: str, name: str, phone: str) -> object:
        by = "" if person else name
        if not post.name:
            return OverrideDuty(
                *(change, "add", post.role, post.provider, self.now, post.until),
                person=person, name=by, phone=phone,
            )  # fmt: skip
        goes = (post.person, "" if post.person else post.name)
        if post.start <= self.now:
            return ReplaceNow(
                change, post.role, post.provider, post.until, *goes, person, by, phone, self.reasons.chosen
            )
        hours_of = (post.start, post.until)
        kind = "add" if post.emptied else "replace"
        return OverrideDuty(
            change, kind, post.role, post.provider, *hours_of, *goes, person, by, phone, self.reasons.chosen
        )

    # -- inside ---------------------------------------------------------------------------------------------------

    def _found(self) -> Post | None:
        """What is asked for, as it stands in the roster now, and what else the same person has now."""
        post = found_post(self._session, self._given)
        self._also = others_of(self._session, post)
        return post


def _code(row: StandInRow) -> str:
    """What the choice is known by: a person, or of who is in no list the name."""
    return row.person or f"name:{fold_text(row.name)}"


def _has(row: OnCallRow, change: OverrideRow) -> bool:
    """Whether this is who came by the change."""
    return row.person == change.person if change.person else row.name == change.name
