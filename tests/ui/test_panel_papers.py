"""Papers in the window: made by a key, sent by people; what goes along is proposed, chosen, and a fact."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fhir.resources.R4B.bundle import Bundle
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.care_rows.papers import PaperRow
from desk.intake.answers import AddChild
from desk.intake.decisions import NoteDecision
from ui.chosen import Chosen
from ui.look.look import look
from ui.panels.papers import PapersPanel
from ui.paper_page import PAGES, paper_pdf

MOTHER = "Anneke de Boer"


@pytest.fixture
def panel(night: Night, tmp_path: Path) -> PapersPanel:
    """A report about Sem with a decision, and the papers open."""
    night.session.chosen = Chosen(tmp_path, night.session)
    night.call("0612345678")
    night.answer("caller_role", "parent")
    night.answer("caller_name", MOTHER)
    night.answer("youth_name", "Sem")
    night.answer("wish_to_die", "yes")
    night.answer("what_happened", f"Sem gooide met borden, zegt {MOTHER}")
    said = {"urgency": "within-4h", "pathway": "ambulatory", "provider": "jeugdhulp-friesland"}
    assert night.session.do(NoteDecision(night.session.report, night.session.child, "Triagist Voorbeeld", **said))
    night.host.activateWindow()
    made = PapersPanel(night.session, night.host)
    made.show_for("")
    made.open()
    return made


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    def press(key: Qt.Key) -> None:
        qtbot.keyClick(QApplication.focusWidget(), key)

    return press


def left(night: Night) -> list[str]:
    lines = [line.partition(": zonder ") for line in night.lines()]
    return [what for what, _, _ in lines if what.startswith(("Overdracht", "Terugkoppeling"))]


def wait_file(night: Night, folder: Path, name: str) -> Path:
    night.qtbot.waitUntil(lambda: (folder / name).exists() and bool(left(night)), timeout=20000)
    return folder / name


def pages(data: bytes, path: Path) -> QPdfDocument:
    path.write_bytes(data)
    document = QPdfDocument(None)
    assert document.load(str(path)) is QPdfDocument.Error.None_
    return document


def text_of(document: QPdfDocument) -> str:
    return "\n".join(document.getAllText(page).text() for page in range(document.pageCount()))


def test_enter_makes_a_pdf_of_two_pages_at_most_and_says_where_it_stands(
    night: Night, panel: PapersPanel, press: Callable[..., None], tmp_path: Path
) -> None:
    press(Qt.Key.Key_Return)
    file = wait_file(night, tmp_path / "uit", "overdracht-a-0001.pdf")
    assert file.stat().st_mode & 0o077 == 0
    document = pages(file.read_bytes(), file)
    assert document.pageCount() <= PAGES
    text = text_of(document)
    assert "In het kort" in text
    assert "Jeugdhulp Friesland" in text
    assert MOTHER not in re.sub(r"\s+", " ", text)
    assert left(night) == ["Overdracht als PDF aan Jeugdhulp Friesland"]


def test_t_puts_the_text_on_the_clipboard_and_the_desk_mails_nothing(
    night: Night, panel: PapersPanel, press: Callable[..., None]
) -> None:
    press(Qt.Key.Key_T)
    assert QApplication.clipboard().text().startswith("OVERDRACHT A-0001\nAan: Jeugdhulp Friesland")
    assert left(night) == ["Overdracht als tekst aan Jeugdhulp Friesland"]


def test_the_paper_that_stands_there_stays_after_it_left_in_one_form(
    night: Night, panel: PapersPanel, press: Callable[..., None], tmp_path: Path
) -> None:
    press(Qt.Key.Key_T)
    press(Qt.Key.Key_Return)
    wait_file(night, tmp_path / "uit", "overdracht-a-0001.pdf")
    night.qtbot.waitUntil(lambda: len(left(night)) == 2)
    assert left(night) == ["Overdracht als tekst aan Jeugdhulp Friesland", "Overdracht als PDF aan Jeugdhulp Friesland"]
    panel.show_for("")
    assert panel.what.chosen == "feedback"


def test_f_writes_a_fhir_file_that_is_valid(
    night: Night, panel: PapersPanel, press: Callable[..., None], tmp_path: Path
) -> None:
    press(Qt.Key.Key_F)
    file = wait_file(night, tmp_path / "uit", "overdracht-a-0001.json")
    assert Bundle.model_validate_json(file.read_text("utf-8"))
    assert MOTHER not in json.dumps(json.loads(file.read_text("utf-8")), ensure_ascii=False)


def test_a_part_that_is_pressed_away_is_not_on_the_paper_and_the_fact_says_so(
    night: Night, panel: PapersPanel, qtbot: QtBot
) -> None:
    assert "borden" in panel.view.text()
    panel.parts.setFocus()
    qtbot.keyClick(panel.parts, Qt.Key.Key_1)
    assert "borden" not in panel.view.text()
    panel.copy_text()
    assert left(night) == ["Overdracht als tekst aan Jeugdhulp Friesland"]
    assert any("zonder wat er gebeurde" in line for line in night.lines())


def test_feedback_for_the_referrer_proposes_less_and_people_may_choose_more(
    night: Night, panel: PapersPanel, qtbot: QtBot
) -> None:
    panel.what.picked.emit("feedback")
    panel.receiver.picked.emit("referrer")
    assert "borden" not in panel.view.text()
    panel.parts.picked.emit("story")
    assert "borden" in panel.view.text()
    panel.receiver.picked.emit("reporter")
    assert "Sem" not in panel.view.text()


def test_what_it_says_is_seen_before_it_is_made_and_what_was_taken_out_is_said_above_it(
    night: Night, panel: PapersPanel
) -> None:
    seen, form = (part.mapTo(panel, part.rect().topLeft()) for part in (panel.view, panel.parts))
    assert seen.x() > form.x() + panel.parts.width(), "beside the form"
    assert 0 < seen.y() < panel.height() / 3, "on top"
    assert panel.veiled.startswith("Op 2 plekken staat [beller]")
    night.answer("name_may_be_known", "yes")
    panel.refresh()
    assert panel.veiled == ""


def test_the_family_is_warned_about_and_hears_little_until_somebody_turns_it_on(
    night: Night, panel: PapersPanel, qtbot: QtBot
) -> None:
    night.answer("abuse", "yes")
    panel.what.picked.emit("feedback")
    assert panel.receiver.chosen == "reporter"
    panel.receiver.picked.emit("family")
    assert "borden" not in panel.view.text()
    assert "dood" not in panel.view.text()
    panel.parts.setFocus()
    qtbot.keyClick(panel.parts, Qt.Key.Key_9)
    assert "wil dood" in panel.view.text()
    panel.copy_text()
    (line,) = [line for line in night.lines() if line.startswith("Terugkoppeling")]
    assert "zonder wat er gebeurde (thuis misschien niet veilig)" in line


def test_of_two_children_one_is_left_out_with_a_key(night: Night, panel: PapersPanel) -> None:
    second = night.desk.new_id()
    assert night.session.do(AddChild(night.session.report, second))
    panel.refresh()
    assert "KIND 2" in panel.view.text()
    panel.children_field.picked.emit(second)
    assert "KIND 2" not in panel.view.text()
    first = night.session.child
    panel.children_field.picked.emit(first)
    assert "Sem" in panel.view.text(), "a paper about nobody is none"


def test_that_the_number_stays_here_is_said_and_n_goes_to_the_question(
    night: Night, panel: PapersPanel, press: Callable[..., None], qtbot: QtBot
) -> None:
    profile = night.desk.profile
    assert profile is not None
    item = profile.checklist.by_code("name_may_be_known")
    assert item is not None
    with qtbot.waitSignal(panel.question) as asked:
        press(Qt.Key.Key_N)
    assert asked.args == [item.link_id]


def test_a_paper_for_nobody_by_name_is_made_all_the_same(night: Night, panel: PapersPanel) -> None:
    panel.receiver.picked.emit("other")
    panel.copy_text()
    assert left(night) == ["Overdracht als tekst aan onbekend"]


def test_a_folder_that_is_gone_is_said_and_nothing_is_noted(
    night: Night, panel: PapersPanel, press: Callable[..., None], tmp_path: Path
) -> None:
    night.session.chosen = Chosen(tmp_path / "weg" / "nog-verder", night.session)
    press(Qt.Key.Key_Return)
    night.qtbot.waitUntil(lambda: "niet gemaakt" in panel.told, timeout=20000)
    assert left(night) == []


@pytest.mark.parametrize("words", [10, 400, 20000])
def test_whatever_was_typed_it_is_two_pages(night: Night, panel: PapersPanel, tmp_path: Path, words: int) -> None:
    night.answer("what_happened", "een lang verhaal " * words)
    paper = paper_of(night)
    document = pages(paper_pdf(paper, look().families), tmp_path / "lang.pdf")
    assert document.pageCount() <= PAGES
    assert "Wie wat wanneer beloofde" in text_of(document)


def paper_of(night: Night) -> PaperRow:
    from desk.care_rows.papers import PaperAsked

    paper = night.desk.care.paper(night.session.report, PaperAsked("handover", "Kinnik", "provider"))
    assert paper is not None
    return paper


def test_feedback_that_left_offers_one_key_to_note_that_they_heard_it(
    night: Night, panel: PapersPanel, press: Callable[..., None]
) -> None:
    panel._pick_what("feedback")
    panel._pick_receiver("reporter")
    assert panel._heard.isHidden()
    press(Qt.Key.Key_T)
    # Made is not read: nothing is kept yet.
    assert panel._heard.isVisible()
    assert "Melder hoort het besluit" in panel._heard.accessibleName()
    waiting = [promise.label for promise in night.sheet.promises if promise.state == "open"]
    assert "Melder hoort het besluit" in waiting
    press(Qt.Key.Key_H)
    assert panel._heard.isHidden()
    assert "Melder hoort het besluit" in panel.told
    assert "Melder hoort het besluit" not in [one.label for one in night.sheet.promises if one.state == "open"]
