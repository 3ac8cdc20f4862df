"""Whether a file is on a network share, where SQLite's write-ahead log and its locks do not hold (research, change 9).

Told by the system, never by trying: a share may pass every test that one computer can do.
"""

import re
import sys
from pathlib import Path

_KINDS = frozenset(
    {
        *("9p", "acfs", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "gpfs", "lustre"),
        *("ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "virtiofs"),
        *("vmhgfs", "webdav"),
    }
)
_FUSE = ("ceph", "davfs", "gluster", "gvfs", "nfs", "rclone", "s3fs", "smb", "sshfs", "vmhgfs", "webdav", "dav")
_REMOTE_DRIVE = 4
_MOUNT_SECONDS = 5.0


def share_of(path: Path) -> str:
    """The kind of share that `path` is or will be on ("nfs4", "netwerkschijf"); empty for a disk of this computer."""
    whole = _resolved(path)
    if sys.platform == "win32":
        return _on_windows(whole)
    if sys.platform == "darwin":
        import subprocess

        said = subprocess.run(
            ["/sbin/mount"],
            capture_output=True,
            timeout=_MOUNT_SECONDS,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
        return in_mount_output(said.stdout, whole)
    try:
        mounts = Path("/proc/self/mountinfo").read_bytes()
    except OSError:
        # Without it nothing can be told; a share without it is a rarity, a desk that does not start is not.
        return ""
    return in_mountinfo(mounts, whole)


def in_mountinfo(mounts: bytes, path: Path) -> str:
    """As `share_of`, from Linux's /proc/self/mountinfo (proc(5)): mount point in field 5, kind after the dash."""
    found = []
    for line in mounts.decode("utf-8", "surrogateescape").splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) > 4 and after:
            point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
            found.append((Path(point), after.split(" ")[0]))
    return _kind_at(found, path)


def in_mount_output(said: str, path: Path) -> str:
    """As `share_of`, from what macOS's `mount` says: `//user@server/share on /Volumes/share (smbfs, nodev)`."""
    lines = (re.fullmatch(r".*? on (/.*) \((\w+)[,)].*", line) for line in said.splitlines())
    return _kind_at([(Path(line[1]), line[2]) for line in lines if line], path)


def _kind_at(mounts: list[tuple[Path, str]], path: Path) -> str:
    """The share that holds `path`: the deepest mount counts, and of two at one place the last."""
    holding = [(len(point.parts), number, kind) for number, (point, kind) in enumerate(mounts) if _holds(point, path)]
    if not holding:
        return ""
    depth, _, kind = max(holding)
    if depth == 1 and kind in ("9p", "virtiofs"):
        # The whole system is on it: a virtual computer of its own, and no other one has this disk.
        return ""
    return kind if kind in _KINDS or _is_remote_fuse(kind) else ""


def _holds(point: Path, path: Path) -> bool:
    return path == point or point in path.parents


def _is_remote_fuse(kind: str) -> bool:
    return kind.startswith("fuse.") and any(name in kind for name in _FUSE)


def _resolved(path: Path) -> Path:
    """Where the file really is, or will be: links followed as far as they are there."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _on_windows(path: Path) -> str:
    """A UNC path, or a letter that stands for one."""
    if path.drive.startswith("\\\\"):
        return "netwerkpad"
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\")  # type: ignore[attr-defined,unused-ignore]
    return "netwerkschijf" if kind == _REMOTE_DRIVE else ""
