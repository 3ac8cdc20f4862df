"""One writer for a home: the lock is the system's, and its refusal names the cure that fits whoever is refused."""

import shutil
from pathlib import Path

import pytest

from desk.errors import SurroundingsFailed
from desk.lock import Held, HomeLock, is_taken


def test_a_second_window_is_sent_to_the_one_that_is_open(tmp_path: Path) -> None:
    lock = HomeLock(tmp_path, window=True)
    with pytest.raises(SurroundingsFailed, match="Ga verder in dat venster, of kies met NACHTWACHT_HOME"):
        HomeLock(tmp_path, window=True)
    lock.release()
    HomeLock(tmp_path, window=True).release()


def test_a_command_says_that_the_window_has_to_be_closed_first(tmp_path: Path) -> None:
    lock = HomeLock(tmp_path, window=True)
    with pytest.raises(SurroundingsFailed, match="Sluit eerst het venster van deze desk"):
        HomeLock(tmp_path)
    lock.release()
    HomeLock(tmp_path).release()


def test_a_home_where_no_lock_can_be_is_said_with_its_cure(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsFailed, match="Geef schrijfrecht, of noem met --home"):
        HomeLock(tmp_path / "weg")


def test_a_copy_of_a_lock_file_is_not_held(tmp_path: Path) -> None:
    held = Held(tmp_path / "slot")
    shutil.copyfile(tmp_path / "slot", tmp_path / "kopie")
    Held(tmp_path / "kopie").release()
    with pytest.raises(OSError) as refused:
        Held(tmp_path / "slot")
    assert is_taken(refused.value)
    held.release()
    held.release()
    Held(tmp_path / "slot").release()
