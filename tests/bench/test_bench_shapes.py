"""The bench gives its shape, with both sides in one run; how fast it is, is never asserted here."""

import json
from pathlib import Path

import pytest
from keyed import KEY

from desk.admin import main
from desk.bench.home import fill
from desk.bench.measure import Measured, alternate
from desk.bench.run import MEASURES
from desk.home import Home
from desk.replica.reader import ReplicaReader

ALONE = "start_paint start_ready answer_durable answer_protected answer_paint search open_report memory"
ALONE += " board_tick proposal fold_100 on_call_now roster_year import_ics who_saw"
SHARED = "append_during_catchup desk_to_desk append_32 append_32_library backlog_10000 bootstrap"
NAMES = [*ALONE.split(), *SHARED.split(), *(f"{name}_postgres" for name in SHARED.split())]


def bench(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, dict[str, object]]:
    assert main(["bench", "--json", *arguments]) == 0
    said = capsys.readouterr()
    assert said.err
    found: dict[str, dict[str, object]] = json.loads(said.out)
    return found


def test_every_measure_of_the_issue_is_there() -> None:
    assert list(MEASURES) == NAMES


@pytest.mark.parametrize("name", [*NAMES[2:4], "search", "open_report", "proposal", *NAMES[10:]])
def test_a_measure_gives_both_sides_their_ratio_and_how_often(capsys: pytest.CaptureFixture[str], name: str) -> None:
    found = bench(capsys, "--only", name, "--reports", "12")
    assert list(found) == [name]
    assert list(found[name]) == ["ours", "limit", "unit", "ratio", "runs"]
    assert found[name]["unit"] == "s"
    assert found[name]["runs"] == 2


def test_what_needs_a_window_runs_in_a_child(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    names = ("start_ready", "memory", "answer_paint", "board_tick")
    found = bench(capsys, *(f"--only={name}" for name in names), "--reports", "12")
    assert [row["unit"] for row in found.values()] == ["s", "MiB", "s", "s"]
    assert found["answer_paint"]["limit"] == 0.016


def test_without_json_a_line_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--only", "proposal", "--reports", "1"]) == 0
    assert capsys.readouterr().out.startswith("proposal")


def test_both_sides_take_turns_and_change_who_goes_first() -> None:
    turns: list[str] = []

    def side(name: str, value: float) -> float:
        turns.append(name)
        return value

    found = alternate(lambda n: side("a", n), lambda n: side("b", 2.0 * n), 3, aim=1.5, warm=1)
    assert "".join(turns) == "baabbaab"
    assert (found.ours, found.limit, found.ratio, found.runs) == (2, 4, 0.5, 3)


def test_the_shape_rounds_to_what_was_measured() -> None:
    row = Measured(0.0012345678, 0.001, "s", 9, 2.0).as_json()
    assert row == {"ours": 0.001235, "limit": 0.001, "unit": "s", "ratio": 1.23, "runs": 9}


def test_the_home_of_a_measure_holds_what_was_asked_folded_like_any_other(tmp_path: Path) -> None:
    told: list[int] = []
    filled = fill(Home(tmp_path, KEY), 30, 20, told.append)
    reader = ReplicaReader(tmp_path / "replica.db", KEY)
    try:
        assert reader.counts()["reports"] == 30
        assert {len(reader.facts_of(report)) for report in filled.reports} == {20}
        assert len(reader.live_cards()) == 10
    finally:
        reader.close()
    assert main(["journal", "rebuild", "--home", str(tmp_path)]) == 0
