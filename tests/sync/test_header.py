"""The bytes that are hashed: written out by hand for speed, and always the canonical JSON of what they say."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from made_facts import DESK_A, any_text, made

from desk.ids import canonical

whole = st.integers(-(1 << 63), (1 << 63) - 1)


@given(any_text, any_text, any_text, any_text, st.lists(any_text, max_size=3), whole, whole, whole)
def test_a_header_is_canonical_whatever_stands_in_it(
    kind: str, subject: str, type_: str, author: str, replaces: list[str], happened: int, recorded: int, version: int
) -> None:
    fact = replace(
        made(DESK_A, 7),
        kind=kind,
        subject=subject,
        type=type_,
        author=author,
        replaces=tuple(replaces),
        happened_at=happened,
        recorded_at=recorded,
        version=version,
    )
    named = (
        "author",
        "desk",
        "happened_at",
        "id",
        "kind",
        "profile",
        "recorded_at",
        "seq",
        "subject",
        "type",
        "version",
    )
    parts = {name: getattr(fact, name) for name in named}
    assert fact.header() == canonical({**parts, "digest": fact.digest.hex(), "replaces": replaces})
