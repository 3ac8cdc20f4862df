"""journal.db: what this desk wrote. Committed there is "bewaard"."""
