"""What leaves the desk: for whom it can be made, what goes along, and the paper itself in words."""

from dataclasses import replace

from desk.record import record
from desk.rows import OptionRow


@record
class ReceiverRow:
    """Somebody for whom a paper can be made. `kind` as in HandedOut; `name` stands on the paper."""

    id: str
    kind: str
    name: str
    label: str


@record
class PartRow:
    """One part of a paper. `goes`: proposed to go along; `reason` why not, in Dutch. People decide."""

    id: str
    label: str
    goes: bool
    reason: str = ""


@record
class PapersRow:
    """What the panel shows before a paper is made: `kinds` of paper, `receivers` and `parts` for those chosen.

    `held` is what never goes along, with its reason; `said` are lines to know first, `name_question` the link of the
    question that they are about (empty: none); `history` is what left before, newest first. `heard` is what the
    receiver hears by the feedback that left for them, and that nobody noted as heard yet.
    """

    report: str
    reference: str
    what: str
    whats: tuple[OptionRow, ...]
    receiver: str
    receivers: tuple[ReceiverRow, ...]
    children: tuple[OptionRow, ...]
    parts: tuple[PartRow, ...]
    held: tuple[str, ...]
    said: tuple[str, ...]
    name_question: str
    history: tuple[str, ...]
    heard: tuple[OptionRow, ...] = ()


@record
class PaperAsked:
    """Which paper: `what` it is, for whom (`to`, a name, and its `kind`), about which children (none: all of the
    report), and the parts that stay behind, by id."""

    what: str
    to: str
    kind: str
    children: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


@record
class PaperBlockRow:
    """One block: a head and its lines. `kind` is `summary`, `danger`, `long` (may be cut where room ends) or empty."""

    head: str
    lines: tuple[str, ...]
    kind: str = ""


@record
class PaperRow:
    """A paper in words, the summary first. `file` is a name without suffix that names nobody; `left_out` in words.

    `veiled` says that those who called were taken out of the text, and what of them may still stand there.
    """

    report: str
    what: str
    to: str
    kind: str
    children: tuple[str, ...]
    file: str
    title: str
    about: tuple[str, ...]
    blocks: tuple[PaperBlockRow, ...]
    left_out: tuple[str, ...]
    foot: str
    veiled: str = ""

    def within(self, letters: int, lines: int) -> "PaperRow":
        """The same with at most so many lines in its long blocks, and so many letters in any line."""
        return replace(self, blocks=tuple(_block(block, letters, lines) for block in self.blocks))


def _block(block: PaperBlockRow, letters: int, most: int) -> PaperBlockRow:
    kept = block.lines[:most] if block.kind == "long" else block.lines
    cut = [line if len(line) <= letters else f"{line[:letters].rsplit(' ', 1)[0].rstrip()}…" for line in kept]
    gone = len(block.lines) - len(kept)
    if gone:
        cut.append(f"… en nog {gone}; alles staat in de tekst en het FHIR-bestand")
    return replace(block, lines=tuple(cut))
