"""Runs `nachtwacht-admin` as a program would, in this process."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desk.admin import main


@dataclass(frozen=True)
class Answered:
    """What a command said: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON on stdout."""
        return json.loads(self.out)


class Admin:
    """`nachtwacht-admin` with a home."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Answered:
        self._capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = self._capsys.readouterr()
        return Answered(code, said.out, said.err)
