"""Ctrl+comma: what is chosen at this desk is worn or kept at once, and a store from the next start."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import NIGHT
from keyed import KEY
from night_desk import Night
from pocket_safe import PocketSafe, in_use
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desk.agreed import Cursor
from desk.fact import to_ticks
from desk.journal.journal import keep_shared
from desk.settings import read
from desk.storage.files import prepare
from desk.sync.belonging import Shared
from ui.chosen import Chosen
from ui.emergency import EmergencyCards
from ui.look.apply import Dresser, apply
from ui.look.look import look
from ui.look.theme import DARK
from ui.panels.settings import SettingsPanel
from ui.start_look import chosen_look
from ui.wearing import Wearing
from ui.widgets.sign_line import SignLine

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def safe() -> Iterator[PocketSafe]:
    made = PocketSafe()
    with in_use(made):
        yield made


@pytest.fixture
def panel(night: Night, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SettingsPanel:
    monkeypatch.delenv("NACHTWACHT_STORE", raising=False)
    chosen = Chosen(tmp_path, night.session)
    night.session.chosen = chosen
    night.session.cards = EmergencyCards(night.desk, lambda: chosen.now.copies, night.session)
    made = SettingsPanel(night.session, night.host)
    opened(made)
    return made


def opened(panel: SettingsPanel, argument: str = "") -> None:
    panel.show_for(argument)
    panel.open()


def in_sight(panel: SettingsPanel, part: QWidget) -> bool:
    """Whether all of `part` stands where people see it, with the words that it needs."""
    seen = panel._scroll.viewport()
    at = QRect(part.mapTo(seen, QPoint(0, 0)), part.size())
    return part.isVisible() and seen.rect().contains(at) and part.height() >= part.heightForWidth(part.width())


def answers(panel: SettingsPanel) -> list[SignLine]:
    """What the settings say now."""
    return [line for line in panel.findChildren(SignLine) if not line.isHidden()]


def type_over(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


# -- the look -------------------------------------------------------------------------------------------------------


def test_one_digit_makes_it_light_and_it_is_remembered(
    night: Night, panel: SettingsPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    dresser = Dresser(QApplication.instance(), DARK)
    Wearing(night.session, dresser)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    assert not look().theme.dark
    assert chosen_look(tmp_path) == ("light", 0.0)
    panel.letters.setFocus()
    qtbot.keyClick(panel.letters, Qt.Key.Key_3)
    assert look().scale == 1.5
    assert chosen_look(tmp_path) == ("light", 1.5)
    dresser.deleteLater()


def test_the_keys_of_the_look_are_remembered_too(night: Night, panel: SettingsPanel, tmp_path: Path) -> None:
    wearing = Wearing(night.session, Dresser(QApplication.instance(), DARK))
    wearing.other_theme()
    wearing.resize(1)
    assert chosen_look(tmp_path) == ("light", 1.25)


def test_as_the_system_is_a_choice_of_its_own(night: Night, panel: SettingsPanel, qtbot: QtBot, tmp_path: Path) -> None:
    Wearing(night.session, Dresser(QApplication.instance(), DARK))
    qtbot.keyClick(panel.theme, Qt.Key.Key_3)
    assert chosen_look(tmp_path)[0] == "system"
    opened(panel)
    assert panel.theme.chosen == "system"


@pytest.mark.parametrize("content", ["", "[]", "{", '{"theme": "pink", "text_scale": 9}', '{"text_scale": true}'])
def test_a_broken_file_never_stops_the_first_paint(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_text(content)
    assert chosen_look(tmp_path) == ("", 0.0)


# -- this desk ------------------------------------------------------------------------------------------------------


def test_another_name_and_letter_hold_from_the_next_report(night: Night, panel: SettingsPanel, qtbot: QtBot) -> None:
    type_over(qtbot, panel.desk.name.field, "Desk Noord")
    type_over(qtbot, panel.desk.code.field, "n")
    qtbot.keyClick(panel.desk.code.field, ENTER)
    assert (night.desk.info.name, night.desk.info.code) == ("Desk Noord", "N")
    card = night.desk.card(night.call())
    assert card is not None
    assert card.reference.startswith("N-")


def test_a_letter_that_cannot_be_is_refused_with_the_reason_and_stays_in_the_field(
    night: Night, panel: SettingsPanel, qtbot: QtBot
) -> None:
    type_over(qtbot, panel.desk.code.field, "te lang")
    with qtbot.waitSignal(night.session.refused) as refused:
        qtbot.keyClick(panel.desk.code.field, ENTER)
    assert "1 tot 4 letters" in refused.args[0]
    assert panel.desk.said
    qtbot.keyClick(panel.desk.code.field, ESC)
    opened(panel)
    assert panel.desk.code.text == "te lang"
    assert night.desk.info.code == "A"


def test_another_region_is_a_few_letters_away_and_open_reports_keep_theirs(
    night: Night, panel: SettingsPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    report = night.call()
    before = night.sheet.profile
    panel.desk.profile.take_keyboard()
    qtbot.keyClicks(QApplication.focusWidget(), "gron")
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert night.desk.profile.name == "groningen"
    assert (tmp_path / "profiles" / "groningen").is_dir()
    assert night.desk.sheet(report).profile == before


def test_the_buttons_of_this_desk_are_equally_wide_and_cut_no_word(panel: SettingsPanel) -> None:
    keep, people, accounts = panel.desk.acts.buttons
    assert keep.x() == people.x() == accounts.x()
    assert keep.width() == people.width() == panel.desk.acts.width()
    assert keep.y() + keep.height() < people.y()


def test_who_sits_here_is_asked_where_it_always_is(panel: SettingsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.wants) as wants:
        panel.desk.acts.buttons[1].click()
    assert wants.args == ["people", ""]


# -- the shared store -----------------------------------------------------------------------------------------------


@pytest.fixture
def other_home(night: Night, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a desk that shared nothing yet, whose settings `store_panel` has."""
    monkeypatch.delenv("NACHTWACHT_STORE", raising=False)
    folder = tmp_path / "andere desk"
    folder.mkdir()
    night.session.chosen = Chosen(folder, night.session, KEY)
    return folder


@pytest.fixture
def store_panel(night: Night, other_home: Path) -> SettingsPanel:
    night.session.cards = EmergencyCards(night.desk, lambda: "", night.session)
    made = SettingsPanel(night.session, night.host)
    opened(made)
    return made


def test_a_store_is_chosen_for_the_next_start(store_panel: SettingsPanel, other_home: Path, qtbot: QtBot) -> None:
    panel, shared = store_panel, other_home.parent / "samen" / "store.db"
    shared.parent.mkdir()
    type_over(qtbot, panel.store.address.field, f"sqlite:///{shared}")
    qtbot.keyClick(panel.store.address.field, ENTER)
    qtbot.waitUntil(lambda: read(other_home).store == f"sqlite:///{shared}")
    qtbot.waitUntil(lambda: "next start" in panel.store.said)
    assert not shared.exists()


def test_a_store_where_this_desk_would_stand_alone_is_not_chosen(
    store_panel: SettingsPanel, other_home: Path, qtbot: QtBot
) -> None:
    panel = store_panel
    prepare(other_home / "journal.db", "journal", NIGHT, KEY)
    prepare(other_home / "ander.db", "store", NIGHT, KEY)
    shared = Shared("sqlite:////srv/samen.db", Cursor(419, bytes(32)), to_ticks(NIGHT))
    keep_shared(other_home / "journal.db", shared.to_text(), KEY)
    for other in ("smaen.db", "ander.db"):
        type_over(qtbot, panel.store.address.field, f"sqlite:///{other_home / other}")
        qtbot.keyClick(panel.store.address.field, ENTER)
        qtbot.waitUntil(lambda other=other: f"{other} staat dat niet" in panel.store.said)
        assert "nachtwacht-admin store join" in panel.store.said
        assert "Deze desk deelt met sqlite:////srv/samen.db, laatst za 21 nov 03:40" in panel.store.said
    panel.store.address.field.clear()
    qtbot.keyClick(panel.store.address.field, ENTER)
    qtbot.waitUntil(lambda: f"de eigen opslag {other_home / 'store.db'}" in panel.store.said)
    assert read(other_home).store == ""
    assert not (other_home / "settings.json").exists()
    assert not (other_home / "smaen.db").exists()
    # The one that it shares may be chosen, also while it is away.
    type_over(qtbot, panel.store.address.field, "sqlite:////srv/samen.db")
    qtbot.keyClick(panel.store.address.field, ENTER)
    qtbot.waitUntil(lambda: read(other_home).store == "sqlite:////srv/samen.db")


def test_an_address_that_cannot_be_is_said_below_the_field_and_nothing_is_kept(
    panel: SettingsPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    type_over(qtbot, panel.store.address.field, "mysql://x/y")
    qtbot.keyClick(panel.store.address.field, ENTER)
    assert "dit soort opslag kent Nachtwacht niet" in panel.store.address.field.accessibleDescription()
    assert read(tmp_path).store == ""
    qtbot.keyClick(panel.store.address.field, ESC)
    opened(panel)
    assert panel.store.address.text == "mysql://x/y"


def test_a_password_goes_to_the_safe_and_into_no_file(
    night: Night, panel: SettingsPanel, qtbot: QtBot, tmp_path: Path, safe: PocketSafe
) -> None:
    # Nobody listens there: a store that is away may be chosen all the same.
    url = "postgresql+psycopg://desk@127.0.0.1:9/nachtwacht"
    type_over(qtbot, panel.store.address.field, url)
    qtbot.keyClick(panel.store.address.field, ENTER)
    field = panel.store.password.field
    assert field.hasFocus()
    assert field.echoMode() == QLineEdit.EchoMode.Password
    qtbot.keyClicks(field, "geheim van de nacht")
    qtbot.keyClick(field, ENTER)
    qtbot.waitUntil(lambda: read(tmp_path).store != "", timeout=20000)
    qtbot.waitUntil(lambda: panel.store.said.startswith("Chosen, but now:"))
    assert list(safe.kept.values()) == ["geheim van de nacht"]
    assert panel.store.password.text == ""
    night.settle()
    assert not [file for file in tmp_path.iterdir() if file.is_file() and b"geheim van" in file.read_bytes()]


def test_half_an_address_that_may_hold_a_password_is_no_draft(night: Night, panel: SettingsPanel, qtbot: QtBot) -> None:
    type_over(qtbot, panel.store.address.field, "postgresql+psycopg://desk:geheim@server/db")
    night.session.settle()
    assert not [text for text in night.desk.drafts().values() if "geheim" in text]
    type_over(qtbot, panel.store.address.field, "postgresql+psycopg://desk@server/d")
    night.session.settle()
    assert "postgresql+psycopg://desk@server/d" in night.desk.drafts().values()


def test_when_the_environment_names_the_store_that_is_said(
    night: Night, panel: SettingsPanel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NACHTWACHT_STORE", f"sqlite:///{tmp_path}/ander.db")
    opened(panel)
    assert "NACHTWACHT_STORE" in panel.store.address.field.accessibleDescription()


# -- copies and the card --------------------------------------------------------------------------------------------


def test_a_folder_for_copies_gets_its_first_card_at_once(
    night: Night, panel: SettingsPanel, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    folder = tmp_path_factory.mktemp("kopie")
    type_over(qtbot, panel.copies.folder.field, str(folder))
    with qtbot.waitSignal(night.session.cards.made):
        qtbot.keyClick(panel.copies.folder.field, ENTER)
    assert read(tmp_path).copies == str(folder)
    assert (folder / "noodkaart.pdf").read_bytes().startswith(b"%PDF-")
    assert str(folder) in panel.copies.card


@pytest.mark.parametrize("typed", ["kopie", "/bestaat/niet/echt"])
def test_a_folder_that_cannot_be_is_refused_and_stays_in_the_field(
    panel: SettingsPanel, qtbot: QtBot, tmp_path: Path, typed: str
) -> None:
    type_over(qtbot, panel.copies.folder.field, typed)
    qtbot.keyClick(panel.copies.folder.field, ENTER)
    qtbot.waitUntil(lambda: typed in panel.copies.said)
    assert read(tmp_path).copies == ""
    opened(panel)
    assert panel.copies.folder.text == typed


def test_the_card_can_be_made_now_without_any_folder(
    night: Night, panel: SettingsPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(night.session.cards.made):
        opened(panel, "card")
    assert (tmp_path / "noodkaart.pdf").exists()


def test_what_cannot_be_kept_is_said(night: Night, panel: SettingsPanel, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "settings.json.nieuw").mkdir()
    with qtbot.waitSignal(night.session.refused) as refused:
        qtbot.keyClick(panel.theme, Qt.Key.Key_2)
    assert "settings.json" in refused.args[0]


def test_what_others_wrote_in_the_file_stays(panel: SettingsPanel, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"later": 1}))
    qtbot.keyClick(panel.theme, Qt.Key.Key_2)
    assert json.loads((tmp_path / "settings.json").read_text()) == {"later": 1, "theme": "light"}


# -- answers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_answer_to_enter_is_brought_in_sight_and_no_older_one_stands_beside_it(
    night: Night, panel: SettingsPanel, qtbot: QtBot, qapp: QApplication, tmp_path: Path, scale: float
) -> None:
    apply(qapp, DARK, scale, contrast=False)
    type_over(qtbot, panel.desk.name.field, "Desk Noord")
    qtbot.keyClick(panel.desk.name.field, ENTER)
    qtbot.waitUntil(lambda: len(answers(panel)) == 1 and in_sight(panel, answers(panel)[0]))
    assert panel.desk.said == "Kept."
    type_over(qtbot, panel.store.address.field, f"sqlite:///{tmp_path}/bestaat/niet/store.db")
    qtbot.keyClick(panel.store.address.field, ENTER)
    qtbot.waitUntil(lambda: "bestaat/niet" in panel.store.said)
    qtbot.waitUntil(lambda: len(answers(panel)) == 1 and in_sight(panel, answers(panel)[0]))
    type_over(qtbot, panel.copies.folder.field, "/bestaat/niet/echt")
    qtbot.keyClick(panel.copies.folder.field, ENTER)
    qtbot.waitUntil(lambda: "/bestaat/niet/echt" in panel.copies.said)
    qtbot.waitUntil(lambda: len(answers(panel)) == 1 and in_sight(panel, answers(panel)[0]))
    qtbot.keyClicks(panel.copies.folder.field, "x")
    assert answers(panel) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_that_the_card_was_made_is_in_sight(
    night: Night, panel: SettingsPanel, qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    apply(qapp, DARK, scale, contrast=False)
    opened(panel, "card")
    qtbot.waitUntil(lambda: panel.copies.said == "The emergency card stands there.")
    qtbot.waitUntil(lambda: in_sight(panel, answers(panel)[0]))
    panel.close_panel()
    opened(panel)
    assert answers(panel) == []


def test_the_card_of_the_hour_interrupts_nobody(
    night: Night, panel: SettingsPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    type_over(qtbot, panel.desk.name.field, "Desk No")
    with qtbot.waitSignal(night.session.cards.made):
        night.session.cards.make(tmp_path)
    assert answers(panel) == []
    assert str(tmp_path) in panel.copies.card


def test_what_is_wrong_with_an_address_is_in_sight_below_its_field(
    panel: SettingsPanel, qtbot: QtBot, qapp: QApplication
) -> None:
    apply(qapp, DARK, 2.0, contrast=False)
    type_over(qtbot, panel.store.address.field, "mysql://x/y")
    qtbot.keyClick(panel.store.address.field, ENTER)
    qtbot.waitUntil(lambda: in_sight(panel, panel.store.address))
