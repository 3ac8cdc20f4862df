"""How long reports are kept, what may be destroyed and what of it stays: the figures, which name nobody."""
