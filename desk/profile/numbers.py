"""The numbers of the directory: which one a provider has at this hour, and whether anybody checked it (rule 6)."""

from datetime import datetime

from desk.profile.model import PhoneNumber, Profile, Provider, is_open


def number_at(profile: Profile, provider: Provider, local: datetime) -> PhoneNumber | None:
    """The number on which a provider is called at `local` (Europe/Amsterdam); the other one where it has no such."""
    office = is_open(profile.office_hours, local)
    return (provider.day or provider.night) if office else (provider.night or provider.day)


def checked(number: PhoneNumber) -> str:
    """When somebody checked a number, in words; empty when nobody did."""
    return f"gecontroleerd {number.verified_on:%d-%m-%Y}" if number.verified_on else ""
