"""Audit facts in the field names of NEN 7513 (2018, after the IHE/DICOM audit message), for the inspector. Pure.

Looks, refusals and exports are audit facts; signing in and out, locking and broken glass are facts of a desk; creating,
writing, merging and handing over are facts of the report itself. One list holds them all.
"""

from collections.abc import Callable
from typing import Any

from desk.audit.who import NORM_ACTIONS, read_look
from desk.fact import Fact
from desk.facts.access import DeskLocked, DeskUnlocked, SignedIn, SignedOut, SignInRefused
from desk.facts.codec import decode
from desk.facts.desk import SeatTaken
from desk.facts.retention import Erased

SITE = "Nachtwacht"
_MACHINE, _PERSON_OBJECT, _SYSTEM_OBJECT = "1", "1", "2"
"""Codes of the norm: a machine name as access point; an object that is a person's record, or a part of the system."""
_SYSTEM = ("desk", "journal", "backup", "restore", "keys", "roster", "on-call")
_SIGNED = {"password": "aanmelden", "temp": "aanmelden zonder account", "break-glass": "noodprocedure"}
DESK_TYPES = (
    "signed_in",
    "signed_out",
    "sign_in_refused",
    "desk_locked",
    "desk_unlocked",
    "seat_taken",
    "account_rescued",
)
"""The facts of a desk that are events of the norm."""
DESTRUCTIONS = ("erased", "destruction_held", "hold_lifted")
"""Destroying is one as well, and so is what keeps something from it."""
_KEEPING = {"destruction_held": "vernietiging tegenhouden", "hold_lifted": "vernietiging weer toestaan"}
Name = Callable[[str], str]


def norm_event(fact: Fact, name_of: Name, desk_name: Name, reference_of: Name) -> dict[str, Any]:
    """One fact as an event of the norm; names are empty where they are not known here."""
    if fact.kind == "audit":
        return _looked(fact, name_of, desk_name, reference_of)
    if fact.kind == "account":
        event = _event(fact, "U", 0, "wachtwoord vernieuwd met de herstelcode", name_of, desk_name)
        person = getattr(decode(fact), "person", "")
        return event | _object(person, name_of(person) if person else "", "account")
    if fact.kind == "desk":
        return _at_the_desk(fact, name_of, desk_name)
    if fact.type == "erased":
        return _destroyed(fact, name_of, desk_name)
    if fact.type in _KEEPING:
        event = _event(fact, "U", 0, _KEEPING[fact.type], name_of, desk_name)
        return event | _object(fact.subject, reference_of(fact.subject), "report")
    action, words = NORM_ACTIONS.get(fact.type, ("U", "schrijven"))
    action = "U" if fact.replaces and action == "C" else action
    event = _event(fact, action, 0, words, name_of, desk_name)
    return event | _object(fact.subject, reference_of(fact.subject), "report")


def _looked(fact: Fact, name_of: Name, desk_name: Name, reference_of: Name) -> dict[str, Any]:
    look = read_look(fact.payload)
    if look is None:
        return _event(fact, "R", 0, "inhoud niet op deze desk", name_of, desk_name)
    event = _event(fact, look.action, look.outcome, f"{look.how} {look.what}", name_of, desk_name)
    event["RoleIDCode"] = list(look.roles)
    event["ResponsibleUserID"] = look.behalf or fact.author
    event["PurposeOfUse"] = f"noodprocedure: {look.reason}" if look.reason else look.ground
    event["EmergencyProcedure"] = bool(look.reason)
    event["SessionID"] = look.session
    said = _object(look.object, reference_of(look.object) if look.object else "", look.what)
    said["ParticipantObjectDetail"] = look.detail
    if look.found:
        said["ParticipantObjectsListed"] = list(look.found)
    return event | said


def _destroyed(fact: Fact, name_of: Name, desk_name: Name) -> dict[str, Any]:
    said = decode(fact)
    event = _event(fact, "D", 0, "vernietigen", name_of, desk_name)
    if not isinstance(said, Erased):
        return event | _object(fact.subject, "", "erasure")
    event["PurposeOfUse"] = said.ground
    return event | _object(said.thing, f"{said.code}-{said.number:04d}" if said.number else "", said.what)


def _at_the_desk(fact: Fact, name_of: Name, desk_name: Name) -> dict[str, Any]:
    payload = decode(fact)
    no_roles: tuple[str, ...] = ()
    action, outcome, words, roles, reason = "E", 0, fact.type, no_roles, ""
    match payload:
        case SignedIn():
            words, roles, reason = _SIGNED.get(payload.how, "aanmelden"), payload.roles, payload.reason
        case SignedOut():
            words = "afmelden"
        case SignInRefused():
            words, outcome, reason = "aanmelden geweigerd", 8, payload.reason
        case DeskLocked():
            words = "scherm vergrendeld"
        case DeskUnlocked():
            words = "scherm ontgrendeld"
        case SeatTaken():
            words = "plaats genomen"
    event = _event(fact, action, outcome, words, name_of, desk_name)
    who = getattr(payload, "person", "") or fact.author
    event |= {"UserID": who, "UserName": name_of(who) if who else "", "RoleIDCode": list(roles)}
    event["AlternateUserID"] = getattr(payload, "sign_in", "")
    event["PurposeOfUse"], event["EmergencyProcedure"] = reason, getattr(payload, "how", "") == "break-glass"
    event["SessionID"] = getattr(payload, "session", "")
    return event | _object(fact.subject, desk_name(fact.subject), "desk")


def _event(fact: Fact, action: str, outcome: int, words: str, name_of: Name, desk_name: Name) -> dict[str, Any]:
    return {
        "EventID": fact.id,
        "EventTypeCode": words,
        "EventActionCode": action,
        "EventDateTime": fact.recorded().isoformat(timespec="microseconds"),
        "EventOutcomeIndicator": outcome,
        "UserID": fact.author,
        "AlternateUserID": "",
        "UserName": name_of(fact.author) if fact.author else "",
        "UserIsRequestor": True,
        "ResponsibleUserID": fact.author,
        "RoleIDCode": [],
        "PurposeOfUse": "",
        "EmergencyProcedure": False,
        "SessionID": "",
        "NetworkAccessPointTypeCode": _MACHINE,
        "NetworkAccessPointID": desk_name(fact.desk) or fact.desk,
        "AuditEnterpriseSiteID": SITE,
        "AuditSourceID": fact.desk,
        "AuditSourceTypeCode": _MACHINE,
    }


def _object(thing: str, name: str, kind: str) -> dict[str, Any]:
    return {
        "ParticipantObjectTypeCode": _SYSTEM_OBJECT if kind in _SYSTEM else _PERSON_OBJECT,
        "ParticipantObjectIDTypeCode": kind,
        "ParticipantObjectID": thing,
        "ParticipantObjectName": name,
        "ParticipantObjectDetail": "",
    }
