"""`backup DIR` and `restore DIR`, in words."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from desk.admin.copy_keys import keys_for
from desk.admin.files import connection_to
from desk.admin.hints import command, counted, facts
from desk.admin.looked import detail_by, tried
from desk.admin.output import note, say
from desk.backup import make_copy, make_folder
from desk.copies import chosen, read_manifest
from desk.errors import Refused, SurroundingsFailed
from desk.facts.codec import decode
from desk.facts.desk import DeskSetUp
from desk.home import Home
from desk.journal.journal import desks_of
from desk.record import record
from desk.restore import restore
from desk.storage.converting import opens
from desk.storage.facts import FACT_COLUMNS, from_values
from desk.words.times import moment_text

_SET_UP = f"SELECT {', '.join(FACT_COLUMNS)} FROM fact WHERE type = 'desk_set_up' ORDER BY rowid DESC LIMIT 1"  # noqa: S608


@record
class Present:
    """The desk that works in a home: its incarnations, its name, and how many facts it wrote."""

    desks: tuple[str, ...]
    name: str
    wrote: int


def back_up(home: Home, folder: Path, *, make: bool) -> int:
    """Make a copy in `folder`; says where it is. A folder that is not there is a disk that is not there: it is made
    with `make` alone."""
    folder = folder.absolute()
    if home.journal.exists() and not folder.exists():
        if not make:
            raise SurroundingsFailed(
                f"De map {folder} is er niet. Sluit de schijf of het netwerk aan waar hij op staat. Is hij er nog "
                f"nooit geweest, laat hem dan maken: {command('backup', folder, '--make', home=home)}"
            )
        make_folder(home, folder)
        say(f"De map {folder} is gemaakt")
    made = make_copy(home, folder, datetime.now(UTC))
    # Whoever takes it needs the key or the code on paper to read it: nobody is asked to sign in, and a store that is
    # away is no reason to go without a copy. Afterwards: so the replica goes on where the copy ends, as the store does.
    tried(home, "backup", how="copy")
    manifest = read_manifest(made)
    size = sum(info.size for info in manifest.files.values())
    files = counted(len(manifest.files), "bestand", "bestanden")
    say(f"{made}: {files}, {size} bytes, nagelezen; tot feit {manifest.head}")
    if manifest.store:
        say(f"De gedeelde opslag {manifest.store} heeft een eigen reservekopie nodig; die maakt haar beheerder")
    return 0


def put_back(home: Home, folder: Path, *, force: bool) -> int:
    """Put a copy back; says what was set aside. Over another desk's journal only with `force`, or when somebody at the
    terminal says so."""
    folder = folder.absolute()
    if not force:
        _ask(home, folder)
    home, key = keys_for(home, chosen(folder))
    done = restore(home, folder, datetime.now(UTC), key=key, told=detail_by(""))
    say(f"{done.copy} staat terug in {home.path}")
    if done.aside is not None:
        say(f"Wat er stond staat nu in {done.aside}")
    if done.stayed:
        said = "daarin staat alles uit de kopie, en ook wat er daarna bij kwam"
        say(f"Niet vervangen: {' en '.join(done.stayed)}; {said}")
    if done.carried:
        say(f"{facts(done.carried)} uit het vorige journaal {'is' if done.carried == 1 else 'zijn'} meegenomen")
    say("Deze desk telt verder onder een nieuw nummer")
    say(done.store)
    return 0


def _ask(home: Home, folder: Path) -> None:
    """Raises Refused unless the copy is of the desk in `home`, or nobody wrote anything there, or somebody says ja."""
    present = _present(home)
    if present is None or not present.wrote:
        return
    copy = chosen(folder)
    manifest = read_manifest(copy)
    if set(present.desks) & set(manifest.desks):
        return
    made = moment_text(manifest.moment(), datetime.now(UTC))
    said = (
        f"In {home.path} werkt {present.name} ({facts(present.wrote)} in het journaal). De kopie {copy.name} van "
        f"{made} is van een andere desk."
    )
    if sys.stdin.isatty():
        note(f"{said} Wat er staat wordt apart gezet, niet gewist; hier werkt daarna de desk van de kopie.")
        note("Toch terugzetten? Typ ja en Enter:")
        if sys.stdin.readline().strip().lower() == "ja":
            return
        raise Refused("Er is niets teruggezet en niets veranderd.")
    anyway = command("restore", folder, "--force", home=home)
    raise Refused(f"{said} Er is niets veranderd. Controleer de map; moet het toch: {anyway}")


def _present(home: Home) -> Present | None:
    """Who wrote the journal in `home`; None when there is none, or it cannot be read: then nothing is replaced."""
    if not home.journal.exists() or not opens(home.journal, home.key):
        return None
    try:
        with connection_to(home.journal, home.key) as journal:
            desks = desks_of(journal)
            wrote = int(journal.execute("SELECT count(*) FROM fact").fetchone()[0])
            row = journal.execute(_SET_UP).fetchone()
    except SurroundingsFailed:
        return None
    told = decode(from_values(row)) if row else None
    name = f"{told.name} ({told.code})" if isinstance(told, DeskSetUp) else "een desk zonder naam"
    return Present(desks, name, wrote)
