"""The home of the demo night, made once; each test that changes it gets a copy."""

import shutil
from pathlib import Path

import pytest
from admin_calls import Admin
from keyed import KEY

from desk.demo.night import build_night
from desk.home import Home


@pytest.fixture(scope="session")
def night_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the demo night, to read only."""
    folder = tmp_path_factory.mktemp("night") / "home"
    build_night(Home(folder, KEY))
    return folder


@pytest.fixture
def own_home(night_home: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    return Path(shutil.copytree(night_home, tmp_path / "home"))


@pytest.fixture
def admin(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Admin:
    """The command; its home is an empty folder unless --home says otherwise."""
    monkeypatch.setenv("NACHTWACHT_HOME", str(tmp_path / "nowhere"))
    return Admin(capsys)
