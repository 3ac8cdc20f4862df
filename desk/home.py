"""The folder of one desk: where its files are, and that it can be used."""

import os
from pathlib import Path

from desk.errors import SurroundingsFailed
from desk.record import record
from desk.words.reasons import why


@record
class Home:
    """NACHTWACHT_HOME, or where this system keeps a program's data.

    `key` opens its files: 32 bytes of which all is made that stands there, or nothing, for files in plain text. Only
    `desk.keys` gives it; it is handed on by name and never written or shown. `seat` is who signed in for a command that
    works beside its window (`desk.admin.signing_in`), None for nobody.
    """

    path: Path
    key: bytes = b""
    seat: object = None

    def __repr__(self) -> str:
        return f"Home({str(self.path)!r})"

    @property
    def journal(self) -> Path:
        """What this desk wrote."""
        return self.path / "journal.db"

    @property
    def replica(self) -> Path:
        """The agreed log as this desk knows it."""
        return self.path / "replica.db"

    @property
    def store(self) -> Path:
        """The default store."""
        return self.path / "store.db"

    @property
    def profiles(self) -> Path:
        """Region profiles, copied here so that people can edit them."""
        return self.path / "profiles"

    @property
    def rosters(self) -> Path:
        """The roster files that were read in, each under its SHA-256; in `uit`, the calendars that were given out."""
        return self.path / "roosters"

    def prepare(self) -> None:
        """Make the folder, for its owner only. Raises SurroundingsFailed if that cannot be."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self.path.chmod(0o700)
            probe = self.path / ".schrijfproef"
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as error:
            raise SurroundingsFailed(
                f"In de map {self.path} kan niet worden geschreven ({why(error)}). "
                "Geef schrijfrecht op die map, maak schijfruimte vrij, of kies met NACHTWACHT_HOME een andere map."
            ) from error


def find_home(given: str = "") -> Home:
    """The home folder: what was given, else NACHTWACHT_HOME, else the system's place for it."""
    named = given or os.environ.get("NACHTWACHT_HOME", "")
    if named:
        return Home(Path(named).expanduser().resolve())
    from platformdirs import user_data_path

    return Home(user_data_path("nachtwacht", appauthor=False))


def shared_folders() -> tuple[Path, ...]:
    """Where programs put what people get and make: downloads, documents, the desktop; each once, there or not."""
    from platformdirs import user_desktop_path, user_documents_path, user_downloads_path

    return tuple(dict.fromkeys((user_downloads_path(), user_documents_path(), user_desktop_path())))
