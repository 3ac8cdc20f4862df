"""Both command lines in Dutch: headings and refusals of argparse, which only knows English."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

_SAID = (
    (r"the following arguments are required: (.*)", r"er ontbreekt: \1"),
    (r"unrecognized arguments: (.*)", r"niet begrepen: \1"),
    (r"argument (.*): invalid choice: (.*?) \(choose from (.*)\)", r"\1: \2 is er niet, kies uit \3"),
    (r"argument (.*): expected one argument", r"\1: er moet een waarde achter staan"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 gaat niet samen met \2"),
    (r"argument (.*): invalid \S+ value: (.*)", r"\1: \2 past hier niet"),
    (r"argument (.*): ignored explicit argument (.*)", r"\1: \2 past hier niet"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 kan meer betekenen: \2"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


class UsageError(Exception):
    """The command line was not understood; the message is Dutch and names the cure."""


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch and raises instead of leaving the program."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False, formatter_class=_Formatter)
        self._positionals.title = "opdracht"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="deze uitleg")

    def error(self, message: str) -> NoReturn:
        """What argparse could not read."""
        said = message
        for pattern, dutch in _SAID:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                said = found.expand(dutch)
                break
        raise UsageError(f"{said}. Uitleg: {self.prog} --help")


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)
