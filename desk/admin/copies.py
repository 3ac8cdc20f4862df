"""`backup DIR` and `restore DIR`, in words."""

from datetime import UTC, datetime
from pathlib import Path

from desk.admin.output import say
from desk.backup import make_copy
from desk.copies import read_manifest
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.restore import restore
from desk.words.reasons import why


def back_up(home: Home, folder: Path) -> int:
    """Make a copy in `folder`, which is made if its parent is there; says where it is."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise SurroundingsFailed(
            f"{folder}: de map kan niet worden gemaakt ({why(error)}). Kies een andere map."
        ) from error
    made = make_copy(home, folder.absolute(), datetime.now(UTC))
    manifest = read_manifest(made)
    size = sum(info.size for info in manifest.files.values())
    say(f"{made}: {len(manifest.files)} bestanden, {size} bytes, nagelezen; tot feit {manifest.head}")
    if manifest.store:
        say(f"De gedeelde opslag {manifest.store} heeft een eigen reservekopie nodig; die maakt haar beheerder")
    return 0


def put_back(home: Home, folder: Path) -> int:
    """Put a copy back; says what was set aside."""
    done = restore(home, folder.absolute(), datetime.now(UTC))
    say(f"{done.copy} staat terug in {home.path}")
    if done.aside is not None:
        say(f"Wat er stond staat nu in {done.aside}")
    if done.stayed:
        say(f"Gebleven, want bij tot na de kopie: {', '.join(done.stayed)}. Wat daarna kwam is er dus ook")
    if done.carried:
        say(f"{done.carried} feiten uit het vorige journaal zijn meegenomen")
    say("Deze desk telt verder onder een nieuw nummer")
    return 0
