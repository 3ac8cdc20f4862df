"""One panel at a time; one with an error of our own in it takes nothing else along."""

import gc

import pytest
from half_panel import EmptyPanel, HalfPanel
from night_desk import Night
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.look.apply import apply
from ui.look.theme import DARK, LIGHT
from ui.panels import host
from ui.panels.host import PanelHost
from ui.widgets.panel import Panel


@pytest.fixture
def panels(night: Night, monkeypatch: pytest.MonkeyPatch) -> PanelHost:
    monkeypatch.setitem(host.PANELS, "half", ("half_panel", "HalfPanel"))
    monkeypatch.setitem(host.PANELS, "empty", ("half_panel", "EmptyPanel"))
    return PanelHost(night.session, night.host)


def test_a_panel_takes_the_place_of_the_one_that_was_open(panels: PanelHost) -> None:
    today = panels.open("today")
    search = panels.open("search")
    assert panels.name == "search"
    assert (today.isHidden(), search.isHidden()) == (True, False)
    panels.close()
    assert panels.name == ""
    assert panels.panel is None
    panels.bring("search", "sem")
    assert panels.panel is search


def test_a_panel_that_is_asked_for_something_else_shows_that(panels: PanelHost, night: Night) -> None:
    night.call()
    duty = panels.open("duty", "backup")
    backup = duty.accessibleName()
    panels.bring("duty", "triagist")
    assert panels.panel is duty
    assert duty.accessibleName() != backup


def test_a_panel_is_about_the_report_that_stands_there_now(panels: PanelHost, night: Night) -> None:
    night.call("0612345678")
    panels.bring("callback")
    night.call("0687654321")
    panels.bring("callback")
    callback = panels.panel
    assert callback is not None
    assert panels.name == "callback"
    texts = [field.text() for field in callback.findChildren(QLineEdit)]
    assert [text for text in texts if text.startswith("06")] == ["06 87 65 43 21"]


@pytest.mark.parametrize(("name", "kind"), [("half", HalfPanel), ("empty", EmptyPanel)])
def test_a_panel_that_fails_leaves_the_window_as_it_was(
    name: str, kind: type[Panel], panels: PanelHost, night: Night, qapp: QApplication
) -> None:
    panels.open("today")
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            panels.open(name)
        assert panels.name == ""
    gc.collect()
    # What was half made would be dressed with the rest, and bring the whole window down.
    apply(qapp, LIGHT, 1.0, contrast=False)
    apply(qapp, DARK, 1.0, contrast=False)
    assert [part for part in night.host.findChildren(Panel) if isinstance(part, kind) and not part.isHidden()] == []
    assert panels.open("today") is panels.panel
