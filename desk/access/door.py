"""The door of a desk: is it who they say, with password and code. `check` is pure and slow (tenths of a second): for a
thread of its own, with everything it needs in an `Attempt`.

A name that nobody has takes as long as one that somebody has, and both are told the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from desk.access.accounts import AccountRow
from desk.access.factor import Where, resealed, secret_of
from desk.record import record
from desk.signing.enrolling import certificate_text
from desk.signing.keys import DeskKeys, Signer

_OF_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$RVbFCziZ1D5Xjt2ipuHYtg$OACpLyvIrBxzJvITiSBHAkQuvOXXZS6BytocUKO3sCM"
LONGEST = 1024
"""Characters of a password; what is longer is nobody's."""
WRONG = "Deze naam en dit wachtwoord horen niet bij elkaar. Probeer het nog een keer, of meld u aan zonder account."
WRONG_CODE = (
    "Deze code klopt niet, of is al gebruikt. Wacht op de volgende in de app en typ die; klopt de tijd van de telefoon?"
)
NOT_HERE = (
    "Deze desk kent de code van uw app nog niet. Meld u één keer aan op een desk die hier al langer werkt, of vraag "
    "een dienstleider om een nieuwe tweede factor. Tot dan kunt u zonder account aan het werk."
)
DAMAGED = (
    "De sleutel van dit account is niet te openen. Vraag een dienstleider om een nieuw eerste wachtwoord. Tot dan kunt "
    "u zonder account aan het werk."
)
ASK_CODE = "Typ nu de code van zes cijfers uit de app."


@dataclass(frozen=True)
class Typed:
    """What somebody typed at the door."""

    name: str
    password: str = field(repr=False)
    code: str = field(default="", repr=False)


@dataclass(frozen=True)
class Attempt:
    """One try with all that is needed to judge it.

    `row` is the account of that name, None if nobody has it. `now` in seconds UTC, `wait` how long still. `trusted`: no
    code is asked here. `used` is the step of the last code. `session` is the id to give, `where` this desk and its
    keys. `unlocks`: the person whose session goes on. `others` are the accounts whose secrets this person may hand on
    to desks that lack them.
    """

    typed: Typed
    row: AccountRow | None
    now: float
    wait: float
    trusted: bool
    used: int
    session: str
    where: Where
    unlocks: str = ""
    others: tuple[AccountRow, ...] = ()


@record
class Outcome:
    """What an attempt came to: `kind` as in `desk.access`, `words` to say (Dutch), `seconds` to wait.

    With `in`: the account as it was judged, the certificate, the step of the code (0: none was asked), and secrets
    sealed to desks that lacked them, by account. `reason` is a code for the fact of a refusal.
    """

    kind: str
    typed: str
    words: str = ""
    seconds: float = 0.0
    reason: str = ""
    row: AccountRow | None = None
    session: str = ""
    certificate: str = ""
    step: int = 0
    sealed: Mapping[str, Mapping[str, str]] | None = None


Fits = Callable[[str, str], bool]
"""Whether a password is that of a verifier."""


def check(attempt: Attempt, fits: Fits | None = None) -> Outcome:
    """Judge an attempt; never raises for what was typed. `fits` in place of argon2, for tests of all the rest."""
    from desk.access import passwords, second

    typed, row = attempt.typed, attempt.row
    if len(typed.password) > LONGEST:
        return Outcome("wrong", typed.name, WRONG, reason="password")
    if attempt.wait > 0:
        seconds = max(1, round(attempt.wait))
        words = f"Te vaak mis. Probeer het over {seconds} {'seconde' if seconds == 1 else 'seconden'} opnieuw."
        return Outcome("wait", typed.name, words, attempt.wait)
    known = row if row is not None and row.verifier and not row.closed else None
    right = (fits or passwords.fits)(known.verifier if known is not None else _OF_NOBODY, typed.password)
    if known is None or not right:
        return Outcome("wrong", typed.name, WRONG, reason="password")
    keys = attempt.where.keys()
    step = 0
    if known.sealed and not attempt.trusted and attempt.unlocks != known.person:
        secret = secret_of(known, keys)
        if not secret:
            return Outcome("no-secret", typed.name, NOT_HERE, reason="no-secret")
        if not typed.code.strip():
            return Outcome("code", typed.name, ASK_CODE)
        step = second.step_of(secret, typed.code, attempt.now, attempt.used)
        if not step:
            return Outcome("wrong", typed.name, WRONG_CODE, reason="code")
    private = passwords.opened(known.wrapped, typed.password) if known.public else b""
    if known.public and not private:
        return Outcome("wrong", typed.name, DAMAGED, reason="key")
    return Outcome(
        "in",
        typed.name,
        row=known,
        session=attempt.session,
        certificate=_certificate(attempt, known.person, private, keys) if private else "",
        step=step,
        sealed=resealed((known, *attempt.others), keys, attempt.where.halves(keys)),
    )


def _certificate(attempt: Attempt, person: str, private: bytes, keys: Mapping[str, DeskKeys]) -> str:
    from desk.access.passwords import signed_by

    public = Signer(keys[attempt.where.desk]).public
    return signed_by(private, certificate_text(attempt.where.desk, public, person, attempt.session))
