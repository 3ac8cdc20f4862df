"""The desk: the one door for the window. `do` a command, read rows, listen for what changed.

`do` returns at once: it decides on the state with the facts in flight, hands the facts to the journal's writer
thread and shows them; rows say "bewaren" until the journal has them. All methods belong to one thread; the writer
thread and the sync thread come back to it through `post`.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import partial

from desk.access.sitting import Session
from desk.at_door import AtDoor, Kept
from desk.clock import SteadyTime
from desk.company import Company
from desk.condition import Condition, progress
from desk.destroying import Destroying
from desk.errors import Refused
from desk.fact import from_ticks, to_ticks
from desk.giving import Giving
from desk.ids import new_id
from desk.intake import Context, decide
from desk.intake.access import SignIn
from desk.intake.clock import PutMinutesRight
from desk.intake.desk import SetUpDesk, free_letter
from desk.journal.journal import Committed, Journal, Scarce, Trouble
from desk.journal.journal import Report as JournalReport
from desk.neighbours import letters_in_use
from desk.presence import Presence
from desk.profile.model import Profile
from desk.pulled import Pulled
from desk.record import record
from desk.regions import DeskRegion
from desk.replica.reader import ReplicaReader
from desk.replica.shelf import ProfileShelf
from desk.results import Done as Done
from desk.results import Refusal as Refusal
from desk.rows import HealthRow, NeighbourRow
from desk.sealing import Place, sealed
from desk.shown import Shown
from desk.sync.erasing import ErasureDue
from desk.sync.exchange import Round
from desk.sync.keeping import Fetched, Filling, ThinDue
from desk.sync.thread import Away, Catching, Heard, Refolded, Shut, SyncReport, SyncThread

Post = Callable[[Callable[[], None]], None]


@record
class Changed:
    """What may look different now: subjects (reports and others), how the desk itself is, and the other desks."""

    subjects: frozenset[str]
    health: bool = False
    saved: bool = False
    neighbours: bool = False


class Desk(Giving, Destroying):
    """One desk at work. Made by `desk.bootstrap.open_desk`."""

    def __init__(
        self,
        journal: Journal,
        reader: ReplicaReader,
        shelf: ProfileShelf,
        time: SteadyTime,
        *,
        notices: Iterable[str] = (),
    ) -> None:
        self._journal = journal
        self._sync: SyncThread | None = None
        self._release: Callable[[], None] = _nothing
        with reader.at_one_moment():
            self._seq, _ = journal.last()
            self._numbers = journal.numbers()
            shown = Shown(reader, shelf, journal.pending(reader.own_seq))
            self._condition = Condition(notices, reader.newest())
        super().__init__(shown, reader, time, journal.desks, journal.drafts())
        self._committed = Committed(self._seq)
        self._listeners: list[Callable[[Changed], None]] = []
        self._stopped = False
        self._in_touch = False
        say = (self.reference_of, self.desk_name, self.name_of, self.newcomers, self.now)
        self._pulled = Pulled(self._condition, *say)
        self._talking = False
        self._company = Company(journal.desks, self.name_of, time.boot, self.region_of)
        self._later = _nothing
        nothing: dict[str, str] = {}
        halves = partial(self._shown.known, reader.sealing_desks, nothing)
        self.door = AtDoor(self, Kept(journal.door(), journal.keep_door, journal.own_keys, halves))
        """Signing in and out, the lock, broken glass."""

    def connect(self, sync: SyncThread, release: Callable[[], None] | None = None) -> None:
        """The sync thread to wake after each commit, and what to let go of when this desk stops."""
        self._sync = sync
        self._release = release or _nothing
        self._present()

    def new_id(self) -> str:
        """A fresh id for a command that names what it makes."""
        return new_id(to_ticks(self.now()) // 1000)

    # -- doing ----------------------------------------------------------------------------------------------------

    def do(self, command: object) -> Done | Refusal:
        """Carry out a command of `desk.intake`, if whoever sits here may."""
        self._searched_before()
        kept_from = self._kept_from(command)
        if kept_from is not None:
            return kept_from
        forget = self._drafts_of(command)
        try:
            news = decide(command, self._context(command))
        except Refused as refusal:
            return Refusal(str(refusal))
        if not news:
            for key in forget:
                self._journal.draft(key, "", self.now())
            self._typed.forget(forget)
            return Done(())
        facts = sealed(news, self._seq, self._place(command))
        self._journal.append(facts, forget)
        # From here on nothing can fail: what was handed over is shown.
        self._seq = facts[-1].seq
        self._typed.forget(forget)
        self._was_done(command)
        self._flying.update((fact.id, fact) for fact in facts)
        self._tell(Changed(frozenset(self._shown.add(facts))))
        if any(fact.kind == "desk" for fact in facts):
            self._present()
            self._tell_of_others()
        return Done(tuple(fact.id for fact in facts))

    def draft(self, report: str, child: str, link: str, text: str) -> int:
        """Keep what is being typed in a field; it becomes a fact when the field is left.

        Gives the number of the draft, for `drafts_kept`; 0 if that text stood there already.
        """
        self._calls.typed(report)
        key, former = self._type(report, child, link, text)
        for other in former:
            self._journal.draft(other, "", self.now())
        return self._journal.draft(key, text, self.now()) if key else 0

    @property
    def kept(self) -> int:
        """The facts of this desk up to this number are on the disk."""
        return self._committed.seq

    @property
    def drafts_kept(self) -> int:
        """The drafts up to this number are on the disk."""
        return self._committed.drafts

    def listen(self, listener: Callable[[Changed], None]) -> None:
        """Be told what changed, on this desk's thread."""
        self._listeners.append(listener)

    def catch_up(self, post: Post) -> None:
        """Lay reports on top that wait for it, a few at a time, in between what people do."""
        self._later = lambda: post(lambda: self.catch_up(post))
        laid = set() if self._stopped else self._shown.lay_more()
        if laid:
            self._tell(Changed(frozenset(laid)))
            self._later()

    def present(self, reports_open: Sequence[str], in_call: bool) -> None:
        """What other desks may know of this one: the reports on its screen, the one in front first; is it in a call."""
        self._open_reports, self._talking = tuple(reports_open), in_call
        self._looks.front(reports_open)
        self._present()

    def neighbours(self) -> tuple[NeighbourRow, ...]:
        """The other desks over the same store, by name; those that were silent for long are left out."""
        return self._company.rows()

    def seated_elsewhere(self) -> frozenset[str]:
        """The ids of the people who sit at another desk that is at work now."""
        return self._company.seated()

    def regions_elsewhere(self) -> tuple[DeskRegion, ...]:
        """Which region profile each other desk over the same store works with."""
        return self._company.regions()

    def free_letter(self) -> str:
        """The first letter for references that no desk has, of all that are known here or to the store."""
        return free_letter({row.code for row in self._shown.others("desk").values()} | self._company.letters)

    def health(self) -> HealthRow:
        """How the desk itself is, in one line for the status bar and all notices."""
        return self._condition.row(
            clock=self._time.trouble(),
            astray=self._time.astray(),
            unreadable=self._shown.unreadable,
            pending=self._shown.pending,
            unsaved=len(self._flying),
        )

    def note(self, notice: str) -> None:
        """Something about the surroundings that people have to know."""
        if not self._stopped and self._condition.add(notice):
            self._tell(Changed(frozenset(), health=True))

    def dismiss(self, notice: str) -> None:
        """Somebody read a notice."""
        if self._condition.remove(notice):
            self._tell(Changed(frozenset(), health=True))

    def sit(self, session: Session | None) -> None:
        """Somebody else sits here now, or nobody; for the door."""
        self._session = session
        self._present()
        self._tell(Changed(frozenset({self.id}), health=True))

    def settle_clock(self) -> None:
        """Somebody looked: the computer's clock is right, go on with it."""
        self._time.settle()
        self._journal.keep_anchor(self._time.anchor())
        self._tell(Changed(frozenset(), health=True))

    def stop(self, timeout: float = 5.0) -> bool:
        """Write what waits and let go; False if something could not be written."""
        self._searched_before()
        self._stopped = True
        self._journal.keep_anchor(self._time.anchor())
        written = self._journal.stop(timeout)
        if self._sync is not None:
            self._sync.stop(timeout)
        self._reader.close()
        self._release()
        return written

    # -- what the threads report (called through post) ------------------------------------------------------------

    def journal_reported(self, report: JournalReport) -> None:
        """The writer thread committed, cannot write, or used the room that it kept for a full disk."""
        if self._stopped:
            return
        if isinstance(report, Scarce):
            self._condition.scarce = report.message
            self._tell(Changed(frozenset(), health=True))
            return
        if isinstance(report, Trouble):
            self._condition.trouble = report.message
            self._tell(Changed(frozenset(), health=True))
            return
        before, self._committed = self._committed, report
        flying = {name: fact for name, fact in self._flying.items() if fact.seq > report.seq}
        kept, self._flying = len(flying) < len(self._flying), flying
        recovered, self._condition.trouble = bool(self._condition.trouble), ""
        if report.seq > before.seq and self._sync is not None:
            self._sync.wake()
        if kept or recovered:
            self._tell(Changed(frozenset(), saved=True, health=recovered))

    def sync_reported(self, report: SyncReport) -> None:
        """The sync thread did a round, takes over much at once, heard of other desks, or is away from the store."""
        if self._stopped:
            return
        if isinstance(report, Round):
            self._took(report)
        elif isinstance(report, Heard):
            self._hears(report)
        elif isinstance(report, Away):
            if self._in_touch:
                # Until now nothing was missed, however long ago the last round was.
                self._condition.as_of, self._in_touch = self.now(), False
                self._company.loses()
            away, self._condition.away = self._condition.away, report.message
            self._condition.shut = self._condition.busy = ""
            if report.twin is not None and away != report.message:
                self._journal.note_twin(report.twin)
            if away != report.message:
                self._tell(Changed(frozenset(), health=True))
        elif isinstance(report, ErasureDue):
            self._erases(report)
        elif isinstance(report, Fetched | ThinDue | Filling):
            self._keeps(report)
        elif isinstance(report, Shut):
            self._condition.shut = report.message
            self._tell(Changed(frozenset(), health=True))
        elif isinstance(report, Refolded):
            self._condition.busy = ""
            self._tell(Changed(frozenset(self._shown.renew()), health=True))
            self._later()
            self._present()
        else:
            self._condition.busy = progress(report.done, report.total, catching=isinstance(report, Catching))
            self._tell(Changed(frozenset(), health=True))

    def _took(self, report: Round) -> None:
        back = bool(self._condition.away or self._condition.busy)
        self._condition.away, self._condition.busy = "", ""
        self._condition.as_of, self._in_touch = self.now(), True
        waits, changed = self._shown.waits, self._shown.agreed(report)
        if self._shown.waits and not waits:
            self._later()
        told = self._pulled.took(report)
        if changed or back or told:
            self._tell(Changed(frozenset(changed), health=back or told))

    def _hears(self, heard: Heard) -> None:
        """The store told its clock and who lives: count on the time that all share, see who is there."""
        self._company.hears(heard.beat, heard.boot)
        put = timedelta(0)
        if heard.beat.own_clock:
            put = self._time.agree(from_ticks(heard.beat.at), heard.boot, heard.took)
        else:
            self._time.alone()
        if put:
            self._journal.keep_anchor(self._time.anchor())
            promises = self._shown.promised_since(to_ticks(self._time.began() - put))
            self.do(PutMinutesRight(promises, put))
        self._tell_of_others(also=bool(put))

    def _tell_of_others(self, *, also: bool = False) -> None:
        """Say what is different among the other desks; `also`: how this desk itself is, is different too."""
        info = self.info
        news = self._company.news(info.code if info else "", self.region_of(info.desk) if info else "")
        said = [self._condition.remove(notice) for notice in news.gone]
        said += [self._condition.add(notice) for notice in news.come]
        if also or any(said) or news.rows:
            self._tell(Changed(frozenset(), health=also or any(said), neighbours=news.rows))

    # -- inside ---------------------------------------------------------------------------------------------------

    def _tell(self, changed: Changed) -> None:
        for listener in self._listeners:
            listener(changed)

    def _tell_of(self, subjects: frozenset[str]) -> None:
        self._tell(Changed(subjects, health=True))

    def _present(self) -> None:
        """Have the store told who sits here and what is open, if this desk has been set up."""
        info = self.info
        if self._sync is not None and info is not None:
            me = self.me
            sits = info.person if not self.asked else me.id if me is not None else ""
            here = (sits, self._open_reports, self._talking)
            self._sync.present(Presence(self.id, info.name, info.code, *here, position=0, at=0))

    def _context(self, command: object) -> Context:
        info = self.info
        in_force = self._profile_for(command) or self.profile
        if in_force is None:
            raise Refused("Kies eerst een regioprofiel.")
        code, me = info.code if info else "?", self.me
        # Asked for one command alone: who is there takes its time to tell.
        letters = tuple(letters_in_use(self.neighbours()).items()) if isinstance(command, SetUpDesk) else ()
        return Context(
            now=to_ticks(self.now()),
            author=me.id if me else "",
            author_name=me.name if me else "",
            desk=self.id,
            former=self._desks[:-1],
            code=code,
            next_number=lambda: max(self._shown.highest_number(code), self._numbers.get(code, 0)) + 1,
            profile=in_force,
            report=self._shown.state,
            new_id=self.new_id,
            directory=self.profile,
            letters=letters,
            free_letter=self.free_letter() if letters else "",
            roster=self.roster,
            next_of=lambda kind: self._shown.highest_of(kind, code) + 1,
            known=self.is_known,
            stranger=self.is_stranger,
            accounts=self.accounts,
            destroyable=self.destroyable,
        )

    def _profile_for(self, command: object) -> Profile | None:
        """A report goes on with the profile version that it began with; setting up the desk brings its own."""
        if isinstance(command, SetUpDesk):
            return command.profile
        report = getattr(command, "report", "")
        state = self._shown.state(report) if report else None
        return self._shown.profile(state.profile) if state is not None else None

    def _place(self, command: object) -> Place:
        info, me = self.info, self.me
        first = command.profile.digest if isinstance(command, SetUpDesk) else ""
        here = info.profile if info else first

        def profile_of(kind: str, subject: str) -> str:
            state = self._shown.state(subject) if kind == "report" else None
            return state.profile if state else here

        # Who sits down is nobody's doing: whoever sat there may have left long ago.
        author = me.id if me and not isinstance(command, SignIn) else ""
        return Place(self.id, author, to_ticks(self.now()), profile_of)


def _nothing() -> None:
    """Nothing to let go of."""
