"""A store file on a network share is recognised by what the system says of its mounts."""

from pathlib import Path

import pytest

from desk.errors import SurroundingsFailed
from desk.sync.address import SqliteAddress
from desk.sync.opening import refuse_share
from desk.sync.share import in_mount_output, in_mountinfo, share_of

MOUNTS = rb"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 27 0:40 / /mnt/nacht rw,relatime shared:2 - nfs4 server:/nacht rw,vers=4.2
31 27 0:41 / /mnt/een\040deel rw - cifs //server/deel rw
32 27 0:42 / /mnt/ver rw - fuse.sshfs a@b:/ rw
33 27 0:43 / /mnt/ntfs rw - fuse.ntfs-3g /dev/sdb1 rw
34 27 0:44 / /mnt/c rw - 9p C: rw
35 30 254:1 / /mnt/nacht/lokaal rw - xfs /dev/vdb rw
36 27 0:45 / /mnt/eerst rw - ext4 /dev/vdc rw
37 27 0:46 / /mnt/eerst rw - smb3 //server/x rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/store.db", ""),
        ("/mnt/nacht/store.db", "nfs4"),
        ("/mnt/nacht", "nfs4"),
        ("/mnt/nachtwacht/store.db", ""),
        ("/mnt/nacht/lokaal/diep/store.db", ""),
        ("/mnt/een deel/store.db", "cifs"),
        ("/mnt/ver/store.db", "fuse.sshfs"),
        ("/mnt/ntfs/store.db", ""),
        ("/mnt/c/store.db", "9p"),
        ("/mnt/eerst/store.db", "smb3"),
    ],
)
def test_the_mount_that_holds_the_file_decides(path: str, kind: str) -> None:
    assert in_mountinfo(MOUNTS, Path(path)) == kind


def test_a_computer_that_is_wholly_on_the_disk_of_its_host_is_a_computer() -> None:
    assert in_mountinfo(b"27 1 0:40 / / rw - 9p root rw\n", Path("/srv/store.db")) == ""
    assert in_mountinfo(b"27 1 0:40 / / rw - nfs4 server:/root rw\n", Path("/srv/store.db")) == "nfs4"


def test_lines_that_say_nothing_are_passed_over() -> None:
    assert in_mountinfo(b"\n27 1\n - nfs4 x rw\n", Path("/srv/store.db")) == ""


def test_a_macos_mount_is_read_as_well() -> None:
    said = (
        "/dev/disk3s1 on / (apfs, sealed, local, read-only)\n"
        "//a@server/deel on /Volumes/een deel (smbfs, nodev, nosuid, mounted by a)\n"
        "server:/x on /Volumes/x (nfs)\n"
    )
    assert in_mount_output(said, Path("/Users/a/store.db")) == ""
    assert in_mount_output(said, Path("/Volumes/een deel/store.db")) == "smbfs"
    assert in_mount_output(said, Path("/Volumes/x/store.db")) == "nfs"


def test_a_file_on_this_disk_is_a_store(tmp_path: Path) -> None:
    assert share_of(tmp_path / "nog" / "niet" / "store.db") == ""
    refuse_share(SqliteAddress(tmp_path / "store.db"))


def test_the_refusal_names_the_file_the_share_and_postgresql() -> None:
    with pytest.raises(SurroundingsFailed, match=r"/mnt/nacht/store\.db.*nfs4.*PostgreSQL"):
        refuse_share(SqliteAddress(Path("/mnt/nacht/store.db")), lambda path: in_mountinfo(MOUNTS, path))
