"""What left the desk by people's hands: what, to whom, in what form, about whom, and what was held back (issue 9).

The desk mails nothing by itself: a paper is made, people send it, and this is the fact of it.
"""

from desk.errors import Refused
from desk.facts.triage import HandedOut
from desk.intake.context import Context, New, decides
from desk.record import record


@record
class HandOut:
    """A paper about `children` (all of the report when none is named) was made for `to`; fields as in HandedOut.

    Also of a report that is closed or went on in another one: what left is said where it was read.
    """

    report: str
    what: str
    form: str
    to: str
    kind: str
    children: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    document: str = ""


@decides(HandOut)
def _hand_out(command: HandOut, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    children = command.children or tuple(state.children)
    if any(child not in state.children and child not in state.children_aside for child in children):
        raise Refused("Dit kind staat niet in de melding.")
    out = HandedOut(
        document=command.document or context.new_id(),
        what=command.what,
        form=command.form,
        to=command.to.strip() or "onbekend",
        kind=command.kind,
        children=children,
        left_out=command.left_out,
    )
    if any(out.document == former.document for _, _, former in state.care.handed_out):
        return ()
    return (New(out, state.id),)
