"""`backup` and `restore` as commands: what they say, and their errors."""

import shutil
from pathlib import Path

from admin_calls import Admin

from desk.copies import copies_in


def test_a_night_is_copied_and_put_back_in_an_empty_home(admin: Admin, own_home: Path, tmp_path: Path) -> None:
    before = admin("journal", "info", "--json", "--home", own_home).data
    answered = admin("backup", tmp_path / "kopie", "--home", own_home)
    assert answered.code == 0
    (copy,) = copies_in(tmp_path / "kopie")
    assert str(copy.path) in answered.out
    shutil.rmtree(own_home)
    restored = admin("restore", tmp_path / "kopie", "--home", own_home)
    assert restored.code == 0
    assert "nieuw nummer" in restored.out
    rebuilt = admin("store", "status", "--json", "--home", own_home)
    assert rebuilt.data["head"] == before["facts"]


def test_errors_have_one_shape(admin: Admin, own_home: Path, tmp_path: Path) -> None:
    for command in (
        ["backup", tmp_path / "kopie"],
        ["restore", tmp_path / "weg", "--home", own_home],
        ["restore", own_home, "--home", own_home],
        ["backup", tmp_path / "a" / "b", "--home", own_home],
        ["backup", own_home / "binnen", "--home", own_home],
    ):
        answered = admin(*command)
        assert answered.code == 2
        assert list(answered.data) == ["error"]
