"""Every cell of the rights table, through the same door as the window: a desk where somebody of that role signed in."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from staffed import ROLES, Staff, staffed

from desk.access.reasons import glass_reasons
from desk.access.rights import Cell, rights
from desk.desk import Desk, Refusal
from desk.intake.access import CloseAccount, ProtectReport
from desk.intake.answers import TypeNote
from desk.intake.calls import HangUp, OpenReport
from desk.intake.closing import CloseReport, ReopenReport
from desk.intake.decisions import NoteDecision
from desk.intake.desk import AddPerson
from desk.intake.ownership import HandReport
from desk.intake.papers import HandOut
from desk.intake.roster_needs import WithdrawNeed
from desk.intake.roster_people import SetState
from desk.intake.triage import ConfirmDecision
from desk.withheld import COVER

NUMBER = "06 12 34 56 78"
CELLS = [(right, role) for right, role in product(rights().rights, ROLES)]
AGES = (23, 25, 71, 73, 167, 169)
"""Hours ago that reports were closed: before and after each term of the table."""
REOPENED = (71, 73, 167, 169)
Probe = Callable[[Desk, str], bool]


def asked(right: str, command: Callable[[Desk, str], object]) -> Probe:
    """Whether the desk lets a command through the gate; what the decision says of it after that is another matter."""

    def probe(desk: Desk, report: str) -> bool:
        done = desk.do(command(desk, report))
        return not (isinstance(done, Refusal) and done.right == right)

    return probe


def reads(desk: Desk, report: str) -> bool:
    card = desk.card(report)
    sheet, timeline = desk.sheet(report), desk.timeline(report)
    assert card is not None
    assert (sheet is None) == (not timeline) == bool(card.withheld)
    assert bool(card.children) is not bool(card.withheld)
    return not card.withheld


def sees_number(desk: Desk, report: str) -> bool:
    card = desk.card(report)
    assert card is not None
    if card.withheld:
        assert NUMBER not in repr(card)
        assert "+31612345678" not in repr(card)
        return False
    if COVER in card.caller_number:
        whole = (desk.sheet(report), desk.timeline(report), desk.care.summary(report), card)
        assert not [row for row in whole if NUMBER in repr(row) or "+31612345678" in repr(row)]
        return False
    return card.caller_number == NUMBER


def searches(desk: Desk, report: str) -> bool:
    reference = desk.reference_of(report)
    return any(row.card.id == report for row in desk.search(reference))


def gives_out(desk: Desk, report: str) -> bool:
    data = desk.own_data(report)
    assert bool(desk.reports_about(report)) == desk.may_give(report).allowed == (data is not None)
    return data is not None and desk.gives_own_data(data, "pdf")


PROBES: dict[str, Probe] = {
    "report.new": asked("report.new", lambda desk, _: OpenReport(desk.new_id(), kind="visit")),
    "report.read": reads,
    "report.write": asked("report.write", lambda _, report: TypeNote(report, "")),
    "number.see": sees_number,
    "decide.behalf": asked("decide.behalf", lambda _, report: NoteDecision(report, "geen", "Iemand Anders")),
    "decide.confirm": asked("decide.confirm", lambda _, report: ConfirmDecision(report, "geen")),
    "report.search": searches,
    "report.reopen": asked("report.reopen", lambda _, report: ReopenReport(report)),
    "report.protect": asked("report.protect", lambda _, report: ProtectReport(report, ("niemand",))),
    "paper.hand-out": asked("paper.hand-out", lambda _, report: HandOut(report, "x", "x", "x", "x", ("geen",))),
    "client.export": gives_out,
    "roster.edit": asked("roster.edit", lambda *_: WithdrawNeed("geen")),
    "roster.tonight": asked("roster.tonight", lambda *_: SetState("geen", "onbekend")),
    "accounts.manage": asked("accounts.manage", lambda *_: CloseAccount("geen")),
    "desk.manage": asked("desk.manage", lambda desk, _: AddPerson(desk.new_id(), "")),
}
"""What other parts ask for is asked with `Desk.may`, as they do it."""
ABOUT_REPORTS = (
    *("report.read", "report.write", "report.reopen", "report.protect", "number.see"),
    *("decide.behalf", "decide.confirm", "paper.hand-out", "audit.read"),
)
OF_A_REPORT = ("report.search", "client.export")
"""Rights that are not about a report, and whose probe needs one."""


class Night:
    """A desk with reports of everybody: `own[role, hours]` opened by them, `other[hours]` by somebody else; hours since
    they were closed, None while open."""

    def __init__(self, staff: Staff) -> None:
        self.staff, self.desk = staff, staff.desk
        self.own: dict[tuple[str, int | None], str] = {}
        self.other: dict[int | None, str] = {}
        self.own_too: dict[tuple[str, int | None], str] = {}
        self.others_too: dict[tuple[str, int | None], str] = {}
        staff.everybody()
        gone = 0
        for hours in (*reversed(AGES), None):
            for role in ROLES:
                self.own[role, hours] = self._report(role, closed=hours is not None)
            assert not isinstance(staff.desk.door.temp("Invaller"), Refusal)
            other = self._opened(closed=hours is not None)
            self.other[hours] = other
            if hours in REOPENED:
                # Each is opened again once at most: what one role does to it must not meet the next one.
                for role in ROLES:
                    self.others_too[role, hours] = self._opened(closed=True)
                    self.own_too[role, hours] = self._report(role, closed=True)
                    assert not isinstance(staff.desk.door.temp("Invaller"), Refusal)
            # On to the age of the next ones.
            later = AGES[AGES.index(hours) - 1] if hours is not None and hours != AGES[0] else 0
            if hours is not None:
                staff.seat.clock.advance(hours=hours - later)  # type: ignore[attr-defined]
                gone += hours - later
        assert gone == AGES[-1]

    def _report(self, role: str, *, closed: bool) -> str:
        # Whoever may not open one was given one.
        if role in ("administrator", "figures"):
            return self._by_nobody(role, closed=closed)
        self.staff.signs_in(role)
        return self._opened(closed=closed)

    def _opened(self, *, closed: bool) -> str:
        desk, report = self.desk, self.desk.new_id()
        assert not isinstance(desk.do(OpenReport(report, NUMBER)), Refusal)
        assert not isinstance(desk.do(HangUp(report)), Refusal)
        if closed:
            done = desk.do(CloseReport(report))
            assert not isinstance(done, Refusal), done
        return report

    def _by_nobody(self, role: str, *, closed: bool) -> str:
        """A report that a shift lead gave to somebody whose role opens none."""
        self.staff.signs_in("shift-lead")
        desk, report = self.desk, self.desk.new_id()
        assert not isinstance(desk.do(OpenReport(report, NUMBER)), Refusal)
        assert not isinstance(desk.do(HangUp(report)), Refusal)
        done = desk.do(HandReport(report, self.staff.account(role).person))
        assert not isinstance(done, Refusal), done
        if closed:
            assert not isinstance(desk.do(CloseReport(report)), Refusal)
        return report


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    staff = staffed(tmp_path_factory.mktemp("cells") / "home")
    yield Night(staff)
    assert staff.desk.stop()


def expected(cell: Cell, *, own: bool, hours: int | None) -> bool:
    return cell.granted and (own or not cell.own) and (hours is None or hours <= cell.closed)


@pytest.mark.parametrize(("right", "role"), CELLS, ids=lambda value: value)
def test_the_desk_does_what_stands_in_the_cell(night: Night, right: str, role: str) -> None:
    desk = night.desk
    night.staff.signs_in(role)
    probe = PROBES.get(right, lambda desk, report: desk.may(right, report).allowed)
    cell = rights().rights[right].cells[role]
    if right not in ABOUT_REPORTS:
        assert probe(desk, night.other[None] if right in OF_A_REPORT else "") is cell.granted
        return
    if right == "report.reopen":
        for hours in REOPENED:
            assert probe(desk, night.own_too[role, hours]) is expected(cell, own=True, hours=hours), hours
            assert probe(desk, night.others_too[role, hours]) is expected(cell, own=False, hours=hours), hours
        return
    for hours in (*AGES, None):
        assert probe(desk, night.own[role, hours]) is expected(cell, own=True, hours=hours), hours
        if right == "number.see" and not desk.may("report.read", night.other[hours]).allowed:
            continue
        assert probe(desk, night.other[hours]) is expected(cell, own=False, hours=hours), hours


@pytest.mark.parametrize("right", rights().rights)
def test_without_an_account_the_desk_opens_new_reports_and_no_other(night: Night, right: str) -> None:
    night.desk.door.temp("Invaller twee")
    granted = right in rights().temp
    probe = PROBES.get(right, lambda desk, report: desk.may(right, report).allowed)
    assert probe(night.desk, night.other[None] if right in (*ABOUT_REPORTS, *OF_A_REPORT) else "") is granted


@pytest.mark.parametrize("right", rights().rights)
def test_a_reason_opens_at_once_what_the_table_says_and_nothing_else(night: Night, right: str) -> None:
    night.staff.signs_in("figures")
    probe = PROBES.get(right, lambda desk, report: desk.may(right, report).allowed)
    about = night.others_too["figures", 169] if right in (*ABOUT_REPORTS, *OF_A_REPORT) else ""
    assert not isinstance(night.desk.door.break_glass(glass_reasons()[0]), Refusal)
    row = rights().rights[right]
    assert probe(night.desk, about) is (row.glass or row.cells["figures"].granted)
