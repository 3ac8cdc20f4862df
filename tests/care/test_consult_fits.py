"""F8 shows whoever is on call for this kind of report and this region first, and hides nobody."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from builders import Paper, paper, shipped

from desk.care_rows.consult import ConsultRow
from desk.decision.propose import prepare
from desk.directory_rows import OnCallRow
from desk.errors import FaultyFile
from desk.profile.care import Consult
from desk.profile.load import load_profile
from desk.promises.consult import consult_row

PROFILES = Path(__file__).resolve().parents[2] / "resources" / "profiles"


def meant(name: str, *, roles: tuple[str, ...] = (), providers: tuple[str, ...] = (), **more: object) -> Consult:
    return Consult(
        id=name,
        label=name.upper(),
        roles=roles,
        providers=providers,
        municipalities=more.get("municipalities", ()),
        when=MappingProxyType(more.get("when", {})),
    )


GGZ = meant("ggz", roles=("triagist GGZ",), when={"confusion": ("yes",), "care_status": ("ggz",)})
LVB = meant("lvb", roles=("LVB-spoed",), when={"care_status": ("residence",)})
ADDICTION = meant("verslaving", roles=("Verslavingsarts",), when={"intoxication": ("yes",)})
CARE = meant("jeugdhulp", roles=("triagist",))


def post(role: str, name: str, provider: str = "") -> OnCallRow:
    return OnCallRow(role, role, name, provider, "0600000001", "06 00000001", None, "", "", nobody=not name, note="")


ON_CALL = (
    post("triagist", "Noor", "Jeugdhulp Friesland"),
    post("backup", "Kim"),
    post("triagist GGZ", "Bram", "Kinnik"),
    post("LVB-spoed", "Haan", "LVB-spoed Voorbeeld"),
    post("Verslavingsarts", "", "VNN"),
)


def desk_with(*consults: Consult) -> Paper:
    profile = shipped().profile
    return Paper(prepare(replace(profile, care=replace(profile.care, consults=consults))))


def row(desk: Paper, **answers: str) -> ConsultRow:
    report = desk.rings()
    desk.says(report, **answers)
    found = consult_row(desk.view(report), "", desk.profile, ON_CALL)
    assert found is not None
    return found


def names(rows: tuple[OnCallRow, ...]) -> list[str]:
    return [one.name or "niemand" for one in rows]


def test_youth_care_and_ggz_have_their_own_triagist() -> None:
    desk = desk_with(GGZ, LVB, ADDICTION, CARE)
    calm = row(desk, danger_now="no")
    assert names(calm.fits) == ["Noor"]
    assert calm.text == "Voor JEUGDHULP"
    confused = row(desk, confusion="yes")
    assert names(confused.fits) == ["Bram", "Noor"]
    assert confused.text == "Voor GGZ en JEUGDHULP: ziet of hoort dingen die er niet zijn"


def test_lvb_and_addiction_go_by_the_answers_that_the_profile_names() -> None:
    desk = desk_with(GGZ, LVB, ADDICTION, CARE)
    assert names(row(desk, care_status="residence").fits) == ["Haan", "Noor"]
    drunk = row(desk, intoxication="yes")
    assert drunk.gap == "Niemand van dienst voor VERSLAVING"
    assert names(drunk.fits) == ["Noor", "niemand"]


def test_nobody_on_call_is_hidden() -> None:
    found = row(desk_with(GGZ, CARE), confusion="yes")
    assert {*names(found.fits), *names(found.others)} == {one.name or "niemand" for one in ON_CALL}
    assert len(found.fits) + len(found.others) == len(ON_CALL)


def test_one_desk_for_several_regions_calls_the_one_where_the_child_is() -> None:
    north = meant("noord", roles=("triagist",), providers=("jeugdhulp-friesland",), municipalities=("Dantumadiel",))
    south = meant("zuid", roles=("triagist GGZ",), providers=("kinnik",), municipalities=("Heerenveen",))
    desk = desk_with(north, south)
    assert names(row(desk, current_municipality="heerenveen").fits) == ["Bram"]
    assert row(desk, responsible_municipality="Dantumadiel").text == "Voor NOORD: Dantumadiel"
    assert row(desk, danger_now="no").fits == ()


def test_a_profile_that_says_nothing_leaves_f8_as_it_was() -> None:
    desk = desk_with()
    assert consult_row(desk.view(desk.rings()), "", desk.profile, ON_CALL) is None


def test_the_shipped_example_finds_the_triagist_with_the_kind_in_words() -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, wish_to_die="yes")
    found = consult_row(desk.view(report), "", desk.profile, ON_CALL)
    assert found is not None
    assert names(found.fits) == ["Bram", "Noor"]
    assert found.text == "Voor GGZ en jeugdhulp: wil dood"


def test_a_fault_in_the_consults_of_a_profile_is_told_with_its_cure(tmp_path: Path) -> None:
    for file in (PROFILES / "friesland").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    care = tmp_path / "care.toml"
    care.write_text(care.read_text("utf-8") + '\n[[consults]]\nid = "x"\nlabel = "X"\nproviders = ["kinik"]\n', "utf-8")
    with pytest.raises(FaultyFile) as told:
        load_profile(tmp_path)
    assert "kinik" in str(told.value)
    assert "kinnik" in str(told.value)
