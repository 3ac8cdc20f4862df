"""Room on the disk that is given back when the disk is full, so that the call can go on."""

import contextlib
import shutil
import time
from pathlib import Path

BALLAST_BYTES = 16 * 1024 * 1024
_NEARLY_NOTHING = 1024 * 1024
_AGAIN_SECONDS = 10.0


class Ballast:
    """A file of `size` bytes beside the journal; written once, given back once, made again when there is room."""

    def __init__(self, path: Path, size: int = BALLAST_BYTES) -> None:
        self._path, self._size = path, size
        self._tried = -_AGAIN_SECONDS

    def is_there(self) -> bool:
        """Whether the room is still kept."""
        return self._path.exists()

    def make(self) -> bool:
        """Keep the room; False if the disk does not have it."""
        if self.is_there():
            return True
        self._tried = time.monotonic()
        try:
            with self._path.open("wb") as file:
                file.write(bytes(self._size))
        except OSError:
            self.release()
            return False
        return True

    def make_again(self) -> bool:
        """Keep the room again after it was given back, once the disk has plenty; looks now and then."""
        if time.monotonic() < self._tried + _AGAIN_SECONDS:
            return False
        self._tried = time.monotonic()
        return self.free() > 4 * self._size and self.make()

    def release(self) -> bool:
        """Give the room back; False if it was not there or cannot be given."""
        with contextlib.suppress(OSError):
            self._path.unlink()
            return True
        return False

    def release_if_full(self) -> bool:
        """Give the room back where nothing else is left: a desk must be able to start on a full disk."""
        return self.free() < _NEARLY_NOTHING and self.release()

    def free(self) -> int:
        """Bytes that are free on this disk, 0 if that cannot be told."""
        with contextlib.suppress(OSError):
            return shutil.disk_usage(self._path.parent).free
        return 0

    def is_full(self, error: Exception) -> bool:
        """Whether a database error means that the disk is full: it says so, or could not write and nothing is left."""
        text = str(error)
        return "full" in text or ("I/O error" in text and self.free() < _NEARLY_NOTHING)
