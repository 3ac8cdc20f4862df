"""An error of our own stops what was being done and nothing else: it is written down, told, and the window goes on."""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from desk.words.reasons import why

LONGEST_LOG = 1_000_000


def report_bugs(folder: Path, tell: Callable[[str], None]) -> None:
    """From now on an error of ours stops that action only: it is written to a file in `folder` and told."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        told = "Er ging iets mis in Nachtwacht zelf; die handeling is gestopt, uw gegevens zijn er nog. "
        path = folder / "fout.log"
        try:
            if path.exists() and path.stat().st_size > LONGEST_LOG:
                # An error that comes back every second must not fill the disk.
                path.replace(folder / "fout-eerder.log")
            with path.open("a", encoding="utf-8") as file:
                file.write(text + "\n")
        except OSError as failure:
            tell(f"{told}{path} kon niet worden geschreven ({why(failure)}). Meld dit aan de beheerder.")
            return
        tell(f"{told}Stuur {path} naar de beheerder.")

    sys.excepthook = hook
