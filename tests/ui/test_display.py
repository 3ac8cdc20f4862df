"""Without a display the program says so in one sentence, before Qt gets the chance to abort."""

import socket
from pathlib import Path

import pytest
from windows import run

from ui.display import has_display

SENTENCE = "Er is geen beeldscherm gevonden"


@pytest.mark.parametrize(
    "env",
    [
        {"QT_QPA_PLATFORM": ""},
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":917"},
        {"QT_QPA_PLATFORM": "", "WAYLAND_DISPLAY": "wayland-917", "XDG_RUNTIME_DIR": "/nowhere"},
    ],
    ids=["no DISPLAY", "a DISPLAY that nobody listens on", "a Wayland that nobody listens on"],
)
def test_without_a_display_there_is_one_clear_sentence_and_exit_2(env: dict[str, str], tmp_path: Path) -> None:
    code, out, err = run("--home", str(tmp_path), **env)
    assert (code, out) == (2, "")
    assert err.startswith(SENTENCE)
    assert len(err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_display_is_there_when_somebody_listens(tmp_path: Path) -> None:
    listening = tmp_path / "wayland-0"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(listening))
        server.listen()
        assert has_display({"WAYLAND_DISPLAY": str(listening)}, "linux")
        assert has_display({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}, "linux")
    assert not has_display({"WAYLAND_DISPLAY": str(listening)}, "linux")


def test_a_forwarded_display_is_tried_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1] - 6000
        assert has_display({"DISPLAY": f"127.0.0.1:{number}.0"}, "linux")
    assert not has_display({"DISPLAY": f"127.0.0.1:{number}.0"}, "linux")


@pytest.mark.parametrize("display", ["", "0", ":", ":x", "nonsense"])
def test_a_display_that_is_none_is_not_there(display: str) -> None:
    assert not has_display({"DISPLAY": display}, "linux")


def test_other_platforms_and_other_systems_need_none() -> None:
    assert has_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert has_display({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "linux")
    assert has_display({"QT_QPA_PLATFORM": "xcb;offscreen"}, "linux")
    assert not has_display({"QT_QPA_PLATFORM": "wayland;xcb"}, "linux")
    assert has_display({}, "win32")
    assert has_display({}, "darwin")
