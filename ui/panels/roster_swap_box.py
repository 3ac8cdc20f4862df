"""One swap that waits, or that counts: how it stands, what it would change, and what can be done about it."""

from collections.abc import Sequence

from desk.roster_rows import SwapRow
from ui.widgets.box import Action, Box
from ui.widgets.shown import show_when
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

GIVE, SWAP, OFFER = "give", "swap", "offer"
APPROVE, TAKE, REFUSE, WITHDRAW = "approve", "take", "refuse", "withdraw"
OPEN = ("asked", "taken")
"""States of a swap that waits for somebody."""


class SwapBox(Box):
    """`acted` says which: APPROVE, TAKE, REFUSE or WITHDRAW. `swap` is the id."""

    def __init__(self, swap: str) -> None:
        super().__init__("")
        self.swap = swap
        self._changes = Words("body")
        self._against = SignLine("warn")
        self._against.hide()
        self._lines.addWidget(self._changes)
        self._lines.addWidget(self._against)

    @property
    def words(self) -> str:
        """What it would change, as the box says it."""
        return self._changes.text()

    @property
    def against(self) -> str:
        """What speaks against it, as the box says it."""
        return self._against.text

    def show_swap(self, row: SwapRow, lines: Sequence[str], against: str = "") -> None:
        """Shows it in place, with `lines` about what it changes, and what speaks `against` it."""
        states = {"asked": self.tr("asked"), "taken": self.tr("taken"), "approved": self.tr("approved")}
        kinds = {GIVE: self.tr("give away"), SWAP: self.tr("swap"), OFFER: self.tr("open offer")}
        title = kinds[row.kind]
        if row.start is not None or row.until is not None:
            title = self.tr("{kind} of a part").format(kind=title)
        self._say(head=row.reference[:1].upper() + row.reference[1:], far=states.get(row.state, row.state), title=title)
        self._changes.say("\n".join(filter(None, lines)), hide_empty=True)
        self._against.say(self.tr("Mind: {what}").format(what=against) if against else "")
        show_when(self._against, bool(against))
        waits = row.state in OPEN
        actions = []
        if waits and row.person:
            actions.append(Action(APPROVE, self.tr("Approve"), kind="primary"))
        if waits and row.kind == OFFER:
            actions.append(Action(TAKE, self.tr("Somebody takes it")))
        if waits:
            actions.append(Action(REFUSE, self.tr("Refuse")))
        self.show_actions([*actions, Action(WITHDRAW, self.tr("Withdraw"))])
