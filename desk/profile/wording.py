"""The words of a question for who speaks and about whom: "Heeft Sem ...", "Heeft uw kind ...", "Heb je ..."."""

from desk.checklist.item import Item

PLACEHOLDER = "{kind}"
"""Stands in a wording for parents or professionals where the child is meant; the plain text never has it."""

_FALLBACK = {"parent": "uw kind", "professional": "de jeugdige"}


def speaker_of(role: str) -> str:
    """Which wording belongs to an answer to `caller_role`: `parent`, `child`, `professional`, or '' for the plain one.

    `professional-...` counts as professional, so that a profile may tell them apart.
    """
    base = role.split("-")[0]
    return base if base in {"parent", "child", "professional"} else ""


def spoken(item: Item, role: str, youth_name: str) -> str:
    """The question as it is read aloud, by the role of who speaks now and the child's name as far as known.

    Family, neighbours and others hear the parent's words if the name is known, else the plain text.
    """
    speaker = speaker_of(role)
    if speaker == "child":
        return item.texts.get("child", item.text)
    wording = item.texts.get(speaker) if speaker else None
    if wording is None:
        wording = item.texts.get("parent", item.text)
        if PLACEHOLDER not in wording:
            return item.text
    name = " ".join(youth_name.split())
    return wording.replace(PLACEHOLDER, name or _FALLBACK.get(speaker, "het kind"))
