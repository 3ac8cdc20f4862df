"""The shipped profiles as bytes, and what the desk says about them after one change."""

import json
from collections.abc import Callable
from typing import Any

from desk.errors import Fault, FaultyFile
from desk.profile.load import FILES, MORE, profile_from_bytes
from resources import resource

NAMES = (
    *("amsterdam", "brabant", "friesland", "gelderland", "groningen", "haaglanden"),
    *("scenario-cit", "scenario-coordinatie", "scenario-rotonde", "twente", "utrecht-save", "voorbeeld"),
)


def files_of(name: str = "friesland") -> dict[str, bytes]:
    """The files of a shipped profile, those that it may do without where it has them."""
    folder = resource("profiles", name)
    return {file: folder.joinpath(file).read_bytes() for file in (*FILES, *MORE) if folder.joinpath(file).is_file()}


def faults_of(files: dict[str, bytes]) -> list[Fault]:
    """Every fault in these files; none when the profile can be used."""
    try:
        profile_from_bytes(files)
    except FaultyFile as faulty:
        return list(faulty.faults)
    return []


def replaced(file: str, old: str, new: str, name: str = "friesland") -> list[Fault]:
    """The faults after replacing the first `old` in a file of a shipped profile."""
    files = files_of(name)
    text = files[file].decode()
    assert old in text
    files[file] = text.replace(old, new, 1).encode()
    return faults_of(files)


def edited(file: str, edit: Callable[[Any], None], name: str = "friesland") -> list[Fault]:
    """The faults after a change in the JSON of a file of a shipped profile."""
    files = files_of(name)
    data = json.loads(files[file])
    edit(data)
    files[file] = json.dumps(data).encode()
    return faults_of(files)


def item(data: Any, link_id: str) -> Any:
    """The item with this linkId in the JSON of a questionnaire."""
    for child in data.get("item", ()):
        found = child if child.get("linkId") == link_id else item(child, link_id)
        if found:
            return found
    return None


def table(data: Any) -> Any:
    """The content of the decision table in the JSON of a table file."""
    return next(node["content"] for node in data["nodes"] if node["type"] == "decisionTableNode")
