"""Whether a window can be shown here; without a display Qt itself would abort without a word that people understand."""

import os
import socket
import sys
from collections.abc import Mapping

_NEEDS_ONE = {"", "xcb", "wayland", "wayland-egl"}
_X_PORT = 6000
_WAIT_SECONDS = 3.0


def has_display(given: Mapping[str, str] | None = None, system: str = sys.platform) -> bool:
    """Looks at an environment (this process's own if not given) and tries whether the display in it answers."""
    env = os.environ if given is None else given
    if not system.startswith("linux"):
        return True
    # A platform may carry settings, and be a list of which Qt takes the first that works.
    wanted = {one.partition(":")[0] for one in env.get("QT_QPA_PLATFORM", "").split(";")}
    if wanted - _NEEDS_ONE:
        return True
    return _wayland(env) or _x11(env.get("DISPLAY", ""))


def _wayland(env: Mapping[str, str]) -> bool:
    if env.get("WAYLAND_SOCKET"):
        return True
    name = env.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    return _answers(name if name.startswith("/") else f"{env.get('XDG_RUNTIME_DIR', '')}/{name}")


def _x11(display: str) -> bool:
    """`:0`, `:0.0`, `unix:0`, or `host:10.0` as a forwarded one is."""
    host, colon, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108  (where X listens)
        return _answers(path) or _answers(f"\0{path}")
    try:
        socket.create_connection((host.strip("[]"), _X_PORT + int(number)), _WAIT_SECONDS).close()
    except OSError:
        return False
    return True


def _answers(address: str) -> bool:
    with socket.socket(socket.AF_UNIX) as server:
        try:
            server.connect(address)
        except OSError:
            return False
    return True
