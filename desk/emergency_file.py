"""The file of the emergency card: whole or not at all, with the one before it beside it."""

import contextlib
import os
import stat
from pathlib import Path

from desk.errors import SurroundingsFailed
from desk.words.reasons import why

CARD = "noodkaart.pdf"
FORMER = "noodkaart-vorige.pdf"


def keep(folder: Path, pdf: bytes) -> Path:
    """Put the card in the folder, readable for its owner only; gives its path.

    The folder is not made: a disk or share that is not there would get its card on the disk beneath. Raises
    SurroundingsFailed; the card that stood there then still stands there.
    """
    card = folder / CARD
    try:
        is_there(folder)
        if card.exists():
            _put(folder / FORMER, card.read_bytes())
        _put(card, pdf)
    except OSError as error:
        raise SurroundingsFailed(
            f"{card}: de noodkaart is niet bewaard ({why(error)}). Maak ruimte vrij, geef schrijfrecht op de map, of "
            "kies een andere map bij Instellingen."
        ) from error
    return card


def is_there(folder: Path) -> None:
    """Raises SurroundingsFailed unless the folder can be seen."""
    try:
        found = folder.stat()
    except OSError as error:
        raise SurroundingsFailed(
            f"{folder}: deze map is niet te zien ({why(error)}). Sluit de schijf of de netwerkmap aan, of kies een "
            "andere map bij Instellingen."
        ) from error
    if not stat.S_ISDIR(found.st_mode):
        raise SurroundingsFailed(f"{folder}: dit is geen map. Kies een map bij Instellingen.")


def _put(path: Path, data: bytes) -> None:
    fresh = path.with_name(f".{path.name}.nieuw")
    try:
        with fresh.open("wb") as file:
            fresh.chmod(0o600)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
