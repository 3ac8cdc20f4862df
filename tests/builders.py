"""A desk on paper: real commands, real decisions, real folding, in memory and without threads.

    desk = paper()
    report = desk.rings("0612345678")
    desk.says(report, wish_to_die="yes")
    assert desk.card(report).danger

Two of them make two desks: `there.sees(here.log)` is what the store does between them.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from desk.alarm_rows import AlarmRow
from desk.board import board, dress
from desk.decision.propose import Prepared, prepare
from desk.errors import Refused
from desk.fact import Fact, to_ticks
from desk.facts.codec import Scalar
from desk.ids import new_id
from desk.intake import Context, decide
from desk.intake.answers import GiveAnswer
from desk.intake.calls import OpenReport
from desk.profile.load import load_profile
from desk.profile.model import Profile
from desk.promises.alarms import Ringing, alarms
from desk.promises.chain import chain_of
from desk.promises.muting import Listener
from desk.replica.others import other_row
from desk.reports.card import card_row
from desk.reports.fold import fold
from desk.reports.sheet import sheet_row
from desk.reports.state import Promise, ReportState
from desk.reports.timeline import timeline
from desk.reports.view import ReportView, look
from desk.roster.book import KINDS, Book
from desk.roster.on_call import Duty, on_call
from desk.rows import CardRow, PromiseRow, QuestionRow, SheetRow, TimelineRow
from desk.sealing import Place, sealed

PROFILES = Path(__file__).resolve().parents[1] / "resources" / "profiles"
# Saturday 21 November 2026, 03:40 in the Netherlands.
NIGHT = datetime(2026, 11, 21, 2, 40, tzinfo=UTC)
DESK_A, DESK_B = "a" * 32, "b" * 32
ANNA, BRAM = "1" * 32, "2" * 32
NAMES = {ANNA: "Anna Voorbeeld", BRAM: "Bram Voorbeeld"}


@cache
def shipped(name: str = "friesland") -> Prepared:
    """A shipped profile, read and prepared once."""
    profile, _ = load_profile(PROFILES / name)
    return prepare(profile)


@dataclass
class Paper:
    """One desk: who sits there, which facts it knows in order, and the roster that it has."""

    ready: Prepared
    id: str = DESK_A
    code: str = "A"
    person: str = ANNA
    now: datetime = NIGHT
    log: list[Fact] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    seq: int = 0

    @property
    def profile(self) -> Profile:
        return self.ready.profile

    # -- doing ----------------------------------------------------------------------------------------------------

    def do(self, command: object) -> list[Fact]:
        """The facts that the command led to, kept; raises Refused."""
        at = Place(self.id, self.person, to_ticks(self.now), lambda *_: self.profile.digest)
        facts = sealed(decide(command, self.context()), self.seq, at)
        self.seq += len(facts)
        self.log += facts
        return facts

    def refused(self, command: object) -> str:
        """The reason why not."""
        try:
            facts = self.do(command)
        except Refused as refusal:
            return str(refusal)
        raise AssertionError(f"not refused: {[fact.type for fact in facts]}")

    def context(self) -> Context:
        """What a decision sees of this desk."""
        return Context(
            now=to_ticks(self.now),
            author=self.person,
            author_name=NAMES.get(self.person, ""),
            desk=self.id,
            code=self.code,
            next_number=self.next_number,
            profile=self.profile,
            report=self.find,
            new_id=self.new_id,
            roster=lambda *_: self.book(),
            next_of=self.next_of,
        )

    def book(self) -> Book:
        """What this desk knows of the roster, all of it."""
        subjects: dict[tuple[str, str], list[Fact]] = {}
        for fact in self.log:
            if fact.kind in KINDS:
                subjects.setdefault((fact.kind, fact.subject), []).append(fact)
        rows: dict[str, dict[str, object]] = {}
        for (kind, subject), facts in subjects.items():
            row = other_row(kind, subject, facts)
            if row is not None:
                rows.setdefault(kind, {})[subject] = row
        return Book(rows)

    def next_of(self, kind: str) -> int:
        book = self.book()
        rows = book.swaps if kind == "swap" else book.overrides
        return max((row.number for row in rows.values() if row.code == self.code), default=0) + 1

    def next_number(self) -> int:
        states = (self.find(report) for report in self.reports)
        opened = [state.opened.number for state in states if state and state.opened and state.opened.code == self.code]
        return max(opened, default=0) + 1

    def new_id(self) -> str:
        return new_id(to_ticks(self.now) // 1000)

    def rings(self, number: str = "0612345678", **more: str) -> str:
        """The telephone rings: a new report with somebody on the line."""
        report = self.new_id()
        self.do(OpenReport(report, number, **more))
        return report

    def says(self, report: str, child: str = "", **answers: Scalar | tuple[Scalar, ...]) -> None:
        """Answers by the code of their question; for the first child if none is named."""
        for code, said in answers.items():
            self.do(GiveAnswer(report, child, self.link(code), said if isinstance(said, tuple) else (said,)))

    def waits(self, **span: float) -> None:
        """Time goes by."""
        self.now += timedelta(**span)

    def sees(self, facts: Iterable[Fact]) -> None:
        """Facts of another desk come in, those that were not known yet."""
        known = {fact.id for fact in self.log}
        self.log += [fact for fact in facts if fact.id not in known]

    # -- seeing ---------------------------------------------------------------------------------------------------

    def link(self, code: str) -> str:
        """The linkId of the question with this code."""
        item = self.profile.checklist.by_code(code)
        assert item is not None, code
        return item.link_id

    @property
    def reports(self) -> list[str]:
        """The reports in the log, in the order in which they came."""
        return list(dict.fromkeys(fact.subject for fact in self.log if fact.kind == "report"))

    def find(self, report: str) -> ReportState | None:
        """The state of a report, folded from zero."""
        return fold(fact for fact in self.log if fact.subject == report)

    def state(self, report: str) -> ReportState:
        found = self.find(report)
        assert found is not None
        return found

    def view(self, report: str) -> ReportView:
        return look(self.state(report), self.ready)

    def children(self, report: str) -> list[str]:
        return self.state(report).children

    def said(self, report: str, code: str, child: str = "") -> tuple[Scalar, ...]:
        """The values that stand at the question with this code; for the first child if none is named."""
        link = self.link(code)
        whose = child or self.children(report)[0] if self.profile.checklist.is_child_scoped(link) else ""
        return self.state(report).values(whose, link)

    def card(self, report: str) -> CardRow:
        return dress(card_row(self.view(report)), self.now)

    def cards(self) -> tuple[CardRow, ...]:
        """The board."""
        return board((card_row(self.view(report)) for report in self.reports), self.now)

    def sheet(
        self, report: str, child: str = "", earlier: tuple[CardRow, ...] = (), unsure: Collection[str] = ()
    ) -> SheetRow:
        return sheet_row(
            self.view(report),
            child,
            card=self.card(report),
            in_flight=lambda _: False,
            drafts={},
            earlier=earlier,
            unsure=unsure,
            name_of=lambda person: NAMES.get(person, ""),
            unsaved=False,
        )

    def question(self, report: str, code: str, child: str = "") -> QuestionRow:
        """One question as it stands on the screen."""
        questions = [row for section in self.sheet(report, child).sections for row in section.questions]
        (found,) = [row for row in questions if row.code == code]
        return found

    def lines(self, report: str) -> list[TimelineRow]:
        """The timeline."""
        facts = [fact for fact in self.log if fact.subject == report]
        return list(timeline(facts, self.profile, lambda person: NAMES.get(person, ""), lambda _: False))

    def promise(self, report: str) -> Promise:
        """The one open promise of a report."""
        (promise,) = self.state(report).open_promises()
        return promise

    def promise_row(self, report: str) -> PromiseRow:
        (row,) = self.card(report).promises
        return row

    def alarms(self) -> tuple[AlarmRow, ...]:
        """What rings at this desk now."""
        views = [self.view(report) for report in self.reports]
        every = [
            Ringing(
                replace(row, owner_name=NAMES.get(row.owner, "")),
                view.state.promises[row.id],
                chain_of(self.profile.clocks.get(row.kind)),
                self.profile.seen_minutes,
            )
            for view in views
            for row in card_row(view).promises
        ]
        in_call = any(view.state.call_at(self.id) is not None for view in views)
        duty = lambda role: on_call(self.duties, self.now, role)  # noqa: E731
        here = Listener(self.id, self.person, lambda person: NAMES.get(person, ""))
        return alarms(every, self.now, duty, here, in_call=in_call, book=self.book())

    def alarm(self) -> AlarmRow:
        """The one thing that rings."""
        (row,) = self.alarms()
        return row

    def has_duty(self, role: str, name: str, phone: str, backup: str = "") -> None:
        """Somebody is on call the whole night."""
        times = (self.now - timedelta(hours=8), self.now + timedelta(hours=8))
        self.duties.append(Duty(f"{len(self.duties):032x}", role, "GGZ", name, phone, *times, backup))


def paper(profile: str = "friesland", **more: object) -> Paper:
    """A desk of a shipped profile, Saturday 03:40, with Anna at it."""
    return Paper(shipped(profile), **more)


def two_desks(profile: str = "friesland") -> tuple[Paper, Paper]:
    """Desk A with Anna and desk B with Bram."""
    return paper(profile), paper(profile, id=DESK_B, code="B", person=BRAM)
