"""Somebody on call cannot: who takes over, best first, by one digit; the number to call stands there at once.

At night this is the second of two keys. A duty that begins later is changed for its hours; an empty post is filled.
"""

from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from desk.change_rows import StandInRow
from desk.intake.roster_changes import OverrideDuty, ReplaceNow, WithdrawOverride
from desk.record import record
from desk.roster_rows import Duty, OverrideRow
from desk.rows import OnCallRow
from desk.words.fold import fold_text
from desk.words.phone import read_number
from desk.words.times import until_text
from ui.panels.choice_field import ChoiceField, Offer, numbered
from ui.panels.lines import NumberLine
from ui.panels.number_card import NumberCard
from ui.panels.roster_about import instant_about, read_about
from ui.panels.roster_lines import hours
from ui.panels.roster_panel import RosterPanel, role_word
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.words import Words

_MOST = 9
_EMPTY = timedelta(hours=8)
"""So long somebody is put on an empty post for which nobody is planned later."""
_ILL = "ziek"


@record
class Post:
    """What is taken over: a post and its hours, from whom (nobody for an empty post).

    `emptied`: their absence was noted before, so that nobody has it now.
    """

    role: str
    provider: str
    person: str
    name: str
    start: datetime
    until: datetime
    emptied: bool = False


class RosterReplacePanel(RosterPanel):
    """`show_for` tells which duty or post; see `ui.panels.roster_about`."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Replace"), width=520)
        self._given: dict[str, str] = {}
        self._post: Post | None = None
        self._also: tuple[Post, ...] = ()
        self._done: tuple[str, ...] = ()
        self._taken_by = ""
        self._rows: tuple[StandInRow, ...] = ()
        # The number that came with the name that is typed.
        self._filled = ""
        self._who = Words("lead")
        self._card = NumberCard()
        self.candidates = ChoiceField(self.tr("Who takes over?"), keeps=False)
        self.reasons = ChoiceField(self.tr("Why"))
        self.name = LabelledLine(self.tr("Somebody else, by name"))
        self.number = NumberLine(self.tr("Their number"))
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
        self.name.typed.connect(self._typed_name)
        self.name.go_on.connect(self.number.setFocus)
        self.number.go_on.connect(self.confirm)
        self.number.go_back.connect(self.name.setFocus)
        self._by_name.clicked.connect(self.confirm)
        self._undo.clicked.connect(self.undo)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """The duty or post; what was done before stands in the roster."""
        self._given, self._done = read_about(argument), ()
        self._post = self._found()
        self.reasons.offer(
            numbered(
                (
                    (_ILL, self.tr("ill")),
                    ("niet bereikbaar", self.tr("cannot be reached")),
                    ("anders", self.tr("another reason")),
                )
            ),
            _ILL,
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
        self._rows = desk.stand_ins(post.role, post.provider, post.person, post.until, "" if post.person else post.name)
        self.candidates.offer([self._offer(place, row) for place, row in enumerate(self._rows[:_MOST], 1)])
        nobody = self.tr("Nobody of this role is free with a number. Write a name below.")
        self.candidates.say("" if self._rows else nobody)

    def _say_head(self, post: Post | None) -> None:
        """Who cannot, on which post and for how long; once it is done, who it is now and from whom they have it."""
        if post is None:
            self.set_title(self.tr("Nobody on call"))
            self._who.say(self.tr("Nobody is on call here now. Plan a duty in the roster."))
            return
        begun = post.start <= self.now
        span = until_text(post.until, self.now) if begun else hours(_as_duty(post), self.now)
        if begun and not self._done:
            span = self.tr("from now {until}").format(until=span)
        place = _post_words(post)
        place = f"{place[:1].upper()}{place[1:]}, {span}"
        if self._done:
            call = self.tr("Call {name} now") if begun else self.tr("{name} takes over")
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
        posts = ", ".join(_post_words(post) for post in self._taken_too(row.person))
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
            self._take(known[0].id, known[0].name, own, number or next(iter(known[0].phones), ""))
        else:
            self._take("", name, number, number)

    def undo(self) -> None:
        """The roster as it was, from now on."""
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
        if self.number.text.strip() != self._filled:
            return
        name = fold_text(" ".join(text.split()))
        known = {fold_text(row.name): next(iter(row.phones), "") for row in self.people()}
        known |= {fold_text(row.name): row.number for row in self._rows if row.number}
        number = known.get(name, "")
        self._filled = read_number(number).shown or number
        self.number.fill(self._filled)

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
        self._done, self._taken_by, left = tuple(made), name, [one for one in self._also if one not in too]
        shown = read_number(number).shown or number
        whose = " · ".join(part for part in (name, role_word(post.role), post.provider) if part)
        missing = "" if shown else self.tr("no number")
        self._card.show_number(shown or name, whose=whose, badge=until_text(post.until, self.now), line=missing)
        told = self.tr("{name} takes over. Call them; the shift lead reads it in the morning.")
        if post.start > self.now:
            told = self.tr("{name} takes over. Let them know; the shift lead reads it in the morning.")
        told = told.format(name=name)
        if left:
            posts = ", ".join(map(_post_words, left))
            told += " " + self.tr("Still {who}: {posts}. Replace there too (F8).").format(who=post.name, posts=posts)
        self.tell(told)
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
        post, now = self._asked(), self.now
        rows = self._session.desk.on_call() if post is not None and post.person and post.start <= now else ()
        self._also = tuple(
            Post(row.role, row.provider, row.person, row.name, now, row.until)
            for row in rows
            if post is not None
            and row.person == post.person
            and (row.role, row.provider) != (post.role, post.provider)
            and row.until is not None
        )
        return post

    def _asked(self) -> Post | None:
        given, now = self._given, self.now
        wanted = given.get("duty", "")
        if wanted:
            start = instant_about(given, "start") or now - _EMPTY
            until = instant_about(given, "until") or now + timedelta(days=16)
            duties = self._session.desk.planning.duties(start, until)
            duty = next((one for one in duties if one.id == wanted and one.until > now), None)
            if duty is not None:
                return Post(duty.role, duty.provider, duty.person, duty.name, duty.start, duty.until)
            shift = self._session.desk.roster(start, until).shifts.get(wanted)
            duty = shift.now if shift is not None else None
            if duty is not None and duty.until > now:
                post = duty.role, duty.provider, duty.person, duty.name
                return Post(*post, duty.start, duty.until, emptied=True)
        rows = [row for row in self._session.desk.on_call() if row.role == given.get("role", "triagist")]
        for key in ("provider", "person", "name"):
            rows = [row for row in rows if not given.get(key) or getattr(row, key) == given[key]]
        row = next(iter(rows), None)
        if row is None:
            return None
        until = row.until or self._next_start(row.role, row.provider)
        return Post(row.role, row.provider, row.person, row.name, now, until)

    def _next_start(self, role: str, provider: str) -> datetime:
        """When an empty post is filled again."""
        now = self.now
        ahead = self._session.desk.planning.duties(now, now + timedelta(days=1))
        starts = [one.start for one in ahead if (one.role, one.provider) == (role, provider) and one.start > now]
        return min(starts, default=now.replace(second=0, microsecond=0) + _EMPTY)


def _code(row: StandInRow) -> str:
    """What the choice is known by: a person, or of who is in no list the name."""
    return row.person or f"name:{fold_text(row.name)}"


def _post_words(post: Post) -> str:
    return f"{role_word(post.role)} {post.provider}".strip()


def _has(row: OnCallRow, change: OverrideRow) -> bool:
    """Whether this is who came by the change."""
    return row.person == change.person if change.person else row.name == change.name


def _as_duty(post: Post) -> Duty:
    return Duty("", post.role, post.provider, post.name, "", post.start, post.until)
