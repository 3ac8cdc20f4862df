"""Which right a command asks for: the one table between what people do and `desk.access.rights`. Pure.

What helps a caller now is asked of nobody: routes and 112, dialling, hanging up, an alarm, keeping or trying a promise
that rings (house rules 1, 2 and 4). Commands go by the name of their class, so that a start need not import them all.
"""

from typing import Any

FREE = frozenset(
    {
        *("OpenRoute", "DialRoute", "CallDuty", "HangUp", "PutMinutesRight"),
        *("AcknowledgeAlarm", "TakeAlarm", "RecordEscalation", "TryPromise", "ExtendPromise", "KeepPromise"),
        *("HandPromise", "ReadBackSafety"),
        # Who sits here is asked at the door (`desk.access`), and signing out of nobody.
        *("TakeSeat", "SignIn", "SignOut", "RefuseSignIn", "LockDesk", "UnlockDesk", "SetOwnPassword"),
        # A reason opens it at once; who gives it, and why, is seen.
        "BreakGlass",
    }
)
"""Commands that nobody may be kept from."""

_RIGHTS = {
    **dict.fromkeys(("OpenReport", "RequestCallback"), "report.new"),
    **dict.fromkeys(("ConfirmDecision", "TakeBackConfirmation"), "decide.confirm"),
    # The dispatcher rules by telephone, and somebody notes it.
    "RuleReferral": "decide.behalf",
    **dict.fromkeys(("HandOut",), "paper.hand-out"),
    **dict.fromkeys(("ReopenReport",), "report.reopen"),
    **dict.fromkeys(("ProtectReport",), "report.protect"),
    **dict.fromkeys(
        ("MakeAccount", "ChangeAccount", "CloseAccount", "GiveFirstPassword", "RescueAccount", "SealSecondFactor"),
        "accounts.manage",
    ),
    **dict.fromkeys(("SetUpDesk", "AddPerson", "AdmitDesk", "NameArchive"), "desk.manage"),
    # By night: who is there instead, and how they are.
    **dict.fromkeys(
        ("ReplaceNow", "SetState", "TestNumber", "NoteAbsence", "WithdrawOverride", "RemarkDuty", "AskSwap"),
        "roster.tonight",
    ),
    **dict.fromkeys(
        (
            *("WithdrawAbsence", "TakeSwap", "ApproveSwap", "EndSwap", "OverrideDuty"),
            *("PlanDuties", "WithdrawDuties", "DropDrafts", "PublishRoster", "RepeatRotation", "KeepRosterFile"),
            *("SetNeed", "WithdrawNeed", "SetRotation", "WithdrawRotation", "SetChain", "WithdrawChain"),
            *("SetLaw", "SetHoliday", "WithdrawHoliday", "NoteStaff", "NoteAlias", "LeaveStaff"),
        ),
        "roster.edit",
    ),
    "EndAgreement": "report.write",
    **dict.fromkeys(
        ("ApproveDestruction", "EraseFacts", "EraseAccount", "HoldDestruction", "LiftHold"), "retention.approve"
    ),
}


def right_for(command: object, *, person: str = "", name: str = "") -> str:
    """The right that a command asks for; empty for one that is free. `person` and `name` are those of who sits here.

    Whatever is about a report asks for writing in it, if nothing else is said.
    """
    called = type(command).__name__
    if called in FREE:
        return ""
    if called == "SealSecondFactor" and person and getattr(command, "person", "") == person:
        return ""
    if called == "NoteDecision" and _for_another(command, person, name):
        return "decide.behalf"
    return _RIGHTS.get(called, "report.write")


def known(called: str) -> bool:
    """Whether a command is named here; those that are not are about a report."""
    return called in FREE or called in _RIGHTS


def _for_another(command: Any, person: str, name: str) -> bool:
    """Whether a decision is noted as somebody else's."""
    if command.decider:
        return bool(command.decider != person)
    return command.decided_by not in ("", name)
