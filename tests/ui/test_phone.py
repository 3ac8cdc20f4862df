"""Dialling through the computer's own telephone program, only where one is set."""

import os
from pathlib import Path

import pytest

from ui.phone import NoPhone, SystemPhone, has_handler


def answering(folder: Path, words: str) -> None:
    """A computer whose xdg-mime says this."""
    tool = folder / "xdg-mime"
    tool.write_text(f"#!/bin/sh\n{words}\n", "utf-8")
    tool.chmod(0o700)


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer without any program of its own; what is put in the folder is all there is."""
    monkeypatch.setenv("PATH", os.pathsep.join([str(tmp_path), "/nowhere"]))
    return tmp_path


def test_without_a_program_for_telephone_links_nothing_is_dialled(computer: Path) -> None:
    assert not SystemPhone().dial("112")
    answering(computer, "exit 0")
    assert not has_handler()
    assert not SystemPhone().dial("112")


def test_a_program_that_is_set_is_found(computer: Path) -> None:
    answering(computer, "echo telefoon.desktop")
    assert has_handler()


def test_a_computer_that_cannot_say_has_none(computer: Path) -> None:
    (computer / "xdg-mime").write_bytes(b"\x7fELF kapot")
    (computer / "xdg-mime").chmod(0o700)
    assert not has_handler()


def test_the_exercise_never_dials() -> None:
    assert not NoPhone().dial("112")
