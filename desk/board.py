"""The left column: which report comes first, and what its card says this minute. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from desk.rows import CardRow, PromiseRow
from desk.words.times import clock_text


def board(cards: Iterable[CardRow], now: datetime) -> tuple[CardRow, ...]:
    """The cards in the order of the board, dressed for this minute: danger first, then time."""
    dressed = [dress(card, now) for card in cards]
    return tuple(sorted(dressed, key=lambda card: _order(card, now)))


def _order(card: CardRow, now: datetime) -> tuple[bool, int, bool, float, float]:
    """Danger or too late above all; then the more urgent, whoever is on the line, the sooner promise."""
    first = card.promises[0] if card.promises else None
    late = first is not None and first.due_at <= now
    due = first.due_at.timestamp() if first is not None else float("inf")
    top = card.danger or late
    return not top, (card.rank or 99) if top else 0, card.state != "calling", due, card.opened_at.timestamp()


def dress(card: CardRow, now: datetime) -> CardRow:
    """The card with the words of its badge: in a call, late, waiting for whom, or nothing to wait for."""
    first = card.promises[0] if card.promises else None
    if first is not None and first.due_at <= now:
        return replace(card, badge=f"! {first.label} te laat", badge_kind="danger")
    if card.state == "calling":
        if card.danger:
            return replace(card, badge=_open_danger("! Gevaar", card), badge_kind="danger")
        return replace(card, badge=_open_danger("In gesprek", card), badge_kind="info")
    if first is not None:
        kind = "warn" if first.warn_at <= now else "info"
        return replace(card, badge=waiting_words(first), badge_kind=kind)
    if card.state in {"closed", "merged", "set-aside"}:
        words = {"closed": "Afgerond", "merged": "Samengevoegd", "set-aside": "Terzijde gelegd"}
        return replace(card, badge=words[card.state], badge_kind="muted")
    return replace(card, badge="Geen afspraak open", badge_kind="warn")


def waiting_words(promise: PromiseRow) -> str:
    """What a report waits for, with its minute."""
    return f"{promise.label} · voor {clock_text(promise.due_at)}"


def _open_danger(word: str, card: CardRow) -> str:
    if card.open_danger == 0:
        return word
    return f"{word} · {card.open_danger} open"
