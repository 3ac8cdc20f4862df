"""All readers with the hostile examples for them: the same seed gives the same bytes."""

import random

from fuzz_parsers import PARSERS as FILES
from fuzz_parsers import Parser
from fuzz_profiles import PROFILE_PARSERS
from fuzz_stores import STORES
from hostile_log import as_bytes, made_up, real, shows
from mutating import mutated

LOG = Parser("log", lambda: [as_bytes(real())], shows)
PARSERS = [*PROFILE_PARSERS, *FILES, *STORES, LOG]


def example(parser: Parser, seed: int) -> bytes:
    """Mostly real inputs that were changed; some of a log that was made up, some of bytes alone."""
    chance = random.Random(~seed)
    if parser is LOG and chance.random() < 0.6:
        return made_up(seed)
    if chance.random() < 0.05:
        return chance.randbytes(chance.choice((0, 1, 3, 40, 4000)))
    return mutated(parser.seeds(), seed)
