"""A question is read aloud in the words of who speaks, with the child's name once it is known."""

import pytest
from profile_files import NAMES, files_of

from desk.profile.load import profile_from_bytes
from desk.profile.wording import spoken


@pytest.mark.parametrize(
    ("role", "name", "words"),
    [
        ("parent", "Sem", "Heeft Sem gezegd of geschreven dood te willen?"),
        ("parent", "", "Heeft uw kind gezegd of geschreven dood te willen?"),
        ("child", "Sem", "Denk je eraan dat je dood wilt?"),
        ("professional", "", "Heeft de jeugdige gezegd of geschreven dood te willen?"),
        ("professional-police", "Sem ", "Heeft Sem gezegd of geschreven dood te willen?"),
        ("family", "Sem", "Heeft Sem gezegd of geschreven dood te willen?"),
        ("", "", "Heeft het kind gezegd of geschreven dood te willen?"),
        ("unknown", "", "Heeft het kind gezegd of geschreven dood te willen?"),
    ],
)
def test_the_wish_to_die_is_asked_in_the_words_of_who_speaks(role: str, name: str, words: str):
    item = profile_from_bytes(files_of()).checklist.by_code("wish_to_die")
    assert spoken(item, role, name) == words


def test_a_parents_wording_without_the_child_is_for_parents_only():
    item = profile_from_bytes(files_of()).checklist.by_code("can_hold")
    assert spoken(item, "parent", "Sem") == "Houdt u het thuis vol tot morgen?"
    assert spoken(item, "family", "Sem") == "Houdt het gezin het vol tot morgen?"


@pytest.mark.parametrize("name", NAMES)
def test_no_placeholder_is_ever_read_aloud(name: str):
    for item in profile_from_bytes(files_of(name)).checklist.questions():
        for role in ("", "parent", "child", "family", "professional", "other", "unknown"):
            assert "{" not in spoken(item, role, "")
            assert "{" not in spoken(item, role, "Sem de Vries")
