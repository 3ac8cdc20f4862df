"""The home of the demo night, made once; each test that changes it gets a copy."""

import shutil
from pathlib import Path

import pytest
from admin_calls import Admin
from keyed import KEY

from desk.demo.night import build_night
from desk.home import Home


@pytest.fixture(scope="session")
def kept_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo night as it was made; no command comes here."""
    folder = tmp_path_factory.mktemp("kept") / "home"
    build_night(Home(folder, KEY))
    return folder


@pytest.fixture(scope="session")
def night_home(kept_night: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the demo night, to read only: what looks into it leaves no more than that somebody looked."""
    return Path(shutil.copytree(kept_night, tmp_path_factory.mktemp("night") / "home"))


@pytest.fixture
def own_home(kept_night: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    return Path(shutil.copytree(kept_night, tmp_path / "home"))


@pytest.fixture
def admin(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Admin:
    """The command; its home is an empty folder unless --home says otherwise."""
    monkeypatch.setenv("NACHTWACHT_HOME", str(tmp_path / "nowhere"))
    return Admin(capsys)
