"""settings.json of one desk: which store, where copies go, how the window looks. A broken file never stops a shift.

`change` is how the window and the command line set something: it reads what stands, so that neither undoes the
other. The file that was written last whole stands beside it as settings.json.vorig: a desk whose settings are damaged
must not begin a store of its own while its colleagues share one.
"""

import contextlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desk.errors import SurroundingsFailed
from desk.sync.address import parse
from desk.words.reasons import why

FILE = "settings.json"
THEMES = ("dark", "light", "system")
_FORMER = f"{FILE}.vorig"
_MOST_BYTES = 1 << 20
_SCALES = (1.0, 2.0)


@dataclass(frozen=True)
class Settings:
    """What was chosen at this desk; empty or 0 is "not chosen".

    `store` the address of the shared store (desk/sync/address.py), store.db in the desk's folder if empty; `copies` the
    second folder for automatic copies, absolute; `theme` dark, light or system; `text_scale` 1 to 2. `others` are keys
    of another version of the program: kept. `notices` are Dutch, about how the reading went.
    """

    store: str = ""
    copies: str = ""
    theme: str = ""
    text_scale: float = 0.0
    others: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    notices: tuple[str, ...] = field(default=(), compare=False, repr=False)


_OURS = ("store", "copies", "theme", "text_scale")


def named_store(settings: Settings, environ: Mapping[str, str] = os.environ) -> str:
    """The address of the store: NACHTWACHT_STORE wins over the settings; empty is store.db in the desk's folder."""
    return environ.get("NACHTWACHT_STORE", "").strip() or settings.store


def read(folder: Path) -> Settings:
    """The settings in a desk's folder; never raises, since a shift must start.

    A file that is no JSON object is moved aside and the one before it counts, or else nothing is chosen; a single
    value that cannot be is left out. Either is said in `notices`.
    """
    path = folder / FILE
    data, wrong = _data(path)
    if not wrong:
        return _settings(data)
    former, broken = _data(folder / _FORMER)
    if former and not broken:
        found, counts = _settings(former), "Die van daarvoor gelden"
    else:
        found, counts = Settings(), "Er gelden nu geen eigen instellingen, ook geen gekozen opslag"
    try:
        where = f"dat bestand staat nu apart als {_move_aside(path).name}"
        if former and not broken:
            _put(folder, found)
    except (OSError, SurroundingsFailed):
        where = "geef lees- en schrijfrecht"
    notice = (
        f"{path}: de instellingen zijn onleesbaar ({wrong}); {where}. {counts}; kijk ze na en waarschuw de beheerder."
    )
    return replace(found, notices=(notice, *found.notices))


def write(folder: Path, settings: Settings) -> None:
    """Keep the settings, all or nothing. Raises SurroundingsFailed, before anything is written, for what cannot be."""
    for name in _OURS:
        if wrong := _WRONG[name](getattr(settings, name)):
            raise SurroundingsFailed(wrong)
    if settings.copies and Path(settings.copies).resolve().is_relative_to(folder.resolve()):
        raise SurroundingsFailed(
            f"{settings.copies}: ligt in de map van de desk zelf; gaat die verloren, dan ook de kopie. "
            "Kies een map op een andere schijf of een netwerkmap."
        )
    _put(folder, settings)


def change(folder: Path, **values: Any) -> Settings:
    """Set some of the settings, the rest as it stands in the file now; gives what is kept. Raises as `write`."""
    changed = replace(read(folder), **values)
    write(folder, changed)
    return changed


def _data(path: Path) -> tuple[dict[str, Any], str]:
    """What is in the file, and what is wrong with it; neither for a file that is not there."""
    try:
        with path.open("rb") as file:
            found = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return {}, ""
    except OSError as error:
        return {}, why(error)
    if len(found) > _MOST_BYTES:
        return {}, "veel te groot"
    try:
        data = json.loads(found)
    except (ValueError, RecursionError) as error:
        return {}, f"geen JSON, {why(error)}"
    return (data, "") if isinstance(data, dict) else ({}, "geen blok { }")


def _settings(data: Mapping[str, Any]) -> Settings:
    values: dict[str, Any] = {}
    notices = []
    for name in _OURS:
        if name not in data:
            continue
        if wrong := _WRONG[name](data[name]):
            notices.append(f"{FILE}: {name}: {wrong}")
            # An address that cannot be is kept: the desk must say so, not quietly take a store of its own.
            if name != "store" or type(data[name]) is not str:
                continue
        values[name] = float(data[name]) if name == "text_scale" else data[name]
    others = {name: value for name, value in data.items() if name not in _OURS}
    return Settings(**values, others=others, notices=tuple(notices))


def _wrong_store(value: object) -> str:
    if type(value) is not str:
        return "de opslag is geen adres. Kies de opslag opnieuw bij Instellingen."
    try:
        if value:
            parse(value)
    except SurroundingsFailed as error:
        return str(error)
    return ""


def _wrong_copies(value: object) -> str:
    if value == "" or (type(value) is str and "\0" not in value and Path(value).is_absolute()):
        return ""
    return f"{value}: de map voor kopieën is geen volledig pad. Kies de map opnieuw, bijvoorbeeld /mnt/kopie."


def _wrong_theme(value: object) -> str:
    return "" if value == "" or value in THEMES else f"{value}: dit uiterlijk is er niet. Kies dark, light of system."


def _wrong_scale(value: object) -> str:
    if type(value) in (int, float) and (value == 0 or _SCALES[0] <= value <= _SCALES[1]):  # type: ignore[operator]
        return ""
    return f"{value}: de lettergrootte ligt tussen 1 en 2."


_WRONG: dict[str, Callable[[object], str]] = {
    "store": _wrong_store,
    "copies": _wrong_copies,
    "theme": _wrong_theme,
    "text_scale": _wrong_scale,
}


def _put(folder: Path, settings: Settings) -> None:
    """Both files, each whole or not at all: a temporary one that is on the disk takes the name."""
    chosen = {name: getattr(settings, name) for name in _OURS if getattr(settings, name)}
    data = json.dumps({**settings.others, **chosen}, indent=2, sort_keys=True).encode()
    for name in (FILE, _FORMER):
        path = folder / name
        fresh = folder / f"{name}.nieuw"
        try:
            with fresh.open("wb") as file:
                fresh.chmod(0o600)
                file.write(data + b"\n")
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        except OSError as error:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise SurroundingsFailed(
                f"{path}: de instellingen kunnen niet worden bewaard ({why(error)}). Maak ruimte vrij op de schijf "
                "of geef schrijfrecht; de vorige instellingen gelden nog."
            ) from error


def _move_aside(path: Path) -> Path:
    stamp = f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
    kept, number = path.with_name(f"{path.name}.onleesbaar-{stamp}"), 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.onleesbaar-{stamp}-{number}")
    return path.rename(kept)
