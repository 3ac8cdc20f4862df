"""The second factor: a code of six digits that changes every half minute (TOTP, RFC 6238), from an app on a telephone.

Pure but for making a secret; `pyotp` and `segno` are imported when somebody needs them.
"""

from desk.record import record

STEP = 30
"""Seconds for which a code counts."""
_AROUND = 1
"""So many steps before and after: a telephone whose clock is off, and the time it takes to type."""


@record
class Picture:
    """A QR code as rows of dark (True) and light squares, the quiet border of four included."""

    rows: tuple[tuple[bool, ...], ...]


def new_secret() -> str:
    """A fresh secret in base32, as apps take it."""
    import pyotp

    return pyotp.random_base32()


def address(secret: str, name: str, organisation: str) -> str:
    """What an app reads: `otpauth://totp/...`."""
    import pyotp

    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=organisation)


def picture(text: str) -> Picture:
    """A text as a QR code."""
    import segno

    rows = segno.make(text, error="m", micro=False).matrix_iter(border=4)
    return Picture(tuple(tuple(bool(one) for one in row) for row in rows))


def in_groups(secret: str) -> str:
    """A secret for who types it over: four characters at a time."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def step_of(secret: str, code: str, at: float, used: int = 0) -> int:
    """The step of time (from 1970) that a code is of, 0 if it is of none near `at` (seconds UTC).

    `used` is the last step of which a code was accepted: a code that somebody looked off the screen counts once.
    """
    import pyotp

    typed = "".join(code.split())
    if len(typed) != 6 or not (typed.isascii() and typed.isdigit()):
        return 0
    now, otp = int(at) // STEP, pyotp.TOTP(secret)
    near = sorted(range(now - _AROUND, now + _AROUND + 1), key=lambda step: abs(step - now))
    return next((step for step in near if step > used and _same(otp.generate_otp(step), typed)), 0)


def _same(one: str, other: str) -> bool:
    import hmac

    return hmac.compare_digest(one, other)
