"""Facts as a desk would write them, for tests of what keeps and carries them."""

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import strategies as st

from desk.fact import Fact, link, seal
from desk.ids import canonical
from desk.sync.store import Agreed, Cursor

DESK_A, DESK_B = "a" * 32, "b" * 32
REPORT = "c" * 32


def made(desk: str, seq: int, data: object = None, *, subject: str = REPORT, replaces: tuple[str, ...] = ()) -> Fact:
    """The fact with running number `seq` of a desk; the same arguments give the same fact but for its salt."""
    payload = canonical({"text": f"{seq}"} if data is None else data)
    salt, digest = seal(payload)
    return Fact(
        id=f"{seq:08x}" + desk[:24],
        desk=desk,
        seq=seq,
        kind="report",
        subject=subject,
        type="note_typed",
        version=1,
        author="d" * 32,
        happened_at=1_000_000 * seq,
        recorded_at=1_000_000 * seq + 7,
        replaces=replaces,
        profile="e" * 64,
        salt=salt,
        payload=payload,
        digest=digest,
    )


def several(desk: str, count: int, start: int = 1) -> list[Fact]:
    """Facts that follow each other."""
    return [made(desk, seq) for seq in range(start, start + count)]


def otherwise(fact: Fact) -> Fact:
    """A fact with the same id and running number that says something else."""
    salt, digest = seal(b'{"text":"iets anders"}')
    return replace(fact, payload=b'{"text":"iets anders"}', salt=salt, digest=digest)


def erased(fact: Fact) -> Fact:
    """What is left of a fact after an erasure: header and digest."""
    return replace(fact, payload=None, salt=None)


def erasure(desk: str, seq: int, facts: Iterable[Fact], *, thing: str = REPORT) -> Fact:
    """The fact that has others destroyed."""
    said = {"facts": [fact.id for fact in facts], "what": "report", "thing": thing, "ground": "term", "figures": {}}
    fact = made(desk, seq, said, subject="9" * 32)
    return replace(fact, kind="erasure", type="erased")


def chain_of(facts: Iterable[Fact]) -> Cursor:
    """The cursor behind these facts, if nothing else were in the log."""
    at = Cursor()
    for fact in facts:
        at = Cursor(at.position + 1, link(at.chain, fact))
    return at


def holds(log: list[Agreed]) -> bool:
    """Whether positions have no gap and every chain hash follows from the one before it."""
    at = Cursor()
    for agreed in log:
        if agreed.position != at.position + 1 or agreed.chain != link(at.chain, agreed.fact):
            return False
        at = agreed.cursor
    return True


any_text = st.text(st.characters(exclude_categories=()), max_size=200)
"""What Qt's strings may hold: NUL, control characters, halves of surrogate pairs, emoji."""

any_payload = st.dictionaries(
    any_text,
    st.recursive(
        st.none() | st.booleans() | st.integers() | any_text,
        lambda inner: st.lists(inner, max_size=4),
        max_leaves=6,
    ),
    max_size=4,
)
