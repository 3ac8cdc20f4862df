"""The command line itself: Dutch, one shape of error, exit codes that other programs can trust."""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from admin_calls import Admin

from desk.admin.parser import build

ERRORS = [
    ([], "er ontbreekt: ONDERDEEL"),
    (["rooster"], "'rooster' is er niet"),
    (["journal"], "er ontbreekt: OPDRACHT"),
    (["journal", "wis"], "'wis' is er niet"),
    (["profile", "check"], "er ontbreekt: NAAM|MAP"),
    (["profile", "check", "friesland", "groningen"], "niet begrepen: groningen"),
    (["journal", "info", "--home"], "er moet een waarde achter staan"),
    (["report", "export", "A-0419"], "er ontbreekt: --format"),
    (["report", "export", "A-0419", "--format", "pdf"], "'pdf' is er niet"),
    (["decide", "--prof", "friesland"], "er ontbreekt"),
    (["bench", "--reports", "veel"], "'veel' past hier niet"),
    (["bench", "--only", "dromen"], "Er is geen meting dromen"),
]


@pytest.mark.parametrize(("arguments", "said"), ERRORS)
def test_what_is_not_understood_is_one_json_error_in_dutch_and_exit_2(
    admin: Admin, arguments: list[str], said: str
) -> None:
    answered = admin(*arguments)
    assert answered.code == 2
    assert set(answered.data) == {"error"}
    assert said in answered.data["error"]
    assert not re.search(r"\b(argument|required|invalid|choose|expected)\b", answered.data["error"])


def test_the_cure_of_a_usage_error_names_the_help_of_that_command(admin: Admin) -> None:
    assert admin("report", "export", "A-1").data["error"].endswith("Uitleg: nachtwacht-admin report export --help")


def commands(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command and group of commands that there is."""
    yield path
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield from commands(inner, (*path, name))


@pytest.mark.parametrize("command", list(commands(build())), ids=" ".join)
def test_the_help_of_every_command_is_dutch(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str], admin: Admin
) -> None:
    with pytest.raises(SystemExit) as left:
        admin(*command, "--help")
    said = capsys.readouterr().out
    assert left.value.code == 0
    assert said.startswith("gebruik: nachtwacht-admin")
    assert not re.search(r"usage|options|positional|arguments|optional|show this help|default:", said)


def test_a_file_name_that_is_no_text_is_still_said_as_json(admin: Admin) -> None:
    answered = admin("roster", "import", "rooster-\udcff.csv")
    assert answered.code == 2
    assert "\udcff" in answered.data["error"]


def test_without_a_home_the_error_says_where_it_looked(admin: Admin, tmp_path: Path) -> None:
    for command in (
        ["journal", "info", "--json"],
        ["journal", "rebuild"],
        ["report", "export", "A-1", "--format", "fhir"],
    ):
        answered = admin(*command)
        assert answered.code == 2
        assert str(tmp_path / "nowhere") in answered.data["error"]
    assert not (tmp_path / "nowhere").exists()


def test_starting_the_command_imports_no_qt_and_opens_no_database() -> None:
    code = (
        "import sys; import desk.admin; print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'sqlalchemy')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
