"""`journal verify` as a command, on the demo night: several desks of before, all of them signing."""

from pathlib import Path

from admin_calls import Admin


def test_the_demo_night_stands_as_it_was_written(admin: Admin, own_home: Path) -> None:
    said = admin("journal", "verify", "--home", own_home)
    assert (said.code, said.out) == (0, "Alles staat zoals het is geschreven.\n")
    found = admin("journal", "verify", "--json", "--home", own_home).data
    assert (found["sound"], found["findings"], found["unsigned"], found["trouble"]) == (True, [], [], {})
    assert found["facts"]["store"] == found["facts"]["replica"] > 0


def test_without_a_desk_there_is_nothing_to_look_through(admin: Admin, tmp_path: Path) -> None:
    said = admin("journal", "verify", "--home", tmp_path / "leeg")
    assert said.code == 2
    assert "error" in said.data
