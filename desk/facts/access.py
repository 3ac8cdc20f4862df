"""Which desks write, who may sign in there, and with what they prove it.

Secrets stand here only as verifiers or sealed; bytes are hexadecimal text. Sources: NEN 7510 (personal accounts, two
factors), NEN 7513 (who, on whose behalf).
"""

from desk.facts.codec import fact_type
from desk.record import record

# -- desks ------------------------------------------------------------------------------------------------------------


@fact_type("desk")
@record
class DeskEnrolled:
    """The public halves of an incarnation: `signing` (Ed25519) of what it writes, `sealing` (X25519) of what only it
    may read. Signed by itself; from here on all that it writes is signed.

    `voucher` is the incarnation for which this one works (the command line beside a window), `vouched` its signature.
    """

    signing: str
    sealing: str
    voucher: str = ""
    vouched: str = ""


@fact_type("desk")
@record
class DeskAdmitted:
    """Somebody who may do so looked at a desk that is new (the subject), knows it and its public half, `signing`."""

    signing: str


@fact_type("desk")
@record
class ArchiveNamed:
    """From now on a desk (the subject) keeps the content of all reports, however old, for the others; or no longer."""

    archive: bool = True


# -- accounts ---------------------------------------------------------------------------------------------------------


@fact_type("account")
@record
class AccountSet:
    """An account (a subject of its own) of a `person` as it stands from now on: `sign_in` is the name that is typed,
    `roles` what the rights go by.

    `verifier` is an argon2id hash in its own notation; empty until the person chose a password. `public` is the
    person's own Ed25519 half, `wrapped` the other one, locked with the password. `closed`: they sign in no more.
    """

    person: str
    sign_in: str
    roles: tuple[str, ...]
    verifier: str = ""
    public: str = ""
    wrapped: str = ""
    closed: bool = False


@fact_type("account")
@record
class SecondFactorSet:
    """The second factor of a person (TOTP), sealed to each desk where they may sign in, by incarnation; none: reset."""

    sealed: dict[str, str]


@fact_type("account")
@record
class AccountRescued:
    """A shift lead who forgot the password, with no other one at work, has a new one of their own choice: whoever typed
    the recovery code of a home chose it. Nobody's key proves that, so that every desk says it.

    `verifier`, `public` and `wrapped` as in `AccountSet`; `second`: the second factor is gone as well. `how` is
    `recovery`.
    """

    person: str
    verifier: str
    public: str
    wrapped: str
    second: bool = False
    how: str = "recovery"


@fact_type("account")
@record
class FirstPasswordGiven:
    """A shift lead gave a password to begin with, or anew after a lost factor; at the next sign-in it is replaced."""

    reason: str = ""


# -- sessions ---------------------------------------------------------------------------------------------------------


@fact_type("desk")
@record
class SignedIn:
    """Somebody signed in at a desk (the subject): `how` is `password`, `temp` (no account, one night, new reports
    only) or `break-glass`.

    `certificate` is the person's own signature over incarnation, its public half and `session`: without that
    person's password no desk can write in their name unseen. Empty for `temp` and `break-glass` of a stranger. `until`
    (µs UTC) it lasts at most, 0: no end. `second`: with the second factor; without, this desk was trusted still.
    """

    person: str
    session: str
    how: str = "password"
    roles: tuple[str, ...] = ()
    certificate: str = ""
    reason: str = ""
    until: int = 0
    second: bool = False


@fact_type("desk")
@record
class SignedOut:
    """A session ended: `how` is `left`, `seat` (somebody took the seat over), `locked-out` or `closed`."""

    person: str
    session: str
    how: str = "left"


@fact_type("desk")
@record
class SignInRefused:
    """Somebody tried and was refused; `sign_in` is what was typed as the name, `reason` a code."""

    sign_in: str
    reason: str


@fact_type("desk")
@record
class DeskLocked:
    """The screen was locked, by `how`: `key` or `idle`."""

    person: str
    how: str = "key"


@fact_type("desk")
@record
class DeskUnlocked:
    """The same person went on."""

    person: str


# -- reports ----------------------------------------------------------------------------------------------------------


@fact_type("report")
@record
class SensitiveSet:
    """A report opens for the named people alone (and by break-glass); an empty list lifts that."""

    people: tuple[str, ...]
    reason: str = ""
