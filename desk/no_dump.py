"""Keeps what a crash leaves behind free of content: no copy of the program's memory goes to the disk."""

import sys


def no_dumps() -> None:
    """From now on this process leaves no core: names, sentences and the key of the files stand in its memory.

    Both ways: a limit that people's shells set is no limit for what a system collects by itself (systemd-coredump,
    apport). Windows keeps none unless somebody asked it to.
    """
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    if sys.platform == "linux":
        import ctypes

        # prctl(2): PR_SET_DUMPABLE.
        ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)
