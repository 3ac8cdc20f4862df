"""The keys of an incarnation: made once, kept in journal.db, used by the writer thread; and whether a signature holds.

`cryptography` is imported by the functions that need it: a start has no use for it and would wait.
"""
