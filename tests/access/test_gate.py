"""Every command of the desk asks for a right, but for those that help a caller now."""

import importlib
import pkgutil
from typing import Any

import desk.intake
from desk.access.gate import FREE, known, right_for
from desk.access.rights import rights
from desk.intake import context, decisions, routes
from desk.intake.calls import HangUp, OpenReport
from desk.intake.triage import ConfirmDecision


def commands() -> dict[str, type[Any]]:
    for module in pkgutil.iter_modules(desk.intake.__path__):
        importlib.import_module(f"desk.intake.{module.name}")
    return {command.__name__: command for command in context._DECIDERS}


def fields(command: type[Any]) -> set[str]:
    return set(command.__annotations__)


def test_every_command_that_is_about_no_report_is_named_in_the_table() -> None:
    assert [name for name, command in commands().items() if "report" not in fields(command) and not known(name)] == []


def test_every_right_that_a_command_asks_for_is_in_the_rights_table() -> None:
    asked = {right_for(object.__new__(command)) for name, command in commands().items() if name != "NoteDecision"}
    assert asked - {""} <= set(rights().rights)


def test_routes_dialling_and_hanging_up_are_asked_of_nobody() -> None:
    for command in (routes.OpenRoute("r", "112"), routes.DialRoute, HangUp):
        called = command if isinstance(command, type) else type(command)
        assert called.__name__ in FREE
    assert right_for(routes.OpenRoute("r", "112")) == ""


def test_a_decision_for_somebody_else_is_a_right_of_its_own() -> None:
    own = decisions.NoteDecision("r", "c", "Anna")
    assert right_for(own, person="1", name="Anna") == "report.write"
    assert right_for(own, person="1", name="Bram") == "decide.behalf"
    assert right_for(decisions.NoteDecision("r", "c", "Bram", decider="2"), person="1", name="Bram") == "decide.behalf"
    assert right_for(decisions.NoteDecision("r", "c", "Bram", decider="1"), person="1", name="Bram") == "report.write"
    assert right_for(decisions.NoteDecision("r", "c", ""), person="1", name="Bram") == "report.write"


def test_opening_and_confirming_have_their_own_rights() -> None:
    assert right_for(object.__new__(OpenReport)) == "report.new"
    assert right_for(ConfirmDecision("r", "d")) == "decide.confirm"
