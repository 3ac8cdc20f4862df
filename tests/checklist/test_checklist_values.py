"""How plain values compare."""

import pytest

from desk.checklist.values import clean, compare, equal, key


def test_yes_is_never_the_number_one() -> None:
    assert not equal("Boolean", True, 1)
    assert not equal("Integer", 1, True)
    assert compare("Integer", 1, True) is None


@pytest.mark.parametrize(
    ("kind", "left", "right", "order"),
    [
        ("Integer", 1, 2.5, -1),
        ("String", "b", "a", 1),
        ("Coding", "b", "a", None),
        ("Date", "2011", "2011-05", None),
        ("Date", "2012", "2011-05", 1),
        ("Date", "2011-05", "2011-05", 0),
        ("DateTime", "2026-03-29T02:30:00+01:00", "2026-03-29T02:30:00+02:00", 1),
        ("DateTime", "2026-03-29T02:30:00+01:00", "geen moment, maar wel lang", None),
        ("Time", "03:40", "03:40:00", 0),
        ("Time", "kwart voor", "03:40", None),
        ("Date", "2011", 2011, None),
    ],
)
def test_each_kind_has_its_own_order_or_none(kind: str, left: str | int, right: str | float, order: int | None) -> None:
    assert compare(kind, left, right) == order


def test_yes_and_no_are_kept_under_the_words_of_json() -> None:
    assert [key(value) for value in (True, False, 3, "a")] == ["true", "false", "3", "a"]


def test_control_characters_and_half_characters_leave_the_text_readable() -> None:
    assert clean("a\x00b\ud800c\n\td") == "a b?c\n\td"
