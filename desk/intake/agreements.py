"""Agreements made beforehand: made, changed, ended (E-010, E-011). Nothing in them is required (house rule 1)."""

from contextlib import suppress
from datetime import date

from desk.errors import Refused
from desk.facts.agreements import AgreementEnded, AgreementMade
from desk.intake.context import Context, New, decides
from desk.record import record
from desk.words.phone import read_number

ABOUT = ("child", "family", "caller")


@record
class MakeAgreement:
    """What was agreed; fields as in `desk.facts.agreements.AgreementMade`.

    `agreement` names one that is changed (with the whole text), empty: a new one; `replaces` are the facts that its
    author saw.
    """

    about: str
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    call_first: str = ""
    sharing: str = ""
    share: str = ""
    signs: str = ""
    approach: str = ""
    agreed_with: str = ""
    valid_until: str = ""
    report: str = ""
    agreement: str = ""
    replaces: tuple[str, ...] = ()


@record
class EndAgreement:
    """It holds no longer; `replaces` are the texts that its author saw."""

    agreement: str
    replaces: tuple[str, ...]
    reason: str = ""


@decides(MakeAgreement)
def _make(command: MakeAgreement, context: Context) -> tuple[New, ...]:
    if command.about not in ABOUT:
        raise Refused("Een afspraak gaat over een kind, een gezin of een beller.")
    names, numbers = _once(command.names), tuple(dict.fromkeys(map(_number, _once(command.numbers))))
    if not names and not numbers:
        raise Refused("Geef een naam of een telefoonnummer, anders vindt niemand deze afspraak terug.")
    if command.valid_until and not _is_day(command.valid_until):
        raise Refused("De dag tot wanneer de afspraak geldt is niet gelezen.")
    made = AgreementMade(
        about=command.about,
        names=names,
        numbers=numbers,
        call_first=command.call_first.strip(),
        share=command.share.strip(),
        signs=command.signs.strip(),
        approach=command.approach.strip(),
        agreed_with=command.agreed_with.strip(),
        valid_until=command.valid_until,
        report=command.report,
        sharing=command.sharing,
    )
    return (New(made, command.agreement or context.new_id(), replaces=command.replaces),)


@decides(EndAgreement)
def _end(command: EndAgreement, _: Context) -> tuple[New, ...]:
    return (New(AgreementEnded(command.reason.strip()), command.agreement, replaces=command.replaces),)


def _once(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))


def _number(text: str) -> str:
    """As it is called: two ways of writing one number are one."""
    return read_number(text).key or text


def _is_day(text: str) -> bool:
    with suppress(ValueError):
        date.fromisoformat(text)
        return True
    return False
