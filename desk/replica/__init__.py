"""replica.db: the agreed log as this desk knows it, and the rows folded from it. Can always be rebuilt."""
