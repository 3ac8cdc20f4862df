"""`export person` gives a child what it has a right to see; what is taken along is noted first."""

import json
from pathlib import Path

from admin_calls import Admin
from keyed import KEY
from test_admin_audit import in_store

from desk.admin.files import opened
from desk.audit.subject import subject_of
from desk.export.own_paper import SHAPE
from desk.home import Home


def report_id(home: Path, number: int) -> str:
    with opened(Home(home, KEY)) as desk:
        return desk.reader.cards_by_reference("A", number)[0].id


def test_it_is_text_or_json_and_says_beside_it_which_reports_go_along(admin: Admin, night_home: Path) -> None:
    said = admin("export", "person", "--report", "A-0419", "--home", night_home)
    assert said.code == 0
    assert "EIGEN GEGEVENS VAN SEM" in said.out
    assert "A-0404" in said.err
    made = admin("export", "person", "--report", "a-419", "--json", "--home", night_home).data
    assert (made["shape"], made["child"]["name"]) == (SHAPE, "Sem")
    assert [one["reference"] for one in made["reports"]] == ["A-0404", "A-0419"]
    assert "06 12 34 56 78" not in json.dumps(made)


def test_reports_are_chosen_by_reference(admin: Admin, night_home: Path) -> None:
    base = ("export", "person", "--report", "A-0419", "--json", "--home", night_home)
    alone = admin(*base, "--without", "A-0404").data
    assert [one["reference"] for one in alone["reports"]] == ["A-0419"]
    assert any("niet zeker" in line for line in alone["left_out"])
    assert "A-0001" in admin(*base, "--also", "A-0001").data["error"]
    assert "kind 7" in admin(*base, "--child", "7").data["error"]


def test_each_child_of_a_report_gets_its_own(admin: Admin, night_home: Path) -> None:
    base = ("export", "person", "--report", "A-0415", "--json", "--home", night_home)
    noor, daan = admin(*base).data, admin(*base, "--child", "2").data
    assert (noor["child"]["name"], daan["child"]["name"]) == ("Noor", "Daan")
    assert "Daan" not in json.dumps(noor)
    assert "Noor" not in json.dumps(daan)


def test_files_come_in_the_folder_for_their_owner_only_and_it_is_noted_at_each_report(
    admin: Admin, own_home: Path, tmp_path: Path
) -> None:
    said = admin("export", "person", "--report", "A-0419", "--out", tmp_path, "--home", own_home)
    text, made = (Path(line) for line in said.out.splitlines())
    assert text.stat().st_mode & 0o077 == 0
    assert "EIGEN GEGEVENS" in text.read_text(encoding="utf-8")
    assert json.loads(made.read_bytes())["shape"] == SHAPE
    report = report_id(own_home, 404)
    assert "client-file" in [look.what for look in in_store(own_home, subject_of("client-file", report))]


def test_it_is_not_made_where_it_cannot_be_noted(admin: Admin, own_home: Path, tmp_path: Path) -> None:
    (own_home / "store.db").unlink()
    said = admin("export", "person", "--report", "A-0419", "--out", tmp_path, "--home", own_home)
    assert said.code == 2
    assert "NEN 7513" in said.data["error"]
    assert not [*tmp_path.glob("eigen-gegevens*")]
