"""The emergency card: enough to go on with paper and a telephone, kept every hour beside the window."""

from datetime import timedelta
from pathlib import Path

import pytest
from night_desk import Night
from pytestqt.qtbot import QtBot

from desk.emergency import EmergencyCard, emergency_card
from desk.emergency_file import CARD, FORMER, keep
from desk.errors import SurroundingsFailed
from desk.intake.promises import PromiseCallback
from desk.profile.codes import YOUTH_NAME
from ui.emergency import EmergencyCards
from ui.emergency_page import document, pdf
from ui.look.look import look


def promised(night: Night, *, who: str = "moeder", name: str = "Sem de Vries", line: str = "") -> str:
    report = night.call("0612345678")
    night.answer(YOUTH_NAME, name)
    made = PromiseCallback(report, who, "0687654321", "0201234567", "no", "no", opening_line=line)
    assert night.session.do(made)
    night.session.open_report("")
    return report


def card_of(night: Night) -> EmergencyCard:
    desk = night.desk
    return emergency_card(
        desk="Desk A",
        routes=desk.routes(),
        on_call=desk.on_call(),
        promises=desk.promises(),
        cards=desk.board(),
        now=desk.now(),
        store_as_of=None,
    )


def words(card: EmergencyCard) -> str:
    return document(card, look().families).toPlainText().replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def cards(night: Night, tmp_path: Path) -> EmergencyCards:
    (tmp_path / "kopie").mkdir()
    made = EmergencyCards(night.desk, lambda: str(tmp_path / "kopie"), night.session)
    night.session.ticked.connect(made.tick)
    return made


def test_a_promise_can_be_kept_from_the_card_alone(night: Night) -> None:
    promised(night, line="u had gebeld")
    said = words(card_of(night))
    for word in ("A-0001", "Sem", "moeder", "06 87654321", "bellen is niet veilig", "geen voicemail", "u had gebeld"):
        assert word in said.replace("06 87 65 43 21", "06 87654321"), word
    assert "04:00" in said
    assert "Stand van za 03:40, 21-11-2026" in said


def test_no_more_of_a_client_stands_on_it_than_a_promise_takes(night: Night) -> None:
    promised(night)
    night.desk.do(PromiseCallback(night.call(), note="heeft pillen in huis"))
    said = words(card_of(night))
    assert "de Vries" not in said
    assert "pillen" not in said
    assert "Vertrouwelijk; vernietigen na de dienst." in said


def test_112_is_the_first_number_and_a_gap_in_the_roster_is_said(night: Night) -> None:
    routes, on_call, *_ = card_of(night).tables
    assert routes.rows[0][0] == "112"
    assert "112" in routes.rows[0][1]
    assert {row[0] for row in routes.rows} == {route.label for route in night.desk.routes()}
    assert on_call.rows[0][1] == "Geen rooster ingelezen"


def test_what_was_typed_is_never_markup(night: Night) -> None:
    promised(night, who="<b>oma</b> & co")
    assert "<b>oma</b> & co" in words(card_of(night))


def test_a_desk_that_is_cut_off_says_of_when_the_others_are(night: Night) -> None:
    desk = night.desk
    card = emergency_card(
        desk="",
        routes=(),
        on_call=(),
        promises=(),
        cards=(),
        now=desk.now(),
        store_as_of=desk.now() - timedelta(hours=1),
    )
    assert card.as_of.endswith("van de andere desks is de stand die van za 02:40")
    assert "Geen open afspraken." in words(card)


def test_the_card_is_a_pdf_and_the_one_before_it_stays(night: Night, tmp_path: Path) -> None:
    first, second = (pdf(card_of(night), look().families), b"%PDF-2")
    assert first.startswith(b"%PDF-")
    keep(tmp_path, first)
    keep(tmp_path, second)
    assert (tmp_path / CARD).read_bytes() == second
    assert (tmp_path / FORMER).read_bytes() == first
    assert (tmp_path / CARD).stat().st_mode & 0o077 == 0
    assert not list(tmp_path.glob(".noodkaart*"))


def test_every_hour_there_is_a_new_card(night: Night, cards: EmergencyCards, qtbot: QtBot) -> None:
    night.session.tick()
    assert cards.last is None
    with qtbot.waitSignal(cards.made):
        night.pass_by(minutes=2)
    assert cards.last is not None
    path, first = cards.last
    assert path.read_bytes().startswith(b"%PDF-")
    night.pass_by(minutes=30)
    with qtbot.waitSignal(cards.made):
        night.pass_by(minutes=31)
    assert cards.last[1] - first == timedelta(minutes=61)
    assert path.with_name(FORMER).exists()


def test_a_folder_that_is_gone_is_said_until_a_card_stands_there_again(
    night: Night, cards: EmergencyCards, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = tmp_path / "weg"
    with qtbot.waitSignal(cards.failed) as failed:
        cards.make(gone)
    assert f"{gone}: deze map is niet te zien (bestaat niet)" in failed.args[0]
    assert failed.args[0] in night.desk.health().notices
    gone.mkdir()
    with qtbot.waitSignal(cards.made):
        cards.make(gone)
    assert failed.args[0] not in night.desk.health().notices


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bestand"
    file.write_text("x")
    with pytest.raises(SurroundingsFailed, match="dit is geen map"):
        keep(file, b"%PDF-")
