"""What stays on a desk of a report whose content is elsewhere: its row without anything that was said in it. Pure."""

from dataclasses import replace

from desk.rows import CardRow
from desk.words.times import date_text, local

AWAY = "ouder, niet op deze computer"
"""The second line of such a row."""


def bare_card(card: CardRow) -> CardRow:
    """Reference, times, state, and who of the people who work here may open it; no name, number or word."""
    return replace(
        card,
        title=f"{card.reference} · {date_text(local(card.opened_at).date())}",
        subtitle=AWAY,
        rank=0,
        danger=False,
        call_started_at=None,
        caller_name="",
        caller_number="",
        number_key="",
        children=(),
        promises=(),
        agreements=(),
        core_done=False,
        open_danger=0,
        call_desk="",
        safety=(),
        triage=(),
        clocks=(),
        decided="",
        away=True,
    )
