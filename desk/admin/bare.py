"""What the command line says of reports whose content is not on this computer: it refuses, and tells where to go."""

from collections.abc import Iterable

from desk.admin.hints import counted
from desk.errors import SurroundingsFailed
from desk.replica.others import DeskInfo
from desk.replica.reader import ReplicaReader
from desk.rows import CardRow


def refuse_bare(reader: ReplicaReader, cards: Iterable[CardRow], otherwise: str) -> None:
    """Raises SurroundingsFailed if the content of any of these is not here; `otherwise` is what it would come to."""
    away = sorted({card.reference for card in cards if card.away})
    if not away:
        return
    named = ", ".join(away[:5]) + (" en andere" if len(away) > 5 else "")
    them = "haar" if len(away) == 1 else "ze"
    raise SurroundingsFailed(
        f"{counted(len(away), 'melding staat', 'meldingen staan')} niet heel op deze desk ({named}); {otherwise}. "
        f"Er is niets gedaan. Doe dit {where_whole(reader)}, of open {them} eerst in het venster."
    )


def around(reader: ReplicaReader, report: str, most: int = 10_000) -> list[CardRow]:
    """A report, those that went on in it, and those that share a number or name with one of them."""
    family = reader.family(report)
    cards = [card for one in family if (card := reader.card(one)) is not None]
    return cards + [card for one in family for card in reader.cards_by_keys(reader.keys_of(one), most)]


def where_whole(reader: ReplicaReader) -> str:
    """Where all content is, in words."""
    desks = {row.desk: row.name for row in reader.rows("desk") if isinstance(row, DeskInfo)}
    names = sorted({desks.get(desk) or "zonder naam" for desk in reader.archives()})
    return f"op archiefdesk {' of '.join(names)}" if names else "op een archiefdesk"
