"""The code on paper: what is written comes back from what is typed, and a slip of the pen is told."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import Refused
from desk.keys.recovery import LENGTH, as_code, is_like, new_code, read_code

secrets = st.binary(min_size=16, max_size=16)


@given(secrets)
def test_a_code_is_read_back_however_it_is_typed(secret: bytes) -> None:
    code = as_code(secret)
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("-", ""), f"  {code.replace('0', 'o')} "):
        assert read_code(typed) == code
        assert is_like(typed)


@given(secrets, st.integers(0, LENGTH - 1), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_character_hardly_ever_is_another_code(secret: bytes, at: int, other: str) -> None:
    bare = as_code(secret).replace("-", "")
    typed = bare[:at] + other + bare[at + 1 :]
    if typed == bare:
        return
    # Ten bits of check: one in a thousand slips passes, and then opens nothing.
    with suppress(Refused):
        assert read_code(typed) != as_code(secret)


@given(st.text())
def test_whatever_is_typed_is_a_code_or_refused_with_a_reason(typed: str) -> None:
    with suppress(Refused):
        assert len(read_code(typed).replace("-", "")) == LENGTH


def test_codes_are_as_they_are_read_aloud() -> None:
    code = new_code()
    assert [len(group) for group in code.split("-")] == [4] * 7
    assert code != new_code()
    with pytest.raises(Refused, match="28 tekens"):
        read_code(code[:-1])
    with pytest.raises(Refused, match="geen U"):
        read_code("U" + code[1:])
