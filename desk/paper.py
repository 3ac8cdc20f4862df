"""Puts a file for people (a roster to print) in a folder of their choice: whole or not at all, over no other one."""

import contextlib
from pathlib import Path

from desk.errors import SurroundingsFailed
from desk.words.reasons import why

_MOST = 100


def put(folder: Path, name: str, data: bytes) -> Path:
    """Keeps `data` as `name` in the folder, readable for its owner only; gives its path.

    A file of that name stays: the new one gets a number behind its name. The folder is not made. Raises
    SurroundingsFailed.
    """
    if not folder.is_dir():
        raise SurroundingsFailed(f"{folder}: deze map is er niet. Kies een map die er is.")
    wanted = Path(name)
    for number in range(1, _MOST):
        file = folder / (name if number == 1 else f"{wanted.stem}-{number}{wanted.suffix}")
        try:
            with file.open("xb") as made:
                file.chmod(0o600)
                made.write(data)
        except FileExistsError:
            continue
        except OSError as error:
            with contextlib.suppress(OSError):
                file.unlink()
            raise SurroundingsFailed(
                f"{file}: het bestand is niet bewaard ({why(error)}). Maak ruimte vrij, geef schrijfrecht op de map, "
                "of kies een andere map."
            ) from error
        return file
    raise SurroundingsFailed(f"{folder}: hier staan al {_MOST - 1} bestanden met de naam {name}. Ruim ze op.")
