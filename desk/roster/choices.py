"""What somebody says about a roster file as a whole, where its rows alone do not decide it."""

from desk.record import record


@record
class Choices:
    """By default the careful thing happens, and it is said.

    `whole`: the file is the whole roster of its time, so that what other files planned there gives way to it. `hand`:
    its rows count over what people changed since a file planned that. `missing`: what the same file planned before and
    no longer has goes, also outside its time. `older`: it is taken though a newer version of it was read before.
    """

    whole: bool = False
    hand: bool = False
    missing: bool = False
    older: bool = False
