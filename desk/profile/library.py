"""Where profiles come from: templates that ship with the program, and the copies in HOME/profiles that people edit."""

import contextlib
import shutil
import tempfile
from importlib.resources.abc import Traversable
from pathlib import Path

from desk.errors import Fault, FaultyFile, SurroundingsFailed
from desk.profile.arrangements import ID
from desk.profile.load import ARRANGEMENTS, FILES, MORE, load_profile, people_in, title_in
from desk.profile.model import Person, Profile
from desk.words.reasons import why
from resources import resource

EXPLAINED = "README.md"
"""What can be edited in a profile, and how: beside the folders of the profiles."""


def shipped() -> tuple[str, ...]:
    """The names of the templates, in order."""
    folders = resource("profiles").iterdir()
    return tuple(sorted(folder.name for folder in folders if folder.joinpath(ARRANGEMENTS).is_file()))


def made(home: Path) -> tuple[str, ...]:
    """The names of the profiles that people made or edited in `home`/profiles, in order."""
    with contextlib.suppress(FileNotFoundError):
        found = (folder.name for folder in (home / "profiles").iterdir() if (folder / ARRANGEMENTS).is_file())
        return tuple(sorted(found))
    return ()


def available(home: Path) -> tuple[str, ...]:
    """The names to choose from at the first start: what people made in `home`/profiles, and the templates."""
    return tuple(sorted({*made(home), *shipped()}))


def titles(home: Path) -> tuple[tuple[str, str], ...]:
    """What is `available` with its title, (name, title); nothing but the title is read. Without one the name stands."""
    return tuple((name, title_in(find(name, home)) or name) for name in available(home))


def offered(name: str, home: Path) -> tuple[str, tuple[Person, ...]]:
    """The title of a profile and who may sit at its desks. Raises FaultyFile with every fault of what people edited.

    A template is not proved anew: that takes long for a list of them, and it ships as it was tested.
    """
    if (home / "profiles" / name).is_dir():
        profile, _ = load(name, home)
        return profile.title, profile.people
    folder = find(name, home)
    return title_in(folder), people_in(folder)


def place(name: str, home: Path) -> Path:
    """The folder `home`/profiles/`name` where people edit; made from the template if it is not there yet.

    What explains the files comes beside it. What is there is left as it is, whatever is in it. Raises FaultyFile for
    a name without a template, SurroundingsFailed when the folder cannot be written.
    """
    if not ID.fullmatch(name):
        raise FaultyFile([_nowhere(name)])
    target = home / "profiles" / name
    if target.is_dir():
        return target
    if name not in shipped():
        raise FaultyFile([_nowhere(name)])
    template = resource("profiles", name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # Filled beside it and then renamed: half a profile never stands where people edit.
        with tempfile.TemporaryDirectory(prefix=f".{name}-", dir=target.parent) as beside:
            filled = Path(beside) / name
            filled.mkdir()
            for file in (*FILES, *MORE):
                if file in FILES or template.joinpath(file).is_file():
                    (filled / file).write_bytes(template.joinpath(file).read_bytes())
            shutil.move(filled, target)
        # The files refer to it; what people wrote in it stays.
        if not (target.parent / EXPLAINED).exists():
            (target.parent / EXPLAINED).write_bytes(resource("profiles", EXPLAINED).read_bytes())
    except OSError as error:
        raise SurroundingsFailed(
            f"Het profiel {name} is niet te kopiëren naar {target}: {why(error)}. Controleer de ruimte en de rechten."
        ) from error
    return target


def find(path_or_name: str, home: Path | None = None) -> Traversable | Path:
    """The folder meant: a path; else a name in `home`/profiles; else a template. Raises FaultyFile for none."""
    path = Path(path_or_name)
    if len(path.parts) == 1 and not path_or_name.startswith("."):
        if home and (home / "profiles" / path_or_name).is_dir():
            return home / "profiles" / path_or_name
        if path_or_name in shipped():
            return resource("profiles", path_or_name)
    if path.is_dir():
        return path
    raise FaultyFile([_nowhere(path_or_name)])


def load(path_or_name: str, home: Path | None = None) -> tuple[Profile, list[Fault]]:
    """The profile of this name or in this folder, with its warnings. Raises FaultyFile with every fault."""
    return load_profile(find(path_or_name, home))


def _nowhere(name: str) -> Fault:
    return Fault(name, "naam", "dit profiel is er niet", f"kies {', '.join(shipped())} of geef een map")
