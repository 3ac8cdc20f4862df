"""The first signed fact of an incarnation, which carries its public halves; and what else is signed beside headers.

Each kind of message begins with a line of its own, so that no signature can be taken for one of another kind. A
header is JSON and begins with a brace.
"""

from dataclasses import replace

from desk.fact import Fact, seal
from desk.facts.access import DeskEnrolled
from desk.facts.codec import encode, kind_of
from desk.ids import canonical, new_id
from desk.signing.keys import Signer

_VOUCH = b"nachtwacht vouches for a desk, 1\n"
_SIGN_IN = b"nachtwacht signs in, 1\n"


def signed(fact: Fact, signer: Signer) -> Fact:
    """The same fact with its signature."""
    return replace(fact, signature=signer.sign(fact.header()))


def enrolment(desk: str, seq: int, at: int, signer: Signer, *, voucher: str = "", vouched: str = "") -> Fact:
    """`DeskEnrolled` of the incarnation `desk` as its fact `seq`, recorded `at` (µs UTC), signed by itself.

    `vouched` is the signature (hex) of another incarnation, `voucher`, as `vouch_text` says.
    """
    payload = DeskEnrolled(signer.public, signer.sealing, voucher, vouched)
    kind, data = kind_of(payload), encode(payload)
    salt, digest = seal(data)
    made = Fact(
        id=new_id(at // 1000),
        desk=desk,
        seq=seq,
        kind=kind.subject,
        subject=desk,
        type=kind.name,
        version=kind.version,
        author="",
        happened_at=at,
        recorded_at=at,
        replaces=(),
        profile="",
        salt=salt,
        payload=data,
        digest=digest,
    )
    return signed(made, signer)


def vouch_text(desk: str, public: str) -> bytes:
    """What a desk signs of another incarnation that works for it (the command line beside the window)."""
    return _VOUCH + canonical({"desk": desk, "signing": public})


def vouch(signer: Signer, desk: str, public: str) -> str:
    """The signature (hex) of whoever vouches for the incarnation `desk` with this public half."""
    return signer.sign(vouch_text(desk, public)).hex()


def certificate_text(desk: str, public: str, person: str, session: str) -> bytes:
    """What a person signs at signing in: that they work at this incarnation, with this public half, this session."""
    return _SIGN_IN + canonical({"desk": desk, "signing": public, "person": person, "session": session})
