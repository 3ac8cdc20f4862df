"""The subject of an audit fact: made of what was looked at, so that who saw it is one indexed lookup."""

from hashlib import sha256

LISTS = ("list", "search", "card")
"""What shows several reports at once: one subject each, and the ids of the reports in `found`."""


def audit_subject(thing: str) -> str:
    """32 hex digits for the id of a report or agreement, or for a kind of look that has no object of its own.

    Another id than the object's: one subject is of one kind (`desk.shown_others`).
    """
    return sha256(b"audit" + thing.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def subject_of(what: str, thing: str) -> str:
    """The subject of a look of a kind at a thing."""
    return audit_subject(what if what in LISTS or not thing else thing)
