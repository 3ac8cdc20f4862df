"""Undo: the commands that put the roster back as its rows were before a command. Pure.

Nothing is erased: what is undone is a fact of its own. What was published or said to people (an approval, a test of a
number, how somebody is) is no edit and has no undo here; it is changed by saying the new thing.
"""

from desk.intake.roster_changes import (
    AskSwap,
    EndSwap,
    NoteAbsence,
    OverrideDuty,
    ReplaceNow,
    WithdrawAbsence,
    WithdrawOverride,
)
from desk.intake.roster_duties import DropDrafts, PlanDuties, WithdrawDuties, planned_duty
from desk.intake.roster_needs import (
    SetChain,
    SetHoliday,
    SetNeed,
    SetRotation,
    WithdrawChain,
    WithdrawHoliday,
    WithdrawNeed,
    WithdrawRotation,
    chain_subject,
    holiday_subject,
)
from desk.intake.roster_repeat import RepeatRotation, asked_for
from desk.roster.book import Book
from desk.roster_rows import ChainRow, HolidayRow, NeedRow, RotationRow, ShiftRow

UNDONE = "ongedaan gemaakt"


def inverse(command: object, before: Book) -> tuple[object, ...]:
    """The commands that undo `command`, to be asked before it is carried out; none when it cannot be undone."""
    match command:
        case PlanDuties(duties, draft):
            return _duties([(duty.id, before.shifts.get(duty.id)) for duty in duties], draft=draft, planned=True)
        case WithdrawDuties(ids, _, draft):
            return _duties([(duty, before.shifts.get(duty)) for duty in ids], draft=draft)
        case DropDrafts(ids):
            return _duties([(duty, before.shifts.get(duty)) for duty in ids], draft=True)
        case RepeatRotation():
            return tuple(back for one in asked_for(command, before) for back in inverse(one, before))
        case OverrideDuty() | ReplaceNow():
            return (WithdrawOverride(command.id, UNDONE),)
        case AskSwap():
            return (EndSwap(command.id, "withdrawn", UNDONE),)
        case NoteAbsence() | WithdrawAbsence():
            return _absence(command.id, before)
        case _:
            return _whole(command, before)


def _duties(rows: list[tuple[str, ShiftRow | None]], *, draft: bool, planned: bool = False) -> tuple[object, ...]:
    """The duties as they stood: in force first where that was changed, then the drafts on top.

    `planned`: the command puts duties there, which are to go where none stood.
    """
    stood, drafted = [], []
    gone, dropped, leaving = [], [], []
    for name, row in rows:
        now = row.now if row is not None else None
        if not draft and now is not None:
            stood.append(planned_duty(now))
        elif not draft and planned:
            gone.append(name)
        if row is not None and row.draft is not None:
            drafted.append(planned_duty(row.draft))
        elif row is not None and row.leaving:
            leaving.append(name)
        elif draft:
            dropped.append(name)
    commands = (
        PlanDuties(tuple(stood), draft=False) if stood else None,
        WithdrawDuties(tuple(gone), UNDONE, draft=False) if gone else None,
        PlanDuties(tuple(drafted)) if drafted else None,
        WithdrawDuties(tuple(leaving), UNDONE) if leaving else None,
        DropDrafts(tuple(dropped)) if dropped else None,
    )
    return tuple(command for command in commands if command is not None)


def _absence(name: str, before: Book) -> tuple[object, ...]:
    row = before.absences.get(name)
    if row is None:
        return (WithdrawAbsence(name, UNDONE),)
    return (NoteAbsence(name, row.person, row.start, row.until, row.kind, row.note),)


def _whole(command: object, before: Book) -> tuple[object, ...]:
    match command:
        case SetNeed() | WithdrawNeed():
            need = before.needs.get(command.id)
            return (_need(need) if need else WithdrawNeed(command.id, UNDONE),)
        case SetRotation() | WithdrawRotation():
            rotation = before.rotations.get(command.id)
            return (_rotation(rotation) if rotation else WithdrawRotation(command.id, UNDONE),)
        case SetChain() | WithdrawChain():
            chain = before.chains.get(chain_subject(command.role, command.provider))
            return (_chain(chain) if chain else WithdrawChain(command.role, command.provider, UNDONE),)
        case SetHoliday() | WithdrawHoliday():
            return _holiday(command, before.holidays.get(holiday_subject(command.day)))
        case _:
            return ()


def _need(row: NeedRow) -> SetNeed:
    hours = (row.days, row.start, row.until, row.least, row.most)
    days = (row.holidays, row.holiday_class, row.valid_from, row.valid_until)
    return SetNeed(row.id, row.role, row.provider, *hours, *days)


def _rotation(row: RotationRow) -> SetRotation:
    turns = (row.groups, row.anchor, row.length, row.handoff, row.start, row.until, row.days, row.working_days)
    return SetRotation(row.id, row.role, row.provider, *turns, row.valid_from, row.valid_until)


def _chain(row: ChainRow) -> SetChain:
    return SetChain(row.role, row.provider, row.roles, row.minutes)


def _holiday(command: SetHoliday | WithdrawHoliday, row: HolidayRow | None) -> tuple[object, ...]:
    if row is None:
        # The calendar's own word cannot be had back by a fact, only said again.
        return (WithdrawHoliday(command.day, command.name, UNDONE),) if isinstance(command, SetHoliday) else ()
    if row.off:
        return (WithdrawHoliday(row.day, row.name, UNDONE),)
    return (SetHoliday(row.day, row.name, row.kind),)
