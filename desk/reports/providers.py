"""Providers as rows: in the order in which they are asked, each with the number of this hour. Pure."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from desk.care_rows.referral import ProviderRow
from desk.directory_rows import NumberRow
from desk.profile.model import Profile, Provider, is_open
from desk.profile.numbers import checked, number_at
from desk.words.phone import read_number
from desk.words.times import local

_NOTHING: Mapping[str, str] = MappingProxyType({})


def provider_rows(
    profile: Profile,
    directory: Profile | None,
    chain: tuple[str, ...],
    now: datetime,
    said: Mapping[str, str] = _NOTHING,
) -> tuple[ProviderRow, ...]:
    """Those of `chain` first, then all others. Numbers are those of `directory`, the profile in force now.

    `said` tells by id what came of asking one.
    """
    today = directory or profile
    known = {one.id: one for one in (*profile.providers, *today.providers)}
    order = dict.fromkeys((*(one for one in chain if one in known), *known))
    return tuple(_row(known[one], today, said.get(one, ""), now) for one in order)


def _row(provider: Provider, profile: Profile, said: str, now: datetime) -> ProviderRow:
    number = number_at(profile, provider, local(now))
    if number is None:
        return ProviderRow(provider.id, provider.label, None, "", said)
    by_day = number is provider.day and (provider.night is None or is_open(profile.office_hours, local(now)))
    read = read_number(number.number)
    key, shown = read.key or number.number, read.shown or number.number
    row = NumberRow(key, shown, number.label, checked(number), number.source)
    return ProviderRow(provider.id, provider.label, row, "dag" if by_day else "nacht", said)
