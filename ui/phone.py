"""Dialling: through the computer's own telephone program if there is one; else people dial themselves."""

import shutil
import subprocess
import sys
from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


class Phone(Protocol):
    """Somebody or something that dials."""

    def dial(self, number: str) -> bool:
        """Dial a number; False if nothing here can: then the screen says "kies zelf"."""
        ...


class NoPhone:
    """Nothing here dials: the demo, pictures, and computers without a telephone program."""

    def dial(self, number: str) -> bool:  # noqa: ARG002
        return False


class SystemPhone:
    """The program that this computer opens `tel:` links with."""

    def dial(self, number: str) -> bool:
        return has_handler() and QDesktopServices.openUrl(QUrl(f"tel:{number}"))


def has_handler() -> bool:
    """Whether a program is set for `tel:` links. Elsewhere than on Linux the system asks or says so itself."""
    if not sys.platform.startswith("linux"):
        return True
    tool = shutil.which("xdg-mime")
    if tool is None:
        return False
    try:
        found = subprocess.run(
            [tool, "query", "default", "x-scheme-handler/tel"], capture_output=True, text=True, timeout=2, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return bool(found.stdout.strip())
