"""What earlier moves to another store left in a home: former replicas, of which the last two are kept.

A replica holds nothing that the log does not: what this desk wrote is in its journal, and all that it knew was given
to the store before the replica was set aside. It is kept for looking back, not for ever: each is as large as the log.
"""

import re

from desk.home import Home
from desk.words.reasons import why

ASIDE = "voor-overstap"
"""Why a replica was set aside, as it stands in its name."""
_KEPT = 2
_PARTS = ("-wal", "-shm", "")
_NAME = re.compile(rf"replica\.db\.{ASIDE}-(\d{{8}}-\d{{6}})(?:-(\d+))?")


def thin_replicas(home: Home) -> list[str]:
    """Remove all but the newest two; gives in Dutch what else is left beside the newest, what went, and what would not.

    The desk has moved by then: what cannot be removed is no reason to fail.
    """
    found = [_NAME.fullmatch(path.name) for path in home.path.iterdir()]
    names = [name for *_, name in sorted((one[1], int(one[2] or 1), one[0]) for one in found if one)]
    said = [f"Van een eerdere overstap staat er nog {name}; dat mag weg" for name in names[-_KEPT:-1]]
    for name in names[:-_KEPT]:
        try:
            # The file itself last: until then its name says that there is something to remove.
            for tail in _PARTS:
                (home.path / (name + tail)).unlink(missing_ok=True)
        except OSError as error:
            said.append(f"{home.path / name}: is van een oude overstap en kan niet weg ({why(error)}). Wis het zelf.")
        else:
            said.append(f"{name} is van een oudere overstap en is gewist; de laatste twee blijven")
    return said
