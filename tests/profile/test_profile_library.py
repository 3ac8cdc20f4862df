"""Templates are copied to where people edit, never over their work, and found again by name or path."""

from pathlib import Path

import pytest
from profile_files import files_of

from desk.errors import FaultyFile, SurroundingsFailed
from desk.profile.check import check, examine
from desk.profile.library import available, load, offered, place, shipped
from desk.profile.load import ARRANGEMENTS, digest_in, load_profile


def test_a_template_is_copied_whole_and_loads_from_there(tmp_path: Path):
    folder = place("friesland", tmp_path)
    assert folder == tmp_path / "profiles" / "friesland"
    assert sorted(file.name for file in folder.iterdir()) == sorted(files_of("friesland"))
    assert load_profile(folder)[0].digest == load("friesland")[0].digest
    assert sorted(entry.name for entry in folder.parent.iterdir()) == ["README.md", "friesland"]


def test_a_folder_tells_its_version_without_being_read(tmp_path: Path):
    folder = place("friesland", tmp_path)
    before = digest_in(folder)
    assert before == load_profile(folder)[0].digest
    (folder / "checklist.json").write_bytes(b"{")
    assert digest_in(folder) not in ("", before)
    (folder / "checklist.json").unlink()
    assert digest_in(folder) == ""


def test_what_people_edited_is_never_overwritten(tmp_path: Path):
    settings = place("friesland", tmp_path) / ARRANGEMENTS
    settings.write_text(settings.read_text(encoding="utf-8").replace("2026-11", "2026-12", 1), encoding="utf-8")
    place("friesland", tmp_path)
    assert load("friesland", tmp_path)[0].version == "2026-12"
    assert load("friesland")[0].version == "2026-11"


def test_a_region_of_ones_own_is_offered_beside_the_templates(tmp_path: Path):
    place("voorbeeld", tmp_path).rename(tmp_path / "profiles" / "drenthe")
    assert available(tmp_path) == tuple(sorted(("drenthe", *shipped())))
    assert place("drenthe", tmp_path) == tmp_path / "profiles" / "drenthe"
    assert available(tmp_path / "leeg") == shipped()


def test_a_profile_is_checked_by_path_too(tmp_path: Path):
    folder = place("groningen", tmp_path)
    assert check(str(folder)) == []
    (folder / "route.json").unlink()
    said = [str(fault) for fault in check(str(folder))]
    assert said == [f"route.json: {folder}: het bestand ontbreekt, zet het terug of kopieer een sjabloon"]


def test_a_folder_without_a_profile_is_said_to_have_none(tmp_path: Path):
    said = [str(fault) for fault in check(str(tmp_path))]
    assert said == [f"{tmp_path}: map: hier staat geen regioprofiel, geef een map met een profiel"]


def test_a_name_that_nobody_has_is_answered_with_the_names_there_are():
    said = [str(fault) for fault in check("drente")]
    assert said == [f"drente: naam: dit profiel is er niet, kies {', '.join(shipped())} of geef een map"]


@pytest.mark.parametrize("name", ["drente", "../friesland", "", "a/b"])
def test_no_folder_is_made_for_a_name_without_template(name: str, tmp_path: Path):
    with pytest.raises(FaultyFile, match="dit profiel is er niet"):
        place(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path):
    (tmp_path / "profiles").write_text("geen map", encoding="utf-8")
    with pytest.raises(SurroundingsFailed, match="niet te kopiëren"):
        place("friesland", tmp_path)


def test_a_long_or_double_question_is_a_warning_and_stops_nothing(tmp_path: Path):
    questions = place("friesland", tmp_path) / "checklist.json"
    text = questions.read_text(encoding="utf-8")
    old = '"text": "Is er een wapen in de buurt?"'
    assert old in text
    questions.write_text(
        text.replace(old, f'"text": "Is er een wapen? {"Of iets dat erop lijkt " * 5}?"'), encoding="utf-8"
    )
    faults, warnings = examine("friesland", tmp_path)
    assert faults == []
    assert [warning.what for warning in warnings] == ["de vraag is 133 tekens lang", "dit zijn twee vragen in een"]


def test_what_is_offered_at_the_first_start_is_what_the_profile_says(tmp_path: Path):
    for name in shipped():
        profile = load(name)[0]
        assert offered(name, tmp_path) == (profile.title, profile.people)


def test_what_people_edited_is_proved_before_it_is_offered(tmp_path: Path):
    folder = place("friesland", tmp_path)
    assert offered("friesland", tmp_path)[1] == load("friesland")[0].people
    (folder / "route.json").unlink()
    with pytest.raises(FaultyFile):
        offered("friesland", tmp_path)
