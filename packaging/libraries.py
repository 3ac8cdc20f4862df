"""Says which system libraries Qt misses on this machine, and in which Debian package each one is.

Run as a script it prints `need<TAB>package` per missing package and nothing when all are there. The table is
what `ldd` names for PySide6's QtWidgets, QtMultimedia and the offscreen, xcb and wayland plugins on a minimal
Debian 12. It asks the loader rather than dpkg, because the packages have other names on Debian 13 and Ubuntu 24.04
(libglib2.0-0t64 answers to libglib2.0-0) and the libraries may come from elsewhere.
"""

import ctypes

# What fails without it: any window at all, even offscreen.
WINDOW = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# Without it: the alarm is seen, not heard.
SOUND = {
    "libpulse.so.0": "libpulse0",
    "libpipewire-0.3.so.0": "libpipewire-0.3-0",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libdrm.so.2": "libdrm2",
}
# Without it: pictures and tests work, a screen does not.
DISPLAY = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
NEEDS = {"window": WINDOW, "sound": SOUND, "display": DISPLAY}


def can_be_loaded(library: str) -> bool:
    """True when the loader finds `library` (a name such as libGL.so.1) and everything it rests on."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing() -> list[tuple[str, str]]:
    """(need, Debian package) of each library that is not there, in the order of the table."""
    return [
        (need, package)
        for need, libraries in NEEDS.items()
        for library, package in libraries.items()
        if not can_be_loaded(library)
    ]


def main() -> None:
    """Print what is missing, for `packaging/environment` to read."""
    for need, package in missing():
        print(f"{need}\t{package}")


if __name__ == "__main__":
    main()
