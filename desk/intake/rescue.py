"""The way back for a shift lead who forgot the password, where no other one is at work: the recovery code of a home.

Nothing proves it to other desks; each says that it happened (`desk.trust.people`).
"""

from desk.errors import Refused
from desk.facts.access import AccountRescued
from desk.intake.access import must_be_open
from desk.intake.context import Context, New, decides
from desk.record import record


@record
class RescueAccount:
    """A shift lead's own new password, by whoever typed the recovery code (`desk.access.making.rescue`); `second`: the
    second factor goes as well. Where another shift lead is at work (`others`, their sign-in names) they give one."""

    account: str
    verifier: str
    public: str
    wrapped: str
    second: bool = False
    others: tuple[str, ...] = ()


@decides(RescueAccount)
def _rescue(command: RescueAccount, context: Context) -> tuple[New, ...]:
    row = must_be_open(context.accounts(), command.account)
    if "shift-lead" not in row.roles:
        raise Refused(f"{row.sign_in} is geen dienstleider. Een dienstleider geeft een nieuw eerste wachtwoord.")
    if command.others:
        raise Refused(
            f"Er is nog een dienstleider die zich in de laatste 30 dagen aanmeldde ({', '.join(command.others)}). Die "
            "geeft een nieuw eerste wachtwoord: nachtwacht-admin account password, of Ctrl+Shift+A in het venster."
        )
    said = AccountRescued(row.person, command.verifier, command.public, command.wrapped, command.second)
    return (New(said, row.id),)
